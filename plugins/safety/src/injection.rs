//! The rule `injection`.

mod comment;
mod invisible;
mod objects;
mod orders;
mod triggers;
mod voice;
mod words;

use prompt_host_plugin::{Document, Finding, Phase, Rule, RuleInfo, Span};

use crate::attached::attachments;
use comment::{comments, speaks_to_a_model};
use invisible::{invisible, turned};
use orders::{Order, orders};
use voice::{Voices, is_code};

#[doc = include_str!("../docs/injection.md")]
pub(crate) struct Injection;

/// Nobody reads more of them, and a flood of them must not fill the answer.
const MOST: usize = 20;

/// Ends of the names of files whose authors write marks of chat templates for a living.
const PROGRAMS: &[&str] =
    &[".py", ".rs", ".js", ".ts", ".json", ".jsonl", ".jinja", ".ipynb", ".go", ".java", ".c", ".cpp", ".yaml", ".yml"];

impl Rule for Injection {
    fn describe(&self) -> RuleInfo {
        RuleInfo::new("injection", "Reports pasted text that gives the model orders, and text that nobody can see.")
            .phase(Phase::Normalize)
            .weight(3.0)
            .source(
                "OWASP Top 10 for LLM Applications 2025, LLM01 Prompt Injection: \
                 https://genai.owasp.org/llmrisk/llm01-prompt-injection/",
            )
            .documentation(include_str!("../docs/injection.md"))
    }

    fn check(&self, document: &Document) -> Vec<Finding> {
        let voices = Voices::of(document);
        let mut found = here(document, &voices);
        found.extend(attached(document));
        if found.is_empty() || voices.names_the_matter() {
            return Vec::new();
        }
        let mut sorted: Vec<Finding> = Vec::new();
        // They are few: a sort for many would be a twentieth of the component.
        for finding in found {
            let place = sorted.partition_point(|other| other.span.start <= finding.span.start);
            sorted.insert(place, finding);
        }
        sorted.truncate(MOST);
        sorted
    }
}

/// What the prompt itself holds.
fn here(document: &Document, voices: &Voices<'_>) -> Vec<Finding> {
    let text = &document.text;
    let comments = comments(text);
    let is_hidden = |span: Span| {
        let hidden = comments.get(comments.partition_point(|comment| comment.end <= span.start));
        hidden.is_some_and(|comment| comment.covers(span))
    };
    let mut line = Span::new(0, 0);
    let given = orders(text, |span| is_hidden(span) || voices.is_pasted(span)).filter_map(|(span, order)| {
        // One report is enough for a line, which may give several orders.
        if line.covers(span) || order == Order::Turn && is_code(document, span) {
            return None;
        }
        line = line_at(text, span);
        let says = if is_hidden(span) { COMMENT } else { order.says() };
        Some(Finding::flag(span, format!("{says}{ADVICE}")))
    });
    let mut found: Vec<Finding> = given.take(MOST).collect();
    found.extend(invisible(text).take(MOST).map(|(span, count)| Finding::flag(span, unseen(count))));
    found.extend(turned(text).take(MOST).map(|span| Finding::flag(span, TURNED)));
    let spoken = comments.iter().filter(|comment| {
        speaks_to_a_model(document.of(**comment)) && voices.is_pasted(**comment) && !is_code(document, **comment)
    });
    let spoken = spoken.filter(|comment| !found.iter().any(|other| comment.overlaps(other.span)));
    let spoken: Vec<Finding> =
        spoken.take(MOST).map(|comment| Finding::flag(*comment, format!("{COMMENT}{ADVICE}"))).collect();
    found.extend(spoken);
    found
}

/// What its attachments hold: one report for each, at the end of the prompt.
fn attached(document: &Document) -> Vec<Finding> {
    let end = Span::new(document.text.len(), document.text.len());
    let reports = attachments(document).filter_map(|(name, text)| {
        let program = PROGRAMS.iter().any(|program| name.ends_with(program));
        let told = orders(text, |_| true).find(|(_, order)| *order != Order::Turn || !program);
        let what = told.map(|(_, order)| order.says().to_owned());
        let what = what.or_else(|| {
            comments(text).into_iter().any(|span| speaks_to_a_model(span.of(text))).then(|| COMMENT.to_owned())
        });
        let message = what.map(|what| format!("{what}{ADVICE}"));
        let message = message.or_else(|| invisible(text).next().map(|(_, count)| unseen(count)));
        let message = message.or_else(|| turned(text).next().map(|_| TURNED.to_owned()))?;
        Some(Finding::flag(end, format!("the attachment `{name}`: {message}")))
    });
    reports.take(MOST).collect()
}

const COMMENT: &str = "a comment that readers do not see speaks to the model";

const TURNED: &str = "a character that turns round the direction of what follows, so that people read something \
                      else than the model: take it out";

/// What to do about it. The words themselves are never repeated: a report may be read by a
/// model.
const ADVICE: &str = ", and the model may obey: take it out, or set the text off and say that it is only data";

impl Order {
    fn says(self) -> &'static str {
        match self {
            Self::Dismissal => "pasted text tells the model to drop its instructions",
            Self::Persona => "pasted text tells the model to be somebody else",
            Self::Replacement => "pasted text gives the model new instructions",
            Self::Disclosure => "pasted text has the model show its own instructions",
            Self::Turn => "pasted text holds the mark of a new turn from a chat template",
            Self::Address => "pasted text speaks to the model that reads it and wants something of it",
            Self::Secrecy => "pasted text has the model keep something from you",
            Self::Leak => "pasted text has the model pass on what you said",
        }
    }
}

fn unseen(count: usize) -> String {
    format!("{count} characters in a row that nobody sees, which a model may read as orders: take them out")
}

fn line_at(text: &str, span: Span) -> Span {
    let end = text.get(span.to()..).and_then(|rest| rest.find('\n')).map_or(text.len(), |at| span.to() + at);
    Span::new(span.from(), end)
}

#[cfg(test)]
mod tests;
