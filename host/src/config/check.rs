//! What a value may be beyond its type: ranges, filters, names.
//!
//! The table of ranges is the only place that has them: checks, messages and the JSON
//! Schema all read it.

use std::fmt;

use super::node::{Node, Value};
use super::path::{SettingPath, Step};
use super::problem::Problem;
use crate::plugin::identity::is_kebab_case;
use crate::records::PoolSettings;

/// What a number may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// The section: `limits` stands for every plugin's own limits too, `pool` for `records.pool`,
    /// `rate` for every rate of `rate_limits`, `webhooks` for each of them, `storage_grant` and its
    /// like for the sections of `plugins.ID.grants`.
    pub section: &'static str,
    /// The setting in it.
    pub key: &'static str,
    /// The least.
    pub min: i64,
    /// The most.
    pub max: i64,
    /// Of what.
    pub unit: &'static str,
}

impl fmt::Display for Range {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} to {} {}", self.min, self.max, self.unit)
    }
}

const fn range(section: &'static str, key: &'static str, min: i64, max: i64, unit: &'static str) -> Range {
    Range { section, key, min, max, unit }
}

const KIB: i64 = 1 << 10;
const MIB: i64 = 1 << 20;
const GIB: i64 = 1 << 30;

/// Every number's range.
pub const RANGES: &[Range] = &[
    range("limits", "deadline_ms", 1, 60_000, "milliseconds"),
    range("limits", "memory_bytes", 64 * KIB, GIB, "bytes"),
    range("limits", "output_bytes", KIB, 64 * MIB, "bytes"),
    range("limits", "findings", 1, 100_000, "findings"),
    range("limits", "hostcall_bytes", 64 * KIB, GIB, "bytes"),
    range("limits", "handles", 1, 1_000_000, "handles"),
    range("limits", "log_lines", 0, 10_000, "lines"),
    range("limits", "log_line_bytes", 16, 64 * KIB, "bytes"),
    range("limits", "table_elements", 1, 32_768, "elements"),
    range("limits", "warm_renders", 0, 1_000_000, "renders"),
    range("storage_grant", "bytes", 0, GIB, "bytes"),
    range("storage_grant", "keys", 1, 1_000_000, "keys"),
    range("http_grant", "requests", 1, 1_000, "requests"),
    range("http_grant", "timeout_ms", 1, 60_000, "milliseconds"),
    range("http_grant", "request_bytes", 0, 64 * MIB, "bytes"),
    range("http_grant", "response_bytes", KIB, 64 * MIB, "bytes"),
    range("warm_grant", "sandboxes", 0, 16, "sandboxes"),
    range("warm_grant", "calls", 1, 1_000_000, "calls"),
    range("gate", "budget_ms", 100, 60_000, "milliseconds"),
    range("gate", "shadow_calls", 0, 1_000_000, "calls"),
    range("gate", "shadow_s", 1, 604_800, "seconds"),
    range("improve", "max_prompt_bytes", 1, 64 * MIB, "bytes"),
    range("improve", "deadline_ms", 1, 60_000, "milliseconds"),
    range("improve", "max_growth_bytes", 0, 64 * MIB, "bytes"),
    range("improve", "max_questions", 0, 20, "questions"),
    range("improve", "max_rounds", 2, 100, "rounds"),
    range("model", "half_life", 10, 1_000_000, "edits"),
    range("model", "train_every", 0, 1_000_000, "outcomes"),
    range("model", "train_hours", 0, 8_760, "hours"),
    range("templates", "cache_bytes", 0, 64 * GIB, "bytes"),
    range("templates", "history_versions", 0, 10_000, "versions"),
    range("templates", "cache_ttl_s", 1, 31_536_000, "seconds"),
    range("records", "fsync_interval_ms", 1, 60_000, "milliseconds"),
    range("records", "batch", 1, 1_000, "records"),
    range("records", "batch_wait_ms", 10, 600_000, "milliseconds"),
    range("records", "queue", 1, 1_000_000, "records"),
    range("records", "keep_days", 0, 36_500, "days"),
    range("pool", "min", 0, 1_000, "connections"),
    range("pool", "max", 1, 1_000, "connections"),
    range("pool", "wait_ms", 1, 600_000, "milliseconds"),
    range("pool", "idle_ms", 1_000, 86_400_000, "milliseconds"),
    range("pool", "query_ms", 1, 3_600_000, "milliseconds"),
    range("sessions", "ttl_s", 1, 31_536_000, "seconds"),
    range("sessions", "max_sessions", 1, 1_000_000, "sessions"),
    range("sessions", "max_turns", 1, 1_000, "turns"),
    range("sessions", "max_bytes", 64 * KIB, 64 * GIB, "bytes"),
    range("sessions", "max_session_bytes", KIB, 64 * MIB, "bytes"),
    range("sessions", "context_bytes", 0, 64 * MIB, "bytes"),
    range("runtime", "max_concurrent_calls", 1, 56, "calls"),
    range("distribution", "timeout_s", 1, 86_400, "seconds"),
    range("backup", "keep", 1, 1_000, "backups"),
    range("watch", "debounce_ms", 0, 10_000, "milliseconds"),
    range("watch", "poll_interval_ms", 20, 600_000, "milliseconds"),
    range("log", "max_bytes", 0, 64 * GIB, "bytes"),
    range("log", "keep_files", 0, 1_000, "files"),
    range("audit", "max_bytes", 0, 64 * GIB, "bytes"),
    range("audit", "keep_files", 0, 100_000, "files"),
    range("webhooks", "timeout_ms", 100, 60_000, "milliseconds"),
    range("webhooks", "attempts", 1, 20, "attempts"),
    range("webhooks", "retry_ms", 10, 60_000, "milliseconds"),
    range("webhooks", "queue", 1, 10_000, "messages"),
    range("server", "concurrency", 1, 10_000, "prompts"),
    range("server", "queue", 0, 1_000_000, "requests"),
    range("server", "queue_wait_ms", 1, 600_000, "milliseconds"),
    range("server", "call_deadline_ms", 1, 600_000, "milliseconds"),
    range("server", "ask_deadline_ms", 1_000, 3_600_000, "milliseconds"),
    range("server", "batch_deadline_ms", 1, 3_600_000, "milliseconds"),
    range("server", "reload_deadline_ms", 1, 3_600_000, "milliseconds"),
    range("server", "batch_prompts", 1, 100_000, "prompts"),
    range("server", "message_bytes", 4 * KIB, GIB, "bytes"),
    range("server", "requests_in_flight", 1, 100_000, "requests"),
    range("server", "subscriptions", 0, 1_000, "subscriptions"),
    range("server", "grace_ms", 0, 600_000, "milliseconds"),
    range("server", "page_size", 1, 10_000, "entries"),
    range("server", "memory_watermark_mb", 0, 16_777_216, "MiB"),
    range("rate_limits", "max_clients", 1, 1_000_000, "clients"),
    range("rate", "requests", 0, 1_000_000, "requests"),
    range("rate", "per_s", 1, 86_400, "seconds"),
    range("rate", "burst", 0, 1_000_000, "requests"),
    range("breaker", "faults", 0, 1_000_000, "calls"),
    range("breaker", "share_percent", 0, 100, "percent"),
    range("breaker", "window_ms", 100, 86_400_000, "milliseconds"),
    range("breaker", "pause_ms", 1, 86_400_000, "milliseconds"),
    range("breaker", "max_pause_ms", 1, 604_800_000, "milliseconds"),
    range("failures", "keep", 0, 1_000, "calls"),
    range("failures", "max_bytes", 64 * KIB, 64 * GIB, "bytes"),
    range("failures", "repeat_s", 0, 31_536_000, "seconds"),
    range("http", "body_bytes", 4 * KIB, GIB, "bytes"),
    range("http", "header_bytes", 8 * KIB, MIB, "bytes"),
    range("http", "header_lines", 16, 1_000, "lines"),
    range("http", "header_timeout_ms", 10, 600_000, "milliseconds"),
    range("http", "body_timeout_ms", 10, 3_600_000, "milliseconds"),
    range("http", "write_timeout_ms", 10, 3_600_000, "milliseconds"),
    range("http", "idle_timeout_s", 1, 86_400, "seconds"),
    range("http", "max_connections", 1, 1_000_000, "connections"),
    range("http", "max_sessions", 0, 1_000_000, "sessions"),
    range("http", "session_idle_s", 1, 604_800, "seconds"),
    range("http", "keep_alive_s", 1, 3_600, "seconds"),
    range("identity", "jwks_ttl_s", 10, 86_400, "seconds"),
    range("identity", "leeway_s", 0, 600, "seconds"),
    range("metrics", "otlp_interval_ms", 100, 3_600_000, "milliseconds"),
];

