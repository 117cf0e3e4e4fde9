//! `host plugins replay`: a failed call that was kept, made again where somebody can look at it.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use clap::Args;

use super::project::Project;
use crate::cli::render::replay::ReplayReport;
use crate::cli::{Exit, GlobalArguments, local, logging, render};
use crate::config::Settings;
use crate::failures::Bundle;
use crate::reload;
use crate::trial::{Came, Regression, Replayer};

/// Bytes of a bundle that are read at most.
const MAX_BUNDLE_BYTES: u64 = 64 << 20;

#[derive(Debug, Args)]
pub(super) struct ReplayArguments {
    /// A file of the folder `prompt-host/failures` in your data folder
    #[arg(value_name = "BUNDLE")]
    bundle: PathBuf,
    /// Ask this component, or that of a project's folder, instead of the one that failed
    #[arg(long, value_name = "FOLDER|FILE")]
    plugin: Option<PathBuf>,
    /// Make the call this often
    #[arg(long, value_name = "NUMBER", default_value_t = 2, value_parser = clap::value_parser!(u16).range(1..=1_000))]
    times: u16,
    /// Write the call into this folder as a case for `host plugins test`
    #[arg(long, value_name = "FOLDER")]
    save_case: Option<PathBuf>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

pub(super) async fn run(global: &GlobalArguments, arguments: &ReplayArguments) -> anyhow::Result<Exit> {
    let settings = global.load()?.settings;
    logging::start_for_command(global, &settings.log)?;
    let bundle = read(&arguments.bundle)?;
    let component = match &arguments.plugin {
        Some(path) => Project::find(path, None)?.packed()?,
        None => found(&settings, &bundle)?,
    };
    let replayer = Replayer::start(local::runtime_options(&settings)).context("failed to start the sandbox")?;
    let replay = replayer.replay(&bundle, &component, arguments.times.into()).await;
    let replay = replay.context("failed to make the call again")?;
    let saved = arguments.save_case.as_deref().map(|folder| save(&bundle, folder)).transpose()?;
    let report = ReplayReport::new(&bundle, &replay, saved);
    let mut out = anstream::stdout().lock();
    match arguments.json {
        true => writeln!(out, "{}", serde_json::to_string_pretty(&report)?)?,
        false => write!(out, "{}", render::replay::report(&report))?,
    }
    let is_well = replay.came == Came::Not && replay.difference.is_none();
    Ok(if is_well { Exit::Good } else { Exit::Found })
}

fn read(path: &Path) -> anyhow::Result<Bundle> {
    let failed = || format!("failed to read {}", path.display());
    let size = fs::metadata(path).with_context(failed)?.len();
    if size > MAX_BUNDLE_BYTES {
        bail!("failed to read {}: it is {size} bytes, more than a failed call has", path.display());
    }
    let text = fs::read_to_string(path).with_context(failed)?;
    Bundle::read(&text).with_context(failed)
}

/// The component that failed.
fn found(settings: &Settings, bundle: &Bundle) -> anyhow::Result<Vec<u8>> {
    let plugin = &bundle.plugin;
    let (_, bytes) = reload::find_component(&settings.plugin_dirs, &plugin.digest).with_context(|| {
        let short: String = plugin.digest.chars().take(12).collect();
        format!(
            "the component that failed, {} {} with the digest {short}, is not in your plugin folders any more: name \
             a component with --plugin",
            plugin.id, plugin.version
        )
    })?;
    Ok(bytes.to_vec())
}

/// Writes the case that the call becomes. One that is there already is the same, by its name.
fn save(bundle: &Bundle, folder: &Path) -> anyhow::Result<(PathBuf, Regression)> {
    let case = Regression::of(bundle).context("failed to make a case of the call")?;
    let file = folder.join(format!("{}.txt", case.name));
    let written = fs::create_dir_all(folder).and_then(|()| {
        match File::create_new(&file).and_then(|mut new| new.write_all(case.text.as_bytes())) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
            written => written,
        }
    });
    written.with_context(|| format!("failed to write {}", file.display()))?;
    Ok((file, case))
}
