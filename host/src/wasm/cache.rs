//! Machine code kept on disk between runs.
//!
//! A `.cwasm` file is native code: whoever can put one where we read it can run
//! anything. So the folder belongs to this user alone (0700), every file carries a
//! keyed digest of its name and content, and nothing is handed to wasmtime before
//! the digest is right. A file that is not ours, or not whole, is compiled again.
//!
//! The key lies beside the files, readable for this user alone: the cache is as safe
//! as the user's account, not safer.

use std::fs::{self, DirBuilder};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, Read, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};

use wasmtime::Engine;
use wasmtime::component::Component;

use crate::plugin::Digest;

const KEY_FILE: &str = "key";
const KEY_BYTES: usize = 32;
const TAG_BYTES: usize = 32;
/// Files kept. Each version of a plugin leaves one; the oldest go first.
const MAX_FILES: usize = 512;

/// A folder of compiled components of one engine.
#[derive(Debug)]
pub(super) struct Cache {
    folder: PathBuf,
    key: [u8; KEY_BYTES],
    compatibility: u64,
}

/// Why there is no cache. The host works without, only slower at start.
#[derive(Debug, thiserror::Error)]
pub(super) enum CacheError {
    #[error("{} belongs to another user", .0.display())]
    Foreign(PathBuf),
    #[error("{} is not a folder", .0.display())]
    NotAFolder(PathBuf),
    #[error("{} could not be used", .0.display())]
    Io(PathBuf, #[source] io::Error),
}

impl Cache {
    /// Opens `folder`, making it and its key where they are missing.
    ///
    /// # Errors
    /// When the folder is not this user's alone and cannot be made so.
    pub(super) fn open(folder: &Path, engine: &Engine) -> Result<Self, CacheError> {
        let io = |error| CacheError::Io(folder.to_owned(), error);
        DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(io)?;
        let meta = fs::symlink_metadata(folder).map_err(io)?;
        if !meta.is_dir() {
            return Err(CacheError::NotAFolder(folder.to_owned()));
        }
        if meta.uid() != rustix::process::geteuid().as_raw() {
            return Err(CacheError::Foreign(folder.to_owned()));
        }
        if meta.mode() & 0o077 != 0 {
            fs::set_permissions(folder, fs::Permissions::from_mode(0o700)).map_err(io)?;
        }
        let key = read_or_make_key(&folder.join(KEY_FILE)).map_err(io)?;
        let mut hasher = DefaultHasher::new();
        engine.precompile_compatibility_hash().hash(&mut hasher);
        Ok(Self { folder: folder.to_owned(), key, compatibility: hasher.finish() })
    }

    /// Whether there is a file for a component; reading shows whether it is a whole one of ours.
    pub(super) fn has(&self, digest: &Digest) -> bool {
        self.folder.join(self.name(digest)).is_file()
    }

