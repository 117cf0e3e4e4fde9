//! An enumeration that stands within a paragraph: `1) … 2) … 3) …`.

use prompt_host_plugin::Span;

/// What a number or letter looks like between the items.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Style {
    /// `1)`, `1.`, `1）`
    Digits(char),
    /// `a)`, `a.`
    Letters(char),
    /// `i)`
    Roman(char),
}

/// A number of an item: its span with its marks.
#[derive(Debug, Clone, Copy)]
struct Mark {
    span: Span,
    style: Style,
    is_opened: bool,
    place: usize,
}

/// The first Roman numerals.
const ROMAN: &[&str] = &["i", "ii", "iii", "iv", "v", "vi", "vii", "viii"];

/// The marks of the only enumeration of `text`, in order, from the first one on.
pub(crate) fn marks(text: &str) -> Option<Vec<Span>> {
    let mut found: Vec<Mark> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| matches!(c, ')' | '.' | '）' | '．')) {
        for mark in read(text, at, c).into_iter().flatten() {
            let fits = match found.last() {
                None => mark.place == 0,
                Some(last) => last.style == mark.style && last.is_opened == mark.is_opened && mark.place == found.len(),
            };
            // A second list, or a number out of order: no telling where items start.
            if !fits && found.last().is_some_and(|last| last.style == mark.style && mark.place == 0) {
                return None;
            }
            if fits {
                found.push(mark);
                break;
            }
        }
    }
    Some(found.into_iter().map(|mark| mark.span).collect())
}

/// The marks that the closing mark at `at` may be the end of: `i)` is a letter and a numeral.
fn read(text: &str, at: usize, closing: char) -> [Option<Mark>; 2] {
    let bytes = text.as_bytes();
    let before = bytes.get(..at).unwrap_or_default();
    let length = before.iter().rev().take(4).take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let name = text.get(at - length..at).unwrap_or_default();
    let head = text.get(..at - length).unwrap_or_default();
    let left = head.strip_suffix(['(', '（']).unwrap_or(head);
    let after = text.get(at + closing.len_utf8()..).and_then(|rest| rest.chars().next()).unwrap_or(' ');
    let is_parted = |c: char| matches!(c, ' ' | ':' | '\t' | '\u{a0}') || c >= '\u{3000}';
    let is_joined = closing != '.' && !after.is_ascii_punctuation();
    if !left.chars().next_back().is_none_or(is_parted) || !(is_parted(after) || is_joined) {
        return [None; 2];
    }
    let span = Span::new(left.len(), at + closing.len_utf8());
    let mark = |style: Style, place: usize| Some(Mark { span, style, is_opened: left.len() < head.len(), place });
    let letter = name.bytes().next().filter(|byte| length == 1 && byte.is_ascii_lowercase());
    let number = name.parse::<usize>().unwrap_or_default();
    let roman = ROMAN.iter().position(|known| *known == name);
    [
        if (1..20).contains(&number) {
            mark(Style::Digits(closing), number - 1)
        } else {
            roman.and_then(|place| mark(Style::Roman(closing), place))
        },
        letter.and_then(|letter| mark(Style::Letters(closing), usize::from(letter - b'a'))),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        marks(text).unwrap_or_default().iter().map(|mark| mark.of(text)).collect()
    }

    #[test]
    fn marks_count_up_in_one_style() {
        assert_eq!(found("Please 1) list x, 2) name y (at 3 p.m.), and 3) say z."), ["1)", "2)", "3)"]);
        assert_eq!(found("(a) What? (b) Why? (c) How?"), ["(a)", "(b)", "(c)"]);
        assert_eq!(found("(i) one, (ii) two, (iii) three"), ["(i)", "(ii)", "(iii)"]);
        assert_eq!(found("1. Why? 2. How? 3. When?"), ["1.", "2.", "3."]);
        assert_eq!(found("请：1）列出；2）说明；3）设计"), ["1）", "2）", "3）"]);
    }

    #[test]
    fn numbers_of_sentences_are_no_marks() {
        assert_eq!(found("I paid 1.50 in 2019. He is 2. They left at 3."), [""; 0]);
        assert_eq!(found("see f(1) and f(2) and f(3)"), [""; 0]);
        assert_eq!(found("2) then 3) then 4)"), [""; 0]);
        assert_eq!(marks("1) a 2) b 1) c"), None);
    }
}
