//! `host plugins test`: a plugin's cases and the invariants, in the sandbox and under the limits
//! that it will serve with.

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;

use anyhow::Context as _;
use clap::Args;

use super::project::Project;
use crate::cli::render::trial::{CaseRow, Inputs, TrialReport};
use crate::cli::{Exit, GlobalArguments, local, logging, render};
use crate::config::Settings;
use crate::plugin::Kind;
use crate::reload::Candidate;
use crate::trial::{self, Case, Trial, Verdict};

#[derive(Debug, Args)]
pub(super) struct TestArguments {
    /// The project's folder, or a component
    #[arg(value_name = "FOLDER|FILE", default_value = ".")]
    path: PathBuf,
    /// Where the cases are, if not in the project's folder `cases` or in the component
    #[arg(long, value_name = "FOLDER")]
    cases: Option<PathBuf>,
    /// Write what comes out into the cases that fail
    #[arg(long)]
    update: bool,
    /// Try this many ugly inputs besides
    #[arg(long, value_name = "NUMBER", default_value_t = 0)]
    fuzz: usize,
    /// What the ugly inputs are made from: the same number gives the same ones
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    seed: u64,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

pub(super) async fn run(global: &GlobalArguments, arguments: &TestArguments) -> anyhow::Result<Exit> {
    let settings = global.load()?.settings;
    logging::start_for_command(global, &settings.log)?;
    let project = Project::find(&arguments.path, arguments.cases.as_deref())?;
    let bytes = project.packed()?;
    let plugins = local::plugins(&settings, local::Needed::ForTemplates).await?;
    let candidate = project.load(&plugins, &bytes).await?;

    let trial = Trial::new(candidate.generation.clone(), candidate.id.clone());
    let repeated = repeated(&settings, &project, &bytes).await?;
    let mut cases = Vec::new();
    for case in candidate.suite.cases() {
        let mut verdict = trial.case(case).await;
        if arguments.update && !verdict.is_good() {
            let folder = project.cases.as_deref().context(
                "the cases travel in the component, where they cannot be updated: name their folder with --cases",
            )?;
            verdict = updated(&trial, folder, &verdict).await?;
        }
        verdict.failures.extend(repeated.twice(&case.input()).await.into_iter().map(|breach| breach.what));
        cases.push(CaseRow::from(verdict));
    }
    let inputs = breaches(&trial, &repeated, trial::inputs().into_iter()).await;
    let fuzzed = match arguments.fuzz {
        0 => None,
        count => Some(breaches(&trial, &repeated, trial::fuzzed(arguments.seed, count)).await),
    };
    let report = report(&candidate, arguments.seed, cases, inputs, fuzzed);
    let mut out = anstream::stdout().lock();
    match arguments.json {
        true => writeln!(out, "{}", serde_json::to_string_pretty(&report)?)?,
        false => write!(out, "{}", render::trial::report(&report))?,
    }
    Ok(if report.is_good() { Exit::Good } else { Exit::Found })
}

/// Writes what came out into the case's file, and tries it again: what is wrong whatever a case
/// says stays wrong.
async fn updated(trial: &Trial, folder: &std::path::Path, verdict: &Verdict) -> anyhow::Result<Verdict> {
    let file = folder.join(format!("{}.txt", verdict.name));
    let failed = || format!("failed to update {}", file.display());
    let case = Case::read(&verdict.name, &verdict.updated).with_context(failed)?;
    fs::write(&file, &verdict.updated).with_context(failed)?;
    Ok(trial.case(&case).await)
}

/// The plugin by itself in a deterministic sandbox, where it has to say the same to the byte.
async fn repeated(settings: &Settings, project: &Project, bytes: &[u8]) -> anyhow::Result<Trial> {
    let alone = project.load(&local::deterministic_plugins(settings).await?, bytes).await?;
    Ok(Trial::new(alone.generation, alone.id))
}

/// What is wrong on inputs.
async fn breaches(trial: &Trial, repeated: &Trial, inputs: impl Iterator<Item = String>) -> Inputs {
    let mut found = Inputs::default();
    for input in inputs {
        found.count += 1;
        let number = found.count;
        let wrong = trial.input(&input).await.into_iter().chain(repeated.twice(&input).await);
        found.breaches.extend(wrong.map(|breach| (number, breach).into()));
    }
    found
}

fn report(
    candidate: &Candidate,
    seed: u64,
    cases: Vec<CaseRow>,
    inputs: Inputs,
    fuzzed: Option<Inputs>,
) -> TrialReport {
    let loaded = candidate.loaded();
    let micros = |share| {
        let time = loaded.and_then(|loaded| loaded.usage.quantile(share));
        time.map(|time| time.as_secs_f64() * 1e6)
    };
    TrialReport {
        plugin: candidate.id.clone(),
        version: loaded.map(|loaded| loaded.info.version.clone()).unwrap_or_default(),
        kinds: loaded.map(Kind::of).unwrap_or_default(),
        cases,
        inputs,
        seed: fuzzed.is_some().then_some(seed),
        fuzzed,
        calls: loaded.map_or(0, |loaded| loaded.usage.calls()),
        p50_us: micros(0.5),
        p99_us: micros(0.99),
        peak_memory_bytes: loaded.map_or(0, |loaded| loaded.usage.peak_memory()),
        limits: loaded.map(|loaded| loaded.limits.clone()).unwrap_or_default(),
    }
}
