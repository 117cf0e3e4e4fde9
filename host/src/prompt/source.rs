//! A text to scan: bytes, characters and slices that cannot fail.

use super::Span;

/// Reads a text at byte positions. Out of bounds reads as nothing: byte 0, no character, `""`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Source<'t> {
    pub(super) text: &'t str,
}

impl<'t> Source<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text }
    }

    pub(super) fn len(self) -> usize {
        self.text.len()
    }

    /// The byte at `at`, or 0 past the end.
    pub(super) fn byte(self, at: usize) -> u8 {
        self.text.as_bytes().get(at).copied().unwrap_or(0)
    }

    /// The byte before `at`, or 0 at the start.
    pub(super) fn byte_before(self, at: usize) -> u8 {
        at.checked_sub(1).map_or(0, |before| self.byte(before))
    }

    /// The character that starts at `at`.
    pub(super) fn char_at(self, at: usize) -> Option<char> {
        let byte = self.byte(at);
        if byte.is_ascii() && at < self.len() {
            return Some(char::from(byte));
        }
        self.text.get(at..).and_then(|rest| rest.chars().next())
    }

    /// The character that ends at `at`.
    pub(super) fn char_before(self, at: usize) -> Option<char> {
        let byte = self.byte_before(at);
        if byte.is_ascii() && at > 0 && at <= self.len() {
            return Some(char::from(byte));
        }
        self.text.get(..at).and_then(|before| before.chars().next_back())
    }

    /// `start..end` as text.
    pub(super) fn slice(self, start: usize, end: usize) -> &'t str {
        self.text.get(start..end).unwrap_or_default()
    }

    /// `start..end` as bytes, for searches that may stop inside a character.
    pub(super) fn bytes(self, start: usize, end: usize) -> &'t [u8] {
        self.text.as_bytes().get(start..end.min(self.len())).unwrap_or_default()
    }

    /// Whether `pattern` stands at `at`.
    pub(super) fn starts_with(self, at: usize, pattern: &str) -> bool {
        self.text.as_bytes().get(at..).is_some_and(|rest| rest.starts_with(pattern.as_bytes()))
    }

    /// Whether `pattern` (ASCII) stands at `at`, in any case.
    pub(super) fn starts_with_ignoring_case(self, at: usize, pattern: &str) -> bool {
        self.bytes(at, at.saturating_add(pattern.len())).eq_ignore_ascii_case(pattern.as_bytes())
    }

    /// The first position from `at` on, before `limit`, whose byte does not satisfy `wanted`.
    pub(super) fn skip_bytes(self, at: usize, limit: usize, wanted: impl Fn(u8) -> bool) -> usize {
        let run = self.bytes(at, limit).iter().take_while(|byte| wanted(**byte)).count();
        at.saturating_add(run)
    }

    /// The first position from `at` on, before `limit`, whose character does not satisfy `wanted`.
    pub(super) fn skip_chars(self, at: usize, limit: usize, wanted: impl Fn(char) -> bool) -> usize {
        let mut position = at;
        while position < limit {
            match self.char_at(position) {
                Some(character) if wanted(character) => position += character.len_utf8(),
                _ => break,
            }
        }
        position
    }

    /// Where the first `needle` from `at` on, wholly before `limit`, starts.
    pub(super) fn find(self, at: usize, limit: usize, needle: &str) -> Option<usize> {
        let haystack = self.bytes(at, limit);
        let found = match needle.as_bytes() {
            [byte] => memchr::memchr(*byte, haystack),
            needle => memchr::memmem::find(haystack, needle),
        };
        found.map(|found| at + found)
    }

    /// One past the bracket that closes the one at `open`, on the same line and before `limit`.
    ///
    /// Not of brackets nested deeper than anybody writes: a text of nothing but opening
    /// brackets would be read to `limit` from each of them.
    pub(super) fn closing(self, open: usize, limit: usize, opens: u8, closes: u8) -> Option<usize> {
        const DEEPEST: usize = 32;
        let mut depth = 0_usize;
        for (offset, byte) in self.bytes(open, limit).iter().enumerate() {
            match *byte {
                b'\n' => return None,
                byte if byte == opens => {
                    depth += 1;
                    if depth > DEEPEST {
                        return None;
                    }
                }
                byte if byte == closes => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        return Some(open + offset + 1);
                    }
                }
                _ => {}
            }
        }
        None
    }

    /// The largest character boundary that is not after `at`.
    pub(super) fn boundary_before(self, at: usize) -> usize {
        self.text.floor_char_boundary(at)
    }
}

/// One line: its text without the line break, and where the next one starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line {
    /// Without the line break.
    pub(super) span: Span,
    /// After the line break.
    pub(super) next: usize,
}

/// Splits at `\n`, `\r\n` and lone `\r`. An empty text has no line.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let bytes = text.as_bytes();
    let mut lines = Vec::with_capacity(text.len() / 40 + 1);
    let mut start = 0;
    for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
        let is_pair = bytes.get(at) == Some(&b'\r') && bytes.get(at + 1) == Some(&b'\n');
        if is_pair {
            continue;
        }
        let is_pair_end = bytes.get(at) == Some(&b'\n') && at > start && bytes.get(at - 1) == Some(&b'\r');
        let end = if is_pair_end { at - 1 } else { at };
        lines.push(Line { span: Span::new(start, end), next: at + 1 });
        start = at + 1;
    }
    if start < text.len() {
        lines.push(Line { span: Span::new(start, text.len()), next: text.len() });
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_at_every_kind_of_break() {
        let texts: Vec<&str> = lines("a\r\nb\rc\n\nd").iter().map(|line| line.span.of("a\r\nb\rc\n\nd")).collect();
        assert_eq!(texts, ["a", "b", "c", "", "d"]);
    }

    #[test]
    fn reading_out_of_bounds_is_nothing() {
        let source = Source::new("é");
        assert_eq!((source.byte(9), source.char_at(1), source.char_before(0)), (0, None, None));
        assert_eq!(source.slice(1, 2), "");
    }
}
