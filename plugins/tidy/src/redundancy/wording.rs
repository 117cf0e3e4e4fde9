//! Wordy phrases with their plain words, found in one walk over the words of a text.

use prompt_host_plugin::{Match, Phrases};

use crate::glossary::Glossary;
use crate::lexicon::{SEED, WordSet, bit, has_print, place, stir};
use crate::scan::scan;

/// What stands for a phrase, and where.
#[derive(Debug)]
pub(crate) struct Plain {
    /// The plain words; none where the next word alone stands for the phrase and itself.
    pub(super) words: &'static str,
    /// Where they mean the same.
    pub(super) place: Place,
}

/// Where a phrase and its plain words mean the same.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Place {
    /// Anywhere.
    Any,
    /// Except after one of these words.
    NotAfter(&'static WordSet),
    /// Only after one of these words.
    After(&'static WordSet),
    /// Except before one of these words.
    NotBefore(&'static WordSet),
    /// Only before one of these words.
    Before(&'static WordSet),
    /// Only before a word with one of these endings, parted by blanks.
    BeforeEnding(&'static str),
    /// Only before a number, in digits or words.
    BeforeNumber,
    /// Only at the end of a clause.
    ClauseEnd,
    /// Only at the start of a sentence and before a comma.
    SentenceStart,
    /// Only at the start of a sentence or after a comma.
    ClauseStart,
    /// Only at the start of a sentence and before one of these forms of a verb, for which
    /// the one that is meant gives the order.
    Form(&'static Glossary),
    /// Only at the start of a sentence and before one of these verbs, which gives the order
    /// without it.
    Opening(&'static WordSet),
    /// The same, where the prompt starts: later "you" may be anybody.
    OpeningFirst(&'static WordSet),
}

impl Place {
    /// Whether the phrase makes its sentence the person's own order, whatever else the
    /// prompt speaks of.
    pub(super) fn is_order(self) -> bool {
        matches!(self, Self::Form(_) | Self::Opening(_) | Self::OpeningFirst(_))
    }
}

/// A table entry.
pub(super) const fn plain(words: &'static str, place: Place) -> Plain {
    Plain { words, place }
}

/// Phrases of one language; made by [`wording!`].
///
/// Of the first two words of every phrase it keeps a fingerprint, which most pairs of words
/// of a prompt do not have.
#[derive(Debug)]
pub(super) struct Wording {
    phrases: &'static Phrases<Plain>,
    starts: &'static [u32],
}

/// Makes a [`Wording`] of phrases, sorted by their first byte, with what stands for each.
/// The number is that of the fingerprints' words of 32 bits.
macro_rules! wording {
    ($size:literal; $(($phrase:expr, $plain:expr)),* $(,)?) => {{
        static PHRASES: prompt_host_plugin::Phrases<$crate::redundancy::wording::Plain> =
            prompt_host_plugin::Phrases::new(&[$(($phrase, $plain)),*]);
        static STARTS: [u32; $size] = $crate::redundancy::wording::starts(&[$($phrase),*]);
        $crate::redundancy::wording::Wording::new(&PHRASES, &STARTS)
    }};
}
pub(super) use wording;

impl Wording {
    pub(super) const fn new(phrases: &'static Phrases<Plain>, starts: &'static [u32]) -> Self {
        Self { phrases, starts }
    }

    /// Phrases in `text`, left to right, never overlapping.
    pub(super) fn find<'t>(&'static self, text: &'t str) -> impl Iterator<Item = Match<Plain>> + 't {
        let mut words = scan(text).map(|(span, word)| (span, word.print())).peekable();
        let mut from = 0;
        std::iter::from_fn(move || {
            while let Some((span, first)) = words.next() {
                let second = words.peek().map(|(_, second)| *second);
                let starts = self.knows(first) || second.is_some_and(|second| self.knows(pair(first, second)));
                if starts
                    && span.from() >= from
                    && let Some(found) = self.phrases.at(text, span.from())
                {
                    from = found.span.to();
                    return Some(found);
                }
            }
            None
        })
    }

    fn knows(&self, print: u32) -> bool {
        has_print(self.starts, print)
    }
}

/// The fingerprint of two words in a row.
const fn pair(first: u32, second: u32) -> u32 {
    (first.rotate_left(7) ^ second).wrapping_mul(0x9E37_79B1)
}

/// The fingerprints of the first two words of each of `phrases`, or of the only one.
#[expect(clippy::indexing_slicing, reason = "constant functions have no iterators; a static fails to compile")]
pub(super) const fn starts<const SIZE: usize>(phrases: &[&str]) -> [u32; SIZE] {
    let mut starts = [0; SIZE];
    let mut index = 0;
    while index < phrases.len() {
        let phrase = phrases[index].as_bytes();
        let (first, end) = word(phrase, 0);
        let print = if end < phrase.len() { pair(first, word(phrase, end + 1).0) } else { first };
        starts[place(print, SIZE)] |= bit(print);
        index += 1;
    }
    starts
}

/// The fingerprint of the word at `at`, without a comma, and where it ends.
#[expect(clippy::indexing_slicing, reason = "constant functions have no iterators; the index is checked")]
const fn word(phrase: &[u8], mut at: usize) -> (u32, usize) {
    let mut print = SEED;
    while at < phrase.len() && phrase[at] != b' ' {
        if phrase[at] != b',' {
            print = stir(print, phrase[at]);
        }
        at += 1;
    }
    (print, at)
}
