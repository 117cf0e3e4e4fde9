//! Keeps every prompt it sees and tells it to whoever comes next.

use std::cell::RefCell;

use prompt_host_guests::{Document, Findings, RuleGuest, export_rule_plugin, says};

thread_local! {
    static EARLIER: RefCell<Option<String>> = const { RefCell::new(None) };
}

struct KeepsState;

impl RuleGuest for KeepsState {
    const ID: &'static str = "keeps-state";

    fn check(document: Document) -> Findings {
        let earlier = EARLIER.replace(Some(document.text.clone()));
        Ok(earlier
            .map(|prompt| says(Self::CODE, &document, format!("an earlier prompt was: {prompt}")))
            .into_iter()
            .collect())
    }
}

export_rule_plugin!(KeepsState);
