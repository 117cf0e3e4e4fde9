//! What lies in the plugin folders.

use std::fs;
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::plugin::{Digest, LoadError};
use crate::wasm::MAX_COMPONENT_BYTES;

/// What tells one state of a file from another without reading it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stamp {
    device: u64,
    inode: u64,
    size: u64,
    modified: (i64, i64),
    changed: (i64, i64),
}

impl Stamp {
    fn of(meta: &fs::Metadata) -> Self {
        Self {
            device: meta.dev(),
            inode: meta.ino(),
            size: meta.size(),
            modified: (meta.mtime(), meta.mtime_nsec()),
            changed: (meta.ctime(), meta.ctime_nsec()),
        }
    }
}

/// A file that should be a plugin.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub(super) path: PathBuf,
    pub(super) stamp: Stamp,
}

/// Everything that ends in `.wasm`, folder by folder, each in the order of names.
/// A folder that is not there is empty; hidden files and folders are passed over.
pub(super) fn folders(folders: &[PathBuf]) -> Vec<Found> {
    folders
        .iter()
        .flat_map(|folder| {
            folder_files(folder).unwrap_or_else(|error| {
                if error.kind() != io::ErrorKind::NotFound {
                    tracing::warn!(folder = %folder.display(), %error, "plugin folder could not be read");
                }
                Vec::new()
            })
        })
        .collect()
}

fn folder_files(folder: &Path) -> io::Result<Vec<Found>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let hidden = path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
        if hidden || path.extension().is_none_or(|ending| ending != "wasm") {
            continue;
        }
        // Follows links; a file that went away in between is simply not there any more.
        if let Ok(meta) = fs::metadata(&path)
            && !meta.is_dir()
        {
            found.push(Found { path, stamp: Stamp::of(&meta) });
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(found)
}

/// A file's bytes and their digest.
///
/// # Errors
/// When it cannot be read, is no plain file, or is larger than a component may be.
pub(super) fn read(path: &Path) -> Result<(Arc<[u8]>, Digest), LoadError> {
    let failed = |error: io::Error| LoadError::Read(error.to_string());
    let meta = fs::metadata(path).map_err(failed)?;
    if !meta.is_file() {
        // A pipe would block for ever.
        return Err(LoadError::Read("it is no plain file".to_owned()));
    }
    if meta.len() > MAX_COMPONENT_BYTES {
        return Err(LoadError::TooLarge { size: meta.len(), limit: MAX_COMPONENT_BYTES });
    }
    let bytes: Arc<[u8]> = fs::read(path).map_err(failed)?.into();
    let digest = Digest::of(&bytes);
    Ok((bytes, digest))
}
