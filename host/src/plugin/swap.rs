//! What a new version has to pass before it takes the place of one that serves.

use std::time::Duration;

use serde::{Deserialize, Serialize};

/// The gate in front of every swap. A plugin that takes nobody's place passes unasked: it has
/// nothing to break but its own calls.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct GateSettings {
    /// Whether a new version is tried before it serves: on the cases that it brings, and on a set
    /// of prompts that the host brings. When it fails, the version before it goes on.
    pub enabled: bool,
    /// The longest that all trials of one version may take together, milliseconds; 100 to 60,000.
    /// A version that takes longer does not serve.
    pub budget_ms: u64,
    /// Real calls on which a version that passed is compared with the one before it, which goes
    /// on answering; 0 to 1,000,000, and 0 lets it serve at once.
    pub shadow_calls: u64,
    /// The longest that it is compared, seconds; 1 to 604,800. What was seen by then decides.
    pub shadow_s: u64,
    /// What decides whether it serves then.
    pub shadow_judgement: Judgement,
}

/// What decides about a version that ran beside the one that serves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Judgement {
    /// It serves unless it failed a call that the other one did not fail.
    #[default]
    Faults,
    /// It serves when it said the same on every call.
    Agreement,
    /// Somebody says `host plugins promote` or `host plugins rollback`.
    Ask,
}

/// How a version runs beside the one that serves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShadowSettings {
    /// Calls that are compared.
    pub calls: u64,
    /// Seconds that it takes at most.
    pub seconds: u64,
    /// What decides.
    pub judgement: Judgement,
}

impl ShadowSettings {
    /// The longest that it takes.
    pub fn period(&self) -> Duration {
        Duration::from_secs(self.seconds)
    }
}

impl Default for GateSettings {
    fn default() -> Self {
        Self {
            enabled: true,
            budget_ms: 10_000,
            shadow_calls: 0,
            shadow_s: 600,
            shadow_judgement: Judgement::default(),
        }
    }
}

impl GateSettings {
    /// How a version that passed runs beside the one before it; none when it serves at once.
    pub fn shadow(&self) -> Option<ShadowSettings> {
        let &Self { shadow_calls: calls, shadow_s: seconds, shadow_judgement: judgement, .. } = self;
        (calls > 0).then_some(ShadowSettings { calls, seconds, judgement })
    }

    /// The budget as a duration.
    pub fn budget(&self) -> Duration {
        Duration::from_millis(self.budget_ms)
    }
}
