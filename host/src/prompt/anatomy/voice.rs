//! Who speaks in a block: the person, or the material that they give.

use super::block::{Block, Delimiter, Material, Voice};
use super::lexicon::{Hit, Meaning};
use super::signs::within;
use crate::prompt::Span;

/// Bytes from which a paragraph without an instruction reads as a pasted text.
const LONG: usize = 400;

/// Words that point at a text that follows or stands before; any one of them does.
const FOLLOWING: &[&str] = &[
    "following",
    "given",
    "provided",
    "below",
    "this",
    "these",
    "here",
    "suivant",
    "suivante",
    "ci-dessous",
    "siguiente",
    "folgende",
    "folgenden",
    "unten",
    "以下",
    "次の",
    "下面",
];
const ABOVE: &[&str] =
    &["above", "preceding", "previous text", "ci-dessus", "anterior", "oben", "obigen", "上記", "上述", "以上"];

/// Says who speaks in the blocks where that is not known from their delimiters.
pub(super) fn tell(text: &str, hits: &[Hit], blocks: &mut [Block]) {
    let mut follows = false;
    let mut heading = Voice::Unsure;
    for block in blocks.iter_mut() {
        if block.material == Material::Heading {
            heading = heading_voice(hits, block.span);
            follows = false;
            continue;
        }
        if block.voice != Voice::Unsure {
            follows &= block.voice == Voice::Given;
            continue;
        }
        let instructs = instructs(text, hits, block.span);
        block.voice = match block.material {
            _ if block.delimiter == Delimiter::Label && labelled(text, block.span) => Voice::Given,
            Material::Dialogue | Material::Verse | Material::Quotation => Voice::Given,
            Material::Table => Voice::Given,
            _ if heading == Voice::Given && !instructs => Voice::Given,
            _ if follows && (!instructs || block.span.len() > 4 * LONG) => Voice::Given,
            _ if block.delimiter == Delimiter::Quotation => Voice::Given,
            _ if instructs || heading == Voice::Person => Voice::Person,
            _ if block.span.len() < LONG => Voice::Person,
            _ => Voice::Unsure,
        };
        follows = announces(text, hits, block.span) || (follows && block.voice == Voice::Given);
    }
    tell_backwards(text, hits, blocks);
}

/// "Summarise the text above": what stands before it is given, unless it instructs.
fn tell_backwards(text: &str, hits: &[Hit], blocks: &mut [Block]) {
    let Some(last) = blocks.iter().rposition(|block| block.material != Material::Heading) else { return };
    let points_back = blocks.get(last).is_some_and(|block| {
        let lower = block.span.of(text).to_lowercase();
        block.voice == Voice::Person
            && block.span.len() < LONG
            && works(hits, block.span)
            && ABOVE.iter().any(|word| lower.contains(word))
    });
    for block in blocks.iter_mut().take(last).filter(|_| points_back) {
        let is_text = matches!(block.material, Material::Prose | Material::Items);
        if is_text && block.span.len() > 80 && !instructs(text, hits, block.span) {
            block.voice = Voice::Given;
        }
    }
}

/// `## Article` gives, `## Rules` speaks for the person.
fn heading_voice(hits: &[Hit], heading: Span) -> Voice {
    let any = |meanings: &[Meaning]| meanings.iter().any(|meaning| says(hits, heading, *meaning));
    if any(&[Meaning::Task, Meaning::Demand, Meaning::Order]) {
        Voice::Person
    } else if any(&[Meaning::Label, Meaning::Material, Meaning::Example]) {
        Voice::Given
    } else {
        Voice::Unsure
    }
}

/// Whether the block's own first line carries the label, with text after it.
fn labelled(text: &str, span: Span) -> bool {
    let line = span.of(text).lines().next().unwrap_or_default();
    line.split_once([':', '：']).is_some_and(|(label, rest)| label.len() < 40 && !rest.trim().is_empty())
}

/// Whether a sentence of the block opens with an instruction, a role, a question, an order
/// or the person themselves, or a short one demands something.
fn instructs(text: &str, hits: &[Hit], span: Span) -> bool {
    within(hits, span).iter().any(|hit| match hit.meaning {
        Meaning::Task | Meaning::Role | Meaning::Courtesy | Meaning::Order | Meaning::Situation => {
            opens_sentence(text, hit.span.start)
        }
        Meaning::Demand | Meaning::Exclusion => span.len() < LONG,
        _ => false,
    })
}

/// Whether a sentence starts at `at`, as far as the mark before it tells.
pub(super) fn opens_sentence(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default().trim_end_matches([' ', '\t', '*', '-', '"', '•', '#']);
    before.is_empty()
        || before.ends_with(['\n', '\r', '.', '!', '?', ':', ';', '。', '！', '？', '：'])
        || before.ends_with([')', ',']) && before.lines().next_back().is_some_and(|line| line.len() < 12)
}

/// Whether the block says that a text follows: it ends with a colon and points, or one of
/// its sentences names work and what it is done on.
fn announces(text: &str, hits: &[Hit], span: Span) -> bool {
    let whole = span.of(text).trim_end();
    let last = whole.lines().next_back().unwrap_or_default().to_lowercase();
    let points = FOLLOWING.iter().any(|word| last.split(|c: char| !c.is_alphanumeric()).any(|other| other == *word))
        || FOLLOWING.iter().any(|word| !word.is_ascii() && last.contains(word));
    (whole.ends_with([':', '：']) && points) || works(hits, span) || points && says(hits, span, Meaning::Work)
}

fn says(hits: &[Hit], span: Span, meaning: Meaning) -> bool {
    within(hits, span).iter().any(|hit| hit.meaning == meaning)
}

fn works(hits: &[Hit], span: Span) -> bool {
    says(hits, span, Meaning::Work) && says(hits, span, Meaning::Material)
}
