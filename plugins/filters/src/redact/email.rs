//! E-mail addresses, as people write them (RFC 5321, without quoted names).

use std::ops::Range;

/// RFC 5321, 4.5.3.1.
const LONGEST_NAME: usize = 64;
const LONGEST_DOMAIN: usize = 255;

pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    text.match_indices('@').filter_map(|(at, _)| address(text, at)).collect()
}

/// The address whose `@` is at `at`.
fn address(text: &str, at: usize) -> Option<Range<usize>> {
    let is_named = |mark: &char| mark.is_alphanumeric() || "._%+-'".contains(*mark);
    let before = text.get(..at)?;
    let length: usize = before.chars().rev().take(LONGEST_NAME).take_while(is_named).map(char::len_utf8).sum();
    let name = before.get(at - length..)?.trim_start_matches(['.', '\'', '-', '+', '%']);
    let behind = text.get(at + 1..)?;
    let is_domain = |mark: &char| mark.is_alphanumeric() || *mark == '.' || *mark == '-';
    let length: usize = behind.chars().take(LONGEST_DOMAIN).take_while(is_domain).map(char::len_utf8).sum();
    let domain = behind.get(..length)?.trim_end_matches(['.', '-']);
    let (rest, last) = domain.rsplit_once('.')?;
    let is_last = last.chars().count() >= 2 && last.chars().all(char::is_alphabetic) || last.starts_with("xn--");
    let is_whole = !name.is_empty() && !rest.is_empty() && !rest.starts_with(['.', '-']) && is_last;
    is_whole.then(|| at - name.len()..at + 1 + domain.len())
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::testing::texts;

    fn found(text: &str) -> Vec<&str> {
        texts(text, find(text))
    }

    #[test]
    fn addresses_are_found_without_the_marks_around_them() {
        assert_eq!(found("(ada.l+x@mail.example.org), <bo@例え.jp>."), ["ada.l+x@mail.example.org", "bo@例え.jp"]);
        assert_eq!(found("'o'neil@example.org'"), ["o'neil@example.org"]);
    }

    #[test]
    fn mentions_and_versions_are_no_addresses() {
        assert_eq!(found("@ada pkg@1.2.3 a@b user@localhost @media x@.org"), Vec::<&str>::new());
    }
}
