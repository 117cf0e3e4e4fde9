//! Tables of phrases that are written in groups: one phrase may stand in several.
//!
//! They are packed when the plugin is compiled. A phrase is stored as what it shares with
//! the one before it, the rest, and its group: thousands of phrases then take a third of
//! what as many strings would, and the longest match is found in one pass over a bucket.

pub(super) mod packing;

use prompt_host_plugin::Span;
use prompt_host_plugin::words::{is_boundary, is_word_char};

/// A table of lowercase phrases, each with the values of all groups that it stands in.
#[derive(Debug)]
pub(super) struct Grouped<T: 'static> {
    /// Entries in the order of their phrases: how many bytes are shared with the phrase
    /// before, how many follow, the group, and what follows.
    packed: &'static [u8],
    /// Where the phrases with another first byte begin, and the end.
    starts: &'static [u16],
    values: &'static [T],
}

/// A phrase that was found.
#[derive(Debug)]
pub(super) struct Hit<T: 'static> {
    pub(super) span: Span,
    /// The first of its entries.
    entry: usize,
    table: &'static Grouped<T>,
}

impl<T> Clone for Hit<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Hit<T> {}

/// Makes a static table of groups: `VALUE => ["phrase", …];`.
macro_rules! grouped {
    ($(#[$meta:meta])* $visibility:vis static $name:ident: $value:ty = {
        $($key:expr => [$($phrase:literal),* $(,)?];)*
    }) => {
        $(#[$meta])*
        $visibility static $name: $crate::missing_slot::grouped::Grouped<$value> = {
            use $crate::missing_slot::grouped::packing;
            const GROUPS: &[&[&str]] = &[$(&[$($phrase),*]),*];
            const ORDER: [(usize, usize); packing::count(GROUPS)] = packing::order(GROUPS);
            const PACKED: [u8; packing::size(GROUPS, &ORDER)] = packing::pack(GROUPS, &ORDER);
            const STARTS: [u16; packing::firsts(GROUPS, &ORDER) + 1] = packing::starts(GROUPS, &ORDER);
            $crate::missing_slot::grouped::Grouped::new(&PACKED, &STARTS, &[$($key),*])
        };
    };
}
pub(super) use grouped;

/// The longest phrase that can be looked up, in bytes.
const LONGEST: usize = 64;
/// Bytes of an entry before what follows.
const HEAD: usize = 3;

impl<T: Copy> Grouped<T> {
    pub(super) const fn new(packed: &'static [u8], starts: &'static [u16], values: &'static [T]) -> Self {
        Self { packed, starts, values }
    }

    /// Phrases in `text`, left to right, never overlapping, the longest at each place.
    pub(super) fn find(&'static self, text: &str) -> impl Iterator<Item = Hit<T>> {
        let mut previous = [' ', ' '];
        let mut end = 0;
        text.char_indices().filter_map(move |(place, c)| {
            let [before, last] = previous;
            previous = [last, c];
            let inside = is_word_char(last) && !is_wide(last) && !is_wide(c);
            // The second half of a hyphened word is no start.
            let joined = last == '-' && before.is_ascii_alphanumeric();
            if place < end || !is_word_char(c) || inside || joined {
                return None;
            }
            let found = self.at(text, place)?;
            end = found.span.to();
            Some(found)
        })
    }

    /// The longest phrase that starts at `position`, if it also ends at a word boundary.
    pub(super) fn at(&'static self, text: &str, position: usize) -> Option<Hit<T>> {
        let rest = text.get(position..)?;
        // "É" and "é" differ in their second byte only.
        let first = rest.as_bytes().first()?.to_ascii_lowercase();
        let begins = |start: &&u16| self.packed.get(usize::from(**start) + HEAD).is_some_and(|byte| *byte >= first);
        let bucket = self.starts.iter().position(|start| begins(&start))?;
        let mut at = usize::from(*self.starts.get(bucket)?);
        let to = usize::from(*self.starts.get(bucket + 1)?);
        if self.packed.get(at + HEAD) != Some(&first) {
            return None;
        }
        let mut phrase = [0; LONGEST];
        // How many bytes of the phrase before were found in the text.
        let mut matched = 0;
        let mut best: Option<Hit<T>> = None;
        while at < to {
            let (shared, added) = self.head(at)?;
            let tail = self.packed.get(at + HEAD..at + HEAD + added)?;
            phrase.get_mut(shared..shared + added)?.copy_from_slice(tail);
            // What shares more than was found differs from the text at the same place.
            if shared <= matched {
                let whole = phrase.get(..shared + added)?;
                let (said, length) = common(rest.as_bytes(), whole);
                matched = said;
                let span = Span::new(position, position + length);
                let longer = best.as_ref().is_none_or(|best| best.span.end < span.end);
                if said == whole.len() && longer && ends_well(text, span.to(), whole) {
                    best = Some(Hit { span, entry: at, table: self });
                }
            }
            at += HEAD + added;
        }
        best
    }

    fn head(&self, at: usize) -> Option<(usize, usize)> {
        Some((usize::from(*self.packed.get(at)?), usize::from(*self.packed.get(at + 1)?)))
    }
}

impl<T: Copy> Hit<T> {
    /// The values of its groups, in the order in which they are written.
    pub(super) fn values(self) -> impl Iterator<Item = T> {
        let mut next = Some(self.entry);
        std::iter::from_fn(move || {
            let at = next?;
            let group = usize::from(*self.table.packed.get(at + 2)?);
            let (_, added) = self.table.head(at)?;
            let after = at + HEAD + added;
            // The same phrase in another group adds nothing to it.
            next = self.table.head(after).filter(|(_, added)| *added == 0).map(|_| after);
            self.table.values.get(group).copied()
        })
    }
}

/// How many bytes of `phrase` the start of `text` says, and in how many bytes, whatever its
/// case in ASCII and Latin-1; a curly apostrophe counts as a straight one.
fn common(text: &[u8], phrase: &[u8]) -> (usize, usize) {
    let (mut said, mut at, mut previous) = (0, 0, 0);
    while let (Some(wanted), Some(found)) = (phrase.get(said), text.get(at)) {
        let folded = match found {
            b'A'..=b'Z' => found | 0x20,
            // À to Þ without ×: the second byte of their UTF-8 form.
            0x80..=0x9E if previous == 0xC3 && *found != 0x97 => found | 0x20,
            0xE2 if *wanted == b'\'' && text.get(at..at + 3) == Some("’".as_bytes()) => {
                at += 2;
                b'\''
            }
            _ => *found,
        };
        if folded != *wanted {
            break;
        }
        previous = *found;
        said += 1;
        at += 1;
    }
    (said, at)
}

/// An elided word (`d'`) ends at its apostrophe, and scripts without blanks have no
/// boundary to look for.
fn ends_well(text: &str, end: usize, phrase: &[u8]) -> bool {
    let last = std::str::from_utf8(phrase).ok().and_then(|phrase| phrase.chars().next_back());
    last.is_some_and(|c| c == '\'' || !is_word_char(c) || is_wide(c)) || is_boundary(text, end)
}

/// Whether a character belongs to a script that is written without blanks.
fn is_wide(c: char) -> bool {
    c >= '\u{3000}'
}

#[cfg(test)]
mod tests {
    grouped! {
        static TABLE: u8 = {
            1 => ["tea", "coffee", "étage"];
            2 => ["coffee table", "tea", "d'or", "茶"];
        }
    }

    fn found(text: &str) -> Vec<Vec<u8>> {
        TABLE.find(text).map(|hit| hit.values().collect()).collect()
    }

    #[test]
    fn a_phrase_has_the_values_of_all_its_groups() {
        assert_eq!(found("Tea on a coffee table, or coffee"), [vec![1, 2], vec![2], vec![1]]);
    }

    #[test]
    fn case_accents_and_apostrophes_do_not_hide_a_phrase() {
        assert_eq!(found("ÉTAGE d’or"), [vec![1], vec![2]]);
        assert_eq!(found("紅茶"), [vec![2]]);
    }

    #[test]
    fn parts_of_words_are_no_phrases() {
        assert!(found("teapot coffee-tea coffeetable").is_empty());
    }
}
