//! Figures of the queue, for health, metrics and people.

use std::collections::BTreeMap;

use parking_lot::Mutex;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How the way from answers to the store is doing.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
pub struct QueueFigures {
    /// Which store: `SQLite`, `PostgreSQL`, `memory`.
    pub store: String,
    /// Records of people and agents that are not stored yet.
    pub waiting_user: u64,
    /// The same of made-up ones.
    pub waiting_synthetic: u64,
    /// Outcomes that are not stored yet.
    pub waiting_outcomes: u64,
    /// The most records that may wait.
    pub size: u64,
    /// Seconds since the oldest of them was made; null when nothing waits.
    pub oldest_waiting_seconds: Option<f64>,
    /// Records that the store took since the host started, those that it had already included.
    pub stored: u64,
    /// Outcomes that it took.
    pub stored_outcomes: u64,
    /// Made-up records that gave way to others when the queue was full.
    pub dropped_synthetic: u64,
    /// Answers that were not recorded, by the reason's name.
    pub not_recorded: BTreeMap<String, u64>,
    /// Records and outcomes that the store refuses for good. They lie in a file beside the journal.
    pub set_aside: u64,
    /// Outcomes that came after another host had stored a different one, which stays.
    pub outcomes_too_late: u64,
    /// Batches that the store did not take and that were given to it again.
    pub failed_batches: u64,
    /// Why the last of them failed; null when none did.
    pub last_error: Option<String>,
    /// Batches that were given to the store, those included that it did not take.
    #[serde(default)]
    pub batches: u64,
    /// How long it took for all of them together, seconds.
    #[serde(default)]
    pub batch_seconds: f64,
    /// Whether the last batch was stored, or none was tried yet.
    pub store_works: bool,
    /// Records that were removed because of their age.
    pub pruned: u64,
    /// Syncs of the journal that failed.
    pub failed_syncs: u64,
    /// Bytes of the journal.
    pub journal_bytes: u64,
}

/// What is counted while it happens.
#[derive(Debug)]
pub(super) struct Counters(Mutex<QueueFigures>);

impl Default for Counters {
    fn default() -> Self {
        Self(Mutex::new(QueueFigures { store_works: true, ..QueueFigures::default() }))
    }
}

impl Counters {
    pub(super) fn update(&self, change: impl FnOnce(&mut QueueFigures)) {
        change(&mut self.0.lock());
    }

    pub(super) fn read(&self) -> QueueFigures {
        self.0.lock().clone()
    }
}
