//! What bounds the server: times, counts and sizes.

use std::time::Duration;

use serde::{Deserialize, Serialize};

/// Bounds of the MCP server. The defaults suit one person's machine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(rename = "ServerSettings")]
pub struct Settings {
    /// Prompts that are worked on at once, over all connections; the others wait. At least 1.
    pub concurrency: usize,
    /// Requests that may wait for that; further ones are told at once that the host is busy.
    pub queue: usize,
    /// How long one of them may wait, milliseconds; then it is told so too.
    pub queue_wait_ms: u64,
    /// How long one call may take, milliseconds, waiting included.
    pub call_deadline_ms: u64,
    /// How long one `improve_prompts` call may take, milliseconds.
    pub batch_deadline_ms: u64,
    /// How long a reload may take, milliseconds.
    pub reload_deadline_ms: u64,
    /// How long `improve_prompt` with `ask: true` waits for the person, milliseconds; 1,000 to 3,600,000.
    pub ask_deadline_ms: u64,
    /// Prompts of one `improve_prompts` call.
    pub batch_prompts: usize,
    /// Bytes of one incoming message.
    pub message_bytes: usize,
    /// Requests of one connection that may wait for their answers; beyond, reading pauses.
    pub requests_in_flight: usize,
    /// `subscriptions/listen` requests of one connection.
    pub subscriptions: usize,
    /// How long running calls may go on after the client closed or the host was told to stop, milliseconds.
    pub grace_ms: u64,
    /// Entries of one page of a list.
    pub page_size: usize,
    /// Memory of the process above which what is only kept for speed is let go of, MiB; 0 for
    /// never. Default: four fifths of what the control group allows, and never without one.
    pub memory_watermark_mb: Option<u64>,
}

impl Default for Settings {
    fn default() -> Self {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Self {
            concurrency: cores.saturating_mul(4),
            queue: 1_000,
            queue_wait_ms: 5_000,
            call_deadline_ms: 10_000,
            batch_deadline_ms: 120_000,
            reload_deadline_ms: 120_000,
            ask_deadline_ms: 300_000,
            batch_prompts: 100,
            message_bytes: 16 << 20,
            requests_in_flight: 256,
            subscriptions: 8,
            grace_ms: 5_000,
            page_size: 100,
            memory_watermark_mb: None,
        }
    }
}

impl Settings {
    pub(crate) fn queue_wait(&self) -> Duration {
        Duration::from_millis(self.queue_wait_ms)
    }

    pub(crate) fn call_deadline(&self) -> Duration {
        Duration::from_millis(self.call_deadline_ms)
    }

    pub(crate) fn ask_deadline(&self) -> Duration {
        Duration::from_millis(self.ask_deadline_ms)
    }

    pub(crate) fn batch_deadline(&self) -> Duration {
        Duration::from_millis(self.batch_deadline_ms)
    }

    pub(crate) fn reload_deadline(&self) -> Duration {
        Duration::from_millis(self.reload_deadline_ms)
    }

    pub(crate) fn grace(&self) -> Duration {
        Duration::from_millis(self.grace_ms)
    }
}
