//! `host plugins upgrade` and `outdated`: newer versions of what was installed, from where it is.

use std::io::Write;

use anyhow::{Context as _, bail};
use clap::Args;
use semver::Version;
use serde::Serialize;
use serde_json::json;

use super::super::{Exit, GlobalArguments, audited};
use super::OutputArguments;
use super::install::tell;
use super::store::{Candidate, Store};
use crate::config::visible::visible;
use crate::distribution::{Fetched, Installed, OciReference, Reference, Sha256, Terms, newer, version};
use crate::plugin::PluginId;

#[derive(Debug, Args)]
pub(super) struct UpgradeArguments {
    /// Its id; without one, all that were installed
    id: Option<PluginId>,
    /// Show what would change, and change nothing
    #[arg(long)]
    dry_run: bool,
    /// Take it without a signature, where `distribution.trust` says nothing of its source
    #[arg(long)]
    allow_unsigned: bool,
    #[command(flatten)]
    output: OutputArguments,
}

/// What its place has now.
enum Offer {
    /// What is installed.
    Same,
    /// It was installed by digest, which never changes.
    Pinned,
    /// Something else; not fetched yet.
    At(OciReference),
    /// Something else.
    Bytes(Box<Fetched>),
}

/// What an upgrade changes, as it is printed.
#[derive(Debug, Serialize)]
struct Step {
    id: PluginId,
    from: Stage,
    to: Stage,
    reference: Reference,
    /// Imports that the installed version does not have.
    new_imports: Vec<String>,
    done: bool,
}

#[derive(Debug, Serialize)]
struct Stage {
    version: String,
    digest: Sha256,
}

pub(super) async fn run(global: &GlobalArguments, arguments: &UpgradeArguments) -> anyhow::Result<Exit> {
    let store = Store::open(global)?;
    let terms = Terms { allow_unsigned: arguments.allow_unsigned, ..Terms::default() };
    let mut steps = Vec::new();
    let mut failed = Vec::new();
    for (id, installed) in chosen(&store, arguments.id.as_ref())? {
        match step(&store, &id, &installed, terms, arguments.dry_run).await {
            Ok(step) => steps.extend(step),
            Err(error) => failed.push((id, error)),
        }
    }
    let mut out = anstream::stdout().lock();
    if arguments.output.json {
        let failed: Vec<_> =
            failed.iter().map(|(id, error)| json!({ "id": id, "error": format!("{error:#}") })).collect();
        writeln!(out, "{}", serde_json::to_string_pretty(&json!({ "upgrades": steps, "failed": failed }))?)?;
    } else {
        if steps.is_empty() && failed.is_empty() {
            writeln!(out, "Nothing is newer than what is installed.")?;
        }
        for step in &steps {
            shown(step, &mut out)?;
        }
    }
    for step in steps.iter().filter(|step| step.done) {
        tell(&step.id, arguments.output, &mut out).await?;
    }
    drop(out);
    match failed.as_slice() {
        [] => Ok(Exit::Good),
        _ if arguments.output.json => Ok(Exit::Failed),
        [(id, error)] => bail!("failed to upgrade {id}: {error:#}"),
        several => {
            let told: Vec<String> = several.iter().map(|(id, error)| format!("{id}: {error:#}")).collect();
            bail!("failed to upgrade {} plugins:\n{}", several.len(), told.join("\n"))
        }
    }
}

pub(super) async fn outdated(global: &GlobalArguments, output: OutputArguments) -> anyhow::Result<Exit> {
    let store = Store::open(global)?;
    let mut found = Vec::new();
    for (id, installed) in chosen(&store, None)? {
        // What is only shown needs no signature.
        let terms = Terms { allow_unsigned: true, ..Terms::default() };
        let offer =
            look(&store, &installed, terms).await.with_context(|| format!("failed to look for a newer {id}"))?;
        let newer = match offer {
            Offer::Same | Offer::Pinned => continue,
            Offer::At(reference) => reference.to_string(),
            Offer::Bytes(fetched) => fetched.reference.to_string(),
        };
        found.push((id, installed.version, newer));
    }
    let mut out = anstream::stdout().lock();
    if output.json {
        let told: Vec<_> =
            found.iter().map(|(id, version, newer)| json!({ "id": id, "version": version, "newer": newer })).collect();
        writeln!(out, "{}", serde_json::to_string_pretty(&json!({ "outdated": told }))?)?;
    } else if found.is_empty() {
        writeln!(out, "Nothing is newer than what is installed.")?;
    } else {
        for (id, version, newer) in &found {
            writeln!(out, "{id} {}: newer is {}", visible(version), visible(newer))?;
        }
    }
    Ok(if found.is_empty() { Exit::Good } else { Exit::Found })
}

