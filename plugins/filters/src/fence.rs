//! The filter `fence`.

use prompt_host_plugin::{Argument, Arguments, Filter, FilterError, FilterInfo, filter_text};
use serde_json::Value;

pub(crate) struct Fence;

const ARGUMENTS: &[Argument] = &[Argument::text("language", "", "What stands behind the opening fence.")];

impl Filter for Fence {
    fn describe(&self) -> FilterInfo {
        FilterInfo::new("fence", "Puts text into a fenced code block that nothing in it can close.")
            .arguments(ARGUMENTS)
            .documentation(include_str!("../docs/fence.md"))
    }

    fn apply(&self, value: &Value, arguments: &Arguments) -> Result<Value, FilterError> {
        let language = arguments.text("language").trim();
        if language.contains(['`', '\n', '\r']) {
            return Err(FilterError::argument("language", "must be one line without backticks"));
        }
        Ok(Value::String(fenced(&filter_text(value)?, language)))
    }
}

fn fenced(text: &str, language: &str) -> String {
    const SHORTEST: usize = 3;
    let longest = text.split(|mark| mark != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(SHORTEST.max(longest + 1));
    let end = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
    format!("{fence}{language}\n{text}{end}{fence}")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::fenced;
    use crate::testing::{complaint, text};

    #[test]
    fn text_stands_between_fences_with_its_language() {
        assert_eq!(text("fence", "let x = 1;", &json!({"language": "rust"})), "```rust\nlet x = 1;\n```");
        assert_eq!(text("fence", "a\n", &json!({})), "```\na\n```");
        assert_eq!(text("fence", "", &json!({})), "```\n```");
    }

    #[test]
    fn a_fence_in_the_text_makes_the_outer_one_longer() {
        assert_eq!(text("fence", "```\nx\n```", &json!({})), "````\n```\nx\n```\n````");
    }

    #[test]
    fn a_language_of_two_lines_is_refused() {
        let complaint = complaint("fence", "a", &json!({"language": "c\nd"}));
        assert_eq!(complaint, (Some("language".to_owned()), "must be one line without backticks".to_owned()));
    }

    proptest! {
        #[test]
        fn no_line_of_the_text_closes_the_fence(text in "[`~ a\n]{0,80}") {
            let block = fenced(&text, "");
            let mut lines = block.lines();
            let fence = lines.next().unwrap();
            let closing = lines.filter(|line| line.trim().starts_with(fence)).count();
            prop_assert_eq!(closing, 1);
            prop_assert!(block.ends_with(fence));
        }
    }
}
