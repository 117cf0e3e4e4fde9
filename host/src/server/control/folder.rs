//! The runtime folder: where the sockets of this user's hosts are, and nobody else's hands.

use std::fs::{DirBuilder, Metadata};
use std::io;
use std::os::unix::fs::{DirBuilderExt, MetadataExt};
use std::path::{Path, PathBuf};

use super::ControlError;

/// The name under which all folders are made.
const NAME: &str = "prompt-host";

/// Names a runtime folder to use instead of the usual ones.
const FOLDER_VARIABLE: &str = "PROMPT_HOST_RUNTIME_DIR";

/// Where sockets may be, best first: `$XDG_RUNTIME_DIR`, then the temp folder, then `/tmp`.
///
/// Hosts use the first that works; clients look into all, because a host may have been
/// started with another environment. `$PROMPT_HOST_RUNTIME_DIR`, an absolute path, is used
/// and searched alone: hosts that must not hear of each other have one each.
pub fn candidates() -> Vec<PathBuf> {
    if let Some(folder) = std::env::var_os(FOLDER_VARIABLE).map(PathBuf::from).filter(|path| path.is_absolute()) {
        return vec![folder];
    }
    let user = rustix::process::geteuid().as_raw();
    let runtime = std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from).filter(|path| path.is_absolute());
    let own = format!("{NAME}-{user}");
    let mut folders: Vec<PathBuf> = runtime.map(|path| path.join(NAME)).into_iter().collect();
    for temp in [std::env::temp_dir(), PathBuf::from("/tmp")] {
        let folder = temp.join(&own);
        if !folders.contains(&folder) {
            folders.push(folder);
        }
    }
    folders
}

/// Makes `folder` for the user alone if there is none, and checks it.
///
/// # Errors
/// When it cannot be made, or when it is not safe: see [`check`].
pub fn prepare(folder: &Path) -> Result<(), ControlError> {
    match DirBuilder::new().mode(0o700).create(folder) {
        Err(source) if source.kind() != io::ErrorKind::AlreadyExists => {
            Err(ControlError::Folder { folder: folder.to_owned(), source })
        }
        _ => check(folder),
    }
}

/// Checks that `folder` is a folder, not a link to one, of this user, closed to all others.
///
/// # Errors
/// [`ControlError::Unsafe`] with what is wrong, [`ControlError::Folder`] when it cannot be read.
pub fn check(folder: &Path) -> Result<(), ControlError> {
    let found = std::fs::symlink_metadata(folder)
        .map_err(|source| ControlError::Folder { folder: folder.to_owned(), source })?;
    match problem(&found) {
        Some(problem) => Err(ControlError::Unsafe { folder: folder.to_owned(), problem }),
        None => Ok(()),
    }
}

fn problem(found: &Metadata) -> Option<String> {
    let user = rustix::process::geteuid().as_raw();
    if found.is_symlink() {
        Some("is a symbolic link: remove it".to_owned())
    } else if !found.is_dir() {
        Some("is no folder: remove it".to_owned())
    } else if found.uid() != user {
        Some(format!("belongs to user {}, not to {user}: set XDG_RUNTIME_DIR to a folder of yours", found.uid()))
    } else if found.mode() & 0o077 != 0 {
        Some(format!("is open to others (mode {:o}): run `chmod 700` on it", found.mode() & 0o777))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    #[test]
    fn a_folder_is_made_for_the_user_alone() {
        let temp = tempfile::tempdir().unwrap();
        let folder = temp.path().join("run");
        prepare(&folder).unwrap();
        prepare(&folder).unwrap();
        assert_eq!(folder.metadata().unwrap().mode() & 0o777, 0o700);
    }

    #[test]
    fn links_files_and_open_folders_are_refused() {
        let temp = tempfile::tempdir().unwrap();
        let (real, link, file) = (temp.path().join("real"), temp.path().join("link"), temp.path().join("file"));
        prepare(&real).unwrap();
        symlink(&real, &link).unwrap();
        std::fs::write(&file, "").unwrap();
        assert!(prepare(&link).unwrap_err().to_string().contains("symbolic link"));
        assert!(prepare(&file).unwrap_err().to_string().contains("no folder"));
        std::fs::set_permissions(&real, std::fs::Permissions::from_mode(0o750)).unwrap();
        assert!(prepare(&real).unwrap_err().to_string().contains("mode 750"));
    }
}
