//! Writes one line of 10 MiB to the log, then answers as if nothing were.

use prompt_host_guests::{Document, Findings, RuleGuest, export_rule_plugin, log, says};

struct Logs10Mib;

impl RuleGuest for Logs10Mib {
    const ID: &'static str = "logs-10-mib";

    fn check(document: Document) -> Findings {
        log::log(log::Level::Error, &"x".repeat(10 << 20));
        Ok(vec![says(Self::CODE, &document, "wrote 10 MiB in one line".to_owned())])
    }
}

export_rule_plugin!(Logs10Mib);
