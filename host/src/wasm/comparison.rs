//! The adapter for plugins that export `comparison`.

use std::sync::Arc;
use std::time::{Duration, Instant};

use async_trait::async_trait;

use super::bindings::exports::prompt_host::plugin::comparison::{self as guest, GuestIndices};
use super::description;
use super::document::{Circumstances, LoweredDocument};
use super::load::{Component, Exported};
use super::runtime::Sandbox;
use super::state::PluginSettings;
use crate::plugin::{
    CallError, CheckInfo, CheckSet, CompareRequest, ComparisonPlugin, Difference, Limits, LoadError, Severity,
};
use crate::prompt::Span;

/// A comparison plugin under the limits and settings of one generation.
#[derive(Debug)]
pub(super) struct WasmComparison {
    component: Component,
    exported: Arc<Exported<GuestIndices, CheckSet>>,
    limits: Limits,
    settings: PluginSettings,
}

impl WasmComparison {
    pub(super) fn new(
        component: Component,
        exported: Arc<Exported<GuestIndices, CheckSet>>,
        limits: Limits,
        settings: PluginSettings,
    ) -> Self {
        Self { component, exported, limits, settings }
    }

    async fn call(
        &self,
        request: &CompareRequest,
        codes: &[&str],
        budget: Duration,
    ) -> Result<Vec<guest::Difference>, CallError> {
        let parts = &self.component.0;
        let circumstances =
            Circumstances { target: request.target, task: None, context: &request.context, prior_turns: 0 };
        let sandbox = Sandbox { plugin: &parts.name, limits: &self.limits, settings: &self.settings };
        let answer = parts
            .runtime
            .call(&parts.pre, sandbox, budget, async |instance, store| {
                let original = LoweredDocument::new(&request.original, circumstances);
                let rewrite = LoweredDocument::new(&request.rewrite, circumstances);
                let comparison = self.exported.indices.load(&mut *store, instance)?;
                comparison.call_compare(&mut *store, original.document(), rewrite.document(), codes).await
            })
            .await?;
        let differences = answer.map_err(CallError::Refused)?;
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
impl ComparisonPlugin for WasmComparison {
    fn check_set(&self) -> &CheckSet {
        &self.exported.description
    }

    async fn compare(
        &self,
        request: &CompareRequest,
        codes: &[&str],
        budget: Duration,
    ) -> Result<Vec<Difference>, CallError> {
        let started = Instant::now();
        let outcome = self.call(request, codes, budget).await;
        self.component.0.usage.record(started.elapsed(), outcome.is_err());
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

/// Checks a description and puts it in the host's words.
///
/// # Errors
/// [`LoadError::Description`] with the first thing that cannot be used.
pub(super) fn check_set_from_guest(answer: guest::CheckSet) -> Result<CheckSet, LoadError> {
    description::check_codes("checks", answer.checks.iter().map(|check| check.code.as_str()))?;
    let plugin = description::plugin(answer.plugin)?;
    let checks = answer.checks.into_iter().map(check_from_guest).collect::<Result<_, _>>()?;
    Ok(CheckSet { plugin, checks })
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
