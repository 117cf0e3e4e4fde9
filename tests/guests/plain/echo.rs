//! A well-behaved rule: "hello" becomes "hi".

use prompt_host_guests::{Document, Findings, RuleGuest, export_rule_plugin, replaces};

struct Echo;

impl RuleGuest for Echo {
    const ID: &'static str = "echo";
    const CODE: &'static str = "shout-hello";

    fn check(document: Document) -> Findings {
        Ok(replaces(Self::CODE, &document, "hello", "hi"))
    }
}

export_rule_plugin!(Echo);
