//! The filter `bullets`.

use prompt_host_plugin::{Argument, Arguments, Filter, FilterError, FilterInfo};
use serde_json::Value;

use crate::list;

pub(crate) struct Bullets;

const ARGUMENTS: &[Argument] = &[Argument::text("marker", "-", "What stands before each item.")];

impl Filter for Bullets {
    fn describe(&self) -> FilterInfo {
        FilterInfo::new("bullets", "Writes a list as lines with markers.")
            .arguments(ARGUMENTS)
            .documentation(include_str!("../docs/bullets.md"))
    }

    fn apply(&self, value: &Value, arguments: &Arguments) -> Result<Value, FilterError> {
        let marker = arguments.text("marker");
        list::write(value, |_| marker.to_owned()).map(Value::String)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::testing::{complaint, text};

    #[test]
    fn each_item_is_a_line_and_its_further_lines_stand_under_it() {
        assert_eq!(text("bullets", json!(["tea", "milk\nof oats", 3]), &json!({})), "- tea\n- milk\n  of oats\n- 3");
        assert_eq!(text("bullets", json!(["tea"]), &json!({"marker": "•"})), "• tea");
        assert_eq!(text("bullets", json!([]), &json!({})), "");
    }

    #[test]
    fn a_list_in_a_list_stands_under_the_item_before_it() {
        assert_eq!(
            text("bullets", json!(["tea", ["green", "black"], "milk"]), &json!({})),
            "- tea\n  - green\n  - black\n- milk"
        );
    }

    #[test]
    fn an_object_becomes_names_and_values() {
        assert_eq!(text("bullets", json!({"size": 2, "tags": ["a"]}), &json!({})), "- size: 2\n- tags: [\"a\"]");
    }

    #[test]
    fn what_is_no_list_is_refused() {
        let complaint = complaint("bullets", "tea", &json!({}));
        assert_eq!(complaint, (None, "the value must be a list or an object, not \"tea\"".to_owned()));
    }
}
