//! `health_check`, `host_status`, `show_config` and `reload`: the host as its operator sees it.

use std::fmt::Write as _;
use std::sync::Arc;

use rmcp::model::{CallToolResult, JsonObject};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Failed, answer, arguments};
use crate::health::{HealthReport, Status};
use crate::server::admin::{Administration, ConfigList, HostStatus, ReloadOutcome, RequestList, What};
use crate::server::connection::PromptHost;
use crate::telemetry::RequestRow;

/// Arguments of `host_status`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Look {
    /// What to look at.
    #[serde(default)]
    what: View,
}

/// What can be looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum View {
    /// Version, clients, protocol versions, and what the host can do.
    #[default]
    Status,
    /// The requests that are being answered now.
    Requests,
    /// Rates and what is left of them.
    RateLimits,
}

/// What `host_status` answers: what was asked for.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Seen {
    /// For `status`.
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<HostStatus>,
    /// For `requests`.
    #[serde(skip_serializing_if = "Option::is_none")]
    requests: Option<Vec<RequestRow>>,
    /// For `rate-limits`.
    #[serde(skip_serializing_if = "Option::is_none")]
    rate_limits: Option<Value>,
}

/// Arguments of `show_config`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Settings {
    /// Only settings whose names begin with this, as `improve` or `records.pool`.
    #[serde(default)]
    path: Option<String>,
}

/// Arguments of `reload`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Again {
    /// What to read again.
    #[serde(default)]
    what: What,
}

/// How everything is, without names of files and servers: it needs no special scope.
pub(super) async fn health(host: &PromptHost, given: JsonObject) -> Result<CallToolResult, Failed> {
    arguments::read::<arguments::None>(given)?;
    let report = administration(host)?.health().report().await;
    let report = report.without_messages();
    answer(vec![told(&report)], &report)
}

/// What the host is and does.
pub(super) async fn status(
    host: &PromptHost,
    given: JsonObject,
    caller: Option<&str>,
) -> Result<CallToolResult, Failed> {
    let Look { what } = arguments::read(given)?;
    let admin = administration(host)?;
    let mut seen = Seen { status: None, requests: None, rate_limits: None };
    let text = match what {
        View::Status => {
            let status = admin.status().await;
            let text = format!(
                "version {}, up {} s, {}, generation {}, {} requests in flight",
                status.version, status.uptime_seconds, status.health, status.generation, status.requests_in_flight
            );
            seen.status = Some(status);
            text
        }
        View::Requests => {
            let RequestList { requests } = RequestList { requests: admin.telemetry().traffic().requests() };
            let text = format!("{} requests in flight, this one included", requests.len());
            seen.requests = Some(requests);
            text
        }
        View::RateLimits => {
            let limits = admin.rate_limits().map_err(|error| Failed(error.to_string()))?;
            let limits = serde_json::to_value(limits).map_err(|error| Failed(error.to_string()))?;
            let text = limits.to_string();
            seen.rate_limits = Some(limits);
            text
        }
    };
    note(admin, caller, "status".to_owned(), true);
    answer(vec![text], &seen)
}

/// Settings with their origin, without secrets.
pub(super) fn config(host: &PromptHost, given: JsonObject, caller: Option<&str>) -> Result<CallToolResult, Failed> {
    let Settings { path } = arguments::read(given)?;
    let admin = administration(host)?;
    let mut list: ConfigList = admin.config().map_err(|error| Failed(error.to_string()))?;
    let wanted = path.unwrap_or_default();
    list.settings.retain(|row| row.path.starts_with(&wanted));
    note(admin, caller, "config".to_owned(), true);
    let mut text = String::new();
    for row in &list.settings {
        let _ = writeln!(text, "{} = {}   # {}", row.path, row.value, row.origin);
    }
    answer(vec![text], &list)
}

/// Reads again what is named, all of it or nothing.
pub(super) async fn reload(
    host: &PromptHost,
    given: JsonObject,
    caller: Option<&str>,
) -> Result<CallToolResult, Failed> {
    let Again { what } = arguments::read(given)?;
    administration(host)?;
    let backend = Arc::clone(&host.backend);
    let caller = caller.map(str::to_owned);
    // It runs on when the caller gives up: half a reload helps nobody.
    let reloading = tokio::spawn(async move {
        let admin = backend.administration()?;
        let outcome = admin.reload(what).await;
        note(admin, caller.as_deref(), format!("reload {what}"), outcome.done);
        Some(outcome)
    });
    let outcome = reloading.await.ok().flatten();
    let outcome = outcome
        .ok_or_else(|| Failed("reload failed by a fault of the host; everything serves as before".to_owned()))?;
    answer(vec![summary(&outcome)], &outcome)
}

fn administration(host: &PromptHost) -> Result<&dyn Administration, Failed> {
    host.backend.administration().ok_or_else(|| Failed("this host cannot be administered".to_owned()))
}

fn note(admin: &dyn Administration, caller: Option<&str>, action: String, done: bool) {
    admin.administered(caller.unwrap_or("anonymous"), action, done);
}

fn told(report: &HealthReport) -> String {
    let mut text = report.status.to_string();
    for part in report.components.iter().filter(|part| part.status != Status::Healthy) {
        let _ = write!(text, "\n- {} is {} since {}", part.component.as_str(), part.status, part.since);
    }
    text
}

fn summary(outcome: &ReloadOutcome) -> String {
    let mut text = match (outcome.done, outcome.changed.is_empty()) {
        (false, _) => "nothing was changed, because of these problems:".to_owned(),
        (true, true) => "everything is as it was".to_owned(),
        (true, false) => "these changed and serve now:".to_owned(),
    };
    for line in outcome.problems.iter().chain(&outcome.changed) {
        let _ = write!(text, "\n- {line}");
    }
    for setting in &outcome.restart_needed {
        let _ = write!(text, "\n- {setting} holds from the next start on");
    }
    text
}
