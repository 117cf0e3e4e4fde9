//! A rule for one language, which is never asked about another.

use prompt_host_plugin::guards::{is_about_wording, is_fiction_or_message, works_on_given_text};
use prompt_host_plugin::words::upper;
use prompt_host_plugin::{Document, Finding, Phase, Phrases, Rule, RuleInfo, plugin};

struct Abbreviations;

static ABBREVIATIONS: Phrases<&str> =
    Phrases::new(&[("bzgl.", "bezüglich"), ("ggf.", "gegebenenfalls"), ("inkl.", "inklusive"), ("zzgl.", "zuzüglich")]);

impl Rule for Abbreviations {
    fn describe(&self) -> RuleInfo {
        RuleInfo::new("abbreviations", "Writes German abbreviations out.")
            .phase(Phase::Clarify)
            .languages(&["de"])
            .suggested()
            .source("House rules")
            .documentation("`ggf.` becomes `gegebenenfalls`.")
    }

    fn check(&self, document: &Document) -> Vec<Finding> {
        if is_about_wording(document) || is_fiction_or_message(document) || works_on_given_text(document) {
            return Vec::new();
        }
        ABBREVIATIONS
            .find(&document.text)
            .filter(|hit| !document.is_protected(hit.span))
            .map(|hit| {
                let mut whole = (*hit.value).to_owned();
                if let (true, Some(first)) =
                    (document.of(hit.span).starts_with(char::is_uppercase), whole.chars().next())
                {
                    whole.replace_range(..first.len_utf8(), &upper(first).to_string());
                }
                Finding::replace(hit.span, whole, "Ausgeschrieben ist es eindeutig.")
            })
            .collect()
    }
}

plugin! {
    id: "german-abbreviations",
    title: "German Abbreviations",
    summary: "Writes German abbreviations out.",
    rules: [Abbreviations],
}
