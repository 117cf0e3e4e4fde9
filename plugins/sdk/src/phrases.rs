//! Fixed phrases, looked up all at once.

mod opening;
mod starts;

use crate::Span;
use crate::words::{is_boundary, is_word_char, prefix_fold};
use opening::{Opening, Openings};
use starts::Starts;
pub(crate) use starts::noting;

/// A table of lowercase phrases, each with a value.
///
/// One walk over a text finds all of them, whatever their case, at word boundaries.
/// Where several phrases start at the same place the longest is meant.
#[derive(Debug)]
pub struct Phrases<T: 'static> {
    entries: &'static [(&'static str, T)],
    /// Where the phrases of each small letter begin among the entries, and those after `z`.
    letters: [u16; 27],
    openings: Openings,
}

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
        let mut openings = Openings::NONE;
        let mut letters = [0_u16; 27];
        let mut letter = 0;
        let mut index = 0;
        let mut previous = 0;
        while index < entries.len() {
            let phrase = entries[index].0.as_bytes();
            assert!(phrase[0] >= previous, "phrases must be sorted by their first byte");
            previous = phrase[0];
            while letter < letters.len() && phrase[0] >= b'a' + letter as u8 {
                letters[letter] = index as u16;
                letter += 1;
            }
            openings = openings.with(phrase);
            index += 1;
        }
        while letter < letters.len() {
            letters[letter] = index as u16;
            letter += 1;
        }
        Self { entries, letters, openings }
    }

    /// Phrases in `text`, left to right, never overlapping.
    pub fn find<'t>(&'static self, text: &'t str) -> impl Iterator<Item = Match<T>> + 't
    where
        T: 't,
    {
        let mut starts = Starts::of(text);
        std::iter::from_fn(move || {
            // Most words end here: no phrase starts with their first letters.
            while let Some(start) = starts.next_of(&self.openings) {
                if let Some(found) = self.longest(text, start) {
                    starts.go_on_at(found.span.to());
                    return Some(found);
                }
            }
            None
        })
    }

    /// The longest phrase that starts at `position`, if it also ends at a word boundary.
    pub fn at(&'static self, text: &str, position: usize) -> Option<Match<T>> {
        if !self.openings.may_begin(Opening::at(text, position)) {
            return None;
        }
        self.longest(text, position)
    }

    fn longest(&'static self, text: &str, position: usize) -> Option<Match<T>> {
        let rest = text.get(position..)?;
        let opening = Opening::at(text, position);
        let mut best: Option<Match<T>> = None;
        for (phrase, value) in self.starting_with(rest.as_bytes().first()?.to_ascii_lowercase()) {
            if !opening.may_be_of(phrase.as_bytes()) {
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

    fn starting_with(&'static self, first: u8) -> &'static [(&'static str, T)] {
        let range = if first.is_ascii_lowercase() {
            let letter = usize::from(first - b'a');
            let place = |letter: usize| self.letters.get(letter).copied().map_or(0, usize::from);
            place(letter)..place(letter + 1)
        } else {
            let byte = |entry: &(&str, T)| entry.0.as_bytes().first().copied();
            let from = self.entries.partition_point(|entry| byte(entry) < Some(first));
            from..self.entries.partition_point(|entry| byte(entry) <= Some(first))
        };
        self.entries.get(range).unwrap_or_default()
    }
}

/// An elided word (`d'`) ends at its apostrophe, and scripts without blanks have no
/// boundary to look for.
fn ends_well(text: &str, end: usize, phrase: &str) -> bool {
    phrase.ends_with(|c: char| c == '\'' || !is_word_char(c) || is_wide(c)) || is_boundary(text, end)
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
    fn noted_words_give_what_the_text_gives_in_every_slice() {
        static SOME: Phrases<()> = Phrases::new(&[
            ("a", ()),
            ("d'", ()),
            ("known", ()),
            ("let's", ()),
            ("step", ()),
            ("to", ()),
            ("to be", ()),
            ("été", ()),
            ("上", ()),
            ("上の", ()),
        ]);
        let text = "Let’s go TO be a well-known -known step-by-step d'été,\n上のto 上a “to” Été a";
        let found = |slice: &str| SOME.find(slice).map(|found| (found.span, found.phrase)).collect::<Vec<_>>();
        let places: Vec<usize> = (0..=text.len()).filter(|at| text.is_char_boundary(*at)).collect();
        assert!(found(text).len() > 12);
        for from in &places {
            for to in places.iter().filter(|to| *to >= from) {
                let slice = text.get(*from..*to).unwrap();
                let plain = found(slice);
                let noted = noting(text, || [found(text), found(slice)]);
                assert_eq!(noted, [found(text), plain], "{slice:?}");
            }
        }
        // Another text is searched itself.
        assert_eq!(noting(text, || found("to a")), found("to a"));
    }

    #[test]
    fn accents_and_scripts_without_blanks_are_found() {
        assert_eq!(found("Étape: 以上のコード"), [4, 5]);
    }
}
