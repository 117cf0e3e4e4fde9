//! The folder of one host, and those that dead hosts left behind.
//!
//! A host locks a file in its folder for as long as it lives. The system lets go of the lock
//! when the process ends, however it ends, so a folder whose lock is free has no owner any more.
//! A folder gets its name only once it is locked: nobody ever sees a living host's folder unlocked.

use std::fs::{self, DirBuilder, File, OpenOptions, Permissions};
use std::io;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use rustix::fs::FlockOperation;
use uuid::Uuid;

const LOCK: &str = "lock";
const SEGMENT: &str = "journal";
/// Starts the name of a folder that is being made.
const NEW: &str = ".new-";
/// A folder takes less than a millisecond to make; one this old was left behind half made.
const HALF_MADE: Duration = Duration::from_secs(3600);

/// A folder, and the right to it.
#[derive(Debug)]
pub(super) struct HostFolder {
    pub(super) path: PathBuf,
    /// Held, never read: closing it lets go of the lock.
    _lock: File,
}

impl HostFolder {
    /// Makes a new folder below `parent`.
    pub(super) fn create(parent: &Path) -> io::Result<Self> {
        make_private(parent)?;
        let name = Uuid::now_v7().to_string();
        let unnamed = parent.join(format!("{NEW}{name}"));
        DirBuilder::new().mode(0o700).create(&unnamed)?;
        let lock = OpenOptions::new().write(true).create_new(true).mode(0o600).open(unnamed.join(LOCK))?;
        rustix::fs::flock(&lock, FlockOperation::NonBlockingLockExclusive)?;
        let path = parent.join(name);
        fs::rename(&unnamed, &path)?;
        Ok(Self { path, _lock: lock })
    }

    /// Takes over the folder at `path`; none while its host lives, or when another one took it.
    fn adopt(path: PathBuf) -> Option<Self> {
        let Ok(lock) = OpenOptions::new().write(true).open(path.join(LOCK)) else {
            // Somebody died while removing it: this removes it only if it is empty.
            let _ = fs::remove_dir(path);
            return None;
        };
        rustix::fs::flock(&lock, FlockOperation::NonBlockingLockExclusive).ok()?;
        // Who had it before may have removed it between the two calls.
        path.join(LOCK).exists().then_some(Self { path, _lock: lock })
    }

    /// Where segment `number` of this folder is.
    pub(super) fn segment(&self, number: u64) -> PathBuf {
        self.path.join(format!("{number:010}.{SEGMENT}"))
    }

    /// Its segments, the oldest first.
    pub(super) fn segments(&self) -> io::Result<Vec<PathBuf>> {
        let mut found: Vec<PathBuf> = fs::read_dir(&self.path)?
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|path| path.extension().is_some_and(|ending| ending == SEGMENT))
            .collect();
        found.sort_unstable();
        Ok(found)
    }

    /// Makes sure that new files in it survive a power cut.
    pub(super) fn sync(path: &Path) -> io::Result<()> {
        File::open(path)?.sync_all()
    }

    /// Removes it, unless something besides the lock is left in it.
    pub(super) fn remove(&self) {
        // The lock goes last: without segments there is nothing left to adopt.
        if self.segments().is_ok_and(|segments| segments.is_empty()) {
            let _ = fs::remove_file(self.path.join(LOCK));
            let _ = fs::remove_dir(&self.path);
        }
    }
}

/// Takes over the folders of dead hosts below `parent`, the oldest first.
pub(super) fn adopt_dead(parent: &Path) -> io::Result<Vec<HostFolder>> {
    let mut names: Vec<PathBuf> = Vec::new();
    for entry in fs::read_dir(parent)? {
        let path = entry?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        if Uuid::try_parse(name).is_ok() {
            names.push(path);
        } else if name.starts_with(NEW) && is_older(&path, HALF_MADE) {
            let _ = fs::remove_dir_all(&path).or_else(|_| fs::remove_file(&path));
        }
    }
    // Their names are in the order of time.
    names.sort_unstable();
    Ok(names.into_iter().filter_map(HostFolder::adopt).collect())
}

fn is_older(path: &Path, age: Duration) -> bool {
    let made = fs::metadata(path).and_then(|metadata| metadata.modified());
    made.is_ok_and(|made| SystemTime::now().duration_since(made).is_ok_and(|since| since > age))
}

/// Makes the folder `path`, and keeps others out of it.
pub(in crate::records) fn make_private(path: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(path)?;
    if fs::metadata(path)?.permissions().mode() & 0o077 != 0 {
        fs::set_permissions(path, Permissions::from_mode(0o700))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_of_a_living_host_is_left_alone() {
        let parent = tempfile::tempdir().unwrap();
        let alive = HostFolder::create(parent.path()).unwrap();
        assert!(adopt_dead(parent.path()).unwrap().is_empty());
        let path = alive.path.clone();
        drop(alive);
        let adopted = adopt_dead(parent.path()).unwrap();
        assert_eq!(adopted.iter().map(|folder| &folder.path).collect::<Vec<_>>(), [&path]);
        assert!(adopt_dead(parent.path()).unwrap().is_empty(), "nobody adopts it twice");
        adopted[0].remove();
        assert!(!path.exists());
    }

    #[test]
    fn nobody_else_can_look_inside() {
        let parent = tempfile::tempdir().unwrap();
        let outer = parent.path().join("journal");
        DirBuilder::new().mode(0o755).create(&outer).unwrap();
        let folder = HostFolder::create(&outer).unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&outer), mode(&folder.path), mode(&folder.path.join(LOCK))), (0o700, 0o700, 0o600));
    }

    #[test]
    fn a_folder_with_something_in_it_stays() {
        let parent = tempfile::tempdir().unwrap();
        let folder = HostFolder::create(parent.path()).unwrap();
        fs::write(folder.segment(1), "something").unwrap();
        folder.remove();
        assert!(folder.segment(1).exists());
        assert_eq!(folder.segments().unwrap(), [folder.segment(1)]);
    }
}
