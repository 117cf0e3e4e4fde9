//! A file that is there whole or not at all.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

/// Written beside its place under another name, and moved there when it is whole. Readable by
/// its owner only, because records hold prompts.
#[derive(Debug)]
pub struct AtomicFile {
    out: BufWriter<Target>,
}

#[derive(Debug)]
enum Target {
    Beside {
        file: NamedTempFile,
        path: PathBuf,
    },
    /// A pipe or a device cannot be replaced: it is written as it is.
    Itself(File),
}

impl AtomicFile {
    /// Begins the file that will be at `path`. Until [`finish`](Self::finish), whatever is there stays.
    ///
    /// # Errors
    /// When its folder cannot be written.
    pub fn create(path: &Path) -> io::Result<Self> {
        // A link stays one: what it leads to is replaced.
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let target = match fs::metadata(&path) {
            Ok(there) if there.is_dir() => return Err(io::ErrorKind::IsADirectory.into()),
            Ok(there) if !there.is_file() => Target::Itself(File::options().write(true).open(&path)?),
            _ => Target::Beside { file: NamedTempFile::new_in(folder(&path))?, path },
        };
        Ok(Self { out: BufWriter::with_capacity(1 << 16, target) })
    }

    /// Brings the file to the disk and then to its place.
    ///
    /// # Errors
    /// When that fails; whatever was at its place is still there.
    pub fn finish(self) -> io::Result<()> {
        match self.out.into_inner().map_err(io::IntoInnerError::into_error)? {
            Target::Itself(_) => Ok(()),
            Target::Beside { file, path } => {
                file.as_file().sync_all()?;
                file.persist(&path).map_err(|error| error.error)?;
                // The name is on the disk when its folder is.
                File::open(folder(&path)).and_then(|folder| folder.sync_all())
            }
        }
    }
}

fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

impl Write for Target {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Beside { file, .. } => file.write(bytes),
            Self::Itself(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Beside { file, .. } => file.flush(),
            Self::Itself(file) => file.flush(),
        }
    }
}

impl Write for AtomicFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_there_stays_until_the_new_file_is_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out.jsonl");
        fs::write(&path, "old").unwrap();
        let mut half = AtomicFile::create(&path).unwrap();
        half.write_all(&[b'x'; 1 << 17]).unwrap();
        drop(half);
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
        let mut whole = AtomicFile::create(&path).unwrap();
        whole.write_all(b"new").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        whole.finish().unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        assert!(AtomicFile::create(folder.path()).is_err());
        assert!(AtomicFile::create(&folder.path().join("no/such/folder.csv")).is_err());
    }
}