/// What was installed and is to be looked after.
fn chosen(store: &Store, id: Option<&PluginId>) -> anyhow::Result<Vec<(PluginId, Installed)>> {
    let ledger = store.shelf.installed()?;
    let Some(id) = id else {
        return Ok(ledger.iter().map(|(id, installed)| (id.clone(), installed.clone())).collect());
    };
    let installed = ledger.get(id).with_context(|| {
        let known: Vec<&str> = ledger.iter().map(|(id, _)| id.as_str()).collect();
        let known = if known.is_empty() { "nothing was".to_owned() } else { format!("{} were", known.join(", ")) };
        format!("`{id}` was not installed by `host plugins install`: {known}")
    })?;
    Ok(vec![(id.clone(), installed.clone())])
}

/// What the place of a plugin has now.
async fn look(store: &Store, installed: &Installed, terms: Terms) -> anyhow::Result<Offer> {
    let reference = match &installed.reference {
        Reference::Oci(reference) => reference,
        other => {
            let fetched = store.fetcher.fetch(other, terms).await?;
            let is_same = fetched.digest == installed.digest;
            return Ok(if is_same { Offer::Same } else { Offer::Bytes(Box::new(fetched)) });
        }
    };
    if reference.digest().is_some() {
        return Ok(Offer::Pinned);
    }
    match reference.tag().and_then(version) {
        Some(tagged) => {
            let tags = store.fetcher.tags(reference).await?;
            let newer = newer(&tags, &tagged).map(|tag| reference.with_tag(tag)).transpose()?;
            Ok(newer.map_or(Offer::Same, Offer::At))
        }
        // A tag like `latest` comes to name others.
        None => {
            let is_same = Some(store.fetcher.resolve(reference).await?) == installed.manifest;
            Ok(if is_same { Offer::Same } else { Offer::At(reference.clone()) })
        }
    }
}

/// Brings one plugin up to what its place has; none where that is what is installed.
async fn step(
    store: &Store,
    id: &PluginId,
    installed: &Installed,
    terms: Terms,
    dry_run: bool,
) -> anyhow::Result<Option<Step>> {
    let fetched = match look(store, installed, terms).await? {
        Offer::Same | Offer::Pinned => return Ok(None),
        Offer::At(reference) => store.fetcher.fetch(&Reference::Oci(reference), terms).await?,
        Offer::Bytes(fetched) => *fetched,
    };
    let candidate = store.tried(fetched).await?;
    checked(id, installed, &candidate)?;
    let Some(there) = store.shelf.folder.read(id)? else {
        bail!("{} is gone: install it again, or `host plugins remove {id}`", store.shelf.folder.file(id).display());
    };
    // What lies there may have been changed since, and may not even load.
    let had = store.described(&there).await.map(|described| described.imports).unwrap_or_default();
    let new_imports = candidate.described.imports.iter().filter(|import| !had.contains(import)).cloned().collect();
    let to = Stage { version: candidate.described.info.version.clone(), digest: candidate.fetched.digest };
    let from = Stage { version: installed.version.clone(), digest: Sha256::of(&there) };
    let reference = candidate.fetched.reference.clone();
    if !dry_run {
        let action = format!("plugins upgrade {id} {} {}", to.version, to.digest);
        // Only what was installed gives way: another file of that name is somebody's own.
        store.put(candidate, from.digest == installed.digest)?;
        audited::action(&store.shelf.settings, action, true)?;
    }
    Ok(Some(Step { id: id.clone(), from, to, reference, new_imports, done: !dry_run }))
}

/// Whether a candidate is a later version of what is installed.
fn checked(id: &PluginId, installed: &Installed, candidate: &Candidate) -> anyhow::Result<()> {
    let info = &candidate.described.info;
    if info.id != *id {
        bail!("{} is another plugin now, `{}`: install it if that is meant", candidate.fetched.reference, info.id);
    }
    // A signature says nothing of time: an old version is as well signed as a new one.
    if let (Ok(had), Ok(has)) = (Version::parse(&installed.version), Version::parse(&info.version))
        && has < had
    {
        bail!(
            "{} has version {has}, which is older than {had}: install it if that is meant",
            candidate.fetched.reference
        );
    }
    Ok(())
}

fn shown(step: &Step, out: &mut impl Write) -> anyhow::Result<()> {
    let Step { id, from, to, reference, new_imports, done } = step;
    let word = if *done { "is upgraded" } else { "would be upgraded" };
    writeln!(out, "{id} {word}: {} to {}", visible(&from.version), visible(&to.version))?;
    writeln!(out, "  from    {}", visible(&reference.to_string()))?;
    writeln!(out, "  digest  {} to {}", from.digest.short(), to.digest)?;
    for import in new_imports {
        writeln!(out, "  wider   imports {}", visible(import))?;
    }
    Ok(())
}
