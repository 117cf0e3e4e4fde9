//! Words of a text, with their places.

use crate::Span;

/// Whether `c` is part of a word: letters and digits of any script, and `_`.
pub fn is_word_char(c: char) -> bool {
    match u8::try_from(c) {
        Ok(byte) if byte.is_ascii() => byte_class(byte) == ByteClass::Word,
        _ => c.is_alphanumeric(),
    }
}

/// What a byte of UTF-8 is to a search for words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ByteClass {
    /// An ASCII letter, a digit or `_`.
    Word,
    /// Any other ASCII character.
    Other,
    /// Part of a character beyond ASCII.
    Wide,
}

/// A byte's class, from a table: this is the innermost test of every search.
#[expect(clippy::indexing_slicing, reason = "a byte is always below 256")]
pub(crate) fn byte_class(byte: u8) -> ByteClass {
    BYTE_CLASSES[byte as usize]
}

#[expect(clippy::indexing_slicing, reason = "constant functions have no iterators; the index stays below 256")]
static BYTE_CLASSES: [ByteClass; 256] = {
    let mut table = [ByteClass::Wide; 256];
    let mut byte = 0_u8;
    while byte.is_ascii() {
        let word = byte.is_ascii_alphanumeric() || byte == b'_';
        table[byte as usize] = if word { ByteClass::Word } else { ByteClass::Other };
        byte += 1;
    }
    table
};

/// Words of `text` with their spans, left to right.
///
/// A word is a run of letters and digits; an apostrophe or hyphen between two of them
/// belongs to it (`don't`, `step-by-step`). Scripts without blanks give runs.
pub fn words(text: &str) -> Words<'_> {
    Words { text, position: 0 }
}

/// See [`words`].
#[derive(Debug, Clone)]
pub struct Words<'a> {
    text: &'a str,
    position: usize,
}

impl<'a> Iterator for Words<'a> {
    type Item = (Span, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        let start = word_start(self.text, self.position)?;
        let end = word_end(self.text, start);
        self.position = end;
        let span = Span::new(start, end);
        Some((span, span.of(self.text)))
    }
}

/// Where the first word from `at` on starts; none when `at` lies within a character.
pub fn word_start(text: &str, mut at: usize) -> Option<usize> {
    // Most bytes are ASCII, which a table knows.
    loop {
        match byte_class(*text.as_bytes().get(at)?) {
            ByteClass::Word => return Some(at),
            ByteClass::Other => at += 1,
            ByteClass::Wide => match text.get(at..)?.chars().next()? {
                c if is_word_char(c) => return Some(at),
                c => at += c.len_utf8(),
            },
        }
    }
}

/// Where the word that starts at `at` ends.
fn word_end(text: &str, mut at: usize) -> usize {
    let bytes = text.as_bytes();
    let word_char = |at: usize| text.get(at..)?.chars().next().filter(|c| is_word_char(*c));
    while let Some(byte) = bytes.get(at).copied() {
        if byte_class(byte) == ByteClass::Word {
            at += 1;
            continue;
        }
        let joint = match byte {
            b'\'' | b'-' => 1,
            _ if byte.is_ascii() => break,
            _ if bytes.get(at..at + 3) == Some("’".as_bytes()) => 3,
            _ => 0,
        };
        let Some(c) = word_char(at + joint) else { break };
        at += if joint > 0 { joint } else { c.len_utf8() };
    }
    at
}

/// Whether no word crosses the place `at` of `text`: `in` is not at a boundary within
/// `join`, nor `step` within `step-by-step` or `let` within `let's`.
pub fn is_boundary(text: &str, at: usize) -> bool {
    let (Some(before), Some(after)) = (text.get(..at), text.get(at..)) else { return false };
    let mut left = before.chars().rev();
    let mut right = after.chars();
    let (l, r) = (left.next(), right.next());
    let word = |c: Option<char>| c.is_some_and(is_word_char);
    let joint = |c: Option<char>| matches!(c, Some('\'' | '’' | '-'));
    let crosses = (word(l) && word(r)) || (word(l) && joint(r) && word(right.next()));
    !(crosses || joint(l) && word(r) && word(left.next()))
}

/// The word that ends before `at`, with only blanks between; `""` if there is none.
pub fn word_before(text: &str, at: usize) -> &str {
    let before = text.get(..at).unwrap_or_default().trim_end_matches(' ');
    let start = before.char_indices().rev().take_while(|(_, c)| is_joined(*c)).last().map_or(before.len(), |(i, _)| i);
    before.get(start..).unwrap_or_default()
}