    /// The compiled component, if there is a whole one of ours.
    pub(super) fn get(&self, digest: &Digest, engine: &Engine) -> Option<Component> {
        let name = self.name(digest);
        let path = self.folder.join(&name);
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return None,
            Err(error) => {
                tracing::warn!(path = %path.display(), %error, "compiled component could not be read: compiling again");
                return None;
            }
        };
        let code = bytes.split_at_checked(TAG_BYTES).and_then(|(tag, code)| {
            let expected = self.tag(&name, code);
            // `blake3::Hash` compares in constant time.
            (<[u8; TAG_BYTES]>::try_from(tag).ok().map(blake3::Hash::from_bytes)? == expected).then_some(code)
        });
        let Some(code) = code else {
            tracing::warn!(path = %path.display(), "compiled component was changed, cut off or written by someone else: compiling again");
            return None;
        };
        #[expect(
            unsafe_code,
            reason = "the keyed digest shows that this user's host wrote these very bytes with `precompile_component`"
        )]
        let component = unsafe { deserialize(engine, code) };
        component
            .inspect_err(|error| tracing::warn!(path = %path.display(), error = %format_args!("{error:#}"), "compiled component does not fit this engine: compiling again"))
            .ok()
    }

    /// Keeps machine code that was just compiled. A full or read-only disk costs only
    /// the next start some time, so it is logged and not an error.
    pub(super) fn put(&self, digest: &Digest, code: &[u8]) {
        let name = self.name(digest);
        let tag = self.tag(&name, code);
        let written = tempfile::NamedTempFile::new_in(&self.folder).and_then(|mut file| {
            file.write_all(tag.as_bytes())?;
            file.write_all(code)?;
            // Never over an open file: readers hold the old one until they are done.
            file.persist(self.folder.join(&name)).map(drop).map_err(|error| error.error)
        });
        if let Err(error) = written.and_then(|()| self.prune()) {
            tracing::warn!(folder = %self.folder.display(), %error, "compiled component could not be kept");
        }
    }

    fn prune(&self) -> io::Result<()> {
        let mut files = Vec::new();
        for entry in fs::read_dir(&self.folder)? {
            let entry = entry?;
            if entry.path().extension().is_some_and(|ending| ending == "cwasm") {
                files.push((entry.metadata()?.modified()?, entry.path()));
            }
        }
        files.sort();
        let surplus = files.len().saturating_sub(MAX_FILES);
        files.iter().take(surplus).try_for_each(|(_, path)| fs::remove_file(path))
    }

    fn name(&self, digest: &Digest) -> String {
        format!("{}-{:016x}.cwasm", digest.hex(), self.compatibility)
    }

    /// Over the name too, so that one file cannot stand in for another.
    fn tag(&self, name: &str, code: &[u8]) -> blake3::Hash {
        blake3::Hasher::new_keyed(&self.key).update(name.as_bytes()).update(&[0]).update(code).finalize()
    }
}

/// Loads machine code that this host wrote.
///
/// # Safety
/// `code` must be the output of `Engine::precompile_component`, unchanged: it is run.
#[expect(unsafe_code, reason = "wasmtime cannot check machine code; our caller has")]
unsafe fn deserialize(engine: &Engine, code: &[u8]) -> wasmtime::Result<Component> {
    // SAFETY: passed on to the caller.
    unsafe { Component::deserialize(engine, code) }
}

/// Loads machine code straight from the compiler of this process or its child.
///
/// # Errors
/// When the engine that compiled had other settings.
pub(super) fn from_compiler(engine: &Engine, code: &[u8]) -> wasmtime::Result<Component> {
    #[expect(unsafe_code, reason = "the bytes come from our own compiler through our own pipe")]
    // SAFETY: `Compiler::compile` returns what `precompile_component` gave.
    unsafe {
        deserialize(engine, code)
    }
}

fn read_or_make_key(path: &Path) -> io::Result<[u8; KEY_BYTES]> {
    match read_key(path) {
        Ok(Some(key)) => return Ok(key),
        Ok(None) => {
            // Somebody may have seen or set it: nothing that it signed counts any more.
            tracing::warn!(path = %path.display(), "the cache's key is not this user's alone, or damaged: making a new one");
            fs::remove_file(path)?;
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(error),
    }
    let mut key = [0; KEY_BYTES];
    fs::File::open("/dev/urandom")?.read_exact(&mut key)?;
    let mut file = tempfile::NamedTempFile::new_in(path.parent().unwrap_or(Path::new(".")))?;
    file.write_all(&key)?;
    // Whole or not at all: another host may be starting beside this one.
    match file.persist_noclobber(path) {
        Ok(_) => Ok(key),
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => {
            read_key(path)?.ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, "the cache's key is damaged"))
        }
        Err(error) => Err(error.error),
    }
}

/// The key, or none when it cannot be trusted.
fn read_key(path: &Path) -> io::Result<Option<[u8; KEY_BYTES]>> {
    let meta = fs::symlink_metadata(path)?;
    let ours = meta.is_file() && meta.uid() == rustix::process::geteuid().as_raw() && meta.mode() & 0o077 == 0;
    if !ours {
        return Ok(None);
    }
    Ok(fs::read(path)?.try_into().ok())
}
