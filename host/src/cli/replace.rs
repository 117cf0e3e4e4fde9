//! Files put in the place of others: all of them, or none.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use tempfile::{NamedTempFile, TempPath};

/// Bytes that are compared at once.
const PIECE: u64 = 1 << 20;

/// Replacements that were made and can still be undone. What was there is kept beside, under
/// a temporary name, until [`Replacements::finish`].
#[derive(Debug, Default)]
pub(super) struct Replacements {
    made: Vec<Made>,
    same: usize,
}

#[derive(Debug)]
struct Made {
    place: PathBuf,
    /// What was there; none where nothing was.
    before: Option<TempPath>,
}

impl Replacements {
    /// Puts a copy of `file` at `place`, durably, with the permissions of what was there, else
    /// the user's alone. A link is followed.
    pub(super) fn put(&mut self, place: &Path, file: &Path) -> anyhow::Result<()> {
        let writing = || format!("failed to write {}", place.display());
        let place = fs::canonicalize(place).unwrap_or_else(|_| place.to_owned());
        if is_same(&place, file).with_context(writing)? {
            self.same += 1;
            return Ok(());
        }
        let folder = place.parent().unwrap_or(Path::new("/")).to_owned();
        fs::create_dir_all(&folder).with_context(writing)?;
        let mut new = hidden(&folder).with_context(writing)?;
        io::copy(&mut File::open(file).with_context(writing)?, &mut new).with_context(writing)?;
        if let Ok(there) = fs::metadata(&place) {
            new.as_file().set_permissions(there.permissions()).with_context(writing)?;
        }
        new.as_file().sync_all().with_context(writing)?;
        let before = match place.exists() {
            true => {
                let kept = hidden(&folder).with_context(writing)?.into_temp_path();
                fs::copy(&place, &kept).with_context(writing)?;
                Some(kept)
            }
            false => None,
        };
        new.persist(&place).with_context(writing)?;
        self.made.push(Made { place, before });
        Ok(())
    }

    /// Runs `work` with the files of before in their places.
    pub(super) fn as_before<T>(&mut self, work: impl FnOnce() -> anyhow::Result<T>) -> anyhow::Result<T> {
        self.swap()?;
        let outcome = work();
        self.swap()?;
        outcome
    }

    /// Exchanges each file with what was there before it.
    fn swap(&self) -> anyhow::Result<()> {
        for Made { place, before } in &self.made {
            if let Some(before) = before {
                exchange(place, before).with_context(|| format!("failed to exchange {}", place.display()))?;
            }
        }
        Ok(())
    }

    /// Puts everything back, the last first.
    pub(super) fn undo(self) -> anyhow::Result<()> {
        let mut failed = None;
        for Made { place, before } in self.made.into_iter().rev() {
            let undone = match before {
                Some(before) => before.persist(&place).map_err(|error| error.error),
                None => fs::remove_file(&place),
            };
            // The others are put back all the same.
            if let Err(error) = undone {
                failed.get_or_insert_with(|| anyhow::Error::new(error).context(format!("at {}", place.display())));
            }
        }
        failed.map_or(Ok(()), Err)
    }

    /// Forgets what was there.
    pub(super) fn finish(self) {
        for Made { place, .. } in &self.made {
            // The names are durable when their folder is; a crash before leaves old or new, each whole.
            let _ = place.parent().and_then(|folder| File::open(folder).ok()).map(|folder| folder.sync_all());
        }
    }

    pub(super) fn added(&self) -> usize {
        self.made.iter().filter(|made| made.before.is_none()).count()
    }

    pub(super) fn changed(&self) -> usize {
        self.made.iter().filter(|made| made.before.is_some()).count()
    }

    pub(super) fn same(&self) -> usize {
        self.same
    }
}

/// A file that watchers of the folder pass over.
fn hidden(folder: &Path) -> io::Result<NamedTempFile> {
    tempfile::Builder::new().prefix(".import-").tempfile_in(folder)
}

/// Exchanges two files of one folder in one step, so that neither name is ever missing.
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

fn is_same(one: &Path, other: &Path) -> io::Result<bool> {
    let (mut one, mut other) = match File::open(one) {
        Ok(one) => (one, File::open(other)?),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(error),
    };
    if one.metadata()?.len() != other.metadata()?.len() {
        return Ok(false);
    }
    // Piece by piece: a file of records may be larger than memory.
    let (mut first, mut second) = (Vec::new(), Vec::new());
    loop {
        first.clear();
        second.clear();
        (&mut one).take(PIECE).read_to_end(&mut first)?;
        (&mut other).take(PIECE).read_to_end(&mut second)?;
        if first != second || first.is_empty() {
            return Ok(first == second);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_is_put_back_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        fs::write(path("new"), "new").unwrap();
        fs::write(path("there"), "old").unwrap();
        fs::write(path("same"), "new").unwrap();
        let mut replacements = Replacements::default();
        for name in ["there", "deep/missing", "same"] {
            replacements.put(&path(name), &path("new")).unwrap();
        }
        assert_eq!((replacements.added(), replacements.changed(), replacements.same()), (1, 1, 1));
        assert_eq!(fs::read_to_string(path("there")).unwrap(), "new");
        replacements
            .as_before(|| {
                let _: () = assert_eq!(fs::read_to_string(path("there"))?, "old");
                Ok(())
            })
            .unwrap();
        assert_eq!(fs::read_to_string(path("there")).unwrap(), "new");
        replacements.undo().unwrap();
        assert_eq!(fs::read_to_string(path("there")).unwrap(), "old");
        assert!(!path("deep/missing").exists());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 4, "nothing is left beside");
    }
}
