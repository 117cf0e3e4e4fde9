//! An improved prompt: what changed, why, and what is left to the person.

use std::fmt::Write as _;

use serde::Serialize;
use serde_json::Value;
use unicode_width::UnicodeWidthStr as _;

use super::check::{reason, shortened};
use super::diff::diff;
use super::style::{ADDED, DIM, HEADING, QUESTION, REMOVED, RULE, counted, painted};
use crate::config::visible::visible;
use crate::improve::report::{Improvement, Status};
use crate::plugin::{Applicability, PluginId, Related};

/// The diff, then everything that the answer says about it.
pub fn improvement(answer: &Improvement) -> String {
    let mut out = String::new();
    out.push_str(&diff(&answer.original, &answer.improved));
    headline(&mut out, answer);
    changes(&mut out, answer);
    questions(&mut out, answer);
    suggestions(&mut out, answer);
    if !answer.skipped.is_empty() {
        heading(&mut out, "Skipped");
        for skipped in &answer.skipped {
            let _ = writeln!(out, "  {}", reason(skipped));
        }
    }
    metrics(&mut out, &answer.metrics);
    out
}

fn headline(out: &mut String, answer: &Improvement) {
    if answer.original != answer.improved {
        out.push('\n');
    }
    let status = match answer.status {
        Status::Improved => counted(answer.changes.len(), "change"),
        Status::Unchanged => "nothing to change".to_owned(),
        Status::Fallback => "no rule could be asked: this is the original".to_owned(),
    };
    let _ = writeln!(out, "{} {}", painted(HEADING, status), painted(DIM, format!("in {:.1} ms", answer.elapsed_ms)));
}

pub(super) fn heading(out: &mut String, text: &str) {
    let _ = writeln!(out, "\n{}", painted(HEADING, text));
}

pub(super) fn rule(plugin: &PluginId, code: &str) -> String {
    painted(RULE, format!("{plugin}/{}", visible(code))).to_string()
}

/// What stands there and what would, or what stood there and does now.
pub(super) fn replaced(before: &str, after: &str) -> String {
    let old = painted(REMOVED, format!("`{}`", shortened(before)));
    let new = painted(ADDED, format!("`{}`", shortened(after)));
    match (before.is_empty(), after.is_empty()) {
        (true, _) => format!("insert {new}"),
        (false, true) => format!("remove {old}"),
        (false, false) => format!("{old} → {new}"),
    }
}

fn changes(out: &mut String, answer: &Improvement) {
    if answer.changes.is_empty() {
        return;
    }
    heading(out, "Changes");
    for change in &answer.changes {
        let how = match change.applicability {
            Applicability::Safe => "safe",
            Applicability::Suggested => "suggested",
        };
        let _ = writeln!(out, "  {} {}", rule(&change.plugin, &change.code), painted(DIM, how));
        let _ = writeln!(out, "    {}", replaced(&change.before, &change.after));
        let _ = writeln!(out, "    {}", visible(&change.message));
    }
}

fn questions(out: &mut String, answer: &Improvement) {
    if answer.questions.is_empty() {
        return;
    }
    heading(out, "Questions");
    for question in &answer.questions {
        let text = visible(&question.question);
        let _ = writeln!(out, "  {} {text} {}", painted(QUESTION, "?"), rule(&question.plugin, &question.code));
        related(out, &answer.improved, &question.related);
    }
}

fn suggestions(out: &mut String, answer: &Improvement) {
    if answer.suggestions.is_empty() {
        return;
    }
    heading(out, "Suggestions");
    let mut on_request = false;
    for suggestion in &answer.suggestions {
        let _ = writeln!(out, "  {}", rule(&suggestion.plugin, &suggestion.code));
        match &suggestion.after {
            Some(after) => {
                let _ = writeln!(out, "    {}", replaced(&suggestion.before, after));
                on_request |= suggestion.applicability == Some(Applicability::Suggested);
            }
            None if suggestion.before.is_empty() => {}
            None => {
                let _ = writeln!(out, "    {}", painted(DIM, shortened(&suggestion.before)));
            }
        }
        let _ = writeln!(out, "    {}", visible(&suggestion.message));
        related(out, &answer.improved, &suggestion.related);
    }
    if on_request {
        let _ = writeln!(out, "  {}", painted(DIM, "`--apply suggested` makes these changes"));
    }
}

/// The other places of a finding, in their own words.
fn related(out: &mut String, text: &str, places: &[Related]) {
    for Related { span, message } in places {
        let there = painted(DIM, format!("`{}`", shortened(span.of(text))));
        let _ = writeln!(out, "    {}: {there}", visible(message));
    }
}

