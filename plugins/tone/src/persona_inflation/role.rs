//! Where a sentence gives the model a role.

use prompt_host_plugin::words::{is_any, word_after};
use prompt_host_plugin::{Document, Span};

use super::words::{OPENINGS, POSSESSIONS};

/// What a word between a role and its praise says of the praise.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Limit {
    /// It is about somebody or something else: "for", "to", "not".
    Other,
    /// It goes on about the role: "who has".
    Attribute,
    /// What follows is where, with whom or of what: that may be praised, not the role.
    Inside,
}

/// Where the description of the model's role begins, if the sentence at `sentence` gives
/// one before `end`, or goes on about the one that the sentence before gave.
pub(super) fn role_before(document: &Document, sentence: Span, end: usize) -> Option<usize> {
    let said = Span::new(sentence.from(), end);
    let text = document.of(said);
    let opening = OPENINGS.find(text).filter(|opening| opens(document, sentence, said.from() + opening.span.from()));
    if let Some(opening) = opening.last() {
        let role = said.from() + opening.span.to();
        return (!is_name(&document.text, role)).then_some(role);
    }
    let start = sentence.from() + text.len() - text.trim_start_matches(MARKS).len();
    let possession = POSSESSIONS.at(&document.text, start)?;
    let index = document.sentences.partition_point(|other| other.start < sentence.start);
    let before = *index.checked_sub(1).and_then(|index| document.sentences.get(index))?;
    let text = document.of(before);
    let first = OPENINGS.find(text).next()?;
    let role = before.from() + first.span.to();
    let opens = opens(document, before, before.from() + first.span.from()) && !is_name(&document.text, role);
    opens.then_some(possession.span.to())
}

/// Marks that may stand before the first word of a sentence.
const MARKS: [char; 8] = [' ', '*', '_', '#', '>', '-', '"', '“'];
/// How long a label may be: `Role:`, `**System prompt**:`.
const LABEL: usize = 32;

/// Whether a role that starts at `at` is what its sentence opens with, at most after a label,
/// a greeting or the title of a table's row.
fn opens(document: &Document, sentence: Span, at: usize) -> bool {
    let before = document.of(Span::new(sentence.from(), at)).trim_end_matches(MARKS);
    let line = before.rsplit('\n').next().unwrap_or_default();
    before.is_empty()
        || line.is_empty()
        || line.len() <= LABEL && line.ends_with([':', ',', '：', '，', '！', '。'])
        || is_any(line.trim(), &["please", "now", "today", "bitte", "por favor", "请"])
}

/// Whether somebody is named where the role would be described: "You are Marie Curie, …".
fn is_name(text: &str, role: usize) -> bool {
    let word = word_after(text, role);
    word.starts_with(|c: char| c.is_uppercase()) && !is_any(word, ARTICLES)
}

/// What a description may begin with though it has a capital.
const ARTICLES: &[&str] = &[
    "a",
    "an",
    "the",
    "my",
    "our",
    "world-class",
    "world's",
    "un",
    "une",
    "le",
    "la",
    "el",
    "una",
    "ein",
    "eine",
    "der",
    "die",
];
