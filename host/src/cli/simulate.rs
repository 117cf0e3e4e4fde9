//! `host simulate`: people with known tastes teach a host, and the table shows what it learned.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, ensure};
use clap::Args;
use serde::Deserialize;

use super::{Exit, GlobalArguments, local, logging};
use crate::improve::{Improver, Settings};
use crate::train::simulation::{self, Plan};

#[derive(Debug, Args)]
pub(super) struct SimulateArguments {
    /// Prompts that are sent
    #[arg(long, default_value_t = 2_000, value_name = "COUNT", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    rounds: u32,
    /// What decides prompts, people and luck
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Turn all tastes round half way
    #[arg(long)]
    flip: bool,
    /// People without a taste, of whom nothing can be learned
    #[arg(long, conflicts_with = "flip")]
    random_users: bool,
    /// Rounds between two trainings
    #[arg(long, default_value_t = 100, value_name = "COUNT", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    train_every: u32,
    /// Send the prompts of this file instead of made-up ones: JSON Lines with a field `prompt`
    #[arg(long, value_name = "FILE")]
    prompts: Option<PathBuf>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

/// One line of a file of prompts.
#[derive(Debug, Deserialize)]
struct Line {
    prompt: String,
}

/// Time for one prompt, milliseconds: a busy machine must not change what is simulated.
const DEADLINE_MS: u64 = 30_000;

pub(super) fn run(global: &GlobalArguments, arguments: &SimulateArguments) -> anyhow::Result<Exit> {
    let settings = global.load()?.settings;
    logging::start_for_command(global, &settings.log)?;
    let count = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
    let plan = Plan {
        rounds: count(arguments.rounds),
        seed: arguments.seed,
        flip: arguments.flip,
        random_people: arguments.random_users,
        prompts: arguments.prompts.as_deref().map(prompts).transpose()?.unwrap_or_default(),
        train_every: count(arguments.train_every),
        ..Plan::default()
    };
    let improver = Improver::new(Settings { deadline_ms: DEADLINE_MS, ..settings.improve });
    let report = local::tokio_runtime()?.block_on(async {
        let plugins = local::plugins(&settings, local::Needed::ForPrompts).await?;
        let generation = plugins.current();
        let step = (plan.rounds / 20).max(1);
        let mut stderr = anstream::stderr();
        let progress = |round: usize| {
            if round.is_multiple_of(step) && !arguments.json {
                // Progress that nobody can see is no failure.
                let _ = writeln!(stderr, "{round} of {} rounds", plan.rounds);
            }
        };
        anyhow::Ok(simulation::run(&improver, &generation, &plan, progress).await?)
    })?;
    let mut out = anstream::stdout().lock();
    if arguments.json {
        serde_json::to_writer_pretty(&mut out, &report)?;
        writeln!(out)?;
    } else {
        write!(out, "{report}")?;
    }
    Ok(Exit::Good)
}

fn prompts(path: &Path) -> anyhow::Result<Vec<String>> {
    let name = path.display();
    let text = std::fs::read_to_string(path).with_context(|| format!("failed to read `{name}`"))?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let read = |(index, line): (usize, &str)| {
        let line: Line =
            serde_json::from_str(line).with_context(|| format!("failed to read line {} of `{name}`", index + 1))?;
        anyhow::Ok(line.prompt)
    };
    let prompts: Vec<String> = lines.map(read).collect::<anyhow::Result<_>>()?;
    ensure!(!prompts.is_empty(), "`{name}` holds no prompts: write one JSON object with a field `prompt` on each line");
    Ok(prompts)
}
