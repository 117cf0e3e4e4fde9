//! Deletions that leave good prose behind.

use std::borrow::Cow;

use crate::words::upper;
use crate::{Document, Edit, Finding, Span};

impl Document {
    /// The edit that takes the text at `span` out and repairs what stood around it:
    /// doubled blanks, a comma left hanging, an emptied line, the capital letter at the
    /// start of a sentence.
    pub fn removal(&self, span: Span) -> Edit {
        let text = self.text.as_str();
        let before = text.get(..span.from()).unwrap_or_default();
        let after = text.get(span.to()..).unwrap_or_default();
        let left = before.trim_end_matches(is_blank);
        let right = after.trim_start_matches(is_blank);
        let starts_line = left.is_empty() || left.ends_with('\n');
        let ends_line = right.is_empty() || right.starts_with(['\n', '\r']);

        if starts_line && ends_line {
            return whole_lines(text, left, right);
        }
        if ends_line {
            let left = without_comma(left);
            return Edit { span: Span::new(left.len(), text.len() - right.len()), replacement: String::new() };
        }
        let opens = starts_line || left.ends_with(['.', '!', '?', ':', '。', '！', '？']);
        if opens {
            let right = right.trim_start_matches([',', ';', ' ']);
            return self.capitalised(span.from(), text.len() - right.len());
        }
        if right.starts_with(['.', '!', '?', ';', ':', ',', ')']) {
            let left = without_comma(left);
            return Edit { span: Span::new(left.len(), text.len() - right.len()), replacement: String::new() };
        }
        Edit { span: Span::new(span.from(), text.len() - right.len()), replacement: String::new() }
    }

    /// Deletes `from..to`; where the deleted text opened with a capital the text that
    /// follows takes it over.
    fn capitalised(&self, from: usize, to: usize) -> Edit {
        let text = self.text.as_str();
        let plain = Edit { span: Span::new(from, to), replacement: String::new() };
        let was_capital = text.get(from..).and_then(|rest| rest.chars().next()).is_some_and(char::is_uppercase);
        let Some(first) = text.get(to..).and_then(|rest| rest.chars().next()) else { return plain };
        let letter = Span::new(to, to + first.len_utf8());
        if !was_capital || !first.is_lowercase() || self.is_protected(letter) {
            return plain;
        }
        Edit { span: Span::new(from, letter.to()), replacement: upper(first).to_string() }
    }
}

impl Finding {
    /// Takes the text at `span` out of the prose; see [`Document::removal`].
    pub fn remove(document: &Document, span: Span, message: impl Into<Cow<'static, str>>) -> Self {
        Self::edit(span, vec![document.removal(span)], message)
    }
}

fn is_blank(c: char) -> bool {
    c == ' ' || c == '\t'
}

fn without_comma(left: &str) -> &str {
    left.strip_suffix([',', ';', '–', '—', '，', '、']).map_or(left, |left| left.trim_end_matches(is_blank))
}

/// The text between `left` and `right` fills whole lines: they go with the line end that
/// is theirs, so that a paragraph's neighbours keep one distance.
fn whole_lines(text: &str, left: &str, right: &str) -> Edit {
    let from = left.len();
    let to = text.len() - right.len();
    let newlines = right.len() - right.trim_start_matches(['\n', '\r']).len();
    if right.len() == newlines {
        // The last lines of the text: what parted them from the rest goes, the text's
        // own end stays.
        let kept = left.trim_end_matches(['\n', '\r', ' ', '\t']);
        return Edit { span: Span::new(kept.len(), to), replacement: String::new() };
    }
    let paragraph = left.is_empty() || left.trim_end_matches(['\r', '\n']).len() + 2 <= left.len();
    let eaten = if paragraph { newlines } else { right.find('\n').map_or(newlines, |at| at + 1) };
    Edit { span: Span::new(from, to + eaten), replacement: String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn without(text: &str, gone: &str) -> String {
        let document = Document::new(text);
        let start = text.find(gone).unwrap();
        let edit = document.removal(Span::new(start, start + gone.len()));
        let mut text = text.to_owned();
        text.replace_range(edit.span.from()..edit.span.to(), &edit.replacement);
        text
    }

    #[test]
    fn a_sentence_goes_with_one_blank() {
        assert_eq!(without("One. Two. Three.", "Two."), "One. Three.");
        assert_eq!(without("One. Two.", "Two."), "One.");
        assert_eq!(without("One. two.", "One."), "Two.");
    }

    #[test]
    fn a_hanging_comma_goes() {
        assert_eq!(without("Do it, or else.", "or else"), "Do it.");
        assert_eq!(without("Do it, kindly, now.", "kindly"), "Do it, now.");
        assert_eq!(without("Please, do it.", "Please"), "Do it.");
    }

    #[test]
    fn an_emptied_line_goes_and_paragraphs_keep_their_distance() {
        assert_eq!(without("One.\n\nTwo.\n\nThree.", "Two."), "One.\n\nThree.");
        assert_eq!(without("One.\nTwo.\nThree.", "Two."), "One.\nThree.");
        assert_eq!(without("One.\n\nTwo.\n", "Two."), "One.\n");
        assert_eq!(without("One.\n\nTwo.", "One."), "Two.");
    }

    #[test]
    fn a_protected_word_is_not_capitalised() {
        let mut document = Document::new("Please, src/a.rs is wrong.");
        document.protected = vec![crate::ProtectedSpan { span: Span::new(8, 16), kind: crate::Protection::Path }];
        assert_eq!(document.removal(Span::new(0, 6)).replacement, "");
    }
}
