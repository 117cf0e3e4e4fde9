//! The filter `xml_escape`.

use prompt_host_plugin::{Arguments, Filter, FilterError, FilterInfo, filter_text};
use serde_json::Value;

pub(crate) struct XmlEscape;

impl Filter for XmlEscape {
    fn describe(&self) -> FilterInfo {
        FilterInfo::new("xml_escape", "Writes the five marks of XML as entities.")
            .documentation(include_str!("../docs/xml_escape.md"))
    }

    fn apply(&self, value: &Value, _arguments: &Arguments) -> Result<Value, FilterError> {
        Ok(Value::String(escaped(&filter_text(value)?)))
    }
}

pub(crate) fn escaped(text: &str) -> String {
    let mut result = String::with_capacity(text.len() + text.len() / 8);
    for mark in text.chars() {
        match mark {
            '&' => result.push_str("&amp;"),
            '<' => result.push_str("&lt;"),
            '>' => result.push_str("&gt;"),
            '"' => result.push_str("&quot;"),
            '\'' => result.push_str("&#39;"),
            other => result.push(other),
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::testing::{complaint, text};

    #[test]
    fn five_marks_become_entities() {
        assert_eq!(
            text("xml_escape", r#"<a href="x">Tom's & co</a>"#, &json!({})),
            "&lt;a href=&quot;x&quot;&gt;Tom&#39;s &amp; co&lt;/a&gt;"
        );
    }

    #[test]
    fn a_list_is_refused() {
        let complaint = complaint("xml_escape", json!([1]), &json!({}));
        assert_eq!(complaint, (None, "the value must be a text, a number or a boolean, not a list".to_owned()));
    }
}
