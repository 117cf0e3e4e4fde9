//! A failed call, made again: the same input under the same limits and settings, in a deterministic
//! runtime of its own, with an ear for all that the plugin writes.

use std::sync::Arc;
use std::time::Duration;

use parking_lot::Mutex;
use serde::Serialize;

use super::callee::{Answer, Callee};
use super::twice::differing;
use crate::failures::{Bundle, FailedWith};
use crate::plugin::{
    Digest, EndedCall, Limits, LoadError, PartialLimits, PluginInfo, PluginPolicy, Policy, Witness, Words,
};
use crate::wasm::{Pooling, Runtime, RuntimeOptions, StartError};

/// How much more time than it had a call gets, and the least and the most of it, milliseconds: what
/// is looked at is what it does, not how fast this machine is.
const PATIENCE: u64 = 20;
const LEAST_MS: u64 = 2_000;
const MOST_MS: u64 = 60_000;
/// Log lines of a call, and bytes of each, that are heard at least.
const LOG_LINES: u32 = 1_000;
const LOG_LINE_BYTES: usize = 4 << 10;

/// What makes failed calls again.
#[derive(Debug)]
pub struct Replayer {
    runtime: Runtime,
    heard: Heard,
}

/// What came of it.
#[derive(Debug)]
pub struct Replay {
    /// Whom was asked this time.
    pub plugin: PluginInfo,
    /// Of its bytes.
    pub digest: Digest,
    /// Each call, in order; at least one.
    pub runs: Vec<Run>,
    /// Whether it failed as it did.
    pub came: Came,
    /// How two of the answers differ; none where all are the same bytes.
    pub difference: Option<String>,
    /// Why the settings that it had cannot be given to this version; none where they can.
    pub settings_refused: Option<String>,
}

/// One call.
#[derive(Debug, Clone)]
pub struct Run {
    /// What was answered.
    pub answer: Answer,
    /// How long it took.
    pub took: Duration,
    /// What the plugin wrote.
    pub words: Words,
}

/// Whether a failure came again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Came {
    /// The same.
    Again,
    /// Another one.
    Otherwise,
    /// None.
    Not,
}

/// Why a call cannot be made again.
#[derive(Debug, thiserror::Error)]
pub enum ReplayError {
    /// The component does not load.
    #[error("the component {0}")]
    Load(LoadError),
    /// The component has other interfaces.
    #[error("the component exports no `{0}`, which the failed call was for")]
    Interface(&'static str),
}

impl Replayer {
    /// Starts the runtime, with the cache and the compiler of `options`.
    ///
    /// # Errors
    /// When the machine cannot run it.
    pub fn start(options: RuntimeOptions) -> Result<Self, StartError> {
        let heard = Heard::default();
        let runtime = Runtime::start(RuntimeOptions {
            pooling: Pooling::Off,
            deterministic: true,
            witness: Some(Arc::new(heard.clone())),
            ..options
        })?;
        Ok(Self { runtime, heard })
    }

    /// Makes the call `times` times, at least once.
    ///
    /// # Errors
    /// See [`ReplayError`].
    pub async fn replay(&self, bundle: &Bundle, component: &[u8], times: usize) -> Result<Replay, ReplayError> {
        let limits = generous(&bundle.limits);
        let mut policy = Policy { limits: limits.clone(), ..Policy::default() };
        let component = self.runtime.load(component, &policy).await.map_err(ReplayError::Load)?;
        let decisions = PluginPolicy {
            limits: PartialLimits::from(&limits),
            settings: bundle.settings.clone(),
            ..PluginPolicy::default()
        };
        policy.plugins.insert(component.info().id.clone(), decisions);
        let settings_refused = component.settings(&policy).err().map(|error| error.to_string());
        let callee = Callee::of_component(&component, &policy);
        let mut runs = Vec::new();
        for _ in 0..times.max(1) {
            let answer = callee.answer(&bundle.input).await;
            let answer = answer.ok_or(ReplayError::Interface(bundle.input.interface()))?;
            let (took, words) = self.heard.take();
            runs.push(Run { answer, took, words });
        }
        let difference = runs.iter().skip(1).find_map(|run| differing(&runs.first()?.answer, &run.answer));
        Ok(Replay {
            plugin: component.info().clone(),
            digest: component.digest(),
            came: came(bundle, &runs),
            runs,
            difference,
            settings_refused,
        })
    }
}

/// What becomes of a failure in `runs`.
fn came(bundle: &Bundle, runs: &[Run]) -> Came {
    let failures: Vec<FailedWith> = runs.iter().filter_map(|run| run.answer.failure()).map(FailedWith::new).collect();
    // With more time it ends, and takes longer than it had.
    let is_late = |run: &Run| run.took > bundle.limits.deadline() && run.answer.failure().is_none();
    if failures.iter().any(|failure| failure.is_same(&bundle.error)) {
        Came::Again
    } else if !failures.is_empty() {
        Came::Otherwise
    } else if bundle.error.kind == "timeout" && runs.iter().any(is_late) {
        Came::Again
    } else {
        Came::Not
    }
}

/// The limits of a call with more time, more room for what it writes, and a fresh sandbox each time.
fn generous(limits: &Limits) -> Limits {
    Limits {
        deadline_ms: limits.deadline_ms.saturating_mul(PATIENCE).clamp(LEAST_MS, MOST_MS),
        log_lines: limits.log_lines.max(LOG_LINES),
        log_line_bytes: limits.log_line_bytes.max(LOG_LINE_BYTES),
        warm_renders: 0,
        ..limits.clone()
    }
}

/// The last call that was over.
#[derive(Debug, Clone, Default)]
struct Heard(Arc<Mutex<(Duration, Words)>>);

impl Heard {
    fn take(&self) -> (Duration, Words) {
        std::mem::take(&mut self.0.lock())
    }
}

impl Witness for Heard {
    fn listens(&self) -> bool {
        true
    }

    fn ended(&self, call: &EndedCall<'_>) {
        *self.0.lock() = (call.took, call.words.clone());
    }
}
