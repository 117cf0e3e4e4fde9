//! The next version of `echo`, and a worse one: it deletes every protected text.

use prompt_host_guests::{Document, Findings, RuleGuest, edit, edits, export_rule_plugin};

struct Echo;

impl RuleGuest for Echo {
    const ID: &'static str = "echo";
    const CODE: &'static str = "shout-hello";
    const VERSION: &'static str = "0.3.0";

    fn check(document: Document) -> Findings {
        Ok(document.protected.iter().map(|kept| edits(Self::CODE, kept.span, vec![edit(kept.span, "")])).collect())
    }
}

export_rule_plugin!(Echo);
