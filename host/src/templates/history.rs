//! Earlier versions of templates, kept on disk.
//!
//! `texts/` has each text under its BLAKE3 digest, once, and `index/` has for each template a
//! file of JSON lines, one a version, the newest last. A text is on disk before the line that
//! names it, and every file is written beside and renamed, so that a crash leaves the old state
//! or the new. Labels, and what a template is rolled back to, are in `labels/`, one JSON file a
//! template. What each version could include is in [`partials`], so that it renders as it did.
//!
//! Everything here blocks. Hosts that share a folder write one after the other, by a lock on
//! `lock`; who reads never waits.

mod disk;
mod error;
mod partials;
mod pruning;
mod record;
#[cfg(test)]
mod tests;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use self::disk::{files, read, write};
pub use self::error::HistoryError;
pub use self::record::{HistoryLimits, Marks, Pinned, Record, Rollback};
use super::library::Version;
use super::sources::Sources;
use crate::plugin::Digest;

/// The folders that a history consists of.
pub const PARTS: [&str; 4] = ["texts", "index", "labels", "partials"];

/// The history of all templates.
#[derive(Debug)]
pub struct History {
    folder: PathBuf,
    limits: HistoryLimits,
}

impl History {
    /// Opens `folder`, making it where it is missing.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn open(folder: &Path, limits: HistoryLimits) -> Result<Self, HistoryError> {
        for part in PARTS {
            let path = folder.join(part);
            fs::create_dir_all(&path).map_err(|error| HistoryError::Io(path, error))?;
        }
        Ok(Self { folder: folder.to_owned(), limits })
    }

    /// Keeps a version, unless it is the newest already; tells whether it was new.
    ///
    /// # Errors
    /// When it is not durably on disk.
    pub fn keep(&self, version: &Version, now: SystemTime) -> Result<bool, HistoryError> {
        let _alone = self.alone()?;
        let name = &version.template.meta.name;
        let mut records = self.records(name)?;
        let digest = version.digest.hex();
        let partials = self.keep_partials(&version.sources)?;
        let since = seconds(now);
        let is_new = match records.last_mut().filter(|newest| newest.digest == digest) {
            Some(newest) if newest.partials == partials => return Ok(false),
            Some(newest) => {
                newest.partials = partials;
                false
            }
            None => {
                // What is there already may be damaged.
                if self.text_of(&digest).is_err() {
                    write(&self.text_path(&digest), version.text.as_bytes())?;
                }
                let (file, number) = (version.file.to_string(), version.template.meta.version.clone());
                records.push(Record { digest, file, version: number, since, partials });
                true
            }
        };
        let dropped = self.shorten(name, &mut records, since)?;
        let lines: Result<String, _> =
            records.iter().map(|record| serde_json::to_string(record).map(|line| line + "\n")).collect();
        let path = self.index_path(name);
        let lines = lines.map_err(|error| HistoryError::Io(path.clone(), error.into()))?;
        write(&path, lines.as_bytes())?;
        self.forget(&dropped)?;
        Ok(is_new)
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
        if let Some(pinned) = self.marks(name)?.labels.get(wanted) {
            return pinned.among(&records).ok_or_else(unknown);
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
        self.text_of(&record.digest)
    }

    /// A version as it can be rendered, with the partials that it was kept with.
    ///
    /// # Errors
    /// When its text or a partial cannot be read, or it is no template any more.
    pub fn load(&self, record: &Record, present: &Version) -> Result<Version, HistoryError> {
        let text = self.text(record)?;
        let sources = match &record.partials {
            // Most often nothing changed there, and then the text of each is in memory already.
            Some(set) if *set == present.sources.digest().hex() => Arc::clone(&present.sources),
            Some(set) => Arc::new(self.partials(set)?),
            None => Arc::new(Sources::new([])),
        };
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
            marks.labels.insert(label.to_owned(), Pinned::at(record));
        })
    }

    /// Serves `to` in place of the file, whose digest is `from`, until the file changes.
    ///
    /// # Errors
    /// When it is not durably on disk.
    pub fn roll_back(&self, name: &str, from: Digest, to: &Record) -> Result<(), HistoryError> {
        let (from, to) = (from.hex(), Pinned::at(to));
        self.mark(name, |marks| marks.rollback = (from != to.digest).then_some(Rollback { to, from }))
    }

    /// Files that say nothing any more: lists of versions, and labels, that cannot be read. The
    /// templates that they are about serve all the same, without what they kept.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn damaged(&self) -> Result<Vec<PathBuf>, HistoryError> {
        let mut damaged = Vec::new();
        for (part, ending) in [("index", ".jsonl"), ("labels", ".json")] {
            let folder = self.folder.join(part);
            let unreadable = |error| HistoryError::Io(folder.clone(), error);
            for entry in fs::read_dir(&folder).map_err(unreadable)? {
                let name = entry.map_err(unreadable)?.file_name();
                let Some(template) = name.to_str().and_then(|name| name.strip_suffix(ending)) else { continue };
                let read = match part {
                    "index" => self.records(template).map(drop),
                    _ => self.marks(template).map(drop),
                };
                match read {
                    Err(HistoryError::Damaged(path)) => damaged.push(path),
                    read => read?,
                }
            }
        }
        Ok(damaged)
    }

    /// Names of the templates that have a label or were rolled back.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn marked(&self) -> Result<Vec<String>, HistoryError> {
        let name = |path: PathBuf| path.file_name()?.to_str()?.strip_suffix(".json").map(str::to_owned);
        Ok(files(&self.marks_folder())?.into_iter().filter_map(name).collect())
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
            Some(Rollback { to, .. }) => {
                let records = self.records(name)?;
                let gone =
                    || HistoryError::Unknown { name: name.to_owned(), wanted: to.digest.clone(), known: records.len() };
                to.among(&records).ok_or_else(gone).map(Some)
            }
            None => Ok(None),
        }
    }

    fn mark(&self, name: &str, change: impl FnOnce(&mut Marks)) -> Result<(), HistoryError> {
        let _alone = self.alone()?;
        let mut marks = self.marks(name)?;
        change(&mut marks);
        let path = self.marks_path(name);
        let text = serde_json::to_string(&marks).map_err(|error| HistoryError::Io(path.clone(), error.into()))?;
        write(&path, text.as_bytes())
    }

    /// Waits until no host writes here, and has the others wait: what is written depends on what
    /// was read. The lock ends with the file, and with the process.
    fn alone(&self) -> Result<fs::File, HistoryError> {
        let path = self.folder.join("lock");
        let lock = fs::OpenOptions::new().create(true).append(true).open(&path);
        let locked = lock.and_then(|file| file.lock().map(|()| file));
        locked.map_err(|error| HistoryError::Io(path, error))
    }

    fn text_of(&self, digest: &str) -> Result<String, HistoryError> {
        let path = self.text_path(digest);
        let text = read(&path)?.ok_or_else(|| HistoryError::Io(path.clone(), io::ErrorKind::NotFound.into()))?;
        (Digest::of(text.as_bytes()).hex() == digest).then_some(text).ok_or(HistoryError::Damaged(path))
    }

    fn sets_folder(&self) -> PathBuf {
        self.folder.join("partials")
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
