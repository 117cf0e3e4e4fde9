//! Edits a span that ends before it starts; silent on an empty prompt.

use prompt_host_guests::{Document, Findings, RuleGuest, edit, edits, export_rule_plugin, span};

struct LiesReversedSpan;

impl RuleGuest for LiesReversedSpan {
    const ID: &'static str = "lies-reversed-span";

    fn check(document: Document) -> Findings {
        if document.text.is_empty() {
            return Ok(Vec::new());
        }
        let backwards = span(document.text.len(), 0);
        Ok(vec![edits(Self::CODE, backwards, vec![edit(backwards, "lie")])])
    }
}

export_rule_plugin!(LiesReversedSpan);
