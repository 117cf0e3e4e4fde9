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

mod filter;
mod outcome;
mod record;
mod settings;
mod store;
mod time;

pub use filter::{Filter, OutcomeFilter};
pub use outcome::{Credit, Feedback, Outcome, Verdict};
pub use record::{
    Capture, Decision, PromptEnhancementRecord, RecordId, RecordOrigin, RecordedChange, RecordedQuestion, TemplateUse,
};
pub use settings::{Fsync, PoolSettings, Settings, StoreKind};
pub use store::{RecordStore, Settled, Stats, StoreError};
pub use time::UtcTime;
