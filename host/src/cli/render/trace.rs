//! A prompt's way through the pipeline, call by call.

use std::fmt::Write as _;
use std::sync::Arc;

use super::style::{ADDED, DIM, HEADING, REMOVED, RULE, WARNING, counted, painted};
use super::trial::time;
use crate::config::visible::visible;
use crate::improve::report::{Improvement, Status};
use crate::plugin::{Applicability, Finding};
use crate::trial::TracedCall;

/// Characters of a text that are shown.
const SHOWN: usize = 60;

/// Every version of the text with who was asked about it, then what became of all that was found.
pub fn trace(calls: &[TracedCall], answer: &Improvement) -> String {
    let mut out = String::new();
    let mut texts: Vec<Arc<str>> = Vec::new();
    for call in calls {
        if !texts.iter().any(|text| **text == *call.text) {
            texts.push(Arc::clone(&call.text));
        }
    }
    for (index, text) in texts.iter().enumerate() {
        let title = match index {
            0 => "The prompt".to_owned(),
            number => format!("After round {number}"),
        };
        let _ = writeln!(out, "{} {}", painted(HEADING, title), painted(DIM, quoted(text)));
        for call in calls.iter().filter(|call| *call.text == **text) {
            one(&mut out, call);
        }
        out.push('\n');
    }
    outcome(&mut out, answer);
    out
}

fn one(out: &mut String, call: &TracedCall) {
    let took = time(call.took.as_secs_f64() * 1e6);
    let asked = counted(call.codes.len(), "rule");
    match &call.answer {
        Err(error) => {
            let _ = writeln!(out, "  {} {took:>8}  {}", name(call), painted(REMOVED, visible(&error.to_string())));
        }
        Ok(findings) => {
            let _ = writeln!(out, "  {} {took:>8}  {asked}, {}", name(call), counted(findings.len(), "finding"));
            for finding in findings {
                let place = match finding.span.fits(&call.text) {
                    true => quoted(finding.span.of(&call.text)),
                    false => "(outside the text)".to_owned(),
                };
                let code = painted(RULE, visible(&finding.code));
                let _ = writeln!(out, "      {code} {place} {}", painted(DIM, visible(&proposal(finding))));
            }
        }
    }
}

fn name(call: &TracedCall) -> String {
    format!("{:<14}", call.plugin.as_str())
}

/// What a finding wants.
fn proposal(finding: &Finding) -> String {
    let edits: Vec<String> = finding.edits.iter().map(|edit| quoted(&edit.replacement)).collect();
    match (&finding.question, edits.is_empty()) {
        (Some(asked), _) => format!("asks: {}", asked.text),
        (None, true) => format!("reports: {}", finding.message),
        (None, false) => format!("→ {}", edits.join(", ")),
    }
}

fn outcome(out: &mut String, answer: &Improvement) {
    let mut section = |title: &str, lines: Vec<String>| {
        if !lines.is_empty() {
            let _ = writeln!(out, "{}", painted(HEADING, title));
            for line in lines {
                let _ = writeln!(out, "  {line}");
            }
        }
    };
    let rule = |plugin: &str, code: &str| painted(RULE, format!("{plugin}/{code}")).to_string();
    let applied = answer.changes.iter().map(|change| {
        let why = painted(ADDED, sureness(change.applicability));
        format!("{} {why}: {}", rule(change.plugin.as_str(), &change.code), visible(&change.message))
    });
    section("Applied", applied.collect());
    let shown = answer.suggestions.iter().map(|finding| {
        let why = match (finding.applicability, finding.probability) {
            (None, _) => "it proposes no edit that may be applied".to_owned(),
            (Some(_), Some(probability)) => format!("the local model expects it to be kept with {probability:.2}"),
            (Some(sure), None) => format!("it is only {}", sureness(sure)),
        };
        format!("{} {}", rule(finding.plugin.as_str(), &finding.code), painted(DIM, why))
    });
    section("Shown, not applied", shown.collect());
    let asked = answer
        .questions
        .iter()
        .map(|asked| format!("{} {}", rule(asked.plugin.as_str(), &asked.code), visible(&asked.question)));
    section("Asked", asked.collect());
    let skipped = answer.skipped.iter().map(|one| {
        let who = one.code.as_deref().map_or_else(|| one.plugin.to_string(), |code| format!("{}/{code}", one.plugin));
        format!("{} {}", painted(WARNING, who), visible(&one.reason))
    });
    section("Not used", skipped.collect());
    let status = match answer.status {
        Status::Improved => "improved",
        Status::Unchanged => "unchanged",
        Status::Fallback => "fallback",
    };
    let _ = writeln!(out, "{status} in {}", time(answer.elapsed_ms * 1e3));
}

/// How sure an edit is, in a word.
fn sureness(applicability: Applicability) -> &'static str {
    match applicability {
        Applicability::Safe => "safe",
        Applicability::Suggested => "suggested",
    }
}

/// The start of a text, in quotes.
fn quoted(text: &str) -> String {
    let start: String = text.chars().take(SHOWN).collect();
    let more = if start.len() < text.len() { "…" } else { "" };
    visible(&format!("{start:?}{more}")).into_owned()
}
