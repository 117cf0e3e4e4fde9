//! Numbers of payment cards: 13 to 19 digits (ISO/IEC 7812) with a right check digit (Luhn).

use std::ops::Range;

use super::marks::{byte, goes_on, is_inside};

const SHORTEST: usize = 13;
const LONGEST: usize = 19;

pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        if !byte(text, at).is_ascii_digit() {
            at += 1;
            continue;
        }
        let (end, digits) = number(text, at);
        let is_alone = !is_inside(text, at) && !goes_on(text, end);
        if is_alone && is_card(&digits) {
            found.push(at..end);
        }
        at = end;
    }
    found
}

/// Where a run of digits in groups ends, and its digits; no more of them are kept than needed.
fn number(text: &str, start: usize) -> (usize, Vec<u8>) {
    let mut digits = Vec::with_capacity(LONGEST + 1);
    let mut at = start;
    let mut end = start;
    loop {
        match byte(text, at) {
            digit if digit.is_ascii_digit() => {
                if digits.len() <= LONGEST {
                    digits.push(digit - b'0');
                }
                at += 1;
                end = at;
            }
            b' ' | b'-' if byte(text, at + 1).is_ascii_digit() => at += 1,
            _ => return (end, digits),
        }
    }
}

fn is_card(digits: &[u8]) -> bool {
    // 2 to 6 open the numbers of all large networks; 0 and 1 are airlines and tests.
    let opens = digits.first().is_some_and(|first| (2..=6).contains(first));
    opens && (SHORTEST..=LONGEST).contains(&digits.len()) && luhn(digits) && digits.iter().any(|digit| *digit != 0)
}

/// Every second digit from the right is doubled, and its digits added (ISO/IEC 7812-1, annex B).
fn luhn(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(place, digit)| {
            let weighted = if place % 2 == 1 { u32::from(*digit) * 2 } else { u32::from(*digit) };
            weighted / 10 + weighted % 10
        })
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::testing::texts;

    fn found(text: &str) -> Vec<&str> {
        texts(text, find(text))
    }

    #[test]
    fn numbers_with_a_right_check_digit_are_found_in_groups_or_whole() {
        assert_eq!(
            found("4111 1111 1111 1111; 378282246310005, 5555-5555-5555-4444."),
            ["4111 1111 1111 1111", "378282246310005", "5555-5555-5555-4444"]
        );
    }

    #[test]
    fn other_long_numbers_stay() {
        assert_eq!(found("4111 1111 1111 1112, 1234567890123456, x4111111111111111, 12 34"), Vec::<&str>::new());
    }
}
