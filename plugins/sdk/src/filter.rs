//! What a template filter is, and what it says of itself.

use std::borrow::Cow;

use serde_json::Value;

use crate::argument::{schema, shown};
use crate::{Argument, Arguments, FilterError, contract};

/// One filter of a plugin.
///
/// ```
/// use prompt_host_plugin::{Argument, Arguments, Filter, FilterError, FilterInfo, filter_plugin, filter_text};
/// use serde_json::Value;
///
/// struct Shout;
///
/// const ARGUMENTS: &[Argument] =
///     &[Argument::integer("marks", 1, "Exclamation marks at the end.").within(0, 3)];
///
/// impl Filter for Shout {
///     fn describe(&self) -> FilterInfo {
///         FilterInfo::new("shout", "Writes a text in capitals.")
///             .arguments(ARGUMENTS)
///             .documentation("`{{ \"hey\" | shout(2) }}` gives `HEY!!`.")
///     }
///
///     fn apply(&self, value: &Value, arguments: &Arguments) -> Result<Value, FilterError> {
///         let marks = "!".repeat(arguments.count("marks"));
///         Ok(Value::String(filter_text(value)?.to_uppercase() + &marks))
///     }
/// }
///
/// filter_plugin! { id: "noise", title: "Noise", summary: "Filters that are loud.", filters: [Shout] }
///
/// # fn main() {
/// assert_eq!(apply_natively("shout", "\"hey\"", "{\"marks\": 2}").unwrap(), "\"HEY!!\"");
/// let error = apply_natively("shout", "\"hey\"", "{\"marks\": 9}").unwrap_err();
/// assert_eq!(error.argument.as_deref(), Some("marks"));
/// assert_eq!(error.message, "must be a whole number from 0 to 3, not 9");
/// # }
/// ```
///
/// What a filter must hold to: the same value and arguments give the same result, and time
/// grows with the value's length, not with its square.
pub trait Filter: Sync {
    /// What the filter says of itself. Always the same; it is asked at every call, so it only
    /// points at constants.
    fn describe(&self) -> FilterInfo;

    /// The value as the filter makes it. The arguments are checked and have their defaults.
    fn apply(&self, value: &Value, arguments: &Arguments) -> Result<Value, FilterError>;
}

/// A filter's description. It costs nothing to make: all text is constant.
#[derive(Debug, Clone, Copy)]
pub struct FilterInfo {
    pub(crate) name: &'static str,
    summary: &'static str,
    pub(crate) arguments: &'static [Argument],
    documentation: &'static str,
}

impl FilterInfo {
    /// A filter without arguments. `name` is what templates write, `[a-z][a-z0-9_]*` and
    /// unique in the host; `summary` is one sentence.
    pub const fn new(name: &'static str, summary: &'static str) -> Self {
        Self { name, summary, arguments: &[], documentation: "" }
    }

    /// What it takes beside the value, in the order in which templates may give it without
    /// names.
    #[must_use]
    pub const fn arguments(mut self, arguments: &'static [Argument]) -> Self {
        self.arguments = arguments;
        self
    }

    /// Markdown: what it does, its arguments, an example.
    #[must_use]
    pub const fn documentation(mut self, documentation: &'static str) -> Self {
        self.documentation = documentation;
        self
    }

    /// The description as the contract has it.
    pub(crate) fn into_contract(self) -> contract::FilterInfo {
        contract::FilterInfo {
            name: self.name.to_owned(),
            summary: self.summary.to_owned(),
            arguments_schema: schema(self.arguments),
            documentation: self.documentation.to_owned(),
        }
    }
}

impl FilterError {
    /// The value is wrong. `message` says what is wrong and what is allowed.
    pub fn value(message: impl Into<String>) -> Self {
        Self { argument: None, message: message.into() }
    }

    /// The argument `name` is wrong. `message` goes on after the name: "must be …, not …".
    pub fn argument(name: &str, message: impl Into<String>) -> Self {
        Self { argument: Some(name.to_owned()), message: message.into() }
    }
}

/// The text that a filter of texts works on: a text as it is, a number and a boolean as JSON
/// writes them. Anything else is an error that says so.
pub fn filter_text(value: &Value) -> Result<Cow<'_, str>, FilterError> {
    match value {
        Value::String(text) => Ok(Cow::Borrowed(text)),
        Value::Bool(_) | Value::Number(_) => Ok(Cow::Owned(value.to_string())),
        other => {
            Err(FilterError::value(format!("the value must be a text, a number or a boolean, not {}", shown(other))))
        }
    }
}

/// The items that a filter of lists works on.
pub fn filter_list(value: &Value) -> Result<&[Value], FilterError> {
    value
        .as_array()
        .map(Vec::as_slice)
        .ok_or_else(|| FilterError::value(format!("the value must be a list, not {}", shown(value))))
}
