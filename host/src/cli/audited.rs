//! What commands themselves change, written into the audit trail.

use std::time::SystemTime;

use super::paths;
use crate::audit::{Ledger, Said};
use crate::config::Settings;
use crate::events::{Event, Occurrence};

/// Writes down what a command has done. Without a setting that says otherwise it is written where
/// a host has begun a trail already.
///
/// # Errors
/// When there is a trail and it cannot be written: whoever asked for one wants to know.
pub(super) fn write(settings: &Settings, event: Event) -> anyhow::Result<()> {
    let Some(file) = paths::audit_file(settings) else { return Ok(()) };
    if !settings.audit.enabled.unwrap_or_else(|| file.exists()) {
        return Ok(());
    }
    let occurrence = Occurrence { at: SystemTime::now(), event };
    Ledger::new(file, &settings.audit).append(&Said::of(&occurrence, &caller()))?;
    Ok(())
}

/// Writes down that an operator did something by a command of this program.
///
/// # Errors
/// As [`write()`].
pub(super) fn action(settings: &Settings, action: String, done: bool) -> anyhow::Result<()> {
    write(settings, Event::Administered { caller: caller(), action, done })
}

fn caller() -> String {
    format!("uid {}", rustix::process::geteuid().as_raw())
}
