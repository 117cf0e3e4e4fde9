//! What an operator can set about sessions.

use std::time::Duration;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::SessionBounds;
use crate::records::ServerUrl;

/// What is remembered of conversations, where, and for how long.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SessionSettings {
    /// Whether conversations are remembered at all.
    pub enabled: bool,
    /// Where they are kept.
    pub store: SessionStoreKind,
    /// With `store: redis`, the server, as `redis://:password@server:6379/0`; the variable
    /// `REDIS_URL` says the same.
    pub redis_url: Option<ServerUrl>,
    /// With `store: postgres`, the server, as `postgres://user:password@server/database`; the
    /// variable `DATABASE_URL` says the same.
    pub database_url: Option<ServerUrl>,
    /// How long a session that nobody uses is kept, seconds.
    pub ttl_s: u64,
    /// Sessions that are kept; the one that was used longest ago goes first.
    pub max_sessions: u64,
    /// Turns of each session that are kept; the oldest goes first.
    pub max_turns: u64,
    /// Bytes that the texts of all sessions may take; the session used longest ago goes first.
    pub max_bytes: u64,
    /// Bytes that the texts of one session may take; the oldest turn goes first.
    pub max_session_bytes: u64,
    /// Bytes of earlier prompts that rules see with each prompt; the newest go before.
    pub context_bytes: u64,
}

/// Where sessions are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SessionStoreKind {
    /// In this process.
    #[default]
    Auto,
    /// In this process: gone when it ends.
    Memory,
    /// On a Redis server, for several hosts.
    Redis,
    /// On a PostgreSQL server, for several hosts.
    Postgres,
}

impl Default for SessionSettings {
    fn default() -> Self {
        Self {
            enabled: true,
            store: SessionStoreKind::Auto,
            redis_url: None,
            database_url: None,
            ttl_s: 3_600,
            max_sessions: 1_000,
            max_turns: 20,
            max_bytes: 32 << 20,
            max_session_bytes: 256 << 10,
            context_bytes: 16 << 10,
        }
    }
}

impl SessionSettings {
    /// How much a store keeps.
    pub fn bounds(&self) -> SessionBounds {
        SessionBounds {
            ttl: Duration::from_secs(self.ttl_s.max(1)),
            max_sessions: self.max_sessions.max(1),
            max_turns: self.max_turns.max(1),
            max_bytes: self.max_bytes,
            // One session must fit beside nothing else.
            max_session_bytes: self.max_session_bytes.min(self.max_bytes),
        }
    }
}
