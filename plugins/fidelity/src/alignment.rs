//! Which words of the one document stand for which of the other.
//!
//! A word may stand for another one that is the same, has its stem, shares a group of the
//! thesaurus, or is a variant of it. Where several could, those are taken whose neighbours
//! stand near each other in both documents.

use prompt_host_plugin::Pair;

use crate::hash::Map;
use crate::lexicon::LENGTHS;
use crate::order::ascending;
use crate::reading::{Clause, Keys, Kind, Reading, Token};
use crate::variant::{is_variant, letters, may_be_variant};
use crate::vocabulary::Vocabulary;

/// Places of one word that are looked at; a word that stands everywhere aligns nothing.
const MANY: usize = 16;
/// Units that may be where a clause went.
const HOMES: usize = 6;
/// Share of the best unit's words that another one must have.
const NEARLY: f32 = 0.5;
/// Words without a counterpart that are compared letter by letter, for typing errors.
const MISTYPED: usize = 200;
/// Words before and after that say where a word belongs.
const AROUND: usize = 8;
/// How near they must stand in the other document.
const NEAR: usize = 12;

/// Both documents, read, and what of each the other has.
#[derive(Debug)]
pub(crate) struct Alignment {
    pub(crate) original: Reading,
    pub(crate) rewrite: Reading,
    /// For each token of the original: whether the rewrite has it.
    pub(crate) kept: Vec<bool>,
    /// For each token of the rewrite: whether the original has it.
    pub(crate) known: Vec<bool>,
    /// For each token of the original: where in the rewrite it stands, as far as it can be told.
    pub(crate) place: Vec<Option<usize>>,
    /// For each token of the rewrite: where in the original it comes from.
    pub(crate) origin: Vec<Option<usize>>,
    /// For each token of the original: all places in the rewrite where it may stand.
    pub(crate) candidates: Vec<Vec<usize>>,
    /// For each clause of the original, the units of the rewrite that say most of it, best first.
    pub(crate) home: Vec<Vec<usize>>,
    /// For each clause of the rewrite, the units of the original that say most of it, best first.
    pub(crate) source: Vec<Vec<usize>>,
}

impl Alignment {
    pub(crate) fn of(pair: &Pair<'_>, vocabulary: &Vocabulary) -> Self {
        let mut keys = Keys::default();
        let original = Reading::of(pair.original, vocabulary, &mut keys);
        let rewrite = Reading::of(pair.rewrite, vocabulary, &mut keys);
        let mut forth = candidates(&original.tokens, &rewrite.tokens);
        let mut back = candidates(&rewrite.tokens, &original.tokens);
        mistyped(&original.tokens, &mut forth, &rewrite.tokens, &mut back);
        mistyped(&rewrite.tokens, &mut back, &original.tokens, &mut forth);
        unsupported(&original, &mut forth, &rewrite);
        unsupported(&rewrite, &mut back, &original);
        mutual(&mut forth, &back);
        mutual(&mut back, &forth);
        let (place, origin) = (places(&forth, rewrite.tokens.len()), places(&back, original.tokens.len()));
        scattered(&original, &mut forth, &place, &rewrite);
        scattered(&rewrite, &mut back, &origin, &original);
        let found = |tokens: &[Token], candidates: &[Vec<usize>]| -> Vec<bool> {
            let all = tokens.iter().zip(candidates);
            all.map(|(token, candidates)| token.kind == Kind::Function || !candidates.is_empty()).collect()
        };
        let (kept, known) = (found(&original.tokens, &forth), found(&rewrite.tokens, &back));
        let (place, origin) = (places(&forth, rewrite.tokens.len()), places(&back, original.tokens.len()));
        let home = homes(&original, &place, &rewrite);
        let source = homes(&rewrite, &origin, &original);
        Self { original, rewrite, kept, known, place, origin, candidates: forth, home, source }
    }
}

