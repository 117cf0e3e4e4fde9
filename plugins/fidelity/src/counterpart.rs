//! Clauses of one document that nothing in the other stands for.
//!
//! Counting missing words is not enough: a clause that was reworded misses most of its own.
//! So the words that the other document has for itself where the clause went are taken off,
//! each once: what they say may be the same. What remains missing has nothing that it could
//! have become.

use prompt_host_plugin::{Document, Span};

use crate::alignment::{Alignment, Coverage};
use crate::lexicon::{COURTESY, INTERROGATIVES};
use crate::order::{ascending, ascending_wide};
use crate::polarity::{Claims, denied, denies, is_bound, is_double, leaves_out, says_opposite};
use crate::reading::{Clause, Kind as TokenKind, Reading, Token};
use crate::vocabulary::Vocabulary;

/// Of a clause's words, the share that must be missing.
const MISSING_SHARE: f32 = 0.6;
/// The same in scripts without blanks, whose letters are no words.
const UNSPACED_SHARE: f32 = 0.65;
/// What must be missing beyond what other words of the counterpart may stand for.
const NET: f32 = 1.3;
/// What a word of the counterpart is worth against a clause that denies.
const DENIED_WORTH: f32 = 0.0;
/// Of what a clause denies, the share that must be missing for the clause to be.
const DENIED_SHARE: f32 = 0.4;
/// Of the clauses of the other document that come from nowhere, the share that may stand for anything.
const POOL: f32 = 0.5;
/// What a part of a sentence must say to be an addition; one word may be a way of speaking.
const ADDED_PART: f32 = 1.5;
const ADDED_UNSPACED: f32 = 1.15;
/// What a denial that stands nowhere may say in other words.
const DENIAL: f32 = 2.0;
/// Words in a row without a counterpart that are told although their clause has one.
const RUN: f32 = 1.9;
/// Such a run needs more than a whole clause does.
const RUN_COSTS: f32 = 0.4;
/// Tokens around a place of the other document that may stand for what is missing there.
const WINDOW: usize = 14;
/// The same where a clause mostly stands.
const SETTLED: usize = 2;
/// The same where only the neighbours of a clause say where it would stand.
const BESIDE: usize = 6;
/// Tokens before and after a clause that may say where it belongs.
const NEIGHBOURS: usize = 30;

/// One of the two documents, with what of it the other has.
#[derive(Clone, Copy)]
pub(crate) struct Side<'a> {
    document: &'a Document,
    reading: &'a Reading,
    found: &'a [bool],
    place: &'a [Option<usize>],
    home: &'a [Vec<usize>],
    is_original: bool,
}

impl<'a> Side<'a> {
    pub(crate) fn original(document: &'a Document, alignment: &'a Alignment) -> Self {
        let Alignment { original, kept, place, home, .. } = alignment;
        Self { document, reading: original, found: kept, place, home, is_original: true }
    }

    pub(crate) fn rewrite(document: &'a Document, alignment: &'a Alignment) -> Self {
        let Alignment { rewrite, known, origin, source, .. } = alignment;
        Self { document, reading: rewrite, found: known, place: origin, home: source, is_original: false }
    }
}

/// A clause, or a part of it, that nothing stands for.
pub(crate) struct Stretch {
    pub(crate) clause: usize,
    pub(crate) span: Span,
    /// What is missing beyond what other words may stand for.
    net: f32,
    is_whole: bool,
    is_denial: bool,
}

/// Looks for what `side` has and `other` has not.
pub(crate) struct Search<'a> {
    side: Side<'a>,
    other: Side<'a>,
    vocabulary: &'a Vocabulary,
    /// Roles in the other document that nobody gave: they stand for nothing.
    invented: &'a [Span],
    /// What each token of the other document may still stand for.
    spare: Vec<f32>,
    unit_of: Vec<usize>,
    /// Clauses of the other document that deny what nobody has denied in the same words.
    free_denials: Vec<usize>,
    /// Where the rewrite denies what the original does.
    claims: Option<(&'a Claims, &'a [Vec<usize>])>,
}

