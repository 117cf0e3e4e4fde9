//! A deletion that leaves good prose behind.

use prompt_host_plugin::guards::{is_fiction_or_message, works_on_given_text};
use prompt_host_plugin::{Document, Finding, Phase, Rule, RuleInfo, plugin, word_list};

struct Urgency;

word_list! {
    // Lowercase, and sorted by their first byte.
    static HURRY = ["as fast as you can", "as soon as possible", "asap", "urgently"];
}

impl Rule for Urgency {
    fn describe(&self) -> RuleInfo {
        RuleInfo::new("urgency", "Deletes pressure of time, which a model does not feel.")
            .phase(Phase::Clarify)
            .safe()
            .source("House rules")
            .documentation("Deletes `ASAP` and its kind, except in letters, stories and text to work on.")
    }

    fn check(&self, document: &Document) -> Vec<Finding> {
        if is_fiction_or_message(document) || works_on_given_text(document) {
            return Vec::new();
        }
        HURRY
            .find(&document.text)
            .filter(|hit| !document.is_protected(hit.span))
            .map(|hit| Finding::remove(document, hit.span, "A model answers as fast as it can anyway."))
            .collect()
    }
}

plugin! { id: "hurry", title: "Hurry", summary: "Rules about haste.", rules: [Urgency] }
