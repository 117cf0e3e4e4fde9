//! What happens in a host that somebody may want to hear of.
//!
//! Whoever makes something happen publishes an [`Event`]; the audit trail, webhooks and logs
//! listen. Publishing never waits and never fails.

use std::sync::Arc;
use std::time::SystemTime;

use serde::Serialize;
use tokio::sync::broadcast;

/// Events that a slow listener may be behind before it misses the oldest.
const KEPT: usize = 1_024;

/// What was read again, or changed hands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Subject {
    /// Plugins.
    Plugins,
    /// Templates.
    Templates,
    /// Settings.
    Config,
    /// The local model.
    Model,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "event", rename_all = "kebab-case")]
pub enum Event {
    /// What serves changed: plugins, templates, settings or the model.
    Reloaded {
        /// What was read again.
        subject: Subject,
        /// What changed, each as a person would name it.
        changed: Vec<String>,
    },
    /// Something new was no good, and the last good one serves.
    ReloadFailed {
        /// What was read again.
        subject: Subject,
        /// What is wrong with what.
        problems: Vec<String>,
    },
    /// A call of a plugin failed.
    PluginFaulted {
        /// The plugin's id.
        plugin: String,
        /// What happened.
        error: String,
    },
    /// A plugin is no longer asked, is tried again, or is asked as before.
    BreakerChanged {
        /// The plugin's id.
        plugin: String,
        /// `closed`, `open` or `half-open`.
        state: &'static str,
        /// Why.
        reason: String,
    },
    /// A part of the host works better or worse than before.
    HealthChanged {
        /// Which part; none for the host as a whole.
        component: Option<String>,
        /// `healthy`, `degraded` or `unhealthy`.
        from: &'static str,
        /// As `from`.
        to: &'static str,
        /// Why.
        reason: String,
    },
    /// Another model serves.
    ModelChanged {
        /// The digest of the one before; none where there was none.
        from: Option<String>,
        /// The digest of the one that serves now; none where none does.
        to: Option<String>,
        /// `promoted`, `chosen` or `rolled-back`.
        how: &'static str,
    },
    /// An operator called something.
    Administered {
        /// Who, as identity names them; `control-socket` for commands on this machine.
        caller: String,
        /// What was called.
        action: String,
        /// Whether it was done.
        done: bool,
    },
    /// A backup was written or put back.
    BackedUp {
        /// `written` or `restored`.
        how: &'static str,
        /// The archive's file.
        file: String,
    },
}

/// An event with its moment.
#[derive(Debug, Clone, PartialEq)]
pub struct Occurrence {
    /// When.
    pub at: SystemTime,
    /// What.
    pub event: Event,
}

/// Where events are published and heard. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Events {
    sender: broadcast::Sender<Arc<Occurrence>>,
}

impl Default for Events {
    fn default() -> Self {
        Self { sender: broadcast::Sender::new(KEPT) }
    }
}

impl Events {
    /// Tells all listeners.
    pub fn publish(&self, event: Event) {
        // Nobody listening is fine.
        let _ = self.sender.send(Arc::new(Occurrence { at: SystemTime::now(), event }));
    }

    /// Hears what is published from now on.
    pub fn listen(&self) -> broadcast::Receiver<Arc<Occurrence>> {
        self.sender.subscribe()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_listener_hears_what_is_published_after_it_came() {
        let events = Events::default();
        events.publish(Event::Reloaded { subject: Subject::Plugins, changed: Vec::new() });
        let mut listener = events.listen();
        let changed = Event::Reloaded { subject: Subject::Config, changed: vec!["log.level".to_owned()] };
        events.publish(changed.clone());
        assert_eq!(listener.recv().await.unwrap().event, changed);
    }
}
