//! The rule `grounding`.

mod basis;
mod labelled;
mod said;
mod wording;

use prompt_host_plugin::guards::{is_about_prompts, quotes_itself};
use prompt_host_plugin::{Document, Finding, Material, Phase, Purpose, Rule, RuleInfo, Span};

use crate::programming::is_about_programs;
use crate::request::{material_beside, says_beside};
use basis::bases;
use said::{FACTS, SETTLED};

#[doc = include_str!("../docs/grounding.md")]
pub(crate) struct Grounding;

impl Rule for Grounding {
    fn describe(&self) -> RuleInfo {
        RuleInfo::new("grounding", "Says that only the given text counts where a question of fact is on it.")
            .phase(Phase::Specify)
            .suggested()
            .source("Google, Gemini 3 prompting guide: https://ai.google.dev/gemini-api/docs/prompting-strategies")
            .documentation(include_str!("../docs/grounding.md"))
    }

    fn check(&self, document: &Document) -> Vec<Finding> {
        /// Bytes of a text that answers questions.
        const TEXT: usize = 300;
        if document.text.len() < TEXT {
            return Vec::new();
        }
        // Of several questions each would need the sentence, or none.
        let mut bases = bases(document);
        let (basis, None) = (bases.next(), bases.next()) else { return Vec::new() };
        let Some(basis) = basis else {
            let found = labelled::question(document, TEXT).filter(|(place, _)| !is_settled(document, *place));
            return found.map(|(place, only)| closed(document, place, only)).into_iter().collect();
        };
        let is_fit = asks_for_facts(document, basis.sentence)
            && stands_free(document, basis.sentence)
            && text_length(document, basis.sentence) >= TEXT
            && !is_settled(document, basis.sentence);
        is_fit.then(|| closed(document, basis.sentence, &basis.only)).into_iter().collect()
    }
}

fn closed(document: &Document, question: Span, only: &str) -> Finding {
    let blank = if document.of(question).ends_with(|c: char| c.is_ascii()) { " " } else { "" };
    let added = format!("{blank}{only}");
    Finding::insert(question.to(), added, "a question on a text is answered from the text, and from nothing else")
}

/// Bytes of the text that the question is on, in its own paragraph or in others.
fn text_length(document: &Document, sentence: Span) -> usize {
    let block = document.block_at(sentence).map_or(sentence, |block| block.span);
    let around = document.parts_for(Purpose::Context).filter(|part| block.covers(*part));
    material_beside(document, sentence) + around.map(|part| document.of(part).len()).sum::<usize>()
}

/// Whether `sentence` asks for something that the text says, or announces such questions.
fn asks_for_facts(document: &Document, sentence: Span) -> bool {
    FACTS.find(document.of(sentence)).next().is_some()
}

/// Whether a sentence can follow: it ends here, in prose, and no choices hang on it.
fn stands_free(document: &Document, sentence: Span) -> bool {
    let ends = document.of(sentence).ends_with(['.', '?', '!', '。', '？', '！']);
    let after = document.text.get(sentence.to()..).unwrap_or_default();
    let mut next = after.trim_start().trim_start_matches('(').chars();
    let is_choice = next.next().is_some_and(|c| c.is_ascii_alphanumeric())
        && next.next().is_some_and(|c| matches!(c, ')' | '.' | ':' | ']'));
    let in_prose = document.block_at(sentence).is_some_and(|block| block.material == Material::Prose);
    let end = Span { start: sentence.end, end: sentence.end };
    // A closing mark or bracket right behind belongs to the sentence.
    let is_free = after.is_empty() || after.starts_with(char::is_whitespace) || !after.is_ascii();
    ends && !is_choice && is_free && in_prose && !document.is_protected(end)
}

/// Whether the prompt says already what else counts, or wants other work than an answer.
fn is_settled(document: &Document, request: Span) -> bool {
    says_beside(document, request, &SETTLED)
        || is_about_programs(document)
        || is_about_prompts(document)
        || quotes_itself(document)
}
