//! Answers for a rule that it never described.

use prompt_host_guests::{Document, Findings, RuleGuest, edit, edits, export_rule_plugin, whole};

struct LiesAboutCodes;

impl RuleGuest for LiesAboutCodes {
    const ID: &'static str = "lies-about-codes";

    fn check(document: Document) -> Findings {
        Ok(vec![edits("never-described", whole(&document), vec![edit(whole(&document), "lie")])])
    }
}

export_rule_plugin!(LiesAboutCodes);
