//! Parts: what stretches of a prompt are there for.

use serde::Serialize;

use crate::prompt::Span;

/// What a part is there for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// Who the model shall be.
    Role,
    /// What is asked.
    Task,
    /// What the person says of their situation.
    Context,
    /// Material to work on.
    Data,
    /// Input and output shown as a pattern.
    Example,
    /// A demand on the answer.
    Constraint,
    /// The form that the answer shall have.
    OutputForm,
    /// Whom the answer is for.
    Audience,
}

/// A stretch and what it is there for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, schemars::JsonSchema)]
pub struct Part {
    /// Where.
    pub span: Span,
    /// What for.
    pub purpose: Purpose,
}
