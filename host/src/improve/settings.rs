//! What an operator can set about the pipeline.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::plugin::{Applicability, Target};

/// Settings of every request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(rename = "ImproveSettings")]
pub struct Settings {
    /// The longest prompt, bytes; 1 to 64 MiB.
    pub max_prompt_bytes: usize,
    /// What one finding may add to a prompt, bytes.
    pub max_growth_bytes: usize,
    /// Time for a whole request, milliseconds; what is done by then is returned. 1 to 60,000.
    pub deadline_ms: u64,
    /// The least sure edits that are applied when the request does not say.
    pub apply: Applicability,
    /// The model family when neither the request nor an override says. Default: what the name of
    /// the MCP client tells, else `unknown`; set to `unknown`, the name does not count.
    pub target: Option<Target>,
    /// Questions in an answer.
    pub max_questions: usize,
    /// How often the rules may change one prompt before one that never settles is cut off; 2 to 100.
    pub max_rounds: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            max_prompt_bytes: 1 << 20,
            max_growth_bytes: 16 << 10,
            deadline_ms: 150,
            apply: Applicability::Safe,
            target: None,
            max_questions: 3,
            max_rounds: 20,
        }
    }
}

impl Settings {
    /// The deadline as a duration.
    pub fn deadline(&self) -> Duration {
        Duration::from_millis(self.deadline_ms)
    }
}
