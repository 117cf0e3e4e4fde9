//! Plugins as `host plugins` shows them.

use std::fmt::Write as _;

use super::style::{ADDED, REMOVED, WARNING};
use super::table::{Cell, table};
use crate::config::visible::visible;
use crate::plugin::{RuleSetting, State};
use crate::reload::ReloadReport;
use crate::server::{CapabilityDetail, PluginDetail, PluginList, PluginRow};

/// Hex digits of a digest that are shown.
const DIGEST_DIGITS: usize = 12;

/// A table of plugins, then what is wrong with files.
pub(crate) fn list(list: &PluginList) -> String {
    let headings = [
        "ID",
        "VERSION",
        "KIND",
        "RULES",
        "CHECKS",
        "FILTERS",
        "RENDERS",
        "DIGEST",
        "GENERATION",
        "STATE",
        "CALLS",
        "FAULTS",
        "P50 µs",
        "P99 µs",
    ];
    let rows: Vec<Vec<Cell>> = list.plugins.iter().map(row).collect();
    let mut out = table(&headings, &rows);
    let complaints: Vec<(&PluginRow, String)> =
        list.plugins.iter().filter_map(|row| Some((row, row.complaint()?))).collect();
    if !complaints.is_empty() {
        out.push('\n');
    }
    for (row, reason) in complaints {
        let name = row.id.as_ref().map_or(row.origin.as_str(), |id| id.as_str());
        let _ = writeln!(out, "{}: {}", visible(name), visible(&reason));
        out.push_str(&indented(row.details.as_deref(), 4));
    }
    out
}

/// Several lines, each for itself, so that a difference reads as one.
fn indented(details: Option<&str>, by: usize) -> String {
    details.into_iter().flat_map(str::lines).map(|line| format!("{:by$}{}\n", "", visible(line))).collect()
}

fn row(row: &PluginRow) -> Vec<Cell> {
    let text = |text: Option<&str>| Cell::text(text.unwrap_or("-"));
    let micros = |micros: Option<f64>| Cell::number(micros.map(|micros| format!("{micros:.0}")));
    let word = row.state_word();
    let style = match row.state {
        State::Active if word != state(State::Active) => WARNING,
        State::Active => ADDED,
        State::Disabled | State::Compiling => WARNING,
        State::Failed => REMOVED,
    };
    let digest: Option<String> = row.digest.as_ref().map(|digest| digest.chars().take(DIGEST_DIGITS).collect());
    let kinds: Vec<&str> = row.kinds.iter().map(|kind| kind.as_str()).collect();
    let count = |codes: &[String]| Cell::number((!kinds.is_empty()).then_some(codes.len()));
    vec![
        text(row.id.as_ref().map(|id| id.as_str())),
        text(row.version.as_deref()),
        Cell::text(if kinds.is_empty() { "-".to_owned() } else { kinds.join(", ") }),
        count(&row.rules),
        count(&row.checks),
        count(&row.filters),
        Cell::text(row.engine.as_ref().map_or_else(|| "-".to_owned(), |engine| engine.name.clone())),
        text(digest.as_deref()),
        Cell::number(row.generation),
        Cell::text(word).styled(style),
        Cell::number(Some(row.calls)),
        Cell::number(Some(row.faults)),
        micros(row.p50_us),
        micros(row.p99_us),
    ]
}

/// A state in a word.
pub(crate) fn state(state: State) -> &'static str {
    match state {
        State::Active => "active",
        State::Disabled => "disabled",
        State::Compiling => "compiling",
        State::Failed => "failed",
    }
}

