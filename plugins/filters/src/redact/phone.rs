//! Telephone numbers: with a country's number (ITU-T E.164), or with an area's in the ways
//! that are common in North America and Europe.

use std::ops::Range;

use super::marks::{byte, goes_on, is_inside};

/// E.164 allows 15 digits; fewer than 7 are an extension or a code.
const SHORTEST: usize = 7;
const LONGEST: usize = 15;

pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let opens = matches!(byte(text, at), b'+' | b'(' | b'0'..=b'9');
        if !opens || is_inside(text, at) || byte(text, at.wrapping_sub(1)) == b'.' {
            at += 1;
            continue;
        }
        let (end, shape) = shape(text, at);
        if !goes_on(text, end) && is_number(&shape) {
            found.push(at..end);
        }
        at = end.max(at + 1);
    }
    found
}

/// Where a run of digits and the marks between them ends, and how it looks: a `9` for each
/// digit but `0`, a blank for any separator.
fn shape(text: &str, start: usize) -> (usize, String) {
    // Longer than any number with its marks.
    const LONGEST_SHAPE: usize = 40;
    let mut shape = String::new();
    let mut at = start;
    let mut end = start;
    while shape.len() < LONGEST_SHAPE {
        match byte(text, at) {
            b'+' if at == start => shape.push('+'),
            b'0' => shape.push('0'),
            b'1'..=b'9' => shape.push('9'),
            mark @ (b'(' | b')') => shape.push(char::from(mark)),
            b' ' | b'-' | b'.' | b'/' if byte(text, at + 1).is_ascii_digit() => shape.push(' '),
            // A bracket opens behind the country's number only.
            b' ' if byte(text, at + 1) == b'(' && shape.starts_with('+') && !shape.contains(' ') => shape.push(' '),
            _ => break,
        }
        at += 1;
        if byte(text, at - 1).is_ascii_digit() {
            end = at;
        }
    }
    let behind = at - end;
    shape.truncate(shape.len().saturating_sub(behind));
    (end.max(start), shape)
}

fn is_number(shape: &str) -> bool {
    let digits = shape.bytes().filter(u8::is_ascii_digit).count();
    if !(SHORTEST..=LONGEST).contains(&digits) {
        return false;
    }
    let groups: Vec<usize> = shape.split([' ', '(', ')', '+']).map(str::len).filter(|length| *length > 0).collect();
    let is_date = matches!(groups.as_slice(), [1 | 2, 1 | 2, 4] | [4, 1 | 2, 1 | 2]);
    let has_country = shape.starts_with('+') || shape.starts_with("00");
    let has_area = shape.starts_with("(") || (shape.starts_with('0') && groups.len() > 1 && digits >= 9);
    let is_american = matches!(groups.as_slice(), [3, 3, 4] | [1, 3, 3, 4]);
    !is_date && (has_country && digits > SHORTEST || has_area && groups.len() > 1 || is_american)
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::testing::texts;

    fn found(text: &str) -> Vec<&str> {
        texts(text, find(text))
    }

    #[test]
    fn numbers_with_country_or_area_are_found() {
        assert_eq!(
            found("+49 30 1234567, 0049-30-1234567. (555) 123-4567 or 555-123-4567; 030 12345678, +14155550123"),
            ["+49 30 1234567", "0049-30-1234567", "(555) 123-4567", "555-123-4567", "030 12345678", "+14155550123"]
        );
    }

    #[test]
    fn dates_amounts_and_versions_stay() {
        assert_eq!(found("2024-01-15, 01.02.2024, 1,234,567, 12345678, 3.14159265, +5 %, (2024)"), Vec::<&str>::new());
    }
}
