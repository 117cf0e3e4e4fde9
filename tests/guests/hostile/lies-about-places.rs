//! Names other places that are none: behind the end, within a character, and more of them than
//! a call may have findings.

use prompt_host_guests::{Document, Finding, Findings, Related, RuleGuest, edits, export_rule_plugin, span, whole};

struct LiesAboutPlaces;

impl RuleGuest for LiesAboutPlaces {
    const ID: &'static str = "lies-about-places";

    fn check(document: Document) -> Findings {
        let end = document.text.len();
        let inside = document.text.find('ë').map_or(end + 1, |at| at + 1);
        let places = if document.text.contains("everywhere") {
            vec![span(0, 0); 10_000]
        } else {
            vec![span(end, end + 10), span(inside, inside)]
        };
        let lie = |at| Related { span: at, message: "said here".to_owned() };
        let finding = edits(Self::CODE, whole(&document), Vec::new());
        Ok(vec![Finding { related: places.into_iter().map(lie).collect(), ..finding }])
    }
}

export_rule_plugin!(LiesAboutPlaces);
