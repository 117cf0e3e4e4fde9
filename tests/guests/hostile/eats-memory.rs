//! Grows its only memory until somebody says no.

use prompt_host_guests::{Document, Findings, RuleGuest, export_rule_plugin};

struct EatsMemory;

impl RuleGuest for EatsMemory {
    const ID: &'static str = "eats-memory";

    fn check(_document: Document) -> Findings {
        let mut eaten: Vec<Vec<u8>> = Vec::new();
        loop {
            eaten.push(std::hint::black_box(vec![1; 1 << 20]));
        }
    }
}

export_rule_plugin!(EatsMemory);
