//! Fixed phrases, looked up all at once.

use crate::Span;
use crate::words::{ByteClass, byte_class, is_boundary, is_word_char, prefix_fold};

/// A table of lowercase phrases, each with a value.
///
/// One walk over a text finds all of them, whatever their case, at word boundaries.
/// Where several phrases start at the same place the longest is meant.
#[derive(Debug)]
pub struct Phrases<T: 'static> {
    entries: &'static [(&'static str, T)],
    /// One bit for each pair of bytes that a phrase starts with, by their lower five bits:
    /// case does not show in those. Most words need no more than it.
    starts: [u32; 32],
}

/// The bits of a byte that are the same for a letter and its capital, in ASCII and Latin-1.
const CASELESS: u8 = 0x1F;
/// The first byte of a curly apostrophe, which stands for a straight one.
const CURLY: u8 = 0xE2;

/// Makes a static table of phrases that have no value, sorted by their first byte.
///
/// ```
/// prompt_host_plugin::word_list! {
///     /// What is drunk hot.
///     static HOT = ["cocoa", "coffee", "tea"];
/// }
/// # fn main() {}
/// ```
#[macro_export]
macro_rules! word_list {
    ($(#[$meta:meta])* $visibility:vis static $name:ident = [$($phrase:literal),* $(,)?];) => {
        $(#[$meta])*
        $visibility static $name: $crate::Phrases<()> = $crate::Phrases::new(&[$(($phrase, ())),*]);
    };
}

/// A phrase that was found.
#[derive(Debug, Clone, Copy)]
pub struct Match<T: 'static> {
    /// Where.
    pub span: Span,
    /// The phrase as the table has it.
    pub phrase: &'static str,
    /// What the table says of it.
    pub value: &'static T,
}

impl<T> Phrases<T> {
    /// A table of `entries`, sorted by their first byte.
    ///
    /// # Panics
    /// When they are not sorted: at compile time, in a `static`.
    #[expect(clippy::indexing_slicing, reason = "constant functions have no iterators; a static fails to compile")]
    pub const fn new(entries: &'static [(&'static str, T)]) -> Self {
        let mut starts = [0_u32; 32];
        let mut index = 0;
        let mut previous = 0;
        while index < entries.len() {
            let phrase = entries[index].0.as_bytes();
            assert!(phrase[0] >= previous, "phrases must be sorted by their first byte");
            previous = phrase[0];
            starts[(phrase[0] & CASELESS) as usize] |= seconds(phrase);
            index += 1;
        }
        Self { entries, starts }
    }

    /// Phrases in `text`, left to right, never overlapping.
    pub fn find<'t>(&'static self, text: &'t str) -> impl Iterator<Item = Match<T>> + 't
    where
        T: 't,
    {
        let mut at = 0;
        std::iter::from_fn(move || {
            while let Some((start, end)) = next_word(text, at) {
                // Most words end here: no phrase starts with their first two bytes.
                if self.may_start(text, start)
                    && let Some(found) = self.at(text, start)
                {
                    at = found.span.to();
                    return Some(found);
                }
                at = end;
            }
            None
        })
    }

    fn may_start(&self, text: &str, position: usize) -> bool {
        let bytes = text.as_bytes();
        let byte = |at: usize| bytes.get(at).copied().unwrap_or_default();
        let seconds = self.starts.get(usize::from(byte(position) & CASELESS));
        seconds.is_some_and(|seconds| seconds & bit(byte(position + 1)) != 0)
    }

    /// The longest phrase that starts at `position`, if it also ends at a word boundary.
    pub fn at(&'static self, text: &str, position: usize) -> Option<Match<T>> {
        let rest = text.get(position..)?;
        if !self.may_start(text, position) {
            return None;
        }
        let first = rest.as_bytes().first()?.to_ascii_lowercase();
        let second = bit(rest.as_bytes().get(1).copied().unwrap_or_default());
        let from = self.entries.partition_point(|(phrase, _)| phrase.as_bytes().first() < Some(&first));
        let mut best: Option<Match<T>> = None;
        for (phrase, value) in self.entries.get(from..)? {
            if phrase.as_bytes().first() != Some(&first) {
                break;
            }
            if seconds(phrase.as_bytes()) & second == 0 {
                continue;
            }
            let Some(length) = prefix_fold(rest, phrase) else { continue };
            let span = Span::new(position, position + length);
            if best.as_ref().is_none_or(|best| best.span.end < span.end) && ends_well(text, span.to(), phrase) {
                best = Some(Match { span, phrase, value });
            }
        }
        best
    }
}

