//! What a rule answers.

use serde::{Deserialize, Serialize};

use crate::prompt::{Edit, Span};

/// How sure a rule is of its edits, as in rustc and ruff.
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
    schemars::JsonSchema,
    clap::ValueEnum,
)]
#[serde(rename_all = "kebab-case")]
pub enum Applicability {
    /// Keeps the meaning; applied by default.
    #[default]
    Safe,
    /// Probably wanted; applied on request.
    Suggested,
}

/// What only the person knows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Asked {
    /// In the prompt's language.
    pub text: String,
    /// What stands before the answer in the prompt; the question itself when none.
    pub lead: Option<String>,
    /// Answers to choose from; any will do when empty.
    pub choices: Vec<String>,
}

/// A place beside a finding's own, and what it has to do with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Related {
    /// Where.
    pub span: Span,
    /// A few words: `said first here`.
    pub message: String,
}

/// One thing a rule saw. Spans are spans of the text it was asked about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The rule's code.
    pub code: String,
    /// What it is about.
    pub span: Span,
    /// One sentence: what and why.
    pub message: String,
    /// Other places that the person wants to see too.
    pub related: Vec<Related>,
    /// How sure the rule is of `edits`.
    pub applicability: Applicability,
    /// Applied all or not at all; may be empty.
    pub edits: Vec<Edit>,
    /// What to ask the person instead of guessing.
    pub question: Option<Asked>,
    /// The operator lets it take protected text out.
    #[serde(skip)]
    pub redacts: bool,
}
