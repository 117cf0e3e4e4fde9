//! Whether what came out of a case is what it wants.

use std::time::{Duration, Instant};

use serde_json::Value;
use similar::TextDiff;

use super::Trial;
use super::case::{Ask, Case, Expected, ExpectedFinding, symbols};
use super::outcome::Outcome;

/// What became of one case.
#[derive(Debug, Clone)]
pub struct Verdict {
    /// The case's name.
    pub name: String,
    /// Everything that is not as the case wants it, or as every plugin must be; nothing when
    /// all is well. Texts may have several lines.
    pub failures: Vec<String>,
    /// How long it took, all calls and the pipeline around them together.
    pub took: Duration,
    /// The case's file with what came out in place of what was expected.
    pub updated: String,
}

impl Verdict {
    /// Whether all is as it should be.
    pub fn is_good(&self) -> bool {
        self.failures.is_empty()
    }
}

impl Trial {
    /// Tries one case.
    pub async fn case(&self, case: &Case) -> Verdict {
        let started = Instant::now();
        let outcome = self.outcome(case).await;
        let took = started.elapsed();
        let updated = case.updated(outcome.text.as_deref(), &outcome.findings);
        Verdict { name: case.name.clone(), failures: failures(case, &outcome), took, updated }
    }
}

fn failures(case: &Case, outcome: &Outcome) -> Vec<String> {
    let mut failures = outcome.breaches.clone();
    match (&case.expected, &outcome.text) {
        (Expected::Text(wanted), Some(text)) if !is_same(case, wanted, text) => {
            failures.push(difference("the text is another", wanted, text));
        }
        (Expected::Text(_), None) if failures.is_empty() => {
            failures.push(format!("it failed: {}", outcome.failure.as_deref().unwrap_or("nothing says why")));
        }
        (Expected::Failure, Some(text)) => failures.push(format!("it should fail, and gives\n{}", symbols(text))),
        _ => {}
    }
    if case.language.is_some() && outcome.language != case.language {
        let (found, wanted) = (outcome.language.as_deref(), case.language.as_deref());
        failures.push(format!("the language is {}, not {}", found.unwrap_or("unknown"), wanted.unwrap_or("unknown")));
    }
    if let Some(wanted) = &case.findings {
        failures.extend(missing(wanted, &outcome.findings));
    }
    failures
}

/// Values are compared as values: how JSON is spaced does not matter.
fn is_same(case: &Case, wanted: &str, text: &str) -> bool {
    let as_json = |text: &str| serde_json::from_str::<Value>(text).ok();
    match &case.ask {
        Ask::Apply { is_json: true, .. } => as_json(wanted).is_some() && as_json(wanted) == as_json(text),
        _ => wanted == text,
    }
}

fn missing(wanted: &[ExpectedFinding], found: &[ExpectedFinding]) -> Vec<String> {
    if wanted.is_empty() && !found.is_empty() {
        return vec![format!("nothing should be found, but there is\n{}", listed(found))];
    }
    let is_there = |wanted: &&ExpectedFinding| {
        found.iter().any(|found| match (wanted, found) {
            (ExpectedFinding::Question(wanted), ExpectedFinding::Question(found)) => wanted == found,
            (ExpectedFinding::Reason(wanted), ExpectedFinding::Reason(found)) => found.contains(wanted),
            (
                ExpectedFinding::Finding { code, says },
                ExpectedFinding::Finding { code: found_code, says: found_says },
            ) => code == found_code && found_says.contains(says),
            _ => false,
        })
    };
    let gone = wanted.iter().filter(|wanted| !is_there(wanted));
    gone.map(|gone| format!("missing: {}\nfound:\n{}", line(gone), listed(found))).collect()
}

fn listed(findings: &[ExpectedFinding]) -> String {
    match findings.is_empty() {
        true => "  nothing".to_owned(),
        false => findings.iter().map(|finding| format!("  {}", line(finding))).collect::<Vec<_>>().join("\n"),
    }
}

fn line(finding: &ExpectedFinding) -> String {
    match finding {
        ExpectedFinding::Question(text) => format!("? {text}"),
        ExpectedFinding::Finding { code, says } => format!("! {code} {says}"),
        ExpectedFinding::Reason(text) => format!("! {text}"),
    }
}

/// Two texts line by line, with marks that are lost otherwise.
pub(super) fn difference(what: &str, expected: &str, found: &str) -> String {
    between(what, ("expected", expected), ("found", found))
}

/// The same of two texts with these names.
pub(super) fn between(what: &str, one: (&str, &str), other: (&str, &str)) -> String {
    let texts = (symbols(one.1), symbols(other.1));
    let diff = TextDiff::from_lines(&texts.0, &texts.1);
    format!("{what}\n{}", diff.unified_diff().missing_newline_hint(false).header(one.0, other.0))
}
