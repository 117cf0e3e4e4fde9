//! The filter `indent_block`.

use prompt_host_plugin::{Argument, Arguments, Filter, FilterError, FilterInfo, filter_text};
use serde_json::Value;

pub(crate) struct IndentBlock;

const ARGUMENTS: &[Argument] = &[
    Argument::integer("width", 4, "Blanks before each line.").within(0, 200),
    Argument::flag("first", true, "Whether the first line is indented too."),
    Argument::flag("blank", false, "Whether empty lines are indented too."),
    Argument::text("prefix", "", "What stands before each line instead of blanks."),
];

impl Filter for IndentBlock {
    fn describe(&self) -> FilterInfo {
        FilterInfo::new("indent_block", "Moves lines to the right, by blanks or with a prefix.")
            .arguments(ARGUMENTS)
            .documentation(include_str!("../docs/indent_block.md"))
    }

    fn apply(&self, value: &Value, arguments: &Arguments) -> Result<Value, FilterError> {
        let prefix = match arguments.text("prefix") {
            "" => " ".repeat(arguments.count("width")),
            prefix => prefix.to_owned(),
        };
        let text = filter_text(value)?;
        Ok(Value::String(indented(&text, &prefix, arguments.flag("first"), arguments.flag("blank"))))
    }
}

pub(crate) fn indented(text: &str, prefix: &str, first: bool, blank: bool) -> String {
    let mut result = String::with_capacity(text.len() + prefix.len() * 16);
    for (number, line) in text.split_inclusive('\n').enumerate() {
        if (number > 0 || first) && (blank || !line.trim().is_empty()) {
            result.push_str(prefix);
        }
        result.push_str(line);
    }
    result
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::testing::{complaint, text};

    #[test]
    fn lines_move_by_four_and_empty_ones_stay_empty() {
        assert_eq!(text("indent_block", "a\n\nb\n", &json!({})), "    a\n\n    b\n");
        assert_eq!(text("indent_block", "a\n\nb", &json!({"width": 2, "blank": true})), "  a\n  \n  b");
    }

    #[test]
    fn the_first_line_can_stay_where_it_is() {
        assert_eq!(text("indent_block", "a\nb", &json!({"width": 2, "first": false})), "a\n  b");
    }

    #[test]
    fn a_prefix_takes_the_place_of_blanks() {
        assert_eq!(text("indent_block", "a\nb", &json!({"prefix": "// "})), "// a\n// b");
        let (argument, message) = complaint("indent_block", "a", &json!({"width": "two"}));
        assert_eq!(argument.as_deref(), Some("width"));
        assert_eq!(message, "must be a whole number from 0 to 200, not \"two\"");
    }
}
