//! What came of trying a plugin.

use std::fmt::Write as _;

use serde::Serialize;

use super::style::{ADDED, DIM, HEADING, REMOVED, counted, painted};
use crate::config::visible::visible;
use crate::plugin::{Kind, Limits, PluginId};
use crate::trial::{Breach, Verdict};

/// Characters of an input that are shown.
const INPUT_SHOWN: usize = 120;
/// Breaches that are shown; of the rest there is only the number.
const BREACHES_SHOWN: usize = 10;

/// Everything that `host plugins test` found.
#[derive(Debug, Clone, Serialize)]
pub struct TrialReport {
    /// Whose.
    pub plugin: PluginId,
    /// Its version.
    pub version: String,
    /// What it is.
    pub kinds: Vec<Kind>,
    /// Its cases, in the order of their names.
    pub cases: Vec<CaseRow>,
    /// The host's own inputs.
    pub inputs: Inputs,
    /// What the ugly inputs were made from; null when there were none.
    pub seed: Option<u64>,
    /// The ugly inputs; null when there were none.
    pub fuzzed: Option<Inputs>,
    /// Calls of the plugin.
    pub calls: u64,
    /// Half of the calls took at most this long, microseconds.
    pub p50_us: Option<f64>,
    /// 99 of 100 calls took at most this long, microseconds.
    pub p99_us: Option<f64>,
    /// The most memory that one call had, bytes.
    pub peak_memory_bytes: usize,
    /// What one call may use.
    pub limits: Limits,
}

/// One case.
#[derive(Debug, Clone, Serialize)]
pub struct CaseRow {
    /// Its name.
    pub name: String,
    /// What is not as it wants it; empty when all is well.
    pub failures: Vec<String>,
    /// How long it took, milliseconds.
    pub took_ms: f64,
}

impl From<Verdict> for CaseRow {
    fn from(verdict: Verdict) -> Self {
        let Verdict { name, failures, took, .. } = verdict;
        Self { name, failures, took_ms: took.as_secs_f64() * 1e3 }
    }
}

/// Inputs that no case is about.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Inputs {
    /// How many.
    pub count: usize,
    /// What is wrong on them.
    pub breaches: Vec<BreachRow>,
}

/// An invariant that does not hold on an input.
#[derive(Debug, Clone, Serialize)]
pub struct BreachRow {
    /// The input's number, from 1.
    pub number: usize,
    /// The input.
    pub input: String,
    /// What is wrong.
    pub what: String,
}

impl From<(usize, Breach)> for BreachRow {
    fn from((number, Breach { input, what }): (usize, Breach)) -> Self {
        Self { number, input, what }
    }
}

impl TrialReport {
    /// Whether nothing is wrong.
    pub fn is_good(&self) -> bool {
        let is_clean = |inputs: &Inputs| inputs.breaches.is_empty();
        self.cases.iter().all(|case| case.failures.is_empty())
            && is_clean(&self.inputs)
            && self.fuzzed.as_ref().is_none_or(is_clean)
    }
}

/// The report for a terminal.
pub fn report(report: &TrialReport) -> String {
    let mut out = String::new();
    let kinds: Vec<&str> = report.kinds.iter().map(|kind| kind.as_str()).collect();
    let title = format!("{} {} ({})", report.plugin, report.version, kinds.join(", "));
    let _ = writeln!(out, "{}\n", painted(HEADING, visible(&title)));
    for case in &report.cases {
        let took = format!("{:.1} ms", case.took_ms);
        let word = match case.failures.is_empty() {
            true => painted(ADDED, "ok  ").to_string(),
            false => painted(REMOVED, "FAIL").to_string(),
        };
        let _ = writeln!(out, "  {word} {}  {}", visible(&case.name), painted(DIM, took));
        for failure in &case.failures {
            lines(&mut out, failure);
        }
    }
    if report.cases.is_empty() {
        out.push_str("  There are no cases: write some into the folder `cases`.\n");
    }
    inputs(&mut out, &report.inputs, "inputs of the host");
    if let (Some(fuzzed), Some(seed)) = (&report.fuzzed, report.seed) {
        inputs(&mut out, fuzzed, &format!("ugly inputs of seed {seed}"));
    }
    let failed = report.cases.iter().filter(|case| !case.failures.is_empty()).count();
    let _ = writeln!(out, "\n{}, {failed} failed", counted(report.cases.len(), "case"));
    if let (Some(p50), Some(p99)) = (report.p50_us, report.p99_us) {
        let Limits { deadline_ms, memory_bytes, .. } = report.limits;
        let _ = writeln!(
            out,
            "{} calls: half within {}, 99 of 100 within {}, of {deadline_ms} ms; memory at most {}, of {}",
            report.calls,
            time(p50),
            time(p99),
            mebibytes(report.peak_memory_bytes),
            mebibytes(memory_bytes),
        );
    }
    out
}

fn inputs(out: &mut String, inputs: &Inputs, called: &str) {
    let count = inputs.count;
    if inputs.breaches.is_empty() {
        let _ = writeln!(out, "  {} {count} {called}", painted(ADDED, "ok  "));
        return;
    }
    let _ = writeln!(out, "  {} {count} {called}", painted(REMOVED, "FAIL"));
    for breach in inputs.breaches.iter().take(BREACHES_SHOWN) {
        let start: String = breach.input.chars().take(INPUT_SHOWN).collect();
        let more = if start.len() < breach.input.len() { "…" } else { "" };
        lines(out, &format!("input {}: {start:?}{more}\n{}", breach.number, breach.what));
    }
    if inputs.breaches.len() > BREACHES_SHOWN {
        let _ = writeln!(out, "       and {} more", inputs.breaches.len() - BREACHES_SHOWN);
    }
}

/// Several lines below a case; added and removed ones wear their colours.
fn lines(out: &mut String, text: &str) {
    for line in text.lines() {
        let shown = visible(line);
        let _ = match line.as_bytes().first() {
            Some(b'+') => writeln!(out, "       {}", painted(ADDED, shown)),
            Some(b'-') => writeln!(out, "       {}", painted(REMOVED, shown)),
            _ => writeln!(out, "       {shown}"),
        };
    }
}

/// Microseconds as people read them.
pub(in crate::cli) fn time(micros: f64) -> String {
    if micros < 1_000.0 { format!("{micros:.0} µs") } else { format!("{:.1} ms", micros / 1e3) }
}

/// Bytes as people read them.
pub(in crate::cli) fn mebibytes(bytes: usize) -> String {
    format!("{:.1} MiB", bytes as f64 / f64::from(1 << 20))
}
