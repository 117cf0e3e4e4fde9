//! Edits text behind the end of the prompt.

use prompt_host_guests::{Document, Findings, RuleGuest, edit, edits, export_rule_plugin, span};

struct LiesOutOfRange;

impl RuleGuest for LiesOutOfRange {
    const ID: &'static str = "lies-out-of-range";

    fn check(document: Document) -> Findings {
        let end = document.text.len();
        let nowhere = [span(end, end + 10), span(end + 1, end + 1), span(0, usize::MAX)];
        Ok(nowhere.into_iter().map(|at| edits(Self::CODE, at, vec![edit(at, "lie")])).collect())
    }
}

export_rule_plugin!(LiesOutOfRange);
