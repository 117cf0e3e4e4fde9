//! {{TITLE}}: a filter that is loud.

use prompt_host_plugin::{
    Argument, Arguments, Filter, FilterError, FilterInfo, filter_plugin, filter_text,
};
use serde_json::Value;

struct Shout;

/// What templates may give, checked before [`Filter::apply`] is asked.
const ARGUMENTS: &[Argument] =
    &[Argument::integer("marks", 1, "Exclamation marks at the end.").within(0, 3)];

impl Filter for Shout {
    fn describe(&self) -> FilterInfo {
        FilterInfo::new("{{SNAKE_ID}}", "Writes a text in capitals.")
            .arguments(ARGUMENTS)
            .documentation(include_str!("../docs/filter.md"))
    }

    fn apply(&self, value: &Value, arguments: &Arguments) -> Result<Value, FilterError> {
        let marks = "!".repeat(arguments.count("marks"));
        Ok(Value::String(filter_text(value)?.to_uppercase() + &marks))
    }
}

filter_plugin! { id: "{{ID}}", title: "{{TITLE}}", summary: "Filters that are loud.", filters: [Shout] }

#[cfg(test)]
mod tests {
    use super::*;

    /// `apply_natively` runs a filter without a sandbox; values are JSON texts.
    #[test]
    fn a_text_is_shouted() {
        let shouted = apply_natively("{{SNAKE_ID}}", r#""so be it""#, r#"{"marks": 2}"#);
        assert_eq!(shouted.as_deref().ok(), Some(r#""SO BE IT!!""#));
    }
}
