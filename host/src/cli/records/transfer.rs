//! `host records export|import`.

use std::fs::File;
use std::io::{self, BufWriter, IsTerminal as _, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use clap::Args;

use super::filter::FilterArguments;
use super::progress::Progress;
use super::{Exit, render};
use crate::config::visible::visible;
use crate::records::RecordStore;
use crate::records::export::{self, AtomicFile, ExportError, Format, ImportOptions};

#[derive(Debug, Args)]
pub(super) struct ExportArguments {
    #[command(flatten)]
    filter: FilterArguments,
    /// The layout of the file; what its ending says unless given, and JSONL for standard output
    #[arg(long)]
    format: Option<Format>,
    /// The file, which appears when it is whole; standard output unless given, or for `-`
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct ImportArguments {
    /// The file; `-` is standard input
    file: PathBuf,
    /// The layout of the file; what its ending says unless given
    #[arg(long)]
    format: Option<Format>,
    /// Leave out what is no record, instead of refusing all of the file
    #[arg(long)]
    skip_bad: bool,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

pub(super) async fn export(store: &dyn RecordStore, arguments: &ExportArguments) -> anyhow::Result<Exit> {
    let filter = arguments.filter.filter();
    let output = arguments.output.as_deref().filter(|path| *path != Path::new("-"));
    let Some(path) = output else {
        let format = arguments.format.unwrap_or(Format::Jsonl);
        let stdout = io::stdout();
        if format == Format::Parquet && stdout.is_terminal() {
            bail!("Parquet is not for a terminal: name a file with `--output`");
        }
        let mut out = BufWriter::new(stdout);
        let written = export::export(store, &filter, format, &mut out, &mut |_| {}).await;
        // Bare, so that a reader who has had enough is known as one.
        written.map_err(|error| match error {
            ExportError::Write(error) => anyhow::Error::from(error),
            other => other.into(),
        })?;
        out.flush()?;
        return Ok(Exit::Good);
    };
    let format = format_of(arguments.format, path)?;
    let failed = || format!("failed to write {}", path.display());
    let mut file = AtomicFile::create(path).with_context(failed)?;
    let total = store.stats(&filter).await?.records;
    let count = {
        let mut progress = Progress::new("exported", Some(total));
        export::export(store, &filter, format, &mut file, &mut |count| progress.at(count)).await?
    };
    file.finish().with_context(failed)?;
    let count = render::counted(usize::try_from(count).unwrap_or(usize::MAX), "record");
    writeln!(anstream::stderr().lock(), "wrote {count} to {}", path.display())?;
    Ok(Exit::Good)
}

pub(super) async fn import(store: &dyn RecordStore, arguments: &ImportArguments) -> anyhow::Result<Exit> {
    let path = &arguments.file;
    let is_standard_input = path == Path::new("-");
    let (file, format) = if is_standard_input {
        let Some(format) = arguments.format else { bail!("say how standard input is laid out: `--format jsonl`") };
        (standard_input().context("failed to read standard input")?, format)
    } else {
        let format = format_of(arguments.format, path)?;
        (File::open(path).with_context(|| format!("failed to read {}", path.display()))?, format)
    };
    let options = ImportOptions { format, skip_bad: arguments.skip_bad };
    let imported = {
        let mut progress = Progress::new("imported", None);
        export::import(store, &file, options, &mut |count| progress.at(count)).await
    };
    let imported = imported.with_context(|| format!("failed to import {}", path.display()))?;
    let mut out = anstream::stdout().lock();
    if arguments.json {
        writeln!(out, "{}", serde_json::to_string_pretty(&imported)?)?;
    } else {
        let there = imported.records - imported.new.min(imported.records);
        writeln!(out, "{} new, {there} there before, {} left out", imported.new, imported.bad.count)?;
        let mut told = anstream::stderr().lock();
        for bad in imported.bad.to_string().lines() {
            writeln!(told, "{}", visible(bad))?;
        }
    }
    Ok(if imported.bad.count == 0 { Exit::Good } else { Exit::Found })
}

fn format_of(given: Option<Format>, path: &Path) -> anyhow::Result<Format> {
    given.or_else(|| Format::of_path(path)).with_context(|| {
        format!("the ending of {} says no layout: say `--format jsonl`, `csv` or `parquet`", path.display())
    })
}

/// All of it, in a file without a name: it is read twice.
fn standard_input() -> io::Result<File> {
    let mut file = tempfile::tempfile()?;
    io::copy(&mut io::stdin().lock(), &mut file)?;
    Ok(file)
}
