//! Runs of bytes: the small change of every search here.

/// A set of ASCII characters.
#[derive(Debug, Clone, Copy)]
pub(super) struct Alphabet {
    /// Characters beside letters and digits.
    also: &'static [u8],
    of: fn(&u8) -> bool,
}

/// Letters and digits.
pub(super) const ALPHANUMERIC: Alphabet = Alphabet { also: b"", of: u8::is_ascii_alphanumeric };
/// Letters, digits, `_` and `-`: what most tokens, and base64 for addresses, are made of.
pub(super) const TOKEN: Alphabet = Alphabet { also: b"_-", of: u8::is_ascii_alphanumeric };
/// The same and `.`, where a token has parts.
pub(super) const DOTTED: Alphabet = Alphabet { also: b"_-.", of: u8::is_ascii_alphanumeric };
/// Base64 in any of its forms.
pub(super) const BASE64: Alphabet = Alphabet { also: b"_-+/=", of: u8::is_ascii_alphanumeric };
/// Parts of an address.
pub(super) const PATH: Alphabet = Alphabet { also: b"_-/", of: u8::is_ascii_alphanumeric };
/// Capitals and digits.
pub(super) const CAPITAL: Alphabet =
    Alphabet { also: b"", of: |byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() };
/// Small hexadecimal digits.
pub(super) const HEX: Alphabet = Alphabet { also: b"", of: |byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f') };
/// Decimal digits.
pub(super) const DIGIT: Alphabet = Alphabet { also: b"", of: u8::is_ascii_digit };

impl Alphabet {
    pub(super) fn has(self, byte: u8) -> bool {
        (self.of)(&byte) || self.also.contains(&byte)
    }

    /// The length of the run of its characters from `at` on, but at most `most + 1`: who
    /// wants no more than `most` needs not walk further to know that there are too many.
    pub(super) fn run(self, text: &str, at: usize, most: usize) -> usize {
        let rest = text.as_bytes().get(at..).unwrap_or_default();
        rest.iter().take(most + 1).take_while(|byte| self.has(**byte)).count()
    }

    /// The same to the left: how many of them stand before `at`.
    pub(super) fn run_before(self, text: &str, at: usize, most: usize) -> usize {
        let before = text.as_bytes().get(..at).unwrap_or_default();
        before.iter().rev().take(most + 1).take_while(|byte| self.has(**byte)).count()
    }
}

/// The byte at `at`; zero outside the text.
pub(super) fn byte(text: &str, at: usize) -> u8 {
    text.as_bytes().get(at).copied().unwrap_or_default()
}

/// Whether a token may start at `at`.
///
/// After a hyphen only where nothing is joined to it: so one run of hyphened words is
/// tried once, and a hostile one costs no more than a plain one.
pub(super) fn starts(text: &str, at: usize) -> bool {
    let before = |back: usize| at.checked_sub(back).map_or(b' ', |at| byte(text, at));
    match before(1) {
        b'-' => !TOKEN.has(before(2)),
        joined => !TOKEN.has(joined),
    }
}
