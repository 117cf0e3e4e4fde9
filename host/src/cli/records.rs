//! `host records`: what was improved, and what came of it, on the command line.
//!
//! The commands open the store that the settings name by themselves; a host that serves goes on
//! meanwhile.

mod filter;
mod newest;
mod progress;
mod prune;
mod transfer;

use std::io::Write as _;

use anyhow::bail;
use clap::{Args, Subcommand};
use serde::Serialize;

use self::filter::FilterArguments;
use super::{Exit, GlobalArguments, local, logging, render};
use crate::records::{RecordId, RecordStore, Stats};

#[derive(Debug, Args)]
pub(super) struct RecordsArguments {
    #[command(subcommand)]
    command: RecordsCommand,
}

#[derive(Debug, Subcommand)]
enum RecordsCommand {
    /// List records, the newest first
    List {
        #[command(flatten)]
        filter: FilterArguments,
        /// The most to list
        #[arg(long, default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..=100_000))]
        limit: u32,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Show one record: what changed, and what came of it
    Show {
        /// Its id
        id: RecordId,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Write records to a file, by rising id
    Export(transfer::ExportArguments),
    /// Read records from a file; those that are there stay as they are
    Import(transfer::ImportArguments),
    /// Remove records for good
    Prune(prune::PruneArguments),
    /// Count records
    Stats {
        #[command(flatten)]
        filter: FilterArguments,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
}

pub(super) fn run(global: &GlobalArguments, arguments: &RecordsArguments) -> anyhow::Result<Exit> {
    let settings = global.load()?.settings;
    logging::start_for_command(global, &settings.log)?;
    local::tokio_runtime()?.block_on(async {
        let store = local::kept_records(&settings).await?;
        let exit = match &arguments.command {
            RecordsCommand::List { filter, limit, json } => list(&*store, filter, *limit as usize, *json).await,
            RecordsCommand::Show { id, json } => show(&*store, *id, *json).await,
            RecordsCommand::Export(arguments) => transfer::export(&*store, arguments).await,
            RecordsCommand::Import(arguments) => transfer::import(&*store, arguments).await,
            RecordsCommand::Prune(arguments) => prune::run(&*store, arguments).await,
            RecordsCommand::Stats { filter, json } => stats(&*store, filter, *json).await,
        };
        store.close().await;
        exit
    })
}

async fn list(store: &dyn RecordStore, filter: &FilterArguments, limit: usize, json: bool) -> anyhow::Result<Exit> {
    let filter = filter.filter();
    let (records, all) = newest::newest(store, &filter, limit).await?;
    let mut out = anstream::stdout().lock();
    if json {
        writeln!(out, "{}", serde_json::to_string_pretty(&records)?)?;
        return Ok(Exit::Good);
    }
    write!(out, "{}", render::records::list(&records))?;
    if all > records.len() as u64 {
        writeln!(anstream::stderr().lock(), "the newest {} of {all}; `--limit` shows more", records.len())?;
    }
    Ok(Exit::Good)
}

async fn show(store: &dyn RecordStore, id: RecordId, json: bool) -> anyhow::Result<Exit> {
    let Some(record) = store.record(id).await? else {
        bail!("there is no record {id} in the {} store", store.name());
    };
    let mut out = anstream::stdout().lock();
    if json {
        writeln!(out, "{}", serde_json::to_string_pretty(&record)?)?;
    } else {
        write!(out, "{}", render::records::record(&record))?;
    }
    Ok(Exit::Good)
}

/// What `stats --json` prints.
#[derive(Debug, Serialize)]
struct Counted {
    store: &'static str,
    #[serde(flatten)]
    stats: Stats,
}

async fn stats(store: &dyn RecordStore, filter: &FilterArguments, json: bool) -> anyhow::Result<Exit> {
    let stats = store.stats(&filter.filter()).await?;
    let mut out = anstream::stdout().lock();
    if json {
        let counted = Counted { store: store.name(), stats };
        writeln!(out, "{}", serde_json::to_string_pretty(&counted)?)?;
    } else {
        write!(out, "{}", render::records::stats(store.name(), &stats))?;
    }
    Ok(Exit::Good)
}
