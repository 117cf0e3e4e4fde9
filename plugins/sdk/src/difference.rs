//! What a check answers: what is missing, altered or new, and where.

use std::borrow::Cow;

use crate::{Severity, Span, contract};

/// One thing that a rewrite lost, changed or added.
///
/// Made by one of the constructors; the check's code and severity are filled in from its
/// description.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// Where in the original; none for what was added.
    pub original: Option<Span>,
    /// Where in the rewrite; none for what was lost.
    pub rewrite: Option<Span>,
    /// One sentence: what and why it matters.
    pub message: Cow<'static, str>,
    /// None for the check's own.
    pub severity: Option<Severity>,
}

impl Difference {
    /// The original's text at `span` is missing from the rewrite.
    pub fn lost(span: Span, message: impl Into<Cow<'static, str>>) -> Self {
        Self { original: Some(span), rewrite: None, message: message.into(), severity: None }
    }

    /// The rewrite's text at `span` has nothing in the original that it came from.
    pub fn added(span: Span, message: impl Into<Cow<'static, str>>) -> Self {
        Self { original: None, rewrite: Some(span), message: message.into(), severity: None }
    }

    /// The text at `original` became the one at `rewrite`, which says something else.
    pub fn changed(original: Span, rewrite: Span, message: impl Into<Cow<'static, str>>) -> Self {
        Self { original: Some(original), rewrite: Some(rewrite), message: message.into(), severity: None }
    }

    /// A difference milder, or graver, than its check's others.
    #[must_use]
    pub fn severity(mut self, severity: Severity) -> Self {
        self.severity = Some(severity);
        self
    }

    /// The difference as the contract has it.
    pub(crate) fn into_contract(self, code: &str, severity: Severity) -> contract::Difference {
        contract::Difference {
            code: code.to_owned(),
            severity: self.severity.unwrap_or(severity),
            message: self.message.into_owned(),
            original: self.original,
            rewrite: self.rewrite,
        }
    }
}