impl<'a> Search<'a> {
    pub(crate) fn new(
        side: Side<'a>,
        other: Side<'a>,
        vocabulary: &'a Vocabulary,
        invented: &'a [Span],
        claims: Option<(&'a Claims, &'a [Vec<usize>])>,
    ) -> Self {
        let headings: Vec<Span> =
            other.reading.units.iter().filter(|unit| unit.is_heading).map(|unit| unit.span).collect();
        let tokens = other.reading.tokens.iter().zip(other.found);
        let spare = tokens.map(|(token, is_found)| {
            let is_free = !is_found
                && !headings.iter().any(|heading| heading.covers(token.span))
                && !invented.iter().any(|role| role.overlaps(token.span));
            if is_free { token.weight() } else { 0.0 }
        });
        let spare = spare.collect();
        let free_denials = if side.is_original { free_denials(side, other, vocabulary) } else { Vec::new() };
        Self {
            side,
            other,
            vocabulary,
            invented,
            spare,
            unit_of: other.reading.units_of_tokens(),
            free_denials,
            claims,
        }
    }

    /// Clauses, and runs of words in them, whose words are mostly missing from the other
    /// document, and whose counterpart there has no words of its own that may say the same.
    pub(crate) fn stretches(mut self) -> Vec<Stretch> {
        let reading = self.side.reading;
        let has_more_questions = questions(reading) > questions(self.other.reading);
        for clause in &reading.clauses {
            self.settle(clause);
        }
        let mut lost = Vec::new();
        for (index, clause) in reading.clauses.iter().enumerate() {
            lost.extend(self.stretch(index, clause, has_more_questions));
        }
        self.explained(lost)
    }

    /// A clause that mostly stands takes what it lacks from where it stands, before others may.
    fn settle(&mut self, clause: &Clause) {
        let Side { reading, found, .. } = self.side;
        let coverage = Coverage::of(reading, clause, found);
        let share = if is_unspaced(reading, clause) { UNSPACED_SHARE } else { MISSING_SHARE };
        if coverage.missing > 0.0
            && coverage.missing_share() < share
            && longest_run(reading, clause, found).is_none_or(|run| run.weight < RUN)
        {
            let (anchors, _) = self.anchors(clause.tokens.clone());
            let mut open = coverage.missing;
            let mut near: Vec<usize> =
                anchors.iter().flat_map(|anchor| anchor.saturating_sub(SETTLED)..anchor + SETTLED + 1).collect();
            ascending(&mut near);
            for place in near {
                if let Some(spare) = self.spare.get_mut(place) {
                    let used = spare.min(open);
                    *spare -= used;
                    open -= used;
                }
            }
        }
    }

    fn stretch(&mut self, index: usize, clause: &Clause, has_more_questions: bool) -> Option<Stretch> {
        let Side { document, reading, found, .. } = self.side;
        let unit = reading.units.get(clause.unit)?;
        let text = document.of(clause.span);
        if unit.is_code || unit.is_heading || is_label(document, clause) || self.is_courtesy(clause, text) {
            return None;
        }
        let coverage = self.without_label(clause, text);
        let tokens = reading.of_clause(clause);
        let is_denial = self.side.is_original
            && denies(document, tokens, clause.span)
            && !is_double(tokens, self.vocabulary)
            && !is_bound(document, tokens);
        // One question more than before is a question of its own, however it is worded.
        let is_question = document.of(unit.span).ends_with(['?', '？']);
        let asks_more = !self.side.is_original && asks_for_itself(tokens, is_question) && has_more_questions;
        let share = if is_unspaced(reading, clause) { UNSPACED_SHARE } else { MISSING_SHARE };
        let is_gone = coverage.missing >= 0.8 && coverage.missing_share() >= share;
        let is_whole = is_gone || is_denial && self.loses_what_it_denies(clause);
        let (missing, span, tokens) = if is_whole {
            (coverage.missing, clause.span, clause.tokens.clone())
        } else {
            let run = longest_run(reading, clause, found).filter(|run| run.weight >= RUN)?;
            (run.weight - RUN_COSTS, run.span, run.tokens)
        };
        if is_denial && is_whole && self.is_denied_elsewhere(index, clause) {
            return None;
        }
        let worth = if asks_more {
            0.0
        } else if is_denial {
            DENIED_WORTH
        } else {
            1.0
        };
        let is_part = reading
            .units
            .get(clause.unit)
            .is_some_and(|unit| unit.span.end - unit.span.start > clause.span.end - clause.span.start + 8);
        if !self.side.is_original
            && is_part
            && is_whole
            && missing < (if is_unspaced(reading, clause) { ADDED_UNSPACED } else { ADDED_PART })
            && !asks_more
            && !opens_with_demand(reading.of_clause(clause))
        {
            return None;
        }
        if self
            .side
            .reading
            .tokens
            .get(tokens.clone())
            .into_iter()
            .flatten()
            .all(|token| token.weight() == 0.0 || self.vocabulary.is_polite(&token.word))
        {
            return None;
        }
        let net = missing - self.credit(index, tokens, missing, worth);
        (net >= NET.min(missing * 0.9)).then_some(Stretch { clause: index, span, net, is_whole, is_denial })
    }

