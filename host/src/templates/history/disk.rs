//! Files of the history: read if they are there, written whole and durably, deleted.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::HistoryError;

/// The text of a file; none when there is none.
pub(super) fn read(path: &Path) -> Result<Option<String>, HistoryError> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) if error.kind() == io::ErrorKind::InvalidData => Err(HistoryError::Damaged(path.to_owned())),
        Err(error) => Err(HistoryError::Io(path.to_owned(), error)),
    }
}

/// Writes a file whole and durably, or not at all.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), HistoryError> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let written = tempfile::NamedTempFile::new_in(folder).and_then(|mut file| {
        file.write_all(bytes)?;
        file.as_file().sync_all()?;
        file.persist(path).map_err(|error| error.error)?;
        // The name is durable when the folder is.
        fs::File::open(folder)?.sync_all()
    });
    written.map_err(|error| HistoryError::Io(path.to_owned(), error))
}

/// The files in a folder.
pub(super) fn files(folder: &Path) -> Result<Vec<PathBuf>, HistoryError> {
    let listed = fs::read_dir(folder).and_then(|entries| entries.map(|entry| Ok(entry?.path())).collect());
    listed.map_err(|error| HistoryError::Io(folder.to_owned(), error))
}

/// Deletes a file, if it is there.
pub(super) fn delete(path: &Path) -> Result<(), HistoryError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(HistoryError::Io(path.to_owned(), error)),
        _ => Ok(()),
    }
}
