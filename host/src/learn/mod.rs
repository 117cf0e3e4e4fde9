//! The local model: what it learns from, how, and what it says.
//!
//! ```text
//! Document ─▶ Features ─▶ heads: needs-clarification, missing slots, task, P(accept | prompt, rule)
//!                           ▲
//!    records with outcomes ─┘ (online, FTRL-proximal)
//! ```

mod features;
mod ftrl;

pub use features::{DIMENSIONS, Features, SURFACE};
pub use ftrl::{Ftrl, FtrlSettings};
