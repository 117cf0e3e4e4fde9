//! The filter `one_line`.

use prompt_host_plugin::{Arguments, Filter, FilterError, FilterInfo, filter_text};
use serde_json::Value;

pub(crate) struct OneLine;

impl Filter for OneLine {
    fn describe(&self) -> FilterInfo {
        FilterInfo::new("one_line", "Makes one line of text, with one blank between words.")
            .documentation(include_str!("../docs/one_line.md"))
    }

    fn apply(&self, value: &Value, _arguments: &Arguments) -> Result<Value, FilterError> {
        let text = filter_text(value)?;
        let mut line = String::with_capacity(text.len());
        for word in text.split_whitespace() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        Ok(Value::String(line))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::testing::text;

    #[test]
    fn lines_and_runs_of_blanks_become_one_blank() {
        assert_eq!(text("one_line", "  two\r\n\tlines \u{3000}here\n", &json!({})), "two lines here");
        assert_eq!(text("one_line", true, &json!({})), "true");
    }
}
