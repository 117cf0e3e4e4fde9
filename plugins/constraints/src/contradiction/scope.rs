//! What a demand is about: the answer as a whole, or a part of it.

use prompt_host_plugin::words::{is_any, word_after, words};
use prompt_host_plugin::{Constraint, ConstraintKind, Document, Material, Span};

use super::demand::Demand;
use super::parts::{ALTERNATIVES, CASES, HARMLESS, OPENING_PARTS, PARTS};
use super::wordlists::{ANSWERING, LABELS_OF_DEMANDS, SPEAKERS};

/// Words that lead from a length to what it is about.
const TOPIC: &[&str] = &["about", "for", "of", "on", "to", "sur", "pour", "sobre", "para", "über", "zu", "für"];

/// Words that lead from a form to the part that has it: "a table for prices".
const PURPOSE: &[&str] = &["for", "pour", "para", "für"];

/// Words that lead from a demand to the part that it is about.
const IN: &[&str] = &[
    "in", "for", "of", "to", "within", "under", "on", "per", "at", "as", "pour", "dans", "de", "du", "des", "para",
    "en", "del", "im", "für", "am", "zur", "zum",
];

/// Words that say of a language no more than that the answer is in it.
const ANSWERS: &[&str] = &[
    "all",
    "always",
    "answer",
    "answers",
    "antworten",
    "back",
    "consistently",
    "everything",
    "exclusively",
    "immer",
    "in",
    "it",
    "me",
    "messages",
    "must",
    "be",
    "nur",
    "only",
    "output",
    "questions",
    "replies",
    "reply",
    "response",
    "responses",
    "siempre",
    "solo",
    "strictly",
    "text",
    "the",
    "them",
    "to",
    "toujours",
    "uniquement",
    "your",
    "ausschließlich",
    "bitte",
    "seulement",
    "todo",
    "tout",
    "written",
    "alles",
];

/// Words between a demand and its part at most.
const NEAR: usize = 4;

/// What a demand is said of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    /// The answer as a whole, in every case.
    Whole,
    /// A part of it: its title, a table in it.
    Part,
    /// Some cases only, one of two alternatives, or nothing that can be told.
    Cases,
}

/// What the sentence of a demand makes it a demand on.
pub(super) fn of(document: &Document, sentence: Span, demand: &Constraint) -> Scope {
    let text = document.of(sentence);
    let words = ScopeWords::of(document, sentence);
    let is_item = document.block_at(sentence).is_some_and(|block| block.material == Material::Items);
    // A bare item ("2-3 sentences") is of whatever stands above it.
    let is_of_an_answer = ANSWERING.find(text).next().is_some() || !(is_item || text.contains('?'));
    if words.are_of_some_cases(text, demand)
        // "Briefly explain:" is about what follows it.
        || text.ends_with([':', '：'])
        || !is_announced_as_demand(document, sentence, demand.span)
        || !is_of_an_answer
    {
        Scope::Cases
    } else if words.are_of_a_part(document, sentence, demand.span)
        || is_of_a_field(document, sentence, demand.span)
        || is_followed_by_a_topic(document, sentence, demand)
    {
        Scope::Part
    } else {
        Scope::Whole
    }
}

/// The words of a sentence that tell what its demands are said of, without those that belong
/// to a harmless phrase or a name.
struct ScopeWords {
    cases: Vec<Span>,
    parts: Vec<Span>,
    opens: bool,
}

impl ScopeWords {
    fn of(document: &Document, sentence: Span) -> Self {
        let text = document.of(sentence);
        let harmless: Vec<Span> = HARMLESS.find(text).map(|phrase| phrase.span).collect();
        // In German every noun has a capital.
        let may_be_name = document.primary_language() != Some("de");
        let is_harmless = |found: &Span| harmless.iter().any(|phrase| phrase.covers(*found));
        let tells = |found: &Span| !(is_harmless(found) || may_be_name && is_name(text, *found));
        Self {
            cases: CASES.find(text).map(|found| found.span).filter(tells).collect(),
            parts: PARTS.find(text).map(|found| found.span).filter(tells).collect(),
            opens: OPENING_PARTS.at(text, 0).is_some_and(|found| tells(&found.span)),
        }
    }

