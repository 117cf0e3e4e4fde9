//! What plugins of the folders have been granted, so that none gets more by a swap than somebody
//! allowed it.
//!
//! A plugin that was never seen is granted what it asks for: whoever put it there wanted it. From
//! then on a version that asks for more, another import or a higher limit, is held until
//! `host plugins approve`. What is known is kept in a file, so that a restart is no way round it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use tempfile::NamedTempFile;

use crate::plugin::{Digest, Generation, Limits, Loaded, Manifest, Origin, PartialLimits, PluginId, registry};

/// The version of the file's form.
const VERSION: u32 = 1;
/// Bytes of a file that are read at most.
const MAX_BYTES: u64 = 4 << 20;

/// What a plugin may use beside its code.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(super) struct Grant {
    imports: BTreeSet<String>,
    #[serde(default)]
    limits: PartialLimits,
}

impl Grant {
    /// What a plugin that serves has.
    pub(super) fn of(loaded: &Loaded) -> Self {
        Self::asked(&loaded.imports, loaded.manifest.as_deref())
    }

    /// What a component asks for that imports `imports` and brings `manifest`.
    pub(super) fn asked(imports: &[String], manifest: Option<&Manifest>) -> Self {
        let limits = manifest.map(|manifest| manifest.limits.clone()).unwrap_or_default();
        Self { imports: registry::interfaces(imports).into_iter().map(str::to_owned).collect(), limits }
    }

    /// What `next` asks for beyond it, a phrase each. `everyones` are the limits of whoever asks
    /// for none.
    pub(super) fn widened_by(&self, next: &Self, everyones: &Limits) -> Vec<String> {
        let imports = next.imports.difference(&self.imports).map(|import| format!("the import `{import}`"));
        let numbers = |limits: &PartialLimits| serde_json::to_value(limits.over(everyones)).unwrap_or_default();
        let (before, after) = (numbers(&self.limits), numbers(&next.limits));
        let number = |of: &serde_json::Value, name: &str| of.get(name).and_then(serde_json::Value::as_u64);
        let names = after.as_object().into_iter().flatten().map(|(name, _)| name);
        let limits = names.filter_map(|name| {
            let (before, after) = (number(&before, name)?, number(&after, name)?);
            (after > before).then(|| format!("`{name}` {after} instead of {before}"))
        });
        imports.chain(limits).collect()
    }
}

/// What is in the file.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
struct Kept {
    version: u32,
    /// What each plugin had when it served last.
    plugins: BTreeMap<PluginId, Grant>,
    /// Versions that somebody allowed to ask for more, by their digest.
    approved: BTreeMap<PluginId, String>,
}

/// The file that grants are kept in; several hosts of one person share it.
#[derive(Debug, Clone)]
pub struct GrantFile {
    path: PathBuf,
}

impl GrantFile {
    /// The file at `path`, which need not be there.
    pub fn new(path: PathBuf) -> Self {
        Self { path }
    }

    /// Allows one version of a plugin, by its digest, to ask for whatever it asks for.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn approve(&self, id: &PluginId, digest: &str) -> io::Result<()> {
        let mut kept = self.read();
        kept.approved.insert(id.clone(), digest.to_owned());
        self.write(&kept)
    }

    /// What a plugin was granted; none when it was never seen.
    pub(super) fn granted(&self, id: &PluginId) -> Option<Grant> {
        self.read().plugins.remove(id)
    }

    /// Whether somebody allowed this very version to ask for more.
    pub(super) fn is_approved(&self, id: &PluginId, digest: Digest) -> bool {
        self.read().approved.get(id).is_some_and(|approved| *approved == digest.hex())
    }

    /// Writes down what the plugins of folders have now.
    pub(super) fn remember(&self, generation: &Generation) {
        let before = self.read();
        let mut kept = before.clone();
        for loaded in &generation.plugins {
            if matches!(loaded.origin, Origin::File(_)) {
                kept.plugins.insert(loaded.id().clone(), Grant::of(loaded));
            }
        }
        if kept != before
            && let Err(error) = self.write(&kept)
        {
            tracing::warn!(file = %self.path.display(), %error, "what plugins are granted cannot be remembered");
        }
    }

    /// What is known; nothing where the file is not there. A damaged one is said to be so, and
    /// counts as none: nobody loses a plugin by it.
    fn read(&self) -> Kept {
        let read = || -> io::Result<Kept> {
            if fs::metadata(&self.path)?.len() > MAX_BYTES {
                return Err(io::Error::other(format!("it is larger than {MAX_BYTES} bytes")));
            }
            let kept: Kept = serde_json::from_slice(&fs::read(&self.path)?)?;
            match kept.version {
                VERSION => Ok(kept),
                other => Err(io::Error::other(format!("it has version {other}, this host writes {VERSION}"))),
            }
        };
        read().unwrap_or_else(|error| {
            if error.kind() != io::ErrorKind::NotFound {
                let file = self.path.display();
                tracing::warn!(%file, %error, "what plugins were granted cannot be read: all count as new");
            }
            Kept { version: VERSION, ..Kept::default() }
        })
    }

    fn write(&self, kept: &Kept) -> io::Result<()> {
        let folder = self.path.parent().unwrap_or_else(|| Path::new("."));
        fs::create_dir_all(folder)?;
        let mut file = NamedTempFile::new_in(folder)?;
        file.write_all(&serde_json::to_vec_pretty(kept)?)?;
        file.as_file().sync_all()?;
        file.persist(&self.path)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grant(imports: &[&str], limits: &str) -> Grant {
        let imports = imports.iter().map(|import| (*import).to_owned()).collect();
        Grant { imports, limits: serde_json::from_str(limits).unwrap() }
    }

    #[test]
    fn more_is_named_and_less_is_not() {
        let everyones = Limits::default();
        let before = grant(&["a:b/log", "a:b/scores"], r#"{"deadline_ms": 100}"#);
        let wider = grant(&["a:b/log", "wasi:random/random"], r#"{"deadline_ms": 200, "memory_bytes": 33554432}"#);
        assert_eq!(
            before.widened_by(&wider, &everyones),
            [
                "the import `wasi:random/random`",
                "`deadline_ms` 200 instead of 100",
                "`memory_bytes` 33554432 instead of 16777216"
            ]
        );
        let narrower = grant(&["a:b/log"], "{}");
        assert!(before.widened_by(&narrower, &everyones).is_empty());
    }

    #[test]
    fn a_damaged_file_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let file = GrantFile::new(folder.path().join("deep").join("grants.json"));
        let id: PluginId = "echo".parse().unwrap();
        let digest = Digest::of(b"echo");
        assert!(!file.is_approved(&id, digest));
        file.approve(&id, &digest.hex()).unwrap();
        assert!(file.is_approved(&id, digest));
        fs::write(&file.path, "{").unwrap();
        assert!(!file.is_approved(&id, digest));
    }
}
