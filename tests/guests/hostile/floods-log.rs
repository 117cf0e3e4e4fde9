//! Writes a million lines to the log, then answers as if nothing were.

use prompt_host_guests::{Document, Findings, RuleGuest, export_rule_plugin, log, says};

struct FloodsLog;

impl RuleGuest for FloodsLog {
    const ID: &'static str = "floods-log";

    fn check(document: Document) -> Findings {
        for _ in 0..1_000_000 {
            log::log(log::Level::Error, "look at me");
        }
        Ok(vec![says(Self::CODE, &document, "wrote a million lines".to_owned())])
    }
}

export_rule_plugin!(FloodsLog);
