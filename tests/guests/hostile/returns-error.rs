//! Gives up politely.

use prompt_host_guests::{Document, Findings, RuleGuest, export_rule_plugin};

struct ReturnsError;

impl RuleGuest for ReturnsError {
    const ID: &'static str = "returns-error";

    fn check(_document: Document) -> Findings {
        Err("this prompt is beyond me".to_owned())
    }
}

export_rule_plugin!(ReturnsError);
