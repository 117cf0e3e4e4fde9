//! The folder that plugins are installed into: each file is the old or the new, never half of one.

use std::fs::{self, File, Permissions};
use std::io::{self, Write as _};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::error::DistributionError;
use super::sha256::Sha256;
use crate::plugin::PluginId;

/// What files are called until they are whole. The host takes only `*.wasm`.
const UNFINISHED: &str = ".install-";
/// Earlier files of one plugin that are kept.
const KEPT: usize = 5;

/// A plugin folder, and where what is taken out of it is kept.
#[derive(Debug, Clone)]
pub struct PluginFolder {
    folder: PathBuf,
    removed: PathBuf,
}

/// A file that was taken out of the folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removed {
    /// Where it was.
    pub file: PathBuf,
    /// Where a copy of it is; none of a link, whose file is where it was.
    pub kept: Option<PathBuf>,
}

impl PluginFolder {
    /// Plugins in `folder`; what is taken out of it goes to `removed`.
    pub fn new(folder: PathBuf, removed: PathBuf) -> Self {
        Self { folder, removed }
    }

    /// Where a plugin's file is, or would be. An id holds no part of a path.
    pub fn file(&self, id: &PluginId) -> PathBuf {
        self.folder.join(format!("{id}.wasm"))
    }

    /// The bytes of a plugin; none where there is no file.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn read(&self, id: &PluginId) -> Result<Option<Vec<u8>>, DistributionError> {
        let path = self.file(id);
        match fs::read(&path) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(DistributionError::file("read", path)(error)),
        }
    }

    /// Puts `bytes` there as the plugin `id`, in the place of what was there, which is kept aside.
    /// A link is replaced, and its file left alone. Whoever reads meanwhile, and whoever reads after a crash at any time,
    /// finds the old file or the new.
    ///
    /// # Errors
    /// [`DistributionError::File`]; the folder is as it was.
    pub fn put(&self, id: &PluginId, bytes: &[u8]) -> Result<PathBuf, DistributionError> {
        let path = self.file(id);
        let writing = || DistributionError::file("write", path.clone());
        fs::create_dir_all(&self.folder).map_err(writing())?;
        self.clear();
        let mut new = tempfile::Builder::new()
            .prefix(UNFINISHED)
            .permissions(Permissions::from_mode(0o644))
            .tempfile_in(&self.folder)
            .map_err(writing())?;
        new.write_all(bytes).and_then(|()| new.as_file().sync_all()).map_err(writing())?;
        // What lies on the disk is what serves.
        let written = fs::read(new.path()).map_err(writing())?;
        let (expected, found) = (Sha256::of(bytes), Sha256::of(&written));
        if found != expected {
            return Err(DistributionError::WrongDigest { what: path.display().to_string(), expected, found });
        }
        self.keep(id)?;
        new.persist(&path).map_err(|error| writing()(error.error))?;
        // The name is durable when the folder is.
        File::open(&self.folder).and_then(|folder| folder.sync_all()).map_err(writing())?;
        Ok(path)
    }

    /// Takes the plugin `id` out of the folder; none where it is not in it.
    ///
    /// # Errors
    /// [`DistributionError::File`]; the folder is as it was.
    pub fn remove(&self, id: &PluginId) -> Result<Option<Removed>, DistributionError> {
        let file = self.file(id);
        let removing = || DistributionError::file("remove", file.clone());
        if fs::symlink_metadata(&file).is_err() {
            return Ok(None);
        }
        let kept = self.keep(id)?;
        fs::remove_file(&file).map_err(removing())?;
        File::open(&self.folder).and_then(|folder| folder.sync_all()).map_err(removing())?;
        Ok(Some(Removed { file, kept }))
    }

    /// A copy of the plugin's file, where it can be undone from.
    fn keep(&self, id: &PluginId) -> Result<Option<PathBuf>, DistributionError> {
        let file = self.file(id);
        if !fs::symlink_metadata(&file).is_ok_and(|metadata| metadata.is_file()) {
            return Ok(None);
        }
        let keeping = || DistributionError::file("keep the earlier file in", self.removed.clone());
        fs::create_dir_all(&self.removed).map_err(keeping())?;
        let mut copy = tempfile::NamedTempFile::new_in(&self.removed).map_err(keeping())?;
        io::copy(&mut File::open(&file).map_err(keeping())?, &mut copy).map_err(keeping())?;
        copy.as_file().sync_all().map_err(keeping())?;
        // Hyphens for colons, as some file systems want it; names are in the order of time.
        let time = humantime::format_rfc3339_micros(SystemTime::now()).to_string().replace(':', "-");
        let kept = self.removed.join(format!("{id}.{time}.wasm"));
        copy.persist(&kept).map_err(|error| keeping()(error.error))?;
        self.forget_oldest(id);
        Ok(Some(kept))
    }

    fn forget_oldest(&self, id: &PluginId) {
        let prefix = format!("{id}.");
        let of_this = |path: &PathBuf| {
            path.file_name().and_then(|name| name.to_str()).is_some_and(|name| name.starts_with(&prefix))
        };
        let mut kept: Vec<PathBuf> = paths(&self.removed).into_iter().filter(of_this).collect();
        kept.sort();
        let excess = kept.len().saturating_sub(KEPT);
        for path in kept.iter().take(excess) {
            let _ = fs::remove_file(path);
        }
    }

    /// Throws away what installations left that were killed. Nobody else installs meanwhile.
    fn clear(&self) {
        for path in paths(&self.folder) {
            if path.file_name().and_then(|name| name.to_str()).is_some_and(|name| name.starts_with(UNFINISHED)) {
                let _ = fs::remove_file(path);
            }
        }
    }
}

