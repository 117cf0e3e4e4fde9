//! Numbers: with sign, currency, unit, separators; dates, times, versions; names with digits in them.

use crate::prompt::source::Source;

use super::unit;
use super::{Protected, Protection};

/// The number that starts at `at`, where a word or a sign in front of one starts.
pub(super) fn number_at(source: Source<'_>, at: usize, limit: usize) -> Option<Protected> {
    let core = skip_prefix(source, at, limit)?;
    let mut end = core_end(source, core, limit)?;
    end = skip_groups(source, core, end, limit);
    end = unit::skip_unit(source, end, limit);
    Some(Protected::new(at, end, Protection::Number))
}

/// Past signs, currencies, `#` and the dot of `.5`, provided that a digit follows.
fn skip_prefix(source: Source<'_>, at: usize, limit: usize) -> Option<usize> {
    let before = source.char_before(at);
    let mut position = at;
    let mut is_currency = false;
    for _ in 0..4 {
        let character = source.char_at(position).filter(|_| position < limit)?;
        match character {
            '+' | '-' | '−' | '±' | '~' | '≈' | '<' | '>' | '≤' | '≥' | '=' | '^' | '×' | '#' | '№' | '§' =>
            {
                // Between words a hyphen joins: `step-5` has no negative number.
                if position == at && before.is_some_and(|c| c.is_alphanumeric() || c == character) {
                    return None;
                }
            }
            '.' | ',' if position == at && before.is_some_and(|c| c.is_alphanumeric() || c == '.') => return None,
            '.' => {}
            _ if unit::is_currency_mark(character) => is_currency = true,
            ' ' | '\u{a0}' if is_currency => {}
            _ => {
                if let Some(length) = unit::currency_code_before(source, position, limit) {
                    position += length;
                    is_currency = true;
                    continue;
                }
                break;
            }
        }
        position += character.len_utf8();
    }
    Some(position)
}

/// The end of a word with a digit in it, joined to its neighbours by separators between digits.
fn core_end(source: Source<'_>, start: usize, limit: usize) -> Option<usize> {
    let mut end = start;
    let mut has_digit = false;
    // `#ff00aa` and the like need no digit.
    if source.byte_before(start) == b'#' {
        let hex = source.skip_bytes(start, limit, |byte| byte.is_ascii_hexdigit());
        if matches!(hex - start, 6 | 8) && !source.char_at(hex).is_some_and(char::is_alphanumeric) {
            return Some(hex);
        }
    }
    loop {
        let word = word_end(source, end, limit);
        let text = source.slice(end, word);
        let word_has_digit = text.chars().any(is_digit);
        if word == end || !(word_has_digit || has_digit || next_part_has_digit(source, word, limit)) {
            break;
        }
        has_digit |= word_has_digit;
        end = word;
        match separator_length(source, end, limit) {
            Some(length) => end += length,
            None => break,
        }
    }
    // A separator is only passed when a part follows, so `end` never stands after one.
    has_digit.then_some(end)
}

/// A run of letters, digits and marks that belong together.
///
/// Scripts without spaces do not glue: of `在2024年` only the digits are the word.
pub(super) fn word_end(source: Source<'_>, start: usize, limit: usize) -> usize {
    let mut end = source.skip_bytes(start, limit, |byte| byte.is_ascii_alphanumeric() || byte == b'_');
    if end >= limit || source.byte(end).is_ascii() {
        return end;
    }
    let mut previous_is_wide = (end > start).then_some(false);
    while end < limit {
        let Some(character) = source.char_at(end) else { break };
        let belongs = character.is_alphanumeric() || character == '_' || is_combining(character);
        let is_wide = is_unspaced(character);
        if !belongs || previous_is_wide.is_some_and(|previous| previous != is_wide) {
            break;
        }
        if !is_combining(character) {
            previous_is_wide = Some(is_wide);
        }
        end += character.len_utf8();
    }
    end
}

