//! Measures a host as its clients meet it: a real process, real pipes, real plugin files.
//!
//! ```text
//! bench target/release/host            # everything, a few minutes
//! bench target/release/host --quick    # fewer repetitions, to see that it works
//! bench target/release/host --strict   # exit 1 when a figure misses its target
//! bench target/release/host --only latency --only records
//! ```
//!
//! The table on standard output holds the figures of the whole process and, when
//! `cargo bench -p prompt-host` has run before, those of the parts.

#![allow(
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a measurement that goes wrong has to stop, and its table is the result"
)]

mod figure;
mod host;
mod kit;
mod latency;
mod machine;
mod memory;
mod parts;
mod records;
mod spans;
mod start;
mod swaps;
mod templates;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;

use figure::Figure;

/// Measures a host and prints a table of figures.
#[derive(Debug, Parser)]
#[command(name = "bench")]
struct Arguments {
    /// The program to measure.
    host: PathBuf,
    /// Exit with 1 when a figure misses its target.
    #[arg(long)]
    strict: bool,
    /// A tenth of the repetitions.
    #[arg(long)]
    quick: bool,
    /// Measure this and nothing else: start, latency, spans, records, templates, swaps or memory. May be repeated.
    #[arg(long, value_parser = MEASURES.map(|(name, _)| name))]
    only: Vec<String>,
}

/// One kind of measurement.
type Measure = fn(&std::path::Path, usize) -> anyhow::Result<Vec<Figure>>;

const MEASURES: [(&str, Measure); 8] = [
    ("start", start::measure),
    ("latency", latency::measure),
    ("spans", spans::measure),
    ("records", records::measure),
    ("templates", templates::measure),
    ("swaps", swaps::measure),
    ("kit", kit::measure),
    ("memory", memory::measure),
];

fn main() -> anyhow::Result<ExitCode> {
    let arguments = Arguments::parse();
    let host = arguments.host.canonicalize()?;
    let divisor = if arguments.quick { 10 } else { 1 };
    let mut figures = if arguments.only.is_empty() { parts::figures() } else { Vec::new() };
    let is_wanted = |name: &str| arguments.only.is_empty() || arguments.only.iter().any(|only| only == name);
    for (name, measure) in MEASURES.into_iter().filter(|(name, _)| is_wanted(name)) {
        eprintln!("measuring: {name} (load {})", machine::load());
        figures.extend(measure(&host, divisor)?);
    }
    println!("{}", machine::describe());
    println!("{}", figure::table(&figures));
    let missed = figures.iter().filter(|figure| figure.misses()).count();
    eprintln!("{missed} of {} figures miss their target", figures.len());
    Ok(if arguments.strict && missed > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}
