//! Why the history cannot answer.

use std::io;
use std::path::PathBuf;

use crate::templates::problem::Problem;

/// Why the history cannot answer.
#[derive(Debug, thiserror::Error)]
pub enum HistoryError {
    /// No version is called so.
    #[error(
        "`{name}` has no version `{wanted}`: give a label, a version or the first digits of a digest; {known} are kept"
    )]
    Unknown {
        /// The template.
        name: String,
        /// What was asked for.
        wanted: String,
        /// How many versions are kept.
        known: usize,
    },
    /// Several versions are called so.
    #[error("`{wanted}` is the beginning of {count} digests: give more digits")]
    Ambiguous {
        /// What was asked for.
        wanted: String,
        /// How many begin so.
        count: usize,
    },
    /// It cannot be a label.
    #[error("`{0}` cannot be a label: use letters, digits, `-` and `_`, beginning with a letter, and not only a-f")]
    Label(String),
    /// It is no template any more: this host reads its format otherwise.
    #[error("the version can no longer be read: {}", .0.first().map(ToString::to_string).unwrap_or_default())]
    Broken(Vec<Problem>),
    /// A file was changed by somebody else.
    #[error("{} is damaged: delete it to go on without what it kept", .0.display())]
    Damaged(PathBuf),
    /// The disk would not.
    #[error("{} could not be used", .0.display())]
    Io(PathBuf, #[source] io::Error),
}
