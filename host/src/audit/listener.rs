//! Writes down what is published: a thread that misses nothing.

use std::path::Path;
use std::time::Duration;

use super::ledger::Ledger;
use super::line::Said;
use super::settings::AuditSettings;
use crate::events::{Event, Events, Occurrence};

/// Events that may wait for the disk before publishers do.
const PLACES: usize = 1_024;
/// How often writing is tried, and how long between two tries.
const TRIES: u32 = 5;
const PAUSE: Duration = Duration::from_millis(200);

/// Whether an event belongs into the trail: what operators do, and what serves. What plugins and
/// parts of the host do by themselves may come in any number, and belongs into logs and metrics.
pub fn is_audited(event: &Event) -> bool {
    match event {
        Event::Started { .. }
        | Event::Stopped { .. }
        | Event::Reloaded { .. }
        | Event::ReloadFailed { .. }
        | Event::SettingsChanged { .. }
        | Event::PluginSwitched { .. }
        | Event::ModelChanged { .. }
        | Event::Administered { .. }
        | Event::BackedUp { .. } => true,
        Event::PluginFaulted { .. } | Event::BreakerChanged { .. } | Event::HealthChanged { .. } => false,
    }
}

/// Writes everything that is published from now on into the trail in `file`.
///
/// # Errors
/// When no thread can be started.
pub fn start(file: &Path, settings: &AuditSettings, events: &Events) -> std::io::Result<()> {
    let ledger = Ledger::new(file, settings);
    let witness = events.witness(PLACES, is_audited);
    std::thread::Builder::new().name("audit".to_owned()).spawn(move || {
        witness.attend(|occurrence| write(&ledger, &Said::of(occurrence, "host")));
    })?;
    Ok(())
}

fn write(ledger: &Ledger, said: &Said) {
    for attempt in 1..=TRIES {
        match ledger.append(said) {
            Ok(_) => return,
            Err(error) if attempt == TRIES => {
                let error = anyhow::Error::from(error);
                // The log is the last place that can keep it.
                tracing::error!(
                    event = said.event, caller = said.caller, details = %said.details,
                    error = %format_args!("{error:#}"), "not written into the audit trail"
                );
            }
            Err(_) => std::thread::sleep(PAUSE),
        }
    }
}

impl Said {
    /// What there is to write down of an event; `caller` where the event names nobody.
    pub fn of(occurrence: &Occurrence, caller: &str) -> Self {
        let Occurrence { at, event } = occurrence;
        Self {
            time: humantime::format_rfc3339_millis(*at).to_string(),
            event: event.kind().to_string(),
            caller: event.caller().unwrap_or(caller).to_owned(),
            details: event.details(),
        }
    }
}
