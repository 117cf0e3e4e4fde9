//! Failed calls of plugins, kept so that somebody can find out why.
//!
//! ```text
//! wasm ─ a call is over ─▶ FailureKeeper: wanted? new? ─ a queue ─▶ its task: redacted, written, bounded
//!                                                                        │
//! trial::Replayer ◀─ host plugins replay ◀─ Bundle ◀─ the folder `failures`
//! ```
//!
//! - A [`Bundle`] is one failed call with all that its plugin was given.
//! - No request waits for it: a bundle is copied only where the failure is a new one, and what is
//!   slow is the work of a task beside the requests. A disk that is full is a warning.
//! - Nothing is kept unless `failures.keep` says so, and then without secrets.

mod bundle;
mod folder;
mod keeper;
mod redact;
mod settings;

pub use bundle::{Bundle, BundleError, CalledPlugin, FailedWith, Input};
pub use keeper::FailureKeeper;
pub use settings::FailureSettings;
