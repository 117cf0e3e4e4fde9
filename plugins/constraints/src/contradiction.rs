//! The rule `contradiction`.

mod clash;
mod demand;
mod extent;
mod negation;
mod opposites;
mod parts;
mod scope;
mod thing;
mod wording;
mod wordlists;

use prompt_host_plugin::guards::{is_about_prompts, quotes_itself};
use prompt_host_plugin::{ConstraintKind, Document, Finding, Phase, Question, Rule, RuleInfo, Span};

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
        if document.constraints.len() < 2 {
            return Vec::new();
        }
        let Some(clash) = of_demands(document).or_else(|| of_rules(document)) else { return Vec::new() };
        if quotes_itself(document) || is_about_prompts(document) || is_role_play(document) {
            return Vec::new();
        }
        let (first, second) = (clash.first, clash.second);
        let (one, other) = (phrase(document, first), phrase(document, second));
        let wording = wording::of(document.primary_language().unwrap_or("en"));
        let question = wording.question.replacen("{}", one, 1).replacen("{}", other, 1);
        let question = Question::new(question).lead(wording.lead(clash.kind)).choices([one, other]);
        // The question stands at the later one.
        let message = format!("\"{one}\" and \"{other}\" cannot both hold");
        vec![Finding::ask(second, message, question).related(first, "this is the other demand")]
    }
}

/// Two places of which one has to give way.
struct Clash {
    first: Span,
    second: Span,
    kind: ConstraintKind,
}

/// Demands that are compared with each other. Nobody makes more of them; what does is material,
/// and all its pairs would take the square of its length.
const MOST_DEMANDS: usize = 200;

/// The first two demands on form that cannot both hold. One question at a time: an answer to
/// it may settle the next.
fn of_demands(document: &Document) -> Option<Clash> {
    if !clash::may_occur(document) {
        return None;
    }
    let demands = Demand::all(document);
    let mut pairs = demands.iter().take(MOST_DEMANDS).enumerate().flat_map(|(index, second)| {
        let earlier = demands.iter().take(index);
        earlier.filter(|first| clash::clashes(document, first, second)).map(move |first| (first, second))
    });
    let (first, second) = pairs.next()?;
    Some(Clash { first: first.span, second: second.span, kind: second.constraint.kind })
}

/// A rule and its negation.
fn of_rules(document: &Document) -> Option<Clash> {
    let (first, second) = negation::opposed(document)?;
    Some(Clash { first, second, kind: ConstraintKind::Rule })
}

/// The person's own words.
fn phrase(document: &Document, span: Span) -> &str {
    document.of(span).trim_end_matches(['.', '!', '。', '！'])
}