    /// What of a clause is missing; what "移動：" before it says is only a label.
    fn without_label(&self, clause: &Clause, text: &str) -> Coverage {
        const LABEL: usize = 18;
        let Side { reading, found, is_original, .. } = self.side;
        let label = text.find([':', '：']).filter(|at| *at <= LABEL && !is_original && is_unspaced(reading, clause));
        let Some(label) = label else { return Coverage::of(reading, clause, found) };
        let end = clause.span.from() + label;
        let count = reading.of_clause(clause).iter().take_while(|token| token.span.to() <= end).count();
        let tokens = clause.tokens.start + count..clause.tokens.end;
        Coverage::of(reading, &Clause { tokens, ..clause.clone() }, found)
    }

    /// Takes words of the other document that may stand for what is missing; gives what they say.
    fn credit(&mut self, clause: usize, tokens: std::ops::Range<usize>, missing: f32, worth: f32) -> f32 {
        let (anchors, window) = self.anchors(tokens);
        let homes = self.side.home.get(clause).map(Vec::as_slice).unwrap_or_default();
        let homes: Vec<usize> = homes
            .iter()
            .copied()
            .take(2)
            .chain(anchors.iter().filter_map(|at| self.unit_of.get(*at).copied()))
            .collect();
        let units = homes.iter().filter_map(|unit| self.other.reading.units.get(*unit)).map(|unit| unit.tokens.clone());
        let near =
            anchors.iter().map(|anchor| anchor.saturating_sub(window)..(anchor + window + 1).min(self.spare.len()));
        let mut free: Vec<u64> = units
            .chain(near)
            .flatten()
            .filter(|index| self.spare.get(*index).is_some_and(|spare| *spare > 0.0))
            .map(|index| {
                // The nearest first; all lists here are far shorter than 2³².
                let distance = anchors.iter().map(|anchor| anchor.abs_diff(index)).min().unwrap_or(u32::MAX as usize);
                (distance as u64) << 32 | index as u64
            })
            .collect();
        ascending_wide(&mut free);
        let mut credit = 0.0;
        for index in free {
            let Some(spare) = self.spare.get_mut((index & u64::from(u32::MAX)) as usize) else { continue };
            // However much is new: a "not" is seldom reworded into something else.
            let most = if worth < 1.0 { missing * 0.5 } else { missing };
            let used = (*spare * worth).min(most - credit);
            if used <= 0.0 {
                break;
            }
            credit += used;
            *spare -= used / worth;
        }
        credit
    }

    /// Places in the other document between which the tokens would stand, and how near to them.
    fn anchors(&self, tokens: std::ops::Range<usize>) -> (Vec<usize>, usize) {
        let place = |index: usize| self.side.place.get(index).copied().flatten();
        let inside: Vec<usize> = tokens.clone().filter_map(place).collect();
        if !inside.is_empty() {
            return (inside, WINDOW);
        }
        let before = (tokens.start.saturating_sub(NEIGHBOURS)..tokens.start).rev().find_map(place);
        let after = (tokens.end..tokens.end + NEIGHBOURS).find_map(place);
        (before.into_iter().chain(after).collect(), BESIDE)
    }

    /// Without the slightest of them, which clauses that come from nowhere may stand for.
    fn explained(&self, mut lost: Vec<Stretch>) -> Vec<Stretch> {
        let clauses = self.other.reading.clauses.iter().filter(|clause| {
            let is_new = Coverage::of(self.other.reading, clause, self.other.found).missing_share() >= MISSING_SHARE;
            is_new && !self.invented.iter().any(|role| role.overlaps(clause.span))
        });
        let mut pool: f32 =
            clauses.filter_map(|clause| self.spare.get(clause.tokens.clone())).flatten().sum::<f32>() * POOL;
        // Numbers that are not negative are in the order of their bits.
        let mut order: Vec<u64> = lost
            .iter()
            .filter(|stretch| stretch.is_whole && !stretch.is_denial)
            .map(|stretch| u64::from(stretch.net.max(0.0).to_bits()))
            .collect();
        ascending_wide(&mut order);
        if !self.side.is_original {
            pool += self.unclaimed() * DENIAL;
        }
        let mut least = 0.0;
        for net in order.into_iter().filter_map(|bits| u32::try_from(bits).ok()).map(f32::from_bits) {
            if net > pool {
                break;
            }
            pool -= net;
            least = net;
        }
        lost.retain(|stretch| !stretch.is_whole || stretch.is_denial || stretch.net > least);
        lost
    }

