//! Clauses of one document that nothing in the other stands for.
//!
//! Counting missing words is not enough: a clause that was reworded misses most of its own.
//! So the words that its counterpart has for itself are taken off, each once: what they say
//! may be the same. What remains missing has nothing that it could have become.

use prompt_host_plugin::{Document, Span};

use crate::alignment::{Coverage, denies};
use crate::lexicon::{COURTESY, INTERROGATIVES};
use crate::reading::{Clause, Kind as TokenKind, Reading, Token};
use crate::vocabulary::Vocabulary;

/// Of a clause's words, the share that must be missing.
const MISSING_SHARE: f32 = 0.6;
/// What must be missing beyond what other words of the counterpart may stand for.
const NET: f32 = 1.3;
/// The same in scripts without blanks, whose letters are no words.
const UNSPACED_SHARE: f32 = 0.65;
/// What a word of the counterpart is worth against a clause that denies.
const DENIED_WORTH: f32 = 0.7;
/// Of all words of the other document that stand for nothing yet, the share that may stand for anything.
const POOL: f32 = 0.5;
/// The same where a clause denies: "no pork" is half a "no".
const DENIED_SHARE: f32 = 0.5;

/// One of the two documents, with what of it the other has.
#[derive(Clone, Copy)]
pub(crate) struct Side<'a> {
    pub(crate) document: &'a Document,
    pub(crate) reading: &'a Reading,
    pub(crate) found: &'a [bool],
    pub(crate) home: &'a [Vec<usize>],
    pub(crate) is_original: bool,
    /// It is the original, and it denies more often than the rewrite.
    pub(crate) denies_more: bool,
    pub(crate) vocabulary: &'a Vocabulary,
    /// Roles in it that the other has not.
    pub(crate) roles: &'a [Span],
}

impl Side<'_> {
    /// Whether a place of the rewrite is a role that nobody gave: it stands for nothing.
    fn is_invented(&self, span: Span) -> bool {
        self.roles.iter().any(|role| role.overlaps(span))
    }
}

/// A clause, or a part of it, that nothing stands for.
pub(crate) struct Stretch {
    pub(crate) clause: usize,
    pub(crate) span: Span,
    /// What is missing beyond what other words may stand for.
    net: f32,
}

/// Words in a row without a counterpart that are told although their clause has one.
const RUN: f32 = 2.1;
/// Clauses before and after that may say where a clause belongs.
const NEIGHBOURS: usize = 8;
/// Such a run needs more than a whole clause does.
const RUN_COSTS: f32 = 0.4;

/// Clauses, and runs of words in them, whose words are mostly missing from `other`, and whose
/// counterpart there has no words of its own that may say the same.
pub(crate) fn without_counterpart(side: Side<'_>, other: Side<'_>) -> Vec<Stretch> {
    let Side { document, reading, found, home, .. } = side;
    let mut spare: Vec<f32> = other
        .reading
        .units
        .iter()
        .map(|unit| {
            if other.is_invented(unit.span) {
                return 0.0;
            }
            let tokens = other.reading.tokens.get(unit.tokens.clone()).unwrap_or_default();
            let own =
                tokens.iter().zip(unit.tokens.clone()).filter(|(_, index)| other.found.get(*index) == Some(&false));
            own.map(|(token, _)| token.weight()).sum()
        })
        .collect();
    let has_more_questions = questions(reading) > questions(other.reading);
    let mut lost = Vec::new();
    for (index, clause) in reading.clauses.iter().enumerate() {
        let Some(unit) = reading.units.get(clause.unit) else { continue };
        let text = document.of(clause.span);
        if unit.is_code || unit.is_heading || is_label(document, clause) || is_courtesy(reading, clause, text) {
            continue;
        }
        let coverage = Coverage::of(reading, clause, found);
        let tokens = reading.of_clause(clause);
        let denied = side.denies_more
            && denies(document, tokens, clause.span)
            && !tokens.iter().any(|token| side.vocabulary.is_double(&token.word));
        // One question more than before is a question of its own, however it is worded.
        let asks_more = !side.is_original && asks_for_itself(tokens) && has_more_questions;
        let share = if is_unspaced(reading, clause) { UNSPACED_SHARE } else { MISSING_SHARE };
        let is_gone = coverage.missing >= 0.8 && coverage.missing_share() >= share;
        let (missing, span) = if is_gone || denied && loses_what_it_denies(reading, clause, found) {
            (coverage.missing, clause.span)
        } else {
            match longest_run(reading, clause, found) {
                Some((weight, span)) if weight >= RUN => (weight - RUN_COSTS, span),
                _ => continue,
            }
        };
        // Reworded: what is missing here stands there in other words.
        let neighbour = || {
            let around = index.saturating_sub(NEIGHBOURS)..(index + NEIGHBOURS).min(reading.clauses.len());
            let clauses =
                around.filter(|near| reading.clauses.get(*near).is_some_and(|other| other.unit == clause.unit));
            clauses.filter_map(|near| home.get(near)?.first().copied()).next()
        };
        let place = home.get(index).and_then(|homes| homes.first().copied()).or_else(neighbour);
        let mut net = missing;
        if let Some(credit) = place.and_then(|place| spare.get_mut(place)) {
            // A "not" is seldom reworded into nothing.
            let worth = if asks_more {
                0.0
            } else if denied {
                DENIED_WORTH
            } else {
                1.0
            };
            let used = (*credit * worth).min(missing);
            *credit -= used;
            net -= used;
        }
        if net >= NET.min(missing * 0.9) {
            lost.push(Stretch { clause: index, span, net });
        }
    }
    let pool: f32 = spare.iter().sum();
    explained(lost, pool * POOL)
}

