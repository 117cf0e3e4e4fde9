//! One file of the journal: frames, one after the other.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::frame::{self, Entry};

/// A file that is written to.
#[derive(Debug)]
pub(super) struct Segment {
    pub(super) path: PathBuf,
    pub(super) file: Arc<File>,
    /// Bytes of whole frames.
    pub(super) length: u64,
}

/// A frame that was not written.
#[derive(Debug)]
pub(super) struct NotAppended {
    pub(super) cause: io::Error,
    /// The file ends with a part of the frame that could not be taken away: nothing may follow it.
    pub(super) is_torn: bool,
}

impl Segment {
    /// Starts a file, for its owner's eyes only.
    pub(super) fn create(path: PathBuf) -> io::Result<Self> {
        let file = OpenOptions::new().append(true).create_new(true).mode(0o600).open(&path)?;
        Ok(Self { path, file: Arc::new(file), length: 0 })
    }

    /// Writes a frame whole or not at all, with one call.
    pub(super) fn append(&mut self, frame: &[u8]) -> Result<(), NotAppended> {
        let cause = match (&*self.file).write(frame) {
            Ok(written) if written == frame.len() => {
                self.length += written as u64;
                return Ok(());
            }
            Ok(_) => io::Error::new(io::ErrorKind::StorageFull, "only a part of the record could be written"),
            Err(cause) => cause,
        };
        Err(NotAppended { is_torn: self.file.set_len(self.length).is_err(), cause })
    }

    /// Takes everything out of it.
    pub(super) fn clear(&mut self) -> io::Result<()> {
        self.file.set_len(0)?;
        self.length = 0;
        Ok(())
    }
}

/// What a file held.
#[derive(Debug, Default)]
pub(super) struct Reading {
    /// Everything up to the damage, in the order it was written.
    pub(super) entries: Vec<Entry>,
    /// Frames in good order that this host cannot understand, as a later version may have written them.
    pub(super) foreign: Vec<Vec<u8>>,
    pub(super) damage: Option<Damage>,
}

/// Bytes at the end of a file that are no frames.
#[derive(Debug, PartialEq)]
pub(super) enum Damage {
    /// Nothing whole follows: a write was cut short.
    Tail {
        /// How many.
        bytes: usize,
    },
    /// Whole frames follow, so these bytes were right once.
    Middle {
        /// Everything from the damage on.
        rest: Vec<u8>,
    },
}

/// Reads a file up to its first damage.
pub(super) fn read(path: &Path) -> io::Result<Reading> {
    Ok(read_bytes(&std::fs::read(path)?))
}

