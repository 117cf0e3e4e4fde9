//! The gate in front of a swap: a new version serves only when its own cases pass, and the
//! invariants hold on the host's set of inputs.

use std::fmt::Write as _;
use std::time::Duration;

use tokio::time::Instant;

use super::{Suite, Trial, inputs};

/// Failures that are told in full; of the rest there is only the number.
const TOLD: usize = 3;

/// Why a version does not serve.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GateFailure {
    /// One sentence.
    pub summary: String,
    /// The first failures in full, with differences line by line.
    pub report: String,
}

/// Tries a plugin on the cases that travel with it and on the host's inputs.
///
/// # Errors
/// What is wrong with it. Also when all of it takes longer than `budget`: nobody knows then.
pub async fn gate(trial: &Trial, suite: &Suite, budget: Duration) -> Result<(), GateFailure> {
    let deadline = Instant::now() + budget;
    let mut failed: Vec<(String, String)> = Vec::new();
    let mut late = false;
    for case in suite.cases() {
        let Ok(verdict) = tokio::time::timeout_at(deadline, trial.case(case)).await else {
            late = true;
            break;
        };
        if !verdict.is_good() {
            failed.push((format!("case `{}`", verdict.name), verdict.failures.join("\n")));
        }
    }
    let cases = failed.len();
    let inputs = inputs();
    for (number, input) in inputs.iter().enumerate() {
        if late {
            break;
        }
        let Ok(breaches) = tokio::time::timeout_at(deadline, trial.input(input)).await else {
            late = true;
            break;
        };
        if !breaches.is_empty() {
            let what: Vec<String> = breaches.into_iter().map(|breach| breach.what).collect();
            failed.push((format!("input {} ({})", number + 1, start_of(input)), what.join("\n")));
        }
    }
    if failed.is_empty() && !late {
        return Ok(());
    }
    let mut said = Vec::new();
    if cases > 0 {
        said.push(format!("{cases} of its {} cases", suite.cases().len()));
    }
    if failed.len() > cases {
        said.push(format!("{} of the host's {} inputs", failed.len() - cases, inputs.len()));
    }
    let mut summary = match said.is_empty() {
        true => String::new(),
        false => format!("fails on {}", said.join(" and ")),
    };
    if late {
        let slow = format!("took longer than the {} ms that a trial may take", budget.as_millis());
        summary = if summary.is_empty() { slow } else { format!("{summary} and {slow}") };
    }
    Err(GateFailure { summary, report: report(&failed) })
}

fn report(failed: &[(String, String)]) -> String {
    let mut report = String::new();
    for (which, what) in failed.iter().take(TOLD) {
        let _ = writeln!(report, "{which}: {}", what.trim_end());
    }
    if failed.len() > TOLD {
        let _ = writeln!(report, "and {} more", failed.len() - TOLD);
    }
    report.trim_end().to_owned()
}

/// Enough of an input to know it again.
fn start_of(input: &str) -> String {
    let line: String = input.chars().map(|mark| if mark.is_control() { ' ' } else { mark }).take(40).collect();
    format!("{line:?}")
}
