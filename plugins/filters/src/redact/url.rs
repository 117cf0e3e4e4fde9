//! Web addresses with a scheme, and those that begin with `www.`.

use std::ops::Range;

use super::marks::is_inside;

pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    let with_scheme = text.match_indices("://").filter_map(|(at, marks)| Some((scheme(text, at)?, at + marks.len())));
    let bare = text.match_indices("www.").map(|(at, marks)| (at, at + marks.len()));
    let bare = bare.filter(|(start, _)| !is_inside(text, *start));
    let mut found = Vec::new();
    add(text, with_scheme, &mut found);
    add(text, bare, &mut found);
    found
}

/// Where the scheme before the marks at `at` starts.
fn scheme(text: &str, at: usize) -> Option<usize> {
    const LONGEST: usize = 20;
    let before = text.get(..at)?;
    let is_scheme = |mark: &char| mark.is_ascii_alphanumeric() || "+.-".contains(*mark);
    let length = before.chars().rev().take(LONGEST).take_while(is_scheme).count();
    let scheme = before.get(at - length..)?.trim_start_matches(|mark: char| !mark.is_ascii_alphabetic());
    (!scheme.is_empty()).then(|| at - scheme.len())
}

/// Adds the addresses that start and whose bodies start there, in order, without overlaps.
fn add(text: &str, openings: impl Iterator<Item = (usize, usize)>, found: &mut Vec<Range<usize>>) {
    let mut reached = 0;
    for (start, body) in openings.filter(|(_, body)| text.is_char_boundary(*body)) {
        if start >= reached {
            let length = length(text.get(body..).unwrap_or_default());
            if length > 0 {
                found.push(start..body + length);
            }
            reached = body + length;
        }
    }
}

/// How far an address goes: to a blank or a quotation mark, without the marks of the sentence.
fn length(rest: &str) -> usize {
    let ends = |mark: char| mark.is_whitespace() || mark.is_control() || "<>\"`|\\^{}“”「」。、，".contains(mark);
    let mut address = rest.split(ends).next().unwrap_or_default();
    // A bracket belongs to the sentence unless it closes one of the address's own.
    let mut unopened = address.matches(')').count().saturating_sub(address.matches('(').count());
    loop {
        address = address.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_', ']']);
        match address.strip_suffix(')') {
            Some(inner) if unopened > 0 => {
                address = inner;
                unopened -= 1;
            }
            _ => return address.len(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::testing::texts;

    fn found(text: &str) -> Vec<&str> {
        texts(text, find(text))
    }

    #[test]
    fn addresses_end_before_the_marks_of_the_sentence() {
        assert_eq!(
            found("See (https://a.example/x_(y)), www.b.example. Or git+ssh://c/d!"),
            ["https://a.example/x_(y)", "git+ssh://c/d", "www.b.example"]
        );
    }

    #[test]
    fn what_only_looks_like_one_stays() {
        assert_eq!(found("a :// b, awww.x, http://"), Vec::<&str>::new());
    }
}
