//! {{TITLE}}: rules about haste.

use prompt_host_plugin::guards::{is_fiction_or_message, works_on_given_text};
use prompt_host_plugin::{Document, Finding, Phase, Rule, RuleInfo, plugin, word_list};

struct Urgency;

word_list! {
    // Lowercase, and sorted by their first byte.
    static HURRY = ["as fast as you can", "as soon as possible", "asap", "urgently"];
}

impl Rule for Urgency {
    fn describe(&self) -> RuleInfo {
        RuleInfo::new(
            "urgency",
            "Deletes pressure of time, which a model does not feel.",
        )
        .phase(Phase::Clarify)
        .safe()
        .source("House rules")
        .documentation(include_str!("../docs/urgency.md"))
    }

    fn check(&self, document: &Document) -> Vec<Finding> {
        if is_fiction_or_message(document) || works_on_given_text(document) {
            return Vec::new();
        }
        HURRY
            .find(&document.text)
            .filter(|hit| !document.is_protected(hit.span))
            .map(|hit| {
                Finding::remove(
                    document,
                    hit.span,
                    "A model answers as fast as it can anyway.",
                )
            })
            .collect()
    }
}

plugin! { id: "{{ID}}", title: "{{TITLE}}", summary: "Rules about haste.", rules: [Urgency] }

#[cfg(test)]
mod tests {
    use super::*;

    /// `check_natively` runs the rules without a sandbox, on a document that nobody has analysed.
    #[test]
    fn haste_goes_with_its_comma() {
        let document = Document::new("Write a parser for CSV files, ASAP.");
        let findings = check_natively(&document, &["urgency"]);
        assert_eq!(document.of(findings[0].edits[0].span), ", ASAP");
    }
}
