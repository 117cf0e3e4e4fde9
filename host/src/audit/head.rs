//! The newest line of a trail, kept in a file of its own: what shows that lines are missing at the
//! end. It is written after the line that it names, so it may be one line behind, never before.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::beside;
use super::line::NOTHING;

/// The ending of the file.
const ENDING: &str = "head";

/// Where a trail ends, and where it begins.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// The number of the newest line; 0 before the first.
    pub seq: u64,
    /// Its digest.
    pub hash: String,
    /// The number of the oldest line that is kept.
    pub oldest: u64,
}

impl Head {
    /// Of a trail without lines.
    pub(super) fn of_nothing() -> Self {
        Self { seq: 0, hash: NOTHING.to_owned(), oldest: 1 }
    }

    /// The head of the trail in `file`; none when there is none.
    ///
    /// # Errors
    /// When it cannot be read, or is not as it was written.
    pub fn read(file: &Path) -> io::Result<Option<Self>> {
        let text = match fs::read(path(file)) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        let head: Self = serde_json::from_slice(&text)?;
        match head.text()? == text {
            true => Ok(Some(head)),
            false => Err(io::Error::new(io::ErrorKind::InvalidData, "it was changed by something else than a host")),
        }
    }

    /// Keeps it, durably.
    pub(super) fn write(&self, file: &Path) -> io::Result<()> {
        let (path, folder) = (path(file), folder_of(file));
        let mut new = tempfile::Builder::new().prefix(".audit-head-").tempfile_in(folder)?;
        new.write_all(&self.text()?)?;
        new.as_file().sync_all()?;
        new.persist(path).map_err(|error| error.error)?;
        // The name is durable only once the folder is.
        File::open(folder)?.sync_all()
    }

    fn text(&self) -> io::Result<Vec<u8>> {
        let mut text = serde_json::to_vec(self)?;
        text.push(b'\n');
        Ok(text)
    }
}

pub(super) fn path(file: &Path) -> PathBuf {
    beside(file, ENDING)
}

/// The folder of a file; the working folder where the path names none.
pub(super) fn folder_of(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}
