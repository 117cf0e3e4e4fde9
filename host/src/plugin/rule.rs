//! Rule plugins: what they say of themselves and what they are asked.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use super::{Applicability, CallError, Finding, PluginInfo};
use crate::prompt::Document;

/// When in the pipeline a rule's edits are applied; in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Phase {
    /// Form that carries no meaning.
    Normalize,
    /// Wording.
    Clarify,
    /// Substance: what is missing or points at nothing.
    Specify,
    /// Order.
    Structure,
    /// Looks.
    Format,
}

impl Phase {
    /// All phases, first to last.
    pub const ALL: [Self; 5] = [Self::Normalize, Self::Clarify, Self::Specify, Self::Structure, Self::Format];
}

/// The model family a prompt is written for.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, schemars::JsonSchema, clap::ValueEnum,
)]
#[serde(rename_all = "kebab-case")]
pub enum Target {
    /// Anthropic Claude.
    Claude,
    /// OpenAI GPT without hidden reasoning.
    Gpt,
    /// OpenAI reasoning models.
    GptReasoning,
    /// Google Gemini.
    Gemini,
    /// Llama, Qwen, Mistral and their kind.
    OpenWeights,
    /// Not known: neutral edits only.
    #[default]
    Unknown,
}

/// One rule, as its plugin describes it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RuleInfo {
    /// Stable, kebab-case, unique in the plugin.
    pub code: String,
    /// One sentence.
    pub summary: String,
    /// When its edits are applied.
    pub phase: Phase,
    /// The surest applicability of its findings; none when it never edits.
    pub applicability: Option<Applicability>,
    /// Whether it runs when nobody has said otherwise.
    pub enabled_by_default: bool,
    /// BCP 47 primary tags it understands; empty for any.
    pub languages: Vec<String>,
    /// Weight of one open finding in `clarity_gain`.
    pub weight: f32,
    /// Where the advice comes from.
    pub source: String,
    /// Markdown for people.
    pub documentation: String,
}

impl RuleInfo {
    /// Whether the rule has something to say about prompts in `language`.
    ///
    /// A rule that names languages stays silent when the language is unknown.
    pub fn speaks(&self, language: Option<&str>) -> bool {
        speaks(&self.languages, language)
    }
}

/// Whether `language` is one of the primary tags `known`, or these are none, which is any.
pub(super) fn speaks(known: &[String], language: Option<&str>) -> bool {
    known.is_empty()
        || language.is_some_and(|language| {
            let primary = language.split('-').next().unwrap_or(language);
            known.iter().any(|known| known == primary)
        })
}

/// All rules of one plugin.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RuleSet {
    /// Whose they are.
    pub plugin: PluginInfo,
    /// In the plugin's order, which is the order of their findings.
    pub rules: Vec<RuleInfo>,
}

/// What the local model thinks of the prompt at hand.
pub trait Scores: Send + Sync + fmt::Debug {
    /// A probability from 0 to 1 for one head, such as `needs-clarification`; none when the
    /// model has no such head.
    fn score(&self, head: &str) -> Option<f32>;
}

/// What a rule plugin is asked.
#[derive(Debug, Clone)]
pub struct CheckRequest {
    /// The prompt.
    pub document: Arc<Document>,
    /// The model family it is for.
    pub target: Target,
    /// What kind of work it asks for, from the local model.
    pub task: Option<String>,
    /// What the caller attached, by name.
    pub context: Arc<[(String, String)]>,
    /// Turns of the session before this prompt.
    pub prior_turns: u32,
    /// What the local model thinks of it; none without a model.
    pub scores: Option<Arc<dyn Scores>>,
}

/// A plugin that exports `rule`.
///
/// Implementations are cheap to share: compiled once, one sandbox a call.
#[async_trait]
pub trait RulePlugin: Send + Sync + fmt::Debug {
    /// What the plugin said of itself when it was loaded.
    fn rule_set(&self) -> &RuleSet;

    /// Findings of the rules named in `codes`, as the plugin gave them: unchecked.
    ///
    /// Takes no longer than `budget` or the plugin's own deadline, whichever is shorter.
    ///
    /// # Errors
    /// A typed [`CallError`] for anything that goes wrong inside the guest. The next
    /// call starts from a fresh sandbox in any case.
    async fn check(&self, request: &CheckRequest, codes: &[&str], budget: Duration) -> Result<Vec<Finding>, CallError>;
}
