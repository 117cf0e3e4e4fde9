//! What a person made of an improved prompt.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{RecordId, UtcTime};
use crate::plugin::PluginId;

/// What the person did with the improved prompt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema, clap::ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Used it as it was.
    Accepted,
    /// Went back to the original.
    Rejected,
    /// Used something else: the final text.
    Edited,
}

/// What somebody says of a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Feedback {
    /// Of which record.
    pub record_id: RecordId,
    /// What the person did.
    pub outcome: Verdict,
    /// What was used in the end; required for `edited`.
    #[serde(default)]
    pub final_text: Option<String>,
    /// From 1, useless, to 5, just right.
    #[serde(default)]
    pub rating: Option<u8>,
    /// In the person's words.
    #[serde(default)]
    pub comment: Option<String>,
}

/// Feedback as it is kept with its record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// What the person did.
    pub verdict: Verdict,
    /// When it was said.
    pub time: UtcTime,
    /// What was used in the end; null unless it was edited.
    pub final_text: Option<String>,
    /// From 1, useless, to 5, just right; null when nobody rated it.
    pub rating: Option<u8>,
    /// In the person's words; null when nobody said any.
    pub comment: Option<String>,
    /// What became of each finding that changed the prompt.
    pub credit: Vec<Credit>,
}

/// Whether the edits of one finding live on in what the person used.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Credit {
    /// Whose edits.
    pub plugin: PluginId,
    /// Of which rule.
    pub code: String,
    /// The number of the finding among the record's changes.
    pub finding: usize,
    /// How much of them lives on, from 0, nothing, to 1, all.
    pub kept: f64,
}
