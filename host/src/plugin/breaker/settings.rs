//! When a plugin is left alone, and for how long.

use std::time::Duration;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Circuit breakers: plugins that fail too often are not asked for a while.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct BreakerSettings {
    /// Calls of a plugin that must fail within `window_ms` before it is left alone; 0 leaves none
    /// alone.
    pub faults: u32,
    /// The least share of its calls within `window_ms` that must have failed besides, percent. One
    /// client whose prompts a plugin cannot cope with does not take it from the others.
    pub share_percent: u32,
    /// How long calls count, milliseconds.
    pub window_ms: u64,
    /// How long a plugin is left alone before one call tries it again, milliseconds. Each try that
    /// fails makes the next pause twice as long.
    pub pause_ms: u64,
    /// The longest pause, milliseconds.
    pub max_pause_ms: u64,
    /// What becomes of requests that a plugin which is left alone has a part in.
    pub on_open: OnOpen,
}

/// What becomes of requests that a plugin which is left alone has a part in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum OnOpen {
    /// They go on without it and name it in `skipped`. A template cannot be rendered without its
    /// engine, so that such a request fails all the same.
    #[default]
    Skip,
    /// They fail, for hosts whose answers must not lack what a plugin looks for.
    Fail,
}

impl Default for BreakerSettings {
    fn default() -> Self {
        Self {
            faults: 5,
            share_percent: 50,
            window_ms: 60_000,
            pause_ms: 30_000,
            max_pause_ms: 900_000,
            on_open: OnOpen::Skip,
        }
    }
}

impl BreakerSettings {
    /// The longest time for which a circuit may be open.
    pub(super) fn longest_pause(&self) -> u64 {
        self.max_pause_ms.max(self.pause_ms).max(1)
    }

    /// How old what was remembered may be. After that a plugin deserves a fresh start.
    pub fn memory(&self) -> Duration {
        Duration::from_millis(self.longest_pause()).saturating_mul(4)
    }
}
