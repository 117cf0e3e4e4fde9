//! What the commands work with that install plugins: the settings, the sandbox and the folders.

use std::path::PathBuf;

use anyhow::Context as _;
use serde::Serialize;
use tokio::sync::OnceCell;

use super::super::local::Needed;
use super::super::{GlobalArguments, local, logging, paths};
use crate::config::Settings;
use crate::distribution::{Described, Fetched, Fetcher, Installed, LEDGER, Ledger, PluginFolder, Reference, Turn};
use crate::plugin::{Origin, PluginId};
use crate::reload::{BuiltIn, Plugins};
use crate::wasm::{Component, MAX_COMPONENT_BYTES, Runtime};

/// The plugin folder of this person, and the list of what was installed there.
pub(super) struct Shelf {
    pub(super) settings: Settings,
    pub(super) folder: PluginFolder,
    ledger: PathBuf,
}

/// The same, with what brings plugins and tries them.
pub(super) struct Store {
    pub(super) shelf: Shelf,
    pub(super) fetcher: Fetcher,
    runtime: Runtime,
    /// Those that would serve beside what is installed, to try it with.
    plugins: OnceCell<Plugins>,
}

/// A plugin that was fetched and that the sandbox has loaded.
pub(super) struct Candidate {
    pub(super) fetched: Fetched,
    pub(super) described: Described,
    /// What it imports and was not granted, in a sentence with the way out.
    needs: Option<String>,
}

/// What became of a candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Became {
    Installed,
    Replaced,
    /// The same bytes lay there already.
    Unchanged,
}

/// One installation, as it is printed.
#[derive(Debug, Serialize)]
pub(super) struct Installation {
    pub(super) id: PluginId,
    #[serde(flatten)]
    pub(super) installed: Installed,
    pub(super) outcome: Became,
    /// Why it does not serve yet: what has to be granted first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) needs: Option<String>,
}

impl Shelf {
    /// # Errors
    /// When the settings cannot be used, and without a plugin folder.
    pub(super) fn open(global: &GlobalArguments) -> anyhow::Result<Self> {
        let settings = global.load()?.settings;
        logging::start_for_command(global, &settings.log)?;
        let data = paths::data_folder().context("there is no home folder to keep a list of plugins in")?;
        // Plugins of a later folder go before those of an earlier one.
        let folder = settings.plugin_dirs.last().context("`plugin_dirs` names no folder to install into")?;
        let folder = PluginFolder::new(folder.clone(), data.join("removed-plugins"));
        Ok(Self { settings, folder, ledger: data.join(LEDGER) })
    }

    /// What was installed.
    ///
    /// # Errors
    /// When the list cannot be read.
    pub(super) fn installed(&self) -> anyhow::Result<Ledger> {
        Ok(Ledger::read(&self.ledger)?)
    }

    /// The one who may change the folder and the list.
    ///
    /// # Errors
    /// When the data folder cannot be written.
    pub(super) fn turn(&self) -> anyhow::Result<Turn> {
        Ok(Turn::take(&self.ledger)?)
    }
}

impl Store {
    /// # Errors
    /// As [`Shelf::open`], when a key cannot be read, and where WebAssembly cannot run.
    pub(super) fn open(global: &GlobalArguments) -> anyhow::Result<Self> {
        let shelf = Shelf::open(global)?;
        let settings = &shelf.settings;
        let fetcher = Fetcher::new(&settings.distribution, paths::downloads_folder(), MAX_COMPONENT_BYTES)?;
        let runtime = local::runtime(settings)?;
        Ok(Self { shelf, fetcher, runtime, plugins: OnceCell::new() })
    }

    /// Has the sandbox load `bytes`, under the limits that plugins have.
    ///
    /// # Errors
    /// When it would not be served.
    pub(super) async fn described(&self, bytes: &[u8]) -> anyhow::Result<Described> {
        Ok(described(&self.loaded(bytes).await?))
    }

    async fn loaded(&self, bytes: &[u8]) -> anyhow::Result<Component> {
        Ok(self.runtime.load(bytes, &self.shelf.settings.policy()).await?)
    }

