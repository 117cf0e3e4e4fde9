//! Changes what the person says, and nothing that they give.

use prompt_host_plugin::guards::{is_fiction_or_message, quotes_itself};
use prompt_host_plugin::{Document, Finding, Phase, Rule, RuleInfo, Span, plugin};

struct Marks;

impl Rule for Marks {
    fn describe(&self) -> RuleInfo {
        RuleInfo::new("marks", "Leaves one of several exclamation marks.")
            .phase(Phase::Normalize)
            .safe()
            .source("House rules")
            .documentation("`now!!!` becomes `now!`, but not in a text that the prompt gives.")
    }

    fn check(&self, document: &Document) -> Vec<Finding> {
        if is_fiction_or_message(document) || quotes_itself(document) {
            return Vec::new();
        }
        runs(&document.text)
            .filter(|run| document.is_spoken(*run) && !document.is_protected(*run))
            .map(|run| Finding::replace(run, "!", "One mark says as much as several."))
            .collect()
    }
}

/// Two or more exclamation marks in a row.
fn runs(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let rest = text.get(from..)?;
            let start = from + rest.find('!')?;
            let length = text.get(start..)?.bytes().take_while(|byte| *byte == b'!').count();
            from = start + length;
            if length > 1 {
                return Some(Span::new(start, from));
            }
        }
    })
}

plugin! { id: "calm-marks", title: "Calm Marks", summary: "Rules about marks that shout.", rules: [Marks] }
