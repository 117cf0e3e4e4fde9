//! The adapter for plugins that export `rule`.

use std::time::Duration;

use async_trait::async_trait;
use wasmtime::Store;

use super::bindings::exports::prompt_host::plugin::rule as guest;
use super::bindings::prompt_host::plugin::prompt;
use super::description;
use super::document::{Circumstances, LoweredDocument};
use super::functions::Functions;
use super::interface::{Adapter, Call, Interface};
use super::runtime::Lane;
use super::state::CallState;
use super::v0_1;
use crate::plugin::{
    Applicability, Asked, CallError, CallInput, CheckRequest, Finding, LoadError, Phase, PluginInfo, Related, RuleInfo,
    RulePlugin, RuleSet, Track,
};
use crate::prompt::Edit;

/// The interface of rules.
pub(super) enum Rule {}

impl Interface for Rule {
    const NAME: &'static str = "prompt-host:plugin/rule";
    type Answer = guest::RuleSet;
    type Description = RuleSet;

    fn has_its_types(functions: &Functions, store: &mut Store<CallState>) -> wasmtime::Result<()> {
        match functions.track() {
            Track::V0_1 => functions.typed::<Arguments<'_>, Answer<v0_1::Finding>>(store, CHECK).map(drop),
            Track::V0_2 => functions.typed::<Arguments<'_>, Answer<guest::Finding>>(store, CHECK).map(drop),
        }
    }

    fn check(answer: guest::RuleSet) -> Result<RuleSet, LoadError> {
        description::check_codes("rules", answer.rules.iter().map(|rule| rule.code.as_str()))?;
        let plugin = description::plugin(answer.plugin)?;
        let rules = answer.rules.into_iter().map(rule_from_guest).collect::<Result<_, _>>()?;
        Ok(RuleSet { plugin, rules })
    }

    fn plugin(description: &RuleSet) -> &PluginInfo {
        &description.plugin
    }
}

const CHECK: &str = "check";

type Arguments<'a> = (prompt::Document<'a>, &'a [&'a str]);
type Answer<F> = Result<Vec<F>, String>;

async fn check(
    functions: Functions,
    store: &mut Store<CallState>,
    arguments: Arguments<'_>,
) -> wasmtime::Result<Answer<guest::Finding>> {
    match functions.track() {
        Track::V0_1 => {
            let answer: Answer<v0_1::Finding> = functions.call(store, CHECK, arguments).await?;
            Ok(answer.map(|findings| findings.into_iter().map(guest::Finding::from).collect()))
        }
        Track::V0_2 => functions.call(store, CHECK, arguments).await,
    }
}

impl Adapter<Rule> {
    async fn findings(
        &self,
        request: &CheckRequest,
        codes: &[&str],
        call: &Call<'_>,
    ) -> Result<Vec<guest::Finding>, CallError> {
        let circumstances = Circumstances {
            target: request.target,
            task: request.task.as_deref(),
            context: &request.context,
            prior_turns: request.prior_turns,
        };
        let answer = self.run(call, Lane::Request, async |functions, store| {
            store.data_mut().scores = request.scores.clone();
            let lowered = LoweredDocument::new(&request.document, circumstances);
            check(functions, store, (lowered.document(), codes)).await
        });
        let findings = answer.await?.map_err(CallError::Refused)?;
        self.check_size(&findings)?;
        Ok(findings)
    }

    fn check_size(&self, findings: &[guest::Finding]) -> Result<(), CallError> {
        // Each place is one more to show, whether a finding has it or another.
        let places: usize = findings.iter().map(|finding| 1 + finding.related.len()).sum();
        if places > self.limits.findings {
            return Err(CallError::Output { limit: self.limits.findings, unit: "findings" });
        }
        let bytes: usize = findings.iter().map(size_of_texts).sum();
        if bytes > self.limits.output_bytes {
            return Err(CallError::Output { limit: self.limits.output_bytes, unit: "bytes" });
        }
        Ok(())
    }
}

#[async_trait]
impl RulePlugin for Adapter<Rule> {
    fn rule_set(&self) -> &RuleSet {
        &self.exported.description
    }

    async fn check(&self, request: &CheckRequest, codes: &[&str], budget: Duration) -> Result<Vec<Finding>, CallError> {
        let call = self.begin(budget);
        let outcome = self.findings(request, codes, &call).await;
        self.end(call, CallInput::Check { request, codes }, outcome.as_ref().err());
        outcome.map(|findings| findings.into_iter().map(Finding::from).collect())
    }
}

fn size_of_texts(finding: &guest::Finding) -> usize {
    finding.message.len()
        + finding.question.as_ref().map_or(0, size_of_question)
        + finding.related.iter().map(|place| place.message.len()).sum::<usize>()
        + finding.edits.iter().map(|edit| edit.replacement.len()).sum::<usize>()
}

fn size_of_question(question: &guest::Question) -> usize {
    let lead = question.lead.as_ref().map_or(0, String::len);
    question.text.len() + lead + question.choices.iter().map(String::len).sum::<usize>()
}

impl From<guest::Finding> for Finding {
    fn from(finding: guest::Finding) -> Self {
        Self {
            code: finding.code,
            span: finding.span.into(),
            message: finding.message,
            related: finding.related.into_iter().map(Related::from).collect(),
            applicability: finding.applicability.into(),
            edits: finding
                .edits
                .into_iter()
                .map(|edit| Edit { span: edit.span.into(), replacement: edit.replacement })
                .collect(),
            question: finding.question.map(Asked::from),
            redacts: false,
        }
    }
}

impl From<guest::Related> for Related {
    fn from(related: guest::Related) -> Self {
        Self { span: related.span.into(), message: related.message }
    }
}

impl From<guest::Question> for Asked {
    fn from(question: guest::Question) -> Self {
        Self { text: question.text, lead: question.lead, choices: question.choices }
    }
}

impl From<guest::Applicability> for Applicability {
    fn from(applicability: guest::Applicability) -> Self {
        match applicability {
            guest::Applicability::Safe => Self::Safe,
            guest::Applicability::Suggested => Self::Suggested,
        }
    }
}

impl From<guest::Phase> for Phase {
    fn from(phase: guest::Phase) -> Self {
        match phase {
            guest::Phase::Normalize => Self::Normalize,
            guest::Phase::Clarify => Self::Clarify,
            guest::Phase::Specify => Self::Specify,
            guest::Phase::Structure => Self::Structure,
            guest::Phase::Format => Self::Format,
        }
    }
}

fn rule_from_guest(rule: guest::RuleInfo) -> Result<RuleInfo, LoadError> {
    if !(rule.weight.is_finite() && (0.0..=100.0).contains(&rule.weight)) {
        let weight = rule.weight;
        return Err(LoadError::Description(format!("the weight {weight} of `{}` is not from 0 to 100", rule.code)));
    }
    for text in [&rule.summary, &rule.source, &rule.documentation] {
        description::bounded(text)?;
    }
    Ok(RuleInfo {
        code: rule.code,
        summary: rule.summary,
        phase: rule.phase.into(),
        applicability: rule.applicability.map(Applicability::from),
        enabled_by_default: rule.enabled_by_default,
        languages: rule.languages,
        weight: rule.weight,
        source: rule.source,
        documentation: rule.documentation,
    })
}
