//! Lines and paragraphs, and which of them are laid out on purpose.

use crate::search::has;
use crate::{Document, Span};

/// One line, without its line end.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Line {
    /// Where; trailing blanks belong to it, `\r\n` and `\n` do not.
    pub span: Span,
    /// Where the next line starts, or the end of the text.
    pub next: u32,
}

/// Lines without a blank line between them.
#[derive(Debug, Clone, PartialEq)]
pub struct Paragraph {
    /// From the first line's start to the last line's end.
    pub span: Span,
    /// Its lines; at least one.
    pub lines: Vec<Line>,
}

impl Document {
    /// Lines of the text, left to right; an empty text has none.
    pub fn lines(&self) -> impl Iterator<Item = Line> + '_ {
        let text = self.text.as_str();
        let mut at = 0;
        std::iter::from_fn(move || {
            let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
            let (line, next) = match rest.find('\n') {
                Some(newline) => (rest.get(..newline).unwrap_or_default(), newline + 1),
                None => (rest, rest.len()),
            };
            let line = line.strip_suffix('\r').unwrap_or(line);
            let found = Line { span: Span::new(at, at + line.len()), next: Span::new(0, at + next).end };
            at += next;
            Some(found)
        })
    }

    /// Paragraphs, left to right.
    pub fn paragraphs(&self) -> Vec<Paragraph> {
        let mut paragraphs: Vec<Paragraph> = Vec::new();
        let mut open = false;
        for line in self.lines() {
            if self.of(line.span).trim().is_empty() {
                open = false;
            } else if let (true, Some(paragraph)) = (open, paragraphs.last_mut()) {
                paragraph.span.end = line.span.end;
                paragraph.lines.push(line);
            } else {
                paragraphs.push(Paragraph { span: line.span, lines: vec![line] });
                open = true;
            }
        }
        paragraphs
    }
}

impl Paragraph {
    /// Whether its layout is not that of prose: verse, columns, drawings, code.
    pub fn is_laid_out(&self, document: &Document) -> bool {
        self.is_drawn(document) || self.has_columns(document) || self.is_code(document) || self.is_verse(document)
    }

    /// Whether it looks like verse: three or more short lines, most of them without a
    /// sentence's end and none of them a list item.
    pub fn is_verse(&self, document: &Document) -> bool {
        let short = |line: &&Line| {
            let text = document.of(line.span).trim();
            text.len() <= 240 && text.chars().count() <= 60 && list_marker(text).is_none()
        };
        let open = |line: &&Line| !document.of(line.span).trim_end().ends_with(['.', '!', '?', ':', '。', '！', '？']);
        self.lines.len() >= 3
            && self.lines.iter().all(|line| short(&line))
            && self.lines.iter().filter(open).count() * 3 >= self.lines.len() * 2
    }

    /// Whether blanks line something up: tabs or bars, or runs of blanks on two lines.
    fn has_columns(&self, document: &Document) -> bool {
        let mut runs = 0;
        for line in &self.lines {
            let text = document.of(line.span);
            if text.contains('\t') || text.matches('|').count() >= 2 || text.starts_with("    ") {
                return true;
            }
            runs += usize::from(has(text.trim(), "   "));
        }
        runs >= 2
    }

    /// Whether a third of its lines end as statements of code do, or open as comments,
    /// tags or includes do. The host protects evident code; this looks after the rest.
    fn is_code(&self, document: &Document) -> bool {
        let code = |line: &&Line| {
            let text = document.of(line.span).trim();
            text.ends_with([';', '{', '}', '\\', '>'])
                || text.ends_with("):")
                || ["//", "#include", "</", "import ", "from ", "\\", "/*", "$ ", "sudo "]
                    .iter()
                    .any(|start| text.starts_with(start))
        };
        self.lines.iter().filter(code).count() * 3 >= self.lines.len()
    }

    /// Whether fewer than half of its marks are letters or digits.
    fn is_drawn(&self, document: &Document) -> bool {
        let (mut marks, mut letters) = (0_usize, 0_usize);
        for byte in document.of(self.span).bytes().filter(|byte| !byte.is_ascii_whitespace()) {
            marks += 1;
            letters += usize::from(byte.is_ascii_alphanumeric() || !byte.is_ascii());
        }
        marks >= 8 && letters * 2 < marks
    }
}

/// The length of a list marker with its blanks (`- `, `* `, `12. `, `a) `) at the start
/// of `text`, if there is one.
pub(crate) fn list_marker(text: &str) -> Option<usize> {
    let rest = text.strip_prefix(['-', '*', '•', '+', '–']).or_else(|| {
        let digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
        let label = if digits.len() < text.len() {
            digits
        } else {
            text.strip_prefix(|c: char| c.is_ascii_alphabetic()).unwrap_or_default()
        };
        label.strip_prefix(['.', ')'])
    })?;
    let blanks = rest.len() - rest.trim_start_matches(' ').len();
    (blanks > 0).then(|| text.len() - rest.len() + blanks)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn laid_out(text: &str) -> bool {
        let document = Document::new(text);
        document.paragraphs().first().unwrap().is_laid_out(&document)
    }

    #[test]
    fn verse_columns_and_drawings_are_laid_out() {
        assert!(laid_out("Shall I compare thee\nto a summer's day\nthou art more lovely"));
        assert!(laid_out("name    age\nAda     36"));
        assert!(laid_out(" /\\_/\\\n( o.o )\n > ^ <"));
        assert!(laid_out("    let x = 1;"));
    }

    #[test]
    fn prose_and_lists_are_not() {
        assert!(!laid_out("Write a poem.\nMake it short."));
        assert!(!laid_out("- one\n- two\n- three\n- four"));
    }

    #[test]
    fn a_carriage_return_belongs_to_the_line_end() {
        let document = Document::new("a \r\nb");
        let lines: Vec<_> = document.lines().map(|line| document.of(line.span)).collect();
        assert_eq!(lines, ["a ", "b"]);
    }
}
