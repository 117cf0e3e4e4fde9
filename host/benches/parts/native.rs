//! First-party rules without a sandbox: what isolation is measured against.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use prompt_host::plugin::{
    Applicability, Asked, CallError, CheckRequest, Finding, Generation, Loaded, Related, RulePlugin, RuleSet,
};
use prompt_host::prompt::{Edit, Span};
use prompt_host_plugin as sdk;

use crate::lower;

/// How a plugin's crate answers natively.
pub(crate) type Check = fn(&sdk::Document, &[&str]) -> Vec<sdk::contract::Finding>;

macro_rules! first_party {
    ($($plugin:ident),+) => {
        [$((stringify!($plugin), |document, codes| $plugin::check_natively(document, codes))),+]
    };
}

/// The first-party plugins that have rules, by id.
pub(crate) const FIRST_PARTY: [(&str, Check); 9] =
    first_party![constraints, context, examples, output, references, safety, structure, tidy, tone];

/// `generation` with these plugins, run natively.
pub(crate) fn generation(generation: &Generation) -> Generation {
    let plugins = generation.plugins.iter().filter_map(|loaded| {
        let (_, check) = FIRST_PARTY.iter().find(|(id, _)| *id == loaded.id().as_str())?;
        let rule_set = loaded.rule.as_ref()?.rule_set().clone();
        let rule = Some(Arc::new(NativePlugin { rule_set, check: *check }) as Arc<dyn RulePlugin>);
        Some(Loaded { rule, comparison: None, ..loaded.clone() })
    });
    Generation::new(generation.number, plugins.collect(), Vec::new(), generation.policy.clone())
}

#[derive(Debug)]
struct NativePlugin {
    rule_set: RuleSet,
    check: Check,
}

#[async_trait]
impl RulePlugin for NativePlugin {
    fn rule_set(&self) -> &RuleSet {
        &self.rule_set
    }

    async fn check(&self, request: &CheckRequest, codes: &[&str], _: Duration) -> Result<Vec<Finding>, CallError> {
        Ok((self.check)(&lower::document(&request.document), codes).into_iter().map(finding).collect())
    }
}

fn lift(span: sdk::Span) -> Span {
    Span::new(span.start as usize, span.end as usize)
}

fn finding(finding: sdk::contract::Finding) -> Finding {
    Finding {
        code: finding.code,
        span: lift(finding.span),
        message: finding.message,
        related: finding
            .related
            .into_iter()
            .map(|place| Related { span: lift(place.span), message: place.message })
            .collect(),
        applicability: match finding.applicability {
            sdk::Applicability::Safe => Applicability::Safe,
            sdk::Applicability::Suggested => Applicability::Suggested,
        },
        edits: finding
            .edits
            .into_iter()
            .map(|edit| Edit { span: lift(edit.span), replacement: edit.replacement })
            .collect(),
        question: finding.question.map(|asked| Asked { text: asked.text, lead: asked.lead, choices: asked.choices }),
        redacts: false,
    }
}
