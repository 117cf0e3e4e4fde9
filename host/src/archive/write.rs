//! Writing an archive, file by file.

use std::collections::BTreeSet;
use std::io::{self, Read, Write};
use std::time::SystemTime;

use super::manifest::{File, Manifest};
use super::{ArchiveError, MANIFEST, is_safe};

/// How hard Zstandard tries: its own default.
const LEVEL: i32 = 3;

/// An archive that is being written. Without [`Writer::finish`] it is none.
pub struct Writer<'a, W: Write> {
    tar: tar::Builder<zstd::Encoder<'a, W>>,
    kind: &'a str,
    files: Vec<File>,
    names: BTreeSet<String>,
}

impl<'a, W: Write> Writer<'a, W> {
    /// Begins an archive of this kind.
    ///
    /// # Errors
    /// When nothing can be written.
    pub fn new(out: W, kind: &'a str) -> Result<Self, ArchiveError> {
        let mut encoder = zstd::Encoder::new(out, LEVEL).map_err(failed)?;
        encoder.include_checksum(true).map_err(failed)?;
        Ok(Self { tar: tar::Builder::new(encoder), kind, files: Vec::new(), names: BTreeSet::new() })
    }

    /// Adds a file of exactly `bytes` bytes.
    ///
    /// # Errors
    /// When the name cannot stand in an archive or does already, and when the content cannot be
    /// read or is shorter.
    pub fn add(&mut self, name: &str, bytes: u64, content: impl Read) -> Result<(), ArchiveError> {
        if !is_safe(name) || name == MANIFEST || !self.names.insert(name.to_owned()) {
            return Err(ArchiveError::Name(name.to_owned()));
        }
        let mut content = Hashing { inner: content.take(bytes), hasher: blake3::Hasher::new(), read: 0 };
        append(&mut self.tar, name, bytes, &mut content)?;
        if content.read != bytes {
            let what = io::Error::new(io::ErrorKind::UnexpectedEof, format!("`{name}` became shorter meanwhile"));
            return Err(failed(what));
        }
        let digest = content.hasher.finalize().to_hex().to_string();
        self.files.push(File { name: name.to_owned(), bytes, digest });
        Ok(())
    }

    /// Ends the archive.
    ///
    /// # Errors
    /// When it cannot be written to its end.
    pub fn finish(mut self) -> Result<(W, Manifest), ArchiveError> {
        let written = humantime::format_rfc3339_seconds(SystemTime::now()).to_string();
        let manifest = Manifest::new(self.kind, written, self.files);
        let text = serde_json::to_vec_pretty(&manifest).map_err(|error| failed(error.into()))?;
        append(&mut self.tar, MANIFEST, text.len() as u64, text.as_slice())?;
        let encoder = self.tar.into_inner().map_err(failed)?;
        Ok((encoder.finish().map_err(failed)?, manifest))
    }
}

fn append<W: Write>(tar: &mut tar::Builder<W>, name: &str, bytes: u64, content: impl Read) -> Result<(), ArchiveError> {
    let mut header = tar::Header::new_gnu();
    header.set_size(bytes);
    header.set_mode(0o600);
    tar.append_data(&mut header, name, content).map_err(failed)
}

fn failed(source: io::Error) -> ArchiveError {
    ArchiveError::Io { action: "write", source }
}

/// Digests what is read through it.
struct Hashing<R> {
    inner: R,
    hasher: blake3::Hasher,
    read: u64,
}

impl<R: Read> Read for Hashing<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.hasher.update(buffer.get(..count).unwrap_or_default());
        self.read += count as u64;
        Ok(count)
    }
}
