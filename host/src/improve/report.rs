//! What `improve_prompt` answers. The names of the fields are the public JSON names.

use std::collections::BTreeMap;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::terms::TargetSource;
use crate::plugin::{Applicability, PluginId, Related, Target};
use crate::prompt::anatomy::{Constraint, Part};
use crate::prompt::metrics::Metrics;
use crate::prompt::{Protected, Span};
use crate::records::{Decision, RecordId};

/// How a request ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// At least one change was made.
    Improved,
    /// Nothing needed changing.
    Unchanged,
    /// No rule could be asked, so the original came back.
    Fallback,
}

/// The whole answer.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Improvement {
    /// The prompt as it came.
    pub original: Arc<str>,
    /// The prompt as it should be sent.
    pub improved: Arc<str>,
    /// How the request ended.
    pub status: Status,
    /// The two texts compared.
    pub metrics: Metrics,
    /// What was changed, in the order of the original.
    pub changes: Vec<Change>,
    /// What was seen and left as it is, in the order of `improved`.
    pub suggestions: Vec<Suggestion>,
    /// What only the person knows, most important first.
    pub questions: Vec<Question>,
    /// Plugins or rules whose findings were not used, and why.
    pub skipped: Vec<Skipped>,
    /// What was understood of the original.
    pub analysis: AnalysisReport,
    /// The generation of plugins that answered.
    pub generation: u64,
    /// The digest of the local model that took part; null without one.
    pub model: Option<String>,
    /// Whether this answer is kept as a record, to which feedback can be given.
    pub recorded: bool,
    /// The name of that record, for `record_feedback`; null when there is none.
    pub record_id: Option<RecordId>,
    /// Why there is no record; null when there is one.
    pub not_recorded: Option<String>,
    /// Milliseconds from the text to this answer.
    pub elapsed_ms: f64,
    /// What the gate decided about suggested edits, for the record.
    #[serde(skip)]
    pub decisions: Vec<Decision>,
}

/// One change that was made: what one finding did at one place. A finding whose edits stand
/// far apart gives several, which were made together.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Change {
    /// Who made it.
    pub plugin: PluginId,
    /// The plugin's version.
    pub version: String,
    /// Under which rule.
    pub code: String,
    /// Changes with the same number were made together: undo all of them or none.
    pub finding: usize,
    /// Why.
    pub message: String,
    /// How sure the rule was.
    pub applicability: Applicability,
    /// How likely the local model thinks it that the person keeps it; null without a model.
    pub probability: Option<f64>,
    /// Bytes of `original` that were replaced.
    pub span: Span,
    /// Bytes of `improved` that replaced them; null when a later change took them over.
    pub improved_span: Option<Span>,
    /// The text replaced.
    pub before: String,
    /// The text that replaced it.
    pub after: String,
}

/// One finding that was not applied. Its spans are spans of `improved`.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Suggestion {
    /// Who saw it.
    pub plugin: PluginId,
    /// Under which rule.
    pub code: String,
    /// One sentence: what and why.
    pub message: String,
    /// How sure the edit is; null when there is none, or when the rule is set to `flag`, so that
    /// nothing applies it.
    pub applicability: Option<Applicability>,
    /// How likely the local model thinks it that the person would keep it; null without a model
    /// and where nothing would apply it.
    pub probability: Option<f64>,
    /// What it is about.
    pub span: Span,
    /// The text there.
    pub before: String,
    /// What would stand there; null when the rule proposes no edit.
    pub after: Option<String>,
    /// Other places that have to do with it, such as what it repeats.
    pub related: Vec<Related>,
}

/// One thing to ask the person. Its span is a span of `improved`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Question {
    /// Who asks.
    pub plugin: PluginId,
    /// Under which rule.
    pub code: String,
    /// In the prompt's language.
    pub question: String,
    /// What stands before the answer when it is written into the prompt; the question itself when null.
    pub lead: Option<String>,
    /// Answers to choose from; any answer will do when empty.
    pub choices: Vec<String>,
    /// How likely the local model thinks it that the answer matters; null without a model.
    #[serde(default)]
    pub probability: Option<f64>,
    /// What it is about.
    pub span: Span,
    /// Other places that have to do with it, such as what it contradicts.
    #[serde(default)]
    pub related: Vec<Related>,
}

/// A plugin, a rule or a finding that had no say, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Skipped {
    /// Whose.
    pub plugin: PluginId,
    /// Which rule; null when it is the whole plugin.
    pub code: Option<String>,
    /// One sentence.
    pub reason: String,
    /// How many findings it concerns; 0 when the plugin answered none.
    pub findings: usize,
}

/// What was understood of the original.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct AnalysisReport {
    /// The model family that rules were told the prompt is for.
    pub target: Target,
    /// Who said so.
    pub target_from: TargetSource,
    /// BCP 47; null when unsure.
    pub language: Option<String>,
    /// What kind of work is asked for; null without a model.
    pub task: Option<String>,
    /// Probability from 0 to 1; null without a model.
    pub needs_clarification: Option<f64>,
    /// How likely each kind of detail, such as `budget` or `dates`, is missing and matters, from 0
    /// to 1; null without a model.
    pub missing_slots: Option<BTreeMap<String, f64>>,
    /// What no edit may lose. Spans of `original`.
    pub protected: Vec<Protected>,
    /// What its parts are there for; parts may lie within each other. Spans of `original`.
    pub parts: Vec<Part>,
    /// Demands on the answer. Spans of `original`.
    pub constraints: Vec<Constraint>,
}

/// What `check_prompt` answers: findings on the text as it is, nothing applied.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CheckReport {
    /// In the order of the text. Spans are spans of the prompt.
    pub findings: Vec<Suggestion>,
    /// What only the person knows.
    pub questions: Vec<Question>,
    /// Plugins or rules whose findings were not used, and why.
    pub skipped: Vec<Skipped>,
    /// What was understood of the prompt.
    pub analysis: AnalysisReport,
    /// The generation of plugins that answered.
    pub generation: u64,
    /// Milliseconds from the text to this answer.
    pub elapsed_ms: f64,
}
