//! Words of a text with their fingerprints, read in one pass.

use prompt_host_plugin::Span;
use prompt_host_plugin::words::{is_word_char, word_start};

use crate::lexicon::{Folded, SEED, letter, stir};

/// The same words as [`words`](prompt_host_plugin::words::words) gives, each with its
/// fingerprint: most of them are only looked up, and this reads them once for both.
pub(crate) fn scan(text: &str) -> impl Iterator<Item = (Span, Folded<'_>)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = word_start(text, at)?;
        let (end, print) = read(text, start);
        at = end;
        let span = Span::new(start, end);
        Some((span, Folded::read(span.of(text), print)))
    })
}

/// Where the word at `at` ends, and its fingerprint.
#[inline(never)]
fn read(text: &str, mut at: usize) -> (usize, u32) {
    let bytes = text.as_bytes();
    let mut print = SEED;
    while let Some(byte) = bytes.get(at).copied() {
        let small = small(byte);
        if small != 0 {
            print = stir(print, small);
            at += 1;
            continue;
        }
        let joint = match byte {
            b'\'' | b'-' => 1,
            _ if byte.is_ascii() => break,
            _ if bytes.get(at..at + 3) == Some("’".as_bytes()) => 3,
            _ => 0,
        };
        let Some(c) = text.get(at + joint..).and_then(|rest| rest.chars().next()).filter(|c| is_word_char(*c)) else {
            break;
        };
        if joint > 0 {
            print = stir(print, if byte == b'-' { b'-' } else { b'\'' });
            at += joint;
        } else {
            let mut previous = 0;
            for byte in bytes.get(at..at + c.len_utf8()).unwrap_or_default() {
                print = stir(print, letter(*byte, previous));
                previous = *byte;
            }
            at += c.len_utf8();
        }
    }
    (at, print)
}

/// `byte` as a small letter, if it is a letter, a digit or `_` of ASCII; zero for others.
fn small(byte: u8) -> u8 {
    SMALL.get(usize::from(byte)).copied().unwrap_or_default()
}

#[expect(clippy::indexing_slicing, reason = "constant functions have no iterators; the index stays below 256")]
static SMALL: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0_u8;
    while byte.is_ascii() {
        if byte.is_ascii_alphanumeric() || byte == b'_' {
            table[byte as usize] = byte.to_ascii_lowercase();
        }
        byte += 1;
    }
    table
};

#[cfg(test)]
mod tests {
    use prompt_host_plugin::words::words;

    use super::*;

    #[test]
    fn words_are_those_of_the_library_and_prints_those_of_a_lookup() {
        for text in [
            "Don't stop - think step-by-step, ça va.",
            "L’Été d’ÉTÉ ’tis dogs’ --x-- a_b 3.14 × ÷ naïve Ünder’",
            "日本語で書く, привет-мир! ’’a’b- 'c' e\u{301}t",
            "",
        ] {
            let read: Vec<_> = scan(text).map(|(span, word)| (span, word.print())).collect();
            let known: Vec<_> = words(text).map(|(span, word)| (span, Folded::new(word).print())).collect();
            assert_eq!(read, known, "{text}");
        }
    }
}
