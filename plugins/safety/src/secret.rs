//! The rule `secret`.

mod assignment;
mod base64;
mod bytes;
mod card;
mod example;
mod header;
mod iban;
mod jwt;
mod kind;
mod private_key;
mod service;
mod spoken;
mod suffix;
mod telegram;
mod token;
mod url;
mod walk;

use prompt_host_plugin::{Applicability, Document, Edit, Finding, Phase, Rule, RuleInfo, Span, host};

use crate::attached::attachments;
use kind::Kind;
use walk::secrets;

#[doc = include_str!("../docs/secret.md")]
pub(crate) struct Secret;

/// A place that gives something away.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Leak {
    span: Span,
    kind: &'static Kind,
}

/// Nobody reads more of them, and a dump of keys must not fill the answer.
const MOST: usize = 50;

/// As many as one answer may hold, with room for other rules.
const MOST_REDACTED: usize = 5_000;

/// The operator's setting that turns the reports into edits.
const REDACT: &str = "redact";

impl Rule for Secret {
    fn describe(&self) -> RuleInfo {
        RuleInfo::new(
            "secret",
            "Reports keys, tokens, passwords and card numbers; takes them out only where the operator wants it.",
        )
        .phase(Phase::Normalize)
        .safe()
        .weight(0.0)
        .source(
            "OWASP Top 10 for LLM Applications 2025, LLM02 Sensitive Information Disclosure: \
             https://genai.owasp.org/llmrisk/llm022025-sensitive-information-disclosure/",
        )
        .documentation(include_str!("../docs/secret.md"))
    }

    fn check(&self, document: &Document) -> Vec<Finding> {
        let mut leaks = secrets(&document.text).peekable();
        let redact = leaks.peek().is_some() && host::setting(REDACT).as_deref() == Some("true");
        // What is to be taken out goes to the last one, however many there are.
        let most = if redact { MOST_REDACTED } else { MOST };
        let here = leaks.take(most).map(|leak| finding(&document.text, leak, redact));
        let attached = attachments(document).filter_map(|(name, text)| {
            let leak = secrets(text).next()?;
            let place = document.text.len();
            let message = format!("the attachment `{name}` holds {}", message(text, leak));
            Some(Finding::flag(Span::new(place, place), message))
        });
        here.chain(attached.take(MOST)).collect()
    }
}

fn finding(text: &str, leak: Leak, redact: bool) -> Finding {
    let message = message(text, leak);
    if !redact {
        return Finding::flag(leak.span, message);
    }
    let edit = Edit { span: leak.span, replacement: leak.kind.placeholder.to_owned() };
    let applicability = Some(Applicability::Safe);
    Finding { applicability, ..Finding::edit(leak.span, vec![edit], message) }
}

/// Says what was found, never the secret itself: a report may be logged and shown.
fn message(text: &str, leak: Leak) -> String {
    let name = leak.kind.name;
    let end = leak.kind.shown_end(leak.span.of(text));
    let which = if end.is_empty() { String::new() } else { format!(" that ends in `{end}`") };
    format!("{name}{which}: the model and its logs would see it; take it out, and replace it if it was sent before")
}

#[cfg(test)]
mod tests;