/// For each token, those of `others` that may stand for it.
fn candidates(tokens: &[Token], others: &[Token]) -> Vec<Vec<usize>> {
    let mut by_key: Map<u32, Vec<usize>> = Map::default();
    let mut by_sense: Map<u16, Vec<usize>> = Map::default();
    for (index, other) in others.iter().enumerate() {
        by_key.entry(other.key).or_default().push(index);
        for sense in &other.senses {
            by_sense.entry(*sense).or_default().push(index);
        }
    }
    let pairs: Map<(u32, u32), usize> = letter_pairs(others).map(|(index, pair)| (pair, index)).collect();
    let lengths = others.windows(2).position(|pair| match pair {
        [one, other] => one.kind == Kind::Number && crate::quantity::is_length_unit(&other.word),
        _ => false,
    });
    let same = |token: &Token| -> Vec<usize> {
        let exact = by_key.get(&token.key).into_iter().flatten().copied();
        let similar = token.senses.iter().filter_map(|sense| by_sense.get(sense)).flatten().copied();
        let mut all: Vec<usize> = exact.chain(similar).take(MANY).collect();
        ascending(&mut all);
        // "Short" is said by "three sentences" too.
        all.extend(lengths.filter(|_| all.is_empty() && LENGTHS.contains(&token.word.as_str())));
        all
    };
    let mut found: Vec<Vec<usize>> =
        tokens.iter().map(|token| if token.kind == Kind::Function { Vec::new() } else { same(token) }).collect();
    // A letter of a script without blanks is no word: beside another one, both must be there.
    let mut paired: Map<usize, Vec<usize>> = Map::default();
    for (index, pair) in letter_pairs(tokens) {
        let there = pairs.get(&pair).copied();
        paired.entry(index).or_default().extend(there);
        paired.entry(index + 1).or_default().extend(there.map(|place| place + 1));
    }
    for (index, places) in paired {
        if let Some(candidates) = found.get_mut(index) {
            *candidates = places;
        }
    }
    found
}

/// Letters that stand side by side, with the first one's index.
fn letter_pairs(tokens: &[Token]) -> impl Iterator<Item = (usize, (u32, u32))> + '_ {
    tokens.windows(2).enumerate().filter_map(|(index, pair)| match pair {
        [one, other] if one.kind == Kind::Letter && other.kind == Kind::Letter && one.span.end == other.span.start => {
            Some((index, (one.key, other.key)))
        }
        _ => None,
    })
}

/// Joins words that differ by a slip of the finger, by an ending, or by being part of a compound:
/// a word that has no counterpart yet may stand for any word of the other document, found or not.
fn mistyped(tokens: &[Token], forth: &mut [Vec<usize>], others: &[Token], back: &mut [Vec<usize>]) {
    let is_word = |token: &Token| token.kind == Kind::Content || token.kind == Kind::Function && token.word.len() >= 4;
    let mut seen: Map<u32, usize> = Map::default();
    for (index, other) in others.iter().enumerate().filter(|(_, other)| is_word(other)) {
        seen.entry(other.key).or_insert(index);
    }
    let mut distinct: Vec<usize> = seen.into_values().collect();
    ascending(&mut distinct);
    distinct.truncate(MISTYPED);
    let distinct: Vec<(usize, &str, u32)> = distinct
        .into_iter()
        .filter_map(|index| others.get(index).map(|other| (index, other.word.as_str(), letters(&other.word))))
        .collect();
    let open = tokens.iter().zip(forth).enumerate().filter(|(_, (token, candidates))| {
        token.kind == Kind::Content && token.word.chars().count() >= 4 && candidates.is_empty()
    });
    for (index, (token, candidates)) in open.take(MISTYPED) {
        let own = (token.word.as_str(), letters(&token.word));
        let same = |(_, word, letters): &&(usize, &str, u32)| {
            may_be_variant(own, (word, *letters)) && is_variant(&token.word, word)
        };
        if let Some((other, ..)) = distinct.iter().find(same) {
            candidates.push(*other);
            if let Some(back) = back.get_mut(*other).filter(|back| back.is_empty()) {
                back.push(index);
            }
        }
    }
}

