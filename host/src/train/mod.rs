//! From records to models: the loop closed.
//!
//! ```text
//! RecordStore ─▶ lessons ─▶ candidate and report ─ promoted? ─▶ shelf ─▶ Models ─▶ Improver
//!      ▲                                                                             │
//!      └──────────── feedback ◀── people ◀── answers with decisions ◀────────────────┘
//! ```
//!
//! `records` and `learn` do not know each other; here they meet. [`lesson_of`] turns a record
//! into what it teaches, [`Workshop`] makes and judges a candidate, [`Trainer`] lets it do so
//! beside a serving host, [`Models`] follows the model that serves, and [`simulation`] shows the
//! whole loop with people whose tastes are known.

mod lessons;
mod models;
pub mod simulation;
mod trainer;
mod training;

pub use lessons::{lesson_of, lessons_from};
pub use models::{ModelError, Models, PreparedModel};
pub use trainer::{Schedule, Trainer};
pub use training::{Outcome, TrainError, Workshop};
