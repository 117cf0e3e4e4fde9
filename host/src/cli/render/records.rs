//! Records as `host records` shows them.

use std::fmt::Write as _;

use clap::ValueEnum;

use super::check::shortened;
use super::diff::diff;
use super::improvement::{heading, metrics, replaced, rule};
use super::style::{ADDED, DIM, HEADING, QUESTION, REMOVED, WARNING, counted, painted};
use super::table::{Cell, table};
use crate::config::visible::visible;
use crate::plugin::Applicability;
use crate::records::{Capture, Outcome, PromptEnhancementRecord, Receipt, Stats, Verdict};

/// A table of records.
pub(in crate::cli) fn list(records: &[PromptEnhancementRecord]) -> String {
    let headings = ["ID", "TIME", "ORIGIN", "CLIENT", "CHANGES", "OUTCOME", "PROMPT"];
    table(&headings, &records.iter().map(row).collect::<Vec<_>>())
}

fn row(record: &PromptEnhancementRecord) -> Vec<Cell> {
    let outcome = match record.outcome.as_ref().map(|outcome| outcome.verdict) {
        None => Cell::text("-"),
        Some(Verdict::Accepted) => Cell::text("accepted").styled(ADDED),
        Some(Verdict::Rejected) => Cell::text("rejected").styled(REMOVED),
        Some(Verdict::Edited) => Cell::text("edited").styled(WARNING),
    };
    let line = record.original.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    vec![
        Cell::text(record.id.to_string()),
        Cell::text(record.time.to_string()),
        Cell::text(named(&record.origin)),
        Cell::text(record.client.as_deref().unwrap_or("-")),
        Cell::number(Some(record.changes.len())),
        outcome,
        Cell::text(first(line.trim(), 60)),
    ]
}

fn first(text: &str, most: usize) -> String {
    let mut letters = text.chars();
    let start: String = letters.by_ref().take(most).collect();
    if letters.next().is_some() { format!("{start}…") } else { start }
}

/// A value by the name that the command line has for it.
fn named(value: &impl ValueEnum) -> String {
    value.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
}

/// The pair of prompts, and all that is known of it.
pub(in crate::cli) fn record(record: &PromptEnhancementRecord) -> String {
    let mut out = String::new();
    match record.capture {
        Capture::Hashed => {
            let _ = writeln!(out, "{}", painted(DIM, "only digests of the texts were kept"));
        }
        Capture::Full | Capture::Off if record.original == record.improved => {
            let _ = writeln!(out, "{}", shortened(&record.original));
        }
        Capture::Full | Capture::Off => out.push_str(&diff(&record.original, &record.improved)),
    }
    let changes = match record.changes.len() {
        0 => "nothing was changed".to_owned(),
        count => counted(count, "change"),
    };
    let _ = writeln!(out, "\n{} {}", painted(HEADING, changes), painted(DIM, record.id));
    about(&mut out, record);
    made(&mut out, record);
    if !record.decisions.is_empty() {
        heading(&mut out, "Decisions");
    }
    for decision in &record.decisions {
        let done = if decision.applied { "applied" } else { "left out" };
        let why = format!("probability {:.2}, propensity {:.2}", decision.probability, decision.propensity);
        let _ = writeln!(out, "  {} {done} {}", rule(&decision.plugin, &decision.code), painted(DIM, why));
    }
    if !record.questions.is_empty() {
        heading(&mut out, "Questions");
    }
    for question in &record.questions {
        let text = visible(&question.question);
        let answered = if question.answered { " (answered)" } else { "" };
        let _ =
            writeln!(out, "  {} {text}{answered} {}", painted(QUESTION, "?"), rule(&question.plugin, &question.code));
    }
    if let Some(outcome) = &record.outcome {
        came_of_it(&mut out, record, outcome);
    }
    metrics(&mut out, &record.metrics);
    out
}

/// One line for each thing that is known of where it comes from.
fn about(out: &mut String, record: &PromptEnhancementRecord) {
    let mut line = |name: &str, value: Option<String>| {
        if let Some(value) = value {
            let _ = writeln!(out, "  {name:<12}{}", visible(&value));
        }
    };
    line("time", Some(record.time.to_string()));
    line("origin", Some(named(&record.origin)));
    line("client", record.client.clone());
    line("session", record.session_id.clone());
    line("target", Some(named(&record.target)));
    line("language", record.language.clone());
    line("generation", Some(record.generation.to_string()));
    line("model", record.model.as_deref().map(|model| first(model, 12)));
    if let Some(template) = &record.template {
        line("template", Some(format!("{} ({})", template.name, first(&template.digest, 12))));
        line("experiment", template.experiment.clone());
        line("variant", template.variant.clone());
    }
}

fn made(out: &mut String, record: &PromptEnhancementRecord) {
    if record.changes.is_empty() {
        return;
    }
    heading(out, "Changes");
    for change in &record.changes {
        let how = match change.applicability {
            Applicability::Safe => "safe",
            Applicability::Suggested => "suggested",
        };
        let probability = change.probability.map(|probability| format!(", {probability:.2}")).unwrap_or_default();
        let how = format!("{how}{probability}, version {}", visible(&change.version));
        let _ = writeln!(out, "  {} {}", rule(&change.plugin, &change.code), painted(DIM, how));
        let _ = writeln!(out, "    {}", replaced(&change.before, &change.after));
    }
}

