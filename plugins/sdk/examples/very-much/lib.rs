//! One rule, of which some findings are sure and others are not.

use prompt_host_plugin::guards::{is_about_wording, is_fiction_or_message, works_on_given_text};
use prompt_host_plugin::words::{eq_fold, is_any, word_after, word_before};
use prompt_host_plugin::{Document, Finding, Phase, Rule, RuleInfo, Span, plugin};

struct Very;

impl Rule for Very {
    fn describe(&self) -> RuleInfo {
        RuleInfo::new("very", "Deletes `very` where it strengthens nothing.")
            .phase(Phase::Clarify)
            .languages(&["en"])
            // The surest of its edits: the second of two.
            .safe()
            .source("House rules")
            .documentation("`very very large` loses one `very`; the other is only suggested to go.")
    }

    fn check(&self, document: &Document) -> Vec<Finding> {
        if is_about_wording(document) || is_fiction_or_message(document) || works_on_given_text(document) {
            return Vec::new();
        }
        document.find("very").filter_map(|very| self.one(document, very)).collect()
    }
}

impl Very {
    fn one(&self, document: &Document, very: Span) -> Option<Finding> {
        let (before, after) = (word_before(&document.text, very.from()), word_after(&document.text, very.to()));
        // "the very first", "not very fast" and "very much" say something else.
        let is_needed =
            is_any(before, &["at", "not", "of", "so", "the", "this"]) || is_any(after, &["", "first", "last", "much"]);
        if is_needed || document.is_protected(very) {
            return None;
        }
        Some(if eq_fold(after, "very") {
            Finding::remove(document, very, "One `very` says as much as two.")
        } else {
            Finding::remove(document, very, "`very` rarely makes a demand clearer.").suggested()
        })
    }
}

plugin! { id: "very-much", title: "Very Much", summary: "Rules about words that strengthen others.", rules: [Very] }
