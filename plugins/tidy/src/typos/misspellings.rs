//! Misspellings of one language, looked up by word.

/// A list of misspellings, one a line: the wrong word, a blank, what is meant.
///
/// Sorted by bytes; wrong words are lowercase. Almost every word of a prompt is right,
/// and leaves after one look at a table of fingerprints, `WORDS` of 32 bits each: with ten
/// bits for every wrong word, nine right ones in ten find their bit unset.
#[derive(Debug)]
pub(crate) struct Misspellings<const WORDS: usize> {
    lines: &'static str,
    prints: [u32; WORDS],
}

/// The longest wrong word, in bytes.
const LONGEST: usize = 24;

impl<const WORDS: usize> Misspellings<WORDS> {
    /// A list of `lines`.
    ///
    /// # Panics
    /// When a line has no blank, or they are not sorted: at compile time, in a `static`.
    #[expect(clippy::indexing_slicing, reason = "constant functions have no iterators; a static fails to compile")]
    pub(crate) const fn new(lines: &'static str) -> Self {
        let bytes = lines.as_bytes();
        let mut prints = [0_u32; WORDS];
        let (mut start, mut previous) = (0, 0);
        while start < bytes.len() {
            let mut print = SEED;
            let mut at = start;
            while bytes[at] != b' ' {
                print = stir(print, bytes[at]);
                at += 1;
            }
            assert!(at - start <= LONGEST, "a misspelling is longer than the buffer it is folded in");
            assert!(start == 0 || is_before(bytes, previous, start), "misspellings must be sorted");
            prints[place::<WORDS>(print)] |= bit(print);
            while at < bytes.len() && bytes[at] != b'\n' {
                at += 1;
            }
            previous = start;
            start = at + 1;
        }
        Self { lines, prints }
    }

    /// What is meant by `word`, whatever its case, if it is on the list.
    pub(crate) fn meant(&self, word: &str) -> Option<&'static str> {
        let mut folded = [0_u8; LONGEST];
        let folded = folded.get_mut(..word.len())?;
        let (mut print, mut before) = (SEED, 0);
        for (byte, place) in word.bytes().zip(folded.iter_mut()) {
            *place = match byte {
                b'A'..=b'Z' => byte | 0x20,
                // À to Þ: the second byte of their UTF-8 form.
                0x80..=0x9E if before == 0xC3 => byte | 0x20,
                _ => byte,
            };
            before = byte;
            print = stir(print, *place);
        }
        let known = self.prints.get(place::<WORDS>(print)).is_some_and(|bits| bits & bit(print) != 0);
        if known { self.search(folded) } else { None }
    }

    /// Looks for a line by halving the text, not the list: it needs no index.
    fn search(&self, wanted: &[u8]) -> Option<&'static str> {
        let (mut low, mut high) = (0, self.lines.len());
        while low < high {
            let before = self.lines.as_bytes().get(low..low + (high - low) / 2)?;
            let start = low + before.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
            let line = self.lines.get(start..)?.split('\n').next()?;
            let (wrong, meant) = line.split_once(' ')?;
            match wrong.as_bytes().cmp(wanted) {
                std::cmp::Ordering::Less => low = start + line.len() + 1,
                std::cmp::Ordering::Greater => high = start,
                std::cmp::Ordering::Equal => return Some(meant),
            }
        }
        None
    }
}

/// FNV-1a.
const SEED: u32 = 0x811c_9dc5;

const fn stir(print: u32, byte: u8) -> u32 {
    (print ^ byte as u32).wrapping_mul(0x0100_0193)
}

const fn place<const WORDS: usize>(print: u32) -> usize {
    (print >> 5) as usize % WORDS
}

const fn bit(print: u32) -> u32 {
    1 << (print & 31)
}

/// Whether the word at `one` sorts before the word at `other`.
#[expect(clippy::indexing_slicing, reason = "constant functions have no iterators; both words end with a blank")]
const fn is_before(bytes: &[u8], mut one: usize, mut other: usize) -> bool {
    while bytes[one] == bytes[other] && bytes[one] != b' ' {
        one += 1;
        other += 1;
    }
    bytes[one] < bytes[other]
}

#[cfg(test)]
mod tests {
    use super::*;

    static LIST: Misspellings<4> = Misspellings::new("acces access\nteh the\nwich which\néxemple exemple");

    #[test]
    fn a_word_of_the_list_is_found_whatever_its_case() {
        let meant = ["acces", "TEH", "Wich", "Éxemple"].map(|word| LIST.meant(word));
        assert_eq!(meant, [Some("access"), Some("the"), Some("which"), Some("exemple")]);
    }

    #[test]
    fn other_words_are_not() {
        for word in ["", "access", "te", "tehe", "zebra", "a-word-that-is-longer-than-all-of-them"] {
            assert_eq!(LIST.meant(word), None, "{word}");
        }
    }
}