/// Without the slightest of them, which words elsewhere may stand for.
fn explained(mut lost: Vec<Stretch>, mut pool: f32) -> Vec<Stretch> {
    let mut order: Vec<f32> = lost.iter().map(|stretch| stretch.net).collect();
    order.sort_by(f32::total_cmp);
    let mut least = 0.0;
    for net in order {
        if net > pool {
            break;
        }
        pool -= net;
        least = net;
    }
    lost.retain(|stretch| stretch.net > least);
    lost
}

/// Whether a clause opens with a word that asks.
fn asks_for_itself(tokens: &[Token]) -> bool {
    let mut words =
        tokens.iter().map(|token| token.word.as_str()).skip_while(|word| matches!(*word, "and" | "und" | "et" | "y"));
    words.next().is_some_and(|word| INTERROGATIVES.contains(&word))
}

/// How many words of a document ask.
fn questions(reading: &Reading) -> usize {
    reading.tokens.iter().filter(|token| INTERROGATIVES.contains(&token.word.as_str())).count()
}

/// Whether most of what stands after the "not" is missing.
fn loses_what_it_denies(reading: &Reading, clause: &Clause, found: &[bool]) -> bool {
    let tokens = reading.of_clause(clause).iter().zip(clause.tokens.clone());
    let scope = tokens.skip_while(|(token, _)| !token.is_negation).filter(|(token, _)| token.weight() >= 0.4);
    let (mut missing, mut weight) = (0.0, 0.0);
    for (token, index) in scope {
        weight += token.weight();
        if found.get(index) == Some(&false) {
            missing += token.weight();
        }
    }
    missing >= 0.8 && missing >= weight * DENIED_SHARE
}

/// Whether a clause is written without blanks.
fn is_unspaced(reading: &Reading, clause: &Clause) -> bool {
    reading.of_clause(clause).iter().any(|token| token.kind == TokenKind::Letter)
}

/// The heaviest run of words without a counterpart, function words between them aside.
fn longest_run(reading: &Reading, clause: &Clause, found: &[bool]) -> Option<(f32, Span)> {
    let mut best: Option<(f32, Span)> = None;
    let mut run: Option<(f32, Span)> = None;
    for (token, index) in reading.of_clause(clause).iter().zip(clause.tokens.clone()) {
        if token.kind == TokenKind::Function {
            continue;
        }
        if found.get(index) == Some(&false) {
            let grown = match run {
                Some((weight, span)) => (weight + token.weight(), Span { start: span.start, end: token.span.end }),
                None => (token.weight(), token.span),
            };
            run = Some(grown);
            if best.is_none_or(|(weight, _)| grown.0 > weight) {
                best = Some(grown);
            }
        } else {
            run = None;
        }
    }
    best
}

/// "Names:" and the like only say what follows.
fn is_label(document: &Document, clause: &Clause) -> bool {
    let after = document.text.get(clause.span.to()..).unwrap_or_default();
    let text = document.of(clause.span);
    text.split_whitespace().count() <= 2
        && (after.starts_with([':', '：']) || after.starts_with("**") || text.ends_with([':', '：']))
}

/// Greetings, thanks and sighs.
fn is_courtesy(reading: &Reading, clause: &Clause, text: &str) -> bool {
    let lower = text.to_lowercase();
    let words = reading.of_clause(clause).iter().filter(|token| token.kind == TokenKind::Content).count();
    words <= 5 && COURTESY.iter().any(|phrase| lower.contains(phrase))
}
