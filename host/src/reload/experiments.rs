//! Experiments with templates while they serve: who gets which variant, and what it took.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use parking_lot::Mutex;
use serde::Serialize;
use serde_json::{Map, Value};

use super::Caller;
use crate::templates::{Experiment, RenderFailure, Tally};

/// What experiments did since the host started.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct ExperimentCounts {
    /// Calls that got the present version because the variant chosen for them is none.
    pub fell_back: u64,
    /// The others.
    pub variants: Vec<VariantCalls>,
}

/// Calls that one variant answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VariantCalls {
    /// The template.
    pub template: String,
    /// The experiment.
    pub experiment: String,
    /// The variant.
    pub variant: String,
    /// How many, and what rendering took. Outcomes come later, and are with the records.
    pub tally: Tally,
}

/// The experiments of a running host.
#[derive(Debug, Default)]
pub(super) struct Experiments(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    fell_back: u64,
    tallies: BTreeMap<(String, String, String), Tally>,
    /// Templates and variants whose absence was told.
    told: BTreeSet<(String, String)>,
}

impl Experiments {
    /// Counts a call that a variant answered.
    pub(super) fn answered(&self, template: &str, experiment: &str, variant: &str, took: Duration) {
        let mut state = self.0.lock();
        let variant_of = (template.to_owned(), experiment.to_owned(), variant.to_owned());
        state.tallies.entry(variant_of).or_default().call(took);
        if !state.told.is_empty() {
            state.told.remove(&(template.to_owned(), variant.to_owned()));
        }
    }

    /// Counts a call whose variant there is not. That is told once, until it is there again.
    pub(super) fn fell_back(&self, template: &str, variant: &str, failure: &RenderFailure) {
        let mut state = self.0.lock();
        state.fell_back += 1;
        if state.told.insert((template.to_owned(), variant.to_owned())) {
            tracing::error!(template, variant, %failure, "a variant of an experiment is not there: the present version serves");
        }
    }

    pub(super) fn counts(&self) -> ExperimentCounts {
        let state = self.0.lock();
        let calls = |((template, experiment, variant), tally): (&(String, String, String), &Tally)| VariantCalls {
            template: template.clone(),
            experiment: experiment.clone(),
            variant: variant.clone(),
            tally: *tally,
        };
        ExperimentCounts { fell_back: state.fell_back, variants: state.tallies.iter().map(calls).collect() }
    }
}

/// The variant of a call. Within a session it stays the same. Without one it hangs on the call
/// itself, so that the same call of the same client gets the same answer, and different calls
/// are split by the weights: a client's name alone would give all its users one variant.
pub(super) fn variant<'e>(
    experiment: &'e Experiment,
    caller: Caller<'_>,
    arguments: &Map<String, Value>,
) -> Option<&'e str> {
    let client = caller.client;
    match caller.session {
        Some(session) => experiment.variant(&format!("session {client:?} {session}")),
        None => {
            let arguments = serde_json::to_string(arguments).unwrap_or_default();
            experiment.variant(&format!("call {client:?} {arguments}"))
        }
    }
}
