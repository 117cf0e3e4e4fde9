//! The key that digests of texts are made with.
//!
//! A plain digest of a short prompt can be guessed by trying prompts. With a key that never
//! leaves this installation, who gets hold of the database alone cannot try.

use std::fmt;
use std::fs::{self, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use uuid::Uuid;

use super::PrivacyError;
use crate::records::journal::make_private;

const FILE: &str = "digest.key";
const LENGTH: usize = 32;

/// 32 random bytes.
pub(super) struct DigestKey([u8; LENGTH]);

impl DigestKey {
    /// The key kept in `folder`, made if there is none.
    pub(super) fn open(folder: &Path) -> Result<Self, PrivacyError> {
        let path = folder.join(FILE);
        let key = match read(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => make(folder, &path).and_then(|()| read(&path)),
            key => key,
        };
        key.map(Self).map_err(|source| PrivacyError::Key { path, source })
    }

    /// Puts the digest of a text in its place. An empty text stays empty: it says nothing.
    pub(super) fn hash(&self, text: &mut String) {
        if !text.is_empty() {
            *text = format!("blake3:{}", blake3::keyed_hash(&self.0, text.as_bytes()).to_hex());
        }
    }
}

impl fmt::Debug for DigestKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DigestKey")
    }
}

fn read(path: &Path) -> io::Result<[u8; LENGTH]> {
    let mut key = [0; LENGTH];
    let mut file = fs::File::open(path)?;
    file.read_exact(&mut key)?;
    Ok(key)
}

/// Makes a key whole or not at all. Where another host was faster, its key stays.
fn make(folder: &Path, path: &Path) -> io::Result<()> {
    make_private(folder)?;
    let unnamed = folder.join(format!(".new-{FILE}-{}", Uuid::now_v7()));
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&unnamed)?;
    let made = file.write_all(&rand::random::<[u8; LENGTH]>()).and_then(|()| file.sync_all());
    let named = made.and_then(|()| fs::hard_link(&unnamed, path));
    fs::remove_file(&unnamed)?;
    match named {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        named => named,
    }
}
