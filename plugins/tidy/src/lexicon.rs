//! Words of one kind in one string, looked up by a word whatever its case.

use std::cmp::Ordering;

use prompt_host_plugin::words::upper;

/// The longest word that is looked up, in bytes; no listed word is longer.
pub(crate) const LONGEST: usize = 24;

/// A word with the fingerprint of its small letters: made once, looked up in many lists.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Folded<'a> {
    word: &'a str,
    print: u32,
}

impl<'a> Folded<'a> {
    /// `word` in small letters, for ASCII and Latin-1, with straight apostrophes.
    pub(crate) fn new(word: &'a str) -> Self {
        Self { word, print: folded(word).fold(SEED, stir) }
    }

    /// `word`, whose fingerprint is known.
    pub(crate) const fn read(word: &'a str, print: u32) -> Self {
        Self { word, print }
    }

    /// The word as it is written.
    pub(crate) const fn word(self) -> &'a str {
        self.word
    }

    /// The fingerprint of its small letters.
    pub(crate) fn print(self) -> u32 {
        self.print
    }

    /// Its small letters. A word that is longer than all listed ones has none.
    pub(crate) fn letters(self) -> Letters {
        let mut letters = Letters { bytes: [0; LONGEST], length: 0 };
        for byte in folded(self.word) {
            let Some(place) = letters.bytes.get_mut(letters.length) else {
                return Letters { length: 0, ..letters };
            };
            *place = byte;
            letters.length += 1;
        }
        letters
    }
}

/// `text` with a capital.
pub(crate) fn capitalised(text: &str) -> String {
    let mut capitalised = String::with_capacity(text.len());
    let mut letters = text.chars();
    capitalised.extend(letters.next().map(upper));
    capitalised.push_str(letters.as_str());
    capitalised
}

/// The small letters of a word.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Letters {
    bytes: [u8; LONGEST],
    length: usize,
}

impl Letters {
    pub(crate) fn as_bytes(&self) -> &[u8] {
        self.bytes.get(..self.length).unwrap_or_default()
    }
}

/// The bytes of `word` in small letters.
fn folded(word: &str) -> impl Iterator<Item = u8> + '_ {
    let bytes = word.as_bytes();
    let (mut at, mut previous) = (0, 0);
    std::iter::from_fn(move || {
        let byte = *bytes.get(at)?;
        at += 1;
        if byte == 0xE2 && bytes.get(at - 1..at + 2) == Some("’".as_bytes()) {
            at += 2;
            return Some(b'\'');
        }
        let letter = letter(byte, previous);
        previous = byte;
        Some(letter)
    })
}

/// `byte` of a word in small letters, after `previous`.
pub(crate) const fn letter(byte: u8, previous: u8) -> u8 {
    match byte {
        b'A'..=b'Z' => byte | 0x20,
        // À to Þ without ×: the second byte of their UTF-8 form.
        0x80..=0x9E if previous == 0xC3 && byte != 0x97 => byte | 0x20,
        _ => byte,
    }
}

/// Words of one kind, one a line, lowercase and sorted by bytes; made by [`word_set!`].
///
/// One string needs no table of addresses, and a word that is not in it mostly finds its
/// bit of the fingerprints unset.
#[derive(Debug)]
pub(crate) struct WordSet {
    lines: &'static str,
    prints: &'static [u32],
}

/// Makes a [`WordSet`] of sorted lowercase words, at compile time. A set that every word of
/// a prompt is looked up in is given more words of 32 fingerprints each: `word_set![32; …]`.
macro_rules! word_set {
    ($size:literal; $($word:literal),* $(,)?) => {
        const {
            const LINES: &str = concat!($($word, "\n"),*);
            $crate::lexicon::WordSet::new(LINES, &const { $crate::lexicon::prints_of::<$size>(LINES, b'\n') })
        }
    };
    ($($word:literal),* $(,)?) => { word_set![4; $($word),*] };
}
pub(crate) use word_set;

impl WordSet {
    /// A set of `lines`, each with its line end.
    pub(crate) const fn new(lines: &'static str, prints: &'static [u32]) -> Self {
        Self { lines, prints }
    }

    /// Whether there are none.
    pub(crate) const fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Whether `word`, whatever its case, is one of them.
    // Copied to its hundred callers it would be a tenth of the component.
    #[inline(never)]
    pub(crate) fn has(&self, word: &str) -> bool {
        self.holds(Folded::new(word))
    }

