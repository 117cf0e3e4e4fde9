//! Runs into `unreachable`.

use prompt_host_guests::{Document, Findings, RuleGuest, export_rule_plugin};

struct Traps;

impl RuleGuest for Traps {
    const ID: &'static str = "traps";

    fn check(_document: Document) -> Findings {
        std::process::abort()
    }
}

export_rule_plugin!(Traps);
