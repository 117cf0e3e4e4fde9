//! What plugins say of their rules, checks and filters, as a page of Markdown each.

use serde_json::Value;

use crate::plugin::{Applicability, Generation, Severity};

/// The documentation of one rule as Markdown; none when there is no such rule.
pub fn rule(generation: &Generation, plugin: &str, code: &str) -> Option<String> {
    let rule = generation.find(plugin)?.rules().iter().find(|rule| rule.code == code)?;
    let edits = match rule.applicability {
        Some(Applicability::Safe) => "applied by default",
        Some(Applicability::Suggested) => "applied on request (`apply: \"suggested\"`)",
        None => "none, it only reports",
    };
    let languages = if rule.languages.is_empty() { "any".to_owned() } else { rule.languages.join(", ") };
    let source = if rule.source.is_empty() { "not given" } else { &rule.source };
    Some(format!(
        "# {plugin}/{code}\n\n{}\n\n- Edits: {edits}\n- Languages: {languages}\n- Source: {source}\n\n{}\n",
        rule.summary,
        rule.documentation.trim_end(),
    ))
}

/// The documentation of one check as Markdown; none when there is no such check.
pub fn check(generation: &Generation, plugin: &str, code: &str) -> Option<String> {
    let check = generation.find(plugin)?.checks().iter().find(|check| check.code == code)?;
    let severity = match check.severity {
        Severity::Breaks => "a rewrite with it is unfaithful",
        Severity::Alters => "a rewrite with it is changed",
        Severity::Notes => "a rewrite with it is still faithful",
    };
    let languages = if check.languages.is_empty() { "any".to_owned() } else { check.languages.join(", ") };
    let source = if check.source.is_empty() { "not given" } else { &check.source };
    Some(format!(
        "# {plugin}/{code}\n\n{}\n\n- Verdict: {severity}\n- Languages: {languages}\n- Source: {source}\n\n{}\n",
        check.summary,
        check.documentation.trim_end(),
    ))
}

/// The documentation of one filter as Markdown; none when there is no such filter.
pub fn filter(generation: &Generation, plugin: &str, name: &str) -> Option<String> {
    let filter = generation.find(plugin)?.filters().iter().find(|filter| filter.name == name)?;
    let mut text = format!("# {plugin}/{name}\n\n{}\n\n", filter.summary);
    let properties = filter.arguments_schema.get("properties").and_then(Value::as_object);
    for (argument, schema) in properties.into_iter().flatten() {
        let said = |key: &str| schema.get(key).and_then(Value::as_str);
        let kind = said("type").map(|kind| format!(" ({kind})")).unwrap_or_default();
        let default = schema.get("default").map(|value| format!(" Default: `{value}`.")).unwrap_or_default();
        let description = said("description").unwrap_or_default();
        text.push_str(&format!("- `{argument}`{kind}: {description}{default}\n"));
    }
    if properties.is_some_and(|properties| !properties.is_empty()) {
        text.push('\n');
    }
    text.push_str(filter.documentation.trim_end());
    text.push('\n');
    Some(text)
}