    /// Has the sandbox load what was fetched, and tries it on its cases and the invariants.
    ///
    /// # Errors
    /// As [`Store::described`], and when it fails on them.
    pub(super) async fn tried(&self, fetched: Fetched) -> anyhow::Result<Candidate> {
        let component = self.loaded(&fetched.bytes).await;
        let component = component.with_context(|| format!("{} is no plugin for this host", fetched.reference))?;
        if self.shelf.settings.gate.enabled {
            self.passes(&fetched).await?;
        }
        let needs = component.may_import(&self.shelf.settings.policy()).err().map(|error| error.to_string());
        Ok(Candidate { described: described(&component), fetched, needs })
    }

    async fn passes(&self, fetched: &Fetched) -> anyhow::Result<()> {
        let beside = local::plugins(&self.shelf.settings, Needed::ForTemplates);
        let plugins = self.plugins.get_or_try_init(|| beside).await?;
        let origin = Origin::File(PathBuf::from(fetched.reference.to_string()));
        plugins.try_out(&origin, &fetched.bytes).await.map_err(|error| {
            let details = error.details().map(|details| format!("\n{details}")).unwrap_or_default();
            anyhow::anyhow!("{} {error}{details}\n`gate.enabled: false` installs it all the same", fetched.reference)
        })
    }

    /// Puts a candidate into the plugin folder. Another plugin of its id gives way only where
    /// `replace` says so.
    ///
    /// # Errors
    /// When something is in the way, or cannot be written; the folder is as it was then.
    pub(super) fn put(&self, candidate: Candidate, replace: bool) -> anyhow::Result<Installation> {
        let Candidate { fetched, described, needs } = candidate;
        let id = described.info.id;
        let Shelf { folder, .. } = &self.shelf;
        let turn = self.shelf.turn()?;
        let there = folder.read(&id)?;
        let same = there.as_ref().is_some_and(|there| *there == fetched.bytes);
        if !replace && !same {
            let ledger = self.shelf.installed()?;
            if let Some(obstacle) = obstacle(&id, there.is_some(), ledger.get(&id), &fetched.reference) {
                anyhow::bail!("{obstacle}: pass --replace if it shall take its place");
            }
        }
        let file = if same { folder.file(&id) } else { folder.put(&id, &fetched.bytes)? };
        let outcome = match there {
            None => Became::Installed,
            Some(_) if same => Became::Unchanged,
            Some(_) => Became::Replaced,
        };
        let installed = Installed {
            reference: fetched.reference,
            version: described.info.version,
            digest: fetched.digest,
            manifest: fetched.manifest,
            signer: fetched.signer,
            installed_at: humantime::format_rfc3339_seconds(std::time::SystemTime::now()).to_string(),
            file,
        };
        turn.record(id.clone(), installed.clone())?;
        Ok(Installation { id, installed, outcome, needs })
    }
}

fn described(component: &Component) -> Described {
    let (imports, exports) = (component.imports().to_vec(), component.exports().to_vec());
    Described { info: component.info().clone(), imports, exports }
}

/// Whether a plugin comes with the host.
pub(super) fn is_built_in(id: &PluginId) -> bool {
    BuiltIn::FIRST_PARTY.iter().any(|built_in| built_in.name == id.as_str())
}

/// What would silently be replaced: a stranger may give its plugin any id.
fn obstacle(id: &PluginId, is_there: bool, installed: Option<&Installed>, from: &Reference) -> Option<String> {
    match installed {
        Some(installed) if is_there && is_same_origin(&installed.reference, from) => None,
        Some(installed) if is_there => Some(format!("`{id}` is installed from {}", installed.reference)),
        _ if is_there => Some(format!("`{id}` is in the plugin folder and was not installed from anywhere")),
        _ if is_built_in(id) => Some(format!("`{id}` is the id of a plugin that comes with the host")),
        _ => None,
    }
}

/// Whether two places are of one plugin: other tags of one repository are.
fn is_same_origin(one: &Reference, other: &Reference) -> bool {
    match (one, other) {
        (Reference::Oci(one), Reference::Oci(other)) => one.name() == other.name(),
        (one, other) => one == other,
    }
}