/// The sections of `plugins.ID.grants` that hold numbers, and their sections in [`RANGES`].
const GRANTS: [(&str, &str); 3] = [("storage", "storage_grant"), ("http", "http_grant"), ("warm", "warm_grant")];

/// The range of the number at a path.
pub(super) fn range_of(path: &SettingPath) -> Option<&'static Range> {
    let keys = path.keys()?;
    let [.., section, key] = keys.as_slice() else { return None };
    if *section == "limits_ceiling" {
        return RANGES.iter().find(|range| range.section == "limits" && range.key == *key);
    }
    if let [.., "grants", section, key] = keys.as_slice() {
        let (_, section) = GRANTS.iter().find(|(name, _)| name == section)?;
        return RANGES.iter().find(|range| range.section == *section && range.key == *key);
    }
    let is_rate = keys.first().is_some_and(|first| *first == "rate_limits") && keys.len() > 2;
    let section = if is_rate { "rate" } else { *section };
    RANGES.iter().find(|range| range.section == section && range.key == *key)
}

/// Everything of `root` that is outside its range or no good name.
pub(super) fn problems(root: &Node) -> Vec<Problem> {
    let mut problems = Vec::new();
    const SECTIONS: [&str; 19] = [
        "limits",
        "gate",
        "improve",
        "model",
        "templates",
        "records",
        "sessions",
        "runtime",
        "backup",
        "watch",
        "log",
        "audit",
        "server",
        "http",
        "identity",
        "rate_limits",
        "breaker",
        "failures",
        "metrics",
    ];
    for section in SECTIONS {
        if let Some(node) = root.get(section) {
            ranges(&SettingPath::of_keys([section]), section, node, &mut problems);
        }
    }
    let pool = SettingPath::of_keys(["records", "pool"]);
    if let Some(node) = root.at(&pool) {
        ranges(&pool, "pool", node, &mut problems);
        problems.extend(more_than_the_most(&pool, node));
    }
    problems.extend(rates(root));
    if let Some(limits) = root.get("limits_ceiling") {
        ranges(&SettingPath::of_keys(["limits_ceiling"]), "limits", limits, &mut problems);
    }
    for plugin in root.get("plugins").map(Node::entries).unwrap_or_default() {
        let path = SettingPath::of_keys(["plugins", &plugin.key]);
        if let Some(limits) = plugin.node.get("limits") {
            ranges(&path.key("limits"), "limits", limits, &mut problems);
        }
        for (name, section) in GRANTS {
            let path = path.key("grants").key(name);
            if let Some(grant) = root.at(&path) {
                ranges(&path, section, grant, &mut problems);
            }
        }
        for rule in plugin.node.get("rules").map(Node::entries).unwrap_or_default() {
            if !is_kebab_case(&rule.key) {
                let path = path.key("rules").key(&rule.key);
                let message = format!("`{}` is no rule code", rule.key);
                let help = "codes are written as in `duplicate-instruction`";
                problems.push(Problem::of_setting(path, rule.key_origin.clone(), message).with_help(help));
            }
        }
    }
    problems.extend(level(root));
    problems.extend(sample(root));
    problems.extend(webhooks(root));
    problems.extend(targets_that_wait_for_targets(root));
    problems.extend(experiments(root));
    problems
}

