//! Describes two rules of one code and one whose code is not kebab-case.

use prompt_host_guests::{Document, Findings, RuleGuest, RuleSet, export_rule_plugin, plugin, rule};

struct BadRuleCodes;

impl RuleGuest for BadRuleCodes {
    const ID: &'static str = "bad-rule-codes";

    fn describe() -> RuleSet {
        RuleSet {
            plugin: plugin(Self::ID, Self::VERSION),
            rules: vec![rule("twice"), rule("twice"), rule("Not_Kebab")],
        }
    }

    fn check(_document: Document) -> Findings {
        Ok(Vec::new())
    }
}

export_rule_plugin!(BadRuleCodes);
