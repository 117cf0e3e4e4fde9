//! Tells whoever listens of calls that failed, and not more often than anybody wants to hear it.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use parking_lot::Mutex;

use crate::events::{Event, Events};
use crate::plugin::CallError;

/// The least time between two faults of one plugin that are told.
const PAUSE: Duration = Duration::from_secs(1);
/// Plugins whose last fault is remembered.
const MOST_PLUGINS: usize = 1_024;

/// Where faults are told.
#[derive(Debug, Default)]
pub(super) struct Faults {
    events: Events,
    told: Mutex<HashMap<Arc<str>, Instant>>,
}

impl Faults {
    pub(super) fn new(events: Events) -> Self {
        Self { events, told: Mutex::default() }
    }

    /// A call of `plugin` failed.
    pub(super) fn tell(&self, plugin: &Arc<str>, fault: &CallError) {
        let now = Instant::now();
        {
            let mut told = self.told.lock();
            if told.get(plugin).is_some_and(|last| now.duration_since(*last) < PAUSE) {
                return;
            }
            if told.len() >= MOST_PLUGINS {
                told.retain(|_, last| now.duration_since(*last) < PAUSE);
            }
            told.insert(Arc::clone(plugin), now);
        }
        let error = format!("{}: {}", fault.kind(), fault.without_its_words());
        self.events.publish(Event::PluginFaulted { plugin: plugin.to_string(), error });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_plugin_that_fails_all_the_time_is_told_once_in_a_while() {
        let events = Events::default();
        let mut listener = events.listen();
        let faults = Faults::new(events);
        for plugin in ["spins", "spins", "traps", "spins"] {
            faults.tell(&Arc::from(plugin), &CallError::Refused("the prompt says 1234".to_owned()));
        }
        let mut told = Vec::new();
        while let Ok(occurrence) = listener.try_recv() {
            told.push(occurrence.event.clone());
        }
        let fault =
            |plugin: &str| Event::PluginFaulted { plugin: plugin.to_owned(), error: "refused: gave up".to_owned() };
        assert_eq!(told, [fault("spins"), fault("traps")]);
    }
}