/// Takes away what only resembles a word, where the words beside it are said elsewhere or nowhere.
fn unsupported(reading: &Reading, candidates: &mut [Vec<usize>], other: &Reading) {
    let mut taken: Vec<usize> = Vec::new();
    for unit in &reading.units {
        let says = |index: &usize| reading.tokens.get(*index).is_some_and(|token| token.weight() > 0.0);
        let inside: Vec<usize> = unit.tokens.clone().filter(says).collect();
        if inside.len() < 2 {
            continue;
        }
        for index in &inside {
            let (Some(token), Some(own)) = (reading.tokens.get(*index), candidates.get(*index)) else { continue };
            let is_same = |place: &usize| other.tokens.get(*place).is_some_and(|other| other.key == token.key);
            // What stands alone there has nothing beside it that could tell.
            let is_alone = |place: &usize| {
                let unit = other.unit_of(*place).and_then(|unit| other.units.get(unit));
                let tokens = unit.and_then(|unit| other.tokens.get(unit.tokens.clone())).unwrap_or_default();
                tokens.iter().filter(|token| token.weight() > 0.0).count() < 2
            };
            if own.is_empty() || own.iter().any(|place| is_same(place) || is_alone(place)) {
                continue;
            }
            let near = inside.iter().filter(|near| *near != index && near.abs_diff(*index) <= AROUND * 2);
            let mut places = near.filter_map(|near| candidates.get(*near)).flatten();
            if !places.any(|place| own.iter().any(|own| own.abs_diff(*place) <= NEAR && own != place)) {
                taken.push(*index);
            }
        }
    }
    for index in taken {
        if let Some(candidates) = candidates.get_mut(index) {
            candidates.clear();
        }
    }
}

/// What stands for a word is stood for by it.
fn mutual(forth: &mut [Vec<usize>], back: &[Vec<usize>]) {
    for (place, origins) in back.iter().enumerate() {
        for origin in origins {
            if let Some(own) = forth.get_mut(*origin).filter(|own| own.is_empty()) {
                own.push(place);
            }
        }
    }
}

/// Of a sentence whose words stand here and there, each where another sentence has it too, takes away
/// those words: what the other sentences say is not what this one said.
fn scattered(reading: &Reading, candidates: &mut [Vec<usize>], place: &[Option<usize>], other: &Reading) {
    let support = supports(place);
    let mut best: Map<usize, usize> = Map::default();
    for (place, support) in place.iter().zip(&support) {
        if let Some(place) = place {
            let best = best.entry(*place).or_default();
            *best = (*best).max(*support);
        }
    }
    let mut taken: Vec<usize> = Vec::new();
    for unit in reading.units.iter().filter(|unit| !unit.is_code) {
        let weight = |index: usize| reading.tokens.get(index).map_or(0.0, Token::weight);
        let (mut all, mut own, mut lent) = (0.0, 0.0, 0.0);
        let mut votes: Map<usize, f32> = Map::default();
        let mut displaced: Vec<usize> = Vec::new();
        for index in unit.tokens.clone().filter(|index| weight(*index) > 0.0) {
            all += weight(index);
            let Some(at) = place.get(index).copied().flatten() else { continue };
            let is_own =
                support.get(index).copied().unwrap_or_default() + MARGIN > best.get(&at).copied().unwrap_or_default();
            if is_own {
                own += weight(index);
            } else {
                lent += weight(index);
                displaced.push(index);
            }
            let mut units: Vec<usize> =
                candidates.get(index).into_iter().flatten().filter_map(|place| other.unit_of(*place)).collect();
            units.dedup();
            units.into_iter().for_each(|unit| *votes.entry(unit).or_default() += weight(index));
        }
        let home = votes.values().copied().fold(0.0, f32::max);
        if all >= SAYS && own <= all * OWN && lent >= LENT && home < all * HOME {
            taken.extend(displaced);
        }
    }
    for index in taken {
        if let Some(candidates) = candidates.get_mut(index) {
            candidates.clear();
        }
    }
}

