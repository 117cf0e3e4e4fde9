//! Small questions to a text: which words of a list, which marks it holds.
//!
//! Inlined wherever they are asked, the searches behind them would be a tenth of the component.

use prompt_host_plugin::words::prefix_fold;
use prompt_host_plugin::{Document, Phrases, Span};

/// Whether one of the phrases occurs in `text`.
#[inline(never)]
pub(crate) fn says(text: &str, list: &'static Phrases<()>) -> bool {
    list.find(text).next().is_some()
}

/// Whether `text` opens with one of the phrases.
#[inline(never)]
pub(crate) fn opens(text: &str, list: &'static Phrases<()>) -> bool {
    list.at(text, 0).is_some()
}

/// Whether `text` opens with one of `beginnings`, which need not end at a word's end.
#[inline(never)]
pub(crate) fn begins(text: &str, beginnings: &[&str]) -> bool {
    beginnings.iter().any(|known| prefix_fold(text, known).is_some())
}

/// Whether the last character of `text` is one of `marks`.
#[inline(never)]
pub(crate) fn ends_in(text: &str, marks: &str) -> bool {
    text.chars().next_back().is_some_and(|last| is_one_of(marks, last))
}

/// Whether the first character of `text` is one of `marks`.
#[inline(never)]
pub(crate) fn starts_in(text: &str, marks: &str) -> bool {
    text.chars().next().is_some_and(|first| is_one_of(marks, first))
}

/// Whether any character of `text` is one of `marks`, which are ASCII.
#[inline(never)]
pub(crate) fn has_any(text: &str, marks: &str) -> bool {
    text.bytes().any(|byte| marks.as_bytes().contains(&byte))
}

/// `text` without the `marks` at its end.
#[inline(never)]
pub(crate) fn trim_end<'t>(text: &'t str, marks: &str) -> &'t str {
    text.trim_end_matches(|c| is_one_of(marks, c))
}

/// `text` without the `marks` at its start.
#[inline(never)]
pub(crate) fn trim_start<'t>(text: &'t str, marks: &str) -> &'t str {
    text.trim_start_matches(|c| is_one_of(marks, c))
}

fn is_one_of(marks: &str, wanted: char) -> bool {
    marks.chars().any(|mark| mark == wanted)
}

/// The text at `span`.
#[inline(never)]
pub(crate) fn text_of(document: &Document, span: Span) -> &str {
    document.of(span)
}
