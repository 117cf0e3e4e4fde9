//! What holds for every comparison. The settings of `improve` decide it: both look at prompts.

use std::time::Duration;

use crate::plugin::Target;

/// Settings of every request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The longest text of each, bytes.
    pub max_prompt_bytes: usize,
    /// Time for a whole request, milliseconds.
    pub deadline_ms: u64,
    /// The model family when the request does not say.
    pub target: Target,
}

impl Default for Settings {
    fn default() -> Self {
        Self { max_prompt_bytes: 1 << 20, deadline_ms: 150, target: Target::Unknown }
    }
}

impl Settings {
    /// The deadline as a duration.
    pub fn deadline(&self) -> Duration {
        Duration::from_millis(self.deadline_ms)
    }
}
