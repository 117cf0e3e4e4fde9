//! What was improved, and what came of it: records, feedback, sessions.
//!
//! ```text
//! an answer ─▶ PromptEnhancementRecord ─ privacy ─▶ Recorder
//!                                                     │ journal: written before the client hears of it
//!                                                     ▼
//!                                                   queue ─ batches ─▶ RecordStore (SQLite, PostgreSQL, memory)
//!                                                     ▲
//! record_feedback ─▶ Feedback ─▶ Outcome with credit ─┘
//! ```
//!
//! What was acknowledged survives: a record is in the journal before a client is told that it
//! is recorded, and leaves the journal only once a store has it. A store takes a record as often
//! as it is given and keeps it once.

mod aside;
mod credit;
pub mod database_url;
pub mod export;
mod feedback;
mod figures;
mod filter;
mod journal;
mod outage;
mod outcome;
mod privacy;
mod queue;
mod record;
mod recorder;
#[cfg(test)]
pub(crate) mod sample;
mod server_url;
pub mod sessions;
mod settings;
pub(crate) mod store;
mod taken;
mod time;
mod writer;

pub use credit::credit;
pub use database_url::DatabaseUrl;
pub use feedback::{FeedbackError, Receipt};
pub use figures::QueueFigures;
pub use filter::{Filter, OutcomeFilter};
pub use journal::JournalError;
pub use outage::Outage;
pub use outcome::{Credit, Feedback, Outcome, Verdict};
pub use privacy::{Privacy, PrivacyError, REDACTED, Redaction, without_secrets};
pub use record::{
    Capture, Decision, PromptEnhancementRecord, RecordId, RecordOrigin, RecordedChange, RecordedQuestion, TemplateUse,
};
pub use recorder::{Drained, NotRecorded, Recorded, Recorder, RecorderError};
pub use server_url::ServerUrl;
pub use sessions::{SessionKey, SessionSettings, Sessions};
pub use settings::{Fsync, PoolSettings, Settings, StoreKind};
pub use store::memory::MemoryStore;
pub use store::{
    PostgresStore, RecordStore, Salvaged, Settled, Soundness, SqliteStore, Stats, StoreError, open, sqlite_file,
};
pub use time::UtcTime;
