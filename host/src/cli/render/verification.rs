//! A comparison of two texts: the verdict, and both sides of every difference.

use std::fmt::Write as _;

use annotate_snippets::{Level, Renderer};

use super::excerpt::Excerpt;
use super::lines::Lines;
use super::style::{ADDED, HEADING, REMOVED, WARNING, painted};
use crate::config::visible::visible;
use crate::plugin::Severity;
use crate::verify::report::{ReportedDifference, Verdict, Verification};

/// A text and what people call it.
#[derive(Debug, Clone, Copy)]
pub struct NamedText<'a> {
    name: &'a str,
    text: &'a str,
}

impl<'a> NamedText<'a> {
    /// A text by the argument that it came from: one given as an argument itself has no name.
    pub fn new((argument, text): (&'a str, &'a str)) -> Self {
        let name = match argument {
            "-" => "(standard input)",
            _ if argument == text => "(text)",
            _ => argument,
        };
        Self { name, text }
    }
}

/// Every difference at its places, then the verdict.
pub fn verification(verification: &Verification, [original, rewrite]: [NamedText<'_>; 2]) -> String {
    let renderer = Renderer::styled();
    let (original_lines, rewrite_lines) = (Lines::new(original.text), Lines::new(rewrite.text));
    let mut out = String::new();
    for difference in &verification.differences {
        let mut title = Some(title(difference));
        let places = [
            difference.original_span.map(|span| Excerpt::new(original.name, &original_lines, span)),
            difference.rewrite_span.map(|span| Excerpt::new(rewrite.name, &rewrite_lines, span)),
        ];
        for place in places.into_iter().flatten() {
            let (level, words) = title.take().unwrap_or((Level::NOTE, "became this".to_owned()));
            let named = level.primary_title(words);
            let _ = writeln!(out, "{}", place.render(&renderer, named, None));
        }
        out.push('\n');
    }
    for skipped in &verification.skipped {
        let what = match &skipped.code {
            Some(code) => format!("{}/{code}", skipped.plugin),
            None => skipped.plugin.to_string(),
        };
        let _ = writeln!(out, "{}: {what}: {}\n", painted(WARNING, "skipped"), visible(&skipped.reason));
    }
    let style = match verification.verdict {
        Verdict::Faithful => ADDED,
        Verdict::Changed => HEADING,
        Verdict::Unfaithful => REMOVED,
    };
    let _ = writeln!(out, "{}", painted(style, verification.headline()));
    out
}

/// What a difference is, and how grave.
fn title(difference: &ReportedDifference) -> (Level<'static>, String) {
    let level = match difference.severity {
        Severity::Breaks => Level::ERROR,
        Severity::Alters => Level::WARNING,
        Severity::Notes => Level::NOTE,
    };
    let ReportedDifference { plugin, code, message, .. } = difference;
    (level, format!("{plugin}/{code}: {}", visible(message)))
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::super::testing::{id, plain, span_of};
    use super::*;
    use crate::verify::report::{KeptCounts, Skipped};

    #[test]
    fn both_sides_of_a_difference_are_shown() {
        let (original, rewrite) = ("Name at least 3 birds.\nDo not name owls.", "You are an expert. Name 3 birds.");
        let difference = |code: &str, severity, original_part: Option<&str>, rewrite_part: Option<&str>| {
            let original_span = original_part.map(|part| span_of(original, part));
            let rewrite_span = rewrite_part.map(|part| span_of(rewrite, part));
            ReportedDifference {
                plugin: id("fidelity"),
                code: code.to_owned(),
                severity,
                message: "why it \u{1b}matters".to_owned(),
                original_span,
                rewrite_span,
                original_text: original_part.map(str::to_owned),
                rewrite_text: rewrite_part.map(str::to_owned),
            }
        };
        let told = Verification {
            verdict: Verdict::Unfaithful,
            differences: vec![
                difference("changed-constraint", Severity::Alters, Some("at least 3"), Some("3")),
                difference("lost-negation", Severity::Breaks, Some("Do not name owls."), None),
                difference("added-role", Severity::Alters, None, Some("You are an expert.")),
            ],
            length_ratio: 0.8,
            kept: KeptCounts::default(),
            skipped: vec![Skipped {
                plugin: id("slow"),
                code: None,
                reason: "ran longer than its 50 ms".to_owned(),
                differences: 0,
            }],
            generation: 1,
            elapsed_ms: 1.0,
        };
        let texts = [NamedText::new(("old.md", original)), NamedText::new((rewrite, rewrite))];
        assert_snapshot!(plain(&verification(&told, texts)));
    }
}
