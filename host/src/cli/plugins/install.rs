//! `host plugins install`: a plugin from a file, a folder, a web server or a registry.

use std::io::Write;
use std::path::Path;

use anyhow::{Context as _, bail};
use clap::Args;
use serde_json::json;

use super::super::running::running_hosts;
use super::super::{Exit, GlobalArguments, audited, render};
use super::OutputArguments;
use super::store::{Became, Installation, Store};
use crate::config::visible::visible;
use crate::distribution::{Reference, Sha256, Terms};
use crate::plugin::PluginId;

#[derive(Debug, Args)]
pub(super) struct InstallArguments {
    /// FILE, FOLDER, https://… or oci://REGISTRY/REPOSITORY, with :TAG or @DIGEST; without, the newest version
    #[arg(value_name = "PLACE")]
    place: String,
    /// The digest that its bytes must have, as `sha256:…`
    #[arg(long, value_name = "DIGEST")]
    digest: Option<Sha256>,
    /// Take it without a signature, where `distribution.trust` says nothing of its source
    #[arg(long)]
    allow_unsigned: bool,
    /// Let it take the place of another plugin that has its id
    #[arg(long)]
    replace: bool,
    #[command(flatten)]
    output: OutputArguments,
}

pub(super) async fn run(global: &GlobalArguments, arguments: &InstallArguments) -> anyhow::Result<Exit> {
    let working_folder = std::env::current_dir().context("failed to find the working folder")?;
    let reference = Reference::parse(&arguments.place, &working_folder)?;
    let places = places(&reference, arguments.digest.is_some())?;
    let store = Store::open(global)?;
    let terms = Terms { digest: arguments.digest, allow_unsigned: arguments.allow_unsigned };
    let mut done = Vec::new();
    let mut failed = Vec::new();
    for place in &places {
        match one(&store, place, terms, arguments.replace).await {
            Ok(installation) => done.push(installation),
            // One of a folder does not keep the others from it.
            Err(error) if places.len() > 1 => failed.push((place, error)),
            Err(error) => return Err(error),
        }
    }
    report(&done, arguments.output).await?;
    if failed.is_empty() {
        return Ok(Exit::Good);
    }
    for (place, error) in &failed {
        write!(anstream::stderr().lock(), "{place}: {}", render::errors::error(error))?;
    }
    bail!("{} of {} plugins could not be installed", failed.len(), places.len())
}

async fn one(store: &Store, place: &Reference, terms: Terms, replace: bool) -> anyhow::Result<Installation> {
    let fetched = store.fetcher.fetch(place, terms).await?;
    let installation = store.put(store.tried(fetched).await?, replace)?;
    let Installation { id, installed, .. } = &installation;
    let action = format!("plugins install {id} {} {}", installed.version, installed.digest);
    audited::action(&store.shelf.settings, action, true)?;
    Ok(installation)
}

/// The place itself, or the plugins of a folder.
fn places(reference: &Reference, has_digest: bool) -> anyhow::Result<Vec<Reference>> {
    let Reference::Path(folder) = reference else { return Ok(vec![reference.clone()]) };
    if !folder.is_dir() {
        return Ok(vec![reference.clone()]);
    }
    if has_digest {
        bail!("{} is a folder, which has no digest: name a file", folder.display());
    }
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).with_context(|| format!("failed to list {}", folder.display()))? {
        let path = entry.with_context(|| format!("failed to list {}", folder.display()))?.path();
        if is_plugin(&path) {
            files.push(path);
        }
    }
    if files.is_empty() {
        bail!("there is no `*.wasm` file in {}: build the plugin first, or name a file", folder.display());
    }
    files.sort();
    Ok(files.into_iter().map(Reference::Path).collect())
}

fn is_plugin(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "wasm") && path.is_file()
}

/// Says what was done, and what running hosts made of it.
async fn report(done: &[Installation], output: OutputArguments) -> anyhow::Result<()> {
    let mut out = anstream::stdout().lock();
    if output.json {
        writeln!(out, "{}", serde_json::to_string_pretty(&json!({ "plugins": done }))?)?;
    }
    for installation in done.iter().filter(|_| !output.json) {
        let Installation { id, installed, outcome, needs } = installation;
        let word = match outcome {
            Became::Installed => "installed",
            Became::Replaced => "installed, in the place of another file",
            Became::Unchanged => "there already",
        };
        writeln!(out, "{id} {} is {word}", visible(&installed.version))?;
        writeln!(out, "  from    {}", visible(&installed.reference.to_string()))?;
        writeln!(out, "  file    {}", visible(&installed.file.display().to_string()))?;
        writeln!(out, "  digest  {}", installed.digest)?;
        if let Some(manifest) = installed.manifest {
            writeln!(out, "  pinned  {manifest}")?;
        }
        match installed.signer {
            Some(signer) => writeln!(out, "  signed  by the key {}", signer.short())?,
            None => writeln!(out, "  signed  not checked")?,
        }
        if let Some(needs) = needs {
            writeln!(out, "  needs   a grant before it serves: it {}", visible(needs))?;
        }
    }
    for installation in done {
        tell(&installation.id, output, &mut out).await?;
    }
    Ok(())
}

/// Has running hosts look at a plugin at once, and says what became of it where people read.
pub(super) async fn tell(id: &PluginId, output: OutputArguments, out: &mut impl Write) -> anyhow::Result<()> {
    let hosts = running_hosts().await?;
    match output.json {
        true => super::tell(hosts, id, &mut std::io::sink()).await,
        false => super::tell(hosts, id, out).await,
    }
}
