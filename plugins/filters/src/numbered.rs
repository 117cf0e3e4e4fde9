//! The filter `numbered`.

use prompt_host_plugin::{Argument, Arguments, Filter, FilterError, FilterInfo};
use serde_json::Value;

use crate::list;

pub(crate) struct Numbered;

const ARGUMENTS: &[Argument] = &[Argument::integer("start", 1, "The first item's number.").within(0, 1_000_000_000)];

impl Filter for Numbered {
    fn describe(&self) -> FilterInfo {
        FilterInfo::new("numbered", "Writes a list as numbered lines.")
            .arguments(ARGUMENTS)
            .documentation(include_str!("../docs/numbered.md"))
    }

    fn apply(&self, value: &Value, arguments: &Arguments) -> Result<Value, FilterError> {
        let start = arguments.count("start");
        list::write(value, |index| format!("{}.", start.saturating_add(index))).map(Value::String)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::testing::{complaint, text};

    #[test]
    fn items_are_counted_and_further_lines_align_with_the_first() {
        assert_eq!(text("numbered", json!(["tea", "milk"]), &json!({})), "1. tea\n2. milk");
        assert_eq!(text("numbered", json!(["a\nb", "c"]), &json!({"start": 9})), "9. a\n   b\n10. c");
    }

    #[test]
    fn a_list_in_a_list_takes_no_number_of_the_outer_one() {
        assert_eq!(text("numbered", json!(["a", ["x"], "b"]), &json!({})), "1. a\n   1. x\n2. b");
    }

    #[test]
    fn a_negative_start_is_refused() {
        let (argument, message) = complaint("numbered", json!([]), &json!({"start": -1}));
        assert_eq!(argument.as_deref(), Some("start"));
        assert_eq!(message, "must be a whole number from 0 to 1000000000, not -1");
    }
}
