//! How much text a length demands.

use prompt_host_plugin::{Amount, Bound, Constraint};

/// Words of a sentence, a paragraph and a page at most. All of them are generous: what
/// could be meant otherwise is no contradiction.
const SENTENCE: f32 = 60.0;
const PARAGRAPH: f32 = 300.0;
const PAGE: (f32, f32) = (300.0, 600.0);
const LINE: f32 = 40.0;
/// Who asks for so many words does not want a short answer.
const LONG: f32 = 1_000.0;

/// From so many words to so many, and sentences.
#[derive(Debug, Clone, Copy)]
pub(super) struct Extent {
    words: (f32, f32),
    sentences: (f32, f32),
}

impl Extent {
    /// What a demand of length says in words and sentences.
    pub(super) fn of(constraint: &Constraint, dense: bool) -> Option<Self> {
        let Some(amount) = constraint.amount else {
            return (constraint.value == "short")
                .then_some(Self { words: (0.0, LONG - 1.0), sentences: (0.0, f32::MAX) });
        };
        let (low, high) = range(amount);
        // A word of a script without blanks is one or two characters, one of the others up to twelve.
        let (shortest, longest) = if dense { (1.0, 3.0) } else { (2.0, 12.0) };
        let in_words = |words: (f32, f32)| Self { words, sentences: (words.0 / SENTENCE, f32::MAX) };
        Some(match constraint.value.as_str() {
            "words" => in_words((low, high)),
            "characters" => in_words((low / longest, high / shortest)),
            "pages" => in_words((low * PAGE.0, high * PAGE.1)),
            "lines" => in_words((low, high * LINE)),
            "sentences" => Self { words: (low * 2.0, high * SENTENCE), sentences: (low, high) },
            "paragraphs" => Self { words: (low * 5.0, high * PARAGRAPH), sentences: (low, f32::MAX) },
            _ => return None,
        })
    }

    /// Whether no text has both, as far as words and sentences tell.
    pub(super) fn excludes(self, other: Self) -> bool {
        let apart = |a: (f32, f32), b: (f32, f32)| a.1 < b.0 || b.1 < a.0;
        apart(self.words, other.words) || apart(self.sentences, other.sentences)
    }
}

/// Whether no text has both amounts of the same unit.
pub(super) fn excludes(one: Amount, other: Amount) -> bool {
    let (a, b) = (range(one), range(other));
    a.1 < b.0 || b.1 < a.0
}

/// From so many to so many.
fn range(amount: Amount) -> (f32, f32) {
    #[expect(clippy::cast_precision_loss, reason = "lengths that people ask for are far below 2^24")]
    let number = amount.number as f32;
    match amount.bound {
        Bound::AtLeast => (number, f32::MAX),
        Bound::AtMost => (0.0, number),
        Bound::Exactly => (number, number),
        Bound::About => (number * 0.75, number * 1.35),
    }
}
