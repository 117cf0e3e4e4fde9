//! Demands that are scattered over a prompt.

use prompt_host_plugin::words::{is_any, word_after, words};
use prompt_host_plugin::{Bound, ConstraintKind, Document, Material, Protection, Purpose, Span, Voice};

use super::opening::{DENSE_ORDERS, NARRATIVES, ORDERS, POINTERS};

/// Fewer demands are kept in mind.
pub(super) const FEWEST: usize = 3;
/// More of them are a rule book, which nobody repeats.
const MOST: usize = 8;
/// A prompt with more headings is in order, and says under one of them what it demands.
const HEADINGS: usize = 2;
/// Words of a prompt that is long.
const LONG: usize = 250;
/// Words between two demands that set them apart.
const APART: usize = 60;
/// Bytes of a demand that can be listed.
const LISTED: usize = 160;

/// Verbs of demands on how the answer is made.
const USES: &[&str] = &[
    "use",
    "usa",
    "utilice",
    "utilisez",
    "utilise",
    "utiliza",
    "verwende",
    "verwenden",
    "nutze",
    "nutzen",
    "employez",
    "emploie",
];

/// Whether the prompt is long enough to forget its beginning.
pub(super) fn is_long(document: &Document) -> bool {
    // A word takes four bytes and more, with its blank; in scripts without blanks two characters are one.
    if document.text.len() < LONG * 4 {
        return false;
    }
    size(&document.text) > LONG
}

/// The person's demands, each a sentence, where at least three are there, material or context
/// sets some of them apart, and every one of them can stand in a list.
pub(super) fn demands(document: &Document) -> Option<Vec<Span>> {
    let mut demands: Vec<Span> = Vec::new();
    for constraint in &document.constraints {
        // A bare number of things is mostly the task itself.
        let is_bare = constraint.amount.is_none_or(|amount| amount.bound == Bound::Exactly);
        if constraint.kind == ConstraintKind::Count && is_bare {
            continue;
        }
        let sentence = document.sentence_at(constraint.span)?;
        // "We must answer by Friday" is told, not demanded.
        if NARRATIVES.at(document.of(sentence), 0).is_some_and(|found| !*found.value) {
            continue;
        }
        if demands.last() != Some(&sentence) {
            demands.push(sentence);
        }
    }
    let headings = document.blocks.iter().filter(|block| block.material == Material::Heading).count();
    let told =
        headings <= HEADINGS && demands.len() >= FEWEST && demands.len() <= MOST && ends_with_the_person(document);
    if !told || !is_scattered(document, &demands) || !demands.iter().all(|demand| can_be_listed(document, *demand)) {
        return None;
    }
    Some(with_their_neighbours(document, &demands))
}

/// The demands, with the other orders of their blocks: a list that left one of them out would
/// make light of it.
fn with_their_neighbours(document: &Document, demands: &[Span]) -> Vec<Span> {
    let is_neighbour = |sentence: &Span| {
        let shares_a_block =
            document.block_at(*sentence).is_some_and(|block| demands.iter().any(|demand| block.span.covers(*demand)));
        if !shares_a_block {
            return false;
        }
        let is_task = || document.parts_for(Purpose::Task).any(|task| task.overlaps(*sentence));
        // "Use the past tense" is a task by its verb, and a demand like its neighbours.
        let is_usage = is_any(word_after(document.of(*sentence), 0), USES);
        (!is_task() || is_usage) && is_plain_order(document, *sentence)
    };
    document.sentences.iter().copied().filter(|sentence| demands.contains(sentence) || is_neighbour(sentence)).collect()
}

/// Whether a sentence that is no demand by any word of it is an order all the same: "Sign as
/// Petra."
fn is_plain_order(document: &Document, sentence: Span) -> bool {
    let said = document.of(sentence);
    let opening = ORDERS.at(said, 0).is_some_and(|order| !matches!(order.phrase, "no" | "kein" | "keine"));
    opening && words(said).count() <= 12 && can_be_listed(document, sentence)
}

/// Whether what stands last is said by the person and not given.
fn ends_with_the_person(document: &Document) -> bool {
    document.blocks.last().is_some_and(|block| {
        block.voice == Voice::Person && matches!(block.material, Material::Prose | Material::Items)
    }) && !ends_with_a_slot_or_question(document)
}

/// Whether a question, a label or a slot for data stands last, which nothing should follow.
fn ends_with_a_slot_or_question(document: &Document) -> bool {
    let text = document.text.trim_end();
    let last = document.protected.last().filter(|protected| protected.kind == Protection::Placeholder);
    text.ends_with([':', '：', '?', '？']) || last.is_some_and(|slot| slot.span.to() == text.len())
}

/// Whether given material, or what the person tells of their situation, lies between two of
/// the demands, and not all of them stand near the end.
fn is_scattered(document: &Document, demands: &[Span]) -> bool {
    let (Some(first), Some(last)) = (demands.first(), demands.last()) else { return false };
    let tail = document.text.len() - document.text.len() / 5;
    if first.from() >= tail || document.block_at(*first).is_some_and(|block| block.span.covers(*last)) {
        return false;
    }
    let gaps = demands.iter().zip(demands.iter().skip(1));
    gaps.into_iter().any(|(one, next)| {
        let gap = Span { start: one.end, end: next.start };
        let given = document.blocks.iter().filter(|block| block.voice == Voice::Given).map(|block| block.span);
        let is_prose = |span: &Span| document.block_at(*span).is_some_and(|block| block.material == Material::Prose);
        let told = document.parts_for(Purpose::Context).filter(is_prose);
        let between = given.chain(told).filter(|span| gap.covers(*span));
        between.map(|span| size(document.of(span))).sum::<usize>() >= APART
    })
}

/// Whether a demand says all of itself: one line, an order to the model, nothing that points
/// elsewhere.
fn can_be_listed(document: &Document, demand: Span) -> bool {
    let said = document.of(demand);
    let shown = document.parts_for(Purpose::Example).any(|example| example.covers(demand));
    !shown
        && document
            .block_at(demand)
            .is_some_and(|block| block.voice == Voice::Person && block.material != Material::Heading)
        && said.len() <= LISTED
        && !said.contains('\n')
        && !said.trim_end().ends_with(['?', '？', ':', '：'])
        && POINTERS.at(said, 0).is_none()
        && (ORDERS.at(said, 0).is_some()
            || DENSE_ORDERS.iter().any(|order| said.contains(order))
            || document.parts_for(Purpose::Task).any(|task| task == demand))
}

/// Words, where two characters of a script without blanks count as one.
fn size(text: &str) -> usize {
    let dense = text.chars().filter(|c| *c >= '\u{3000}').count();
    if dense * 3 > text.chars().count() { dense / 2 } else { words(text).count() }
}
