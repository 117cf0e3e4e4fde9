//! Lists as lines, with whatever marker.

use prompt_host_plugin::{FilterError, filter_list};
use serde_json::Value;
use unicode_width::UnicodeWidthStr;

/// `value`, a list or an object, as one line for each item; `marker` makes the mark of the
/// item with that index. A list within the list stands under the item before it.
pub(crate) fn write(value: &Value, marker: impl Fn(usize) -> String) -> Result<String, FilterError> {
    let mut lines = Lines { written: String::new(), marker };
    match value {
        Value::Object(fields) => {
            for (index, (name, field)) in fields.iter().enumerate() {
                lines.item(index, "", &format!("{name}: {}", scalar(field)));
            }
        }
        Value::Array(items) => lines.list(items, ""),
        other => {
            let Err(error) = filter_list(other) else { return Ok(String::new()) };
            return Err(FilterError::value(error.message.replace("a list", "a list or an object")));
        }
    }
    Ok(lines.written)
}

/// A value in a line: a text as it is, nothing as nothing, all else as JSON writes it.
pub(crate) fn scalar(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

struct Lines<M> {
    written: String,
    marker: M,
}

impl<M: Fn(usize) -> String> Lines<M> {
    fn list(&mut self, items: &[Value], indent: &str) {
        let mut index = 0;
        for item in items {
            if let Value::Array(inner) = item {
                let width = (self.marker)(index.max(1) - 1).width() + 1;
                self.list(inner, &format!("{indent}{}", " ".repeat(width)));
            } else {
                self.item(index, indent, &scalar(item));
                index += 1;
            }
        }
    }

    fn item(&mut self, index: usize, indent: &str, text: &str) {
        let marker = (self.marker)(index);
        let hanging = " ".repeat(marker.width() + 1);
        for (number, line) in text.lines().chain(text.is_empty().then_some("")).enumerate() {
            if !self.written.is_empty() {
                self.written.push('\n');
            }
            let lead = if number == 0 { format!("{marker} ") } else { hanging.clone() };
            let written = format!("{indent}{lead}{line}");
            self.written.push_str(written.trim_end());
        }
    }
}
