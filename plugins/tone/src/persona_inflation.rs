//! The rule `persona-inflation`.

mod praise;
mod role;
mod words;

use prompt_host_plugin::guards::says;
use prompt_host_plugin::{Document, Finding, Match, Material, Phase, Protection, Rule, RuleInfo, Span};

use praise::{Praise, praises};
use role::role_before;
use words::{PLAYED, POINTERS, PRAISE};

#[doc = include_str!("../docs/persona-inflation.md")]
pub(crate) struct PersonaInflation;

/// A prompt that praises more roles than this is told often enough.
const MOST: usize = 10;

impl Rule for PersonaInflation {
    fn describe(&self) -> RuleInfo {
        RuleInfo::new("persona-inflation", "Reports roles with superlatives, which do not make answers more accurate.")
            .phase(Phase::Clarify)
            .weight(0.5)
            .source(
                "Prompting Science Report 4: Playing Pretend: Expert Personas Don't Improve Factual Accuracy: \
                 https://arxiv.org/abs/2512.05858",
            )
            .documentation(include_str!("../docs/persona-inflation.md"))
    }

    fn check(&self, document: &Document) -> Vec<Finding> {
        let mut told = None;
        let inflated = PRAISE.find(&document.text).filter_map(|praise| {
            let sentence = document.sentence_at(praise.span)?;
            if told == Some(sentence) || !is_inflated(document, sentence, &praise) {
                return None;
            }
            told = Some(sentence);
            Some(praise.span)
        });
        let found: Vec<Span> = inflated.take(MOST).collect();
        if found.is_empty() || says(document, &PLAYED) {
            return Vec::new();
        }
        let message = "praise for the model's role does not make its answers more accurate: \
                       a plain role will do, or say what the answer needs";
        found.into_iter().map(|span| Finding::flag(span, message)).collect()
    }
}

fn is_inflated(document: &Document, sentence: Span, praise: &Match<Praise>) -> bool {
    // What stands far from the role is not about it, and this keeps long sentences cheap.
    praise.span.start - sentence.start <= REACH
        && is_said(document, praise.span)
        && role_before(document, sentence, praise.span.from())
            .is_some_and(|role| praises(document.of(Span::new(0, sentence.to())), role, praise))
}

/// How far praise may stand from the start of its sentence, in bytes.
const REACH: u32 = 400;

/// Whether the person says it to the model: not in a quotation, in code, in pasted text, nor
/// after a request to work on some text.
fn is_said(document: &Document, span: Span) -> bool {
    let is_prose = document
        .protection(span)
        .is_none_or(|protected| matches!(protected.kind, Protection::Number | Protection::Placeholder));
    let follows =
        document.work_on_text.is_some_and(|request| request.end <= span.start && announces(document, request));
    is_prose && document.is_spoken(span) && !follows && !is_pointed_at(document, span)
}

/// Whether the line above points at what follows: "Improve this prompt:".
fn is_pointed_at(document: &Document, span: Span) -> bool {
    let index = document.blocks.partition_point(|block| block.span.end <= span.start);
    let label = index.checked_sub(1).and_then(|index| document.blocks.get(index));
    label.is_some_and(|label| {
        let line = document.of(label.span).trim_end();
        label.material == Material::Heading && line.ends_with([':', '：']) && POINTERS.find(line).next().is_some()
    })
}

/// Whether a request is followed by the text that it is about.
fn announces(document: &Document, request: Span) -> bool {
    let rest = document.text.get(request.to()..).unwrap_or_default();
    document.of(request).trim_end().ends_with([':', '：']) || rest.starts_with([':', '：'])
}

#[cfg(test)]
mod tests;
