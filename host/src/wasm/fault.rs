//! From a wasmtime error to a [`CallError`]: typed here, once, where it is known.

use std::time::Duration;

use wasmtime::Trap;

use super::limiter::Exceeded;
use crate::plugin::{CallError, Limits};

/// Raised by the epoch callback when a guest has computed for too long.
#[derive(Debug, Clone, Copy, thiserror::Error)]
#[error("deadline reached")]
pub(super) struct DeadlineReached;

/// Bytes of a trap's message that are shown.
const MESSAGE_BYTES: usize = 300;

/// What went wrong in a call that had `allowed` time; `stderr` is what the guest wrote there.
pub(super) fn classify(error: &wasmtime::Error, limits: &Limits, allowed: Duration, stderr: &str) -> CallError {
    if error.is::<DeadlineReached>() {
        return CallError::Timeout(allowed);
    }
    if let Some(exceeded) = error.downcast_ref::<Exceeded>() {
        return match *exceeded {
            Exceeded::Memory(limit) => CallError::Memory(limit),
            Exceeded::Table(limit) => CallError::Table(limit),
        };
    }
    if let Some(exit) = error.downcast_ref::<wasmtime_wasi::I32Exit>() {
        return CallError::Trap(format!("called `exit({})`", exit.0));
    }
    match error.downcast_ref::<Trap>() {
        Some(Trap::StackOverflow) => CallError::StackOverflow,
        Some(Trap::Interrupt) => CallError::Timeout(allowed),
        Some(trap) => CallError::Trap(with_stderr(&trap.to_string().replace("wasm trap: ", ""), stderr)),
        None => classify_private(&error.root_cause().to_string(), limits, stderr),
    }
}

/// Errors whose types are private to wasmtime. Their texts never hold a guest's words.
fn classify_private(cause: &str, limits: &Limits, stderr: &str) -> CallError {
    if cause.contains("fuel allocated for hostcalls") {
        return CallError::Output { limit: limits.hostcall_bytes, unit: "bytes" };
    }
    if cause.contains("resource table has no free keys") || cause.contains("handle limit exceeded") {
        return CallError::Handles(limits.handles);
    }
    CallError::Trap(with_stderr(&shorten(cause), stderr))
}

/// A Rust panic ends in `unreachable`; what it said stands on standard error.
fn with_stderr(trap: &str, stderr: &str) -> String {
    let said = stderr.lines().filter(|line| !line.starts_with("note:")).collect::<Vec<_>>().join(" ");
    if said.is_empty() { trap.to_owned() } else { format!("{trap} ({})", shorten(&said)) }
}

fn shorten(text: &str) -> String {
    let cut = text.floor_char_boundary(MESSAGE_BYTES.min(text.len()));
    text.get(..cut).unwrap_or_default().to_owned()
}
