//! What prompts are improved with: plugins, templates, the model, and what clients come through.

use std::collections::BTreeMap;
use std::sync::Arc;

use async_trait::async_trait;
use parking_lot::Mutex;

use crate::health::{Check, Component, Finding, Phase, Stage};
use crate::plugin::{CircuitState, Failure, Generation, Loaded, PluginId, Usage};
use crate::reload::{Plugins, Templates};
use crate::train::Models;

/// Calls without one that works after which a plugin counts as failing.
const FEW: u64 = 3;

/// What clients come through.
#[derive(Debug)]
pub(super) struct ProtocolCheck(pub(super) Phase);

#[async_trait]
impl Check for ProtocolCheck {
    fn component(&self) -> Component {
        Component::Protocol
    }

    async fn look(&self) -> Finding {
        match self.0.stage() {
            Stage::Starting => Finding::unhealthy("the host starts: plugins are being loaded"),
            Stage::Serving => Finding::healthy("clients are served"),
            Stage::Stopping => Finding::unhealthy("the host stops: it finishes what it was asked"),
        }
    }
}

/// The plugins: whether there are any, whether their files are good, and whether their calls work.
#[derive(Debug)]
pub(super) struct PluginCheck {
    plugins: Plugins,
    /// What was counted at the last look, by plugin.
    seen: Mutex<BTreeMap<PluginId, Seen>>,
}

#[derive(Debug)]
struct Seen {
    /// Of the version that was counted: another one begins anew.
    usage: Arc<Usage>,
    calls: u64,
    faults: u64,
    is_failing: bool,
}

impl PluginCheck {
    pub(super) fn new(plugins: Plugins) -> Self {
        Self { plugins, seen: Mutex::default() }
    }

    /// Active plugins of which no call has worked since the last look. One that was not called goes
    /// on as it was.
    fn failing(&self, generation: &Generation) -> Vec<String> {
        let mut seen = self.seen.lock();
        let mut next = BTreeMap::new();
        for loaded in generation.active() {
            let (calls, faults) = (loaded.usage.calls(), loaded.usage.faults());
            let before = seen.remove(loaded.id()).filter(|before| Arc::ptr_eq(&before.usage, &loaded.usage));
            let (old_calls, old_faults, was_failing) =
                before.map_or((0, 0, false), |before| (before.calls, before.faults, before.is_failing));
            let (calls_since, faults_since) = (calls.saturating_sub(old_calls), faults.saturating_sub(old_faults));
            let all_failed = calls_since > 0 && faults_since >= calls_since;
            if calls_since > 0 && calls_since < FEW && all_failed && !was_failing {
                // Too few to tell: they are counted with those that follow.
                let usage = Arc::clone(&loaded.usage);
                next.insert(
                    loaded.id().clone(),
                    Seen { usage, calls: old_calls, faults: old_faults, is_failing: false },
                );
                continue;
            }
            let is_failing = if calls_since == 0 { was_failing } else { all_failed };
            next.insert(loaded.id().clone(), Seen { usage: Arc::clone(&loaded.usage), calls, faults, is_failing });
        }
        let failing = next.iter().filter(|(_, seen)| seen.is_failing).map(|(id, _)| id.to_string()).collect();
        *seen = next;
        failing
    }
}

#[async_trait]
impl Check for PluginCheck {
    fn component(&self) -> Component {
        Component::Plugins
    }

    async fn look(&self) -> Finding {
        let generation = self.plugins.current();
        if generation.number == 0 {
            return Finding::unhealthy("no generation of plugins serves yet");
        }
        let failing = self.failing(&generation);
        let rules = || generation.active().filter(|loaded| loaded.rule.is_some());
        let all = rules().count();
        if all == 0 {
            return Finding::unhealthy("no plugin with rules is active: enable one, see `host plugins list`");
        }
        let names = failing.join(", ");
        if rules().all(|loaded| failing.iter().any(|id| id == loaded.id().as_str())) {
            return Finding::unhealthy(format!("every call of every plugin fails: {names}; the log has the reasons"));
        }
        if !failing.is_empty() {
            return Finding::degraded(format!("every call fails of {names}: the log has the reasons"));
        }
        let alone: Vec<&str> =
            generation.active().filter(|loaded| is_left_alone(loaded)).map(|loaded| loaded.id().as_str()).collect();
        if !alone.is_empty() {
            let names = alone.join(", ");
            return Finding::degraded(format!("left alone after too many faults: {names}; see `host plugins list`"));
        }
        let failures: Vec<&Failure> = generation.failures.iter().filter(|failure| !failure.compiling).collect();
        match failures.as_slice() {
            [] => Finding::healthy(format!("generation {}, {all} plugins with rules", generation.number)),
            [failure, rest @ ..] => {
                let more = if rest.is_empty() { String::new() } else { format!("; and {} more", rest.len()) };
                Finding::degraded(format!("{} {}{more}", failure.origin, failure.reason))
            }
        }
    }
}

fn is_left_alone(loaded: &Loaded) -> bool {
    loaded.circuit.as_ref().is_some_and(|circuit| circuit.state() != CircuitState::Closed)
}

/// The prompt library.
#[derive(Debug)]
pub(super) struct TemplateCheck(pub(super) Templates);

#[async_trait]
impl Check for TemplateCheck {
    fn component(&self) -> Component {
        Component::Templates
    }

    async fn look(&self) -> Finding {
        let catalog = self.0.current();
        let broken: Vec<&str> =
            catalog.library.entries().filter(|entry| entry.is_broken).map(|entry| &*entry.name).collect();
        let errors = catalog.library.problems().iter().filter(|problem| problem.is_error()).count();
        let all = catalog.library.entries().count();
        match (broken.len(), errors) {
            (0, 0) => Finding::healthy(format!("{all} templates")),
            (0, errors) => {
                Finding::degraded(format!("{errors} files or folders cannot be read: see `host templates check`"))
            }
            (_, _) => Finding::degraded(format!("broken: {}; see `host templates check`", few(&broken))),
        }
    }
}

/// The local model.
#[derive(Debug)]
pub(super) struct ModelCheck(pub(super) Models);

#[async_trait]
impl Check for ModelCheck {
    fn component(&self) -> Component {
        Component::Model
    }

    async fn look(&self) -> Finding {
        match (self.0.tally().problem(), self.0.current()) {
            (Some(problem), Some(_)) => Finding::degraded(format!("{problem}; the last good one keeps serving")),
            (Some(problem), None) => Finding::degraded(format!("{problem}; prompts are improved without one")),
            (None, Some(model)) => Finding::healthy(model.digest().chars().take(12).collect::<String>()),
            (None, None) if self.0.is_wanted() => Finding::healthy("this host carries none, and none was trained"),
            (None, None) => Finding::healthy("none is wanted"),
        }
    }
}

/// The first few of many names.
fn few(names: &[&str]) -> String {
    const SHOWN: usize = 5;
    let shown: Vec<&str> = names.iter().take(SHOWN).copied().collect();
    match names.len().saturating_sub(SHOWN) {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}