fn read_bytes(bytes: &[u8]) -> Reading {
    let mut reading = Reading::default();
    let mut rest = bytes;
    while let Some((json, length)) = frame::decode(rest) {
        let (frame, after) = rest.split_at_checked(length).unwrap_or((rest, &[]));
        match serde_json::from_slice(json) {
            Ok(entry) => reading.entries.push(entry),
            Err(_) => reading.foreign.push(frame.to_vec()),
        }
        rest = after;
    }
    if !rest.is_empty() {
        // JSON holds no control characters, so no text of a prompt looks like a frame.
        let goes_on = (1..rest.len()).any(|at| rest.get(at..).and_then(frame::decode).is_some());
        reading.damage = Some(match goes_on {
            true => Damage::Middle { rest: rest.to_vec() },
            false => Damage::Tail { bytes: rest.len() },
        });
    }
    reading
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::records::sample;

    fn entries(count: usize) -> Vec<Entry> {
        (0..count)
            .map(|at| match at % 3 {
                2 => Entry::Outcome { record_id: sample::record("", "").id, outcome: sample::accepted() },
                _ => Entry::Record(Arc::new(sample::record(&"a ".repeat(at * 7), "Fix it\n."))),
            })
            .collect()
    }

    /// The bytes of `entries`, and where each of them ends.
    fn written(entries: &[Entry]) -> (Vec<u8>, Vec<usize>) {
        let mut bytes = Vec::new();
        let ends = entries.iter().map(|entry| {
            bytes.extend(frame::encode(entry).unwrap());
            bytes.len()
        });
        let ends = ends.collect();
        (bytes, ends)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]

        #[test]
        fn whatever_is_cut_off_the_entries_before_it_are_read(count in 0..7_usize, cut in any::<prop::sample::Index>()) {
            let entries = entries(count);
            let (bytes, ends) = written(&entries);
            let cut = cut.index(bytes.len() + 1);
            let whole = ends.iter().filter(|end| **end <= cut).count();
            let reading = read_bytes(&bytes[..cut]);
            prop_assert_eq!(&reading.entries, &entries[..whole]);
            let torn = cut - whole.checked_sub(1).map_or(0, |last| ends[last]);
            prop_assert_eq!(reading.damage, (torn > 0).then_some(Damage::Tail { bytes: torn }));
        }

        #[test]
        fn whatever_is_flipped_the_entries_before_it_are_read_and_nothing_is_invented(
            count in 1..7_usize,
            places in prop::collection::vec((any::<prop::sample::Index>(), 1..=255_u8), 1..5),
        ) {
            let entries = entries(count);
            let (mut bytes, ends) = written(&entries);
            let good = bytes.clone();
            for (place, flip) in places {
                let at = place.index(bytes.len());
                bytes[at] ^= flip;
            }
            let first = (0..bytes.len()).find(|at| bytes[*at] != good[*at]);
            let whole = first.map_or(count, |first| ends.iter().filter(|end| **end <= first).count());
            let reading = read_bytes(&bytes);
            prop_assert_eq!(&reading.entries, &entries[..whole]);
            prop_assert!(reading.foreign.is_empty());
            prop_assert_eq!(reading.damage.is_some(), first.is_some());
        }

        #[test]
        fn whatever_follows_is_no_entry(count in 0..4_usize, garbage in prop::collection::vec(any::<u8>(), 1..300)) {
            let entries = entries(count);
            let (mut bytes, _) = written(&entries);
            bytes.extend(&garbage);
            let reading = read_bytes(&bytes);
            prop_assert_eq!(reading.entries, entries);
            prop_assert_eq!(reading.damage, Some(Damage::Tail { bytes: garbage.len() }));
        }
    }

    #[test]
    fn a_damaged_frame_with_whole_ones_behind_it_is_no_torn_tail() {
        let entries = entries(3);
        let (mut bytes, ends) = written(&entries);
        bytes[ends[0] + 20] ^= 1;
        let reading = read_bytes(&bytes);
        assert_eq!(reading.entries, entries[..1]);
        assert_eq!(reading.damage, Some(Damage::Middle { rest: bytes[ends[0]..].to_vec() }));
    }

    #[test]
    fn zeroed_blocks_at_the_end_are_a_torn_tail() {
        let (mut bytes, _) = written(&entries(2));
        bytes.extend([0; 4096]);
        assert_eq!(read_bytes(&bytes).damage, Some(Damage::Tail { bytes: 4096 }));
    }

    #[test]
    fn an_entry_of_a_later_version_is_kept_as_it_is() {
        let json = br#"{"verdict-of-the-moon":{}}"#;
        let length = u32::try_from(json.len()).unwrap().to_le_bytes();
        let mut hasher = crc32fast::Hasher::new();
        hasher.update(&length);
        hasher.update(json);
        let foreign = [&length[..], &hasher.finalize().to_le_bytes(), json].concat();
        let entries = entries(2);
        let (bytes, _) = written(&entries);
        let reading = read_bytes(&[foreign.clone(), bytes].concat());
        assert_eq!((reading.entries, reading.foreign, reading.damage), (entries, vec![foreign], None));
    }

    #[test]
    fn a_full_disk_is_said_and_closes_a_file_that_cannot_be_mended() {
        let file = OpenOptions::new().append(true).open("/dev/full").unwrap();
        let mut segment = Segment { path: "/dev/full".into(), file: Arc::new(file), length: 0 };
        let failed = segment.append(b"frame").unwrap_err();
        assert_eq!(failed.cause.kind(), io::ErrorKind::StorageFull);
        assert!(failed.is_torn, "a device cannot be cut");
        assert_eq!(segment.length, 0);
    }
}
