//! Words with what is meant by each, packed into one string of bytes.

use std::cmp::Ordering;

use crate::lexicon::{Folded, LONGEST, has_print};

/// Words with what is meant by each; made by [`glossary!`].
///
/// Almost every word of a prompt is in none, and leaves after one look at a table of
/// fingerprints. The rest is found by halving the blocks, each of [`BLOCK`] entries, of which
/// only the first is spelt out: an entry says how many letters it shares with the one before
/// it, and how many of its own what is meant keeps at either end.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Glossary {
    pub(crate) packed: &'static [u8],
    pub(crate) blocks: &'static [u16],
    pub(crate) prints: &'static [u32],
}

/// Makes a static [`Glossary`] of a text of lines: the word, a blank, what is meant. Words
/// are lowercase and sorted by bytes. The number is that of the fingerprints' words of 32
/// bits: ten bits an entry let nine other words in ten leave at once.
macro_rules! glossary {
    ($(#[$meta:meta])* $visibility:vis static $name:ident: $prints:literal = $text:expr) => {
        $(#[$meta])*
        $visibility static $name: $crate::glossary::Glossary = {
            use $crate::glossary;
            const TEXT: &str = $text;
            const PACKED: glossary::Packed<{ 2 * TEXT.len() }, { glossary::blocks_of(TEXT) }> = glossary::pack(TEXT);
            static BYTES: [u8; PACKED.length] = PACKED.cut();
            static BLOCKS: [u16; glossary::blocks_of(TEXT)] = PACKED.blocks;
            static PRINTS: [u32; $prints] = $crate::lexicon::prints_of(TEXT, b' ');
            glossary::Glossary { packed: &BYTES, blocks: &BLOCKS, prints: &PRINTS }
        };
    };
}
pub(crate) use glossary;

impl Glossary {
    /// What is meant by `word`, in small letters but for names.
    pub(crate) fn meant(&self, word: Folded<'_>) -> Option<String> {
        if !has_print(self.prints, word.print()) {
            return None;
        }
        let letters = word.letters();
        let wanted = letters.as_bytes();
        let opens = |block: &u16| Entry::read(self.packed.get(usize::from(*block)..)?).map(|(entry, _)| entry.rest);
        let after = self.blocks.partition_point(|block| opens(block).is_some_and(|first| first <= wanted));
        let mut rest = self.packed.get(usize::from(*self.blocks.get(after.checked_sub(1)?)?)..)?;
        let mut spelt = [0; LONGEST];
        for _ in 0..BLOCK {
            let (entry, following) = Entry::read(rest)?;
            let length = entry.shared + entry.rest.len();
            spelt.get_mut(entry.shared..length)?.copy_from_slice(entry.rest);
            match spelt.get(..length)?.cmp(wanted) {
                Ordering::Less => rest = following,
                Ordering::Equal => return entry.meaning(wanted),
                Ordering::Greater => return None,
            }
        }
        None
    }
}

/// One entry: a byte each for the length of its own letters, for how many it shares with the
/// word before and how many are put in, and for how many of its letters stay at either end;
/// then its own letters and what is put in.
struct Entry<'a> {
    shared: usize,
    rest: &'a [u8],
    start: usize,
    end: usize,
    middle: &'a [u8],
}

impl<'a> Entry<'a> {
    /// The entry that `bytes` start with, and what follows it.
    fn read(bytes: &'a [u8]) -> Option<(Self, &'a [u8])> {
        let [length, lengths, kept, bytes @ ..] = bytes else { return None };
        let nibbles = |byte: u8| (usize::from(byte >> 4), usize::from(byte & 15));
        let ((shared, put_in), (start, end)) = (nibbles(*lengths), nibbles(*kept));
        let (rest, bytes) = bytes.split_at_checked(usize::from(*length))?;
        let (middle, bytes) = bytes.split_at_checked(put_in)?;
        Some((Self { shared, rest, start, end, middle }, bytes))
    }

    /// What is meant by `word`, which is the entry's.
    fn meaning(&self, word: &[u8]) -> Option<String> {
        let (start, end) = (word.get(..self.start)?, word.get(word.len() - self.end..)?);
        String::from_utf8([start, self.middle, end].concat()).ok()
    }
}

/// Entries of a block.
const BLOCK: usize = 8;

/// Entries as bytes, and where their blocks start.
pub(crate) struct Packed<const SIZE: usize, const BLOCKS: usize> {
    bytes: [u8; SIZE],
    pub(crate) length: usize,
    pub(crate) blocks: [u16; BLOCKS],
}

/// The number of blocks that `text` makes.
#[expect(clippy::indexing_slicing, reason = "constant functions have no iterators; a static fails to compile")]
pub(crate) const fn blocks_of(text: &str) -> usize {
    let bytes = text.as_bytes();
    let (mut at, mut lines) = (0, 0);
    while at < bytes.len() {
        lines += (bytes[at] == b'\n') as usize;
        at += 1;
    }
    lines.div_ceil(BLOCK)
}

/// Packs `text`, whose lines all have their line end.
///
/// # Panics
/// When a line has no blank or a number does not fit: at compile time.
#[expect(clippy::indexing_slicing, reason = "constant functions have no iterators; a static fails to compile")]
#[expect(clippy::cast_possible_truncation, reason = "every length is checked")]
pub(crate) const fn pack<const SIZE: usize, const BLOCKS: usize>(text: &str) -> Packed<SIZE, BLOCKS> {
    let bytes = text.as_bytes();
    let mut packed = Packed { bytes: [0; SIZE], length: 0, blocks: [0; BLOCKS] };
    let (mut line, mut previous, mut start) = (0, 0, 0);
    while start < bytes.len() {
        let word = Stretch { start, end: find(bytes, start, b' ') };
        let meant = Stretch { start: word.end + 1, end: find(bytes, word.end, b'\n') };
        let mut shared = 0;
        if line % BLOCK == 0 {
            assert!(packed.length <= u16::MAX as usize, "a glossary is larger than its blocks can say");
            packed.blocks[line / BLOCK] = packed.length as u16;
        } else {
            while shared < 15 && bytes[previous + shared] == bytes[start + shared] && bytes[start + shared] != b' ' {
                shared += 1;
            }
        }
        let (first, last) = kept(bytes, word, meant);
        let put_in = Stretch { start: meant.start + first, end: meant.end - last };
        assert!(put_in.len() <= 15, "what is meant has too little of the word");
        let head = packed.length;
        packed.bytes[head] = (word.len() - shared) as u8;
        packed.bytes[head + 1] = (shared << 4 | put_in.len()) as u8;
        packed.bytes[head + 2] = (first << 4 | last) as u8;
        packed.length = head + 3;
        packed = packed.with(bytes, Stretch { start: start + shared, end: word.end }).with(bytes, put_in);
        previous = start;
        start = meant.end + 1;
        line += 1;
    }
    packed
}

impl<const SIZE: usize, const BLOCKS: usize> Packed<SIZE, BLOCKS> {
    #[expect(clippy::indexing_slicing, reason = "constant functions have no iterators; a static fails to compile")]
    const fn with(mut self, bytes: &[u8], stretch: Stretch) -> Self {
        let mut at = stretch.start;
        while at < stretch.end {
            self.bytes[self.length] = bytes[at];
            self.length += 1;
            at += 1;
        }
        self
    }

    /// Its bytes without what is left over.
    #[expect(clippy::indexing_slicing, reason = "constant functions have no iterators; a static fails to compile")]
    pub(crate) const fn cut<const LENGTH: usize>(&self) -> [u8; LENGTH] {
        let mut bytes = [0; LENGTH];
        let mut at = 0;
        while at < LENGTH {
            bytes[at] = self.bytes[at];
            at += 1;
        }
        bytes
    }
}

/// A stretch of bytes.
#[derive(Clone, Copy)]
struct Stretch {
    start: usize,
    end: usize,
}

impl Stretch {
    const fn len(self) -> usize {
        self.end - self.start
    }
}

/// How many bytes `word` and `meant` have in common at the start, and how many of the rest
/// at the end: at most fifteen each, and whole characters.
#[expect(clippy::indexing_slicing, reason = "constant functions have no iterators; a static fails to compile")]
const fn kept(bytes: &[u8], word: Stretch, meant: Stretch) -> (usize, usize) {
    let shorter = if word.len() < meant.len() { word.len() } else { meant.len() };
    let (mut first, mut last) = (0, 0);
    while first < shorter && first < 15 && bytes[word.start + first] == bytes[meant.start + first] {
        first += 1;
    }
    while first > 0 && (continues(bytes[word.start + first]) || continues(bytes[meant.start + first])) {
        first -= 1;
    }
    while first + last < shorter && last < 15 && bytes[word.end - 1 - last] == bytes[meant.end - 1 - last] {
        last += 1;
    }
    while last > 0 && continues(bytes[word.end - last]) {
        last -= 1;
    }
    (first, last)
}

/// Whether a byte of UTF-8 goes on with a character.
const fn continues(byte: u8) -> bool {
    byte & 0xC0 == 0x80
}

#[expect(clippy::indexing_slicing, reason = "constant functions have no iterators; a static fails to compile")]
const fn find(bytes: &[u8], mut at: usize, byte: u8) -> usize {
    while bytes[at] != byte {
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    glossary! {
        /// A few of each kind.
        static LIST: 4 = "acces access\nalot a lot\nteh the\nwich which\nyoutube YouTube\néxemple exemple\nüber über\n"
    }

    fn meant(word: &str) -> Option<String> {
        LIST.meant(Folded::new(word))
    }

    #[test]
    fn a_word_of_the_list_is_found_whatever_its_case() {
        for (word, said) in
            [("acces", "access"), ("TEH", "the"), ("Alot", "a lot"), ("youtube", "YouTube"), ("Éxemple", "exemple")]
        {
            assert_eq!(meant(word).as_deref(), Some(said));
        }
    }

    #[test]
    fn other_words_are_not() {
        for word in ["", "access", "te", "tehe", "zebra", "a-word-that-is-longer-than-all-of-them"] {
            assert_eq!(meant(word), None, "{word}");
        }
    }
}
