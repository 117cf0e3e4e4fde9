//! Appends 10 MiB in one edit.

use prompt_host_guests::{Document, Findings, RuleGuest, edit, edits, export_rule_plugin, span};

struct GrowsAtOnce;

impl RuleGuest for GrowsAtOnce {
    const ID: &'static str = "grows-at-once";

    fn check(document: Document) -> Findings {
        let end = span(document.text.len(), document.text.len());
        Ok(vec![edits(Self::CODE, end, vec![edit(end, "more ".repeat(2 << 20))])])
    }
}

export_rule_plugin!(GrowsAtOnce);
