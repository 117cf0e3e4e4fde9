//! Panics as Rust does: a message on stderr, then a trap.

use prompt_host_guests::{Document, Findings, RuleGuest, export_rule_plugin};

struct Panics;

impl RuleGuest for Panics {
    const ID: &'static str = "panics";

    fn check(document: Document) -> Findings {
        panic!("no prompt of {} bytes is worth it", document.text.len())
    }
}

export_rule_plugin!(Panics);
