//! Comparison plugins: what they say of themselves, what they are asked, what they answer.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use super::rule::speaks;
use super::{CallError, PluginInfo, Target};
use crate::prompt::{Document, Span};

/// What a difference does to a prompt, mildest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Worth knowing; the rewrite still asks for the same.
    Notes,
    /// The rewrite asks for something slightly else, or for more.
    Alters,
    /// Something that the person asked or gave is gone or turned round.
    Breaks,
}

/// One check, as its plugin describes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CheckInfo {
    /// Stable, kebab-case, unique in the plugin.
    pub code: String,
    /// One sentence.
    pub summary: String,
    /// The worst its differences carry.
    pub severity: Severity,
    /// BCP 47 primary tags it understands; empty for any.
    pub languages: Vec<String>,
    /// Where the advice comes from.
    pub source: String,
    /// Markdown for people.
    pub documentation: String,
}

impl CheckInfo {
    /// Whether the check has something to say about prompts in `language`.
    ///
    /// A check that names languages stays silent when the language is unknown.
    pub fn speaks(&self, language: Option<&str>) -> bool {
        speaks(&self.languages, language)
    }
}

/// All checks of one plugin.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CheckSet {
    /// Whose they are.
    pub plugin: PluginInfo,
    /// In the plugin's order.
    pub checks: Vec<CheckInfo>,
}

/// One thing that a rewrite lost, changed or added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// The check's code.
    pub code: String,
    /// What it does to the prompt.
    pub severity: Severity,
    /// One sentence: what and why it matters.
    pub message: String,
    /// Where in the original; none for what was added.
    pub original: Option<Span>,
    /// Where in the rewrite; none for what was lost.
    pub rewrite: Option<Span>,
}

/// What a comparison plugin is asked.
#[derive(Debug, Clone)]
pub struct CompareRequest {
    /// The prompt as the person wrote it.
    pub original: Arc<Document>,
    /// What somebody made of it.
    pub rewrite: Arc<Document>,
    /// The model family both are for.
    pub target: Target,
    /// What the caller attached, by name.
    pub context: Arc<[(String, String)]>,
}

/// A plugin that exports `comparison`.
///
/// Implementations are cheap to share: compiled once, one sandbox a call.
#[async_trait]
pub trait ComparisonPlugin: Send + Sync + fmt::Debug {
    /// What the plugin said of itself when it was loaded.
    fn check_set(&self) -> &CheckSet;

    /// Differences that the checks named in `codes` see, as the plugin gave them: unchecked.
    ///
    /// Takes no longer than `budget` or the plugin's own deadline, whichever is shorter.
    ///
    /// # Errors
    /// A typed [`CallError`] for anything that goes wrong inside the guest. The next
    /// call starts from a fresh sandbox in any case.
    async fn compare(
        &self,
        request: &CompareRequest,
        codes: &[&str],
        budget: Duration,
    ) -> Result<Vec<Difference>, CallError>;
}
