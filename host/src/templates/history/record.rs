//! What is kept of each template beside its texts.

use std::collections::BTreeMap;
use std::time::Duration;

use serde::{Deserialize, Serialize};

/// How much is kept of each template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HistoryLimits {
    /// Versions; those with a label, and what is rolled back to, are kept beside them.
    pub max_versions: usize,
    /// How long a version is kept.
    pub max_age: Duration,
}

impl Default for HistoryLimits {
    fn default() -> Self {
        Self { max_versions: 100, max_age: Duration::from_secs(365 * 24 * 3600) }
    }
}

/// An earlier or present version of a template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// Of the text: 64 hex digits.
    pub digest: String,
    /// The file's name, whose ending names the engine.
    pub file: String,
    /// The version that its front matter names.
    pub version: Option<String>,
    /// When it was first seen, in seconds since 1970.
    pub since: u64,
    /// The set of partials that it last served with; none where there were none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub partials: Option<String>,
}

/// Where a template's labels stand, and what it is rolled back to.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Marks {
    /// Versions by label, such as `production`.
    pub labels: BTreeMap<String, Pinned>,
    /// The older version that serves, until the file changes.
    pub rollback: Option<Rollback>,
}

/// A version that something stands at, with the partials of that moment: what is served under a
/// label does not change until the label moves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pinned {
    /// Of the text.
    pub digest: String,
    /// The set of partials; none where there were none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub partials: Option<String>,
}

impl Pinned {
    /// The version as it is kept now.
    pub(super) fn at(record: &Record) -> Self {
        Self { digest: record.digest.clone(), partials: record.partials.clone() }
    }

    /// That version among `records`, with its pinned partials.
    pub(super) fn among(&self, records: &[Record]) -> Option<Record> {
        let record = records.iter().rfind(|record| record.digest == self.digest)?;
        Some(Record { partials: self.partials.clone(), ..record.clone() })
    }
}

/// A template that serves an older version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rollback {
    /// What serves.
    pub to: Pinned,
    /// The file's digest when it was rolled back; with another one the file serves again.
    pub from: String,
}
