//! Who uses the folders of records and journal: hosts that serve, or one who puts a backup back.

use std::fs::{self, DirBuilder, File, TryLockError};
use std::io;
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};

/// The file that is locked, in each of the folders.
const FILE: &str = "serving.lock";

/// The right to use some folders, until it is dropped. The system takes it back from a process
/// that ends, however it ends.
#[derive(Debug)]
pub struct Occupancy {
    locks: Vec<(PathBuf, File)>,
}

/// Why folders cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum OccupancyError {
    /// Hosts serve from one.
    #[error(
        "a host serves from {}: end it first (its MCP client does that when it closes, `systemctl stop` for a service), \
         then try again", .0.display()
    )]
    Served(PathBuf),
    /// A backup is being put back into one.
    #[error("`host restore` is putting a backup back into {}: start again when it is done", .0.display())]
    Restoring(PathBuf),
    /// One cannot be locked.
    #[error("failed to lock {}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
}

impl Occupancy {
    /// The right to serve from `folders`, together with other hosts. A folder that cannot be
    /// written is left out: nobody puts anything into it.
    ///
    /// # Errors
    /// While a backup is being put back.
    pub fn share(folders: &[PathBuf]) -> Result<Self, OccupancyError> {
        let mut locks = Vec::new();
        for folder in folders {
            let Ok(file) = opened(folder) else { continue };
            match file.try_lock_shared() {
                Ok(()) => locks.push((folder.clone(), file)),
                Err(TryLockError::WouldBlock) => return Err(OccupancyError::Restoring(folder.clone())),
                // A file system without locks.
                Err(TryLockError::Error(_)) => {}
            }
        }
        Ok(Self { locks })
    }

    /// The right to put other things into `folders`, alone.
    ///
    /// # Errors
    /// While hosts serve from one of them, and when one cannot be locked.
    pub fn claim(folders: &[PathBuf]) -> Result<Self, OccupancyError> {
        let mut locks = Vec::new();
        for folder in folders {
            let failed = |source| OccupancyError::Io { path: folder.join(FILE), source };
            let file = opened(folder).map_err(failed)?;
            match file.try_lock() {
                Ok(()) => locks.push((folder.clone(), file)),
                Err(TryLockError::WouldBlock) => return Err(OccupancyError::Served(folder.clone())),
                Err(TryLockError::Error(error)) => return Err(failed(error)),
            }
        }
        Ok(Self { locks })
    }

    /// Runs `work` while nobody else uses the folders; none when somebody does.
    pub fn alone<T>(&self, work: impl FnOnce() -> T) -> Option<T> {
        let is_alone = self.locks.iter().all(|(_, file)| file.try_lock().is_ok());
        let done = is_alone.then(work);
        // Whoever came meanwhile waits no longer than a moment; a lock that was shared before is again.
        self.locks.iter().for_each(|(_, file)| drop(file.try_lock_shared()));
        done
    }

    /// The folders that it is about.
    pub fn folders(&self) -> impl Iterator<Item = &Path> {
        self.locks.iter().map(|(folder, _)| folder.as_path())
    }
}

fn opened(folder: &Path) -> io::Result<File> {
    if !folder.is_dir() {
        DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    }
    let mut options = fs::OpenOptions::new();
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.create(true).truncate(false).write(true).open(folder.join(FILE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_share_a_folder_and_whoever_restores_has_it_alone() {
        let home = tempfile::tempdir().unwrap();
        let folders = [home.path().join("journal"), home.path().to_owned()];
        let one = Occupancy::share(&folders).unwrap();
        let two = Occupancy::share(&folders).unwrap();
        let refused = Occupancy::claim(&folders).unwrap_err();
        assert!(matches!(refused, OccupancyError::Served(_)) && refused.to_string().contains("end it first"));
        assert_eq!(two.alone(|| ()), None, "another host is there");
        drop(one);
        assert_eq!(two.alone(|| 7), Some(7));
        assert!(matches!(Occupancy::claim(&folders), Err(OccupancyError::Served(_))), "it serves on");
        drop(two);
        let restoring = Occupancy::claim(&folders).unwrap();
        assert!(matches!(Occupancy::share(&folders), Err(OccupancyError::Restoring(_))));
        drop(restoring);
        assert_eq!(Occupancy::share(&folders).unwrap().folders().count(), 2);
    }
}
