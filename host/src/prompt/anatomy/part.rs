//! Parts: what stretches of a prompt are there for.

use serde::Serialize;

use super::block::{Block, Material, Voice};
use super::constraint::{Constraint, ConstraintKind};
use super::lexicon::{Hit, Meaning};
use super::signs::within;
use crate::prompt::Span;

/// What a part is there for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// Who the model shall be.
    Role,
    /// What is asked.
    Task,
    /// What the person says of their situation.
    Context,
    /// Material to work on.
    Data,
    /// Input and output shown as a pattern.
    Example,
    /// A demand on the answer.
    Constraint,
    /// The form that the answer shall have.
    OutputForm,
    /// Whom the answer is for.
    Audience,
}

/// A stretch and what it is there for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, schemars::JsonSchema)]
pub struct Part {
    /// Where.
    pub span: Span,
    /// What for.
    pub purpose: Purpose,
}

/// All parts, by start and then the wider first.
pub(super) fn read(
    text: &str,
    sentences: &[Span],
    blocks: &[Block],
    constraints: &[Constraint],
    hits: &[Hit],
) -> Vec<Part> {
    let mut parts = given(blocks, hits);
    let mark = |parts: &mut Vec<Part>, span: Span, purpose: Purpose| parts.push(Part { span, purpose });
    for sentence in sentences {
        let Some(purpose) = spoken(blocks, *sentence).then(|| of_sentence(text, *sentence, hits)).flatten() else {
            continue;
        };
        // What is told may hold a demand all the same: "Finish with a question, in 100 words."
        let is_demand = purpose == Purpose::Context && demands(constraints, *sentence) && !is_told(hits, *sentence);
        mark(&mut parts, *sentence, if is_demand { Purpose::Constraint } else { purpose });
    }
    for hit in hits.iter().filter(|hit| hit.meaning == Meaning::Audience && spoken(blocks, hit.span)) {
        mark(&mut parts, hit.span, Purpose::Audience);
    }
    for constraint in constraints {
        let is_form = constraint.kind == ConstraintKind::Format && !constraint.negated;
        mark(&mut parts, constraint.span, if is_form { Purpose::OutputForm } else { Purpose::Constraint });
    }
    parts.sort_by(|a, b| {
        a.span.start.cmp(&b.span.start).then(b.span.end.cmp(&a.span.end)).then(a.purpose.cmp(&b.purpose))
    });
    parts.dedup();
    parts
}

/// Whether a sentence holds a demand other than a number of things.
fn demands(constraints: &[Constraint], sentence: Span) -> bool {
    let first = constraints.partition_point(|constraint| constraint.span.start < sentence.start);
    let inside = constraints.iter().skip(first).take_while(|constraint| constraint.span.start < sentence.end);
    inside.into_iter().any(|constraint| constraint.kind != ConstraintKind::Count)
}

/// Whether a sentence opens with the person themselves.
fn is_told(hits: &[Hit], sentence: Span) -> bool {
    within(hits, Span::new(sentence.start, sentence.start + 1)).iter().any(|hit| hit.meaning == Meaning::Situation)
}

/// Material that the person gives; under a heading that announces examples it is examples.
fn given(blocks: &[Block], hits: &[Hit]) -> Vec<Part> {
    let mut purpose = Purpose::Data;
    let mut parts = Vec::new();
    for block in blocks {
        if block.material == Material::Heading {
            let says = within(hits, block.span).iter().any(|hit| hit.meaning == Meaning::Example);
            purpose = if says { Purpose::Example } else { Purpose::Data };
        } else if block.voice == Voice::Given {
            parts.push(Part { span: block.span, purpose });
        }
    }
    parts
}

/// Whether the person speaks there.
pub(super) fn spoken(blocks: &[Block], span: Span) -> bool {
    let first = blocks.partition_point(|block| block.span.end <= span.start);
    blocks.get(first).is_none_or(|block| block.voice != Voice::Given || !block.span.overlaps(span))
}

/// What a sentence is there for: what it opens with decides, else what it holds.
fn of_sentence(text: &str, sentence: Span, hits: &[Hit]) -> Option<Purpose> {
    let inside = within(hits, sentence);
    let says = |meaning: Meaning| inside.iter().any(|hit| hit.meaning == meaning);
    let asks = sentence.of(text).trim_end().ends_with(['?', '？']);
    if asks {
        return Some(Purpose::Task);
    }
    let opening = opening(text, sentence, inside);
    let opens = |meaning: Meaning| opening.iter().any(|hit| hit.meaning == meaning);
    let is_dense = sentence.of(text).chars().any(|c| c >= '\u{3000}');
    let asks_in_its_middle =
        || is_dense && inside.iter().any(|hit| hit.meaning == Meaning::Task && asks_at(text, sentence, *hit));
    if opens(Meaning::Role) {
        Some(Purpose::Role)
    } else if opens(Meaning::Task) {
        Some(Purpose::Task)
    } else if opens(Meaning::Example) && !says(Meaning::OwnLabel) {
        Some(Purpose::Example)
    } else if opens(Meaning::Situation) {
        Some(Purpose::Context)
    } else if asks_in_its_middle() {
        Some(Purpose::Task)
    } else if opens(Meaning::Order) || says(Meaning::Demand) || says(Meaning::Exclusion) {
        Some(Purpose::Constraint)
    } else if opens(Meaning::Question) {
        Some(Purpose::Task)
    } else {
        sentence.of(text).ends_with(['.', '!', '。']).then_some(Purpose::Context)
    }
}

/// Whether a verb in the middle of a sentence without blanks asks for something: in Japanese
/// it stands last, in Chinese it opens a clause or comes with a word of request.
fn asks_at(text: &str, sentence: Span, hit: Hit) -> bool {
    let whole = sentence.of(text);
    let is_japanese = whole.chars().any(|c| ('\u{3041}'..='\u{30ff}').contains(&c));
    let before = text.get(sentence.start..hit.span.start).unwrap_or_default();
    is_japanese
        || before.ends_with(['，', '、', '：', ':', ',', '；'])
        || ["请", "帮", "给我", "为我", "麻烦", "希望", "我需要", "我想"].iter().any(|word| whole.contains(word))
}

/// The hits that a sentence opens with, after courtesy.
fn opening<'h>(text: &str, sentence: Span, inside: &'h [Hit]) -> &'h [Hit] {
    let mut start = sentence.start;
    loop {
        let rest = text.get(start..sentence.end).unwrap_or_default();
        start += rest.len() - rest.trim_start_matches([' ', ',', '.', '!', '"', '*', '(', '，', '、']).len();
        let here = within(inside, Span::new(start, start + 1));
        let courtesy = here.iter().find(|hit| hit.meaning == Meaning::Courtesy);
        match courtesy.filter(|_| !here.iter().any(|hit| hit.meaning == Meaning::Task)) {
            Some(hit) if hit.span.end > start => start = hit.span.end,
            _ => return here,
        }
    }
}
