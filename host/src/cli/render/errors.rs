//! Errors that end a command.

use super::problems;
use crate::config::Problems;
use crate::config::visible::visible;

/// An error with its causes in one line; bad settings as a compiler would show them.
pub(crate) fn error(error: &anyhow::Error) -> String {
    match error.downcast_ref::<Problems>() {
        Some(wrong) => problems(wrong),
        None => format!("error: {}\n", visible(&format!("{error:#}"))),
    }
}
