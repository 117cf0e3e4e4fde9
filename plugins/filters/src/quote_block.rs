//! The filter `quote_block`.

use prompt_host_plugin::{Arguments, Filter, FilterError, FilterInfo, filter_text};
use serde_json::Value;

pub(crate) struct QuoteBlock;

impl Filter for QuoteBlock {
    fn describe(&self) -> FilterInfo {
        FilterInfo::new("quote_block", "Makes a Markdown quotation of text.")
            .documentation(include_str!("../docs/quote_block.md"))
    }

    fn apply(&self, value: &Value, _arguments: &Arguments) -> Result<Value, FilterError> {
        let text = filter_text(value)?;
        let mut result = String::with_capacity(text.len() + text.len() / 8);
        for line in text.split_inclusive('\n') {
            result.push_str(if line.trim_end_matches(['\n', '\r']).is_empty() { ">" } else { "> " });
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
    fn every_line_is_quoted_even_an_empty_one() {
        assert_eq!(text("quote_block", "a\n\n> b\n", &json!({})), "> a\n>\n> > b\n");
    }
}
