//! Templates as `host templates` shows them.

use std::fmt::Write as _;
use std::time::{Duration, SystemTime};

use super::style::{ADDED, REMOVED, WARNING};
use super::table::{Cell, table};
use crate::cli::templates::versions::VersionRow;
use crate::config::visible::visible;
use crate::reload::{ExperimentReport, VariantReport};
use crate::server::template_view::{ArgumentRow, TemplateState};
use crate::server::{TemplateList, TemplateRow};
use crate::templates::renderer::Excerpt;
use crate::templates::{Problem, ValueAt};

/// A table of templates, then what is wrong with files.
pub(crate) fn list(list: &TemplateList) -> String {
    let headings = ["NAME", "CATEGORY", "VERSION", "STATE", "ARGUMENTS", "TITLE"];
    let rows: Vec<Vec<Cell>> = list.templates.iter().map(row).collect();
    let mut out = table(&headings, &rows);
    let own = list.templates.iter().flat_map(|row| &row.problems);
    let problems: Vec<&Problem> = own.chain(&list.problems).collect();
    if !problems.is_empty() {
        out.push('\n');
    }
    for one in problems {
        let _ = writeln!(out, "{}", problem(one));
    }
    out
}

fn row(row: &TemplateRow) -> Vec<Cell> {
    let text = |text: &Option<String>| Cell::text(text.as_deref().unwrap_or("-"));
    let style = match row.state {
        TemplateState::Active => ADDED,
        TemplateState::Stale | TemplateState::RolledBack => WARNING,
        TemplateState::Broken => REMOVED,
    };
    let arguments: Vec<String> = row.arguments.iter().map(marked).collect();
    vec![
        Cell::text(row.name.as_str()),
        text(&row.category),
        text(&row.version),
        Cell::text(row.state.as_str()).styled(style),
        Cell::text(if arguments.is_empty() { "-".to_owned() } else { arguments.join(" ") }),
        text(&row.title),
    ]
}

/// Required ones have a star.
fn marked(argument: &ArgumentRow) -> String {
    format!("{}{}", argument.name, if argument.required { "*" } else { "" })
}

/// A table of an experiment's variants, then what each comes to.
pub(crate) fn experiment(report: &ExperimentReport) -> String {
    let row = |row: &VariantReport| {
        vec![
            Cell::text(row.variant.as_str()),
            Cell::number(row.weight),
            Cell::number(Some(row.calls)),
            Cell::number(row.render_us_p50),
            Cell::number(row.render_us_mean),
            Cell::number(Some(row.good)),
            Cell::number(Some(row.bad)),
            Cell::number(Some(row.unclear)),
        ]
    };
    let headings = ["VARIANT", "WEIGHT", "CALLS", "P50 µs", "MEAN µs", "GOOD", "BAD", "UNCLEAR"];
    let rows: Vec<Vec<Cell>> = report.variants.iter().map(row).collect();
    let mut out =
        format!("{} of {}\n\n{}\n", visible(&report.experiment), visible(&report.template), table(&headings, &rows));
    for VariantReport { variant, verdict, .. } in &report.variants {
        let _ = writeln!(out, "{}: {}", visible(variant), visible(verdict));
    }
    out
}

/// All that is known of one template, and the values that its arguments have.
pub(crate) fn detail(row: &TemplateRow, values: &[ValueAt]) -> String {
    let mut out = String::new();
    let mut line = |name: &str, value: &str| {
        let _ = writeln!(out, "{name:<12}{}", visible(value));
    };
    line("name", &row.name);
    for (name, value) in [("title", &row.title), ("does", &row.description), ("category", &row.category)] {
        line(name, value.as_deref().unwrap_or("-"));
    }
    line("tags", &row.tags.join(", "));
    line("version", row.version.as_deref().unwrap_or("-"));
    line("state", row.state.as_str());
    line("file", &row.origin);
    out.push_str("\nArguments\n");
    for argument in &row.arguments {
        let kind = format!("{}{}", argument.kind, if argument.required { ", required" } else { "" });
        let _ = writeln!(out, "  {} ({kind}): {}", argument.name, visible(&argument.description));
        if !argument.choices.is_empty() {
            let choices: Vec<String> = argument.choices.iter().map(ToString::to_string).collect();
            let _ = writeln!(out, "    one of {}", visible(&choices.join(", ")));
        }
    }
    if !values.is_empty() {
        out.push_str("\nValues\n");
    }
    for ValueAt { path, value, origin } in values {
        let _ = writeln!(out, "  {} = {}   # {origin}", path.join("."), visible(&value.to_string()));
    }
    out
}

/// A table of versions, the newest first.
pub(in crate::cli) fn versions(rows: &[VersionRow]) -> String {
    let row = |row: &VersionRow| {
        let digits: String = row.digest.chars().take(12).collect();
        let since = SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(row.since));
        let serves = if row.serves { Cell::text("serves").styled(ADDED) } else { Cell::text("") };
        vec![
            Cell::text(digits),
            Cell::text(row.version.as_deref().unwrap_or("-")),
            Cell::text(since.map(|since| humantime::format_rfc3339_seconds(since).to_string()).unwrap_or_default()),
            serves,
            Cell::text(row.labels.join(", ")),
        ]
    };
    table(&["DIGEST", "VERSION", "SINCE", "STATE", "LABELS"], &rows.iter().map(row).collect::<Vec<_>>())
}

/// Where a template failed: the problem, and below it the line with a caret.
pub(crate) fn excerpt(excerpt: &Excerpt) -> String {
    excerpt.to_string().lines().enumerate().fold(String::new(), |mut out, (index, line)| {
        let lead = if index == 0 { "error: " } else { "" };
        let _ = writeln!(out, "{lead}{}", visible(line));
        out
    })
}

/// A problem on one line, and how bad it is.
pub(crate) fn problem(problem: &Problem) -> String {
    let severity = if problem.is_error() { "error" } else { "warning" };
    format!("{severity}: {}", visible(&problem.to_string()))
}
