//! A plugin with its circuit in front of it, whatever it does.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;

use super::Circuit;
use super::circuit::Finding;
use crate::plugin::{
    CallError, CheckRequest, CheckSet, CompareRequest, ComparisonPlugin, Difference, EngineInfo, FilterError,
    FilterPlugin, FilterSet, Finding as RuleFinding, Reading, RenderError, Rendered, RulePlugin, RuleSet,
    TemplateEngine, TemplateRequest,
};

/// What a circuit stands in front of.
#[derive(Debug)]
pub struct Guarded<P: ?Sized> {
    plugin: Arc<P>,
    circuit: Arc<Circuit>,
    /// A call that had less than this says nothing by running out of time.
    deadline: Duration,
}

impl<P: ?Sized> Guarded<P> {
    /// `plugin`, whose own deadline is `deadline`.
    pub fn new(plugin: Arc<P>, circuit: Arc<Circuit>, deadline: Duration) -> Self {
        Self { plugin, circuit, deadline }
    }

    async fn run<T, E: From<CallError> + Failure>(
        &self,
        call: impl Future<Output = Result<T, E>> + Send,
    ) -> Result<T, E> {
        let pass = self.circuit.ask()?;
        let outcome = call.await;
        let failed = outcome.as_ref().err().and_then(Failure::call);
        pass.end(&failed.map_or(Finding::Good, |error| self.finding(error)));
        outcome
    }

    /// What an error says of the plugin.
    fn finding(&self, error: &CallError) -> Finding {
        match error {
            CallError::Timeout(allowed) if *allowed < self.deadline => Finding::Nothing,
            CallError::Busy(_) | CallError::Start(_) | CallError::CircuitOpen { .. } => Finding::Nothing,
            CallError::Refused(_) => Finding::Good,
            CallError::Timeout(_)
            | CallError::Memory(_)
            | CallError::Table(_)
            | CallError::Handles(_)
            | CallError::StackOverflow
            | CallError::Trap(_)
            | CallError::Output { .. }
            | CallError::Malformed(_) => Finding::Fault(error.to_string()),
        }
    }
}

/// An error that may be about the call itself.
trait Failure {
    /// The error of the call; none where the plugin answered.
    fn call(&self) -> Option<&CallError>;
}

impl Failure for CallError {
    fn call(&self) -> Option<&CallError> {
        Some(self)
    }
}

impl Failure for FilterError {
    fn call(&self) -> Option<&CallError> {
        match self {
            Self::Call(error) => Some(error),
            Self::Unfit { .. } => None,
        }
    }
}

impl Failure for RenderError {
    fn call(&self) -> Option<&CallError> {
        match self {
            Self::Call(error) => Some(error),
            Self::Template(_) => None,
        }
    }
}

#[async_trait]
impl RulePlugin for Guarded<dyn RulePlugin> {
    fn rule_set(&self) -> &RuleSet {
        self.plugin.rule_set()
    }

    async fn check(
        &self,
        request: &CheckRequest,
        codes: &[&str],
        budget: Duration,
    ) -> Result<Vec<RuleFinding>, CallError> {
        self.run(self.plugin.check(request, codes, budget)).await
    }
}

#[async_trait]
impl ComparisonPlugin for Guarded<dyn ComparisonPlugin> {
    fn check_set(&self) -> &CheckSet {
        self.plugin.check_set()
    }

    async fn compare(
        &self,
        request: &CompareRequest,
        codes: &[&str],
        budget: Duration,
    ) -> Result<Vec<Difference>, CallError> {
        self.run(self.plugin.compare(request, codes, budget)).await
    }
}

#[async_trait]
impl FilterPlugin for Guarded<dyn FilterPlugin> {
    fn filter_set(&self) -> &FilterSet {
        self.plugin.filter_set()
    }

    async fn apply(
        &self,
        name: &str,
        value_json: &str,
        arguments_json: &str,
        budget: Duration,
    ) -> Result<String, FilterError> {
        self.run(self.plugin.apply(name, value_json, arguments_json, budget)).await
    }
}

#[async_trait]
impl TemplateEngine for Guarded<dyn TemplateEngine> {
    fn engine_info(&self) -> &EngineInfo {
        self.plugin.engine_info()
    }

    async fn read(&self, template: &TemplateRequest, budget: Duration) -> Result<Reading, RenderError> {
        // Templates are read when files change and not again until they do: an engine that is left
        // alone at that moment would lose them for longer than its pause.
        self.plugin.read(template, budget).await
    }

    async fn render(
        &self,
        template: &TemplateRequest,
        values_json: &str,
        budget: Duration,
    ) -> Result<Rendered, RenderError> {
        self.run(self.plugin.render(template, values_json, budget)).await
    }
}
