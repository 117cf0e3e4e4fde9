//! Rules as `host rules` shows them.

use super::style::{ADDED, RULE, WARNING};
use super::table::{Cell, table};
use crate::cli::rules::RuleRow;
use crate::plugin::{Applicability, Phase};

/// A table of rules.
pub(in crate::cli) fn rules(rules: &[RuleRow]) -> String {
    let rows: Vec<Vec<Cell>> = rules.iter().map(row).collect();
    table(&["RULE", "PHASE", "EDITS", "LANGUAGES", "STATE", "SUMMARY"], &rows)
}

fn row(rule: &RuleRow) -> Vec<Cell> {
    let edits = match rule.applicability {
        Some(Applicability::Safe) => "safe",
        Some(Applicability::Suggested) => "suggested",
        None => "none",
    };
    let languages = if rule.languages.is_empty() { "any".to_owned() } else { rule.languages.join(", ") };
    let (state, style) = if rule.enabled { ("on", ADDED) } else { ("off", WARNING) };
    vec![
        Cell::text(format!("{}/{}", rule.plugin, rule.code)).styled(RULE),
        Cell::text(phase(rule.phase)),
        Cell::text(edits),
        Cell::text(languages),
        Cell::text(state).styled(style),
        Cell::text(&rule.summary),
    ]
}

fn phase(phase: Phase) -> &'static str {
    match phase {
        Phase::Normalize => "normalize",
        Phase::Clarify => "clarify",
        Phase::Specify => "specify",
        Phase::Structure => "structure",
        Phase::Format => "format",
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{id, plain};
    use super::*;

    #[test]
    fn rules_stand_in_columns() {
        let rule = |code: &str, applicability, languages: &[&str], enabled| RuleRow {
            plugin: id("tone"),
            code: code.to_owned(),
            summary: format!("Does {code}\u{1b}."),
            phase: Phase::Clarify,
            applicability,
            languages: languages.iter().map(|&language| language.to_owned()).collect(),
            enabled,
            source: String::new(),
        };
        let all = [
            rule("shouting", Some(Applicability::Suggested), &["en", "fr"], true),
            rule("flag", None, &[], false),
            rule("x", Some(Applicability::Safe), &[], true),
        ];
        insta::assert_snapshot!(plain(&rules(&all)));
    }
}
