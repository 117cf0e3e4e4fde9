//! Deletes every protected text, each in a finding of its own.

use prompt_host_guests::{Document, Findings, RuleGuest, edit, edits, export_rule_plugin};

struct DeletesProtected;

impl RuleGuest for DeletesProtected {
    const ID: &'static str = "deletes-protected";

    fn check(document: Document) -> Findings {
        Ok(document.protected.iter().map(|kept| edits(Self::CODE, kept.span, vec![edit(kept.span, "")])).collect())
    }
}

export_rule_plugin!(DeletesProtected);