/// The bit of a second byte.
const fn bit(byte: u8) -> u32 {
    1 << (byte & CASELESS)
}

/// The bits of all bytes that may be a phrase's second one in a text.
const fn seconds(phrase: &[u8]) -> u32 {
    match phrase {
        [_, b'\'', ..] => bit(b'\'') | bit(CURLY),
        [_, second, ..] => bit(*second),
        // After a phrase of one byte anything may follow.
        _ => u32::MAX,
    }
}

/// An elided word (`d'`) ends at its apostrophe, and scripts without blanks have no
/// boundary to look for.
fn ends_well(text: &str, end: usize, phrase: &str) -> bool {
    phrase.ends_with(|c: char| c == '\'' || !is_word_char(c) || is_wide(c)) || is_boundary(text, end)
}

/// The next word from `at` on: where it starts, and where the search goes on after it.
///
/// The second half of a hyphened word is no start; in scripts without blanks every
/// character is one.
fn next_word(text: &str, at: usize) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let mut start = at;
    loop {
        start = skip(text, start, ByteClass::Other, |c| !is_word_char(c));
        let first = bytes.get(start)?;
        let wide = if first.is_ascii() { None } else { text.get(start..)?.chars().next().filter(|c| is_wide(*c)) };
        let end = match wide {
            Some(first) => start + first.len_utf8(),
            None => skip(text, start, ByteClass::Word, |c| is_word_char(c) && !is_wide(c)),
        };
        let joined = start >= 2
            && bytes.get(start - 1) == Some(&b'-')
            && bytes.get(start - 2).is_some_and(u8::is_ascii_alphanumeric);
        if !joined {
            return Some((start, end));
        }
        start = end;
    }
}

/// The first place from `at` on whose byte is not of `class`; beyond ASCII, whose
/// character does not fit.
fn skip(text: &str, mut at: usize, class: ByteClass, fits: impl Fn(char) -> bool) -> usize {
    let bytes = text.as_bytes();
    loop {
        let run = bytes.get(at..).unwrap_or_default();
        at += run.iter().position(|byte| byte_class(*byte) != class).unwrap_or(run.len());
        if bytes.get(at).is_none_or(u8::is_ascii) {
            return at;
        }
        match text.get(at..).and_then(|rest| rest.chars().next()) {
            Some(c) if fits(c) => at += c.len_utf8(),
            _ => return at,
        }
    }
}

/// Whether a character belongs to a script that is written without blanks.
fn is_wide(c: char) -> bool {
    c >= '\u{3000}'
}

#[cfg(test)]
mod tests {
    use super::*;

    static TABLE: Phrases<u8> =
        Phrases::new(&[("in order", 1), ("in order to", 2), ("to", 3), ("étape", 4), ("上の", 5)]);

    fn found(text: &str) -> Vec<u8> {
        TABLE.find(text).map(|found| *found.value).collect()
    }

    #[test]
    fn the_longest_phrase_is_meant() {
        assert_eq!(found("In order to win, go to bed in order."), [2, 3, 1]);
    }

    #[test]
    fn phrases_inside_words_are_not_found() {
        assert_eq!(found("login order totals, to-do, étapes"), [0; 0]);
    }

    #[test]
    fn case_and_apostrophes_do_not_hide_a_phrase() {
        static SHORT: Phrases<()> = Phrases::new(&[("a", ()), ("let's", ()), ("s'il", ()), ("été", ())]);
        let all = |text: &str| SHORT.find(text).map(|found| found.phrase).collect::<Vec<_>>();
        assert_eq!(all("A LET'S S'IL ÉTÉ"), ["a", "let's", "s'il", "été"]);
        assert_eq!(all("let’s s’il a"), ["let's", "s'il", "a"]);
        assert_eq!(all("an eté"), [""; 0]);
    }

    #[test]
    fn accents_and_scripts_without_blanks_are_found() {
        assert_eq!(found("Étape: 以上のコード"), [4, 5]);
    }
}
