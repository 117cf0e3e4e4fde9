//! One prompt on its way through the pipeline: who was asked about which text, what each said,
//! and how long it took.

use std::sync::Arc;
use std::time::{Duration, Instant};

use async_trait::async_trait;
use parking_lot::Mutex;

use crate::plugin::{CallError, CheckRequest, Finding, Generation, Loaded, PluginId, RulePlugin, RuleSet};

/// One call of a plugin of rules.
#[derive(Debug, Clone)]
pub struct TracedCall {
    /// Whom.
    pub plugin: PluginId,
    /// About which text.
    pub text: Arc<str>,
    /// For which rules.
    pub codes: Vec<String>,
    /// How long it took.
    pub took: Duration,
    /// What it found, before anything is checked or applied.
    pub answer: Result<Vec<Finding>, CallError>,
}

/// The calls of one or more requests: text by text as they were asked about, and of each by id,
/// since those who are asked about one text are asked at once.
#[derive(Debug, Clone, Default)]
pub struct Trace(Arc<Mutex<Vec<TracedCall>>>);

impl Trace {
    /// The same plugins, whose rules write down what they are asked.
    pub fn on(&self, generation: &Generation) -> Generation {
        let traced = |loaded: &Loaded| {
            let rule = loaded.rule.clone().map(|inner| {
                let (plugin, trace) = (loaded.id().clone(), self.clone());
                Arc::new(Traced { plugin, inner, trace }) as Arc<dyn RulePlugin>
            });
            Loaded { rule, ..loaded.clone() }
        };
        let plugins = generation.plugins.iter().map(traced).collect();
        Generation::new(generation.number, plugins, generation.failures.clone(), generation.policy.clone())
    }

    /// What was written down so far.
    pub fn calls(&self) -> Vec<TracedCall> {
        let mut calls = self.0.lock().clone();
        let mut texts: Vec<Arc<str>> = Vec::new();
        for call in &calls {
            if !texts.contains(&call.text) {
                texts.push(Arc::clone(&call.text));
            }
        }
        calls.sort_by_key(|call| (texts.iter().position(|text| *text == call.text), call.plugin.clone()));
        calls
    }
}

/// A plugin of rules whose calls are written down.
#[derive(Debug)]
struct Traced {
    plugin: PluginId,
    inner: Arc<dyn RulePlugin>,
    trace: Trace,
}

#[async_trait]
impl RulePlugin for Traced {
    fn rule_set(&self) -> &RuleSet {
        self.inner.rule_set()
    }

    async fn check(&self, request: &CheckRequest, codes: &[&str], budget: Duration) -> Result<Vec<Finding>, CallError> {
        let started = Instant::now();
        let answer = self.inner.check(request, codes, budget).await;
        let call = TracedCall {
            plugin: self.plugin.clone(),
            text: Arc::clone(&request.document.text),
            codes: codes.iter().map(|code| (*code).to_owned()).collect(),
            took: started.elapsed(),
            answer: answer.clone(),
        };
        self.trace.0.lock().push(call);
        answer
    }
}
