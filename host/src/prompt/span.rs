//! Half-open byte ranges of a text.

use serde::{Deserialize, Serialize};

/// Bytes `start..end` of a UTF-8 text; both ends on character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// `start..end`. The order of the two is the caller's word; see [`Span::fits`].
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The number of bytes.
    pub fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether it is a place and not a stretch.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Whether `position` is one of the bytes.
    pub fn contains(self, position: usize) -> bool {
        self.start <= position && position < self.end
    }

    /// Whether `other` lies wholly inside.
    pub fn covers(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte, or one is a place strictly inside the other.
    ///
    /// Neighbours that only touch do not overlap.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether this is a span of `text`: in bounds, in order, on character boundaries.
    pub fn fits(self, text: &str) -> bool {
        self.start <= self.end && text.is_char_boundary(self.start) && text.is_char_boundary(self.end)
    }

    /// The text it covers, or `""` when it does not fit.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }
}

impl From<std::ops::Range<usize>> for Span {
    fn from(range: std::ops::Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}
