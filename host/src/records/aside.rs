//! Records that the store refuses for good, in a file beside the journal.

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::journal::Entry;

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
}

impl Aside {
    pub(super) fn new(journal_folder: &Path) -> Self {
        Self { path: journal_folder.join("refused.jsonl") }
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Adds a line.
    pub(super) fn put(&self, entry: &Entry, reason: &str) -> io::Result<()> {
        let mut line = serde_json::to_vec(&Line { reason, entry })?;
        line.push(b'\n');
        let mut file = OpenOptions::new().append(true).create(true).mode(0o600).open(&self.path)?;
        file.write_all(&line)?;
        file.sync_data()
    }
}
