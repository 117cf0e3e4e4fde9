//! `host train`: a local model from labelled prompts.

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime};

use anyhow::{Context as _, ensure};
use clap::Args;

use super::{Exit, GlobalArguments, local, logging, render};
use crate::learn::{Dataset, LARGEST, Progress, TrainSettings, train};
use crate::records::StoreKind;
use crate::train::Workshop;

#[derive(Debug, Args)]
pub(super) struct TrainArguments {
    /// Learn from these files of JSON lines, or all `.jsonl` files of these folders
    #[arg(long, value_name = "FILE|FOLDER", required_unless_present = "from", num_args = 1..)]
    data: Vec<PathBuf>,
    /// Learn from the feedback in a store which edits are kept: `records` for the one of the settings, else a file of
    /// SQLite or the address of a PostgreSQL server. The new model serves when it is better
    #[arg(long, value_name = "STORE", conflicts_with_all = ["data", "output"])]
    from: Option<String>,
    /// Write the model to this file
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Decides the order of examples and how they are split
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    seed: u64,
    /// Judge it with more seeds: its figures are surer, and it takes some times as long
    #[arg(long, conflicts_with = "from")]
    thorough: bool,
    /// Print the model's card as JSON
    #[arg(long)]
    json: bool,
}

pub(super) fn run(global: &GlobalArguments, arguments: &TrainArguments) -> anyhow::Result<Exit> {
    match &arguments.from {
        Some(store) => from_feedback(global, store, arguments.json),
        None => from_data(arguments),
    }
}

/// Learns which edits are kept.
fn from_feedback(global: &GlobalArguments, store: &str, json: bool) -> anyhow::Result<Exit> {
    let mut settings = global.load()?.settings;
    logging::start_for_command(global, &settings.log)?;
    if store.starts_with("postgres://") || store.starts_with("postgresql://") {
        (settings.records.store, settings.records.database_url) = (StoreKind::Postgres, Some(store.parse()?));
    } else if store != "records" {
        let file = PathBuf::from(store);
        ensure!(file.is_file(), "there is no store `{store}`: name `records`, a file or a server");
        (settings.records.store, settings.records.sqlite_file) = (StoreKind::Sqlite, Some(file));
    }
    let outcome = local::tokio_runtime()?.block_on(async {
        let store = local::kept_records(&settings).await?;
        let workshop = Workshop::new(Arc::clone(&store), local::models(&settings)?, settings.model.clone());
        let started = Instant::now();
        let outcome = workshop.train(|done, all| tell(started.elapsed(), done, all)).await;
        store.close().await;
        anyhow::Ok(outcome?)
    })?;
    let mut out = anstream::stdout().lock();
    if json {
        writeln!(out, "{}", serde_json::to_string_pretty(&outcome)?)?;
    } else {
        writeln!(out, "{}", outcome.report)?;
        if let Some(digest) = &outcome.model {
            writeln!(out, "the model {digest} serves now")?;
        }
    }
    Ok(Exit::Good)
}

/// Progress is for eyes: once a thousand records.
fn tell(elapsed: Duration, done: usize, all: Option<usize>) {
    if done.is_multiple_of(1_000) {
        let of = all.map(|all| format!(" of {all}")).unwrap_or_default();
        let _ = writeln!(anstream::stderr().lock(), "{:6.1} s  {done}{of}", elapsed.as_secs_f64());
    }
}

fn from_data(arguments: &TrainArguments) -> anyhow::Result<Exit> {
    let dataset = Dataset::read(&arguments.data)?;
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let settings = TrainSettings { seed: arguments.seed, date: now(), threads, thorough: arguments.thorough };
    let started = Instant::now();
    let mut err = anstream::stderr().lock();
    let model = train(&dataset, &settings, &mut |progress| {
        // Progress is for eyes: nobody is helped by an error about it.
        let _ = writeln!(err, "{:6.1} s  {}", started.elapsed().as_secs_f64(), said(progress));
    });
    let bytes = model.write();
    ensure!(bytes.len() <= LARGEST, "the model has {} bytes, more than the {LARGEST} it may have", bytes.len());
    let mut out = anstream::stdout().lock();
    if arguments.json {
        writeln!(out, "{}", serde_json::to_string_pretty(model.card())?)?;
    } else {
        write!(out, "{}", render::card(&model, bytes.len()))?;
    }
    if let Some(path) = &arguments.output {
        fs::write(path, bytes).with_context(|| format!("failed to write {}", path.display()))?;
    }
    Ok(Exit::Good)
}

fn said(progress: Progress) -> String {
    match progress {
        Progress::Reading { examples } => format!("reading {examples} prompts"),
        Progress::Validating { done, of } => format!("judged {done} of {of} held-out parts"),
        Progress::Fitting => "learning from everything".to_owned(),
    }
}

/// Now, or when `SOURCE_DATE_EPOCH` says: with it the same data gives the same bytes.
fn now() -> String {
    let fixed = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|seconds| seconds.parse().ok());
    let time = fixed.map_or_else(SystemTime::now, |seconds| SystemTime::UNIX_EPOCH + Duration::from_secs(seconds));
    humantime::format_rfc3339_seconds(time).to_string()
}
