//! Cannot even say what it is: `describe` traps.

use prompt_host_guests::{Document, Findings, RuleGuest, RuleSet, export_rule_plugin};

struct TrapsInDescribe;

impl RuleGuest for TrapsInDescribe {
    const ID: &'static str = "traps-in-describe";

    fn describe() -> RuleSet {
        std::process::abort()
    }

    fn check(_document: Document) -> Findings {
        Ok(Vec::new())
    }
}

export_rule_plugin!(TrapsInDescribe);
