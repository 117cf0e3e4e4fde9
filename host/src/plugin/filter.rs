//! Filter plugins: what they say of themselves, and how one of their filters is applied.
//!
//! A template names a filter; [`FilterTable`](super::FilterTable) knows whose it is. An engine calls it through the
//! host, whichever language the engine or the filter was written in.

use std::fmt;
use std::time::Duration;

use async_trait::async_trait;
use serde::Serialize;

use super::{CallError, PluginInfo};

/// One filter, as its plugin describes it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FilterInfo {
    /// As templates write it: `[a-z][a-z0-9_]*`.
    pub name: String,
    /// One sentence.
    pub summary: String,
    /// JSON Schema of the arguments object. The order of its `properties` is the order of
    /// positional arguments.
    pub arguments_schema: serde_json::Map<String, serde_json::Value>,
    /// Markdown, with an example.
    pub documentation: String,
}

impl FilterInfo {
    /// Names of its arguments, in the order in which templates may give them without.
    pub fn arguments(&self) -> impl Iterator<Item = &str> {
        let properties = self.arguments_schema.get("properties").and_then(serde_json::Value::as_object);
        properties.into_iter().flat_map(|properties| properties.keys().map(String::as_str))
    }
}

/// All filters of one plugin.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FilterSet {
    /// Whose they are.
    pub plugin: PluginInfo,
    /// In the plugin's order.
    pub filters: Vec<FilterInfo>,
}

/// Why a filter gave no value.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FilterError {
    /// The value or an argument is not what the filter takes.
    #[error("{}{message}", argument_named(.argument))]
    Unfit {
        /// The argument at fault; none when the value itself is.
        argument: Option<String>,
        /// One sentence: what is wrong and what is allowed.
        message: String,
    },
    /// The call itself failed.
    #[error("its plugin {0}")]
    Call(#[from] CallError),
}

fn argument_named(argument: &Option<String>) -> String {
    argument.as_ref().map(|argument| format!("argument `{argument}`: ")).unwrap_or_default()
}

/// A plugin that exports `filter`.
///
/// Implementations are cheap to share: compiled once, one sandbox a call.
#[async_trait]
pub trait FilterPlugin: Send + Sync + fmt::Debug {
    /// What the plugin said of itself when it was loaded.
    fn filter_set(&self) -> &FilterSet;

    /// Applies the filter `name` to a JSON value, with a JSON object of arguments; gives a
    /// JSON value.
    ///
    /// Takes no longer than `budget` or the plugin's own deadline, whichever is shorter.
    ///
    /// # Errors
    /// [`FilterError::Unfit`] as the filter says it, [`FilterError::Call`] for anything that
    /// goes wrong inside the guest.
    async fn apply(
        &self,
        name: &str,
        value_json: &str,
        arguments_json: &str,
        budget: Duration,
    ) -> Result<String, FilterError>;
}
