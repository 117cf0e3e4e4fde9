//! Earlier versions of templates, kept on disk.
//!
//! A folder of two parts: `texts/` has each text under its BLAKE3 digest, once, and `index/`
//! has for each template a file of JSON lines, one a version, the newest last. A text is on
//! disk before the line that names it, and every file is written beside and renamed, so that
//! a crash leaves the old state or the new. Labels, and what a template is rolled back to, are
//! in `labels/`, one JSON file a template.
//!
//! Partials are not kept: an earlier version is rendered with the partials of today.
//! Everything here blocks, and one host writes at a time: of two that share a folder, one may
//! overwrite the line that the other has just added.

mod disk;
mod error;
mod record;
#[cfg(test)]
mod tests;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use self::disk::{read, write};
pub use self::error::HistoryError;
pub use self::record::{HistoryLimits, Marks, Record, Rollback};
use super::library::Version;
use crate::plugin::Digest;

/// The history of all templates.
#[derive(Debug)]
pub struct History {
    folder: PathBuf,
    limits: HistoryLimits,
    /// Held while anything is written: what is written depends on what was read.
    writing: Mutex<()>,
}

impl History {
    /// Opens `folder`, making it where it is missing.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn open(folder: &Path, limits: HistoryLimits) -> Result<Self, HistoryError> {
        for part in ["texts", "index", "labels"] {
            let path = folder.join(part);
            fs::create_dir_all(&path).map_err(|error| HistoryError::Io(path, error))?;
        }
        Ok(Self { folder: folder.to_owned(), limits, writing: Mutex::new(()) })
    }

    /// Keeps a version, unless it is the newest already; tells whether it was new.
    ///
    /// # Errors
    /// When it is not durably on disk.
    pub fn keep(&self, version: &Version, now: SystemTime) -> Result<bool, HistoryError> {
        let _alone = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let name = &version.template.meta.name;
        let mut records = self.records(name)?;
        let digest = version.digest.hex();
        if records.last().is_some_and(|newest| newest.digest == digest) {
            return Ok(false);
        }
        let since = seconds(now);
        let (file, number) = (version.file.to_string(), version.template.meta.version.clone());
        let record = Record { digest, file, version: number, since };
        // What is there already may be damaged.
        if self.text(&record).is_err() {
            write(&self.text_path(&record.digest), version.text.as_bytes())?;
        }
        records.push(record);
        let dropped = self.shorten(name, &mut records, since)?;
        let lines: Result<String, _> =
            records.iter().map(|record| serde_json::to_string(record).map(|line| line + "\n")).collect();
        let path = self.index_path(name);
        let lines = lines.map_err(|error| HistoryError::Io(path.clone(), error.into()))?;
        write(&path, lines.as_bytes())?;
        self.forget(&dropped)?;
        Ok(true)
    }

    /// The versions of a template, the oldest first.
    ///
    /// # Errors
    /// When they cannot be read.
    pub fn records(&self, name: &str) -> Result<Vec<Record>, HistoryError> {
        let path = self.index_path(name);
        let Some(text) = read(&path)? else { return Ok(Vec::new()) };
        let records = text.lines().map(serde_json::from_str).collect::<Result<Vec<Record>, _>>();
        let records = records.map_err(|_| HistoryError::Damaged(path.clone()))?;
        let is_digest = |record: &Record| record.digest.len() == 64 && is_hex(&record.digest);
        records.iter().all(is_digest).then_some(records).ok_or(HistoryError::Damaged(path))
    }

    /// The labels of a template, and what it is rolled back to.
    ///
    /// # Errors
    /// When they cannot be read.
    pub fn marks(&self, name: &str) -> Result<Marks, HistoryError> {
        let path = self.marks_path(name);
        let Some(text) = read(&path)? else { return Ok(Marks::default()) };
        serde_json::from_str(&text).map_err(|_| HistoryError::Damaged(path))
    }

    /// The version that `wanted` names: a label, the version of its front matter (the newest
    /// with that one), or the first digits of a digest, at least four.
    ///
    /// # Errors
    /// When there is none, or more than one.
    pub fn find(&self, name: &str, wanted: &str) -> Result<Record, HistoryError> {
        let records = self.records(name)?;
        let unknown =
            || HistoryError::Unknown { name: name.to_owned(), wanted: wanted.to_owned(), known: records.len() };
        let by_digest = |digest: &str| records.iter().rfind(|record| record.digest == digest).cloned();
        if let Some(digest) = self.marks(name)?.labels.get(wanted) {
            return by_digest(digest).ok_or_else(unknown);
        }
        if let Some(record) = records.iter().rfind(|record| record.version.as_deref() == Some(wanted)) {
            return Ok(record.clone());
        }
        let mut digests: Vec<&str> = records.iter().map(|record| record.digest.as_str()).collect();
        digests.retain(|digest| wanted.len() >= 4 && digest.starts_with(wanted));
        digests.sort_unstable();
        digests.dedup();
        match digests[..] {
            [] => Err(unknown()),
            [digest] => by_digest(digest).ok_or_else(unknown),
            _ => Err(HistoryError::Ambiguous { wanted: wanted.to_owned(), count: digests.len() }),
        }
    }

    /// The text of a version.
    ///
    /// # Errors
    /// When it is gone, or is not what was kept.
    pub fn text(&self, record: &Record) -> Result<String, HistoryError> {
        let path = self.text_path(&record.digest);
        let text = read(&path)?.ok_or_else(|| HistoryError::Io(path.clone(), io::ErrorKind::NotFound.into()))?;
        (Digest::of(text.as_bytes()).hex() == record.digest).then_some(text).ok_or(HistoryError::Damaged(path))
    }

    /// A version as it can be rendered, with what `present`, the one that serves, may include.
    ///
    /// # Errors
    /// When its text cannot be read, or is no template any more.
    pub fn load(&self, record: &Record, present: &Version) -> Result<Version, HistoryError> {
        let text = self.text(record)?;
        let sources = Arc::clone(&present.sources);
        let version = Version::read(present.shelf.clone(), &record.file, text.into(), sources);
        version.map(|(version, _)| version).map_err(HistoryError::Broken)
    }

    /// What changed from one version to another, as a unified diff; empty when nothing did.
    ///
    /// # Errors
    /// When one of them cannot be read.
    pub fn diff(&self, from: &Record, to: &Record) -> Result<String, HistoryError> {
        let (before, after) = (self.text(from)?, self.text(to)?);
        let named = |record: &Record| format!("{}@{}", record.file, record.digest.chars().take(12).collect::<String>());
        let diff = similar::TextDiff::from_lines(&before, &after);
        Ok(diff.unified_diff().header(&named(from), &named(to)).to_string())
    }

    /// Moves a label to a version.
    ///
    /// # Errors
    /// When it cannot be a label, or is not durably on disk.
    pub fn label(&self, name: &str, label: &str, record: &Record) -> Result<(), HistoryError> {
        let is_label = label.starts_with(|first: char| first.is_ascii_alphabetic())
            && label.bytes().all(|letter| letter.is_ascii_alphanumeric() || b"-_".contains(&letter))
            && !is_hex(label);
        if !is_label {
            return Err(HistoryError::Label(label.to_owned()));
        }
        self.mark(name, |marks| {
            marks.labels.insert(label.to_owned(), record.digest.clone());
        })
    }

    /// Serves `to` in place of the file, whose digest is `from`, until the file changes.
    ///
    /// # Errors
    /// When it is not durably on disk.
    pub fn roll_back(&self, name: &str, from: Digest, to: &Record) -> Result<(), HistoryError> {
        let (from, to) = (from.hex(), to.digest.clone());
        self.mark(name, |marks| marks.rollback = (from != to).then_some(Rollback { to, from }))
    }

    /// Names of the templates that have a label or were rolled back.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn marked(&self) -> Result<Vec<String>, HistoryError> {
        let folder = self.marks_folder();
        let unreadable = |error| HistoryError::Io(folder.clone(), error);
        let mut names = Vec::new();
        for entry in fs::read_dir(&folder).map_err(unreadable)? {
            let name = entry.map_err(unreadable)?.file_name();
            names.extend(name.to_str().and_then(|name| name.strip_suffix(".json")).map(str::to_owned));
        }
        Ok(names)
    }

    /// Where labels are: what changes there may change what serves.
    pub fn marks_folder(&self) -> PathBuf {
        self.folder.join("labels")
    }

    /// The version that serves in place of the file with digest `newest`; none when the file
    /// itself does, because it was never rolled back or has changed since.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn rolled_back(&self, name: &str, newest: Digest) -> Result<Option<Record>, HistoryError> {
        match self.marks(name)?.rollback.filter(|rollback| rollback.from == newest.hex()) {
            Some(rollback) => self.find(name, &rollback.to).map(Some),
            None => Ok(None),
        }
    }

    fn mark(&self, name: &str, change: impl FnOnce(&mut Marks)) -> Result<(), HistoryError> {
        let _alone = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let mut marks = self.marks(name)?;
        change(&mut marks);
        let path = self.marks_path(name);
        let text = serde_json::to_string(&marks).map_err(|error| HistoryError::Io(path.clone(), error.into()))?;
        write(&path, text.as_bytes())
    }

    /// Takes what is too old or too much out of `records`.
    fn shorten(&self, name: &str, records: &mut Vec<Record>, now: u64) -> Result<Vec<Record>, HistoryError> {
        let marks = self.marks(name)?;
        let is_marked = |record: &Record| {
            marks.labels.values().any(|digest| *digest == record.digest)
                || marks.rollback.as_ref().is_some_and(|rollback| rollback.to == record.digest)
        };
        let unmarked = records.iter().filter(|record| !is_marked(record)).count();
        let mut surplus = unmarked.saturating_sub(self.limits.max_versions.max(1));
        let oldest = now.saturating_sub(self.limits.max_age.as_secs());
        let newest = records.last().cloned();
        let (kept, dropped) = std::mem::take(records).into_iter().partition(|record| {
            if is_marked(record) || newest.as_ref() == Some(record) {
                return true;
            }
            let is_surplus = surplus > 0;
            surplus = surplus.saturating_sub(1);
            !is_surplus && record.since >= oldest
        });
        *records = kept;
        Ok(dropped)
    }

    /// Deletes the texts of `dropped` that no template's index names any more.
    fn forget(&self, dropped: &[Record]) -> Result<(), HistoryError> {
        if dropped.is_empty() {
            return Ok(());
        }
        let folder = self.folder.join("index");
        let unreadable = |error| HistoryError::Io(folder.clone(), error);
        let mut named = String::new();
        for entry in fs::read_dir(&folder).map_err(unreadable)? {
            let path = entry.map_err(unreadable)?.path();
            named.push_str(&read(&path)?.unwrap_or_default());
        }
        for record in dropped.iter().filter(|record| !named.contains(&record.digest)) {
            let path = self.text_path(&record.digest);
            match fs::remove_file(&path) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(HistoryError::Io(path, error)),
                _ => {}
            }
        }
        Ok(())
    }

    fn text_path(&self, digest: &str) -> PathBuf {
        self.folder.join("texts").join(digest)
    }

    // Names of templates are letters, digits, `_`, `-` and `.`, and begin with a letter; a call
    // may ask for any.
    fn index_path(&self, name: &str) -> PathBuf {
        self.folder.join("index").join(format!("{}.jsonl", name.replace(['/', '\0'], "_")))
    }

    fn marks_path(&self, name: &str) -> PathBuf {
        self.marks_folder().join(format!("{}.json", name.replace(['/', '\0'], "_")))
    }
}

fn is_hex(text: &str) -> bool {
    text.bytes().all(|letter| letter.is_ascii_digit() || (b'a'..=b'f').contains(&letter))
}

fn seconds(time: SystemTime) -> u64 {
    time.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_secs()
}
