//! The settings of one plugin, as its manifest's JSON Schema has them.
//!
//! People write settings as texts, since that is how a plugin reads them.
//! The schema says what each text means: `"3"` is the number 3 where the property is an integer.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// JSON Schema of an object whose properties are texts, numbers or booleans.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SettingsSchema(Map<String, Value>);

impl SettingsSchema {
    /// Whether nothing is said, so that anything goes.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The schema as JSON.
    pub fn json(&self) -> Value {
        Value::Object(self.0.clone())
    }

    /// Whether it is a schema that settings can be held against.
    ///
    /// # Errors
    /// What is wrong with it, in a sentence.
    pub fn check(&self) -> Result<(), String> {
        if self.is_empty() {
            return Ok(());
        }
        for (name, property) in self.properties() {
            let kind = property.get("type").and_then(Value::as_str).unwrap_or("string");
            if !["string", "integer", "number", "boolean"].contains(&kind) {
                return Err(format!("`{name}` has the type `{kind}`; a setting is string, integer, number or boolean"));
            }
        }
        self.validator().map(|_| ())?;
        // A default that its own schema refuses would break the plugin for everybody who sets nothing.
        self.settings(&BTreeMap::new()).map(|_| ())
    }

    /// What the plugin reads: `given`, and the schema's defaults where nothing is given.
    ///
    /// # Errors
    /// The first setting that the schema refuses, and why.
    pub fn settings(&self, given: &BTreeMap<String, String>) -> Result<BTreeMap<String, String>, String> {
        if self.is_empty() {
            return Ok(given.clone());
        }
        let mut values = Map::new();
        for (name, property) in self.properties() {
            if let Some(default) = property.get("default") {
                values.insert(name.clone(), default.clone());
            }
        }
        for (name, text) in given {
            values.insert(name.clone(), self.meant(name, text));
        }
        let values = Value::Object(values);
        if let Err(error) = self.validator()?.validate(&values) {
            let place = error.instance_path().to_string();
            let name = place.trim_start_matches('/');
            return Err(if name.is_empty() { error.to_string() } else { format!("`{name}`: {error}") });
        }
        let texts = values.as_object().into_iter().flatten().map(|(name, value)| {
            let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            (name.clone(), text)
        });
        let mut settings: BTreeMap<String, String> = texts.collect();
        // To the letter: `007` means 7, and the plugin may want to see it as it was written.
        settings.extend(given.clone());
        Ok(settings)
    }

    fn properties(&self) -> impl Iterator<Item = (&String, &Value)> {
        self.0.get("properties").and_then(Value::as_object).into_iter().flatten()
    }

    /// A text as the value of the property's type; where it is none, the text, for the schema to refuse.
    fn meant(&self, name: &str, text: &str) -> Value {
        let kind = self.properties().find(|(known, _)| *known == name).and_then(|(_, property)| property.get("type"));
        let value = match kind.and_then(Value::as_str) {
            Some("integer") => text.trim().parse::<i64>().ok().map(Value::from),
            Some("number") => text.trim().parse::<f64>().ok().map(Value::from),
            Some("boolean") => text.trim().parse::<bool>().ok().map(Value::from),
            _ => None,
        };
        value.unwrap_or_else(|| Value::from(text))
    }

    fn validator(&self) -> Result<jsonschema::Validator, String> {
        let mut schema = self.0.clone();
        schema.entry("type").or_insert_with(|| Value::from("object"));
        // What is misspelt must not be passed over.
        schema.entry("additionalProperties").or_insert(Value::Bool(false));
        jsonschema::validator_for(&Value::Object(schema)).map_err(|error| error.to_string())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn schema() -> SettingsSchema {
        let schema: SettingsSchema = serde_json::from_value(json!({
            "properties": {
                "marks": { "type": "integer", "minimum": 0, "maximum": 3, "default": 1 },
                "tone": { "enum": ["plain", "warm"] },
                "strict": { "type": "boolean", "default": false }
            }
        }))
        .unwrap();
        schema.check().unwrap();
        schema
    }

    fn given(pairs: &[(&str, &str)]) -> Result<BTreeMap<String, String>, String> {
        schema().settings(&pairs.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect())
    }

    #[test]
    fn defaults_fill_what_nobody_gave() {
        let settings = given(&[("tone", "warm"), ("strict", "true")]).unwrap();
        let settings: Vec<(&str, &str)> = settings.iter().map(|(name, text)| (&**name, &**text)).collect();
        assert_eq!(settings, [("marks", "1"), ("strict", "true"), ("tone", "warm")]);
    }

    #[test]
    fn what_the_schema_refuses_is_named() {
        for (name, text, says) in
            [("marks", "7", "marks"), ("marks", "many", "marks"), ("tone", "cold", "tone"), ("tune", "warm", "tune")]
        {
            let complaint = given(&[(name, text)]).unwrap_err();
            assert!(complaint.contains(says), "{complaint}");
        }
    }

    #[test]
    fn a_default_against_its_own_schema_is_no_schema() {
        let schema: SettingsSchema = serde_json::from_value(json!({
            "properties": { "marks": { "type": "integer", "maximum": 3, "default": 9 } }
        }))
        .unwrap();
        assert!(schema.check().unwrap_err().contains("marks"));
    }
}
