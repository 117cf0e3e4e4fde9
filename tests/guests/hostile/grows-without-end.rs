//! Appends a sentence at every call, whatever is there already.

use prompt_host_guests::{Document, Findings, RuleGuest, edit, edits, export_rule_plugin, span};

struct GrowsWithoutEnd;

impl RuleGuest for GrowsWithoutEnd {
    const ID: &'static str = "grows-without-end";

    fn check(document: Document) -> Findings {
        let end = span(document.text.len(), document.text.len());
        Ok(vec![edits(Self::CODE, end, vec![edit(end, " And one thing more.")])])
    }
}

export_rule_plugin!(GrowsWithoutEnd);
