//! Reading an archive: all of it is checked before any of it is used.

use std::collections::BTreeMap;
use std::io::{self, Read};

use super::manifest::{File, Manifest};
use super::{ArchiveError, MANIFEST, is_safe};

/// The longest list of files.
const MANIFEST_BYTES: u64 = 16 << 20;

/// What an archive may take.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Bytes of all files, unpacked.
    pub bytes: u64,
    /// Files.
    pub files: usize,
}

/// Reads an archive to its end and answers what it holds.
///
/// # Errors
/// An [`ArchiveError`] for whatever is damaged, missing, left over, too large or too new.
pub fn verify(archive: impl Read, limits: Limits) -> Result<Manifest, ArchiveError> {
    walk(archive, limits, |_, content| io::copy(content, &mut io::sink()).map(|_| ()))
}

/// Hands each file of an archive that was [`verify`]ed to `take`, in their order.
///
/// # Errors
/// As [`verify`]; also when it is not the archive that `manifest` is of, and when `take` fails.
/// Files may have been taken by then: take them to a place of their own, and use them at the end.
pub fn extract(
    archive: impl Read,
    manifest: &Manifest,
    take: impl FnMut(&str, &mut dyn Read) -> io::Result<()>,
) -> Result<(), ArchiveError> {
    let limits = Limits { bytes: manifest.bytes(), files: manifest.files.len() };
    match walk(archive, limits, take)? == *manifest {
        true => Ok(()),
        false => Err(ArchiveError::Damaged("it changed while it was read".to_owned())),
    }
}

fn walk(
    archive: impl Read,
    limits: Limits,
    mut take: impl FnMut(&str, &mut dyn Read) -> io::Result<()>,
) -> Result<Manifest, ArchiveError> {
    // One more byte than allowed tells that there is more; tar's own blocks come on top.
    let blocks = 1024 * (limits.files as u64 + 4) + MANIFEST_BYTES;
    let decoder = zstd::Decoder::new(archive).map_err(unreadable)?;
    let mut tar = tar::Archive::new(decoder.take(limits.bytes.saturating_add(blocks)));
    let mut found: BTreeMap<String, File> = BTreeMap::new();
    let mut order = Vec::new();
    let mut manifest = None;
    let mut bytes = 0_u64;
    for entry in tar.entries().map_err(unreadable)? {
        let mut entry = entry.map_err(unreadable)?;
        if manifest.is_some() {
            return Err(ArchiveError::Damaged(format!("something stands behind `{MANIFEST}`")));
        }
        let name = String::from_utf8(entry.path_bytes().into_owned())
            .map_err(|error| ArchiveError::Name(String::from_utf8_lossy(error.as_bytes()).into_owned()))?;
        if !entry.header().entry_type().is_file() || !is_safe(&name) || found.contains_key(&name) {
            return Err(ArchiveError::Name(name));
        }
        if name == MANIFEST {
            let mut text = Vec::new();
            (&mut entry).take(MANIFEST_BYTES).read_to_end(&mut text).map_err(unreadable)?;
            manifest = Some(Manifest::read(&text)?);
            continue;
        }
        bytes = bytes.saturating_add(entry.size());
        if bytes > limits.bytes || found.len() >= limits.files {
            let Limits { bytes, files } = limits;
            return Err(ArchiveError::TooLarge(format!("{bytes} bytes in {files} files may be unpacked")));
        }
        let size = entry.size();
        let mut content = Hashing { inner: entry, hasher: blake3::Hasher::new(), read: 0, failed: None };
        let taken = take(&name, &mut content);
        if let Some(source) = content.failed.take() {
            return Err(unreadable(source));
        }
        taken.map_err(|source| ArchiveError::Taking { name: name.clone(), source })?;
        io::copy(&mut content, &mut io::sink()).map_err(unreadable)?;
        if content.read != size {
            return Err(ArchiveError::Damaged(format!("`{name}` is cut off")));
        }
        let digest = content.hasher.finalize().to_hex().to_string();
        order.push(name.clone());
        found.insert(name.clone(), File { name, bytes: size, digest });
    }
    // The checksum of the frame stands behind all of it.
    io::copy(&mut tar.into_inner(), &mut io::sink()).map_err(unreadable)?;
    let manifest = manifest.ok_or_else(|| ArchiveError::Damaged(format!("it ends before `{MANIFEST}`")))?;
    let listed: Vec<&String> = manifest.files.iter().map(|file| &file.name).collect();
    if listed != order.iter().collect::<Vec<_>>() {
        return Err(ArchiveError::Damaged(format!("its files are not those of `{MANIFEST}`")));
    }
    match manifest.files.iter().find(|file| found.get(&file.name) != Some(*file)) {
        Some(file) => Err(ArchiveError::Damaged(format!("`{}` is not what it was", file.name))),
        None => Ok(manifest),
    }
}

