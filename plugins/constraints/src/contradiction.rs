//! The rule `contradiction`.

mod clash;
mod demand;
mod extent;
mod opposites;
mod parts;
mod scope;
mod thing;
mod wording;
mod wordlists;

use prompt_host_plugin::guards::{is_about_prompts, quotes_itself};
use prompt_host_plugin::{Document, Finding, Phase, Question, Rule, RuleInfo};

use crate::role_play::is_role_play;
use demand::Demand;

#[doc = include_str!("../docs/contradiction.md")]
pub(crate) struct Contradiction;

impl Rule for Contradiction {
    fn describe(&self) -> RuleInfo {
        RuleInfo::new("contradiction", "Asks which of two demands counts where both cannot hold.")
            .phase(Phase::Specify)
            .weight(2.0)
            .languages(&["en", "fr", "es", "de", "ja", "zh"])
            .source("OpenAI, GPT-4.1 prompting guide: https://cookbook.openai.com/examples/gpt4-1_prompting_guide")
            .documentation(include_str!("../docs/contradiction.md"))
    }

    fn check(&self, document: &Document) -> Vec<Finding> {
        if document.constraints.len() < 2 || !clash::may_occur(document) {
            return Vec::new();
        }
        let demands = Demand::all(document);
        let pairs = demands.iter().enumerate().flat_map(|(index, second)| {
            let earlier = demands.iter().take(index);
            earlier.filter(|first| clash::clashes(document, first, second)).map(move |first| (first, second))
        });
        // One question at a time: an answer to it may settle the next.
        let Some((first, second)) = pairs.take(1).next() else { return Vec::new() };
        if quotes_itself(document) || is_about_prompts(document) || is_role_play(document) {
            return Vec::new();
        }
        let (one, other) = (first.phrase(document), second.phrase(document));
        let wording = wording::of(document.primary_language().unwrap_or("en"));
        let question = wording.question.replacen("{}", one, 1).replacen("{}", other, 1);
        let question = Question::new(question).lead(wording.lead(second.constraint.kind)).choices([one, other]);
        let message = format!("\"{one}\" and \"{other}\" cannot both hold");
        vec![Finding::ask(second.span, message, question)]
    }
}
