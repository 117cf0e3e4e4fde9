//! The filters of one generation, by name.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use serde_json::{Map, Value};

use super::{FilterError, FilterInfo, FilterPlugin, Loaded};

/// What a template may filter with.
#[async_trait]
pub trait Filters: Send + Sync + fmt::Debug {
    /// Names of all of them, sorted.
    fn list(&self) -> Vec<String>;

    /// Applies the filter `name`. Positional arguments take the names of its schema's
    /// properties, in their order.
    ///
    /// # Errors
    /// [`FilterError::Unfit`] also for a filter that there is not, and for arguments that
    /// its schema has no place for.
    async fn apply(
        &self,
        name: &str,
        value_json: &str,
        positional: Vec<Value>,
        named: Map<String, Value>,
        budget: Duration,
    ) -> Result<String, FilterError>;
}

/// What templates may filter with: each name belongs to one plugin.
#[derive(Debug, Default)]
pub struct FilterTable {
    by_name: BTreeMap<String, Tool>,
}

#[derive(Debug)]
struct Tool {
    plugin: Arc<dyn FilterPlugin>,
    info: FilterInfo,
}

impl FilterTable {
    /// The filters of `plugins`. Of two with one name the first plugin's is taken.
    pub fn new<'a>(plugins: impl Iterator<Item = &'a Loaded>) -> Self {
        let mut by_name = BTreeMap::new();
        for plugin in plugins.filter_map(|loaded| loaded.filter.as_ref()) {
            for info in &plugin.filter_set().filters {
                let tool = || Tool { plugin: Arc::clone(plugin), info: info.clone() };
                by_name.entry(info.name.clone()).or_insert_with(tool);
            }
        }
        Self { by_name }
    }

    /// Names of all filters, sorted.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.by_name.keys().map(String::as_str)
    }

    /// What is known of a filter.
    pub fn info(&self, name: &str) -> Option<&FilterInfo> {
        self.by_name.get(name).map(|tool| &tool.info)
    }
}

#[async_trait]
impl Filters for FilterTable {
    fn list(&self) -> Vec<String> {
        self.by_name.keys().cloned().collect()
    }

    async fn apply(
        &self,
        name: &str,
        value_json: &str,
        positional: Vec<Value>,
        named: Map<String, Value>,
        budget: Duration,
    ) -> Result<String, FilterError> {
        let Some(tool) = self.by_name.get(name) else {
            return Err(unfit(None, format!("there is no filter `{name}`")));
        };
        let arguments = arguments(&tool.info, positional, named)?;
        tool.plugin.apply(name, value_json, &Value::Object(arguments).to_string(), budget).await
    }
}

/// All arguments by name.
fn arguments(
    info: &FilterInfo,
    positional: Vec<Value>,
    named: Map<String, Value>,
) -> Result<Map<String, Value>, FilterError> {
    let known: Vec<&str> = info.arguments().collect();
    if positional.len() > known.len() {
        let given = positional.len();
        return Err(unfit(None, format!("takes at most {} arguments, {given} were given", known.len())));
    }
    let mut arguments: Map<String, Value> = known.iter().map(|name| (*name).to_owned()).zip(positional).collect();
    for (name, value) in named {
        if !known.contains(&name.as_str()) {
            let allowed = known.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
            let allowed = if allowed.is_empty() { "it takes none".to_owned() } else { format!("it takes {allowed}") };
            return Err(unfit(Some(name), format!("there is no such argument: {allowed}")));
        }
        if arguments.insert(name.clone(), value).is_some() {
            return Err(unfit(Some(name), "was given twice, by place and by name".to_owned()));
        }
    }
    Ok(arguments)
}

fn unfit(argument: Option<String>, message: String) -> FilterError {
    FilterError::Unfit { argument, message }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn given(positional: &Value, named: &Value) -> Result<Value, String> {
        let schema = json!({"properties": {"limit": {"type": "integer"}, "marker": {"type": "string"}}});
        let info = FilterInfo {
            name: "cut".to_owned(),
            summary: String::new(),
            arguments_schema: schema.as_object().unwrap().clone(),
            documentation: String::new(),
        };
        arguments(&info, positional.as_array().unwrap().clone(), named.as_object().unwrap().clone())
            .map(Value::Object)
            .map_err(|error| error.to_string())
    }

    #[test]
    fn positional_arguments_take_the_names_of_the_schema_in_order() {
        assert_eq!(given(&json!([3]), &json!({"marker": "…"})), Ok(json!({"limit": 3, "marker": "…"})));
        assert_eq!(given(&json!([3, "…"]), &json!({})), Ok(json!({"limit": 3, "marker": "…"})));
    }

    #[test]
    fn arguments_without_a_place_are_refused_by_name() {
        assert_eq!(given(&json!([1, 2, 3]), &json!({})), Err("takes at most 2 arguments, 3 were given".to_owned()));
        assert_eq!(
            given(&json!([]), &json!({"length": 3})),
            Err("argument `length`: there is no such argument: it takes `limit`, `marker`".to_owned())
        );
        assert_eq!(
            given(&json!([3]), &json!({"limit": 4})),
            Err("argument `limit`: was given twice, by place and by name".to_owned())
        );
    }
}
