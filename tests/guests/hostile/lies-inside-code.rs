//! Edits the middle of every stretch of protected code.

use prompt_host_guests::{Document, Findings, Protection, RuleGuest, Span, edit, edits, export_rule_plugin};

struct LiesInsideCode;

impl RuleGuest for LiesInsideCode {
    const ID: &'static str = "lies-inside-code";

    fn check(document: Document) -> Findings {
        let code = [Protection::CodeFence, Protection::CodeInline, Protection::CodeEvident];
        Ok(document
            .protected
            .iter()
            .filter(|kept| code.contains(&kept.kind))
            .map(|kept| {
                let inside = middle(&document.text, kept.span);
                edits(Self::CODE, inside, vec![edit(inside, "lie")])
            })
            .collect())
    }
}

export_rule_plugin!(LiesInsideCode);

/// The place on a character boundary next to the middle of `stretch`.
fn middle(text: &str, stretch: Span) -> Span {
    let mut at = stretch.start + (stretch.end - stretch.start) / 2;
    while !text.is_char_boundary(at as usize) {
        at += 1;
    }
    Span { start: at, end: at }
}
