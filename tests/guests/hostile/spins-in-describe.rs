//! Never says what it is: `describe` loops without end.

use prompt_host_guests::{Document, Findings, RuleGuest, RuleSet, export_rule_plugin};

struct SpinsInDescribe;

impl RuleGuest for SpinsInDescribe {
    const ID: &'static str = "spins-in-describe";

    fn describe() -> RuleSet {
        let mut turns = 0_u32;
        loop {
            turns = std::hint::black_box(turns.wrapping_add(1));
        }
    }

    fn check(_document: Document) -> Findings {
        Ok(Vec::new())
    }
}

export_rule_plugin!(SpinsInDescribe);
