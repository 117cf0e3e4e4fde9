//! Panics, as lines of the log.
//!
//! The message of a panic may quote the text that was worked on, as that of a slice out of bounds
//! does. So only words that stand in the host's own code are logged, and the place, which says the
//! rest.

use std::panic::{self, PanicHookInfo};

/// Has panics logged from now on, in place of standard error.
pub(super) fn log_them() {
    panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string);
        tracing::error!(place, "panicked{}", own_words(panic));
        // Shown only where texts of people may be.
        tracing::info!(target: "prompts", "{panic}");
    }));
}

/// The message, where it is the same whatever was worked on.
fn own_words(panic: &PanicHookInfo<'_>) -> String {
    panic.payload().downcast_ref::<&'static str>().map_or_else(String::new, |words| format!(": {words}"))
}