fn came_of_it(out: &mut String, record: &PromptEnhancementRecord, outcome: &Outcome) {
    heading(out, "Outcome");
    let rating = outcome.rating.map(|rating| format!(", {rating} of 5")).unwrap_or_default();
    let _ = writeln!(out, "  {}{rating} {}", named(&outcome.verdict), painted(DIM, outcome.time));
    if let Some(comment) = &outcome.comment {
        let _ = writeln!(out, "  “{}”", visible(comment));
    }
    for credit in &outcome.credit {
        let kept = format!("{:.0} % of it lives on", credit.kept * 100.0);
        let _ = writeln!(out, "  {} {}", rule(&credit.plugin, &credit.code), painted(DIM, kept));
    }
    if let Some(used) = outcome.final_text.as_deref().filter(|_| record.capture != Capture::Hashed) {
        heading(out, "What was used in the end");
        out.push_str(&diff(&record.improved, used));
    }
}

/// Counts, one a line.
pub(in crate::cli) fn stats(store: &str, stats: &Stats) -> String {
    let Stats { records, user, synthetic, accepted, rejected, edited, oldest, newest } = stats;
    let mut out = String::new();
    let _ = writeln!(out, "{}", painted(HEADING, format!("{records} in the {store} store")));
    let settled = accepted + rejected + edited;
    let open = records.saturating_sub(settled);
    for (name, count) in [
        ("user", user),
        ("synthetic", synthetic),
        ("accepted", accepted),
        ("rejected", rejected),
        ("edited", edited),
        ("no outcome", &open),
    ] {
        let _ = writeln!(out, "  {name:<12}{count:>10}");
    }
    for (name, time) in [("oldest", oldest), ("newest", newest)] {
        let time = time.map_or_else(|| "-".to_owned(), |time| time.to_string());
        let _ = writeln!(out, "  {name:<12}{time}");
    }
    out
}

/// `12 records from … to …`.
pub(in crate::cli) fn span(stats: &Stats) -> String {
    let records = counted(usize::try_from(stats.records).unwrap_or(usize::MAX), "record");
    match (stats.oldest, stats.newest) {
        (Some(oldest), Some(newest)) if oldest != newest => format!("{records} from {oldest} to {newest}"),
        (Some(time), _) => format!("{records} from {time}"),
        _ => records,
    }
}

/// What became of feedback.
pub(in crate::cli) fn receipt(receipt: &Receipt) -> String {
    let Receipt { record_id, outcome, credit, already_given } = receipt;
    let mut out = String::new();
    let done = named(outcome);
    let _ = match already_given {
        true => writeln!(out, "{done}, as was said before: nothing changed in record {record_id}"),
        false => writeln!(out, "{done}: kept with record {record_id}"),
    };
    for credit in credit {
        let share = format!("{:.0} % of its edits live on", credit.kept * 100.0);
        let _ = writeln!(out, "  {}  {}", rule(&credit.plugin, &credit.code), painted(DIM, share));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::testing::plain;
    use super::*;
    use crate::records::store::contract;
    use crate::records::{RecordId, UtcTime};

    fn known(mut record: PromptEnhancementRecord) -> PromptEnhancementRecord {
        record.id = "01976f3a-5d1c-7b2e-9a40-2f6c1d8e0b57".parse::<RecordId>().unwrap();
        record.metrics = crate::prompt::metrics::Metrics::default();
        record.generation = 3;
        record
    }

    #[test]
    fn all_of_a_record_is_told() {
        let mut settled = known(contract::record());
        settled.outcome = Some(contract::outcome(Verdict::Edited));
        settled.outcome.as_mut().unwrap().final_text = Some("Sort this list to find it.\n".to_owned());
        insta::assert_snapshot!(plain(&super::record(&settled)));
        settled.capture = Capture::Hashed;
        assert!(!plain(&super::record(&settled)).contains("Sort the list"));
    }

    #[test]
    fn a_list_has_a_line_for_each() {
        let mut other = known(contract::record());
        other.outcome = Some(contract::outcome(Verdict::Rejected));
        other.client = None;
        other.original = format!("\n\n  {}", "word ".repeat(40));
        insta::assert_snapshot!(plain(&list(&[known(contract::record()), other])));
    }

    #[test]
    fn counts_stand_in_one_block() {
        let time = UtcTime::from_millis(1_764_324_900_250);
        let counts =
            Stats { records: 12, user: 8, synthetic: 4, accepted: 3, oldest: time, newest: time, ..Stats::default() };
        insta::assert_snapshot!(plain(&stats("SQLite", &counts)));
        assert_eq!(span(&counts), "12 records from 2025-11-28T10:15:00.250Z");
    }

    #[test]
    fn nothing_that_a_terminal_obeys_gets_through() {
        let hostile = "\u{1b}]52;c;x\u{7}\u{9b}31m\u{2066}\r\u{8}";
        let mut record = known(contract::record());
        record.client = Some(hostile.to_owned());
        record.session_id = Some(hostile.to_owned());
        record.original = hostile.to_owned();
        record.changes[0].before = hostile.to_owned();
        record.changes[0].version = hostile.to_owned();
        record.questions[0].question = hostile.to_owned();
        let mut outcome = contract::outcome(Verdict::Edited);
        outcome.comment = Some(hostile.to_owned());
        outcome.final_text = Some(hostile.to_owned());
        record.outcome = Some(outcome);
        let out = plain(&format!("{}{}", super::record(&record), list(&[record.clone()])));
        for letter in ['\u{1b}', '\u{7}', '\u{9b}', '\u{2066}', '\r', '\u{8}'] {
            assert!(!out.contains(letter), "{letter:?} in {out}");
        }
    }
}
