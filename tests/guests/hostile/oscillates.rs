//! Never settles: `left` becomes `right`, and `right` becomes `left`.

use prompt_host_guests::{Document, Findings, RuleGuest, export_rule_plugin, replaces};

struct Oscillates;

impl RuleGuest for Oscillates {
    const ID: &'static str = "oscillates";

    fn check(document: Document) -> Findings {
        let mut findings = replaces(Self::CODE, &document, "left", "right");
        findings.extend(replaces(Self::CODE, &document, "right", "left"));
        Ok(findings)
    }
}

export_rule_plugin!(Oscillates);
