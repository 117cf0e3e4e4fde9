//! What administration answers: the same for HTTP, MCP and the control socket.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::What;
use crate::health::Status;
use crate::records::UtcTime;
use crate::server::limits::{LimitCounts, Load};
use crate::telemetry::{ClientCount, RequestRow};

/// How many requests a host takes, and took.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RateLimits {
    /// The section `rate_limits`, as it holds.
    pub settings: Value,
    /// Requests that were let through and sent away.
    pub counts: LimitCounts,
    /// Requests that are worked on, that wait, and that were sent away because too many waited.
    pub load: Load,
}

/// What a host is, what it serves and to whom.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct HostStatus {
    /// Its version.
    pub version: String,
    /// Its process.
    pub pid: u32,
    /// When it started.
    pub started: UtcTime,
    /// How long ago that is, seconds.
    pub uptime_seconds: u64,
    /// `starting`, `serving` or `stopping`.
    pub stage: String,
    /// How it is; `health_check` says why.
    pub health: Status,
    /// The generation of plugins that serves.
    pub generation: u64,
    /// The digest of the local model; null without.
    pub model: Option<String>,
    /// What clients come through.
    pub doors: Vec<Door>,
    /// Clients that are connected; over HTTP those that hold a session.
    pub clients: Vec<ClientCount>,
    /// Requests that are being answered.
    pub requests_in_flight: u64,
    /// Versions of the protocol.
    pub protocol: ProtocolStatus,
    /// What the host can do, whether it does, and what sets that.
    pub features: Vec<Feature>,
}

/// What clients come through.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Door {
    /// `stdio`, `http`, `unix`, `metrics` or `control`.
    pub kind: String,
    /// The address or the path; null for standard input and output.
    pub address: Option<String>,
}

/// Versions of the protocol.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ProtocolStatus {
    /// Those that the host speaks.
    pub supported: Vec<String>,
    /// Requests so far by the version that their clients spoke.
    pub requests: BTreeMap<String, u64>,
}

/// Something the host can do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Feature {
    /// What.
    pub name: String,
    /// Whether it does.
    pub enabled: bool,
    /// The setting or section that says so.
    pub config_path: String,
    /// Whether a change of it holds at once. Otherwise it does from the next start on.
    pub reloadable: bool,
}

/// All settings.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ConfigList {
    /// The files that they were read from, the stronger later.
    pub files: Vec<String>,
    /// Each setting.
    pub settings: Vec<ConfigRow>,
}

/// One setting as it holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ConfigRow {
    /// Its name.
    pub path: String,
    /// Its value; `***` in the place of what may be a secret.
    pub value: Value,
    /// Who set it: `default`, `user`, `project`, `environment` or `flag`.
    pub layer: String,
    /// Where: `FILE:LINE:COLUMN`, or the name of a variable or flag.
    pub origin: String,
    /// Whether a change of it holds at once. Otherwise it does from the next start on.
    pub reloadable: bool,
}

/// What a reload did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReloadOutcome {
    /// What was to be read again.
    pub what: What,
    /// Whether it was done. When it was not, nothing has changed.
    pub done: bool,
    /// What is other than before, each as a person would name it.
    pub changed: Vec<String>,
    /// What is wrong; empty when it was done.
    pub problems: Vec<String>,
    /// Settings that changed and hold from the next start on.
    pub restart_needed: Vec<String>,
}

/// Requests in flight.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RequestList {
    /// The oldest first.
    pub requests: Vec<RequestRow>,
}

/// What helps to find a fault of the host.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DebugInfo {
    /// Threads that run tasks.
    pub workers: u64,
    /// Tasks that have not ended.
    pub tasks: u64,
    /// Memory that the process holds, bytes.
    pub resident_bytes: Option<u64>,
    /// Files and sockets that it has open.
    pub open_files: Option<u64>,
    /// Its threads.
    pub threads: Option<u64>,
    /// Whether sandboxes come from a pool.
    pub is_pooled: bool,
    /// Digests of the plugins that serve, by id.
    pub plugins: BTreeMap<String, String>,
    /// What waits for the store of records, and more of it; null where nothing is kept.
    pub records: Value,
    /// Names of the variables that set something; their values are not told.
    pub variables: Vec<String>,
    /// What it was built for.
    pub target: String,
}