fn ranges(path: &SettingPath, section: &str, node: &Node, problems: &mut Vec<Problem>) {
    for range in RANGES.iter().filter(|range| range.section == section) {
        let Some(found) = node.get(range.key) else { continue };
        let Value::Integer(value) = found.value else { continue };
        if !(range.min..=range.max).contains(&value) {
            let message = format!("expected {range}, found {}", found.described());
            problems.push(Problem::of_setting(path.key(range.key), found.origin.clone(), message));
        }
    }
}

/// A pool that would have to keep more connections open than it may have.
fn more_than_the_most(path: &SettingPath, pool: &Node) -> Option<Problem> {
    let default = PoolSettings::default();
    let number = |key: &str, default: u32| match pool.get(key).map(|node| &node.value) {
        Some(Value::Integer(number)) => *number,
        _ => i64::from(default),
    };
    let (min, max) = (number("min", default.min), number("max", default.max));
    let said = pool.get("min").filter(|_| min > max)?;
    let message = format!("expected at most `max`, which is {max}, found {min}");
    Some(Problem::of_setting(path.key("min"), said.origin.clone(), message).with_help("raise `max`, or lower `min`"))
}

/// Rates that are outside of their ranges.
fn rates(root: &Node) -> Vec<Problem> {
    let mut problems = Vec::new();
    let section = SettingPath::of_keys(["rate_limits"]);
    let Some(limits) = root.get("rate_limits") else { return problems };
    for place in ["global", "client", "address"] {
        if let Some(rate) = limits.get(place) {
            ranges(&section.key(place), "rate", rate, &mut problems);
        }
    }
    for (index, entry) in limits.get("overrides").map(Node::items).unwrap_or_default().iter().enumerate() {
        if let Some(rate) = entry.get("rate") {
            let path = section.key("overrides").join(Step::Index(index)).key("rate");
            ranges(&path, "rate", rate, &mut problems);
        }
    }
    problems
}

