//! Which settings hold as soon as they change, and which from the next start on.
//!
//! The one table of it: what a reload warns of, what administration tells, and the documentation
//! go by it.

use super::settings::Settings;
use crate::records;

/// Settings and sections that are read once, when the host starts.
pub const AT_START: &[&str] = &[
    "plugin_dirs",
    "locked",
    "lock_file",
    "model.folder",
    "model.train_every",
    "model.train_hours",
    "templates.history_versions",
    "templates.history_dir",
    "runtime",
    "records",
    "sessions",
    "watch",
    "backup",
    "log.format",
    "traces",
    "audit",
    "webhooks",
    "server.concurrency",
    "server.queue",
    "server.queue_wait_ms",
    "server.memory_watermark_mb",
    "server.batch_prompts",
    "server.grace_ms",
    "server.reload_deadline_ms",
    "http.listen",
    "http.unix",
    "http.keep_alive_s",
    "http.tls_certificate",
    "http.tls_key",
    "metrics",
    "admin",
    "rate_limits",
];

/// Exceptions in these sections, which hold at once.
const AT_ONCE: &[&str] = &["records.capture", "records.clients", "records.redact_secrets", "records.redact"];

/// Whether a change of the setting `path` holds at once.
pub fn holds_at_once(path: &str) -> bool {
    let is_below = |section: &&str| {
        path.strip_prefix(*section).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
    };
    AT_ONCE.iter().any(is_below) || !AT_START.iter().any(is_below)
}

/// Those of [`AT_START`] that differ.
pub fn waiting_for_a_start(before: &Settings, next: &Settings) -> Vec<&'static str> {
    let differs = |section: &&str| match *section {
        "plugin_dirs" => before.plugin_dirs != next.plugin_dirs,
        "locked" => before.locked != next.locked,
        "lock_file" => before.lock_file != next.lock_file,
        "model.folder" => before.model.folder != next.model.folder,
        "model.train_every" => before.model.train_every != next.model.train_every,
        "model.train_hours" => before.model.train_hours != next.model.train_hours,
        "templates.history_versions" => before.templates.history_versions != next.templates.history_versions,
        "templates.history_dir" => before.templates.history_dir != next.templates.history_dir,
        "runtime" => before.runtime != next.runtime,
        "records" => where_records_go(before) != where_records_go(next),
        "sessions" => before.sessions != next.sessions,
        "watch" => before.watch != next.watch,
        "backup" => before.backup != next.backup,
        "log.format" => before.log.format != next.log.format,
        "traces" => before.traces != next.traces,
        "audit" => before.audit != next.audit,
        "webhooks" => before.webhooks != next.webhooks,
        "server.concurrency" => before.server.concurrency != next.server.concurrency,
        "server.queue" => before.server.queue != next.server.queue,
        "server.queue_wait_ms" => before.server.queue_wait_ms != next.server.queue_wait_ms,
        "server.memory_watermark_mb" => before.server.memory_watermark_mb != next.server.memory_watermark_mb,
        "server.batch_prompts" => before.server.batch_prompts != next.server.batch_prompts,
        "server.grace_ms" => before.server.grace_ms != next.server.grace_ms,
        "server.reload_deadline_ms" => before.server.reload_deadline_ms != next.server.reload_deadline_ms,
        "http.listen" => before.http.listen != next.http.listen,
        "http.unix" => before.http.unix != next.http.unix,
        "http.keep_alive_s" => before.http.keep_alive_s != next.http.keep_alive_s,
        "http.tls_certificate" => before.http.tls_certificate != next.http.tls_certificate,
        "http.tls_key" => before.http.tls_key != next.http.tls_key,
        "metrics" => before.metrics != next.metrics,
        "admin" => before.admin != next.admin,
        "rate_limits" => before.rate_limits != next.rate_limits,
        // Whoever adds a line to the table adds one here; a test sees to it.
        _ => false,
    };
    AT_START.iter().filter(|section| differs(section)).copied().collect()
}

/// Of the settings of records, those that hold from the next start on.
fn where_records_go(settings: &Settings) -> records::Settings {
    let records::Settings { capture, clients, redact_secrets, redact, .. } = records::Settings::default();
    records::Settings { capture, clients, redact_secrets, redact, ..settings.records.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::logging::LogFormat;

    #[test]
    fn what_holds_at_once_is_told_by_section_and_exception() {
        for (path, at_once) in [
            ("improve.apply", true),
            ("plugins.tidy.enabled", true),
            ("records.capture", true),
            ("records.clients.acme", true),
            ("records.redact", true),
            ("records.batch", false),
            ("records.pool.max", false),
            ("identity.tokens[0].name", true),
            ("http.max_connections", true),
            ("http.listen[0]", false),
            ("server.call_deadline_ms", true),
            ("server.concurrency", false),
            ("logs", true),
        ] {
            assert_eq!(holds_at_once(path), at_once, "{path}");
        }
    }

    #[test]
    fn each_line_of_the_table_is_noticed_when_it_differs() {
        let before = Settings::default();
        let mut next = Settings::default();
        next.plugin_dirs.push("x".into());
        next.locked = true;
        next.lock_file = Some("x".into());
        next.model.folder = Some("x".into());
        next.model.train_every += 1;
        next.model.train_hours += 1;
        next.templates.history_versions += 1;
        next.templates.history_dir = Some("x".into());
        next.runtime.max_concurrent_calls += 1;
        next.records.batch += 1;
        next.sessions.max_turns += 1;
        next.watch.enabled = false;
        next.backup.keep += 1;
        next.log.format = LogFormat::Json;
        next.traces.otlp_endpoint = Some("http://127.0.0.1:1".to_owned());
        next.audit.enabled = Some(true);
        next.webhooks.push(serde_json::from_value(serde_json::json!({ "url": "https://example.com" })).unwrap());
        next.server.concurrency += 1;
        next.server.queue += 1;
        next.server.queue_wait_ms += 1;
        next.server.memory_watermark_mb = Some(1);
        next.server.batch_prompts += 1;
        next.server.grace_ms += 1;
        next.server.reload_deadline_ms += 1;
        next.http.listen.push(([127, 0, 0, 1], 0).into());
        next.http.unix.push("x".into());
        next.http.keep_alive_s += 1;
        next.http.tls_certificate = Some("x".into());
        next.http.tls_key = Some("x".into());
        next.metrics.otlp_interval_ms += 1;
        next.admin.debug_info = true;
        next.rate_limits.max_clients += 1;
        assert_eq!(waiting_for_a_start(&before, &next), AT_START);
        let mut at_once = Settings::default();
        at_once.records.redact.push("x".to_owned());
        at_once.server.page_size += 1;
        at_once.http.cors = true;
        at_once.identity.leeway_s += 1;
        assert!(waiting_for_a_start(&before, &at_once).is_empty());
    }
}
