//! A demand that the person makes on the answer.

use prompt_host_plugin::words::word_before;
use prompt_host_plugin::{Constraint, ConstraintKind, Document, ProtectedSpan, Purpose, Span};

use super::scope::{self, Scope};
use super::thing::Things;
use super::wordlists::{NEGATIONS_AFTER, NEGATIONS_BEFORE, SMALL_WORDS_BEFORE};

/// Bytes that may lie between a negation and what it turns round.
const REACH: usize = 28;

/// One demand, with what its sentence says of it.
pub(super) struct Demand<'d> {
    pub(super) constraint: &'d Constraint,
    /// The demand with the small words before it: "in one sentence", "no lists".
    pub(super) span: Span,
    pub(super) sentence: Span,
    pub(super) things: Things,
    pub(super) negated: bool,
    pub(super) scope: Scope,
}

/// Demands that are looked at; each is compared with all before it.
const MOST: usize = 120;

impl<'d> Demand<'d> {
    /// The person's demands, in the order of the text.
    pub(super) fn all(document: &'d Document) -> Vec<Self> {
        document
            .constraints
            .iter()
            .take(2 * MOST)
            .filter_map(|constraint| Self::read(document, constraint))
            .take(MOST)
            .collect()
    }

    fn read(document: &'d Document, constraint: &'d Constraint) -> Option<Self> {
        let sentence = document.sentence_at(constraint.span)?;
        let is_shown = document.parts_for(Purpose::Example).any(|example| example.covers(constraint.span));
        if is_shown || !document.is_spoken(sentence) || is_inside_quotation(document, constraint.span) {
            return None;
        }
        let scope = scope::of(document, sentence, constraint);
        let negated = constraint.negated;
        let negation = if negated { negation(document, sentence, constraint) } else { None };
        let span = negation.unwrap_or_else(|| widened(document, sentence, constraint));
        Some(Self { constraint, span, sentence, things: Things::named(document.of(sentence)), negated, scope })
    }
}

/// Whether the demand lies in words that somebody else says, or in code.
fn is_inside_quotation(document: &Document, span: Span) -> bool {
    let is_protected = |protected: &ProtectedSpan| protected.span.covers(span) && protected.span != span;
    document.protection(span).is_some_and(is_protected)
}

/// From the negation to the demand, or the other way round where the language has it so.
fn negation(document: &Document, sentence: Span, constraint: &Constraint) -> Option<Span> {
    let span = constraint.span;
    let before = Span { start: sentence.start, end: span.start };
    let near = NEGATIONS_BEFORE.find(document.of(before)).last().filter(|found| {
        let between = document.of(before).get(found.span.to()..).unwrap_or_default();
        between.len() <= REACH && !between.contains([',', ';', '.', ':', '，', '。', '、'])
    });
    if let Some(found) = near {
        return Some(Span { start: sentence.start + found.span.start, end: span.end });
    }
    let after = Span { start: span.end, end: sentence.end };
    let found = NEGATIONS_AFTER.find(document.of(after)).next()?;
    let between = document.of(after).get(..found.span.from()).unwrap_or_default();
    (between.len() <= REACH && !between.contains('、'))
        .then_some(Span { start: span.start, end: span.end + found.span.end })
}

/// The demand with the prepositions and articles before it, and "only" on either side.
fn widened(document: &Document, sentence: Span, constraint: &Constraint) -> Span {
    let mut span = constraint.span;
    if matches!(constraint.kind, ConstraintKind::Rule | ConstraintKind::Inclusion | ConstraintKind::Exclusion) {
        return span;
    }
    for _ in 0..3 {
        let word = word_before(&document.text, span.from());
        let known = SMALL_WORDS_BEFORE.at(word, 0).is_some_and(|found| found.span.to() == word.len());
        let text = document.text.get(..span.from()).unwrap_or_default();
        let start = text.trim_end_matches(' ').len().saturating_sub(word.len());
        if !known || start < sentence.from() {
            break;
        }
        span = Span::new(start, span.to());
    }
    let rest = document.of(Span { start: span.end, end: sentence.end });
    match [" only", " format only"].iter().find(|only| rest.starts_with(**only)) {
        Some(only) => Span::new(span.from(), span.to() + only.len()),
        None => span,
    }
}
