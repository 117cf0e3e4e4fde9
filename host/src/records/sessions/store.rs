//! Where sessions are kept while they last.

use std::fmt;
use std::time::Duration;

use async_trait::async_trait;

use super::{Session, SessionKey, SessionRow, Turn};
use crate::records::StoreError;

/// How much a store keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SessionBounds {
    /// How long a session that nobody uses is kept.
    pub ttl: Duration,
    /// Sessions; the one used longest ago goes first.
    pub max_sessions: u64,
    /// Turns of each; the oldest goes first.
    pub max_turns: u64,
    /// Bytes of the texts of all; the session used longest ago goes first.
    pub max_bytes: u64,
    /// Bytes of the texts of each; the oldest turn goes first, the newest stays.
    pub max_session_bytes: u64,
}

/// Whose sessions are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose<'w> {
    /// All.
    Everybody,
    /// Those of one client, or of clients without a name.
    Client(Option<&'w str>),
}

impl Whose<'_> {
    /// Whether a session is meant.
    pub fn fits(self, key: &SessionKey) -> bool {
        match self {
            Self::Everybody => true,
            Self::Client(client) => key.client() == client,
        }
    }
}

/// A database of sessions. Every implementation passes the same contract test.
#[async_trait]
pub trait SessionStore: Send + Sync + fmt::Debug + 'static {
    /// Which one, for people: `memory`, `Redis`, `PostgreSQL`.
    fn name(&self) -> &'static str;

    /// Whether it answers at once: then nobody has to be kept from waiting for it.
    fn is_immediate(&self) -> bool {
        false
    }

    /// The session `key`, which is used by that: its time begins anew.
    ///
    /// # Errors
    /// When the store cannot be asked.
    async fn touch(&self, key: &SessionKey) -> Result<Option<Session>, StoreError>;

    /// Adds a turn to the session `key`, which begins where there is none. Turns that are
    /// added at once by several hosts are all kept.
    ///
    /// # Errors
    /// When the store cannot be asked.
    async fn append(&self, key: &SessionKey, turn: Turn) -> Result<(), StoreError>;

    /// At most `limit` sessions, those used last first.
    ///
    /// # Errors
    /// When the store cannot be asked.
    async fn list(&self, whose: Whose<'_>, limit: usize) -> Result<Vec<SessionRow>, StoreError>;

    /// The session `key`; it lasts no longer for being looked at.
    ///
    /// # Errors
    /// When the store cannot be asked.
    async fn show(&self, key: &SessionKey) -> Result<Option<Session>, StoreError>;

    /// Forgets the session `key`; tells whether there was one.
    ///
    /// # Errors
    /// When the store cannot be asked.
    async fn end(&self, key: &SessionKey) -> Result<bool, StoreError>;

    /// Forgets the half of the sessions that were used longest ago, where they take memory of this
    /// process; tells how many.
    fn shed(&self) -> usize {
        0
    }

    /// Whether it answers.
    ///
    /// # Errors
    /// When it does not.
    async fn ping(&self) -> Result<(), StoreError>;
}
