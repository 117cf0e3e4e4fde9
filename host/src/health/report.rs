//! How everything is at one moment.

use std::fmt;
use std::time::Duration;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Finding;
use crate::records::UtcTime;

/// How something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// As it should be.
    Healthy,
    /// It works, and something is missing or short.
    Degraded,
    /// It does not do its main job.
    Unhealthy,
}

impl Status {
    /// Its name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Healthy => "healthy",
            Self::Degraded => "degraded",
            Self::Unhealthy => "unhealthy",
        }
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A part of the host.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Component {
    /// What clients come through.
    Protocol,
    /// The plugins, without which no prompt is improved.
    Plugins,
    /// The prompt library.
    Templates,
    /// The stores of records and sessions.
    Stores,
    /// What waits for the store of records, and the journal.
    Queue,
    /// The local model.
    Model,
    /// Room for the journal and the store.
    Disk,
    /// Memory.
    Memory,
    /// Files and sockets that may still be opened.
    FileDescriptors,
    /// How changes of files are noticed.
    Watcher,
    /// What runs beside the requests.
    Tasks,
}

impl Component {
    /// Its name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Protocol => "protocol",
            Self::Plugins => "plugins",
            Self::Templates => "templates",
            Self::Stores => "stores",
            Self::Queue => "queue",
            Self::Model => "model",
            Self::Disk => "disk",
            Self::Memory => "memory",
            Self::FileDescriptors => "file-descriptors",
            Self::Watcher => "watcher",
            Self::Tasks => "tasks",
        }
    }

    /// Whether prompts cannot be improved without it.
    fn is_essential(self) -> bool {
        matches!(self, Self::Protocol | Self::Plugins)
    }
}

/// How one part is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ComponentReport {
    /// Which part.
    pub component: Component,
    /// How it is.
    pub status: Status,
    /// What was seen, and the way out where it is not well. Empty for callers that need not know.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub message: String,
    /// How long looking took, milliseconds.
    pub latency_ms: f64,
    /// Since when it has had this status, as far as somebody looked.
    pub since: UtcTime,
    /// When its status last changed; null when it has not since the host started.
    pub last_change: Option<UtcTime>,
}

/// How everything is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct HealthReport {
    /// The whole: unhealthy when prompts cannot be improved, degraded when anything is not well.
    pub status: Status,
    /// When somebody looked.
    pub checked: UtcTime,
    /// Since when the whole has had this status.
    pub since: UtcTime,
    /// Each part.
    pub components: Vec<ComponentReport>,
}

impl HealthReport {
    /// What is said before anybody has looked.
    pub(super) fn unknown(components: impl Iterator<Item = Component>) -> Self {
        let now = UtcTime::now();
        let part = |component| ComponentReport {
            component,
            status: Status::Healthy,
            message: "nobody has looked yet".to_owned(),
            latency_ms: 0.0,
            since: now,
            last_change: None,
        };
        Self { status: Status::Healthy, checked: now, since: now, components: components.map(part).collect() }
    }

    /// The report after this one, of what was `seen` at `now`.
    pub(super) fn followed_by(&self, seen: Vec<(Component, Finding, Duration)>, now: UtcTime) -> Self {
        let part = |(component, Finding { status, message }, took): (Component, Finding, Duration)| {
            let before = self.component(component).filter(|before| before.status == status);
            let (since, last_change) = before.map_or((now, Some(now)), |before| (before.since, before.last_change));
            let latency_ms = (took.as_secs_f64() * 1e6).round() / 1e3;
            ComponentReport { component, status, message, latency_ms, since, last_change }
        };
        let components: Vec<ComponentReport> = seen.into_iter().map(part).collect();
        let weight = |part: &ComponentReport| match part.status {
            Status::Unhealthy if !part.component.is_essential() => Status::Degraded,
            status => status,
        };
        let status = components.iter().map(weight).max().unwrap_or(Status::Healthy);
        let since = if status == self.status { self.since } else { now };
        Self { status, checked: now, since, components }
    }

    /// How a part is.
    pub fn component(&self, component: Component) -> Option<&ComponentReport> {
        self.components.iter().find(|part| part.component == component)
    }

    /// What is not well, the worst first.
    pub fn reason(&self) -> String {
        let mut parts: Vec<&ComponentReport> =
            self.components.iter().filter(|part| part.status != Status::Healthy).collect();
        parts.sort_by_key(|part| std::cmp::Reverse((part.component.is_essential(), part.status)));
        let said: Vec<String> =
            parts.iter().map(|part| format!("{}: {}", part.component.as_str(), part.message)).collect();
        if said.is_empty() { "all is well".to_owned() } else { said.join("; ") }
    }

    /// The same without what was seen: for callers that need not know names of files and servers.
    pub fn without_messages(&self) -> Self {
        let quiet = |part: &ComponentReport| ComponentReport { message: String::new(), ..part.clone() };
        Self { components: self.components.iter().map(quiet).collect(), ..self.clone() }
    }
}