/// Whatever the metrics are called: their names are the public JSON names. What could not be
/// measured is left out.
pub(super) fn metrics(out: &mut String, metrics: &impl Serialize) {
    let mut rows = Vec::new();
    if let Ok(metrics) = serde_json::to_value(metrics) {
        collect(&mut rows, "", metrics);
    }
    if rows.is_empty() {
        return;
    }
    heading(out, "Metrics");
    let width = rows.iter().map(|(name, _)| name.width()).max().unwrap_or(0);
    for (name, value) in rows {
        let _ = writeln!(out, "  {name:width$}  {value}");
    }
}

fn collect(rows: &mut Vec<(String, String)>, name: &str, value: Value) {
    let shown = match value {
        Value::Object(members) => {
            for (key, value) in members {
                let name = if name.is_empty() { key } else { format!("{name}.{key}") };
                collect(rows, &name, value);
            }
            return;
        }
        Value::Null => return,
        Value::Number(number) => match number.as_f64() {
            Some(fraction) if !number.is_i64() && !number.is_u64() => format!("{fraction:.2}"),
            _ => number.to_string(),
        },
        other => visible(&other.to_string()).into_owned(),
    };
    rows.push((visible(name).into_owned(), shown));
}

#[cfg(test)]
mod tests {
    use super::super::testing::{self, change, plain, question, skipped, span_of, suggestion};
    use super::*;
    use crate::prompt::Span;

    #[test]
    fn everything_about_an_answer_is_told() {
        let original = "Please sort the list in order to find it!!\n\n\n\nThanks.\n";
        let improved = "Please sort the list to find it!!\n\nThanks.\n";
        let mut answer = testing::improvement(
            original,
            improved,
            vec![
                change(original, "tidy/redundancy", span_of(original, "in order to"), "three words for one", "to"),
                change(original, "tidy/whitespace", span_of(original, "\n\n\n\n"), "blank lines", "\n\n"),
                change(original, "tidy/added", Span::new(0, 0), "an insertion", "new"),
            ],
        );
        answer.changes[2].applicability = Applicability::Suggested;
        let mut polite = suggestion(improved, "tone/politeness", Span::new(0, 7), "models need no please", Some(""));
        polite.applicability = Some(Applicability::Suggested);
        answer.suggestions =
            vec![polite, suggestion(improved, "tone/thanks", span_of(improved, "Thanks."), "a flag", None)];
        answer.questions = vec![question("references/code-target", Span::new(0, 1), "Which list?")];
        answer.skipped = vec![skipped("slow", None, "ran longer than its 50 ms", 0)];
        insta::assert_snapshot!(plain(&improvement(&answer)));
    }

    #[test]
    fn metrics_stand_in_one_block() {
        let measured = serde_json::json!({
            "length_ratio": 0.91666, "specificity_gain": null, "readability": {"fog": 7.0, "words": 12, "kind": "x\u{1b}"}
        });
        let mut out = String::new();
        metrics(&mut out, &measured);
        insta::assert_snapshot!(plain(&out));
    }

    #[test]
    fn a_good_prompt_has_little_to_tell() {
        let mut answer = testing::improvement("Good.\n", "Good.\n", vec![]);
        insta::assert_snapshot!("unchanged", plain(&improvement(&answer)));
        answer.status = Status::Fallback;
        insta::assert_snapshot!("fallback", plain(&improvement(&answer)));
    }

    #[test]
    fn nothing_that_a_terminal_obeys_gets_through() {
        let hostile = "\u{1b}]52;c;x\u{7}\u{9b}31m\u{2066}\r\n\u{8}";
        let mut answer = testing::improvement(
            hostile,
            "fine",
            vec![change(hostile, "evil/a", Span::new(0, hostile.len()), hostile, hostile)],
        );
        answer.changes[0].code = hostile.to_owned();
        answer.suggestions = vec![suggestion(hostile, "evil/b", Span::new(0, hostile.len()), hostile, Some(hostile))];
        answer.questions = vec![question("evil/c", Span::new(0, 0), hostile)];
        answer.skipped = vec![skipped("evil", Some(hostile), hostile, 3)];
        let out = plain(&improvement(&answer));
        for letter in ['\u{1b}', '\u{7}', '\u{9b}', '\u{2066}', '\r', '\u{8}'] {
            assert!(!out.contains(letter), "{letter:?} in {out}");
        }
    }
}