/// What a sentence must say to be looked at, of that what may be its own and what must be others' too, and
/// the share that one sentence of the other document must not have.
const SAYS: f32 = 2.8;
const OWN: f32 = 0.34;
const LENT: f32 = 1.5;
const HOME: f32 = 0.6;
/// By how many neighbours another word must have more of a claim.
const MARGIN: usize = 2;

/// For each token how many of its neighbours stand near its place.
fn supports(place: &[Option<usize>]) -> Vec<usize> {
    let support = |(index, at): (usize, &Option<usize>)| {
        let Some(at) = at else { return 0 };
        let around = place.get(index.saturating_sub(AROUND)..(index + AROUND + 1).min(place.len())).unwrap_or_default();
        around.iter().flatten().filter(|near| near.abs_diff(*at) <= NEAR).count()
    };
    place.iter().enumerate().map(support).collect()
}

/// For each token the candidate whose neighbours stand where its own do.
fn places(candidates: &[Vec<usize>], others: usize) -> Vec<Option<usize>> {
    let sole: Vec<Option<usize>> = candidates
        .iter()
        .map(|candidates| match candidates.as_slice() {
            [only] => Some(*only),
            _ => None,
        })
        .collect();
    let place = |(index, candidates): (usize, &Vec<usize>)| {
        let around = sole.get(index.saturating_sub(AROUND)..(index + AROUND + 1).min(sole.len())).unwrap_or_default();
        let support = |place: usize| around.iter().flatten().filter(|near| near.abs_diff(place) <= NEAR).count();
        // Where nothing else tells, texts mostly keep their order.
        let expected = index * others / sole.len().max(1);
        candidates.iter().copied().max_by_key(|place| (support(*place), usize::MAX - place.abs_diff(expected)))
    };
    candidates.iter().enumerate().map(place).collect()
}

/// For each clause of `reading`, the units of the other document where its words stand.
fn homes(reading: &Reading, place: &[Option<usize>], other: &Reading) -> Vec<Vec<usize>> {
    let unit_of = other.units_of_tokens();
    let home = |clause: &Clause| {
        let mut votes: Vec<(usize, f32)> = Vec::new();
        for (token, index) in reading.of_clause(clause).iter().zip(clause.tokens.clone()) {
            let unit = place.get(index).copied().flatten().and_then(|place| unit_of.get(place).copied());
            if let Some(unit) = unit {
                match votes.iter_mut().find(|(known, _)| *known == unit) {
                    Some((_, weight)) => *weight += token.weight(),
                    None => votes.push((unit, token.weight())),
                }
            }
        }
        let most = votes.iter().map(|(_, weight)| *weight).fold(0.0, f32::max);
        votes.retain(|(_, weight)| *weight >= most * NEARLY);
        let mut homes = Vec::new();
        while homes.len() < HOMES && !votes.is_empty() {
            let best = (0..votes.len()).rev().max_by(|a, b| {
                let weight = |at: &usize| votes.get(*at).map_or(0.0, |(_, weight)| *weight);
                weight(a).total_cmp(&weight(b))
            });
            homes.push(votes.remove(best.unwrap_or_default()).0);
        }
        homes
    };
    reading.clauses.iter().map(home).collect()
}

/// What a clause of one document is to the other.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Coverage {
    /// What it says.
    pub(crate) weight: f32,
    /// What of it the other has not.
    pub(crate) missing: f32,
}

impl Coverage {
    pub(crate) fn of(reading: &Reading, clause: &Clause, found: &[bool]) -> Self {
        let mut coverage = Self { weight: 0.0, missing: 0.0 };
        for (token, index) in reading.of_clause(clause).iter().zip(clause.tokens.clone()) {
            coverage.weight += token.weight();
            if found.get(index) == Some(&false) {
                coverage.missing += token.weight();
            }
        }
        coverage
    }

    /// Share that the other has not.
    pub(crate) fn missing_share(self) -> f32 {
        if self.weight == 0.0 { 0.0 } else { self.missing / self.weight }
    }
}
