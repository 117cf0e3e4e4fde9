//! What `verify_rewrite` answers. The names of the fields are the public JSON names.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::plugin::{PluginId, Severity};
use crate::prompt::Span;

/// Whether a rewrite still asks for what the person asked; best first.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Default,
    Serialize,
    Deserialize,
    JsonSchema,
    clap::ValueEnum,
)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// It asks for the same.
    #[default]
    Faithful,
    /// Nothing is lost, but something is added, or a demand is shifted in degree.
    Changed,
    /// Something asked or given is lost, altered or turned round.
    Unfaithful,
}

/// The whole answer.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Verification {
    /// What the worst difference makes of the rewrite.
    pub verdict: Verdict,
    /// What was lost or changed, in the order of the original; then what was added, in the
    /// order of the rewrite.
    pub differences: Vec<ReportedDifference>,
    /// Characters of the rewrite for each one of the original.
    pub length_ratio: f64,
    /// How much of the original no difference is about.
    pub kept: KeptCounts,
    /// Plugins and differences that had no say, and why.
    pub skipped: Vec<Skipped>,
    /// The generation of plugins that answered.
    pub generation: u64,
    /// Milliseconds from the texts to this answer.
    pub elapsed_ms: f64,
}

impl Verdict {
    /// As people and JSON call it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Faithful => "faithful",
            Self::Changed => "changed",
            Self::Unfaithful => "unfaithful",
        }
    }
}

impl Verification {
    /// The verdict and what it rests on in one line: `unfaithful: 2 things lost, 1 added`.
    pub fn headline(&self) -> String {
        let count = |kind: fn(&ReportedDifference) -> bool| self.differences.iter().filter(|one| kind(one)).count();
        let counts = [
            (count(|one| one.rewrite_span.is_none()), "lost"),
            (count(|one| one.original_span.is_some() && one.rewrite_span.is_some()), "changed"),
            (count(|one| one.original_span.is_none()), "added"),
        ];
        let mut told: Vec<String> = Vec::new();
        for (number, what) in counts.into_iter().filter(|(number, _)| *number > 0) {
            let things = if number == 1 { "thing" } else { "things" };
            told.push(if told.is_empty() { format!("{number} {things} {what}") } else { format!("{number} {what}") });
        }
        let verdict = self.verdict.as_str();
        if told.is_empty() { verdict.to_owned() } else { format!("{verdict}: {}", told.join(", ")) }
    }
}

/// One thing that the rewrite lost, changed or added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ReportedDifference {
    /// Who saw it.
    pub plugin: PluginId,
    /// By which check.
    pub code: String,
    /// What it does to the prompt.
    pub severity: Severity,
    /// One sentence: what and why it matters.
    pub message: String,
    /// Bytes of the original; null for what was added.
    pub original_span: Option<Span>,
    /// Bytes of the rewrite; null for what was lost.
    pub rewrite_span: Option<Span>,
    /// The original's text there.
    pub original_text: Option<String>,
    /// The rewrite's text there.
    pub rewrite_text: Option<String>,
}

/// What the original holds, and how much of it the rewrite still does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, JsonSchema)]
pub struct KeptCounts {
    /// Code, addresses, numbers, quotations and the like.
    pub protected: Kept,
    /// Demands on the answer.
    pub constraints: Kept,
    /// Questions and tasks.
    pub asks: Kept,
}

/// How many of how many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, JsonSchema)]
pub struct Kept {
    /// Without a difference.
    pub kept: usize,
    /// In the original.
    pub of: usize,
}

/// A plugin or a difference that had no say, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Skipped {
    /// Whose.
    pub plugin: PluginId,
    /// Which check; null when it is the whole plugin.
    pub code: Option<String>,
    /// One sentence.
    pub reason: String,
    /// How many differences it concerns; 0 when the plugin answered none.
    pub differences: usize,
}
