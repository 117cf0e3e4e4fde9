//! International bank account numbers (ISO 13616), told by country, length and check digits.

use std::ops::Range;

use super::marks::{byte, goes_on, is_inside};

/// Countries and how many characters their numbers have, from the registry that SWIFT keeps.
const COUNTRIES: &[(&str, usize)] = &[
    ("AD", 24),
    ("AE", 23),
    ("AL", 28),
    ("AT", 20),
    ("AZ", 28),
    ("BA", 20),
    ("BE", 16),
    ("BG", 22),
    ("BH", 22),
    ("BR", 29),
    ("BY", 28),
    ("CH", 21),
    ("CR", 22),
    ("CY", 28),
    ("CZ", 24),
    ("DE", 22),
    ("DK", 18),
    ("DO", 28),
    ("EE", 20),
    ("EG", 29),
    ("ES", 24),
    ("FI", 18),
    ("FO", 18),
    ("FR", 27),
    ("GB", 22),
    ("GE", 22),
    ("GI", 23),
    ("GL", 18),
    ("GR", 27),
    ("GT", 28),
    ("HR", 21),
    ("HU", 28),
    ("IE", 22),
    ("IL", 23),
    ("IQ", 23),
    ("IS", 26),
    ("IT", 27),
    ("JO", 30),
    ("KW", 30),
    ("KZ", 20),
    ("LB", 28),
    ("LC", 32),
    ("LI", 21),
    ("LT", 20),
    ("LU", 20),
    ("LV", 21),
    ("MC", 27),
    ("MD", 24),
    ("ME", 22),
    ("MK", 19),
    ("MR", 27),
    ("MT", 31),
    ("MU", 30),
    ("NL", 18),
    ("NO", 15),
    ("PK", 24),
    ("PL", 28),
    ("PS", 29),
    ("PT", 25),
    ("QA", 29),
    ("RO", 24),
    ("RS", 22),
    ("SA", 24),
    ("SC", 31),
    ("SE", 24),
    ("SI", 19),
    ("SK", 24),
    ("SM", 27),
    ("ST", 25),
    ("SV", 28),
    ("TL", 23),
    ("TN", 24),
    ("TR", 26),
    ("UA", 29),
    ("VA", 22),
    ("VG", 24),
    ("XK", 20),
];

pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, _) in text.match_indices(|mark: char| mark.is_ascii_uppercase()) {
        let is_free = found.last().is_none_or(|last| at >= last.end) && !is_inside(text, at);
        if let Some(end) = Some(at).filter(|_| is_free).and_then(|at| end_of(text, at)) {
            found.push(at..end);
        }
    }
    found
}

/// Where the number that starts at `at` ends.
fn end_of(text: &str, at: usize) -> Option<usize> {
    let country = text.get(at..at + 2)?;
    let (_, length) = COUNTRIES.iter().find(|(known, _)| *known == country)?;
    let mut number = Vec::with_capacity(*length);
    let mut end = at;
    while number.len() < *length {
        match byte(text, end) {
            mark if mark.is_ascii_digit() || mark.is_ascii_uppercase() => number.push(mark),
            b' ' if number.len() % 4 == 0 => {}
            _ => return None,
        }
        end += 1;
    }
    (!goes_on(text, end) && is_checked(&number)).then_some(end)
}

/// The first four characters go to the end, letters become 10 to 35, and what is left when
/// the number is divided by 97 is 1 (ISO 7064).
fn is_checked(number: &[u8]) -> bool {
    let (front, back) = number.split_at(4.min(number.len()));
    let rest = back.iter().chain(front).fold(0_u32, |rest, mark| match mark {
        b'0'..=b'9' => (rest * 10 + u32::from(mark - b'0')) % 97,
        _ => (rest * 100 + u32::from(mark.saturating_sub(b'A')) + 10) % 97,
    });
    rest == 1
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::testing::texts;

    fn found(text: &str) -> Vec<&str> {
        texts(text, find(text))
    }

    #[test]
    fn numbers_are_found_in_groups_or_whole() {
        assert_eq!(
            found("Pay DE89 3704 0044 0532 0130 00 or GB29NWBK60161331926819."),
            ["DE89 3704 0044 0532 0130 00", "GB29NWBK60161331926819"]
        );
    }

    #[test]
    fn a_wrong_check_digit_or_length_stays() {
        assert_eq!(found("DE88 3704 0044 0532 0130 00, DE89 3704 0044, DETAILS 12"), Vec::<&str>::new());
    }
}
