//! Which words of the one document stand for which of the other.

use std::collections::{HashMap, HashSet};

use prompt_host_plugin::{Document, Pair, Span};

use crate::lexicon::LENGTHS;
use crate::reading::{Clause, Keys, Kind, Reading, Token};
use crate::vocabulary::Vocabulary;

/// Places of one key that are looked at; a word that stands everywhere aligns nothing.
const MANY: usize = 40;
/// Units that may be where a clause went.
const HOMES: usize = 6;
/// Share of the best unit's words that another one must have.
const NEARLY: f32 = 0.6;
/// Words without a counterpart that are compared letter by letter, for typing errors.
const MISTYPED: usize = 200;

/// Both documents, read, and what of each the other has.
#[derive(Debug)]
pub(crate) struct Alignment {
    pub(crate) original: Reading,
    pub(crate) rewrite: Reading,
    /// For each token of the original: whether the rewrite has it.
    pub(crate) kept: Vec<bool>,
    /// For each token of the rewrite: whether the original has it.
    pub(crate) known: Vec<bool>,
    /// For each clause of the original, the units of the rewrite that say most of it, best first.
    pub(crate) home: Vec<Vec<usize>>,
    /// For each clause of the rewrite, the units of the original that say most of it, best first.
    pub(crate) source: Vec<Vec<usize>>,
    /// Units of the rewrite in which each word stands.
    pub(crate) places_in_rewrite: HashMap<u32, Vec<usize>>,
}

impl Alignment {
    pub(crate) fn of(pair: &Pair<'_>, vocabulary: &Vocabulary) -> Self {
        let mut keys = Keys::default();
        let original = Reading::of(pair.original, vocabulary, &mut keys);
        let rewrite = Reading::of(pair.rewrite, vocabulary, &mut keys);
        let mut kept = shared(&original.tokens, &rewrite.tokens);
        let mut known = shared(&rewrite.tokens, &original.tokens);
        mistyped(&original.tokens, &mut kept, &rewrite.tokens, &mut known);
        let places_in_rewrite = places(&rewrite);
        let home = homes(&original, &places_in_rewrite);
        let source = homes(&rewrite, &places(&original));
        Self { original, rewrite, kept, known, home, source, places_in_rewrite }
    }
}

