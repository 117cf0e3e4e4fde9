//! Deletes the whole prompt.

use prompt_host_guests::{Document, Findings, RuleGuest, edit, edits, export_rule_plugin, whole};

struct DeletesEverything;

impl RuleGuest for DeletesEverything {
    const ID: &'static str = "deletes-everything";

    fn check(document: Document) -> Findings {
        Ok(vec![edits(Self::CODE, whole(&document), vec![edit(whole(&document), "")])])
    }
}

export_rule_plugin!(DeletesEverything);
