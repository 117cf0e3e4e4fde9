//! Whether an edit has kept everything it had to keep.

use std::collections::HashMap;
use std::fmt;

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use memchr::memmem;

use super::{Protected, Protection};

/// The longest part of a lost text that a message shows, in characters.
const SHOWN: usize = 40;

/// The first protected text that an edit would lose.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct Lost {
    /// The whole text.
    pub text: String,
    /// Why it was protected.
    pub kind: Protection,
}

impl fmt::Display for Lost {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown: String = self.text.chars().take(SHOWN).collect();
        shown = shown.replace(['\n', '\r'], " ");
        if self.text.chars().nth(SHOWN).is_some() {
            shown.push('…');
        }
        write!(formatter, "would lose the {} `{shown}`", self.kind.name())
    }
}

/// Whether every protected text of `before` still occurs at least as often in `after`.
///
/// Occurrences are first compared among the protected texts of both, then, for those
/// that fall short, as substrings that do not overlap; a text that only changed its
/// kind or became part of a larger span is kept.
///
/// # Errors
/// [`Lost`] names the first text, in the order of `before`, that falls short.
pub fn kept(
    before: &str,
    before_protected: &[Protected],
    after: &str,
    after_protected: &[Protected],
) -> Result<(), Lost> {
    if before == after {
        return Ok(());
    }
    let mut balance: HashMap<&str, isize> = HashMap::with_capacity(before_protected.len());
    for protected in after_protected {
        *balance.entry(protected.span.of(after)).or_default() += 1;
    }
    for protected in before_protected {
        *balance.entry(protected.span.of(before)).or_default() -= 1;
    }
    if balance.values().all(|surplus| *surplus >= 0) {
        return Ok(());
    }
    let mut short: Vec<Protected> = Vec::new();
    for protected in before_protected {
        if let Some(surplus) = balance.get_mut(protected.span.of(before)).filter(|surplus| **surplus < 0) {
            // Each text once: the occurrences are counted together.
            *surplus = 0;
            short.push(*protected);
        }
    }
    let texts: Vec<&str> = short.iter().map(|protected| protected.span.of(before)).collect();
    let lost = if texts.len() <= FEW {
        texts.iter().position(|text| occurrences(text, after) < occurrences(text, before))
    } else {
        first_rarer(&texts, before, after)
    };
    match lost.and_then(|index| short.get(index)) {
        Some(protected) => Err(Lost { text: protected.span.of(before).to_owned(), kind: protected.kind }),
        None => Ok(()),
    }
}

/// Up to so many texts are searched for one by one, more of them together.
const FEW: usize = 16;

fn occurrences(needle: &str, haystack: &str) -> usize {
    memmem::find_iter(haystack.as_bytes(), needle.as_bytes()).count()
}

/// The first of many texts that occurs less often in `after` than in `before`.
///
/// When the texts cannot be searched for together, or match absurdly often, the careful
/// answer is the first of them: an edit less is better than a text lost.
fn first_rarer(texts: &[&str], before: &str, after: &str) -> Option<usize> {
    let Ok(searcher) = AhoCorasick::builder().kind(Some(AhoCorasickKind::ContiguousNFA)).build(texts) else {
        return Some(0);
    };
    let mut surplus = vec![0_isize; texts.len()];
    let mut steps = (before.len() + after.len()).saturating_mul(8);
    for (text, step) in [(before, -1), (after, 1)] {
        for found in searcher.find_overlapping_iter(text) {
            if let Some(count) = surplus.get_mut(found.pattern().as_usize()) {
                *count += step;
            }
            steps = steps.saturating_sub(1);
            if steps == 0 {
                return Some(0);
            }
        }
    }
    surplus.iter().position(|count| *count < 0)
}

#[cfg(test)]
mod tests {
    use super::super::protect;
    use super::*;

    fn keeps(before: &str, after: &str) -> Result<(), Lost> {
        kept(before, &protect(before), after, &protect(after))
    }

    #[test]
    fn prose_may_go_and_order_may_change() {
        assert_eq!(keeps("please walk 5 km to \"the end\"", "to \"the end\" walk 5 km"), Ok(()));
    }

    #[test]
    fn a_text_that_became_part_of_a_larger_span_is_kept() {
        assert_eq!(keeps("see https://a.example now", "see `https://a.example` now"), Ok(()));
    }

    #[test]
    fn a_lost_text_is_named_with_its_kind() {
        let lost = keeps("walk 5 km", "walk far").unwrap_err();
        assert_eq!(lost.to_string(), "would lose the number `5 km`");
    }

    #[test]
    fn one_of_two_equal_texts_must_not_go() {
        assert!(keeps("use {name} and {name}", "use {name}").is_err());
    }

    #[test]
    fn many_texts_are_counted_together() {
        let before: String = (0..100).map(|number| format!("row x{number:03}\n")).collect();
        assert_eq!(keeps(&before, &format!("```\n{before}```")), Ok(()));
        let lost = keeps(&before, &format!("```\n{}```", before.replace("x077", "many"))).unwrap_err();
        assert_eq!(lost.text, "x077");
    }

    #[test]
    fn a_long_text_is_shown_short() {
        let lost = keeps(&format!("say \"{}\"", "x".repeat(500)), "say nothing").unwrap_err();
        assert!(lost.to_string().chars().count() < 80, "{lost}");
    }
}
