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
}

/// Where a template's labels stand, and what it is rolled back to.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Marks {
    /// Digests by label, such as `production`.
    pub labels: BTreeMap<String, String>,
    /// The older version that serves, until the file changes.
    pub rollback: Option<Rollback>,
}

/// A template that serves an older version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rollback {
    /// What serves.
    pub to: String,
    /// The file's digest when it was rolled back; with another one the file serves again.
    pub from: String,
}
