//! One entry on the disk: its length, a checksum, and JSON.
//!
//! ```text
//! u32 length of the JSON │ u32 CRC-32 of those four bytes and the JSON │ JSON     (little-endian)
//! ```
//!
//! The checksum covers the length, so that neither zeroed bytes nor a flipped length pass for an entry.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::records::{Outcome, PromptEnhancementRecord, RecordId};

/// Bytes before the JSON.
const HEADER: usize = 8;
/// The longest JSON of an entry. A prompt is far shorter.
const LONGEST: usize = 64 << 20;

/// What waits for the store.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) enum Entry {
    /// A new record.
    Record(Arc<PromptEnhancementRecord>),
    /// What came of a record that was given before.
    Outcome {
        /// Which record.
        record_id: RecordId,
        /// What came of it.
        outcome: Outcome,
    },
}

/// An entry as bytes.
///
/// # Errors
/// When it is longer than an entry may be.
pub(super) fn encode(entry: &Entry) -> std::io::Result<Vec<u8>> {
    let texts = match entry {
        Entry::Record(record) => record.original.len() + record.improved.len(),
        Entry::Outcome { outcome, .. } => outcome.final_text.as_ref().map_or(0, String::len),
    };
    let mut frame = Vec::with_capacity(HEADER + 2048 + texts + texts / 4);
    frame.extend_from_slice(&[0; HEADER]);
    serde_json::to_writer(&mut frame, entry)?;
    let length = frame.len() - HEADER;
    let too_long = || std::io::Error::new(std::io::ErrorKind::InvalidData, "the record is too long for the journal");
    let length = u32::try_from(length).ok().filter(|_| length <= LONGEST).ok_or_else(too_long)?.to_le_bytes();
    let checksum = checksum(length, frame.get(HEADER..).unwrap_or_default()).to_le_bytes();
    for (place, byte) in frame.iter_mut().zip(length.into_iter().chain(checksum)) {
        *place = byte;
    }
    Ok(frame)
}

/// The JSON of the whole and unharmed frame that `bytes` start with, and the length of the frame.
pub(super) fn decode(bytes: &[u8]) -> Option<(&[u8], usize)> {
    let (length, rest) = bytes.split_first_chunk::<4>()?;
    let (sum, rest) = rest.split_first_chunk::<4>()?;
    let count = usize::try_from(u32::from_le_bytes(*length)).ok().filter(|count| (1..=LONGEST).contains(count))?;
    let json = rest.get(..count)?;
    (checksum(*length, json) == u32::from_le_bytes(*sum)).then_some((json, HEADER + count))
}

fn checksum(length: [u8; 4], json: &[u8]) -> u32 {
    let mut hasher = crc32fast::Hasher::new();
    hasher.update(&length);
    hasher.update(json);
    hasher.finalize()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::sample;

    #[test]
    fn an_entry_reads_back_as_it_was_written() {
        let entry = Entry::Record(Arc::new(sample::record("Fix \u{0}\u{1f}\n\"bug\" 🦀", "Fix the bug.")));
        let frame = encode(&entry).unwrap();
        let (json, length) = decode(&frame).unwrap();
        assert_eq!(length, frame.len());
        assert_eq!(serde_json::from_slice::<Entry>(json).unwrap(), entry);
    }

    #[test]
    fn zeros_and_foreign_bytes_are_no_frame() {
        assert_eq!(decode(&[0; 64]), None);
        assert_eq!(decode(b""), None);
        assert_eq!(decode(b"{\"record\":{}}"), None);
        assert_eq!(decode(&[0xff; 64]), None);
    }
}
