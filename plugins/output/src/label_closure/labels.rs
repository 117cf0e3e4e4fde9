//! A list of labels in running text.

use prompt_host_plugin::words::{is_any, words};

use super::wording::Wording;

/// What holds a list together.
#[derive(Debug, PartialEq)]
pub(super) enum Joined {
    ByOr,
    ByCommas,
}

/// Fewer than these say by themselves that it is one or the other.
const FEWEST: usize = 3;
/// A longer label is a clause.
const LONGEST: usize = 5;
/// Words that name labels in general, or point at them, and are none.
const NO_LABELS: &[&str] = &[
    "above",
    "any",
    "below",
    "categories",
    "category",
    "classes",
    "different",
    "either",
    "follows",
    "following",
    "groups",
    "labels",
    "like",
    "one",
    "parts",
    "possible",
    "such",
    "the",
    "types",
    "various",
    "catégories",
    "suit",
    "categorías",
    "kategorien",
    "comme",
    "como",
    "wie",
    "folgt",
    "sigue",
];

/// Reads the labels at the start of `list`: at least three, and no numbers.
pub(super) fn read_labels(list: &str, wording: &Wording) -> Option<Joined> {
    let end = list.find(['\n', '?', '!', ';', ':', '(']).unwrap_or(list.len());
    let line = list.get(..end)?;
    let line = line.split(". ").next()?.trim_end_matches(['.', ' ']);
    let mut count = 0;
    for piece in line.split(',') {
        let mut said = words(piece).map(|(_, word)| word);
        let or = said.clone().position(|word| is_any(word, wording.ors));
        let before = said.clone().take(or.unwrap_or(usize::MAX));
        let is_label = before.clone().count() <= LONGEST
            && !before.clone().any(|word| is_any(word, NO_LABELS))
            && !piece.trim_start().starts_with(|c: char| c.is_ascii_digit());
        if !is_label {
            return None;
        }
        count += usize::from(before.count() > 0);
        if let Some(or) = or {
            let last = said.nth(or + 1)?;
            return (count + 1 >= FEWEST && !is_any(last, NO_LABELS) && !is_any(last, &["other"]))
                .then_some(Joined::ByOr);
        }
    }
    let ends = list.get(end..).is_some_and(|rest| !rest.starts_with('('));
    (count >= FEWEST && ends).then_some(Joined::ByCommas)
}
