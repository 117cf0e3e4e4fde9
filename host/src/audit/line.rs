//! One line of the trail: what happened, and the digests that chain it to the line before.
//!
//! ```json
//! {"seq":2,"time":"2026-11-28T14:00:00.000Z","event":"reloaded","caller":"host","pid":7,"details":{},"prev":"…","hash":"…"}
//! ```
//!
//! `hash` is the BLAKE3 digest of the line's bytes before `,"hash":`, and `prev` the `hash` of the
//! line before, 64 zeros in the first. So `hash` stands for all lines up to its own.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// What the first line has for the digest of the line before it.
pub(super) const NOTHING: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// What stands between what is hashed and the digest, and behind it.
const BEFORE_HASH: &str = ",\"hash\":\"";
const AFTER_HASH: &str = "\"}";
/// Hexadecimal digits of a digest.
const DIGITS: usize = 64;
/// Bytes of details beyond which only their beginning is kept.
const MOST_DETAILS: usize = 32 << 10;
/// Bytes of details of which only the beginning is kept.
const BEGINNING: usize = 4 << 10;

/// What there is to write down.
#[derive(Debug, Clone, PartialEq)]
pub struct Said {
    /// When, as RFC 3339 in UTC.
    pub time: String,
    /// The kind of event.
    pub event: String,
    /// Who made it happen.
    pub caller: String,
    /// What else there is to say.
    pub details: Value,
}

/// A line, as it is read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// Counts lines from 1 on, over all files of the trail.
    pub seq: u64,
    /// When, as RFC 3339 in UTC.
    pub time: String,
    /// The kind of event.
    pub event: String,
    /// Who made it happen.
    pub caller: String,
    /// The process that wrote the line.
    pub pid: u32,
    /// What else there is to say.
    pub details: Value,
    /// `hash` of the line before.
    pub prev: String,
    /// The digest of everything before it in this line.
    pub hash: String,
}

/// Why bytes are no line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum NoLine {
    #[error("it is no line of an audit trail")]
    Form,
    #[error("it was changed: its digest is another")]
    Digest,
}

/// Writes what was said as line `seq` behind the line with the digest `prev`: its bytes with the
/// line break, and its digest.
///
/// # Errors
/// When it cannot be told as JSON.
pub(super) fn seal(said: &Said, seq: u64, prev: &str, pid: u32) -> Result<(Vec<u8>, String), serde_json::Error> {
    #[derive(Serialize)]
    struct Open<'a> {
        seq: u64,
        time: &'a str,
        event: &'a str,
        caller: &'a str,
        pid: u32,
        details: &'a Value,
        prev: &'a str,
    }
    let details = bounded(&said.details);
    let Said { time, event, caller, .. } = said;
    let mut line = serde_json::to_vec(&Open { seq, time, event, caller, pid, details: &details, prev })?;
    // The brace comes back behind the digest.
    line.pop();
    let hash = blake3::hash(&line).to_hex().to_string();
    line.extend_from_slice(BEFORE_HASH.as_bytes());
    line.extend_from_slice(hash.as_bytes());
    line.extend_from_slice(AFTER_HASH.as_bytes());
    line.push(b'\n');
    Ok((line, hash))
}

/// Details that are short enough for one line.
fn bounded(details: &Value) -> Value {
    let text = details.to_string();
    if text.len() <= MOST_DETAILS {
        return details.clone();
    }
    let beginning = text.get(..text.floor_char_boundary(BEGINNING)).unwrap_or_default();
    json!({ "cut_from_bytes": text.len(), "beginning": beginning })
}

/// Reads a line without its line break.
///
/// # Errors
/// When it is none, or not as it was written.
pub(super) fn open(line: &[u8]) -> Result<Line, NoLine> {
    let end = line.strip_suffix(AFTER_HASH.as_bytes()).ok_or(NoLine::Form)?;
    let (rest, hash) = end.split_at_checked(end.len().saturating_sub(DIGITS)).ok_or(NoLine::Form)?;
    let hashed = rest.strip_suffix(BEFORE_HASH.as_bytes()).ok_or(NoLine::Form)?;
    if blake3::hash(hashed).to_hex().as_bytes() != hash {
        return Err(NoLine::Digest);
    }
    serde_json::from_slice(line).map_err(|_| NoLine::Form)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(details: Value) -> Said {
        Said { time: "2026-11-28T14:00:00Z".to_owned(), event: "test".to_owned(), caller: "me".to_owned(), details }
    }

    #[test]
    fn a_line_reads_back_as_it_was_written() {
        let (bytes, hash) = seal(&said(json!({ "a": "\"hash\":\n" })), 1, NOTHING, 7).unwrap();
        let line = open(bytes.strip_suffix(b"\n").unwrap()).unwrap();
        assert_eq!((line.seq, line.pid, line.prev.as_str(), &line.hash), (1, 7, NOTHING, &hash));
        assert_eq!(line.details, json!({ "a": "\"hash\":\n" }));
        assert_eq!(bytes.iter().filter(|byte| **byte == b'\n').count(), 1);
    }

    #[test]
    fn details_without_end_are_cut() {
        let (bytes, _) = seal(&said(json!({ "text": "é".repeat(1 << 20) })), 1, NOTHING, 7).unwrap();
        assert!(bytes.len() < 2 * BEGINNING, "{}", bytes.len());
        open(bytes.strip_suffix(b"\n").unwrap()).unwrap();
    }
}
