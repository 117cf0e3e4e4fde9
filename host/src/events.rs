//! What happens in a host that somebody may want to hear of.
//!
//! Whoever makes something happen publishes an [`Event`] on [`Events`]. Webhooks and others
//! listen and may miss what they are too slow for; the audit trail is a [`Witness`] and misses
//! nothing. No event carries what people write: no prompts, no templates, no feedback.

mod bus;

use std::fmt;
use std::time::SystemTime;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

pub use bus::{Events, Witness};

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
    /// A host began to serve.
    Started {
        /// Its version.
        version: String,
        /// Its process.
        pid: u32,
    },
    /// A host ended as it should.
    Stopped {
        /// Its process.
        pid: u32,
    },
    /// Settings have other values, in force now or from the next start on.
    SettingsChanged {
        /// Which.
        changes: Vec<SettingChange>,
    },
    /// A plugin was switched on or off.
    PluginSwitched {
        /// The plugin's id.
        plugin: String,
        /// Whether it is asked.
        enabled: bool,
    },
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

/// A setting that has another value than before. Secrets in it are masked already.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SettingChange {
    /// Its name, as in `log.level`.
    pub setting: String,
    /// The value before; null where there was none.
    pub from: Value,
    /// The value now; null where there is none.
    pub to: Value,
}

/// An event with its moment.
#[derive(Debug, Clone, PartialEq)]
pub struct Occurrence {
    /// When.
    pub at: SystemTime,
    /// What.
    pub event: Event,
}

/// The kinds of events, by the names that settings, audit lines and webhooks use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum EventKind {
    /// A host began to serve.
    Started,
    /// A host ended as it should.
    Stopped,
    /// Plugins, templates, settings or the model were read again and changed.
    Reloaded,
    /// Something new was no good, and the last good one serves.
    ReloadFailed,
    /// Settings have other values.
    SettingsChanged,
    /// A plugin was switched on or off.
    PluginSwitched,
    /// A call of a plugin failed.
    PluginFaulted,
    /// A plugin is no longer asked, is tried again, or is asked as before.
    BreakerChanged,
    /// A part of the host works better or worse than before.
    HealthChanged,
    /// Another model serves.
    ModelChanged,
    /// An operator called something.
    Administered,
    /// A backup was written or put back.
    BackedUp,
}

impl EventKind {
    /// Its name, as in `plugin-faulted`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Started => "started",
            Self::Stopped => "stopped",
            Self::Reloaded => "reloaded",
            Self::ReloadFailed => "reload-failed",
            Self::SettingsChanged => "settings-changed",
            Self::PluginSwitched => "plugin-switched",
            Self::PluginFaulted => "plugin-faulted",
            Self::BreakerChanged => "breaker-changed",
            Self::HealthChanged => "health-changed",
            Self::ModelChanged => "model-changed",
            Self::Administered => "administered",
            Self::BackedUp => "backed-up",
        }
    }
}

impl fmt::Display for EventKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Event {
    /// Which kind it is.
    pub fn kind(&self) -> EventKind {
        match self {
            Self::Started { .. } => EventKind::Started,
            Self::Stopped { .. } => EventKind::Stopped,
            Self::Reloaded { .. } => EventKind::Reloaded,
            Self::ReloadFailed { .. } => EventKind::ReloadFailed,
            Self::SettingsChanged { .. } => EventKind::SettingsChanged,
            Self::PluginSwitched { .. } => EventKind::PluginSwitched,
            Self::PluginFaulted { .. } => EventKind::PluginFaulted,
            Self::BreakerChanged { .. } => EventKind::BreakerChanged,
            Self::HealthChanged { .. } => EventKind::HealthChanged,
            Self::ModelChanged { .. } => EventKind::ModelChanged,
            Self::Administered { .. } => EventKind::Administered,
            Self::BackedUp { .. } => EventKind::BackedUp,
        }
    }

    /// Who made it happen, where the event says so.
    pub fn caller(&self) -> Option<&str> {
        match self {
            Self::Administered { caller, .. } => Some(caller),
            _ => None,
        }
    }

    /// What there is to say of it beyond its kind and its caller, as a JSON object.
    pub fn details(&self) -> Value {
        let mut details = serde_json::to_value(self).unwrap_or_default();
        if let Some(fields) = details.as_object_mut() {
            // `remove` would move the last field into the gap.
            fields.shift_remove("event");
            fields.shift_remove("caller");
        }
        details
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_event_is_told_by_kind_caller_and_details() {
        let event = Event::Administered { caller: "ops".to_owned(), action: "reload".to_owned(), done: true };
        assert_eq!((event.kind().as_str(), event.caller()), ("administered", Some("ops")));
        assert_eq!(event.details(), json!({ "action": "reload", "done": true }));
    }

    #[test]
    fn names_of_kinds_are_those_of_events_and_settings() {
        let event = Event::PluginFaulted { plugin: "tidy".to_owned(), error: "timeout".to_owned() };
        let name = event.kind().to_string();
        assert_eq!(serde_json::to_value(&event).unwrap()["event"], json!(name));
        assert_eq!(serde_json::to_value(event.kind()).unwrap(), json!(name));
    }
}
