//! Waits ten seconds inside a host call, where no epoch reaches it.

use prompt_host_guests::{Document, Findings, RuleGuest, export_rule_plugin};

struct Sleeps;

impl RuleGuest for Sleeps {
    const ID: &'static str = "sleeps";

    fn check(_document: Document) -> Findings {
        std::thread::sleep(std::time::Duration::from_secs(10));
        Ok(Vec::new())
    }
}

export_rule_plugin!(Sleeps);