/// Everything that is known of one plugin.
pub(crate) fn detail(detail: &PluginDetail) -> String {
    let mut out = String::new();
    let row = &detail.plugin;
    let id = row.id.as_ref().map_or("-", |id| id.as_str());
    let _ = writeln!(out, "{id} {}: {}", row.version.as_deref().unwrap_or("-"), visible(&detail.summary));
    let mut line = |name: &str, value: String| {
        let _ = writeln!(out, "  {name:<10} {}", visible(&value));
    };
    line("state", row.state_word().to_owned());
    if let Some(reason) = row.complaint() {
        line("reason", reason);
    }
    for more in row.details.iter().flat_map(|details| details.lines()) {
        line("", more.to_owned());
    }
    line("origin", row.origin.clone());
    line("digest", row.digest.clone().unwrap_or_default());
    line("size", format!("{} bytes", detail.size_bytes));
    line("calls", format!("{} ({} failed)", row.calls, row.faults));
    if let Some(contract) = &detail.contract {
        line("contract", contract.sentence());
    }
    line("deadline", format!("{} ms", detail.limits.deadline_ms));
    line("memory", format!("{} bytes", detail.limits.memory_bytes));
    if let Some(engine) = &row.engine {
        let endings: Vec<String> = engine.endings.iter().map(|ending| format!(".{ending}")).collect();
        line("renders", format!("{} ({})", engine.name, endings.join(", ")));
    }
    if let Some(cases) = &detail.cases {
        line(
            "cases",
            format!("{} (digest {})", cases.count, cases.digest.chars().take(DIGEST_DIGITS).collect::<String>()),
        );
    }
    for CapabilityDetail { capability, asked, reason, granted } in &detail.capabilities {
        let asked = match (asked, reason) {
            (Some(asked), Some(reason)) => format!("asks for {asked} (\"{}\"), ", reason.trim()),
            _ => String::new(),
        };
        let granted = granted.as_ref().map_or_else(
            || format!("not granted (plugins.{id}.{})", capability.setting()),
            |granted| format!("granted {granted}"),
        );
        line(capability.name(), format!("{asked}{granted}"));
    }
    line("exports", detail.exports.join(", "));
    line("imports", detail.imports.join(", "));
    if !detail.rules.is_empty() {
        out.push_str("\n  rules\n");
    }
    for rule in &detail.rules {
        let setting = match rule.setting {
            RuleSetting::On => String::new(),
            setting => format!(" ({setting})"),
        };
        let _ = writeln!(out, "    {:<24} {}{setting}", rule.code, visible(&rule.summary));
    }
    if !detail.checks.is_empty() {
        out.push_str("\n  checks\n");
    }
    for check in &detail.checks {
        let setting = if check.enabled { "" } else { " (off)" };
        let _ = writeln!(out, "    {:<24} {}{setting}", check.code, visible(&check.summary));
    }
    if !detail.filters.is_empty() {
        out.push_str("\n  filters\n");
    }
    for filter in &detail.filters {
        let arguments = match filter.arguments.is_empty() {
            true => String::new(),
            false => format!(" ({})", filter.arguments.join(", ")),
        };
        let _ = writeln!(out, "    {:<24} {}{}", filter.name, visible(&filter.summary), visible(&arguments));
    }
    out
}

/// What a reload did.
pub(crate) fn reload(pid: u32, report: &ReloadReport) -> String {
    let mut out = String::new();
    let _ = if report.changed {
        writeln!(out, "host {pid}: generation {} serves", report.generation)
    } else {
        writeln!(out, "host {pid}: nothing changed; generation {} serves", report.generation)
    };
    for id in &report.loaded {
        let _ = writeln!(out, "  loaded   {id}");
    }
    for id in &report.removed {
        let _ = writeln!(out, "  removed  {id}");
    }
    for failure in &report.failures {
        let kept = match &failure.id {
            Some(id) if failure.previous_serves => format!(" (`{id}` serves as before)"),
            _ => String::new(),
        };
        let _ = writeln!(out, "  failed   {} {}{kept}", visible(&failure.origin), visible(&failure.reason));
        out.push_str(&indented(failure.details.as_deref(), 4));
    }
    for conflict in &report.conflicts {
        let _ = writeln!(out, "  conflict {}: {}", conflict.id, visible(&conflict.reason));
    }
    out
}
