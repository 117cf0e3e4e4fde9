//! What the history lets go of.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;

use super::disk::{delete, files, read};
use super::{History, HistoryError, Record};

impl History {
    /// Takes what is too old or too much out of `records`.
    pub(super) fn shorten(&self, name: &str, records: &mut Vec<Record>, now: u64) -> Result<Vec<Record>, HistoryError> {
        let marks = self.marks(name)?;
        let is_marked = |record: &Record| {
            let pinned = marks.labels.values().chain(marks.rollback.as_ref().map(|rollback| &rollback.to));
            pinned.into_iter().any(|pinned| pinned.digest == record.digest)
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

    /// Deletes what `dropped` had that nobody names any more: sets of partials, and texts.
    pub(super) fn forget(&self, dropped: &[Record]) -> Result<(), HistoryError> {
        if dropped.is_empty() {
            return Ok(());
        }
        let mut named = String::new();
        for folder in [self.folder.join("index"), self.marks_folder()] {
            for path in files(&folder)? {
                named.push_str(&read(&path)?.unwrap_or_default());
            }
        }
        let mut texts: BTreeSet<String> = dropped.iter().map(|record| record.digest.clone()).collect();
        for path in files(&self.sets_folder())? {
            let listed = read(&path)?.unwrap_or_default();
            let set = path.file_stem().and_then(OsStr::to_str).unwrap_or_default();
            if named.contains(set) {
                named.push_str(&listed);
            } else {
                let partials: BTreeMap<String, String> = serde_json::from_str(&listed).unwrap_or_default();
                texts.extend(partials.into_values());
                delete(&path)?;
            }
        }
        texts.retain(|digest| !named.contains(digest));
        texts.iter().try_for_each(|digest| delete(&self.text_path(digest)))
    }
}
