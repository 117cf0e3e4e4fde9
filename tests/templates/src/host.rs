//! A host with the templates of a case and the filters of the first-party pack.

use std::collections::BTreeMap;

use prompt_host_plugin::{FilterError, TemplateHost};
use serde_json::{Map, Value};

/// A host without a sandbox.
#[derive(Debug, Clone)]
pub struct CaseHost {
    templates: BTreeMap<String, String>,
    settings: BTreeMap<String, String>,
    /// The arguments of each filter, in their order.
    filters: BTreeMap<String, Vec<String>>,
}

impl CaseHost {
    /// With these templates and settings.
    pub fn new(templates: &[(String, String)], settings: &[(String, String)]) -> Self {
        let described = filters::describe_filters_natively().filters.into_iter();
        let filters = described.map(|filter| (filter.name, arguments(&filter.arguments_schema))).collect();
        Self { templates: templates.iter().cloned().collect(), settings: settings.iter().cloned().collect(), filters }
    }
}

fn arguments(schema: &str) -> Vec<String> {
    let schema: Value = serde_json::from_str(schema).unwrap_or_default();
    let properties = schema.get("properties").and_then(Value::as_object);
    properties.into_iter().flat_map(Map::keys).cloned().collect()
}

impl TemplateHost for CaseHost {
    fn load(&self, name: &str) -> Option<String> {
        self.templates.get(name).cloned()
    }

    fn filters(&self) -> Vec<String> {
        self.filters.keys().cloned().collect()
    }

    fn apply(
        &self,
        name: &str,
        value_json: &str,
        positional_json: &str,
        named_json: &str,
    ) -> Result<String, FilterError> {
        let names = self.filters.get(name).ok_or_else(|| FilterError::value(format!("there is no filter `{name}`")))?;
        let no_json = |error: serde_json::Error| FilterError::value(error.to_string());
        let positional: Vec<Value> = serde_json::from_str(positional_json).map_err(no_json)?;
        let mut arguments: Map<String, Value> = serde_json::from_str(named_json).map_err(no_json)?;
        for (index, value) in positional.into_iter().enumerate() {
            let Some(argument) = names.get(index) else {
                return Err(FilterError::value(format!("takes {} arguments at most", names.len())));
            };
            if arguments.insert(argument.clone(), value).is_some() {
                return Err(FilterError::argument(argument, "is given twice"));
            }
        }
        filters::apply_natively(name, value_json, &Value::Object(arguments).to_string())
    }

    fn setting(&self, key: &str) -> Option<String> {
        self.settings.get(key).cloned()
    }
}
