//! `plugins.lock`: the exact plugins that a host may run.
//!
//! What is built in is part of the host and needs no pin: the lock is about what the plugin
//! folders bring.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::contract::contract_of;
use super::{Capability, Generation, Loaded, Origin, PartialLimits, PluginId};

/// The file's name.
pub const LOCK_FILE: &str = "plugins.lock";
/// The version of the file's form.
const VERSION: u32 = 1;

/// The plugins of a lock file, ordered by id.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lock {
    version: u32,
    #[serde(default, rename = "plugin")]
    plugins: Vec<Pinned>,
}

/// One plugin, to the byte.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pinned {
    /// Its id.
    pub id: PluginId,
    /// Its version.
    pub version: String,
    /// BLAKE3 of the component, 64 hex digits.
    pub digest: String,
    /// Where it came from when it was pinned; another place with the same bytes is as good.
    pub origin: String,
    /// The contract that its interfaces are of.
    pub contract: String,
    /// BLAKE3 of its cases; none when none travel in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cases: Option<String>,
    /// What it imports, without versions.
    pub imports: Vec<String>,
    /// What its manifest asks for beside computing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub capabilities: Vec<Capability>,
    /// The limits that its manifest asks for.
    #[serde(default, skip_serializing_if = "is_nothing")]
    pub limits: PartialLimits,
}

/// Why a lock file cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LockError {
    /// It is not what a lock file looks like.
    #[error("it cannot be read: {0}")]
    Malformed(String),
    /// Another host wrote it.
    #[error("it has the form {0}, this host reads {VERSION}: write it again with `host plugins lock`")]
    Version(u32),
    /// A plugin stands there twice.
    #[error("it pins `{0}` twice")]
    Twice(PluginId),
}

fn is_nothing(limits: &PartialLimits) -> bool {
    *limits == PartialLimits::default()
}

impl Lock {
    /// Pins what the plugin folders of a generation brought.
    pub fn of(generation: &Generation) -> Self {
        let from_folders = |loaded: &&Loaded| matches!(loaded.origin, Origin::File(_));
        Self { version: VERSION, plugins: generation.plugins.iter().filter(from_folders).map(Pinned::of).collect() }
    }

    /// Reads a lock file.
    ///
    /// # Errors
    /// See [`LockError`].
    pub fn read(text: &str) -> Result<Self, LockError> {
        let lock: Self =
            toml::from_str(text).map_err(|error| LockError::Malformed(error.to_string().trim_end().to_owned()))?;
        if lock.version != VERSION {
            return Err(LockError::Version(lock.version));
        }
        let mut seen = BTreeMap::new();
        for pinned in &lock.plugins {
            if seen.insert(&pinned.id, ()).is_some() {
                return Err(LockError::Twice(pinned.id.clone()));
            }
        }
        Ok(lock)
    }

    /// The file's text, the same for the same plugins.
    ///
    /// # Errors
    /// When a value has no form in TOML, which none of a lock is without.
    pub fn text(&self) -> Result<String, toml::ser::Error> {
        let said = "# Written by `host plugins lock`. With `--locked` a host runs these plugins and no others.\n";
        Ok(format!("{said}{}", toml::to_string(self)?))
    }

    /// The plugins, ordered by id.
    pub fn plugins(&self) -> &[Pinned] {
        &self.plugins
    }

    /// Whether these very bytes of `id` are pinned.
    ///
    /// # Errors
    /// Why not, in a sentence.
    pub fn allows(&self, id: &PluginId, digest: &str) -> Result<(), String> {
        match self.plugins.iter().find(|pinned| pinned.id == *id) {
            Some(pinned) if pinned.digest == digest => Ok(()),
            Some(pinned) => Err(format!("is not the `{id}` {} that is pinned", pinned.version)),
            None => Err(format!("is not pinned: no `{id}` is")),
        }
    }

    /// How a generation differs from what is pinned, a sentence each.
    pub fn differences(&self, generation: &Generation) -> Vec<String> {
        let found = Self::of(generation);
        let mut all = Vec::new();
        for pinned in &self.plugins {
            match found.plugins.iter().find(|other| other.id == pinned.id) {
                None => all.push(format!("`{}` {} is pinned and does not load", pinned.id, pinned.version)),
                Some(other) => all.extend(pinned.difference(other)),
            }
        }
        let pinned = |other: &&Pinned| self.plugins.iter().any(|pinned| pinned.id == other.id);
        for other in found.plugins.iter().filter(|other| !pinned(other)) {
            all.push(format!("`{}` {} loads from {} and is not pinned", other.id, other.version, other.origin));
        }
        all
    }
}

impl Pinned {
    fn of(loaded: &Loaded) -> Self {
        Self {
            id: loaded.id().clone(),
            version: loaded.info.version.clone(),
            digest: loaded.digest.hex(),
            origin: loaded.origin.to_string(),
            contract: contract_of(&loaded.exports).unwrap_or_default().to_owned(),
            cases: loaded.cases.map(|cases| cases.digest.hex()),
            imports: loaded.interfaces().map(str::to_owned).collect(),
            capabilities: loaded.manifest.as_ref().map(|manifest| manifest.capabilities.names()).unwrap_or_default(),
            limits: loaded.manifest.as_ref().map(|manifest| manifest.limits.clone()).unwrap_or_default(),
        }
    }

    /// The first thing that differs, since the bytes decide the rest; none when the bytes are the same.
    fn difference(&self, found: &Self) -> Option<String> {
        if self.digest == found.digest {
            return None;
        }
        let what = match self.version == found.version {
            true => format!("has other bytes under the same version {}", self.version),
            false => format!("is {} and pinned as {}", found.version, self.version),
        };
        Some(format!("`{}` {what}: {} instead of {}", self.id, short(&found.digest), short(&self.digest)))
    }
}

fn short(digest: &str) -> &str {
    digest.get(..12).unwrap_or(digest)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = r#"
version = 1

[[plugin]]
id = "hurry"
version = "0.1.0"
digest = "aa"
origin = "plugins/hurry.wasm"
contract = "0.1.0"
imports = ["prompt-host:plugin/log"]
"#;

    #[test]
    fn only_the_pinned_bytes_are_allowed() {
        let lock = Lock::read(LOCK).unwrap();
        let allows = |id: &str, digest: &str| lock.allows(&id.parse().unwrap(), digest);
        assert_eq!(allows("hurry", "aa"), Ok(()));
        assert_eq!(allows("hurry", "ab"), Err("is not the `hurry` 0.1.0 that is pinned".to_owned()));
        assert_eq!(allows("haste", "aa"), Err("is not pinned: no `haste` is".to_owned()));
        assert_eq!(Lock::read(&lock.text().unwrap()), Ok(lock));
    }

    #[test]
    fn what_is_no_lock_says_why() {
        assert_eq!(Lock::read("version = 9"), Err(LockError::Version(9)));
        let twice = format!("{LOCK}{}", LOCK.replace("version = 1\n", ""));
        assert!(matches!(Lock::read(&twice), Err(LockError::Twice(_))));
        assert!(matches!(Lock::read("plugins: []"), Err(LockError::Malformed(_))));
    }
}
