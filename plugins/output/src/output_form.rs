//! The rule `output-form`.

mod phrase;
mod said;
mod wording;

use prompt_host_plugin::guards::{is_about_prompts, quotes_itself};
use prompt_host_plugin::{ConstraintKind, Document, Finding, Phase, Purpose, Question, Rule, RuleInfo, Span};

use crate::programming::is_about_programs;
use crate::request::{material_beside, says_beside};
use phrase::{Asked, asked};
use said::{FORMS, OTHER_WORK};

#[doc = include_str!("../docs/output-form.md")]
pub(crate) struct OutputForm;

impl Rule for OutputForm {
    fn describe(&self) -> RuleInfo {
        RuleInfo::new("output-form", "Asks in which form several things that are read out of a text shall come.")
            .phase(Phase::Specify)
            .source("OpenAI, GPT-4.1 prompting guide: https://cookbook.openai.com/examples/gpt4-1_prompting_guide")
            .documentation(include_str!("../docs/output-form.md"))
    }

    fn check(&self, document: &Document) -> Vec<Finding> {
        if document.prior_turns > 0 {
            return Vec::new();
        }
        let Some(Asked { span, wording }) = asked(document) else { return Vec::new() };
        if !brings_material(document, span) || is_said(document, span) || is_more(document, span) {
            return Vec::new();
        }
        let question = Question::new(wording.question.replace("{}", document.of(span))).lead(wording.lead).choices([
            wording.list,
            wording.table,
            "JSON",
            "CSV",
        ]);
        vec![Finding::ask(
            span,
            "several results may come as a list, a table or data, and nothing says which",
            question,
        )]
    }
}

/// Whether something stands beside the request that results can be read out of.
fn brings_material(document: &Document, request: Span) -> bool {
    /// A shorter text holds little that would need a form.
    const SHORT: usize = 40;
    material_beside(document, request) >= SHORT || !document.context.is_empty()
}

/// Whether the prompt says or shows what the answer looks like.
fn is_said(document: &Document, request: Span) -> bool {
    let named = document.constraints.iter().any(|constraint| constraint.kind == ConstraintKind::Format);
    let shown = [Purpose::OutputForm, Purpose::Example].iter().any(|purpose| document.parts_for(*purpose).count() > 0);
    named || shown || says_beside(document, request, &FORMS)
}

/// Whether the results are only a step to something else, or the person says so much that
/// the form may be among it.
fn is_more(document: &Document, request: Span) -> bool {
    /// Bytes of the person's own requests.
    const LONG: usize = 500;
    document.parts_for(Purpose::Task).map(|task| document.of(task).len()).sum::<usize>() > LONG
        || says_beside(document, request, &OTHER_WORK)
        || is_about_programs(document)
        || is_about_prompts(document)
        || quotes_itself(document)
}
