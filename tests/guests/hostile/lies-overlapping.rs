//! Answers one finding whose two edits share a character; silent below three characters.

use prompt_host_guests::{Document, Findings, RuleGuest, edit, edits, export_rule_plugin, span, whole};

struct LiesOverlapping;

impl RuleGuest for LiesOverlapping {
    const ID: &'static str = "lies-overlapping";

    fn check(document: Document) -> Findings {
        let starts: Vec<usize> = document.text.char_indices().map(|(start, _)| start).take(3).collect();
        let [first, second, third] = starts[..] else { return Ok(Vec::new()) };
        let both = vec![edit(span(first, third), "lie"), edit(span(second, document.text.len()), "another lie")];
        Ok(vec![edits(Self::CODE, whole(&document), both)])
    }
}

export_rule_plugin!(LiesOverlapping);
