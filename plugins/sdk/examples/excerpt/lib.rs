//! A filter with arguments.

use prompt_host_plugin::{Argument, Arguments, Filter, FilterError, FilterInfo, filter_plugin, filter_text};
use serde_json::Value;

struct Excerpt;

/// In the order in which templates may give them without names.
const ARGUMENTS: &[Argument] = &[
    Argument::integer("words", 12, "How many words are kept.").within(1, 1_000),
    Argument::text("more", " …", "What stands behind a text that goes on."),
];

impl Filter for Excerpt {
    fn describe(&self) -> FilterInfo {
        FilterInfo::new("excerpt", "Keeps the first words of a text.")
            .arguments(ARGUMENTS)
            .documentation("`{{ \"one two three\" | excerpt(2) }}` gives `one two …`.")
    }

    fn apply(&self, value: &Value, arguments: &Arguments) -> Result<Value, FilterError> {
        let text = filter_text(value)?;
        let kept = end_of_word(&text, arguments.count("words"));
        let goes_on = text.get(kept..).is_some_and(|rest| !rest.trim().is_empty());
        Ok(Value::String(match goes_on {
            true => text.get(..kept).unwrap_or_default().to_owned() + arguments.text("more"),
            false => text.into_owned(),
        }))
    }
}

/// Where the `number`th word ends; the end of the text when it has fewer.
fn end_of_word(text: &str, number: usize) -> usize {
    let mut ends = text.char_indices().zip(text.chars().skip(1)).filter_map(|((at, letter), next)| {
        (!letter.is_whitespace() && next.is_whitespace()).then_some(at + letter.len_utf8())
    });
    ends.nth(number.saturating_sub(1)).unwrap_or(text.len())
}

filter_plugin! { id: "excerpt", title: "Excerpt", summary: "Shortens texts at words.", filters: [Excerpt] }
