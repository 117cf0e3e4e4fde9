//! Settings as a report may show them.

use std::collections::BTreeSet;

use serde::Serialize;
use serde_json::{Value, json};

use super::harmless;
use crate::config::problem::Problems;
use crate::config::{Layer, Loaded, schema};

/// Settings whose text is no secret: folders and files, and what is logged.
const PLAIN: [&str; 10] = [
    "plugin_dirs",
    "templates.dirs",
    "templates.history_dir",
    "records.sqlite_file",
    "records.journal_dir",
    "runtime.cache_dir",
    "model.folder",
    "backup.folder",
    "backup.every",
    "log.file",
];

/// One setting.
#[derive(Debug, Serialize)]
pub(super) struct Masked {
    path: String,
    value: Value,
    layer: Layer,
    origin: String,
}

/// Every setting that holds, with a text that somebody wrote as its length only.
pub(super) fn masked(loaded: &Loaded) -> anyhow::Result<Vec<Masked>> {
    let words = words();
    let mask = |shown: crate::config::show::Shown| {
        let path = shown.path.to_string();
        let is_plain = PLAIN.contains(&path.as_str()) || shown.layer == Layer::Default;
        Masked {
            value: mask(shown.value, &words, is_plain),
            path: harmless(&path),
            layer: shown.layer,
            origin: harmless(&shown.origin),
        }
    };
    Ok(loaded.show()?.into_iter().map(mask).collect())
}

/// Where settings are wrong, without what stands there.
pub(super) fn places_of(problems: &Problems) -> Value {
    let place = |problem: &crate::config::Problem| {
        let path = problem.path.as_ref().map(|path| harmless(&path.to_string()));
        json!({ "setting": path, "place": harmless(&problem.origin.to_string()) })
    };
    json!({ "wrong": problems.iter().map(place).collect::<Vec<_>>() })
}

fn mask(value: Value, words: &BTreeSet<String>, is_plain: bool) -> Value {
    match value {
        Value::String(text) if is_plain => Value::String(harmless(&text)),
        Value::String(text) if words.contains(&text) => Value::String(text),
        Value::String(text) => Value::String(format!("<text, {} characters>", text.chars().count())),
        Value::Array(items) => Value::Array(items.into_iter().map(|item| mask(item, words, is_plain)).collect()),
        other => other,
    }
}

/// The words that settings with a closed set of values take.
fn words() -> BTreeSet<String> {
    fn collect(schema: &Value, words: &mut BTreeSet<String>) {
        match schema {
            Value::Object(members) => {
                words.extend(members.get("const").and_then(Value::as_str).map(str::to_owned));
                let listed = members.get("enum").and_then(Value::as_array).into_iter().flatten();
                words.extend(listed.filter_map(Value::as_str).map(str::to_owned));
                members.values().for_each(|member| collect(member, words));
            }
            Value::Array(items) => items.iter().for_each(|item| collect(item, words)),
            _ => {}
        }
    }
    let mut words = BTreeSet::new();
    collect(&schema::schema(), &mut words);
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_words_of_the_host_and_numbers_are_shown() {
        let words = words();
        let shown = |value: Value| mask(value, &words, false);
        assert_eq!(shown(json!("suggested")), json!("suggested"));
        assert_eq!(shown(json!(["postgres", "hunter2"])), json!(["postgres", "<text, 7 characters>"]));
        assert_eq!(shown(json!(7)), json!(7));
        assert_eq!(mask(json!("/data"), &words, true), json!("/data"));
    }
}
