//! What came of a failed call that was made again.

use std::fmt::Write as _;
use std::path::PathBuf;

use serde::Serialize;

use super::style::{ADDED, DIM, HEADING, REMOVED, WARNING, painted};
use super::trial::time;
use crate::config::visible::visible;
use crate::failures::{Bundle, FailedWith};
use crate::plugin::{LogLine, PluginId};
use crate::records::UtcTime;
use crate::trial::{Came, Regression, Replay, Run};

/// Lines of an answer that are shown; JSON has all of them.
const ANSWER_LINES: usize = 40;

/// Everything that `host plugins replay` found.
#[derive(Debug, Clone, Serialize)]
pub struct ReplayReport {
    /// Whose call it was.
    pub plugin: PluginId,
    /// Its version then.
    pub version: String,
    /// `rule`, `comparison`, `filter` or `template-engine`.
    pub interface: &'static str,
    /// When it failed.
    pub at: UtcTime,
    /// Why it failed.
    pub failure: FailedWith,
    /// The plugin that was asked this time.
    pub replayed_plugin: PluginId,
    /// Its version.
    pub replayed_version: String,
    /// Of the bytes that were asked this time.
    pub replayed_digest: String,
    /// Whether these are the bytes that failed.
    pub same_bytes: bool,
    /// Whether secrets were taken out of what it was asked.
    pub redacted: bool,
    /// Why it was asked without the settings that it had; null where it had them.
    pub settings_refused: Option<String>,
    /// Whether the failure came again.
    pub came: Came,
    /// How two answers differ; null where all are the same bytes.
    pub difference: Option<String>,
    /// Each call.
    pub runs: Vec<RunRow>,
    /// The case that was written; null where none was asked for.
    pub case: Option<PathBuf>,
    /// What of the call is not in the case.
    pub left_out_of_case: Vec<&'static str>,
}

/// One call.
#[derive(Debug, Clone, Serialize)]
pub struct RunRow {
    /// How long it took, milliseconds.
    pub took_ms: f64,
    /// Why it failed; null where it did not.
    pub failure: Option<FailedWith>,
    /// What was answered; null where it failed.
    pub answer: Option<String>,
    /// What it wrote to standard error, the first bytes.
    pub stderr: String,
    /// What it wrote to the log.
    pub log: Vec<LogLine>,
    /// The functions that it was in when it trapped, the innermost first.
    pub backtrace: Vec<String>,
}

impl From<&Run> for RunRow {
    fn from(run: &Run) -> Self {
        let failure = run.answer.failure().map(FailedWith::new);
        Self {
            took_ms: run.took.as_secs_f64() * 1e3,
            answer: failure.is_none().then(|| run.answer.text()),
            failure,
            stderr: run.words.stderr.clone(),
            log: run.words.log.clone(),
            backtrace: run.words.backtrace.clone(),
        }
    }
}

impl ReplayReport {
    /// What is told of `replay`, and of the case that was written.
    pub fn new(bundle: &Bundle, replay: &Replay, saved: Option<(PathBuf, Regression)>) -> Self {
        let digest = replay.digest.hex();
        let (case, left_out_of_case) = saved.map(|(file, case)| (file, case.left_out)).unzip();
        Self {
            plugin: bundle.plugin.id.clone(),
            version: bundle.plugin.version.clone(),
            interface: bundle.input.interface(),
            at: bundle.at,
            failure: bundle.error.clone(),
            replayed_plugin: replay.plugin.id.clone(),
            replayed_version: replay.plugin.version.clone(),
            same_bytes: digest == bundle.plugin.digest,
            replayed_digest: digest,
            redacted: bundle.redacted,
            settings_refused: replay.settings_refused.clone(),
            came: replay.came,
            difference: replay.difference.clone(),
            runs: replay.runs.iter().map(RunRow::from).collect(),
            case,
            left_out_of_case: left_out_of_case.unwrap_or_default(),
        }
    }
}