    /// Whether `word` is one of them.
    pub(crate) fn holds(&self, word: Folded<'_>) -> bool {
        has_print(self.prints, word.print()) && self.search(word.letters().as_bytes())
    }

    /// Looks for a line by halving the text, not the list: it needs no index.
    #[inline(never)]
    fn search(&self, wanted: &[u8]) -> bool {
        let lines = self.lines.as_bytes();
        let (mut low, mut high) = (0, lines.len());
        while low < high {
            let before = lines.get(low..low + (high - low) / 2).unwrap_or_default();
            let start = low + before.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
            let rest = lines.get(start..).unwrap_or_default();
            let line = rest.split(|byte| *byte == b'\n').next().unwrap_or_default();
            match line.cmp(wanted) {
                Ordering::Less => low = start + line.len() + 1,
                Ordering::Greater => high = start,
                Ordering::Equal => return true,
            }
        }
        false
    }
}

/// FNV-1a.
pub(crate) const SEED: u32 = 0x811c_9dc5;

pub(crate) const fn stir(print: u32, byte: u8) -> u32 {
    (print ^ byte as u32).wrapping_mul(0x0100_0193)
}

/// Whether `prints` have the bit of `print`.
pub(crate) fn has_print(prints: &[u32], print: u32) -> bool {
    prints.get(place(print, prints.len())).is_some_and(|bits| bits & bit(print) != 0)
}

/// The place of a fingerprint's bit among `words` of 32, which are a power of two.
pub(crate) const fn place(print: u32, words: usize) -> usize {
    (print >> 5) as usize & (words - 1)
}

pub(crate) const fn bit(print: u32) -> u32 {
    1 << (print & 31)
}

/// The fingerprints of the first words of lines, which `end` ends.
///
/// # Panics
/// When a word is too long, or they are not sorted: at compile time.
#[expect(clippy::indexing_slicing, reason = "constant functions have no iterators; a static fails to compile")]
pub(crate) const fn prints_of<const WORDS: usize>(lines: &str, end: u8) -> [u32; WORDS] {
    let bytes = lines.as_bytes();
    let mut prints = [0; WORDS];
    let (mut start, mut previous) = (0, 0);
    while start < bytes.len() {
        let mut print = SEED;
        let mut at = start;
        while bytes[at] != end {
            print = stir(print, bytes[at]);
            at += 1;
        }
        assert!(at - start <= LONGEST, "a word is longer than those that are looked up");
        assert!(start == 0 || is_before(bytes, previous, start, end), "words must be sorted");
        prints[place(print, WORDS)] |= bit(print);
        previous = start;
        while bytes[at] != b'\n' {
            at += 1;
        }
        start = at + 1;
    }
    prints
}

/// The fingerprints of several sets of the same size, in one.
#[expect(clippy::indexing_slicing, reason = "constant functions have no iterators; a static fails to compile")]
pub(crate) const fn union_of<const WORDS: usize>(sets: &[&WordSet]) -> [u32; WORDS] {
    let mut union = [0; WORDS];
    let mut set = 0;
    while set < sets.len() {
        assert!(sets[set].prints.len() == WORDS, "sets of different sizes have no union");
        let mut word = 0;
        while word < WORDS {
            union[word] |= sets[set].prints[word];
            word += 1;
        }
        set += 1;
    }
    union
}

/// Whether the word at `one` sorts before the word at `other`; both end with `end`.
#[expect(clippy::indexing_slicing, reason = "constant functions have no iterators; both words end with `end`")]
const fn is_before(bytes: &[u8], mut one: usize, mut other: usize, end: u8) -> bool {
    while bytes[one] == bytes[other] && bytes[one] != end {
        one += 1;
        other += 1;
    }
    bytes[one] < bytes[other]
}

#[cfg(test)]
mod tests {
    use super::*;

    static SET: WordSet = word_set!["a", "don't", "each", "every", "élan"];

    #[test]
    fn a_word_of_the_set_is_found_whatever_its_case() {
        for word in ["a", "A", "don't", "DON’T", "Each", "EVERY", "Élan"] {
            assert!(SET.has(word), "{word}");
        }
    }

    #[test]
    fn other_words_are_not() {
        for word in ["", "an", "don", "eachother", "zebra", "a-word-that-is-longer-than-all-of-them"] {
            assert!(!SET.has(word), "{word}");
        }
    }
}
