//! The control protocol's messages.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::plugin::PluginId;
use crate::records::Feedback;
use crate::server::admin::What;
use crate::server::guard::Outcome;

/// The version of the protocol. A host refuses any other.
pub const VERSION: u32 = 1;

/// The longest request, bytes.
pub const MAX_REQUEST_BYTES: usize = 8 << 20;

/// One request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// [`VERSION`].
    pub v: u32,
    /// What to do.
    #[serde(flatten)]
    pub command: Command,
}

/// What a host can be told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "command", rename_all = "kebab-case")]
pub enum Command {
    /// Answers [`Status`].
    Status,
    /// Answers [`PluginList`](crate::server::PluginList).
    PluginsList,
    /// Answers [`PluginDetail`](crate::server::PluginDetail).
    PluginsInspect {
        /// The plugin's id.
        id: String,
    },
    /// Reads the plugin folders again; answers the reload's report.
    PluginsReload,
    /// Lets the version of a plugin serve that runs beside another; answers the reload's report.
    PluginsPromote {
        /// The plugin's id.
        id: PluginId,
    },
    /// Takes that version away; answers the reload's report.
    PluginsRollback {
        /// The plugin's id.
        id: PluginId,
    },
    /// Answers a [`HealthReport`](crate::health::HealthReport).
    Health,
    /// Answers [`HostStatus`](crate::server::admin::HostStatus).
    HostStatus,
    /// Answers the requests in flight, as [`RequestList`](crate::server::admin::RequestList).
    Requests,
    /// Reads again what is named, all of it or nothing; answers
    /// [`ReloadOutcome`](crate::server::admin::ReloadOutcome).
    Reload {
        /// What.
        what: What,
    },
    /// Logs by another filter, or only says by which; answers [`LogLevel`].
    LogLevel {
        /// A level or levels by module; none changes nothing.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        filter: Option<String>,
    },
    /// Answers a [`Receipt`](crate::records::Receipt).
    Feedback {
        /// What is said, and of which record.
        feedback: Feedback,
    },
    /// Answers [`SessionList`](crate::server::SessionList), of all clients.
    SessionsList,
    /// Answers a [`Session`](crate::records::sessions::Session).
    SessionsShow {
        /// What the client calls it.
        id: String,
        /// Whose it is, empty for clients without a name; may be left out where only one
        /// client has such a session.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        client: Option<String>,
    },
    /// Forgets a session; answers [`SessionEnded`](crate::server::SessionEnded).
    SessionsEnd {
        /// As for `SessionsShow`.
        id: String,
        /// As for `SessionsShow`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        client: Option<String>,
    },
}

/// One answer: `{"ok": …}` or `{"error": …}`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Answer {
    /// It was done; what the command promises.
    Ok(Value),
    /// It was not done.
    Error(Refusal),
}

impl Outcome for Answer {
    fn outcome(&self) -> &'static str {
        match self {
            Self::Ok(_) => "done",
            Self::Error(_) => "failed",
        }
    }
}

/// Why a command was not done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// For programs.
    pub code: RefusalCode,
    /// For people: one sentence, with the way out.
    pub message: String,
}

/// The kinds of refusal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RefusalCode {
    /// No JSON, an unknown command, a missing field.
    BadRequest,
    /// Another version of the protocol.
    OtherVersion,
    /// No plugin with this id is loaded.
    UnknownPlugin,
    /// There is no such record here.
    UnknownRecord,
    /// There is no such session.
    UnknownSession,
    /// Several clients have such a session.
    AmbiguousSession,
    /// It took too long, or the host is at fault.
    Failed,
}

/// By which filter a host logs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogLevel {
    /// The filter that holds now.
    pub filter: String,
    /// The one before, where it was changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
}

/// How a host is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Status {
    /// Its process.
    pub pid: u32,
    /// Its version.
    pub version: String,
    /// When it started, seconds since 1970.
    pub started_at: u64,
    /// The generation that serves.
    pub generation: u64,
    /// Plugins that answer requests.
    pub active: usize,
    /// Plugins that are switched off.
    pub disabled: usize,
    /// Files that could not be loaded.
    pub failed: usize,
}

impl Command {
    /// What it changes, in a word for the audit trail; none where it only asks.
    pub(super) fn action(&self) -> Option<String> {
        match self {
            Self::PluginsReload => Some("plugins reload".to_owned()),
            Self::PluginsPromote { id } => Some(format!("plugins promote {id}")),
            Self::PluginsRollback { id } => Some(format!("plugins rollback {id}")),
            Self::LogLevel { filter: Some(filter) } => Some(format!("log-level {filter}")),
            Self::SessionsEnd { .. } => Some("sessions end".to_owned()),
            Self::Status
            | Self::PluginsList
            | Self::PluginsInspect { .. }
            | Self::Health
            | Self::HostStatus
            | Self::Requests
            // Whoever reloads publishes it, by whatever way it was asked for.
            | Self::Reload { .. }
            | Self::LogLevel { filter: None }
            | Self::Feedback { .. }
            | Self::SessionsList
            | Self::SessionsShow { .. } => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_look_as_documented() {
        let request = Request { v: 1, command: Command::PluginsInspect { id: "tidy".into() } };
        let text = r#"{"v":1,"command":"plugins-inspect","id":"tidy"}"#;
        assert_eq!(serde_json::to_string(&request).unwrap(), text);
        assert_eq!(serde_json::from_str::<Request>(text).unwrap(), request);
        let refusal = Refusal { code: RefusalCode::UnknownPlugin, message: "no".into() };
        let text = r#"{"error":{"code":"unknown-plugin","message":"no"}}"#;
        assert_eq!(serde_json::to_string(&Answer::Error(refusal)).unwrap(), text);
    }
}