    /// How many clauses of the original deny in words that stand nowhere: "we never find out who" may be
    /// "a mystery".
    fn unclaimed(&self) -> f32 {
        let Side { document, reading, found, .. } = self.other;
        let denying = reading.clauses.iter().filter(|clause| {
            let scope = denied(reading, clause);
            denies(document, reading.of_clause(clause), clause.span)
                && !scope.iter().any(|index| found.get(*index) == Some(&true))
        });
        denying.map(|_| 1.0).sum()
    }

    /// Whether most of what stands after the "not" is missing.
    fn loses_what_it_denies(&self, clause: &Clause) -> bool {
        let (mut missing, mut weight, mut stood) = (0.0, 0.0, 0.0);
        let scope = denied(self.side.reading, clause);
        let stands = self.claims.map(|(claims, candidates)| claims.stands(&scope, candidates)).unwrap_or_default();
        for (at, index) in scope.iter().enumerate() {
            let of_token = self.side.reading.tokens.get(*index).map_or(0.0, Token::weight);
            weight += of_token;
            missing += if self.side.found.get(*index) == Some(&false) { of_token } else { 0.0 };
            stood += if stands.get(at) == Some(&true) { of_token } else { 0.0 };
        }
        missing >= 0.8 && missing >= weight * DENIED_SHARE && stood <= (weight - missing) * 0.5
    }

    /// Whether the place where a denying clause went denies in words of its own, or the other
    /// document asks for the opposite of what is denied.
    fn is_denied_elsewhere(&mut self, index: usize, clause: &Clause) -> bool {
        let (side, other) = (self.side.reading, self.other.reading);
        let missing = denied(side, clause).into_iter().filter(|index| self.side.found.get(*index) == Some(&false));
        let words: Vec<&str> =
            missing.filter_map(|index| side.tokens.get(index)).map(|token| token.word.as_str()).collect();
        if says_opposite(&words, other.tokens.iter().map(|token| token.word.as_str())) {
            return true;
        }
        let (anchors, _) = self.anchors(clause.tokens.clone());
        let homes = self.side.home.get(index).map(Vec::as_slice).unwrap_or_default();
        let is_home = |unit: usize| {
            homes.first() == Some(&unit)
                || anchors.iter().any(|anchor| self.unit_of.get(*anchor).is_some_and(|home| home.abs_diff(unit) <= 1))
        };
        let free = self
            .free_denials
            .iter()
            .position(|free| other.clauses.get(*free).is_some_and(|clause| is_home(clause.unit)));
        if let Some(free) = free {
            self.free_denials.swap_remove(free);
        }
        free.is_some()
    }

    /// Greetings, thanks and sighs.
    fn is_courtesy(&self, clause: &Clause, text: &str) -> bool {
        let lower = text.to_lowercase();
        let words = || self.side.reading.of_clause(clause).iter().filter(|token| token.weight() > 0.0);
        words().all(|token| self.vocabulary.is_polite(&token.word))
            || words().count() <= 5 && COURTESY.iter().any(|phrase| lower.contains(phrase))
    }
}

/// Clauses of the rewrite that deny, without those in which the original's denials still stand.
fn free_denials(side: Side<'_>, other: Side<'_>, vocabulary: &Vocabulary) -> Vec<usize> {
    let clause_of = other.reading.clauses_of_tokens();
    let claims =
        side.reading.clauses.iter().filter(|clause| denies(side.document, side.reading.of_clause(clause), clause.span));
    let mut claimed: Vec<usize> = Vec::new();
    for clause in claims {
        let scope = denied(side.reading, clause);
        let places: Vec<usize> = scope
            .iter()
            .filter_map(|index| side.place.get(*index).copied().flatten())
            .filter_map(|place| clause_of.get(place).copied())
            .collect();
        if !places.is_empty() && places.len() * 2 >= scope.len() {
            claimed.extend(places);
        }
    }
    let denies = |(_, clause): &(usize, &Clause)| {
        leaves_out(other.document, other.reading.of_clause(clause), clause.span, vocabulary)
    };
    let clauses = other.reading.clauses.iter().enumerate().filter(denies);
    clauses.map(|(index, _)| index).filter(|index| !claimed.contains(index)).collect()
}

