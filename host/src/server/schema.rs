//! JSON Schemas of tool arguments and answers, in the plain form that every client understands.

use std::sync::Arc;

use rmcp::model::JsonObject;
use schemars::generate::SchemaSettings;
use schemars::transform::{RestrictFormats, Transform, transform_subschemas};
use schemars::{JsonSchema, Schema};
use serde_json::Value;

/// The schema of what a tool takes.
pub(crate) fn input<T: JsonSchema>() -> Arc<JsonObject> {
    generate::<T>(SchemaSettings::draft2020_12())
}

/// The schema of what a tool answers in `structuredContent`.
pub(crate) fn output<T: JsonSchema>() -> Arc<JsonObject> {
    generate::<T>(SchemaSettings::draft2020_12().for_serialize())
}

/// Without `$ref`, number formats and `oneOf` lists of constants: some clients hand the
/// schema on to model interfaces that know none of them.
fn generate<T: JsonSchema>(settings: SchemaSettings) -> Arc<JsonObject> {
    let settings = settings
        .with(|settings| settings.inline_subschemas = true)
        .with_transform(RestrictFormats::default())
        .with_transform(PlainEnums);
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    schema.remove("title");
    schema.remove("description");
    Arc::new(schema.as_object().cloned().unwrap_or_default())
}

/// Turns `oneOf: [{const, description}, …]` into `enum`, and keeps the descriptions as text.
#[derive(Debug, Clone)]
struct PlainEnums;

impl Transform for PlainEnums {
    fn transform(&mut self, schema: &mut Schema) {
        transform_subschemas(self, schema);
        let Some(variants) = schema.get("oneOf").and_then(Value::as_array) else { return };
        let Some(values) = variants.iter().map(|variant| variant.get("const").cloned()).collect::<Option<Vec<_>>>()
        else {
            return;
        };
        let meanings = variants.iter().filter_map(|variant| {
            let value = variant.get("const")?.as_str()?;
            let meaning = variant.get("description")?.as_str()?;
            Some(format!("`{value}`: {meaning}"))
        });
        let own = schema.get("description").and_then(Value::as_str).map(str::to_owned);
        let description: Vec<String> = own.into_iter().chain(meanings).collect();
        schema.remove("oneOf");
        schema.insert("type".into(), "string".into());
        schema.insert("enum".into(), values.into());
        if !description.is_empty() {
            schema.insert("description".into(), description.join("\n").into());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(JsonSchema)]
    #[expect(dead_code, reason = "only its schema is looked at")]
    struct Sample {
        /// For whom.
        zebra: crate::plugin::Target,
        apple: usize,
    }

    #[test]
    fn schemas_are_plain_and_keep_the_order_of_fields() {
        let schema = input::<Sample>();
        let text = serde_json::to_string(&schema).unwrap();
        assert!(!text.contains("$ref") && !text.contains("\"format\"") && !text.contains("oneOf"), "{text}");
        assert!(text.find("zebra") < text.find("apple"), "{text}");
        let target = &schema["properties"]["zebra"];
        assert_eq!(target["enum"][2], "gpt-reasoning");
        assert!(target["description"].as_str().unwrap().starts_with("For whom."), "{target}");
    }
}
