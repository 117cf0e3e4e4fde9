//! The next version of `echo`, to swap it for: "hello" becomes "hey".

use prompt_host_guests::{Document, Findings, RuleGuest, export_rule_plugin, replaces};

struct Echo;

impl RuleGuest for Echo {
    const ID: &'static str = "echo";
    const CODE: &'static str = "shout-hello";
    const VERSION: &'static str = "0.2.0";

    fn check(document: Document) -> Findings {
        Ok(replaces(Self::CODE, &document, "hello", "hey"))
    }
}

export_rule_plugin!(Echo);
