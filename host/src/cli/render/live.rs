//! Running hosts as `host status`, `host reload` and `host requests` show them.

use std::fmt::Write as _;

use super::style::{ADDED, REMOVED, WARNING, painted};
use super::table::{Cell, table};
use crate::config::visible::{Visible, visible};
use crate::health::{HealthReport, Status};
use crate::server::admin::{HostStatus, ReloadOutcome, RequestList};

/// One host: what it is, how its parts are, and who is there.
pub fn status(status: &HostStatus, health: &HealthReport) -> String {
    let mut out = String::new();
    let doors: Vec<&str> =
        status.doors.iter().map(|door| door.address.as_deref().unwrap_or(door.kind.as_str())).collect();
    let clients: Vec<String> = status
        .clients
        .iter()
        .filter(|count| count.clients > 0)
        .map(|count| format!("{} {}", count.clients, count.transport))
        .collect();
    let _ = writeln!(
        out,
        "Host {} (version {}), {}, up {}: {}\n",
        status.pid,
        Visible(&status.version),
        Visible(&status.stage),
        humantime::format_duration(std::time::Duration::from_secs(status.uptime_seconds)),
        painted(colour(health.status), health.status),
    );
    let lines = [
        ("serves", doors.join(", ")),
        ("clients", if clients.is_empty() { "none connected".to_owned() } else { clients.join(", ") }),
        ("requests", format!("{} in flight", status.requests_in_flight)),
        ("generation", status.generation.to_string()),
        ("model", status.model.as_deref().map_or("none", |digest| digest.get(..12).unwrap_or(digest)).to_owned()),
    ];
    for (name, value) in lines {
        let _ = writeln!(out, "{name:<12}{}", visible(&value));
    }
    out.push('\n');
    let rows: Vec<Vec<Cell>> = health
        .components
        .iter()
        .map(|part| {
            vec![
                Cell::text(part.component.as_str()),
                Cell::text(part.status.as_str()).styled(colour(part.status)),
                Cell::text(part.since.to_string()),
                Cell::text(&part.message),
            ]
        })
        .collect();
    out.push_str(&table(&["PART", "STATUS", "SINCE", "WHAT WAS SEEN"], &rows));
    out
}

fn colour(status: Status) -> anstyle::Style {
    match status {
        Status::Healthy => ADDED,
        Status::Degraded => WARNING,
        Status::Unhealthy => REMOVED,
    }
}

/// What a reload did.
pub fn reload(pid: u32, outcome: &ReloadOutcome) -> String {
    let mut out = String::new();
    let headline = match (outcome.done, outcome.changed.is_empty()) {
        (false, _) => "nothing was changed, because of these problems",
        (true, true) => "everything is as it was",
        (true, false) => "these changed and serve now",
    };
    let _ = writeln!(out, "host {pid}: {headline}");
    for line in outcome.problems.iter().chain(&outcome.changed) {
        let _ = writeln!(out, "  {}", visible(line));
    }
    for setting in &outcome.restart_needed {
        let _ = writeln!(out, "  {} holds from the next start on", visible(setting));
    }
    out
}

/// A table of requests in flight.
pub fn requests(list: &RequestList) -> String {
    if list.requests.is_empty() {
        return "no requests in flight\n".to_owned();
    }
    let rows: Vec<Vec<Cell>> = list
        .requests
        .iter()
        .map(|row| {
            vec![
                Cell::number(Some(row.id)),
                Cell::text(&row.tool),
                Cell::text(row.client.as_deref().unwrap_or("-")),
                Cell::number(Some(row.elapsed_ms)),
                Cell::text(row.since.to_string()),
            ]
        })
        .collect();
    table(&["ID", "REQUEST", "CLIENT", "MS", "SINCE"], &rows)
}

#[cfg(test)]
mod tests {
    use super::super::testing::plain;
    use super::*;
    use crate::health::{Component, ComponentReport};
    use crate::records::UtcTime;
    use crate::server::admin::{Door, ProtocolStatus, What};
    use crate::telemetry::{ClientCount, RequestRow};

    fn time() -> UtcTime {
        "2026-11-28T10:15:00.250Z".parse().unwrap()
    }

    #[test]
    fn a_host_is_shown_with_the_parts_that_are_not_well() {
        let part = |component, status, message: &str| ComponentReport {
            component,
            status,
            message: message.to_owned(),
            latency_ms: 0.5,
            since: time(),
            last_change: None,
        };
        let health = HealthReport {
            status: Status::Degraded,
            checked: time(),
            since: time(),
            components: vec![
                part(Component::Plugins, Status::Healthy, "generation 3, 9 plugins with rules"),
                part(Component::Stores, Status::Degraded, "the store is away\u{1b}[2J"),
            ],
        };
        let door = |kind: &str, address: Option<&str>| Door { kind: kind.into(), address: address.map(str::to_owned) };
        let status = HostStatus {
            version: "0.1.0".into(),
            pid: 4711,
            started: time(),
            uptime_seconds: 3_725,
            stage: "serving".into(),
            health: Status::Degraded,
            generation: 3,
            model: Some("0123456789abcdef".into()),
            doors: vec![door("stdio", None), door("http", Some("http://127.0.0.1:8080/mcp"))],
            clients: vec![
                ClientCount { transport: "stdio".into(), clients: 1 },
                ClientCount { transport: "unix".into(), clients: 0 },
            ],
            requests_in_flight: 2,
            protocol: ProtocolStatus { supported: vec![], requests: Default::default() },
            features: vec![],
        };
        insta::assert_snapshot!(plain(&super::status(&status, &health)));
    }

    #[test]
    fn a_reload_says_what_changed_or_what_kept_it() {
        let outcome = |done, changed: &[&str], problems: &[&str], restart: &[&str]| {
            let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
            let (changed, problems, restart_needed) = (owned(changed), owned(problems), owned(restart));
            reload(7, &ReloadOutcome { what: What::All, done, changed, problems, restart_needed })
        };
        let shown = [
            outcome(true, &[], &[], &[]),
            outcome(true, &["plugin tidy", "setting improve.apply"], &[], &["http"]),
            outcome(false, &[], &["x.wasm is not WebAssembly\u{1b}[2J"], &[]),
        ];
        insta::assert_snapshot!(shown.concat());
    }

    #[test]
    fn requests_are_a_table() {
        let row = |id, tool: &str, client: Option<&str>| RequestRow {
            id,
            tool: tool.to_owned(),
            client: client.map(str::to_owned),
            since: time(),
            elapsed_ms: 12,
        };
        let list = RequestList {
            requests: vec![row(1, "improve_prompt", Some("acme\u{1b}]0;")), row(12, "tools/list", None)],
        };
        insta::assert_snapshot!(plain(&requests(&list)));
        assert_eq!(requests(&RequestList { requests: vec![] }), "no requests in flight\n");
    }
}
