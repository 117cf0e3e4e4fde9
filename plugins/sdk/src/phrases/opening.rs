//! How phrases and words begin: enough to pass over most words of a text.
//!
//! Of each of the first three bytes only the lower five bits count. Case does not show in
//! those, in ASCII and Latin-1.

/// The bits of a byte that are the same for a letter and its capital.
const CASELESS: u8 = 0x1F;
/// The first byte of a curly apostrophe, which stands for a straight one.
const CURLY: u8 = 0xE2;
const ANY: u32 = u32::MAX;

/// The first bytes at a place of a text; 0 after its end.
#[derive(Debug, Clone, Copy)]
pub(super) struct Opening {
    first: u8,
    second: u8,
    third: u8,
}

impl Opening {
    pub(super) fn at(text: &str, position: usize) -> Self {
        let byte = |at: usize| text.as_bytes().get(at).map_or(0, |byte| byte & CASELESS);
        Self { first: byte(position), second: byte(position + 1), third: byte(position + 2) }
    }

    /// Whether `phrase` may stand at the place, as far as its second byte tells.
    pub(super) fn may_be_of(self, phrase: &[u8]) -> bool {
        seconds(phrase) & (1 << self.second) != 0
    }
}

/// The openings of a table's phrases.
#[derive(Debug)]
pub(super) struct Openings {
    /// By first byte, a bit for each byte that follows.
    seconds: [u32; 32],
    /// By second byte, a bit for each byte that follows.
    thirds: [u32; 32],
}

impl Openings {
    pub(super) const NONE: Self = Self { seconds: [0; 32], thirds: [0; 32] };

    /// These and the one of `phrase`.
    #[expect(clippy::indexing_slicing, reason = "constant functions have no iterators; five bits stay below 32")]
    pub(super) const fn with(mut self, phrase: &[u8]) -> Self {
        let seconds = seconds(phrase);
        self.seconds[(phrase[0] & CASELESS) as usize] |= seconds;
        let mut second = 0;
        while second < 32 {
            if seconds & (1 << second) != 0 {
                self.thirds[second] |= thirds(phrase);
            }
            second += 1;
        }
        self
    }

    /// Whether a phrase may begin so.
    pub(super) fn may_begin(&self, opening: Opening) -> bool {
        let follows = |table: &[u32; 32], byte: u8, next: u8| {
            table.get(usize::from(byte)).is_some_and(|bits| bits & (1 << next) != 0)
        };
        follows(&self.seconds, opening.first, opening.second) && follows(&self.thirds, opening.second, opening.third)
    }
}

/// The bits of all bytes that may be a phrase's second one in a text.
const fn seconds(phrase: &[u8]) -> u32 {
    match phrase {
        [_, second, ..] => spellings(*second),
        // After a phrase of one byte anything may follow.
        _ => ANY,
    }
}

/// The bits of all bytes that may be a phrase's third one in a text.
const fn thirds(phrase: &[u8]) -> u32 {
    match phrase {
        // A curly apostrophe is longer than a straight one.
        [_, b'\'', ..] => ANY,
        [_, _, third, ..] => spellings(*third),
        _ => ANY,
    }
}

const fn spellings(byte: u8) -> u32 {
    match byte {
        b'\'' => bit(b'\'') | bit(CURLY),
        _ => bit(byte),
    }
}

const fn bit(byte: u8) -> u32 {
    1 << (byte & CASELESS)
}
