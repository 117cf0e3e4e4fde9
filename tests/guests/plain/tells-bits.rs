//! Tells the bits of a number that is none, after a sum that a processor may keep them in.

use prompt_host_guests::{Document, Findings, RuleGuest, export_rule_plugin, says};

struct TellsBits;

impl RuleGuest for TellsBits {
    const ID: &'static str = "tells-bits";

    fn check(document: Document) -> Findings {
        let no_number = std::hint::black_box(f64::from_bits(0x7ff8_0000_dead_beef));
        let sum = no_number + std::hint::black_box(1.0);
        Ok(vec![says(Self::CODE, &document, format!("{:016x}", sum.to_bits()))])
    }
}

export_rule_plugin!(TellsBits);
