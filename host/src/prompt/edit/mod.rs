//! Edits: whether they are sound, and what a text becomes by them.

use serde::{Deserialize, Serialize};
use unicode_segmentation::{GraphemeCursor, GraphemeIncomplete};

use super::Span;

mod origins;

pub use origins::{Origins, Tag, TaggedEdit};

/// Replaces the text at `span`; an empty span inserts, an empty replacement deletes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Edit {
    /// What goes.
    pub span: Span,
    /// What comes.
    pub replacement: String,
}

impl Edit {
    /// Puts `replacement` in the place of `span`.
    pub fn new(span: Span, replacement: impl Into<String>) -> Self {
        Self { span, replacement: replacement.into() }
    }

    /// Whether `text` stays as it is.
    pub fn is_noop(&self, text: &str) -> bool {
        self.span.fits(text) && self.span.of(text) == self.replacement
    }
}

/// Why edits cannot be applied.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// The span ends before it starts, or after the text.
    #[error("edit {}..{} is outside the text of {length} bytes", span.start, span.end)]
    OutOfBounds {
        /// The edit's span.
        span: Span,
        /// The text's length in bytes.
        length: usize,
    },
    /// An end lies inside a character.
    #[error("edit {}..{} starts or ends inside a character: use character boundaries of the UTF-8 text", span.start, span.end)]
    InsideCharacter {
        /// The edit's span.
        span: Span,
    },
    /// An end lies inside what a reader sees as one character: an emoji with joiners, a letter with its accent, CRLF.
    #[error("edit {}..{} splits a character that is made of several code points", span.start, span.end)]
    InsideGrapheme {
        /// The edit's span.
        span: Span,
    },
    /// Two edits want the same text, or insert at the same place.
    #[error("edits {}..{} and {}..{} overlap", first.start, first.end, second.start, second.end)]
    Overlap {
        /// The earlier one.
        first: Span,
        /// The later one.
        second: Span,
    },
}

/// Orders edits by place and checks that all of them can be applied to `text` together.
///
/// Neighbours may touch. Two insertions at one place have no order of their own and are
/// refused; an insertion where a replacement starts comes before it.
///
/// # Errors
/// The first [`EditError`] in the order of the text.
pub fn order(text: &str, mut edits: Vec<Edit>) -> Result<Vec<Edit>, EditError> {
    edits.sort_by_key(|edit| edit.span);
    let mut previous: Option<Span> = None;
    for edit in &edits {
        check_span(text, edit.span)?;
        if let Some(first) = previous
            && !can_follow(first, edit.span)
        {
            return Err(EditError::Overlap { first, second: edit.span });
        }
        previous = Some(edit.span);
    }
    Ok(edits)
}

/// Whether an edit at `second` may stand after one at `first` in ordered edits.
pub fn can_follow(first: Span, second: Span) -> bool {
    first.end <= second.start && first != second
}

/// Whether an edit may start and end where `span` does.
///
/// # Errors
/// [`EditError`], all but [`EditError::Overlap`].
pub fn check_span(text: &str, span: Span) -> Result<(), EditError> {
    if span.start > span.end || span.end > text.len() {
        return Err(EditError::OutOfBounds { span, length: text.len() });
    }
    if !span.fits(text) {
        return Err(EditError::InsideCharacter { span });
    }
    if is_grapheme_boundary(text, span.start) && is_grapheme_boundary(text, span.end) {
        Ok(())
    } else {
        Err(EditError::InsideGrapheme { span })
    }
}

/// The text after all `edits`, in one pass.
///
/// They must have come from [`order`]; one that does not fit is left out.
pub fn apply(text: &str, edits: &[Edit]) -> String {
    let growth: usize = edits.iter().map(|edit| edit.replacement.len()).sum();
    let mut result = String::with_capacity(text.len().saturating_add(growth));
    let mut at = 0;
    for edit in edits {
        if edit.span.start < at || !edit.span.fits(text) {
            continue;
        }
        result.push_str(Span::new(at, edit.span.start).of(text));
        result.push_str(&edit.replacement);
        at = edit.span.end;
    }
    result.push_str(Span::new(at, text.len()).of(text));
    result
}

/// What all `edits` make of the text in `hull`, which covers them.
///
/// They must have come from [`order`]; one that does not fit is left out.
pub fn apply_within(text: &str, hull: Span, edits: &[Edit]) -> String {
    let inner: Vec<Edit> = edits
        .iter()
        .filter(|edit| hull.covers(edit.span))
        .map(|edit| {
            let span = Span::new(edit.span.start - hull.start, edit.span.end - hull.start);
            Edit::new(span, edit.replacement.as_str())
        })
        .collect();
    apply(hull.of(text), &inner)
}

