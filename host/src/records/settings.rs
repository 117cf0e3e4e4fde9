//! What an operator can set about records.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Capture, DatabaseUrl};

/// What is kept of improvements, where, and for how long.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(rename = "RecordSettings")]
pub struct Settings {
    /// How much of a prompt is kept.
    pub capture: Capture,
    /// The same for single clients, by the name that they give themselves; `*` stands for any letters.
    pub clients: BTreeMap<String, Capture>,
    /// Whether what looks like a secret (keys, tokens, card numbers) is kept as `<redacted>`.
    pub redact_secrets: bool,
    /// Regular expressions of what else is kept as `<redacted>`.
    pub redact: Vec<String>,
    /// Where records are kept for good.
    pub store: StoreKind,
    /// The file of the SQLite store. Default: `prompt-host/records.sqlite` in the user's data folder.
    pub sqlite_file: Option<PathBuf>,
    /// The PostgreSQL server, as `postgres://user:password@server/database`; the variable
    /// `DATABASE_URL` says the same.
    pub database_url: Option<DatabaseUrl>,
    /// Connections to PostgreSQL that are kept open, and the most.
    pub pool: PoolSettings,
    /// Where records wait for the store. Default: `prompt-host/journal` in the user's data folder.
    pub journal_dir: Option<PathBuf>,
    /// When the journal is made to survive a power cut. A crash of the host alone loses nothing either way.
    pub fsync: Fsync,
    /// With `fsync: interval`, how often, milliseconds; 1 to 60,000.
    pub fsync_interval_ms: u64,
    /// Records that are written to the store at once; 1 to 1,000.
    pub batch: usize,
    /// How long a record waits for others before it is written, milliseconds; 10 to 600,000.
    pub batch_wait_ms: u64,
    /// Records that may wait. Default: ten batches.
    pub queue: Option<usize>,
    /// Days that a record is kept; 0 keeps it for ever.
    pub keep_days: u32,
}

/// Where records are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum StoreKind {
    /// PostgreSQL when a database is named, SQLite otherwise.
    #[default]
    Auto,
    /// One file, for the hosts of one machine.
    Sqlite,
    /// A server, for the hosts of many.
    Postgres,
    /// This process: gone when it ends.
    Memory,
}

/// When what was written has to be on the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Fsync {
    /// Before the client hears of it: an answer waits for the disk.
    Always,
    /// Every so often: a power cut can lose what came since.
    #[default]
    Interval,
    /// When the system likes.
    Never,
}

/// Connections to a database server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct PoolSettings {
    /// Connections that are kept open.
    pub min: u32,
    /// The most connections; at least 1.
    pub max: u32,
    /// How long to wait for one, milliseconds.
    pub wait_ms: u64,
    /// How long one may be unused before it is closed, milliseconds.
    pub idle_ms: u64,
    /// How long a query may take, milliseconds.
    pub query_ms: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            capture: Capture::Full,
            clients: BTreeMap::new(),
            redact_secrets: true,
            redact: Vec::new(),
            store: StoreKind::Auto,
            sqlite_file: None,
            database_url: None,
            pool: PoolSettings::default(),
            journal_dir: None,
            fsync: Fsync::Interval,
            fsync_interval_ms: 200,
            batch: 10,
            batch_wait_ms: 30_000,
            queue: None,
            keep_days: 90,
        }
    }
}

impl Default for PoolSettings {
    fn default() -> Self {
        Self { min: 0, max: 8, wait_ms: 5_000, idle_ms: 600_000, query_ms: 30_000 }
    }
}

impl Settings {
    /// How long a record waits for others.
    pub fn batch_wait(&self) -> Duration {
        Duration::from_millis(self.batch_wait_ms)
    }

    /// Records that may wait for the store.
    pub fn queue_size(&self) -> usize {
        self.queue.unwrap_or_else(|| self.batch.saturating_mul(10)).max(self.batch).max(1)
    }
}
