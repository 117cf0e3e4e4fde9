//! Trying a plugin before anybody relies on it: its own cases, and inputs that it never saw.
//!
//! ```text
//! Suite (folder, or section of the component) ─ Case ─▶ Trial ─▶ Verdict: what is not as wanted
//! inputs (the host's prompts, or fuzzed ones) ────────▶ Trial ─▶ breaches of the invariants
//! ```
//!
//! A [`Trial`] runs in the real sandbox, through the real pipeline, with the plugins that will
//! serve beside it. `host plugins test` prints all of it; before a swap the [`gate()`] asks only
//! whether anything is wrong. A [`Replayer`] makes a failed call again, without the pipeline.

mod bench;
mod callee;
mod case;
mod fuzz;
mod gate;
mod inputs;
mod invariants;
mod judge;
mod outcome;
mod regression;
mod replay;
mod suite;
mod trace;
mod twice;

use std::sync::Arc;

use crate::improve::{self, Improver};
use crate::plugin::{Generation, Limits, Loaded, PluginId, Policy, WarmGrant};
use crate::verify::{self, Verifier};

pub use bench::Cost;
pub use callee::Answer;
pub use case::{Ask, Case, CaseError, Expected, ExpectedFinding};
pub use fuzz::fuzzed;
pub use gate::{GateFailure, gate};
pub use inputs::inputs;
pub use invariants::Breach;
pub use judge::Verdict;
pub use regression::{NoCase, Regression};
pub use replay::{Came, Replay, ReplayError, Replayer, Run};
pub use suite::{MAX_CASES, Suite, SuiteError};
pub use trace::{Trace, TracedCall};

/// How long a request of a trial may take, milliseconds. What a call may take is its plugin's limit.
const REQUEST_MS: u64 = 60_000;
/// Questions that an answer may have: cases look for single ones.
const MAX_QUESTIONS: usize = 20;

/// A plugin among those that it will serve with.
#[derive(Debug, Clone)]
pub struct Trial {
    generation: Arc<Generation>,
    id: PluginId,
    improver: Improver,
    verifier: Verifier,
}

impl Trial {
    /// Tries the plugin `id` of `generation`. Without a local model: a case must not depend on
    /// what somebody's model has learnt.
    pub fn new(generation: Arc<Generation>, id: PluginId) -> Self {
        let improver = Improver::new(improve::Settings {
            deadline_ms: REQUEST_MS,
            max_questions: MAX_QUESTIONS,
            ..improve::Settings::default()
        });
        let verifier = Verifier::new(verify::Settings { deadline_ms: REQUEST_MS, ..verify::Settings::default() });
        Self { generation, id, improver, verifier }
    }

    /// The plugin; none when the generation has none of that id.
    pub fn plugin(&self) -> Option<&Loaded> {
        self.generation.find(self.id.as_str())
    }

    /// A code of the plugin, so named that no other plugin's is meant.
    fn own(&self, code: &str) -> String {
        match code.contains('/') {
            true => code.to_owned(),
            false => format!("{}/{code}", self.id),
        }
    }
}

/// `policy` with so much time for the calls of `id` that a busy machine does not decide what
/// becomes of it. Its other limits stay.
pub fn patient(policy: &Policy, id: &PluginId, limits: &Limits) -> Policy {
    let mut patient = policy.clone();
    let own = patient.plugins.entry(id.clone()).or_default();
    own.limits.deadline_ms = Some(limits.deadline_ms.saturating_mul(20).max(2_000));
    // Switched off it still has to pass, or switching it on would skip the gate.
    own.enabled = true;
    // What one case leaves behind must not decide the next.
    own.grants.warm = WarmGrant::default();
    patient
}