/// What may stand between two parts of one number: `1,000.50`, `10:30`, `1/2`, `5-10`, `10^-6`.
fn separator_length(source: Source<'_>, at: usize, limit: usize) -> Option<usize> {
    let character = source.char_at(at).filter(|_| at < limit)?;
    let next = at + character.len_utf8();
    let follows_digit = source.char_before(at).is_some_and(is_digit);
    let digit_at = |position: usize| position < limit && source.char_at(position).is_some_and(is_digit);
    let alphanumeric_at = |position: usize| {
        position < limit && source.char_at(position).is_some_and(|c| c.is_alphanumeric() && !is_unspaced(c))
    };
    let length = character.len_utf8();
    match character {
        '.' | ',' | ':' | '/' | '\'' | '’' | '٫' | '٬' | '，' | '．' | '：' | '·' if digit_at(next) => {
            Some(length)
        }
        '%' if follows_digit && matches!(source.byte(next), b'-') && digit_at(next + 1) => Some(length + 1),
        '-' if alphanumeric_at(next) && (digit_at(next) || follows_digit) => Some(length),
        '–' | '—' | '−' | '〜' | '～' | '~' | '×' | '*' | '^' | '+' | '=' | '‑' if digit_at(next) && follows_digit => {
            Some(length)
        }
        '^' | '*' if follows_digit && matches!(source.byte(next), b'-' | b'*') && digit_at(next + 1) => {
            Some(length + 1)
        }
        '.' if alphanumeric_at(next)
            && follows_digit
            && source.char_at(next).is_some_and(|c| c.is_ascii_lowercase()) =>
        {
            // `v1.x`, `3.b`; a sentence that starts without a space has a capital.
            (source.skip_bytes(next, limit, |byte| byte.is_ascii_lowercase()) - next <= 2).then_some(length)
        }
        _ => None,
    }
}

/// Whether a hyphen leads from a word to a part with a digit: `GPT-4`, `COVID-19`.
fn next_part_has_digit(source: Source<'_>, at: usize, limit: usize) -> bool {
    source.byte(at) == b'-' && at + 1 < limit && source.char_at(at + 1).is_some_and(is_digit)
}

/// `10 000 000`: groups of three after a space, as French and SI write them.
fn skip_groups(source: Source<'_>, start: usize, end: usize, limit: usize) -> usize {
    let first = source.slice(start, end);
    if !(1..=3).contains(&first.len()) || !first.bytes().all(|byte| byte.is_ascii_digit()) {
        return end;
    }
    let mut end = end;
    while let Some(space) = source.char_at(end).filter(|c| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}')) {
        let group = end + space.len_utf8();
        let group_end = source.skip_bytes(group, limit, |byte| byte.is_ascii_digit());
        if group_end - group != 3 || source.char_at(group_end).is_some_and(char::is_alphabetic) {
            break;
        }
        end = group_end;
    }
    if end < limit && matches!(source.byte(end), b',' | b'.') {
        let decimals = source.skip_bytes(end + 1, limit, |byte| byte.is_ascii_digit());
        if decimals > end + 1 {
            return decimals;
        }
    }
    end
}

/// A digit or numeral of any script; Han numerals are words.
pub(super) fn is_digit(character: char) -> bool {
    character.is_ascii_digit() || (!character.is_ascii() && character.is_numeric() && !is_han(character))
}

/// Whether a script writes words without spaces between them.
pub(super) fn is_unspaced(character: char) -> bool {
    matches!(character, '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1100}'..='\u{11ff}' | '\u{1780}'..='\u{17ff}'
        | '\u{3005}'..='\u{30ff}' | '\u{3130}'..='\u{318f}' | '\u{ac00}'..='\u{d7af}')
        && !character.is_numeric()
        || is_han(character)
}

fn is_han(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Marks that sit on the character before them.
pub(super) fn is_combining(character: char) -> bool {
    matches!(character, '\u{0300}'..='\u{036f}' | '\u{200d}' | '\u{fe0e}' | '\u{fe0f}' | '\u{20e3}' | '\u{20d0}'..='\u{20ff}')
}