fn unreadable(source: io::Error) -> ArchiveError {
    match source.kind() {
        io::ErrorKind::UnexpectedEof | io::ErrorKind::InvalidData | io::ErrorKind::Other => {
            ArchiveError::Damaged(source.to_string())
        }
        _ => ArchiveError::Io { action: "read", source },
    }
}

/// Digests what is read through it, and remembers whether reading failed, so that a failure of
/// whoever takes it is told from one of the archive.
struct Hashing<R> {
    inner: R,
    hasher: blake3::Hasher,
    read: u64,
    failed: Option<io::Error>,
}

impl<R: Read> Read for Hashing<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self.inner.read(buffer) {
            Ok(count) => {
                self.hasher.update(buffer.get(..count).unwrap_or_default());
                self.read += count as u64;
                Ok(count)
            }
            Err(error) => {
                let told = io::Error::new(error.kind(), error.to_string());
                self.failed = Some(error);
                Err(told)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::archive::Writer;

    const LIMITS: Limits = Limits { bytes: 1 << 20, files: 100 };
    const FILES: [(&str, &str); 3] = [("a.txt", "one"), ("folder/b.jinja", "{{ two }}"), ("folder/empty", "")];

    fn archive() -> Vec<u8> {
        let mut writer = Writer::new(Vec::new(), "library").unwrap();
        for (name, text) in FILES {
            writer.add(name, text.len() as u64, text.as_bytes()).unwrap();
        }
        writer.finish().unwrap().0
    }

    #[test]
    fn what_goes_in_comes_out() {
        let bytes = archive();
        let manifest = verify(bytes.as_slice(), LIMITS).unwrap();
        manifest.expect("library").unwrap();
        assert!(manifest.expect("backup").unwrap_err().to_string().contains("not a backup"));
        let mut taken = Vec::new();
        let take = |name: &str, content: &mut dyn Read| {
            let mut text = String::new();
            content.read_to_string(&mut text)?;
            taken.push((name.to_owned(), text));
            Ok(())
        };
        extract(bytes.as_slice(), &manifest, take).unwrap();
        assert_eq!(taken, FILES.map(|(name, text)| (name.to_owned(), text.to_owned())));
    }

    #[test]
    fn names_that_lead_out_are_refused() {
        let mut writer = Writer::new(Vec::new(), "library").unwrap();
        for name in ["/etc/passwd", "../up", "a/../../b", "a//b", "", "manifest.json", "a\\b", &"long/".repeat(60)] {
            assert!(matches!(writer.add(name, 0, io::empty()), Err(ArchiveError::Name(_))), "{name}");
        }
        // One that another program wrote.
        let mut tar = tar::Builder::new(zstd::Encoder::new(Vec::new(), 1).unwrap());
        let mut header = tar::Header::new_gnu();
        header.set_entry_type(tar::EntryType::Symlink);
        header.set_size(0);
        tar.append_link(&mut header, "link", "/etc/passwd").unwrap();
        let bytes = tar.into_inner().unwrap().finish().unwrap();
        assert!(matches!(verify(bytes.as_slice(), LIMITS), Err(ArchiveError::Name(_))));
    }

    #[test]
    fn a_bomb_is_refused_before_it_is_unpacked() {
        let mut writer = Writer::new(Vec::new(), "library").unwrap();
        writer.add("zeros", 64 << 20, io::repeat(0)).unwrap();
        let bytes = writer.finish().unwrap().0;
        assert!(bytes.len() < 1 << 20);
        assert!(matches!(verify(bytes.as_slice(), LIMITS), Err(ArchiveError::TooLarge(_))));
        let few = Limits { files: 2, ..LIMITS };
        assert!(matches!(verify(archive().as_slice(), few), Err(ArchiveError::TooLarge(_))));
    }

    proptest! {
        #[test]
        fn one_changed_or_lost_byte_is_noticed(at in 0_usize..4096, flip in 1_u8..=255, cuts in any::<bool>()) {
            let whole = archive();
            let mut bytes = whole.clone();
            let at = at % bytes.len();
            match cuts {
                true => bytes.truncate(at),
                false => bytes[at] ^= flip,
            }
            match verify(bytes.as_slice(), LIMITS) {
                // A byte of the frame's own may change nothing of what the frame holds.
                Ok(manifest) => prop_assert!(!cuts && manifest == verify(whole.as_slice(), LIMITS).unwrap()),
                Err(error) => prop_assert!(!error.to_string().is_empty()),
            }
        }
    }
}
