//! Lines and columns of a text. A line ends with `\n`, also after `\r`.

use crate::prompt::Span;

/// Where the lines of a text start.
pub(super) struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let newlines = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        Self { text, starts: std::iter::once(0).chain(newlines.map(|(at, _)| at + 1)).collect() }
    }

    /// The number of the line that has this byte, from 0.
    pub(super) fn index(&self, byte: usize) -> usize {
        self.starts.partition_point(|start| *start <= byte).saturating_sub(1)
    }

    /// A line's bytes with its end; the end of the text behind the last line.
    pub(super) fn span(&self, index: usize) -> Span {
        let start = self.starts.get(index).copied().unwrap_or(self.text.len());
        Span::new(start, self.starts.get(index + 1).copied().unwrap_or(self.text.len()))
    }

    /// A line without its end.
    pub(super) fn line(&self, index: usize) -> &'t str {
        let line = self.span(index).of(self.text);
        let line = line.strip_suffix('\n').unwrap_or(line);
        line.strip_suffix('\r').unwrap_or(line)
    }

    /// Line and column of a byte, from 1; the column in characters.
    pub(super) fn position(&self, byte: usize) -> (usize, usize) {
        let index = self.index(byte);
        let before = Span::new(self.span(index).start, byte).of(self.text);
        (index + 1, before.chars().count() + 1)
    }

    /// The nearest span that fits the text: a report may be about another text.
    pub(super) fn fitted(&self, span: Span) -> Span {
        let boundary = |mut byte: usize| {
            byte = byte.min(self.text.len());
            while !self.text.is_char_boundary(byte) {
                byte -= 1;
            }
            byte
        };
        let start = boundary(span.start);
        Span::new(start, boundary(span.end).max(start))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_characters() {
        let lines = Lines::new("a\r\n日本x\n");
        assert_eq!(lines.position(0), (1, 1));
        assert_eq!(lines.position(3), (2, 1));
        assert_eq!(lines.position(9), (2, 3));
        assert_eq!(lines.position(11), (3, 1));
        assert_eq!((lines.line(0), lines.line(1), lines.line(2), lines.line(9)), ("a", "日本x", "", ""));
        assert_eq!(lines.fitted(Span::new(4, 99)), Span::new(3, 11));
    }
}
