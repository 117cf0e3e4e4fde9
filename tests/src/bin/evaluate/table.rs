//! The figures, for people and for programs.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde_json::json;

use crate::run::Way;
use crate::tally::Figures;

/// One row for each way of asking, then the rules.
pub(crate) fn markdown(rows: &[(Way, Figures)]) -> String {
    let mut text = String::from(
        "| apply, target | prompts | protected kept | by the host's own protection | fenced code kept | idempotent \
         | unchanged | length, median (longest) | English added to other languages | not everyone had a say | p50 | p99 |\n\
         |---|---|---|---|---|---|---|---|---|---|---|---|\n",
    );
    for (way, figures) in rows {
        let _ = writeln!(
            text,
            "| {way} | {} | {} | {} | {}/{} | {} | {} | ×{:.3} (×{:.2}) | {} of {} | {} | {:.0} µs | {:.0} µs |",
            figures.prompts,
            kept(figures.protected),
            kept(figures.protected_by_host),
            figures.fenced[1],
            figures.fenced[0],
            percent(figures.idempotent, figures.prompts),
            percent(figures.unchanged, figures.prompts),
            figures.median_length_ratio,
            figures.longest_length_ratio,
            figures.foreign[1],
            figures.foreign[0],
            figures.skipped,
            figures.p50_us,
            figures.p99_us,
        );
    }
    text.push_str("\nPrompts that a rule changed / would change or only reports / asks about:\n\n");
    text.push_str(&rules(rows));
    text
}

fn rules(rows: &[(Way, Figures)]) -> String {
    let codes: BTreeSet<&String> = rows.iter().flat_map(|(_, figures)| figures.rules.keys()).collect();
    let mut text = String::from("| rule |");
    for (way, _) in rows {
        let _ = write!(text, " {way} |");
    }
    let _ = writeln!(text, "\n|---|{}", "---|".repeat(rows.len()));
    for code in codes {
        let _ = write!(text, "| {code} |");
        for (_, figures) in rows {
            let rule = figures.rules.get(code).cloned().unwrap_or_default();
            let _ = write!(text, " {} / {} / {} |", rule.changed, rule.suggested, rule.asked);
        }
        text.push('\n');
    }
    text
}

/// The same as JSON, one object for each way of asking.
///
/// # Errors
/// Never for figures that are numbers.
pub(crate) fn json(rows: &[(Way, Figures)]) -> serde_json::Result<String> {
    let rows: Vec<_> = rows.iter().map(|(way, figures)| json!({"way": way, "figures": figures})).collect();
    serde_json::to_string_pretty(&rows)
}

fn kept([of, kept]: [usize; 2]) -> String {
    format!("{} (n = {of})", percent(kept, of))
}

/// Not rounded up to 100 when one is missing.
fn percent(part: usize, whole: usize) -> String {
    if part == whole {
        return "100 %".to_owned();
    }
    format!("{:.2} %", (part as f64 / whole as f64 * 1e4).floor() / 1e2)
}
