//! What an operator can set about failed calls.

use std::time::Duration;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Failed calls of plugins, kept for `host plugins replay`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct FailureSettings {
    /// Failed calls of plugins that are kept, with the prompt that each was asked about, in
    /// `prompt-host/failures` in the user's data folder; the oldest go first. 0 keeps none.
    pub keep: usize,
    /// The most that all of them may take, bytes.
    pub max_bytes: u64,
    /// How long a failure is not kept again, seconds: the same kind of error of the same bytes.
    pub repeat_s: u64,
    /// Whether what looks like a secret, and what `records.redact` matches, is kept as `<redacted>`.
    pub redact: bool,
}

impl Default for FailureSettings {
    fn default() -> Self {
        Self { keep: 0, max_bytes: 64 << 20, repeat_s: 3_600, redact: true }
    }
}

impl FailureSettings {
    /// How long a failure is not kept again.
    pub fn repeat(&self) -> Duration {
        Duration::from_secs(self.repeat_s)
    }
}
