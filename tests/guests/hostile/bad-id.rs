//! Has a path as its id.

use prompt_host_guests::{Document, Findings, RuleGuest, export_rule_plugin};

struct BadId;

impl RuleGuest for BadId {
    const ID: &'static str = "../evil";
    const CODE: &'static str = "bad-id";

    fn check(_document: Document) -> Findings {
        Ok(Vec::new())
    }
}

export_rule_plugin!(BadId);
