//! Bans on form, each with the positive that says exactly the same.
//!
//! A ban on what the answer is about is not here, nor one whose positive leaves room: who
//! forbids bullet points may want paragraphs or a table.

mod chinese;
mod english;
mod french;
mod german;
mod japanese;
mod spanish;

use prompt_host_plugin::{Document, Match, Phrases, Span};

/// How the person addresses the model.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Address {
    /// "Utilise", "usa", "verwende"; the only one where a language has no other.
    Familiar,
    /// "Utilisez", "use", "verwenden Sie".
    Polite,
    /// No verb: "no jargon".
    Bare,
}

/// What a positive demands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Demand {
    /// Only right where no other form is asked for.
    PlainText,
    /// Said twice where the prompt asks for simple language anyway.
    PlainWords,
    /// Said twice where the prompt asks for a short answer anyway.
    Brevity,
    /// Said twice where the prompt asks for small letters anyway.
    Lowercase,
    /// Anything else.
    Other,
}

/// What to say instead of a ban, in small letters, as after "please". The ban stays visible
/// wherever a word of it would be lost.
#[derive(Debug, Clone, Copy)]
pub(super) struct Positive {
    familiar: &'static str,
    polite: &'static str,
    bare: &'static str,
    pub(super) demand: Demand,
}

impl Positive {
    /// The same words whatever the address.
    const fn one(words: &'static str) -> Self {
        Self::three(words, words, words)
    }

    const fn three(familiar: &'static str, polite: &'static str, bare: &'static str) -> Self {
        Self { familiar, polite, bare, demand: Demand::Other }
    }

    const fn demanding(self, demand: Demand) -> Self {
        Self { demand, ..self }
    }

    pub(super) fn words(&self, address: Address) -> &'static str {
        match address {
            Address::Familiar => self.familiar,
            Address::Polite => self.polite,
            Address::Bare => self.bare,
        }
    }
}

/// What joins two things of a ban.
const JOINTS: &[&str] = &[" or ", " and ", " nor "];

/// The bans of one language. Phrases are in small letters and sorted by their first byte.
pub(super) struct Forms {
    /// What opens a ban: "do not use".
    openings: &'static Phrases<Address>,
    /// What may stand after an opening.
    things: &'static Phrases<Positive>,
    /// Bans that are not made of an opening and a thing.
    whole: &'static Phrases<(Positive, Address)>,
    /// Whether two things may be joined, as in English.
    joins: bool,
}

/// A ban that was found, on one thing or on two: "no jargon or long sentences".
pub(super) struct Found {
    pub(super) span: Span,
    positive: &'static Positive,
    other: Option<&'static Positive>,
    address: Address,
}

impl Found {
    /// What to say instead, in small letters.
    pub(super) fn words(&self) -> String {
        let first = self.positive.words(self.address);
        match self.other.map(|other| other.words(self.address)) {
            Some(other) => format!("{first}, and {}", other.strip_prefix("use ").unwrap_or(other)),
            None => first.to_owned(),
        }
    }

    /// What the positives demand.
    pub(super) fn demands(&self) -> impl Iterator<Item = Demand> {
        std::iter::once(self.positive).chain(self.other).map(|positive| positive.demand)
    }
}

impl Forms {
    /// The bans of the document's language.
    pub(super) fn of(document: &Document) -> Option<&'static Self> {
        Some(match document.primary_language()? {
            "en" => &english::FORMS,
            "fr" => &french::FORMS,
            "es" => &spanish::FORMS,
            "de" => &german::FORMS,
            "ja" => &japanese::FORMS,
            "zh" => &chinese::FORMS,
            _ => return None,
        })
    }

    /// The ban that starts at `at`.
    pub(super) fn at(&self, text: &str, at: usize) -> Option<Found> {
        if let Some(found) = self.whole.at(text, at) {
            let (positive, address) = found.value;
            return Some(Found { span: found.span, positive, other: None, address: *address });
        }
        let opening = self.openings.at(text, at)?;
        let thing = self.thing(text, opening.span.to())?;
        let joint =
            JOINTS.iter().find(|joint| text.get(thing.span.to()..).is_some_and(|rest| rest.starts_with(**joint)));
        let other = joint.filter(|_| self.joins).and_then(|joint| self.thing(text, thing.span.to() + joint.len()));
        // Two bans with the same positive are one: "jargon and technical jargon".
        let other = other.filter(|other| other.value.familiar != thing.value.familiar);
        let span =
            Span { start: opening.span.start, end: other.as_ref().map_or(thing.span.end, |other| other.span.end) };
        let other = other.map(|other| other.value);
        Some(Found { span, positive: thing.value, other, address: *opening.value })
    }

    fn thing(&self, text: &str, at: usize) -> Option<Match<Positive>> {
        let rest = text.get(at..)?;
        self.things.at(text, text.len() - rest.trim_start_matches(' ').len())
    }
}