/// The word that starts after `at`, with only blanks between; `""` if there is none.
pub fn word_after(text: &str, at: usize) -> &str {
    let after = text.get(at..).unwrap_or_default().trim_start_matches(' ');
    let end = after.char_indices().find(|(_, c)| !is_joined(*c)).map_or(after.len(), |(i, _)| i);
    after.get(..end).unwrap_or_default()
}

fn is_joined(c: char) -> bool {
    is_word_char(c) || matches!(c, '\'' | '’' | '-')
}

/// Whether `word` is one of `list`, whatever its case. `list` is lowercase.
pub fn is_any(word: &str, list: &[&str]) -> bool {
    !word.is_empty() && list.iter().any(|known| eq_fold(word, known))
}

/// Whether `text` equals `lower`, which is lowercase, whatever the case of `text`.
pub fn eq_fold(text: &str, lower: &str) -> bool {
    prefix_fold(text, lower) == Some(text.len())
}

/// The number of bytes of `text` that say `lower`, if it starts so, whatever its case.
///
/// `lower` is lowercase, with straight apostrophes; case is folded for ASCII and
/// Latin-1, the letters of the languages that the first-party rules know. A curly
/// apostrophe counts as a straight one.
pub fn prefix_fold(text: &str, lower: &str) -> Option<usize> {
    let (text, lower) = (text.as_bytes(), lower.as_bytes());
    let mut at = 0;
    let mut previous = 0;
    for wanted in lower {
        let found = *text.get(at)?;
        let folded = match found {
            b'A'..=b'Z' => found | 0x20,
            // À to Þ without ×: the second byte of their UTF-8 form.
            0x80..=0x9E if previous == 0xC3 && found != 0x97 => found | 0x20,
            0xE2 if *wanted == b'\'' && text.get(at..at + 3) == Some("’".as_bytes()) => {
                at += 2;
                b'\''
            }
            _ => found,
        };
        if folded != *wanted {
            return None;
        }
        previous = found;
        at += 1;
    }
    Some(at)
}

/// `c` as a capital, for ASCII and Latin-1; other letters stay as they are.
///
/// The standard library's tables for all scripts would be a fifth of a plugin's size.
pub fn upper(c: char) -> char {
    match c {
        'à'..='þ' if c != '÷' => char::from_u32(c as u32 - 0x20).unwrap_or(c),
        _ => c.to_ascii_uppercase(),
    }
}

/// `c` as a small letter, for ASCII and Latin-1; other letters stay as they are.
pub fn lower(c: char) -> char {
    match c {
        'À'..='Þ' if c != '×' => char::from_u32(c as u32 + 0x20).unwrap_or(c),
        _ => c.to_ascii_lowercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_their_apostrophes_and_hyphens() {
        let found: Vec<_> = words("Don't stop - think step-by-step, ça va.").map(|(_, word)| word).collect();
        assert_eq!(found, ["Don't", "stop", "think", "step-by-step", "ça", "va"]);
    }

    #[test]
    fn words_of_any_script_end_where_nothing_joins() {
        let found: Vec<_> =
            words("L’Été ’tis dogs’ --x-- 日本語で書く, привет-мир! 'c' e\u{301}t").map(|(_, w)| w).collect();
        let expected = ["L’Été", "tis", "dogs", "x", "日本語で書く", "привет-мир", "c", "e", "t"];
        assert_eq!(found, expected);
        assert_eq!(words("").count() + words("—’’-").count(), 0);
    }

    #[test]
    fn folding_covers_accents_and_curly_apostrophes() {
        assert_eq!(prefix_fold("ÉTAPE PAR", "étape"), Some(6));
        assert_eq!(prefix_fold("Let’s go", "let's"), Some(7));
        assert_eq!(prefix_fold("letter", "let's"), None);
    }

    #[test]
    fn case_changes_for_ascii_and_latin_1_only() {
        assert_eq!("éàz÷ß".chars().map(upper).collect::<String>(), "ÉÀZ÷ß");
        assert_eq!("ÉÀZ×Ж".chars().map(lower).collect::<String>(), "éàz×Ж");
    }

    #[test]
    fn a_boundary_does_not_split_a_joined_word() {
        let text = "step-by-step it's a join.";
        let at = |needle: &str| text.find(needle).unwrap();
        assert!(!is_boundary(text, at("by")));
        assert!(!is_boundary(text, at("'s")));
        assert!(!is_boundary(text, at("oin")));
        assert!(is_boundary(text, at(" it")));
        assert!(is_boundary(text, text.len()));
    }

    #[test]
    fn neighbouring_words_are_found_over_blanks_only() {
        assert_eq!(word_before("in  order", 4), "in");
        assert_eq!(word_before("in. order", 4), "");
        assert_eq!(word_after("order to’s", 5), "to’s");
    }
}
