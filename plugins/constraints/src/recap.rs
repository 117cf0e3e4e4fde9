//! The rule `recap`.

mod heading;
mod opening;
mod scattered;

use prompt_host_plugin::guards::{is_about_prompts, quotes_itself};
use prompt_host_plugin::{Document, Finding, Phase, Rule, RuleInfo, Target};

use crate::role_play::is_role_play;

#[doc = include_str!("../docs/recap.md")]
pub(crate) struct Recap;

impl Rule for Recap {
    fn describe(&self) -> RuleInfo {
        RuleInfo::new("recap", "Repeats demands that are scattered over a long prompt in a list at its end.")
            .phase(Phase::Structure)
            .suggested()
            .weight(0.5)
            .languages(&["en", "fr", "es", "de", "ja", "zh"])
            .source("How Many Instructions Can LLMs Follow at Once?: https://arxiv.org/abs/2507.11538")
            .documentation(include_str!("../docs/recap.md"))
    }

    fn check(&self, document: &Document) -> Vec<Finding> {
        let reads_to_the_end = matches!(document.target, Target::Claude | Target::Gpt | Target::Gemini);
        if !reads_to_the_end || document.constraints.len() < scattered::FEWEST || !scattered::is_long(document) {
            return Vec::new();
        }
        let Some(demands) = scattered::demands(document) else { return Vec::new() };
        if heading::is_there(document)
            || is_role_play(document)
            || quotes_itself(document)
            || is_about_prompts(document)
        {
            return Vec::new();
        }
        let mut recap = format!("\n\n{}", heading::of(document.primary_language().unwrap_or("en")));
        for demand in &demands {
            recap.push_str("\n- ");
            recap.push_str(document.of(*demand));
        }
        let end = document.text.trim_end().len();
        let message =
            format!("{} demands are scattered over a long prompt: models follow best what stands last", demands.len());
        vec![Finding::insert(end, recap, message)]
    }
}
