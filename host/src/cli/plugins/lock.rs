//! `host plugins lock` and `verify`: the plugins that may run, pinned to the byte.

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;

use anyhow::Context as _;
use clap::Args;

use super::whole_file;
use crate::cli::{Exit, GlobalArguments, audited, local, logging, paths, render};
use crate::config::Settings;
use crate::plugin::{Generation, Lock};

#[derive(Debug, Args)]
pub(super) struct LockArguments {
    /// The lock file, if not the one of the settings
    #[arg(long, value_name = "FILE")]
    file: Option<PathBuf>,
}

pub(super) async fn lock(global: &GlobalArguments, arguments: &LockArguments) -> anyhow::Result<Exit> {
    let settings = global.load()?.settings;
    let generation = loaded(global, &settings).await?;
    let mut out = anstream::stdout().lock();
    for failure in &generation.failures {
        writeln!(out, "{} {}", failure.origin, failure.reason)?;
    }
    if !generation.failures.is_empty() {
        anyhow::bail!("nothing is pinned while a plugin does not load: repair it, or take it out of the folder");
    }
    let lock = Lock::of(&generation);
    let file = file(&settings, arguments)?;
    whole_file::write(&file, lock.text()?.as_bytes())?;
    audited::action(&settings, format!("plugins lock {}", file.display()), true)?;
    writeln!(out, "{}: {} pinned", file.display(), render::counted(lock.plugins().len(), "plugin"))?;
    Ok(Exit::Good)
}

pub(super) async fn verify(global: &GlobalArguments, arguments: &LockArguments) -> anyhow::Result<Exit> {
    let settings = global.load()?.settings;
    let file = file(&settings, arguments)?;
    let text = fs::read_to_string(&file)
        .with_context(|| format!("failed to read {}: `host plugins lock` writes it", file.display()))?;
    let lock = Lock::read(&text).map_err(|error| anyhow::anyhow!("{} cannot be used: {error}", file.display()))?;
    let generation = loaded(global, &settings).await?;
    let differences = lock.differences(&generation);
    let mut out = anstream::stdout().lock();
    for difference in &differences {
        writeln!(out, "{difference}")?;
    }
    for failure in &generation.failures {
        writeln!(out, "{} {}", failure.origin, failure.reason)?;
    }
    if differences.is_empty() && generation.failures.is_empty() {
        writeln!(out, "{}: {} as pinned", file.display(), render::counted(lock.plugins().len(), "plugin"))?;
        return Ok(Exit::Good);
    }
    Ok(Exit::Found)
}

fn file(settings: &Settings, arguments: &LockArguments) -> anyhow::Result<PathBuf> {
    arguments.file.clone().map_or_else(|| paths::lock_file(settings), Ok)
}

/// What loads when nothing is pinned: a lock must not decide what the next one says.
async fn loaded(global: &GlobalArguments, settings: &Settings) -> anyhow::Result<std::sync::Arc<Generation>> {
    logging::start_for_command(global, &settings.log)?;
    let unlocked = Settings { locked: false, ..settings.clone() };
    Ok(local::plugins(&unlocked, local::Needed::All).await?.current())
}
