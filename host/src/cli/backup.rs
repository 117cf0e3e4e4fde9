//! `host backup`: everything that is kept, as one archive.

use std::io::Write as _;
use std::path::PathBuf;
use std::time::SystemTime;

use anyhow::Context as _;
use clap::Args;
use serde::Serialize;

use super::{Exit, GlobalArguments, local, logging, paths, render};
use crate::backup::{self, Part, Written};
use crate::config::{Loaded, Settings};

#[derive(Debug, Args)]
pub(super) struct BackupArguments {
    /// The file; one with its time in the name in `backup.folder` unless given
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Take along these parts only, as in `--only config,templates`
    #[arg(long, value_name = "PARTS", value_delimiter = ',')]
    only: Vec<Part>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

/// What was written, for people and programs.
#[derive(Debug, Serialize)]
struct Summary<'a> {
    file: &'a PathBuf,
    digest: &'a str,
    bytes: u64,
    files: Vec<Count>,
    secrets: &'a [String],
}

/// Files of one part.
#[derive(Debug, Serialize)]
pub(super) struct Count {
    pub(super) part: Part,
    pub(super) files: usize,
    pub(super) bytes: u64,
}

pub(super) fn run(global: &GlobalArguments, arguments: &BackupArguments) -> anyhow::Result<Exit> {
    let loaded = global.load()?;
    logging::start_for_command(global, &loaded.settings.log)?;
    let parts = if arguments.only.is_empty() { Part::ALL.to_vec() } else { arguments.only.clone() };
    let output = match &arguments.output {
        Some(output) => output.clone(),
        None => default_output(&loaded.settings)?,
    };
    let written = local::tokio_runtime()?.block_on(write(&loaded, parts, output))?;
    tell(&written, arguments.json)
}

/// Writes a backup of these parts.
pub(super) async fn write(loaded: &Loaded, parts: Vec<Part>, output: PathBuf) -> anyhow::Result<Written> {
    let store = match parts.contains(&Part::Records) {
        true => Some(local::record_store(&loaded.settings).await?),
        false => None,
    };
    let written = backup::write(paths::places(loaded), parts, store.clone(), output).await;
    if let Some(store) = store {
        store.close().await;
    }
    Ok(written?)
}

/// A file in the folder of backups, which is made.
fn default_output(settings: &Settings) -> anyhow::Result<PathBuf> {
    use std::os::unix::fs::DirBuilderExt as _;
    let folder = paths::backup_folder(settings).context("there is no home folder for backups: say `--output FILE`")?;
    let made = std::fs::DirBuilder::new().recursive(true).mode(0o700).create(&folder);
    made.with_context(|| format!("failed to make {}", folder.display()))?;
    Ok(folder.join(backup::name_of_backup(SystemTime::now())))
}

/// Files and bytes of each part.
pub(super) fn counts(written: &crate::archive::Manifest) -> Vec<Count> {
    let of = |part| {
        let files = written.files.iter().filter(|file| Part::of(&file.name) == Some(part));
        let (files, bytes) = files.fold((0, 0), |(files, bytes), file| (files + 1, bytes + file.bytes));
        Count { part, files, bytes }
    };
    Part::ALL.into_iter().map(of).filter(|count| count.files > 0).collect()
}

fn tell(written: &Written, json: bool) -> anyhow::Result<Exit> {
    let Written { file, bytes, manifest, contents } = written;
    let mut out = anstream::stdout().lock();
    let files = counts(manifest);
    if json {
        let summary = Summary { file, digest: &manifest.digest, bytes: *bytes, files, secrets: &contents.secrets };
        writeln!(out, "{}", serde_json::to_string_pretty(&summary)?)?;
        return Ok(Exit::Good);
    }
    for Count { part, files, bytes } in files {
        writeln!(out, "{part:9}  {}, {bytes} bytes", render::counted(files, "file"))?;
    }
    writeln!(out, "It holds {}: keep it as you keep those.", contents.secrets.join("; "))?;
    writeln!(out, "{} ({bytes} bytes)\ndigest {}", file.display(), manifest.digest)?;
    Ok(Exit::Good)
}
