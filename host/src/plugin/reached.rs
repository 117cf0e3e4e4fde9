//! What a template engine reached while it worked: other templates and filters, and what they said.
//! It stands for them when the same call is made again.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{FilterError, Filters, TemplateSources};

/// What an engine was answered, each question once.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reached {
    /// Sources of other templates by the name that was asked for; null where there was none.
    pub templates: BTreeMap<String, Option<String>>,
    /// Names of the filters that it could use, sorted.
    pub filter_names: Vec<String>,
    /// Filters that it used, in order.
    pub filters: Vec<FilterCall>,
}

/// A filter as a template used it. All but its name is JSON.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct FilterCall {
    /// As templates write it.
    pub name: String,
    /// What it was applied to.
    pub value_json: String,
    /// A list of arguments.
    pub positional_json: String,
    /// An object of arguments.
    pub named_json: String,
    /// What came of it.
    pub answer: FilterAnswer,
}

/// What came of a filter.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FilterAnswer {
    /// This, as JSON.
    Value(String),
    /// Nothing.
    Error {
        /// The argument that is wrong; null when the value is, or the filter failed.
        argument: Option<String>,
        /// One sentence.
        message: String,
    },
}

impl Reached {
    /// Bytes of its texts.
    pub fn bytes(&self) -> usize {
        let templates = self.templates.iter().map(|(name, source)| name.len() + source.as_ref().map_or(0, String::len));
        let names = self.filter_names.iter().map(String::len);
        templates.chain(names).chain(self.filters.iter().map(FilterCall::bytes)).sum()
    }
}

impl FilterCall {
    /// Bytes of its texts.
    pub fn bytes(&self) -> usize {
        let answer = match &self.answer {
            FilterAnswer::Value(value) => value.len(),
            FilterAnswer::Error { argument, message } => argument.as_ref().map_or(0, String::len) + message.len(),
        };
        self.name.len() + self.value_json.len() + self.positional_json.len() + self.named_json.len() + answer
    }

    fn asks(&self, name: &str, value_json: &str, positional: &[Value], named: &Map<String, Value>) -> bool {
        let is_same = |text: &str, value: &Value| serde_json::from_str::<Value>(text).is_ok_and(|text| text == *value);
        self.name == name
            && self.value_json == value_json
            && is_same(&self.positional_json, &Value::from(positional))
            && is_same(&self.named_json, &Value::from(named.clone()))
    }
}

impl TemplateSources for Reached {
    fn load(&self, name: &str) -> Option<Arc<str>> {
        self.templates.get(name)?.as_deref().map(Arc::from)
    }
}

#[async_trait]
impl Filters for Reached {
    fn list(&self) -> Vec<String> {
        self.filter_names.clone()
    }

    async fn apply(
        &self,
        name: &str,
        value_json: &str,
        positional: Vec<Value>,
        named: Map<String, Value>,
        _budget: Duration,
    ) -> Result<String, FilterError> {
        let known = self.filters.iter().find(|call| call.asks(name, value_json, &positional, &named));
        match known.map(|call| &call.answer) {
            Some(FilterAnswer::Value(value)) => Ok(value.clone()),
            Some(FilterAnswer::Error { argument, message }) => {
                Err(FilterError::Unfit { argument: argument.clone(), message: message.clone() })
            }
            None => Err(FilterError::Unfit {
                argument: None,
                message: format!(
                    "`{name}` was not applied to this when the call failed, so that its answer is not known"
                ),
            }),
        }
    }
}