/// The report for a terminal.
pub fn report(report: &ReplayReport) -> String {
    let mut out = String::new();
    let title = format!("{} {} ({}), failed {}", report.plugin, report.version, report.interface, report.at);
    let _ = writeln!(out, "{}", painted(HEADING, visible(&title)));
    let _ = writeln!(out, "  it {}\n", visible(&report.failure.sentence));
    let mut last: Option<&RunRow> = None;
    for (index, run) in report.runs.iter().enumerate() {
        let took = time(run.took_ms * 1e3);
        let is_same = last.is_some_and(|last| (&last.failure, &last.answer) == (&run.failure, &run.answer));
        let said = match &run.failure {
            _ if is_same => "the same".to_owned(),
            Some(failure) => painted(REMOVED, visible(&failure.sentence)).to_string(),
            None if run.answer.as_ref().is_some_and(String::is_empty) => painted(ADDED, "nothing found").to_string(),
            None => painted(ADDED, "an answer").to_string(),
        };
        let _ = writeln!(out, "Run {}  {}  {said}", index + 1, painted(DIM, took));
        if !is_same {
            details(&mut out, run);
        }
        last = Some(run);
    }
    out.push('\n');
    notes(&mut out, report);
    let _ = match report.came {
        Came::Again => writeln!(out, "{}", painted(REMOVED, "The failure came again.")),
        Came::Otherwise => writeln!(out, "{}", painted(REMOVED, "It failed otherwise.")),
        Came::Not => writeln!(out, "{}", painted(ADDED, "It did not fail.")),
    };
    out
}

/// What one call said and wrote.
fn details(out: &mut String, run: &RunRow) {
    let mut section = |title: &str, lines: Vec<String>| {
        if !lines.is_empty() {
            let _ = writeln!(out, "  {}", painted(DIM, title));
            for line in lines {
                let _ = writeln!(out, "    {}", visible(&line));
            }
        }
    };
    let answer: Vec<String> = run.answer.iter().flat_map(|answer| answer.lines()).map(str::to_owned).collect();
    let more = answer.len().saturating_sub(ANSWER_LINES);
    let more = (more > 0).then(|| format!("and {more} more lines"));
    section("answer", answer.into_iter().take(ANSWER_LINES).chain(more).collect());
    section("standard error", run.stderr.lines().map(str::to_owned).collect());
    section("log", run.log.iter().map(|line| format!("{:<5} {}", line.level, line.text)).collect());
    section("where it was, innermost first", run.backtrace.clone());
}

/// What whoever reads the verdict has to know.
fn notes(out: &mut String, report: &ReplayReport) {
    let mut note = |text: String| {
        let _ = writeln!(out, "{} {}", painted(WARNING, "note:"), visible(&text));
    };
    if !report.same_bytes {
        let short: String = report.replayed_digest.chars().take(12).collect();
        let asked = format!("{} {} with the digest {short}", report.replayed_plugin, report.replayed_version);
        note(format!("{asked} was asked, not the bytes that failed"));
    }
    if report.redacted {
        note("secrets were taken out of what it was asked, so that it may not fail as it did".to_owned());
    }
    if let Some(reason) = &report.settings_refused {
        note(format!("it was asked without the settings that it had, since it {reason}"));
    }
    if let Some(file) = &report.case {
        note(format!("{} has the call as a case, with what went in as what must come out", file.display()));
    }
    if !report.left_out_of_case.is_empty() {
        note(format!("a case cannot say {}", report.left_out_of_case.join(" and ")));
    }
    if let Some(difference) = &report.difference {
        let mut lines = difference.lines();
        let sentence = lines.next().unwrap_or_default();
        let _ = writeln!(out, "{} {}", painted(REMOVED, "wrong:"), visible(sentence));
        for line in lines {
            let _ = writeln!(out, "  {}", visible(line));
        }
    }
}
