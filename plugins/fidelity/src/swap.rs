//! Two things that changed places: "Mira is older than Tove" and "Tove is older than Mira".
//!
//! Every word is still there, so nothing is lost; but who does what to whom is turned round.

use prompt_host_plugin::Span;

use crate::comparison::{Kind, Scene};
use crate::order::ascending;
use crate::reading::{Reading, Token, Unit};

/// Words of a unit that are looked at; a longer one is rarely kept word for word.
const MOST: usize = 60;
/// Words by which a sentence in the passive names who acts.
const PASSIVE: &[&str] = &["by", "von", "durch", "vom", "par", "por"];

pub(crate) fn find(scene: &mut Scene<'_>) {
    let alignment = scene.alignment;
    let units = alignment.original.units.iter().filter(|unit| !unit.is_code && unit.tokens.len() <= MOST);
    let lost: Vec<Span> = units.filter_map(|unit| swapped(scene, unit)).collect();
    for span in lost {
        if !scene.tells_original(span) {
            scene.lost(Kind::LostDetail, span, "two things have changed places in the rewrite");
        }
    }
}

/// A token of a unit and where it stands in the rewrite.
type Placed = (usize, usize);

/// Where a unit says what the rewrite says with two things in each other's place.
fn swapped(scene: &Scene<'_>, unit: &Unit) -> Option<Span> {
    let (original, rewrite) = (&scene.alignment.original, &scene.alignment.rewrite);
    let says = |index: &usize| original.tokens.get(*index).is_some_and(|token| token.weight() > 0.0);
    let placed =
        unit.tokens.clone().filter(says).filter_map(|index| Some((index, scene.alignment.place.get(index).copied()??)));
    let placed: Vec<Placed> = placed.collect();
    let mut order: Vec<usize> = placed.iter().map(|(_, place)| *place).collect();
    ascending(&mut order);
    if order.len() != placed.len() || placed.len() < 3 {
        return None;
    }
    let ranks: Vec<usize> = placed.iter().filter_map(|(_, place)| order.binary_search(place).ok()).collect();
    let (first, middle, last) = blocks(&ranks)?;
    let ends =
        |range: &std::ops::Range<usize>| Some((*placed.get(range.start)?, *placed.get(range.end.checked_sub(1)?)?));
    let (one, between, other) = (ends(&first)?, ends(&middle)?, ends(&last)?);
    // What is listed may stand in any order: the first must belong to what stays, in both texts.
    let is_joined = original.clause_of(one.1.0)? == original.clause_of(between.0.0)?
        && rewrite.clause_of(other.1.1)? == rewrite.clause_of(between.0.1)?;
    let follows = next_word(original, one.1.0)? == next_word(rewrite, other.1.1)?;
    if !is_joined || !follows || is_passive(original, one.0.0, other.1.0) != is_passive(rewrite, other.0.1, one.1.1) {
        return None;
    }
    let token = |index: usize| original.tokens.get(index).map(|token| token.span);
    Some(Span { start: token(one.0.0)?.start, end: token(other.1.0)?.end })
}

/// The two blocks of a sequence that have each other's ranks, and what stays between them.
fn blocks(ranks: &[usize]) -> Option<(std::ops::Range<usize>, std::ops::Range<usize>, std::ops::Range<usize>)> {
    let first = ranks.iter().enumerate().position(|(index, rank)| index != *rank)?;
    let end = ranks.len() - ranks.iter().rev().zip((0..ranks.len()).rev()).position(|(rank, index)| index != *rank)?;
    let run = |from: usize| -> usize {
        let following = ranks.get(from..end).unwrap_or_default();
        let start = following.first().copied().unwrap_or_default();
        following.iter().enumerate().take_while(|(offset, rank)| start + offset == **rank).count()
    };
    let one = run(first);
    let middle = run(first + one);
    let other = run(first + one + middle);
    let rank = |index: usize| ranks.get(index).copied();
    let is_swap = first + one + middle + other == end
        && middle > 0
        && rank(first + one + middle)? == first
        && rank(first + one)? == first + other
        && rank(first)? == first + other + middle;
    is_swap.then(|| (first..first + one, first + one..first + one + middle, first + one + middle..end))
}

/// The word after a token, articles and pronouns aside.
fn next_word(reading: &Reading, index: usize) -> Option<u32> {
    const ASIDE: &[&str] = &[
        "a", "an", "the", "his", "her", "their", "its", "my", "our", "your", "der", "die", "das", "den", "dem", "ein",
        "eine", "einen", "sein", "seine", "ihr", "ihre", "le", "la", "les", "l", "un", "une", "son", "sa", "ses", "el",
        "los", "las", "una", "su", "sus",
    ];
    let after = reading.tokens.get(index + 1..)?;
    after.iter().find(|token: &&Token| !ASIDE.contains(&token.word.as_str())).map(|token| token.key)
}

/// Whether words between two tokens turn a sentence into the passive.
fn is_passive(reading: &Reading, from: usize, to: usize) -> bool {
    let between = reading.tokens.get(from.min(to)..from.max(to)).unwrap_or_default();
    between.iter().any(|token| PASSIVE.contains(&token.word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_blocks_that_change_places_around_a_third_are_found() {
        assert_eq!(blocks(&[2, 1, 0, 3]), Some((0..1, 1..2, 2..3)));
        assert_eq!(blocks(&[0, 5, 6, 3, 4, 1, 2]), Some((1..3, 3..5, 5..7)));
        assert_eq!(blocks(&[4, 3, 0, 1, 2]), Some((0..1, 1..2, 2..5)));
        assert_eq!(blocks(&[0, 1, 2]), None);
        assert_eq!(blocks(&[1, 0]), None);
        assert_eq!(blocks(&[2, 0, 1]), None);
    }
}
