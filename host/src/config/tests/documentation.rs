//! The table of settings in `docs/configuration.md` is the schema's, so that it cannot drift.

use std::fmt::Write as _;

use serde_json::{Map, Value};

use crate::config::schema::schema;

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/configuration.md");
const BEGIN: &str = "<!-- settings:begin -->\n";
const END: &str = "<!-- settings:end -->";

#[test]
fn every_setting_is_documented_as_it_is() {
    let page = std::fs::read_to_string(PAGE).unwrap();
    let (head, rest) = page.split_once(BEGIN).expect("the page has the first marker");
    let (documented, tail) = rest.split_once(END).expect("the page has the second marker");
    let wanted = table();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(PAGE, format!("{head}{BEGIN}{wanted}{END}{tail}")).unwrap();
    } else {
        assert_eq!(documented, wanted, "run this test with UPDATE_DOCS=1 to write the table again");
    }
}

/// One line for each setting that is a single value or a map of the person's own keys.
fn table() -> String {
    let schema = schema();
    let mut out = String::from("| Setting | Default | Allowed | Meaning |\n| --- | --- | --- | --- |\n");
    rows(&schema, &schema, "", &mut out);
    out
}

fn rows(schema: &Value, object: &Value, prefix: &str, out: &mut String) {
    for (key, property) in object["properties"].as_object().into_iter().flatten() {
        let path = format!("{prefix}{key}");
        let kind = resolved(schema, property);
        let entries = resolved(schema, &kind["additionalProperties"]);
        let items = resolved(schema, &kind["items"]);
        if kind["properties"].is_object() && path != "plugins.ID.limits" {
            rows(schema, kind, &format!("{path}."), out);
        } else if entries["properties"].is_object() {
            rows(schema, entries, &format!("{path}.ID."), out);
        } else if items["properties"].is_object() {
            rows(schema, items, &format!("{path}[]."), out);
        } else {
            let default = default(&path, &property["default"]);
            let allowed = allowed(schema, &path, kind);
            let meaning = property["description"].as_str().unwrap_or_default().replace('\n', " ");
            let _ = writeln!(out, "| `{path}` | {default} | {allowed} | {meaning} |");
        }
    }
}

fn resolved<'a>(schema: &'a Value, property: &'a Value) -> &'a Value {
    // A value or null.
    let property = property["anyOf"].get(0).unwrap_or(property);
    match property["$ref"].as_str().and_then(|reference| reference.strip_prefix('#')) {
        Some(pointer) => schema.pointer(pointer).unwrap(),
        None => property,
    }
}

fn default(path: &str, default: &Value) -> String {
    match default {
        _ if path == "server.concurrency" => "4 for each core".to_owned(),
        Value::Null => "none".to_owned(),
        Value::Array(items) if items.is_empty() && path.ends_with("dirs") => "see right".to_owned(),
        Value::Array(items) if items.is_empty() => "empty".to_owned(),
        Value::Object(members) if members.is_empty() => "empty".to_owned(),
        Value::Number(number) => number.to_string(),
        other => format!("`{}`", other.as_str().map_or_else(|| other.to_string(), str::to_owned)),
    }
}

fn allowed(schema: &Value, path: &str, kind: &Value) -> String {
    if path == "plugins.ID.limits" {
        return "any of `limits`".to_owned();
    }
    if let Some(choices) = choices(kind) {
        return choices;
    }
    if let (Some(least), Some(most)) = (kind["minimum"].as_i64(), kind["maximum"].as_i64()) {
        return format!("{least} to {most}");
    }
    let is = |wanted: &str| {
        kind["type"] == wanted || kind["type"].as_array().is_some_and(|types| types.contains(&wanted.into()))
    };
    let entries = resolved(schema, &kind["additionalProperties"]);
    let values = &entries["type"];
    match kind.as_object().unwrap_or(&Map::new()).get("items") {
        Some(_) if path.ends_with("dirs") => "a list of folders".to_owned(),
        Some(items) => match choices(resolved(schema, items)) {
            Some(choices) => format!("a list of {choices}"),
            None if path.ends_with("_files") => "a list of files".to_owned(),
            None if path.starts_with("distribution.") => "a list of texts".to_owned(),
            None if path.ends_with(".hosts") => "a list of hosts".to_owned(),
            None if path == "records.redact" => "a list of regular expressions".to_owned(),
            None => "a list of globs".to_owned(),
        },
        None if is("number") => "0 to 1".to_owned(),
        None if is("boolean") => "`true`, `false`".to_owned(),
        None if is("string") => "text".to_owned(),
        None if values == "string" => "a map to text".to_owned(),
        None if entries["oneOf"].is_array() => format!("a map to {}", choices(entries).unwrap_or_default()),
        None if is("object") => "a map".to_owned(),
        None => panic!("{path} is of a kind that this table does not know: {kind}"),
    }
}

/// The words that a setting with a closed set of values takes.
fn choices(kind: &Value) -> Option<String> {
    let words = kind["oneOf"].as_array()?.iter().map(|choice| match choice["const"].as_str() {
        Some(word) => format!("`{word}`"),
        None => "`true`, `false`".to_owned(),
    });
    Some(words.collect::<Vec<_>>().join(", "))
}
