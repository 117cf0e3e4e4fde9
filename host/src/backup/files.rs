//! Which files belong into a backup.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::BackupError;

/// A file, and what it is called below its folder, with `/`.
pub type Listed = (String, PathBuf);

/// The plain files of a folder by name, without hidden ones; none where there is no folder.
///
/// # Errors
/// When the folder is there and cannot be read.
pub fn files_of(folder: &Path) -> Result<Vec<Listed>, BackupError> {
    let mut files = listed(folder, |name, path| !name.starts_with('.') && path.is_file())?;
    files.sort();
    Ok(files)
}

/// What waits for the store: segments, what was set aside, the key of digests. Locks are not
/// among them, and neither is what is being made at this moment.
///
/// # Errors
/// When the folder is there and cannot be read.
pub fn journal_files(folder: &Path) -> Result<Vec<Listed>, BackupError> {
    let mut files = files_of(folder)?;
    files.retain(|(name, _)| !name.ends_with(".lock"));
    for (host, path) in listed(folder, |name, path| !name.starts_with('.') && path.is_dir())? {
        let segments = listed(&path, |name, path| name.ends_with(".journal") && path.is_file())?;
        files.extend(segments.into_iter().map(|(name, path)| (format!("{host}/{name}"), path)));
    }
    files.sort();
    Ok(files)
}

/// The bytes of a file; none when it has gone meanwhile.
pub(super) fn content(path: &Path) -> Result<Option<Vec<u8>>, BackupError> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(BackupError::Read { path: path.to_owned(), source }),
    }
}

fn listed(folder: &Path, wanted: impl Fn(&str, &Path) -> bool) -> Result<Vec<Listed>, BackupError> {
    let unreadable = |source| BackupError::Read { path: folder.to_owned(), source };
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(unreadable(error)),
    };
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.map_err(unreadable)?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()).map(str::to_owned) else { continue };
        if wanted(&name, &path) {
            files.push((name, path));
        }
    }
    Ok(files)
}
