//! Constraints: demands on the answer.

use std::borrow::Cow;

use serde::Serialize;

use super::block::Block;
use super::lexicon::{Hit, Meaning};
use super::part::spoken;
use super::signs::within;
use crate::prompt::Span;

mod amount;
mod content;
mod count;
mod demand;
mod negation;
#[cfg(test)]
mod tests;
mod tone;

/// What a constraint is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ConstraintKind {
    /// How long the answer is.
    Length,
    /// How many of something.
    Count,
    /// Its form.
    Format,
    /// How it sounds.
    Tone,
    /// The language of the answer.
    Language,
    /// Something to mention, include or use.
    Inclusion,
    /// Something to leave out.
    Exclusion,
    /// Any other demand.
    Rule,
}

/// How an amount is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Bound {
    /// That or more.
    AtLeast,
    /// That or less.
    AtMost,
    /// Just that.
    Exactly,
    /// Near it.
    About,
}

/// A number and how it is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, schemars::JsonSchema)]
pub struct Amount {
    /// How it is meant.
    pub bound: Bound,
    /// The number.
    pub number: u32,
}

/// A demand on the answer.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, schemars::JsonSchema)]
pub struct Constraint {
    /// The words that make it.
    pub span: Span,
    /// What it is about.
    pub kind: ConstraintKind,
    /// What it demands, normalised; empty where the words are all there is.
    pub value: Cow<'static, str>,
    /// For lengths and counts with a number.
    pub amount: Option<Amount>,
    /// It says what must not be.
    pub negated: bool,
}

/// Bytes of the longest sentence that is read. A person's are shorter, and each demand looks
/// at its whole sentence.
const MAX_SENTENCE: usize = 4 << 10;

/// Bytes below which a sentence may be an item of a list of demands.
const SHORT: usize = 60;

/// Words before a verb that make it an order or a request.
#[rustfmt::skip]
const BEFORE_A_VERB: &[&str] = &[
    "and", "or", "to", "then", "please", "you", "also", "not", "don't", "never", "always", "must", "should", "will",
    "can", "could", "would", "let's", "just", "now", "me", "us", "et", "ou", "puis", "à", "de", "pas", "y", "o", "e",
    "und", "oder", "bitte", "dann", "favor", "que", "plaît", "only", "simply", "kindly",
];

/// One sentence and what was found in it.
#[derive(Debug, Clone, Copy)]
struct Clause<'a> {
    text: &'a str,
    span: Span,
    hits: &'a [Hit],
    language: &'a str,
    /// Whether the sentence asks for something or demands it.
    orders: bool,
    /// The same, or it is so short that it may be an item of a list of demands.
    demands: bool,
}

/// All demands in what the person says, by start.
pub(super) fn read(
    text: &str,
    sentences: &[Span],
    blocks: &[Block],
    hits: &[Hit],
    language: Option<&str>,
) -> Vec<Constraint> {
    let language = language.map_or("en", |tag| tag.split('-').next().unwrap_or(tag));
    let mut constraints = Vec::new();
    for sentence in
        sentences.iter().copied().filter(|sentence| sentence.len() <= MAX_SENTENCE && spoken(blocks, *sentence))
    {
        let hits = within(hits, sentence);
        if hits.is_empty() {
            continue;
        }
        let mut clause = Clause { text, span: sentence, hits, language, orders: false, demands: false };
        clause.orders = clause.asks_or_demands();
        clause.demands = clause.orders || sentence.len() < SHORT;
        amount::read(clause, &mut constraints);
        demand::read(clause, &mut constraints);
        content::read(clause, &mut constraints);
    }
    constraints.sort_by(|a, b| a.span.start.cmp(&b.span.start).then(b.span.end.cmp(&a.span.end)));
    constraints.dedup();
    constraints
}

impl<'a> Clause<'a> {
    fn says(self, meaning: impl Fn(Meaning) -> bool) -> bool {
        self.hits.iter().any(|hit| meaning(hit.meaning))
    }

    fn asks_or_demands(self) -> bool {
        self.hits.iter().any(|hit| match hit.meaning {
            Meaning::Demand | Meaning::Order | Meaning::Inclusion | Meaning::Exclusion => true,
            Meaning::Task => self.is_imperative(*hit),
            _ => false,
        })
    }

    /// Whether a verb asks for something there: "report" may be a noun as well.
    fn is_imperative(self, hit: Hit) -> bool {
        let before = self.before(hit.span.start).trim_end_matches([' ', '"', '*', '_', '(', '\n']);
        let last = before.rsplit([' ', '\n', '\'', '’']).next().unwrap_or_default().to_lowercase();
        before.chars().next_back().is_none_or(|c| !c.is_alphanumeric())
            || BEFORE_A_VERB.contains(&last.as_str())
            || hit.span.of(self.text).contains(' ')
            || self.is_dense()
    }

    /// Whether the language is written without blanks.
    fn is_dense(self) -> bool {
        matches!(self.language, "ja" | "zh")
    }

    /// Whether verbs and negations stand after their object.
    fn is_verb_last(self) -> bool {
        self.language == "ja"
    }

    /// Whether the person tells something of themselves: "My doctor told me to avoid salt."
    fn is_told(self) -> bool {
        let opens =
            |meaning: Meaning| self.hits.iter().any(|hit| hit.meaning == meaning && hit.span.start == self.span.start);
        opens(Meaning::Situation) && !opens(Meaning::Task)
    }

    /// Text of the sentence before a place.
    fn before(self, at: usize) -> &'a str {
        self.text.get(self.span.start..at).unwrap_or_default()
    }

    /// Text of the sentence after a place.
    fn after(self, at: usize) -> &'a str {
        self.text.get(at..self.span.end).unwrap_or_default()
    }

    /// The hit of one kind that ends just before `at`, with nothing but blanks between.
    fn ends_before(self, at: usize, fits: impl Fn(Meaning) -> bool) -> Option<Hit> {
        let end = at - self.before(at).len() + self.before(at).trim_end().len();
        self.hits.iter().copied().find(|hit| hit.span.end == end && hit.span.end <= at && fits(hit.meaning))
    }

    /// The hit of one kind that starts just after `at`, with nothing but blanks between.
    fn starts_after(self, at: usize, fits: impl Fn(Meaning) -> bool) -> Option<Hit> {
        let rest = self.after(at);
        let start = at + rest.len() - rest.trim_start_matches([' ', '(', '\u{a0}']).len();
        self.hits.iter().copied().find(|hit| hit.span.start == start && fits(hit.meaning))
    }
}
