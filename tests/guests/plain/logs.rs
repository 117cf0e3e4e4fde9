//! Writes two lines to the host's log and finds nothing.

use prompt_host_guests::{Document, Findings, RuleGuest, export_rule_plugin, log};

struct Logs;

impl RuleGuest for Logs {
    const ID: &'static str = "logs";

    fn check(document: Document) -> Findings {
        log::log(log::Level::Info, &format!("was asked about {} bytes", document.text.len()));
        log::log(log::Level::Warn, "found nothing to improve");
        Ok(Vec::new())
    }
}

export_rule_plugin!(Logs);
