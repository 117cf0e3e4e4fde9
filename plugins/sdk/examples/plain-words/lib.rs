//! A closed list of phrases, each with what stands in its place.

use prompt_host_plugin::guards::{is_about_wording, is_fiction_or_message, quotes_itself, works_on_given_text};
use prompt_host_plugin::words::upper;
use prompt_host_plugin::{Document, Finding, Phase, Phrases, Rule, RuleInfo, plugin};

struct PlainWords;

// Lowercase, and sorted by their first byte: a wrong order does not compile.
static PLAIN: Phrases<&str> = Phrases::new(&[
    ("commence", "start"),
    ("in the event that", "if"),
    ("prior to", "before"),
    ("utilise", "use"),
    ("utilize", "use"),
]);

impl Rule for PlainWords {
    fn describe(&self) -> RuleInfo {
        RuleInfo::new("plain-words", "Puts a plain word in the place of a long one.")
            .phase(Phase::Clarify)
            .safe()
            .source("House rules")
            .documentation("`prior to` becomes `before`, except where words are the topic or given.")
    }

    fn check(&self, document: &Document) -> Vec<Finding> {
        if is_about_wording(document)
            || quotes_itself(document)
            || works_on_given_text(document)
            || is_fiction_or_message(document)
        {
            return Vec::new();
        }
        PLAIN
            .find(&document.text)
            .filter(|hit| !document.is_protected(hit.span))
            .map(|hit| {
                let plain = as_in(document.of(hit.span), hit.value);
                Finding::replace(hit.span, plain, format!("\"{}\" says no more than \"{}\".", hit.phrase, hit.value))
            })
            .collect()
    }
}

/// `word` with a capital, where `text` has one.
fn as_in(text: &str, word: &str) -> String {
    let mut letters = word.chars();
    match letters.next() {
        Some(first) if text.starts_with(char::is_uppercase) => upper(first).to_string() + letters.as_str(),
        _ => word.to_owned(),
    }
}

plugin! { id: "plain-words", title: "Plain Words", summary: "Says the same in plainer words.", rules: [PlainWords] }
