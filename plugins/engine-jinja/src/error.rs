//! Errors of the engine, as the contract has them.

use std::error::Error as _;

use minijinja::{Error, ErrorKind};
use prompt_host_plugin::TemplateError;

/// An error in `source` itself.
pub(crate) fn at(name: &str, source: &str, failure: &Error) -> TemplateError {
    locate(name, Some(source), failure)
}

/// An error while `name` was rendered, which may be in a template that it includes: what
/// went wrong is at the end of the chain, and the rest says how rendering got there.
pub(crate) fn of(name: &str, failure: &Error) -> TemplateError {
    let mut deepest = failure;
    while let Some(source) = deepest.source().and_then(|source| source.downcast_ref::<Error>()) {
        deepest = source;
    }
    // A cause without a place happened where the error above it says.
    let placed = if deepest.line().is_some() { deepest } else { failure };
    let mut error = locate(placed.name().unwrap_or(name), placed.template_source(), placed);
    error.message = message(deepest);
    error
}

fn locate(name: &str, source: Option<&str>, failure: &Error) -> TemplateError {
    let message = message(failure);
    match (source, failure.range()) {
        (Some(source), Some(range)) => TemplateError::at(name, source, range.start, message),
        _ => {
            let line = failure.line().and_then(|line| u32::try_from(line).ok()).unwrap_or_default();
            TemplateError { template: name.to_owned(), line, column: 0, message }
        }
    }
}

/// One sentence. The kind is said only where the detail does not speak for itself.
fn message(failure: &Error) -> String {
    let kind = failure.kind();
    match (kind, failure.detail()) {
        (_, None) => kind.to_string(),
        (ErrorKind::SyntaxError | ErrorKind::BadEscape | ErrorKind::CannotUnpack, Some(detail)) => {
            format!("{kind}: {detail}")
        }
        // "nope is unknown"
        (ErrorKind::UnknownFunction, Some(detail)) => format!("function {detail}"),
        (_, Some(detail)) => detail.to_owned(),
    }
}