/// How far back a grapheme is looked at: longer runs of joiners are nobody's writing.
const WINDOW: usize = 256;

/// Whether a reader sees a border at `at`.
fn is_grapheme_boundary(text: &str, at: usize) -> bool {
    let neighbours = (text.as_bytes().get(at.wrapping_sub(1)), text.as_bytes().get(at));
    if let (Some(before), Some(after)) = neighbours
        && before.is_ascii()
        && after.is_ascii()
    {
        return (*before, *after) != (b'\r', b'\n');
    }
    let start = text.floor_char_boundary(at.saturating_sub(WINDOW));
    let end = text.ceil_char_boundary(at.saturating_add(WINDOW).min(text.len()));
    let window = Span::new(start, end).of(text);
    let mut cursor = GraphemeCursor::new(at, text.len(), true);
    match cursor.is_boundary(window, start) {
        Ok(is_boundary) => is_boundary,
        Err(GraphemeIncomplete::PreContext(_) | GraphemeIncomplete::InvalidOffset) => true,
        Err(GraphemeIncomplete::PrevChunk | GraphemeIncomplete::NextChunk) => true,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn edits_are_refused_for_the_right_reason() {
        let text = "a\r\né 👩\u{200d}💻 e\u{301}";
        let family = text.find('👩').unwrap();
        let reason = |start, end| order(text, vec![Edit::new(Span::new(start, end), "x")]);
        assert!(matches!(reason(0, 99), Err(EditError::OutOfBounds { .. })));
        assert!(matches!(reason(2, 1), Err(EditError::OutOfBounds { .. })));
        assert!(matches!(reason(4, 5), Err(EditError::InsideCharacter { .. })));
        assert!(matches!(reason(1, 2), Err(EditError::InsideGrapheme { .. })));
        assert!(matches!(reason(family, family + 4), Err(EditError::InsideGrapheme { .. })));
        assert!(matches!(reason(text.len() - 2, text.len()), Err(EditError::InsideGrapheme { .. })));
        assert!(reason(1, 3).is_ok() && reason(family, family + 11).is_ok());
    }

    #[test]
    fn edits_that_touch_are_fine_and_edits_that_overlap_are_not() {
        let edits = |spans: &[(usize, usize)]| {
            spans.iter().map(|(start, end)| Edit::new(Span::new(*start, *end), "-")).collect()
        };
        assert!(order("abcdef", edits(&[(2, 4), (0, 2), (4, 4)])).is_ok());
        for spans in [[(0, 3), (2, 4)], [(1, 1), (1, 1)], [(0, 4), (2, 2)]] {
            assert!(matches!(order("abcdef", edits(&spans)), Err(EditError::Overlap { .. })), "{spans:?}");
        }
    }

    #[test]
    fn an_edit_that_changes_nothing_says_so() {
        assert!(Edit::new(Span::new(1, 2), "b").is_noop("abc"));
        assert!(Edit::new(Span::new(1, 1), "").is_noop("abc"));
        assert!(!Edit::new(Span::new(9, 9), "").is_noop("abc"));
    }

    #[test]
    fn a_million_flags_are_checked_in_no_time() {
        let text = "🇫".repeat(250_000);
        for at in (0..text.len()).step_by(40_000) {
            let _ = check_span(&text, Span::new(at, at));
        }
    }

    proptest! {
        #[test]
        fn one_pass_equals_one_by_one_from_the_end(text in ".{0,60}", cuts in proptest::collection::vec((0_usize..200, 0_usize..200, ".{0,4}"), 0..8)) {
            let edits = cuts.into_iter().map(|(a, b, replacement)| Edit::new(Span::new(a.min(b), a.max(b)), replacement));
            let mut sound: Vec<Edit> = Vec::new();
            for edit in edits {
                let candidate: Vec<Edit> = sound.iter().cloned().chain([edit]).collect();
                if let Ok(ordered) = order(&text, candidate) {
                    sound = ordered;
                }
            }
            let mut expected = text.clone();
            for edit in sound.iter().rev() {
                expected.replace_range(edit.span.start..edit.span.end, &edit.replacement);
            }
            prop_assert_eq!(apply(&text, &sound), expected);
        }
    }
}
