//! The rule `enumerate-asks`.

use prompt_host_plugin::guards::quotes_itself;
use prompt_host_plugin::search::has;
use prompt_host_plugin::words::words;
use prompt_host_plugin::{Block, Document, Edit, Finding, Material, Phase, Purpose, Rule, RuleInfo, Span, Voice};

use crate::ask::{is_ask, is_item, is_tied, reports};
use crate::closing::is_closing;
use crate::inline_items::marks;
use crate::lists::text_of;
use crate::sentence::{holds, is_for, sentences_of};

#[doc = include_str!("../docs/enumerate-asks.md")]
pub(crate) struct EnumerateAsks;

/// Fewer asks than this are seen at a glance.
const FEWEST: usize = 3;
/// Words of the prompt, or characters of a script without blanks, below which it is short.
const SHORT: usize = 40;
const SHORT_WIDE: usize = 80;
/// More sentences than this before the asks are a text, and after them another one.
const MOST_BEFORE: usize = 6;
const MOST_AFTER: usize = 2;
/// A longer paragraph is no list of asks.
const LONGEST: usize = 4_000;

impl Rule for EnumerateAsks {
    fn describe(&self) -> RuleInfo {
        RuleInfo::new("enumerate-asks", "Puts three or more independent questions of one paragraph into a list.")
            .phase(Phase::Format)
            .suggested()
            .weight(0.5)
            .source("Anthropic, be clear and direct: https://platform.claude.com/docs/en/build-with-claude/prompt-engineering/be-clear-and-direct")
            .documentation(include_str!("../docs/enumerate-asks.md"))
    }

    fn check(&self, document: &Document) -> Vec<Finding> {
        if is_structured(document) || is_short(document) || quotes_itself(document) {
            return Vec::new();
        }
        let paragraphs = document.blocks.iter().enumerate().filter(|(_, block)| is_paragraph(document, block));
        paragraphs
            .filter_map(|(index, block)| numbered(document, block.span).or_else(|| listed(document, index, block.span)))
            .map(|(span, edits)| {
                Finding::edit(span, edits, "questions in a list are answered one by one, and none is lost")
            })
            .collect()
    }
}

fn is_short(document: &Document) -> bool {
    let wide = document.text.chars().filter(|c| *c >= '\u{3040}').nth(SHORT_WIDE - 1);
    wide.is_none() && words(&document.text).nth(SHORT - 1).is_none()
}

/// Whether the person has put their words into a shape already. What they paste has its own.
fn is_structured(document: &Document) -> bool {
    document.blocks.iter().any(|block| match block.material {
        Material::Heading | Material::Verse | Material::Dialogue => true,
        // One line that opens with a number is a list in the making.
        Material::Items => text_of(document, block.span).contains('\n'),
        _ => false,
    })
}

fn is_paragraph(document: &Document, block: &Block) -> bool {
    // A long paragraph may be pasted, but not where it is all there is.
    let is_spoken = block.voice == Voice::Person || block.voice == Voice::Unsure && document.blocks.len() == 1;
    let is_prose = is_spoken && matches!(block.material, Material::Prose | Material::Items);
    is_prose && block.span.to() - block.span.from() <= LONGEST && !text_of(document, block.span).contains('\n')
}

type Edits = (Span, Vec<Edit>);

