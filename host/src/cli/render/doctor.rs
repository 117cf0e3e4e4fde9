//! What `host doctor` saw.

use std::fmt::Write as _;

use super::style::{ADDED, REMOVED, WARNING, painted};
use crate::cli::doctor::{Examination, Verdict};
use crate::config::visible::visible;

/// One line for each thing that was looked at.
pub(in crate::cli) fn examinations(seen: &[Examination]) -> String {
    let width = seen.iter().map(|examination| examination.what.len()).max().unwrap_or(0);
    let mut out = String::new();
    for Examination { what, verdict, detail } in seen {
        let word = match verdict {
            Verdict::Good => painted(ADDED, "good"),
            Verdict::Warning => painted(WARNING, "warn"),
            Verdict::Bad => painted(REMOVED, "BAD "),
        };
        let _ = writeln!(out, "{word}  {what:width$}  {}", visible(detail));
    }
    out
}
