//! Never answers: `check` loops without end, without a call to the host.

use prompt_host_guests::{Document, Findings, RuleGuest, export_rule_plugin};

struct Spins;

impl RuleGuest for Spins {
    const ID: &'static str = "spins";

    fn check(mut document: Document) -> Findings {
        loop {
            document.prior_turns = std::hint::black_box(document.prior_turns.wrapping_add(1));
        }
    }
}

export_rule_plugin!(Spins);
