//! The filter `squeeze`.

use prompt_host_plugin::{Arguments, Filter, FilterError, FilterInfo, filter_text};
use serde_json::Value;

pub(crate) struct Squeeze;

impl Filter for Squeeze {
    fn describe(&self) -> FilterInfo {
        FilterInfo::new("squeeze", "Leaves one empty line where several stood, and none at the ends.")
            .documentation(include_str!("../docs/squeeze.md"))
    }

    fn apply(&self, value: &Value, _arguments: &Arguments) -> Result<Value, FilterError> {
        Ok(Value::String(squeezed(&filter_text(value)?)))
    }
}

fn squeezed(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let mut gap = false;
    for line in text.split_inclusive('\n') {
        if line.trim().is_empty() {
            gap = !result.is_empty();
            continue;
        }
        if gap {
            result.push_str(if result.ends_with("\r\n") { "\r\n" } else { "\n" });
        }
        gap = false;
        result.push_str(line);
    }
    result
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::squeezed;
    use crate::testing::text;

    #[test]
    fn runs_of_empty_lines_become_one_and_go_at_the_ends() {
        assert_eq!(text("squeeze", "\n\na\n \n\t\n\nb\n\n", &json!({})), "a\n\nb\n");
        assert_eq!(text("squeeze", "a\r\n\r\n\r\nb", &json!({})), "a\r\n\r\nb");
    }

    proptest! {
        #[test]
        fn squeeze_settles_at_once(text in "[ a\n\r]{0,60}") {
            let once = squeezed(&text);
            prop_assert_eq!(squeezed(&once), once);
        }
    }
}
