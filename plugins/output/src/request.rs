//! Where a request stands: a verb that opens a sentence of the person.

use prompt_host_plugin::words::{is_any, words};
use prompt_host_plugin::{Block, Document, Material, Phrases, Purpose, Span, Voice};

/// What may stand right before the verb: courtesy, a demand, a step before it.
const LEADS: &[&str] = &[
    "and", "bitte", "by", "et", "first", "kindly", "must", "now", "please", "pls", "por", "favor", "puis", "should",
    "then", "und", "veuillez", "will", "y", "you", "s'il", "plaît", "cada", "du", "sie", "tu", "vous", "dann",
];
/// What stands before the `to` of a request: "your task is to", "I want you to".
const BEFORE_TO: &[&str] = &["is", "you", "asked", "need"];
/// What opens a question about a matter, not a request for work.
const QUESTIONS: &[&str] = &[
    "are", "can't", "comment", "cómo", "did", "do", "does", "how", "if", "is", "pourquoi", "qué", "should", "warum",
    "was", "what", "when", "where", "which", "who", "why", "wie", "would",
];

/// The sentence that `verb` opens, after courtesy at most, if the person speaks there.
pub(crate) fn sentence_opened_by(document: &Document, verb: Span) -> Option<Span> {
    let sentence = document.sentence_at(verb)?;
    if document.is_protected(verb) || !document.is_spoken(verb) {
        return None;
    }
    let before = document.of(Span { start: sentence.start, end: verb.start }).trim_end();
    let mut said = words(before).map(|(_, word)| word).collect::<Vec<_>>().into_iter();
    let first = said.clone().next().unwrap_or_default();
    let last = said.next_back().unwrap_or_default();
    let opens = last.is_empty()
        || before.ends_with([':', ',', '：', '，'])
        || is_any(last, LEADS)
        || (is_any(last, &["to"]) && is_any(said.next_back().unwrap_or_default(), BEFORE_TO));
    (opens && !is_any(first, QUESTIONS)).then_some(sentence)
}

/// Whether the person gives several things in a row: items, rows, or lines.
pub(crate) fn gives_several(document: &Document) -> bool {
    let given = document.blocks.iter().filter(|block| block.voice != Voice::Person);
    let mut lines = 0;
    for block in given {
        if matches!(block.material, Material::Items | Material::Table | Material::Csv | Material::Json) {
            return true;
        }
        lines += document.of(block.span).lines().filter(|line| !line.trim().is_empty()).count();
    }
    lines > 1
}

/// Bytes of what stands beside the paragraph of `request` and asks for nothing itself.
pub(crate) fn material_beside(document: &Document, request: Span) -> usize {
    let material = document.blocks.iter().filter(|block| is_material(document, block, request));
    material.map(|block| document.of(block.span).len()).sum()
}

/// Whether one of `phrases` stands in the person's own words around `request`.
pub(crate) fn says_beside(document: &Document, request: Span, phrases: &'static Phrases<()>) -> bool {
    phrases.find(&document.text).any(|hit| {
        let is_given = document.block_at(hit.span).is_some_and(|block| is_material(document, block, request));
        !is_given && !document.is_address_or_code(hit.span)
    })
}

fn is_material(document: &Document, block: &Block, request: Span) -> bool {
    let asks = || document.parts_for(Purpose::Task).any(|task| block.span.covers(task));
    block.voice == Voice::Given || (!block.span.overlaps(request) && !asks())
}
