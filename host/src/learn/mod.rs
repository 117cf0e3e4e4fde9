//! The local model: what it learns from, how, and what it says.
//!
//! ```text
//! Document ─▶ Features ─▶ Model ─▶ PromptScores: needs-clarification, missing slots, task
//!                ▲          ▲
//! Dataset ───────┴─▶ train ─┘      folds judged by learners of the others, then calibrated
//!
//! Document ─▶ Situation ─▶ Acceptance ─▶ Gate: which suggested edits this person keeps
//!                              ▲
//! Lesson (an answer and its feedback) ─▶ promotion: a candidate, judged against what serves
//! ```
//!
//! Everything here is a pure function of its arguments, but for reading data: the same data and
//! seed give the same bytes on every machine.

mod acceptance;
mod advisor;
pub mod calibration;
pub mod card;
mod chance;
pub mod dataset;
pub mod evaluate;
mod features;
mod file;
mod ftrl;
mod gate;
pub mod heads;
mod lesson;
mod model;
pub mod off_policy;
pub mod promotion;
mod random;
mod settings;
mod shelf;
mod situation;
mod train;

pub use acceptance::{Acceptance, MIN_EVIDENCE, Posterior, Unreadable};
pub use advisor::{Advisor, Heads, NEEDS_CLARIFICATION, Occasion, Reading};
pub use card::Card;
pub use chance::{Chance, two_proportions};
pub use dataset::{DataError, Dataset};
pub use features::{DIMENSIONS, FEATURES_VERSION, Features, SURFACE, Scope};
pub use file::LARGEST;
pub use ftrl::{Ftrl, FtrlSettings};
pub use gate::{Gate, Verdict};
pub use lesson::{Choice, Credit, Lesson, Read, groups};
pub use model::{Head, Model, ModelError, PromptScores};
pub use promotion::{Bounded, Promotion, Report, RuleReport, Terms, candidate};
pub use random::Random;
pub use settings::{InvalidChoice, InvalidShare, ModelChoice, Settings, Share};
pub use shelf::{Current, Shelf, ShelfError, Trained, TrainingLock, Version};
pub use situation::{SITUATION, Situation};
pub use train::{Progress, TrainSettings, train};