/// Whether a clause opens with a word that asks.
fn asks_for_itself(tokens: &[Token], is_question: bool) -> bool {
    // "Which the children cannot do yet" asks nothing.
    const RELATIVE: &[&str] = &["which", "who", "when", "where", "was", "wo", "quand", "donde", "cuando", "como"];
    let mut words =
        tokens.iter().map(|token| token.word.as_str()).skip_while(|word| matches!(*word, "and" | "und" | "et" | "y"));
    words.next().is_some_and(|word| INTERROGATIVES.contains(&word) && (is_question || !RELATIVE.contains(&word)))
}

/// Whether a clause opens with a word that demands.
fn opens_with_demand(tokens: &[Token]) -> bool {
    const DEMANDS: &[&str] = &[
        "include",
        "including",
        "use",
        "using",
        "add",
        "cite",
        "mention",
        "provide",
        "give",
        "explain",
        "keep",
        "write",
        "list",
        "avoid",
        "make",
        "with",
        "in",
        "as",
        "ensure",
        "format",
        "structure",
        "verwende",
        "nenne",
        "gib",
        "fuge",
        "erklare",
        "mit",
        "in",
        "als",
        "auf",
        "cite",
        "citez",
        "utilise",
        "ajoute",
        "inclus",
        "avec",
        "en",
        "sous",
        "incluye",
        "usa",
        "anade",
        "cita",
        "explica",
        "con",
    ];
    const ASKS: &[&str] = &[
        "suggest", "explain", "give", "show", "describe", "list", "add", "include", "provide", "compare", "erklare",
        "nenne", "explique", "explica",
    ];
    let words = tokens.iter().map(|token| token.word.as_str());
    let mut opening =
        words.clone().skip_while(|word| matches!(*word, "and" | "und" | "et" | "y" | "please" | "bitte" | "also"));
    opening.next().is_some_and(|word| DEMANDS.contains(&word)) || words.take(5).any(|word| ASKS.contains(&word))
}

/// How many words of a document ask.
fn questions(reading: &Reading) -> usize {
    reading.tokens.iter().filter(|token| INTERROGATIVES.contains(&token.word.as_str())).count()
}

/// Whether a clause is written without blanks.
fn is_unspaced(reading: &Reading, clause: &Clause) -> bool {
    reading.of_clause(clause).iter().any(|token| token.kind == TokenKind::Letter)
}

/// Words in a row without a counterpart.
struct Run {
    weight: f32,
    span: Span,
    tokens: std::ops::Range<usize>,
}

/// The heaviest run of words without a counterpart, function words between them aside.
fn longest_run(reading: &Reading, clause: &Clause, found: &[bool]) -> Option<Run> {
    let mut best: Option<Run> = None;
    let mut run: Option<Run> = None;
    for (token, index) in reading.of_clause(clause).iter().zip(clause.tokens.clone()) {
        if token.kind == TokenKind::Function {
            continue;
        }
        if found.get(index) != Some(&false) {
            run = None;
            continue;
        }
        let grown = match run {
            Some(Run { weight, span, tokens }) => Run {
                weight: weight + token.weight(),
                span: Span { start: span.start, end: token.span.end },
                tokens: tokens.start..index + 1,
            },
            None => Run { weight: token.weight(), span: token.span, tokens: index..index + 1 },
        };
        if best.as_ref().is_none_or(|best| grown.weight > best.weight) {
            best = Some(Run { weight: grown.weight, span: grown.span, tokens: grown.tokens.clone() });
        }
        run = Some(grown);
    }
    best
}

/// "Names:" and the like only say what follows.
fn is_label(document: &Document, clause: &Clause) -> bool {
    let after =
        document.text.get(clause.span.to()..).unwrap_or_default().trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    let text = document.of(clause.span);
    text.split_whitespace().count() <= 2
        && (after.starts_with([':', '：']) || after.starts_with("**") || text.ends_with([':', '：']))
}
