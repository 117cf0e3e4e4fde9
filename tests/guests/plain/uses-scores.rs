//! Asks the host's model whether the prompt needs clarification and says what it heard.

use prompt_host_guests::{Document, Findings, RuleGuest, export_rule_plugin, says, scores};

struct UsesScores;

impl RuleGuest for UsesScores {
    const ID: &'static str = "uses-scores";

    fn check(document: Document) -> Findings {
        let heard = match scores::score("needs-clarification") {
            Some(score) => format!("needs clarification: {score:.2}"),
            None => "needs clarification: unknown".to_owned(),
        };
        Ok(vec![says(Self::CODE, &document, heard)])
    }
}

export_rule_plugin!(UsesScores);
