//! The adapter for plugins that export `comparison`.

use std::time::Duration;

use async_trait::async_trait;
use wasmtime::Store;

use super::bindings::exports::prompt_host::plugin::comparison as guest;
use super::bindings::prompt_host::plugin::prompt;
use super::description;
use super::document::{Circumstances, LoweredDocument};
use super::functions::Functions;
use super::interface::{Adapter, Call, Interface};
use super::runtime::Lane;
use super::state::CallState;
use crate::plugin::{
    CallError, CallInput, CheckInfo, CheckSet, CompareRequest, ComparisonPlugin, Difference, LoadError, PluginInfo,
    Severity,
};
use crate::prompt::Span;

/// The interface of comparisons.
pub(super) enum Comparison {}

impl Interface for Comparison {
    const NAME: &'static str = "prompt-host:plugin/comparison";
    type Answer = guest::CheckSet;
    type Description = CheckSet;

    fn has_its_types(functions: &Functions, store: &mut Store<CallState>) -> wasmtime::Result<()> {
        functions.typed::<Arguments<'_>, Answer>(store, COMPARE).map(drop)
    }

    fn check(answer: guest::CheckSet) -> Result<CheckSet, LoadError> {
        description::check_codes("checks", answer.checks.iter().map(|check| check.code.as_str()))?;
        let plugin = description::plugin(answer.plugin)?;
        let checks = answer.checks.into_iter().map(check_from_guest).collect::<Result<_, _>>()?;
        Ok(CheckSet { plugin, checks })
    }

    fn plugin(description: &CheckSet) -> &PluginInfo {
        &description.plugin
    }
}

const COMPARE: &str = "compare";

type Arguments<'a> = (prompt::Document<'a>, prompt::Document<'a>, &'a [&'a str]);
type Answer = Result<Vec<guest::Difference>, String>;

impl Adapter<Comparison> {
    async fn differences(
        &self,
        request: &CompareRequest,
        codes: &[&str],
        call: &Call<'_>,
    ) -> Result<Vec<guest::Difference>, CallError> {
        let circumstances =
            Circumstances { target: request.target, task: None, context: &request.context, prior_turns: 0 };
        let answer = self.run(call, Lane::Request, async |functions, store| {
            let original = LoweredDocument::new(&request.original, circumstances);
            let rewrite = LoweredDocument::new(&request.rewrite, circumstances);
            let arguments = (original.document(), rewrite.document(), codes);
            functions.call::<_, Answer>(store, COMPARE, arguments).await
        });
        let differences = answer.await?.map_err(CallError::Refused)?;
        self.check_size(&differences)?;
        Ok(differences)
    }

    fn check_size(&self, differences: &[guest::Difference]) -> Result<(), CallError> {
        if differences.len() > self.limits.findings {
            return Err(CallError::Output { limit: self.limits.findings, unit: "differences" });
        }
        if differences.iter().map(|difference| difference.message.len()).sum::<usize>() > self.limits.output_bytes {
            return Err(CallError::Output { limit: self.limits.output_bytes, unit: "bytes" });
        }
        Ok(())
    }
}

#[async_trait]
impl ComparisonPlugin for Adapter<Comparison> {
    fn check_set(&self) -> &CheckSet {
        &self.exported.description
    }

    async fn compare(
        &self,
        request: &CompareRequest,
        codes: &[&str],
        budget: Duration,
    ) -> Result<Vec<Difference>, CallError> {
        let call = self.begin(budget);
        let outcome = self.differences(request, codes, &call).await;
        self.end(call, CallInput::Compare { request, codes }, outcome.as_ref().err());
        outcome.map(|differences| differences.into_iter().map(Difference::from).collect())
    }
}

impl From<guest::Difference> for Difference {
    fn from(difference: guest::Difference) -> Self {
        Self {
            code: difference.code,
            severity: difference.severity.into(),
            message: difference.message,
            original: difference.original.map(Span::from),
            rewrite: difference.rewrite.map(Span::from),
        }
    }
}

impl From<guest::Severity> for Severity {
    fn from(severity: guest::Severity) -> Self {
        match severity {
            guest::Severity::Notes => Self::Notes,
            guest::Severity::Alters => Self::Alters,
            guest::Severity::Breaks => Self::Breaks,
        }
    }
}

fn check_from_guest(check: guest::CheckInfo) -> Result<CheckInfo, LoadError> {
    for text in [&check.summary, &check.source, &check.documentation] {
        description::bounded(text)?;
    }
    Ok(CheckInfo {
        code: check.code,
        summary: check.summary,
        severity: check.severity.into(),
        languages: check.languages,
        source: check.source,
        documentation: check.documentation,
    })
}
