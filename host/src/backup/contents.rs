//! What a backup says of itself, beside the list that every archive has.

use serde::{Deserialize, Serialize};

use super::Part;

/// The name of [`Contents`] in an archive.
pub const CONTENTS: &str = "contents.json";

/// The name of the list of plugins.
pub const LOCK: &str = "plugins.lock.json";

/// What is in a backup, and where it came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contents {
    /// The parts that were asked for; one of them may have had nothing.
    pub parts: Vec<Part>,
    /// What in it nobody else should read.
    pub secrets: Vec<String>,
    /// How the records are there; none without records.
    pub records: Option<RecordsForm>,
    /// The template folders, in the order of their numbers.
    pub template_folders: Vec<String>,
    /// The plugin folders, in the order of their numbers.
    pub plugin_folders: Vec<String>,
}

/// How records stand in a backup.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RecordsForm {
    /// As an SQLite file.
    Sqlite,
    /// As one JSON object a line.
    Jsonl,
}

impl RecordsForm {
    /// The file's name in the archive.
    pub fn file(self) -> &'static str {
        match self {
            Self::Sqlite => "records/records.sqlite",
            Self::Jsonl => "records/records.jsonl",
        }
    }
}

/// A plugin file, by its digest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LockedPlugin {
    /// The number of its folder.
    pub folder: usize,
    /// Its name there.
    pub file: String,
    /// Its length.
    pub bytes: u64,
    /// BLAKE3 of it, 64 hex digits.
    pub digest: String,
}
