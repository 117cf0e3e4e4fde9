//! What a demand is about: the answer as a whole, or a part of it.

use prompt_host_plugin::words::{is_any, word_after};
use prompt_host_plugin::{Document, Material, Span};

use super::demand::Demand;
use super::parts::{HARMLESS, OPENING_PARTS, PARTS};
use super::wordlists::{ANSWERING, LABELS_OF_DEMANDS};

/// Words that lead from a length to what it is about.
const TOPIC: &[&str] = &["about", "for", "of", "on", "to", "sur", "pour", "sobre", "para", "über", "zu", "für"];

/// Whether the sentence of a demand makes it one of the whole answer in every case, and
/// something tells that it is of the answer.
pub(super) fn is_of_the_answer(document: &Document, sentence: Span, demand: Span) -> bool {
    let text = document.of(sentence);
    if is_partial(text)
        || is_followed_by_a_topic(document, sentence, demand)
        || !is_announced_as_demand(document, sentence, demand)
    {
        return false;
    }
    let is_item = document.block_at(sentence).is_some_and(|block| block.material == Material::Items);
    // A bare item ("2-3 sentences") is of whatever stands above it.
    ANSWERING.find(text).next().is_some() || !(is_item || text.contains('?'))
}

/// "One sentence on my gap year": the demand is of what is said about that.
fn is_followed_by_a_topic(document: &Document, sentence: Span, demand: Span) -> bool {
    let is_bare = demand.start == sentence.start;
    is_bare && is_any(word_after(document.of(sentence), demand.to() - sentence.from()), TOPIC)
}

fn is_partial(text: &str) -> bool {
    let is_harmless = |span: Span| HARMLESS.find(text).any(|phrase| phrase.span.covers(span));
    OPENING_PARTS.at(text, 0).is_some_and(|found| !is_harmless(found.span))
        || PARTS.find(text).any(|found| !is_harmless(found.span))
}

/// Whether no label stands before the demand, or one that announces demands: "Length: …".
fn is_announced_as_demand(document: &Document, sentence: Span, demand: Span) -> bool {
    let before = document.of(Span { start: sentence.start, end: demand.start.max(sentence.start) });
    let Some(colon) = before.find([':', '：']) else { return true };
    let label = before.get(..colon).unwrap_or_default();
    LABELS_OF_DEMANDS.find(label).next().is_some()
}

/// Whether the words before a language make it that of the answer: "answer in French".
pub(super) fn answers_in(document: &Document, demand: &Demand<'_>) -> bool {
    let before = Span { start: demand.sentence.start, end: demand.constraint.span.start };
    let verb = ANSWERING.find(document.of(before)).last();
    verb.is_some_and(|found| {
        let between = document.of(before).get(found.span.to()..).unwrap_or_default();
        between.split_whitespace().count() <= 3 && !between.contains([',', '"'])
    })
}
