//! Constraints: demands on the answer.

use std::borrow::Cow;

use serde::Serialize;

use crate::prompt::Span;

/// What a constraint is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ConstraintKind {
    /// How long the answer is.
    Length,
    /// How many of something.
    Count,
    /// Its form.
    Format,
    /// How it sounds.
    Tone,
    /// The language of the answer.
    Language,
    /// Something to mention, include or use.
    Inclusion,
    /// Something to leave out.
    Exclusion,
    /// Any other demand.
    Rule,
}

/// How an amount is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Bound {
    /// That or more.
    AtLeast,
    /// That or less.
    AtMost,
    /// Just that.
    Exactly,
    /// Near it.
    About,
}

/// A number and how it is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, schemars::JsonSchema)]
pub struct Amount {
    /// How it is meant.
    pub bound: Bound,
    /// The number.
    pub number: u32,
}

/// A demand on the answer.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, schemars::JsonSchema)]
pub struct Constraint {
    /// The words that make it.
    pub span: Span,
    /// What it is about.
    pub kind: ConstraintKind,
    /// What it demands, normalised; empty where the words are all there is.
    pub value: Cow<'static, str>,
    /// For lengths and counts with a number.
    pub amount: Option<Amount>,
    /// It says what must not be.
    pub negated: bool,
}
