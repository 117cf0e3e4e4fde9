//! The JSON Schema of a file of settings, for editors.

use serde_json::{Value, json};

use super::check::RANGES;
use super::settings::Settings;

/// The schema, with the ranges of numbers.
pub fn schema() -> Value {
    let mut schema = schemars::schema_for!(Settings).to_value();
    for range in RANGES {
        let definitions: &[&str] = match range.section {
            "limits" => &["Limits", "PartialLimits"],
            "storage_grant" => &["StorageGrant"],
            "http_grant" => &["HttpGrant"],
            "warm_grant" => &["WarmGrant"],
            "gate" => &["GateSettings"],
            "improve" => &["ImproveSettings"],
            "model" => &["ModelSettings"],
            "templates" => &["TemplateSettings"],
            "records" => &["RecordSettings"],
            "pool" => &["PoolSettings"],
            "sessions" => &["SessionSettings"],
            "runtime" => &["RuntimeSettings"],
            "distribution" => &["DistributionSettings"],
            "backup" => &["BackupSettings"],
            "watch" => &["WatchSettings"],
            "log" => &["LogSettings"],
            "webhooks" => &["WebhookSettings"],
            "audit" => &["AuditSettings"],
            "metrics" => &["MetricsSettings"],
            "server" => &["ServerSettings"],
            "http" => &["HttpSettings"],
            "identity" => &["IdentitySettings"],
            "rate_limits" => &["RateLimitSettings"],
            "rate" => &["Rate"],
            "breaker" => &["BreakerSettings"],
            "failures" => &["FailureSettings"],
            _ => &[],
        };
        for definition in definitions {
            let property = schema
                .pointer_mut(&format!("/$defs/{definition}/properties/{}", range.key))
                .and_then(Value::as_object_mut);
            if let Some(property) = property {
                property.insert("minimum".to_owned(), json!(range.min));
                property.insert("maximum".to_owned(), json!(range.max));
            }
        }
    }
    // `model: none` is short for `model: {use: none}`.
    if let Some(model) = schema.pointer_mut("/properties/model").and_then(Value::as_object_mut)
        && let Some(reference) = model.remove("$ref")
    {
        model.insert("anyOf".to_owned(), json!([{ "$ref": reference }, { "type": "string" }]));
    }
    schema
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plugin::Grants;
    use crate::webhooks::WebhookSettings;

    #[test]
    fn every_range_belongs_to_a_setting() {
        let schema = schema();
        let forms = schema["properties"]["model"]["anyOf"].as_array().map(Vec::len);
        assert_eq!(forms, Some(2), "`model` is a section or a word: {}", schema["properties"]["model"]);
        let schema = schema.to_string();
        let bounded = schema.matches("\"maximum\"").count();
        let limits = RANGES.iter().filter(|range| range.section == "limits").count();
        assert_eq!(bounded, RANGES.len() + limits, "a limit is there for all plugins and for each");
        for range in RANGES {
            assert!(schema.contains(&format!("\"maximum\":{}", range.max)), "{range:?}");
        }
    }

    #[test]
    fn defaults_lie_in_their_ranges() {
        let defaults = serde_json::to_value(Settings::default()).unwrap();
        let grants = serde_json::to_value(Grants::default()).unwrap();
        let webhook = serde_json::to_value(WebhookSettings::new("https://hooks.example", "")).unwrap();
        for range in RANGES {
            let section = match range.section {
                "pool" => &defaults["records"]["pool"],
                "rate" => &defaults["rate_limits"]["client"],
                "webhooks" => &webhook,
                "storage_grant" => &grants["storage"],
                "http_grant" => &grants["http"],
                "warm_grant" => &grants["warm"],
                section => &defaults[section],
            };
            if section[range.key].is_null() && section.as_object().is_some_and(|keys| keys.contains_key(range.key)) {
                continue;
            }
            let value = section[range.key].as_i64().unwrap_or_else(|| panic!("{range:?}"));
            assert!((range.min..=range.max).contains(&value), "{range:?}: {value}");
        }
    }
}