fn shared(tokens: &[Token], others: &[Token]) -> Vec<bool> {
    let keys: HashSet<u32> = others.iter().map(|token| token.key).collect();
    let pairs: HashSet<(u32, u32)> = letter_pairs(others).map(|(_, pair)| pair).collect();
    let mut found: Vec<bool> = tokens
        .iter()
        .map(|token| token.kind == Kind::Function || keys.contains(&token.key) || is_length(token, others))
        .collect();
    // A letter of a script without blanks is no word: beside another one, both must be there.
    let mut paired: HashMap<usize, bool> = HashMap::new();
    for (index, pair) in letter_pairs(tokens) {
        let is_there = pairs.contains(&pair);
        *paired.entry(index).or_default() |= is_there;
        *paired.entry(index + 1).or_default() |= is_there;
    }
    for (index, is_there) in paired {
        if let Some(flag) = found.get_mut(index) {
            *flag &= is_there;
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

/// "Short" is said by "three sentences" too.
fn is_length(token: &Token, others: &[Token]) -> bool {
    LENGTHS.contains(&token.word.as_str())
        && others.windows(2).any(|pair| match pair {
            [one, other] => one.kind == Kind::Number && crate::quantity::is_length_unit(&other.word),
            _ => false,
        })
}

/// Joins words that differ by a slip of the finger, by an ending, or by being part of a compound.
fn mistyped(tokens: &[Token], kept: &mut [bool], others: &[Token], known: &mut [bool]) {
    let open = |tokens: &[Token], found: &[bool]| -> Vec<usize> {
        let is_open = |index: &usize| {
            tokens.get(*index).is_some_and(|token| token.kind == Kind::Content && token.word.chars().count() >= 4)
                && found.get(*index) == Some(&false)
        };
        (0..tokens.len()).filter(is_open).take(MISTYPED).collect()
    };
    let (left, right) = (open(tokens, kept), open(others, known));
    // A word that has no counterpart yet may stand for any word of the other, found or not.
    let mut seen: HashMap<u32, usize> = HashMap::new();
    let is_word = |token: &Token| token.kind == Kind::Content || token.kind == Kind::Function && token.word.len() >= 4;
    for (index, token) in others.iter().enumerate().filter(|(_, token)| is_word(token)) {
        seen.entry(token.key).or_insert(index);
    }
    let mut all_right: Vec<usize> = seen.into_values().collect();
    all_right.sort_unstable();
    all_right.truncate(MISTYPED);
    for index in left {
        let Some(token) = tokens.get(index) else { continue };
        let same = |other: &&usize| others.get(**other).is_some_and(|other| is_variant(&token.word, &other.word));
        if let Some(found) = all_right.iter().find(same) {
            set(kept, index);
            set(known, *found);
        }
    }
    let mut seen: HashMap<u32, usize> = HashMap::new();
    for (index, token) in tokens.iter().enumerate().filter(|(_, token)| token.kind == Kind::Content) {
        seen.entry(token.key).or_insert(index);
    }
    let mut all_left: Vec<usize> = seen.into_values().collect();
    all_left.sort_unstable();
    all_left.truncate(MISTYPED);
    for index in right {
        let Some(token) = others.get(index) else { continue };
        if all_left.iter().any(|other| tokens.get(*other).is_some_and(|other| is_variant(&token.word, &other.word))) {
            set(known, index);
        }
    }
}

fn set(flags: &mut [bool], index: usize) {
    if let Some(flag) = flags.get_mut(index) {
        *flag = true;
    }
}

/// Whether two different words are likely the same one: mistyped, inflected or compounded.
pub(crate) fn is_variant(one: &str, other: &str) -> bool {
    if !one.is_ascii() || !other.is_ascii() {
        return one == other;
    }
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    if short.len() >= 5 && long.contains(short) {
        return true;
    }
    let common = short.bytes().zip(long.bytes()).take_while(|(a, b)| a == b).count();
    if common >= 5 && common * 10 >= short.len() * 7 {
        return true;
    }
    short.len() >= 4
        && long.len() - short.len() <= 1
        && short.as_bytes().first() == long.as_bytes().first()
        && distance_is_one(short, long)
}

/// Whether one letter was left out, put in, replaced or swapped with its neighbour.
fn distance_is_one(short: &str, long: &str) -> bool {
    let (a, b) = (short.as_bytes(), long.as_bytes());
    let front = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let back = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    if a.len() != b.len() {
        return front + back >= a.len();
    }
    let differing = a.len().saturating_sub(front + back);
    let is_swap = differing == 2 && a.get(front) == b.get(front + 1) && a.get(front + 1) == b.get(front);
    // One letter for another makes another word ("cat", "car") unless the word is long.
    is_swap || differing <= 1 && a.len() >= 6
}

/// Units of `reading` in which each word with a meaning stands, up to [`MANY`] of each.
fn places(reading: &Reading) -> HashMap<u32, Vec<usize>> {
    let mut places: HashMap<u32, Vec<usize>> = HashMap::new();
    for (index, unit) in reading.units.iter().enumerate() {
        for token in reading.tokens.get(unit.tokens.clone()).unwrap_or_default() {
            if token.weight() > 0.0 {
                let units = places.entry(token.key).or_default();
                if units.last() != Some(&index) && units.len() < MANY {
                    units.push(index);
                }
            }
        }
    }
    places
}

/// Units with most of what `words` say, each a key and its weight; best first.
pub(crate) fn nearest(places: &HashMap<u32, Vec<usize>>, words: impl Iterator<Item = (u32, f32)>) -> Vec<usize> {
    let mut votes: HashMap<usize, f32> = HashMap::new();
    for (key, weight) in words {
        for unit in places.get(&key).into_iter().flatten() {
            *votes.entry(*unit).or_default() += weight;
        }
    }
    let mut votes: Vec<(usize, f32)> = votes.into_iter().collect();
    votes.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let most = votes.first().map_or(0.0, |(_, most)| *most);
    let near = votes.into_iter().take_while(|(_, share)| *share >= most * NEARLY);
    near.map(|(unit, _)| unit).take(HOMES).collect()
}

/// For each clause of `reading`, the units at `places` that share most with it.
fn homes(reading: &Reading, places: &HashMap<u32, Vec<usize>>) -> Vec<Vec<usize>> {
    let words = |clause| reading.of_clause(clause).iter().map(|token: &Token| (token.key, token.weight()));
    reading.clauses.iter().map(|clause| nearest(places, words(clause))).collect()
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

/// Whether some words deny something, in whatever language.
pub(crate) fn denies(document: &Document, tokens: &[Token], span: Span) -> bool {
    let text = document.of(span);
    if JAPANESE_DENIALS.iter().any(|denial| text.contains(denial)) {
        return true;
    }
    let denials = tokens.iter().filter(|token| span.covers(token.span) && token.is_negation).count();
    let idle: usize = IDLE.iter().map(|idle| text.matches(idle).count()).sum();
    denials > idle
}

/// How Japanese denies.
const JAPANESE_DENIALS: &[&str] =
    &["ない", "ません", "なし", "ずに", "禁止", "避け", "除い", "除き", "除く", "抜き", "以外"];

/// Letters that deny, in words that do not.
const IDLE: &[&str] = &[
    "能不能",
    "是不是",
    "要不要",
    "有没有",
    "不同",
    "不错",
    "不好意思",
    "差不多",
    "不仅",
    "不但",
    "不过",
    "非常",
    "無料",
    "未来",
    "是否",
];
