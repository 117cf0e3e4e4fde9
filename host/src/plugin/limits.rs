//! What one call of a guest may use.

use std::time::Duration;

use serde::{Deserialize, Serialize};

/// Limits of one call. Set for all plugins, and for each over that.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// Wall-clock time of a call, milliseconds; 1 to 60,000.
    pub deadline_ms: u64,
    /// All linear memories of the sandbox together, bytes; 64 KiB to 1 GiB.
    pub memory_bytes: usize,
    /// All of a call's findings together, bytes: messages, replacements, questions; of a
    /// template engine the rendered text, of a filter the value.
    pub output_bytes: usize,
    /// Findings of a call, with the other places that they name.
    pub findings: usize,
    /// What the host copies out of the guest in a call, bytes (wasmtime's host-call fuel).
    pub hostcall_bytes: usize,
    /// Resource handles alive at once.
    pub handles: usize,
    /// Log lines of a call that are written; the rest is counted.
    pub log_lines: u32,
    /// Bytes of one log line that are written.
    pub log_line_bytes: usize,
    /// Elements of all tables together; interpreters need about 8,000.
    pub table_elements: usize,
    /// Renders of one template in one sandbox of a template engine, after which it is retired;
    /// 0 makes every render in a fresh sandbox.
    pub warm_renders: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            deadline_ms: 50,
            memory_bytes: 16 << 20,
            output_bytes: 2 << 20,
            findings: 10_000,
            hostcall_bytes: 4 << 20,
            handles: 1_000,
            log_lines: 32,
            log_line_bytes: 1 << 10,
            table_elements: 16_384,
            warm_renders: 1_000,
        }
    }
}

impl Limits {
    /// The most that a plugin gets by asking for it in its manifest, unless settings say otherwise:
    /// enough for an interpreter.
    pub fn ceiling() -> Self {
        Self {
            deadline_ms: 1_000,
            memory_bytes: 64 << 20,
            hostcall_bytes: 16 << 20,
            handles: 10_000,
            table_elements: 32_768,
            ..Self::default()
        }
    }

    /// Of each limit the smaller one.
    pub fn at_most(self, other: &Self) -> Self {
        self.each(other, Most::Smaller)
    }

    /// Of each limit the larger one.
    pub fn at_least(&self, other: &Self) -> Self {
        self.clone().each(other, Most::Larger)
    }

    fn each(self, other: &Self, most: Most) -> Self {
        Self {
            deadline_ms: most.of(self.deadline_ms, other.deadline_ms),
            memory_bytes: most.of(self.memory_bytes, other.memory_bytes),
            output_bytes: most.of(self.output_bytes, other.output_bytes),
            findings: most.of(self.findings, other.findings),
            hostcall_bytes: most.of(self.hostcall_bytes, other.hostcall_bytes),
            handles: most.of(self.handles, other.handles),
            log_lines: most.of(self.log_lines, other.log_lines),
            log_line_bytes: most.of(self.log_line_bytes, other.log_line_bytes),
            table_elements: most.of(self.table_elements, other.table_elements),
            warm_renders: most.of(self.warm_renders, other.warm_renders),
        }
    }

    /// The deadline as a duration.
    pub fn deadline(&self) -> Duration {
        Duration::from_millis(self.deadline_ms)
    }
}

/// Which of two limits holds.
#[derive(Debug, Clone, Copy)]
enum Most {
    Smaller,
    Larger,
}

impl Most {
    fn of<T: Ord>(self, one: T, other: T) -> T {
        match self {
            Self::Smaller => one.min(other),
            Self::Larger => one.max(other),
        }
    }
}
