//! What a prompt is: text, and what can be said of it without asking anyone.
//!
//! Everything here is pure. [`Document::analyse`] reads a text once; [`edit`] changes
//! it and keeps track of where each piece came from; [`metrics`] compares two texts.

pub mod anatomy;
pub mod document;
pub mod edit;
pub mod language;
pub mod metrics;
pub mod protection;
pub mod sentence;
mod source;
pub mod span;

pub use anatomy::Anatomy;
pub use document::Document;
pub use edit::Edit;
pub use protection::{Protected, Protection};
pub use span::Span;
