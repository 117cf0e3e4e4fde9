//! Half-open byte ranges of a text.

use crate::Span;

impl Span {
    /// Bytes `start..end`.
    pub fn new(start: usize, end: usize) -> Self {
        // Prompts are at most a few megabytes: the contract's offsets are 32 bits wide.
        Self { start: u32::try_from(start).unwrap_or(u32::MAX), end: u32::try_from(end).unwrap_or(u32::MAX) }
    }

    /// The first byte.
    pub fn from(self) -> usize {
        self.start as usize
    }

    /// One past the last byte.
    pub fn to(self) -> usize {
        self.end as usize
    }

    /// Whether the two share a byte, or one is a place strictly inside the other.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly inside.
    pub fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The text it covers, or `""` when it is no span of `text`.
    pub fn of(self, text: &str) -> &str {
        text.get(self.from()..self.to()).unwrap_or_default()
    }
}
