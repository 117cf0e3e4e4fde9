//! Records that the store refuses for good, in a file beside the journal.
//!
//! A store that refuses everything must not fill the disk: a full file is put away under a second
//! name, and what has that name goes.

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::journal::Entry;

/// A file as long as this is full, bytes.
const FULL: u64 = 64 << 20;

/// One line of the file.
#[derive(Serialize)]
struct Line<'a> {
    reason: &'a str,
    #[serde(flatten)]
    entry: &'a Entry,
}

/// The file. Several hosts may write to it: each line is written with one call.
#[derive(Debug)]
pub(super) struct Aside {
    path: PathBuf,
    earlier: PathBuf,
    full: u64,
}

impl Aside {
    pub(super) fn new(journal_folder: &Path) -> Self {
        let [path, earlier] = ["refused.jsonl", "refused.1.jsonl"].map(|name| journal_folder.join(name));
        Self { path, earlier, full: FULL }
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Adds a line.
    pub(super) fn put(&self, entry: &Entry, reason: &str) -> io::Result<()> {
        let mut line = serde_json::to_vec(&Line { reason, entry })?;
        line.push(b'\n');
        if std::fs::metadata(&self.path).is_ok_and(|file| file.len() >= self.full) {
            if self.earlier.exists() {
                tracing::error!(file = %self.earlier.display(), "the oldest refused records are gone: the store refuses too many");
            }
            std::fs::rename(&self.path, &self.earlier)?;
        }
        let mut file = OpenOptions::new().append(true).create(true).mode(0o600).open(&self.path)?;
        file.write_all(&line)?;
        file.sync_data()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::records::store::contract;

    #[test]
    fn a_full_file_is_put_away_and_the_one_before_it_goes() {
        let folder = tempfile::tempdir().unwrap();
        let aside = Aside { full: 1, ..Aside::new(folder.path()) };
        for reason in ["first", "second", "third"] {
            aside.put(&Entry::Record(Arc::new(contract::record())), reason).unwrap();
        }
        let kept = |name: &str| std::fs::read_to_string(folder.path().join(name)).unwrap();
        assert!(kept("refused.jsonl").contains("third") && kept("refused.1.jsonl").contains("second"));
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2);
    }
}
