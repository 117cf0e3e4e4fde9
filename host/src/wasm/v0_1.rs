//! What plugins of contract 0.1 say in other words than those of the newest.

use wasmtime::component::{ComponentType, Lift};

use super::bindings::exports::prompt_host::plugin::rule as newest;
use super::bindings::prompt_host::plugin::types::Span;

/// A finding that names no other places.
#[derive(ComponentType, Lift)]
#[component(record)]
pub(super) struct Finding {
    code: String,
    span: Span,
    message: String,
    applicability: newest::Applicability,
    edits: Vec<newest::Edit>,
    question: Option<newest::Question>,
}

impl From<Finding> for newest::Finding {
    fn from(finding: Finding) -> Self {
        let Finding { code, span, message, applicability, edits, question } = finding;
        Self { code, span, message, related: Vec::new(), applicability, edits, question }
    }
}
