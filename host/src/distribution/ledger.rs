//! What was installed from where: the file `installed.toml` in the user's data folder.
//!
//! It says nothing of whether the file in the plugin folder is still that one: its digest does.
//! An installation that is killed between the two leaves the new file with the old line, and the
//! next one puts that right.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::error::DistributionError;
use super::reference::Reference;
use super::sha256::Sha256;
use crate::plugin::PluginId;

/// The file's name in the user's data folder.
pub const LEDGER: &str = "installed.toml";

/// What stands at the head of the file.
const HEAD: &str = "# Plugins that `host plugins install` put there, and where they are from.\n\n";

/// One plugin that was installed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Installed {
    /// Where from.
    pub reference: Reference,
    /// Its version, as the plugin says it.
    pub version: String,
    /// Of the component's bytes, which are the layer of an artifact.
    pub digest: Sha256,
    /// Of the artifact's manifest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub manifest: Option<Sha256>,
    /// The fingerprint of the key whose signature was demanded and held.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signer: Option<Sha256>,
    /// When, as RFC 3339 has it.
    pub installed_at: String,
    /// The plugin's file.
    pub file: PathBuf,
}

/// The list of what is installed.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Ledger {
    #[serde(default)]
    plugins: BTreeMap<PluginId, Installed>,
}

/// The one who may change the folder and the list. The others wait.
#[derive(Debug)]
pub struct Turn {
    path: PathBuf,
    _lock: File,
}

impl Ledger {
    /// What stands in the file at `path`; nothing where there is none.
    ///
    /// # Errors
    /// [`DistributionError::Ledger`].
    pub fn read(path: &Path) -> Result<Self, DistributionError> {
        let wrong = |why: String| DistributionError::Ledger { path: path.to_owned(), why };
        match fs::read_to_string(path) {
            Ok(text) => toml::from_str(&text).map_err(|error| wrong(error.to_string().trim_end().to_owned())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Self::default()),
            Err(error) => Err(wrong(error.to_string())),
        }
    }

    /// One plugin, if it was installed.
    pub fn get(&self, id: &PluginId) -> Option<&Installed> {
        self.plugins.get(id)
    }

    /// All plugins that were installed, by id.
    pub fn iter(&self) -> impl Iterator<Item = (&PluginId, &Installed)> {
        self.plugins.iter()
    }
}

impl Turn {
    /// Waits until nobody else changes what the list at `path` is of.
    ///
    /// # Errors
    /// When its folder cannot be written.
    pub fn take(path: &Path) -> Result<Self, DistributionError> {
        let file = path.with_extension("lock");
        let failed = || DistributionError::file("lock", file.clone());
        path.parent().map_or(Ok(()), fs::create_dir_all).map_err(failed())?;
        let lock = File::options().write(true).create(true).truncate(false).open(&file).map_err(failed())?;
        lock.lock().map_err(failed())?;
        Ok(Self { path: path.to_owned(), _lock: lock })
    }

    /// Writes down that a plugin was installed.
    ///
    /// # Errors
    /// When the list cannot be read or written; it is as it was then.
    pub fn record(&self, id: PluginId, installed: Installed) -> Result<(), DistributionError> {
        let mut ledger = Ledger::read(&self.path)?;
        ledger.plugins.insert(id, installed);
        self.write(&ledger)
    }

    /// Forgets a plugin.
    ///
    /// # Errors
    /// As [`Turn::record`].
    pub fn forget(&self, id: &PluginId) -> Result<(), DistributionError> {
        let mut ledger = Ledger::read(&self.path)?;
        match ledger.plugins.remove(id) {
            Some(_) => self.write(&ledger),
            None => Ok(()),
        }
    }

    fn write(&self, ledger: &Ledger) -> Result<(), DistributionError> {
        let failed = || DistributionError::file("write", self.path.clone());
        let text = toml::to_string_pretty(ledger).map_err(|error| failed()(io::Error::other(error)))?;
        let folder = self.path.parent().unwrap_or(Path::new("/"));
        let mut new = tempfile::NamedTempFile::new_in(folder).map_err(failed())?;
        new.write_all(HEAD.as_bytes()).and_then(|()| new.write_all(text.as_bytes())).map_err(failed())?;
        new.as_file().sync_all().map_err(failed())?;
        new.persist(&self.path).map_err(|error| failed()(error.error))?;
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(failed())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn installed(reference: &str) -> Installed {
        Installed {
            reference: Reference::parse(reference, Path::new("/")).unwrap(),
            version: "1.0.0".to_owned(),
            digest: Sha256::of(b"bytes"),
            manifest: None,
            signer: Some(Sha256::of(b"key")),
            installed_at: "2026-01-01T00:00:00Z".to_owned(),
            file: "/plugins/lint.wasm".into(),
        }
    }

    #[test]
    fn what_is_written_down_is_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("data").join(LEDGER);
        assert_eq!(Ledger::read(&path).unwrap().iter().count(), 0);
        let (lint, other): (PluginId, PluginId) = ("lint".parse().unwrap(), "other".parse().unwrap());
        let turn = Turn::take(&path).unwrap();
        turn.record(lint.clone(), installed("oci://ghcr.io/acme/lint:1.0.0")).unwrap();
        turn.record(other.clone(), installed("/srv/other.wasm")).unwrap();
        turn.forget(&other).unwrap();
        let ledger = Ledger::read(&path).unwrap();
        assert_eq!(ledger.get(&lint), Some(&installed("oci://ghcr.io/acme/lint:1.0.0")));
        assert_eq!(ledger.get(&other), None);
        assert!(fs::read_to_string(&path).unwrap().starts_with("# Plugins that"));
    }

    #[test]
    fn a_damaged_list_is_said_and_not_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(LEDGER);
        fs::write(&path, "[plugins.lint]\nreference = 1\n").unwrap();
        let turn = Turn::take(&path).unwrap();
        let error = turn.record("lint".parse().unwrap(), installed("/x")).unwrap_err().to_string();
        assert!(error.contains("move it away and install again"), "{error}");
        assert_eq!(fs::read_to_string(&path).unwrap(), "[plugins.lint]\nreference = 1\n");
    }

    #[test]
    fn an_id_is_no_path_in_the_list_either() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(LEDGER);
        fs::write(&path, "[plugins.\"../../etc/x\"]\nreference = \"/x\"\n").unwrap();
        assert!(Ledger::read(&path).unwrap_err().to_string().contains("no plugin id"));
    }

    #[test]
    fn many_who_write_at_once_lose_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(LEDGER);
        std::thread::scope(|scope| {
            for number in 0..8 {
                let path = &path;
                scope.spawn(move || {
                    let id = format!("plugin-{number}").parse().unwrap();
                    Turn::take(path).unwrap().record(id, installed("/x")).unwrap();
                });
            }
        });
        assert_eq!(Ledger::read(&path).unwrap().iter().count(), 8);
    }
}
