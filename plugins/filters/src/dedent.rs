//! The filter `dedent`.

use prompt_host_plugin::{Arguments, Filter, FilterError, FilterInfo, filter_text};
use serde_json::Value;

pub(crate) struct Dedent;

impl Filter for Dedent {
    fn describe(&self) -> FilterInfo {
        FilterInfo::new("dedent", "Takes away the indentation that all lines share.")
            .documentation(include_str!("../docs/dedent.md"))
    }

    fn apply(&self, value: &Value, _arguments: &Arguments) -> Result<Value, FilterError> {
        Ok(Value::String(dedented(&filter_text(value)?)))
    }
}

fn dedented(text: &str) -> String {
    let mut margin: Option<&str> = None;
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let indentation = line.get(..line.len() - line.trim_start_matches([' ', '\t']).len()).unwrap_or_default();
        margin = Some(margin.map_or(indentation, |margin| shared(margin, indentation)));
    }
    let margin = margin.unwrap_or_default();
    let mut result = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let words = line.trim_end_matches(['\n', '\r']);
        if words.trim().is_empty() {
            result.push_str(line.get(words.len()..).unwrap_or_default());
        } else {
            result.push_str(line.strip_prefix(margin).unwrap_or(line));
        }
    }
    result
}

/// What both begin with. Blanks and tabs are not the same.
fn shared<'a>(one: &'a str, other: &str) -> &'a str {
    let same = one.bytes().zip(other.bytes()).take_while(|(one, other)| one == other).count();
    one.get(..same).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::dedented;
    use crate::testing::text;

    #[test]
    fn lines_lose_what_they_share_and_keep_the_rest() {
        assert_eq!(text("dedent", "    if x:\n      y()\n\n    z()\n", &json!({})), "if x:\n  y()\n\nz()\n");
        assert_eq!(text("dedent", "\ta\n    b", &json!({})), "\ta\n    b", "blanks and tabs share nothing");
    }

    #[test]
    fn lines_of_blanks_do_not_count_and_become_empty() {
        assert_eq!(text("dedent", "  a\n \r\n  b", &json!({})), "a\n\r\nb");
        assert_eq!(text("dedent", 7, &json!({})), "7");
    }

    proptest! {
        #[test]
        fn dedent_undoes_indent(text in "([a-z{}]{1,8}\n( {0,4}[a-zé世]{0,6}\n){0,6})", width in 0_usize..9) {
            let indented = crate::indent_block::indented(&text, &" ".repeat(width), true, false);
            prop_assert_eq!(dedented(&indented), dedented(&text));
        }

        #[test]
        fn dedent_settles_at_once(text in "[ \ta-z\n\r]{0,60}") {
            let once = dedented(&text);
            prop_assert_eq!(dedented(&once), once);
        }
    }
}
