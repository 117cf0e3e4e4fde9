//! Texts between lines of triple quotation marks: `"""` or `'''`.

use std::collections::HashMap;

use crate::prompt::source::Line;
use crate::prompt::{Protected, Protection};

const MARKS: [&str; 2] = ["\"\"\"", "'''"];

/// Where a text between triple quotation marks starts and ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Triple {
    /// Byte of the opening mark.
    pub(super) start: usize,
    /// One past the closing mark.
    pub(super) end: usize,
    /// The line of the closing mark.
    pub(super) last: usize,
}

/// All such texts, by the line of the opening mark.
#[derive(Debug, Default)]
pub(super) struct Triples(HashMap<usize, Triple>);

impl Triples {
    pub(super) fn read(text: &str, lines: &[Line], protected: &[Protected]) -> Self {
        let mut found = HashMap::new();
        for mark in MARKS.into_iter().filter(|mark| text.contains(mark)) {
            let mut open: Option<(usize, usize)> = None;
            for (index, line) in lines.iter().enumerate() {
                let mut is_below_code: Option<bool> = None;
                for (at, _) in line.span.of(text).match_indices(mark) {
                    let start = line.span.start + at;
                    // In code they open a comment of Python's, also in code that only begins to show.
                    let mut opens_in_code =
                        || *is_below_code.get_or_insert_with(|| follows_code(text, lines, protected, index));
                    if is_code(protected, start) || open.is_none() && opens_in_code() {
                        continue;
                    }
                    match open.take() {
                        Some((first, start)) => {
                            let end = line.span.start + at + mark.len();
                            found.insert(first, Triple { start, end, last: index });
                        }
                        None => open = Some((index, start)),
                    }
                }
            }
        }
        Self(found)
    }

    /// The text that opens on line `index` and closes on another one, or takes the whole line.
    pub(super) fn at(&self, index: usize) -> Option<Triple> {
        self.0.get(&index).copied()
    }
}

/// Whether the line with text above line `index` is code.
fn follows_code(text: &str, lines: &[Line], protected: &[Protected], index: usize) -> bool {
    let above = lines.get(..index).unwrap_or_default().iter().rev().find(|line| !line.span.of(text).trim().is_empty());
    above.is_some_and(|line| is_code(protected, line.span.end.saturating_sub(1)))
}

fn is_code(protected: &[Protected], at: usize) -> bool {
    let first = protected.partition_point(|each| each.span.end <= at);
    protected.get(first).is_some_and(|each| {
        each.span.start <= at
            && matches!(each.kind, Protection::CodeFence | Protection::CodeEvident | Protection::CodeInline)
    })
}