    fn are_of_some_cases(&self, text: &str, demand: &Constraint) -> bool {
        let joins_bans = |span: &Span| demand.negated && ALTERNATIVES.at(text, span.from()).is_some();
        self.opens || self.cases.iter().any(|case| !joins_bans(case))
    }

    /// "The title in 60 characters", "a table in the appendix", "a 50-word summary".
    fn are_of_a_part(&self, document: &Document, sentence: Span, demand: Span) -> bool {
        let text = document.of(sentence);
        let (start, end) = (demand.from() - sentence.from(), demand.to() - sentence.from());
        self.parts.iter().any(|part| {
            if part.from() < end {
                // What belongs to the demand's own words is none: "bullet points".
                return part.to() <= start;
            }
            let between = text.get(end..part.from()).unwrap_or_default();
            let leads = || words(between).any(|(_, word)| is_any(word, IN));
            let count = words(between).take(NEAR + 1).count();
            !between.contains([',', '，', '、']) && (count == 0 || count <= NEAR && leads())
        })
    }
}

/// "The First World War": a capital in the middle of a sentence makes a name.
fn is_name(text: &str, found: Span) -> bool {
    let before = text.get(..found.from()).unwrap_or_default().trim_end();
    !before.is_empty()
        && !before.ends_with([':', '.', '"', '-', '*'])
        && found.of(text).starts_with(char::is_uppercase)
        && found.of(text).chars().any(char::is_lowercase)
}

/// "Strategy overview (at most 200 words)": the demand is of what stands before the bracket,
/// unless something is asked for there.
fn is_of_a_field(document: &Document, sentence: Span, demand: Span) -> bool {
    let before = document.of(Span { start: sentence.start, end: demand.start });
    let named = before.rfind(['(', '（']).filter(|open| !before.get(*open..).unwrap_or_default().contains([')', '）']));
    named
        .and_then(|open| before.get(..open))
        .is_some_and(|named| !named.trim().is_empty() && ANSWERING.find(named).next().is_none())
}

/// "One sentence on my gap year": the demand is of what is said about that.
fn is_followed_by_a_topic(document: &Document, sentence: Span, demand: &Constraint) -> bool {
    let next = word_after(document.of(sentence), demand.span.to() - sentence.from());
    let is_bare = demand.span.start == sentence.start;
    is_bare && is_any(next, TOPIC) || demand.kind == ConstraintKind::Format && is_any(next, PURPOSE)
}

/// Whether no label stands before the demand, or one that announces demands: "Length: …".
fn is_announced_as_demand(document: &Document, sentence: Span, demand: Span) -> bool {
    let before = document.of(Span { start: sentence.start, end: demand.start.max(sentence.start) });
    let Some(colon) = before.find([':', '：']) else { return true };
    let label = before.get(..colon).unwrap_or_default();
    LABELS_OF_DEMANDS.find(label).next().is_some()
}

/// What is said in a language, where the words beside it make it that of the answer: nothing
/// for "answer in French" and "请用英文回答", "article" for "write the article in French".
/// None where it is what others speak.
pub(super) fn said_in<'t>(document: &'t Document, demand: &Demand<'_>) -> Option<Vec<&'t str>> {
    let before = document.of(Span { start: demand.sentence.start, end: demand.constraint.span.start });
    let after = document.of(Span { start: demand.constraint.span.end, end: demand.sentence.end });
    if SPEAKERS.find(before).next().is_some() {
        return None;
    }
    let follows = || ANSWERING.find(after).next().is_some_and(|verb| verb.span.from() <= NEAR);
    if matches!(document.primary_language(), Some("ja" | "zh")) && follows() {
        return Some(Vec::new());
    }
    let verb = ANSWERING.find(before).last()?;
    let between = before.get(verb.span.to()..)?;
    let is_near = between.split_whitespace().count() <= NEAR && !between.contains([',', '"']);
    is_near.then(|| words(between).map(|(_, word)| word).filter(|word| !is_any(word, ANSWERS)).collect())
}
