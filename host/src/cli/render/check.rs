//! Findings as compilers show them.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use annotate_snippets::{Level, Renderer};

use super::excerpt::Excerpt;
use super::hidden::{Hidden, HiddenBy, sights};
use super::lines::Lines;
use super::style::{HEADING, WARNING, counted, painted};
use super::table::{Cell, table};
use crate::config::visible::visible;
use crate::improve::report::{CheckReport, Question, Skipped, Suggestion};
use crate::plugin::{Applicability, Related};

/// A file with what was found in it.
#[derive(Debug, Clone, Copy)]
pub struct CheckedFile<'a> {
    /// What people call it; relative where that is shorter.
    pub name: &'a str,
    /// Its text, as it was checked.
    pub text: &'a str,
    /// What was found.
    pub report: &'a CheckReport,
    /// What was found and is not reported.
    pub hidden: &'a [Hidden],
}

/// Every finding and question under its line.
pub fn check(files: &[CheckedFile<'_>]) -> String {
    let renderer = Renderer::styled();
    let mut out = String::new();
    for file in files {
        let lines = Lines::new(file.text);
        let mut reports: Vec<(usize, String)> = Vec::new();
        for found in &file.report.findings {
            reports.push((found.span.start, finding(&renderer, file.name, &lines, found)));
        }
        for asked in &file.report.questions {
            reports.push((asked.span.start, question(&renderer, file.name, &lines, asked)));
        }
        // Stable: what starts at one place stays in the plugins' order.
        reports.sort_by_key(|(start, _)| *start);
        for (_, report) in reports {
            let _ = writeln!(out, "{report}\n");
        }
        for skipped in &file.report.skipped {
            let _ = writeln!(out, "{}: {}: {}\n", painted(WARNING, "skipped"), visible(file.name), reason(skipped));
        }
    }
    out
}

/// How much was found, and how much more is hidden.
pub fn summary(files: &[CheckedFile<'_>]) -> String {
    let findings: usize = files.iter().map(|file| file.report.findings.len()).sum();
    let questions: usize = files.iter().map(|file| file.report.questions.len()).sum();
    let mut found = counted(findings, "finding");
    if questions > 0 {
        found = format!("{found} and {}", counted(questions, "question"));
    }
    let hidden_by = |by, name| {
        let count = files.iter().flat_map(|file| file.hidden).filter(|hidden| hidden.by == by).count();
        (count > 0).then(|| format!("{count} by {name}"))
    };
    let hidden = [hidden_by(HiddenBy::Comment, "comments"), hidden_by(HiddenBy::Baseline, "the baseline")];
    let hidden = hidden.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let behind = if hidden.is_empty() { String::new() } else { format!("; hidden: {hidden}") };
    format!("{} in {}{behind}\n", painted(HEADING, found), counted(files.len(), "file"))
}

/// How often each rule found something, the most first; empty when none did.
pub fn statistics(files: &[CheckedFile<'_>]) -> String {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for sight in files.iter().flat_map(|file| sights(file.report)) {
        *counts.entry(sight.rule()).or_default() += 1;
    }
    let mut counts: Vec<(String, usize)> = counts.into_iter().collect();
    // Stable: rules that are equal stay in the order of their names.
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let row = |(rule, count): &(String, usize)| vec![Cell::number(Some(count)), Cell::text(rule)];
    let rows: Vec<Vec<Cell>> = counts.iter().map(row).collect();
    if rows.is_empty() { String::new() } else { table(&["COUNT", "RULE"], &rows) }
}

fn finding(renderer: &Renderer, name: &str, lines: &Lines<'_>, found: &Suggestion) -> String {
    let excerpt = Excerpt::new(name, lines, found.span);
    let title = Level::WARNING.primary_title(visible(&found.message).into_owned()).id(format!(
        "{}/{}",
        found.plugin,
        visible(&found.code)
    ));
    excerpt.render(renderer, title, help(found)) + &related(renderer, name, lines, &found.related)
}

fn question(renderer: &Renderer, name: &str, lines: &Lines<'_>, asked: &Question) -> String {
    let excerpt = Excerpt::new(name, lines, asked.span);
    let title = Level::INFO.with_name("question").primary_title(visible(&asked.question).into_owned()).id(format!(
        "{}/{}",
        asked.plugin,
        visible(&asked.code)
    ));
    excerpt.render(renderer, title, None) + &related(renderer, name, lines, &asked.related)
}

/// The other places, each under its line.
fn related(renderer: &Renderer, name: &str, lines: &Lines<'_>, places: &[Related]) -> String {
    let shown = places.iter().map(|place| {
        let title = Level::NOTE.primary_title(visible(&place.message).into_owned());
        format!("\n{}", Excerpt::new(name, lines, place.span).render(renderer, title, None))
    });
    shown.collect()
}

fn help(found: &Suggestion) -> Option<String> {
    let after = found.after.as_deref()?;
    let what = match (found.before.is_empty(), after.is_empty()) {
        (true, _) => format!("insert `{}`", shortened(after)),
        (false, true) => "remove it".to_owned(),
        (false, false) => format!("replace it with `{}`", shortened(after)),
    };
    Some(match found.applicability {
        Some(Applicability::Safe) => format!("{what}; `host improve` does"),
        Some(Applicability::Suggested) => format!("{what}; `host improve --apply suggested` does"),
        None => what,
    })
}

/// `tone/shouting: ran longer than its 50 ms (2 findings)`.
pub(in crate::cli) fn reason(skipped: &Skipped) -> String {
    let code = skipped.code.as_deref().map(|code| format!("/{}", visible(code))).unwrap_or_default();
    let count = match skipped.findings {
        0 => String::new(),
        findings => format!(" ({})", counted(findings, "finding")),
    };
    format!("{}{code}: {}{count}", skipped.plugin, visible(&skipped.reason))
}

/// At most 80 characters on one line.
pub(super) fn shortened(text: &str) -> String {
    const MOST: usize = 80;
    let text = text.split("\r\n").collect::<Vec<_>>().join("\n");
    let mut letters = text.chars();
    let start: String = letters.by_ref().take(MOST).collect();
    let start = visible(&start);
    if letters.next().is_some() { format!("{start}…") } else { start.into_owned() }
}

#[cfg(test)]
mod tests {
    use super::super::hidden::Found;
    use super::super::testing::{check_report, plain, question, skipped, span_of, suggestion};
    use super::*;
    use crate::prompt::Span;

    fn rendered(text: &str, spans: &[Span]) -> String {
        let found =
            spans.iter().map(|span| suggestion(text, "tidy/redundancy", *span, "says it twice", Some("to"))).collect();
        let report = check_report(found, vec![]);
        plain(&check(&[CheckedFile { name: "prompt.md", text, report: &report, hidden: &[] }]))
    }

    #[test]
    fn findings_point_at_their_words() {
        let text = "Hello.\nPlease sort it in order to find it.\nFix this code!!\n";
        let mut tone = suggestion(text, "tone/shouting", span_of(text, "!!"), "shouting does not help", Some(""));
        tone.applicability = Some(Applicability::Suggested);
        let shouted = Related { span: span_of(text, "Hello."), message: "it starts calmly here".to_owned() };
        tone.related = vec![shouted.clone()];
        let mut target = question("references/code-target", span_of(text, "this code"), "Which file is it in?");
        target.related = vec![shouted];
        let mut report = check_report(
            vec![
                suggestion(text, "tidy/redundancy", span_of(text, "in order to"), "three words for one", Some("to")),
                tone,
                suggestion(text, "tidy/flag-only", Span::new(0, 5), "a greeting", None),
            ],
            vec![target],
        );
        report.skipped.push(skipped("slow", Some("rule"), "ran longer than its 50 ms", 2));
        let empty = check_report(vec![], vec![]);
        let hide = |by| Hidden { by, what: Found::Question(question("a/b", Span::new(0, 0), "what?")) };
        let hidden = [hide(HiddenBy::Comment), hide(HiddenBy::Baseline), hide(HiddenBy::Comment)];
        let files = [
            CheckedFile { name: "prompts/a.md", text, report: &report, hidden: &[] },
            CheckedFile { name: "b.md", text: "", report: &empty, hidden: &hidden },
        ];
        insta::assert_snapshot!(plain(&(check(&files) + &summary(&files) + "\n" + &statistics(&files))));
    }

    #[test]
    fn odd_places_are_pointed_at() {
        let crlf = "one\r\ntwo\r\n";
        let wide = "日本語のテキスト in order to 👩 end";
        let tabs = "\tif\tx";
        let long = format!("{}NEEDLE{}", "left ".repeat(100), " right".repeat(100));
        let tall = (1..=20).map(|number| format!("line {number}\n")).collect::<String>();
        let cases = [
            ("empty text", "", vec![Span::new(0, 0)]),
            ("empty span", "abc", vec![Span::new(1, 1)]),
            ("end of the text", "abc\n", vec![Span::new(3, 4), Span::new(4, 4)]),
            ("windows line ends", crlf, vec![Span::new(3, 5), span_of(crlf, "two"), Span::new(0, 8)]),
            ("wide letters", wide, vec![span_of(wide, "in order to"), span_of(wide, "👩"), span_of(wide, "end")]),
            ("tabs", tabs, vec![span_of(tabs, "\tx"), span_of(tabs, "if")]),
            ("a long line", &long, vec![span_of(&long, "NEEDLE"), Span::new(0, long.len())]),
            ("many lines", &tall, vec![Span::new(2, tall.len())]),
            ("out of the text", "abc", vec![Span::new(2, 99), Span::new(50, 60)]),
        ];
        let shown: Vec<_> =
            cases.iter().map(|(claim, text, spans)| format!("# {claim}\n{}", rendered(text, spans))).collect();
        insta::assert_snapshot!(shown.join("\n"));
    }

    #[test]
    fn nothing_that_a_terminal_obeys_gets_through() {
        let hostile = "\u{1b}]0;owned\u{7}\u{9b}2J\u{202e}\r\u{8}";
        let text = format!("a {hostile} b\n");
        let mut found = suggestion(&text, "evil/code", span_of(&text, hostile), hostile, Some(hostile));
        found.code = hostile.to_owned();
        let mut asked = question("evil/code", Span::new(0, 1), hostile);
        asked.code = hostile.to_owned();
        let mut report = check_report(vec![found], vec![asked]);
        report.skipped.push(skipped("evil", Some(hostile), hostile, 1));
        let out = plain(&check(&[CheckedFile { name: hostile, text: &text, report: &report, hidden: &[] }]));
        for letter in hostile.chars().filter(|letter| letter.is_control() || *letter == '\u{202e}') {
            assert!(!out.contains(letter), "{letter:?} in {out}");
        }
        assert!(out.contains("␛]0;owned␇<U+009B>2J<U+202E>"), "{out}");
    }
}
