//! A figure, its target, and the table of all of them.

use std::fmt::Write as _;
use std::time::Duration;

/// What a figure should be.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Target {
    AtMost(f64),
    AtLeast(f64),
    /// It is only shown.
    None,
}

/// One measured figure.
#[derive(Debug)]
pub(crate) struct Figure {
    name: String,
    target: Target,
    measured: f64,
    unit: &'static str,
}

impl Figure {
    pub(crate) fn new(name: impl Into<String>, target: Target, measured: f64, unit: &'static str) -> Self {
        Self { name: name.into(), target, measured, unit }
    }

    pub(crate) fn millis(name: impl Into<String>, target: Target, measured: Duration) -> Self {
        Self::new(name, target, measured.as_secs_f64() * 1e3, "ms")
    }

    pub(crate) fn misses(&self) -> bool {
        match self.target {
            Target::AtMost(most) => self.measured > most,
            Target::AtLeast(least) => self.measured < least,
            Target::None => false,
        }
    }
}

/// All figures as Markdown.
pub(crate) fn table(figures: &[Figure]) -> String {
    let mut table = String::from("| figure | target | measured | of target | |\n|---|---|---|---|---|\n");
    for figure in figures {
        let Figure { name, target, measured, unit } = figure;
        let measured_text = with_unit(*measured, unit);
        let (target, share, verdict) = match target {
            Target::AtMost(limit) => {
                (format!("≤ {}", with_unit(*limit, unit)), share(*measured, *limit), verdict(figure))
            }
            Target::AtLeast(limit) => {
                (format!("≥ {}", with_unit(*limit, unit)), share(*measured, *limit), verdict(figure))
            }
            Target::None => (String::new(), String::new(), ""),
        };
        let _ = writeln!(table, "| {name} | {target} | {measured_text} | {share} | {verdict} |");
    }
    table
}

fn verdict(figure: &Figure) -> &'static str {
    if figure.misses() { "**miss**" } else { "pass" }
}

fn share(measured: f64, limit: f64) -> String {
    if limit == 0.0 { String::new() } else { format!("{:.2}", measured / limit) }
}

/// Three digits that count.
fn with_unit(value: f64, unit: &str) -> String {
    let digits = match value.abs() {
        v if v >= 100.0 || v.fract() == 0.0 => 0,
        v if v >= 10.0 => 1,
        _ => 2,
    };
    format!("{value:.digits$} {unit}").trim_end().to_owned()
}

/// The time that a share `q` (0 to 1) of `times` did not exceed; zero of none.
pub(crate) fn quantile(times: &[Duration], q: f64) -> Duration {
    let mut sorted = times.to_vec();
    sorted.sort_unstable();
    let rank = (q * sorted.len() as f64).ceil() as usize;
    sorted.get(rank.saturating_sub(1)).copied().unwrap_or_default()
}
