//! Reading bytes around a place.

/// The byte at `at`; 0 outside the text.
pub(super) fn byte(text: &str, at: usize) -> u8 {
    text.as_bytes().get(at).copied().unwrap_or_default()
}

/// Whether a word or number goes on before `at`.
pub(super) fn is_inside(text: &str, at: usize) -> bool {
    text.get(..at)
        .and_then(|before| before.chars().next_back())
        .is_some_and(|mark| mark.is_alphanumeric() || mark == '_')
}

/// Whether a word or number goes on at `at`.
pub(super) fn goes_on(text: &str, at: usize) -> bool {
    text.get(at..).and_then(|after| after.chars().next()).is_some_and(|mark| mark.is_alphanumeric() || mark == '_')
}

/// How many bytes from `at` on, no more than `most`, are `wanted`.
pub(super) fn run(text: &str, at: usize, most: usize, wanted: impl Fn(u8) -> bool) -> usize {
    let rest = text.as_bytes().get(at..).unwrap_or_default();
    rest.iter().take(most).take_while(|byte| wanted(**byte)).count()
}
