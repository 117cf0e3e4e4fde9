//! What the rules do to many prompts: is everything kept that must be, and what changes?
//!
//! ```text
//! evaluate prompts.jsonl                     # the table, once for each way of asking
//! evaluate prompts.jsonl --json              # the same for programs
//! evaluate prompts.jsonl --show redundancy   # every change, suggestion and question of one rule
//! ```
//!
//! The data is one JSON object a line: `prompt`, and where known `id`, `source` and `language`
//! (BCP 47; `und` and nothing mean unknown). The plugins are those inside the host, in the
//! real sandbox. Exits with 1 when a protected text was lost, when improving a second time
//! changed something, or when English was added to a prompt in another language.

#![allow(
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "an evaluation that goes wrong has to stop, and its table is the result"
)]

mod anatomy;
mod data;
mod judge;
mod run;
mod show;
mod table;
mod tally;
mod witness;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use prompt_host::plugin::{Applicability, Target};

use run::{Bench, Way};

/// Measures what the rules do to the prompts of a file.
#[derive(Debug, Parser)]
#[command(name = "evaluate")]
struct Arguments {
    /// One JSON object a line, with the field `prompt`.
    data: PathBuf,
    /// Print what the host reads in each prompt instead of the figures.
    #[arg(long, conflicts_with = "json")]
    anatomy: bool,
    /// Print the figures as JSON.
    #[arg(long)]
    json: bool,
    /// Print what this rule did instead of the figures; `all` for every rule.
    #[arg(long, value_name = "CODE", conflicts_with = "json")]
    show: Option<String>,
    /// Ask only these rules or plugins, also those that are off by default. May be repeated.
    #[arg(long)]
    include: Vec<String>,
    /// A folder of plugins that go before those inside the host.
    #[arg(long, value_name = "FOLDER")]
    plugins: Option<PathBuf>,
    /// Apply this much when changes are shown.
    #[arg(long, value_enum, default_value = "suggested")]
    apply: Applicability,
    /// The model family when changes are shown.
    #[arg(long, value_enum, default_value = "gpt-reasoning")]
    target: Target,
}

/// Each figure is measured for all of these.
const WAYS: [Way; 7] = [
    Way { apply: Applicability::Safe, target: Target::Unknown },
    Way { apply: Applicability::Safe, target: Target::GptReasoning },
    Way { apply: Applicability::Suggested, target: Target::Unknown },
    Way { apply: Applicability::Suggested, target: Target::Claude },
    Way { apply: Applicability::Suggested, target: Target::Gpt },
    Way { apply: Applicability::Suggested, target: Target::Gemini },
    Way { apply: Applicability::Suggested, target: Target::GptReasoning },
];

fn main() -> anyhow::Result<ExitCode> {
    let arguments = Arguments::parse();
    let prompts = data::read(&arguments.data)?;
    if arguments.anatomy {
        anatomy::print(&prompts);
        return Ok(ExitCode::SUCCESS);
    }
    let bench = Bench::start(arguments.include, arguments.plugins)?;
    if let Some(code) = arguments.show {
        let way = Way { apply: arguments.apply, target: arguments.target };
        show::print(&bench, &prompts, way, &code)?;
        return Ok(ExitCode::SUCCESS);
    }
    let mut rows = Vec::new();
    for way in WAYS {
        let tally = bench.run(&prompts, way)?;
        for problem in &tally.problems {
            eprintln!("{way}: {problem}");
        }
        rows.push((way, tally.figures()));
    }
    if arguments.json {
        println!("{}", table::json(&rows)?);
    } else {
        println!("{}", table::markdown(&rows));
    }
    let good = rows.iter().all(|(_, figures)| figures.hold());
    Ok(if good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
