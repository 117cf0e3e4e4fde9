//! One improvement as it is kept. The names of the fields are the public JSON names.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Outcome, UtcTime};
use crate::plugin::{Applicability, PluginId, Target};
use crate::prompt::metrics::Metrics;

/// The name of a record: a UUID of version 7, so that later records have greater names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
#[schemars(with = "String")]
pub struct RecordId(pub Uuid);

/// A text that names no record.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no record id: it looks like `01976f3a-5d1c-7b2e-9a40-2f6c1d8e0b57`")]
pub struct InvalidRecordId(String);

impl RecordId {
    /// A new one: within this process, greater than all before it.
    pub fn new() -> Self {
        Self(Uuid::now_v7())
    }
}

impl Default for RecordId {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Display for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.hyphenated().fmt(f)
    }
}

impl FromStr for RecordId {
    type Err = InvalidRecordId;

    fn from_str(text: &str) -> Result<Self, InvalidRecordId> {
        Uuid::try_parse(text).map(Self).map_err(|_| InvalidRecordId(text.chars().take(64).collect()))
    }
}

/// Whose prompt a record is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema, clap::ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub enum RecordOrigin {
    /// A person's or an agent's.
    #[default]
    User,
    /// A program's that makes up prompts to train with.
    Synthetic,
}

/// How much of a prompt is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema, clap::ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub enum Capture {
    /// The texts, with secrets taken out.
    #[default]
    Full,
    /// Digests in the place of texts: what was done is kept, what was said is not.
    Hashed,
    /// Nothing.
    Off,
}

/// One improvement: a pair of prompts, what was done, and what came of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PromptEnhancementRecord {
    /// Its name.
    pub id: RecordId,
    /// When the answer was made.
    pub time: UtcTime,
    /// The conversation that it belongs to; null when the client named none.
    pub session_id: Option<String>,
    /// The name of the MCP client; null when it gave none.
    pub client: Option<String>,
    /// The model family that the prompt is for.
    pub target: Target,
    /// Whose prompt it is.
    pub origin: RecordOrigin,
    /// Whether texts are texts or digests.
    pub capture: Capture,
    /// BCP 47; null when unsure.
    pub language: Option<String>,
    /// The prompt as it came; `blake3:` and 64 hex digits when hashed, as all texts below.
    pub original: String,
    /// The prompt as it was answered.
    pub improved: String,
    /// What was changed, in the order of the original.
    pub changes: Vec<RecordedChange>,
    /// Suggested edits that a model decided about; empty without one.
    pub decisions: Vec<Decision>,
    /// What was asked.
    pub questions: Vec<RecordedQuestion>,
    /// The two texts compared.
    pub metrics: Metrics,
    /// The generation of plugins that answered.
    pub generation: u64,
    /// The digest of the model that took part; null without one.
    pub model: Option<String>,
    /// The template that the prompt was rendered from; null for others.
    pub template: Option<TemplateUse>,
    /// What the person made of it; null while nobody has said.
    pub outcome: Option<Outcome>,
}

/// One change, as it is kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordedChange {
    /// Who made it.
    pub plugin: PluginId,
    /// The plugin's version.
    pub version: String,
    /// Under which rule.
    pub code: String,
    /// Changes with the same number were made together.
    pub finding: usize,
    /// How sure the rule was.
    pub applicability: Applicability,
    /// How likely the model thought it that the person keeps it; null without a model.
    pub probability: Option<f64>,
    /// The text replaced.
    pub before: String,
    /// The text that replaced it.
    pub after: String,
}

/// What the gate decided about one rule's suggested edits of one prompt.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// Whose edits.
    pub plugin: PluginId,
    /// Of which rule.
    pub code: String,
    /// How likely the model thought it that the person keeps them.
    pub probability: f64,
    /// Whether they were applied.
    pub applied: bool,
    /// The probability with which the gate does what it did here: 1 where it leaves nothing to
    /// chance. What lets another gate be judged by these records.
    pub propensity: f64,
}

/// One question, as it is kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordedQuestion {
    /// Who asked.
    pub plugin: PluginId,
    /// Under which rule.
    pub code: String,
    /// What was asked.
    pub question: String,
    /// Whether the person answered.
    pub answered: bool,
}

/// The template that a prompt was rendered from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TemplateUse {
    /// Its name.
    pub name: String,
    /// The digest of its source, 64 hex digits.
    pub digest: String,
    /// The experiment that chose the version; null when the caller did.
    pub experiment: Option<String>,
    /// The variant that the experiment chose; null without one.
    pub variant: Option<String>,
    /// Microseconds that rendering took.
    pub render_us: u64,
}