fn paths(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Place {
        folder: tempfile::TempDir,
        plugins: PluginFolder,
    }

    fn place() -> Place {
        let folder = tempfile::tempdir().unwrap();
        let plugins = PluginFolder::new(folder.path().join("plugins"), folder.path().join("removed"));
        Place { folder, plugins }
    }

    fn id(text: &str) -> PluginId {
        text.parse().unwrap()
    }

    #[test]
    fn what_is_replaced_or_removed_is_kept_aside() {
        let Place { folder, plugins } = place();
        let path = plugins.put(&id("lint"), b"old").unwrap();
        plugins.put(&id("lint"), b"new").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        let removed = plugins.remove(&id("lint")).unwrap().unwrap();
        assert!(!path.exists());
        assert_eq!(fs::read(removed.kept.unwrap()).unwrap(), b"new");
        assert_eq!(paths(&folder.path().join("removed")).len(), 2);
        assert_eq!(plugins.remove(&id("lint")).unwrap(), None);
        for round in 0..10_u8 {
            plugins.put(&id("lint"), &[round]).unwrap();
            plugins.put(&id("lint-too"), &[round]).unwrap();
        }
        let kept = paths(&folder.path().join("removed"));
        assert_eq!(kept.len(), 2 * KEPT, "{kept:?}");
    }

    #[test]
    fn a_link_is_replaced_and_its_file_left_alone() {
        let Place { folder, plugins } = place();
        let elsewhere = folder.path().join("elsewhere");
        fs::write(&elsewhere, "precious").unwrap();
        fs::create_dir(folder.path().join("plugins")).unwrap();
        let path = plugins.file(&id("lint"));
        std::os::unix::fs::symlink(&elsewhere, &path).unwrap();
        plugins.put(&id("lint"), b"new").unwrap();
        assert_eq!(fs::read_to_string(&elsewhere).unwrap(), "precious");
        assert!(fs::symlink_metadata(&path).unwrap().is_file());
        fs::remove_file(&path).unwrap();
        std::os::unix::fs::symlink(folder.path().join("nowhere"), &path).unwrap();
        let removed = plugins.remove(&id("lint")).unwrap().unwrap();
        assert_eq!(removed.kept, None);
        assert_eq!(fs::read_to_string(&elsewhere).unwrap(), "precious");
    }

    #[test]
    fn what_a_killed_installation_left_is_thrown_away() {
        let Place { folder, plugins } = place();
        fs::create_dir(folder.path().join("plugins")).unwrap();
        fs::write(folder.path().join("plugins").join(".install-abc"), "half").unwrap();
        plugins.put(&id("lint"), b"new").unwrap();
        assert_eq!(paths(&folder.path().join("plugins")), [plugins.file(&id("lint"))]);
    }

    #[test]
    fn a_folder_in_the_way_is_no_harm() {
        let Place { plugins, .. } = place();
        fs::create_dir_all(plugins.file(&id("lint"))).unwrap();
        assert!(plugins.put(&id("lint"), b"new").is_err());
        assert!(plugins.remove(&id("lint")).is_err());
        assert!(plugins.file(&id("lint")).is_dir());
    }
}
