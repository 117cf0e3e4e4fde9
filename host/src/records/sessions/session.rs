//! One conversation, as it is kept.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::plugin::Digest;
use crate::records::{RecordId, UtcTime};

/// The longest id of a session, bytes.
pub const LONGEST_SESSION_ID: usize = 200;

/// How much of a client's name counts, characters.
const CLIENT_CHARS: usize = 200;

/// What a turn takes besides its texts, bytes.
const TURN_OVERHEAD: usize = 64;

/// Which session: a client's, under a name of the client's own.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub struct SessionKey {
    /// The name of the client; null for clients that give none.
    client: Option<String>,
    /// What the client calls it.
    id: String,
}

/// An id that names no session.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InvalidSession {
    /// It is empty.
    #[error("the session id is empty: leave it out, or give the conversation a name")]
    Empty,
    /// It is too long.
    #[error("the session id has {0} bytes; {LONGEST_SESSION_ID} are allowed")]
    TooLong(usize),
}

impl SessionKey {
    /// The session `id` of `client`.
    ///
    /// # Errors
    /// When the id is empty or longer than [`LONGEST_SESSION_ID`].
    pub fn new(client: Option<&str>, id: &str) -> Result<Self, InvalidSession> {
        match id.len() {
            0 => Err(InvalidSession::Empty),
            length if length > LONGEST_SESSION_ID => Err(InvalidSession::TooLong(length)),
            _ => {
                let client = client.map(|client| client.chars().take(CLIENT_CHARS).collect());
                Ok(Self { client, id: id.to_owned() })
            }
        }
    }

    /// Whose it is.
    pub fn client(&self) -> Option<&str> {
        self.client.as_deref()
    }

    /// What the client calls it.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// A name for databases: of one length, and the same on every host.
    pub(super) fn name(&self) -> String {
        let client = self.client.as_deref().map_or_else(String::new, |client| format!("{}:{client}", client.len()));
        Digest::of(format!("{client}\n{}", self.id).as_bytes()).hex()
    }

    /// About how many bytes it takes.
    pub(super) fn bytes(&self) -> usize {
        self.id.len() + self.client.as_ref().map_or(0, String::len)
    }
}

/// One prompt of a conversation, and what was answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Turn {
    /// When it was answered.
    pub time: UtcTime,
    /// Its record; null when there is none.
    pub record_id: Option<RecordId>,
    /// The prompt as it came; empty when it was too long to keep.
    pub original: String,
    /// The prompt as it was answered; empty when it was too long to keep.
    pub improved: String,
}

impl Turn {
    /// What it takes.
    pub fn bytes(&self) -> usize {
        self.original.len() + self.improved.len() + TURN_OVERHEAD
    }

    /// The same within `most` bytes: without the answer, or else without any text.
    pub(super) fn within(mut self, most: u64) -> Self {
        let fits = |turn: &Self| u64::try_from(turn.bytes()).is_ok_and(|bytes| bytes <= most);
        if !fits(&self) {
            self.improved.clear();
        }
        if !fits(&self) {
            self.original.clear();
        }
        self
    }
}

/// A session without its turns, as lists show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SessionRow {
    /// Which one.
    #[serde(flatten)]
    pub key: SessionKey,
    /// When it began.
    pub started: UtcTime,
    /// When it was last used.
    pub last: UtcTime,
    /// Turns that it has had.
    pub turns: u64,
    /// Bytes that its kept turns take.
    pub bytes: u64,
}

/// A session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Session {
    /// All but its turns.
    #[serde(flatten)]
    pub row: SessionRow,
    /// The last turns, the oldest first: those that are kept.
    pub history: Vec<Turn>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_sessions_are_told_apart_whatever_is_in_them() {
        let key = |client: Option<&str>, id: &str| SessionKey::new(client, id).unwrap().name();
        let names = [
            key(None, "a"),
            key(Some(""), "a"),
            key(Some("a"), "a"),
            key(Some("a\na"), "b"),
            key(Some("a"), "a\nb"),
            key(None, "1:a\na"),
        ];
        let mut distinct = names.to_vec();
        distinct.sort();
        distinct.dedup();
        assert_eq!(distinct.len(), names.len());
        assert_eq!(SessionKey::new(None, ""), Err(InvalidSession::Empty));
        assert_eq!(SessionKey::new(None, &"é".repeat(101)), Err(InvalidSession::TooLong(202)));
        assert_eq!(SessionKey::new(Some(&"é".repeat(300)), "a").unwrap().client().unwrap().chars().count(), 200);
    }

    #[test]
    fn a_turn_that_is_too_long_loses_its_answer_first() {
        let turn = Turn { time: UtcTime::now(), record_id: None, original: "a".repeat(100), improved: "b".repeat(100) };
        assert_eq!(turn.clone().within(264), turn);
        let shorter = turn.clone().within(263);
        assert_eq!((shorter.original.len(), shorter.improved.len()), (100, 0));
        assert_eq!(turn.within(100).bytes(), TURN_OVERHEAD);
    }
}
