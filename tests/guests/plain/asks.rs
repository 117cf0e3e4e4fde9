//! Asks one question about every prompt and changes nothing.

use prompt_host_guests::{Document, Finding, Findings, RuleGuest, export_rule_plugin, question, says};

struct Asks;

impl RuleGuest for Asks {
    const ID: &'static str = "asks";

    fn check(document: Document) -> Findings {
        let finding = says(Self::CODE, &document, "the prompt does not say which file it is about".to_owned());
        Ok(vec![Finding { question: Some(question("Which file do you mean?")), ..finding }])
    }
}

export_rule_plugin!(Asks);
