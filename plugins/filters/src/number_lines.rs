//! The filter `number_lines`.

use prompt_host_plugin::{Argument, Arguments, Filter, FilterError, FilterInfo, filter_text};
use serde_json::Value;

pub(crate) struct NumberLines;

const ARGUMENTS: &[Argument] = &[
    Argument::integer("start", 1, "The first line's number.").within(0, 1_000_000_000),
    Argument::text("separator", ": ", "What stands between number and line."),
];

impl Filter for NumberLines {
    fn describe(&self) -> FilterInfo {
        FilterInfo::new("number_lines", "Puts its number before each line.")
            .arguments(ARGUMENTS)
            .documentation(include_str!("../docs/number_lines.md"))
    }

    fn apply(&self, value: &Value, arguments: &Arguments) -> Result<Value, FilterError> {
        let text = filter_text(value)?;
        let (start, separator) = (arguments.count("start"), arguments.text("separator"));
        let width = (start + text.lines().count()).saturating_sub(1).to_string().len();
        let mut result = String::with_capacity(text.len() * 2);
        for (index, line) in text.split_inclusive('\n').enumerate() {
            let numbered = format!("{:>width$}{separator}", start + index);
            // An empty line gets no blanks at its end.
            let empty = line.trim_end_matches(['\n', '\r']).is_empty();
            result.push_str(if empty { numbered.trim_end() } else { &numbered });
            result.push_str(line);
        }
        Ok(Value::String(result))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::testing::text;

    #[test]
    fn numbers_are_aligned_and_line_ends_stay() {
        assert_eq!(text("number_lines", "a\n\nb\n", &json!({"start": 9})), " 9: a\n10:\n11: b\n");
        assert_eq!(text("number_lines", "a\r\nb", &json!({"separator": " | "})), "1 | a\r\n2 | b");
        assert_eq!(text("number_lines", "", &json!({})), "");
    }
}