/// The run of asks of one paragraph, each sentence with a number.
fn listed(document: &Document, index: usize, block: Span) -> Option<Edits> {
    let sentences = sentences_of(document, block);
    let is_asking = |sentence: &Span| is_ask(text_of(document, *sentence));
    let from = sentences.iter().position(is_asking)?;
    let asks = sentences.get(from..)?.iter().take_while(|sentence| is_asking(sentence)).count();
    let (asks, after) = sentences.get(from..)?.split_at_checked(asks)?;
    let before = sentences.get(..from)?;
    let after_context = !before.is_empty() || index > 0;
    let is_free = asks.len() >= FEWEST
        && before.len() <= MOST_BEFORE
        && after.len() <= MOST_AFTER
        // What is asked before them would be left out of the list.
        && !before.iter().any(|sentence| is_demand(document, *sentence))
        && !holds(document, block, Purpose::Role)
        && !works_on_words(document, block)
        && !before.last().is_some_and(|sentence| reports(text_of(document, *sentence)))
        && after.iter().all(|sentence| is_closing(document, *sentence))
        && (1..).zip(asks).all(|(number, ask)| !is_tied(text_of(document, *ask), after_context, number == 1));
    if !is_free {
        return None;
    }
    let places = asks.iter().map(|ask| ask.start).zip(1..);
    let items: Vec<(u32, String)> = places.map(|(place, number)| (place, format!("{number}. "))).collect();
    parted(document, block, &items, after.first().map(|sentence| sentence.start))
}

/// An enumeration within one paragraph, each item on a line of its own.
fn numbered(document: &Document, block: Span) -> Option<Edits> {
    let text = text_of(document, block);
    let marks = marks(text).filter(|marks| marks.len() >= FEWEST)?;
    let ends = marks.iter().skip(1).map(|mark| mark.from()).chain([text.len()]);
    let items: Vec<Span> = marks.iter().zip(ends).map(|(mark, end)| Span::new(mark.to(), end)).collect();
    let last = items.last()?;
    let place = |at: usize| block.start + Span::new(0, at).end;
    let closing: Vec<Span> = sentences_of(document, block)
        .iter()
        .copied()
        .filter(|sentence| sentence.start > place(last.from()) + 1)
        .collect();
    let is_free = items.iter().all(|item| is_item(item.of(text)))
        && closing.len() <= MOST_AFTER
        && closing.iter().all(|sentence| is_closing(document, *sentence))
        && marks.iter().all(|mark| !document.is_protected(Span { start: place(mark.from()), end: place(mark.from()) }));
    if !is_free {
        return None;
    }
    let items: Vec<(u32, String)> = marks.iter().map(|mark| (place(mark.from()), String::new())).collect();
    parted(document, block, &items, closing.first().map(|sentence| sentence.start))
}

/// Line ends in the place of the blanks before every item, with the item's number, and an
/// empty line above the first and below the last.
fn parted(document: &Document, block: Span, items: &[(u32, String)], after: Option<u32>) -> Option<Edits> {
    let [line, empty] = if has(&document.text, "\r\n") { ["\r\n", "\r\n\r\n"] } else { ["\n", "\n\n"] };
    let whole = text_of(document, block);
    let break_at = |place: u32, line_end: &str, number: &str| {
        let before = whole.get(..(place - block.start) as usize)?;
        let start = block.start + Span::new(0, before.trim_end().len()).end;
        let line_end = if start == block.start { "" } else { line_end };
        let span = Span { start, end: place };
        let is_free = !document.is_protected(span);
        is_free.then(|| Edit { span, replacement: format!("{line_end}{number}") })
    };
    let mut edits = Vec::new();
    for (index, (place, number)) in items.iter().enumerate() {
        edits.push(break_at(*place, if index == 0 { empty } else { line }, number)?);
    }
    if let Some(place) = after {
        edits.push(break_at(place, empty, "")?);
    }
    Some((block, edits))
}

/// Whether a whole sentence is an order, a question or a demand on the answer.
fn is_demand(document: &Document, sentence: Span) -> bool {
    [Purpose::Task, Purpose::Constraint, Purpose::OutputForm]
        .into_iter()
        .any(|demand| is_for(document, sentence, demand))
}

/// Whether the paragraph has a text worked on that may be the questions themselves.
fn works_on_words(document: &Document, block: Span) -> bool {
    document.work_on_text.is_some_and(|work| block.covers(work) && !is_ask(text_of(document, work)))
}
