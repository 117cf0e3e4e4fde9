//! The filter `json`.

use prompt_host_plugin::{Argument, Arguments, Filter, FilterError, FilterInfo};
use serde::Serialize;
use serde_json::Value;
use serde_json::ser::{PrettyFormatter, Serializer};

pub(crate) struct Json;

const ARGUMENTS: &[Argument] =
    &[Argument::integer("indent", 0, "Blanks for each level; 0 writes all on one line.").within(0, 16)];

impl Filter for Json {
    fn describe(&self) -> FilterInfo {
        FilterInfo::new("json", "Writes a value of any kind as JSON.")
            .arguments(ARGUMENTS)
            .documentation(include_str!("../docs/json.md"))
    }

    fn apply(&self, value: &Value, arguments: &Arguments) -> Result<Value, FilterError> {
        let written = match arguments.count("indent") {
            0 => value.to_string(),
            indent => pretty(value, &b" ".repeat(indent)),
        };
        Ok(Value::String(written))
    }
}

fn pretty(value: &Value, indent: &[u8]) -> String {
    let mut written = Vec::new();
    let mut serializer = Serializer::with_formatter(&mut written, PrettyFormatter::with_indent(indent));
    match value.serialize(&mut serializer) {
        Ok(()) => String::from_utf8(written).unwrap_or_default(),
        // Writing into memory does not fail.
        Err(_) => value.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::testing::{complaint, text};

    #[test]
    fn any_value_is_written_with_its_fields_in_their_order() {
        assert_eq!(text("json", json!({"b": [1, null], "a": "ü\n"}), &json!({})), r#"{"b":[1,null],"a":"ü\n"}"#);
        assert_eq!(text("json", "x", &json!({})), "\"x\"");
    }

    #[test]
    fn an_indent_makes_lines() {
        assert_eq!(text("json", json!({"a": [1]}), &json!({"indent": 2})), "{\n  \"a\": [\n    1\n  ]\n}");
        assert_eq!(complaint("json", 1, &json!({"indent": 99})).0.as_deref(), Some("indent"));
    }
}
