//! What came of a download so far, kept until all of it is there.

use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::sha256::Sha256;

/// Files of downloads that nobody has gone on with for so long are thrown away.
const KEPT: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// The file of one download. Nobody else writes it meanwhile.
#[derive(Debug)]
pub(super) struct Partial {
    file: File,
    length: u64,
    /// Where it is; none where another process has that file, and this one will not be found again.
    path: Option<PathBuf>,
}

impl Partial {
    /// Of the download `key` in `folder`, with what came of it before.
    pub(super) fn open(folder: Option<&Path>, key: &str) -> io::Result<Self> {
        let nameless = || Ok(Self { file: tempfile::tempfile()?, length: 0, path: None });
        let Some(folder) = folder else { return nameless() };
        fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
        forget_old(folder);
        let path = folder.join(format!("{}.part", Sha256::of(key.as_bytes()).hex()));
        let file = File::options().read(true).write(true).create(true).truncate(false).open(&path)?;
        if file.try_lock().is_err() {
            return nameless();
        }
        let length = file.metadata()?.len();
        Ok(Self { file, length, path: Some(path) })
    }

    /// Bytes that are there.
    pub(super) fn length(&self) -> u64 {
        self.length
    }

    /// Which version of the file they are of, as the server called it.
    pub(super) fn version(&self) -> Option<String> {
        fs::read_to_string(self.version_file()?).ok().filter(|version| !version.is_empty())
    }

    /// Begins again, with the version that the server names now.
    pub(super) fn restart(&mut self, version: Option<&str>) -> io::Result<()> {
        self.file.set_len(0)?;
        self.length = 0;
        match (self.version_file(), version) {
            (Some(path), Some(version)) => fs::write(path, version),
            (Some(path), None) => match fs::remove_file(path) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
                _ => Ok(()),
            },
            (None, _) => Ok(()),
        }
    }

    /// Puts `bytes` behind what is there.
    pub(super) fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.seek(SeekFrom::Start(self.length))?;
        self.file.write_all(bytes)?;
        self.length += bytes.len() as u64;
        Ok(())
    }

    /// All that is there.
    pub(super) fn read(&mut self) -> io::Result<Vec<u8>> {
        self.file.rewind()?;
        let mut bytes = Vec::new();
        (&mut self.file).take(self.length).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// Throws the file away.
    pub(super) fn discard(self) {
        // Whoever comes next begins anew, with or without these.
        let _ = self.version_file().map(fs::remove_file);
        let _ = self.path.map(fs::remove_file);
    }

    fn version_file(&self) -> Option<PathBuf> {
        Some(self.path.as_ref()?.with_extension("etag"))
    }
}

fn forget_old(folder: &Path) {
    let is_old = |entry: &fs::DirEntry| {
        let changed = entry.metadata().and_then(|metadata| metadata.modified()).ok();
        changed.and_then(|changed| changed.elapsed().ok()).is_some_and(|age| age > KEPT)
    };
    for entry in fs::read_dir(folder).into_iter().flatten().flatten().filter(is_old) {
        let _ = fs::remove_file(entry.path());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_came_is_found_again_and_another_process_does_not_mix_in() {
        let folder = tempfile::tempdir().unwrap();
        let mut first = Partial::open(Some(folder.path()), "key").unwrap();
        first.restart(Some("\"v1\"")).unwrap();
        first.append(b"half").unwrap();
        let mut second = Partial::open(Some(folder.path()), "key").unwrap();
        assert_eq!((second.length(), second.version()), (0, None));
        second.append(b"other").unwrap();
        drop((first, second));
        let mut again = Partial::open(Some(folder.path()), "key").unwrap();
        assert_eq!((again.length(), again.version().as_deref()), (4, Some("\"v1\"")));
        again.append(b" done").unwrap();
        assert_eq!(again.read().unwrap(), b"half done");
        again.discard();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
