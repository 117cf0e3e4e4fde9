//! Ugly inputs, made from a seed: the same seed gives the same ones.

use rand::rngs::StdRng;
use rand::seq::IndexedRandom as _;
use rand::{RngExt as _, SeedableRng as _};

use super::inputs::inputs;

/// What is put into texts: ends of lines, marks that open something, and characters that are
/// longer or stranger than they look.
const SPLINTERS: &[&str] = &[
    "\n",
    "\r\n",
    "\t",
    "  ",
    "```",
    "`",
    "\"",
    "“",
    "«",
    "(",
    "[",
    "{",
    "{{",
    "{%",
    "<",
    "</a>",
    "&amp;",
    "\\",
    "$x$",
    "https://example.com/a?b=c",
    "a@b.example",
    "10 km",
    "3,5 %",
    "{{name}}",
    "${NAME}",
    "# ",
    "- ",
    "1. ",
    "> ",
    "| a | b |",
    "é",
    "ß",
    "İ",
    "ǆ",
    "日本語",
    "🙂",
    "👩\u{200d}💻",
    "\u{200b}",
    "\u{202e}",
    "\u{301}",
    "\u{0}",
    "\u{feff}",
    "…",
    "—",
    "please",
    "In order to",
    "asap",
    "very very",
    "the the",
    "TODO",
    "null",
    "NaN",
    "-0",
    "1e999",
];

/// The longest text that is made, bytes.
const MAX_BYTES: usize = 8_000;

/// `count` inputs of `seed`.
pub fn fuzzed(seed: u64, count: usize) -> impl Iterator<Item = String> {
    let mut random = StdRng::seed_from_u64(seed);
    let texts = inputs();
    (0..count).map(move |_| one(&mut random, &texts))
}

/// A text of the host's set, or none, that was cut, doubled, spliced and splintered.
fn one(random: &mut StdRng, texts: &[String]) -> String {
    let mut text = texts.choose(random).cloned().unwrap_or_default();
    for _ in 0..random.random_range(1..=8) {
        let at = place(random, &text);
        match random.random_range(0..5) {
            0 => text.insert_str(at, SPLINTERS.choose(random).copied().unwrap_or_default()),
            1 => text.truncate(at),
            2 => {
                let end = place(random, &text).max(at);
                text.drain(at..end);
            }
            3 => {
                let other = texts.choose(random).map(String::as_str).unwrap_or_default();
                let from = place(random, other);
                text.insert_str(at, other.get(from..).unwrap_or_default());
            }
            _ => {
                let end = place(random, &text).max(at);
                let again = text.get(at..end).unwrap_or_default().to_owned();
                text.insert_str(at, &again);
            }
        }
        text.truncate(text.floor_char_boundary(MAX_BYTES.min(text.len())));
    }
    text
}

/// A place between two characters.
fn place(random: &mut StdRng, text: &str) -> usize {
    text.floor_char_boundary(random.random_range(0..=text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_gives_the_same_inputs() {
        let once: Vec<String> = fuzzed(7, 200).collect();
        assert_eq!(once, fuzzed(7, 200).collect::<Vec<_>>());
        assert_ne!(once, fuzzed(8, 200).collect::<Vec<_>>());
        let mut kinds = once.clone();
        kinds.sort_unstable();
        kinds.dedup();
        assert!(kinds.len() > 150, "{} of 200 are different", kinds.len());
        assert!(once.iter().all(|text| text.len() <= MAX_BYTES));
    }
}