/// Entries of `overrides` that would have to know the target to set it.
fn targets_that_wait_for_targets(root: &Node) -> impl Iterator<Item = Problem> {
    let overrides = root.get("overrides").map(Node::items).unwrap_or_default();
    overrides.iter().enumerate().filter_map(|(index, entry)| {
        let said = |key| entry.get(key).filter(|node| node.value != Value::Null);
        let (_, target) = (said("targets")?, said("target")?);
        let path = SettingPath::of_keys(["overrides"]).join(Step::Index(index)).key("target");
        let message = "an entry that holds for some `targets` cannot set the target";
        let help = "say by `clients` or `paths` where it holds, or remove one of the two";
        Some(Problem::of_setting(path, target.origin.clone(), message).with_help(help))
    })
}

/// Experiments that compare nothing.
fn experiments(root: &Node) -> Vec<Problem> {
    const EXAMPLE: &str = "as in `{name: tone, variants: {production: 9, staging: 1}}`";
    let mut problems = Vec::new();
    for prompt in root.get("prompts").map(Node::entries).unwrap_or_default() {
        let Some(experiment) = prompt.node.get("experiment").filter(|node| node.value != Value::Null) else { continue };
        let path = SettingPath::of_keys(["prompts", &prompt.key, "experiment"]);
        let mut wrong = |path: SettingPath, node: &Node, message: String| {
            problems.push(Problem::of_setting(path, node.origin.clone(), message).with_help(EXAMPLE));
        };
        if let Some(name) =
            experiment.get("name").filter(|name| matches!(&name.value, Value::Text(text) if text.is_empty()))
        {
            wrong(path.key("name"), name, "an experiment needs a name".to_owned());
        }
        let Some(found) = experiment.get("variants") else { continue };
        let variants = found.entries();
        if variants.len() < 2 {
            let message = format!("an experiment needs at least two variants, found {}", variants.len());
            wrong(path.key("variants"), found, message);
        }
        for variant in variants {
            if matches!(variant.node.value, Value::Integer(weight) if weight < 1) {
                let message = format!("expected a weight of 1 or more, found {}", variant.node.described());
                wrong(path.key("variants").key(&variant.key), &variant.node, message);
            }
        }
        let Some(baseline) = experiment.get("baseline") else { continue };
        if let Value::Text(name) = &baseline.value
            && !variants.iter().any(|variant| variant.key == *name)
        {
            let message = format!("the baseline must be one of the variants, found {}", baseline.described());
            wrong(path.key("baseline"), baseline, message);
        }
    }
    problems
}

/// A share of requests that is none.
fn sample(root: &Node) -> Option<Problem> {
    let path = SettingPath::of_keys(["traces", "sample"]);
    let node = root.at(&path)?;
    let is_share = match node.value {
        Value::Float(share) => (0.0..=1.0).contains(&share),
        Value::Integer(share) => (0..=1).contains(&share),
        _ => true,
    };
    let message = format!("expected a share from 0 to 1, found {}", node.described());
    (!is_share).then(|| Problem::of_setting(path, node.origin.clone(), message))
}

/// Numbers of webhooks beyond their bounds, and secrets that are missing or said twice.
fn webhooks(root: &Node) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (index, webhook) in root.get("webhooks").map(Node::items).unwrap_or_default().iter().enumerate() {
        let path = SettingPath::of_keys(["webhooks"]).join(Step::Index(index));
        ranges(&path, "webhooks", webhook, &mut problems);
        let is_said = |key: &&str| webhook.get(key).is_some_and(|node| node.value != Value::Null);
        let said = ["secret", "secret_env", "secret_file"].iter().filter(|key| is_said(key)).count();
        if said != 1 {
            let message = format!("a webhook needs one secret to sign with, found {said}");
            let help = "set one of `secret`, `secret_env` and `secret_file`";
            problems.push(Problem::of_setting(path, webhook.origin.clone(), message).with_help(help));
        }
    }
    problems
}

fn level(root: &Node) -> Option<Problem> {
    let path = SettingPath::of_keys(["log", "level"]);
    let node = root.at(&path)?;
    let Value::Text(level) = &node.value else { return None };
    let error = tracing_subscriber::EnvFilter::try_new(level).err()?;
    let message = format!("expected a level or levels by module, found {}: {error}", node.described());
    let help = "allowed: off, error, warn, info, debug, trace, or as in `warn,prompt_host=debug`";
    Some(Problem::of_setting(path, node.origin.clone(), message).with_help(help))
}
