//! Sets a value in JSON, which has no comments to lose.

use serde::Serialize as _;
use serde_json::ser::{PrettyFormatter, Serializer};
use serde_json::{Map, Value};

/// The new text, indented as the old one was.
pub(super) fn set(text: &str, keys: &[&str], value: &Value) -> Option<String> {
    let mut root = if text.trim().is_empty() { Value::Object(Map::new()) } else { serde_json::from_str(text).ok()? };
    let mut place = &mut root;
    for key in keys {
        if !place.is_object() {
            *place = Value::Object(Map::new());
        }
        place = place.as_object_mut()?.entry(*key).or_insert(Value::Null);
    }
    *place = value.clone();

    let indent = indent(text);
    let mut out = Vec::new();
    root.serialize(&mut Serializer::with_formatter(&mut out, PrettyFormatter::with_indent(indent.as_bytes()))).ok()?;
    out.push(b'\n');
    String::from_utf8(out).ok()
}

fn indent(text: &str) -> &str {
    text.lines()
        .find_map(|line| {
            let letters = line.trim_start_matches([' ', '\t']);
            let indent = line.get(..line.len() - letters.len())?;
            (!indent.is_empty() && letters.starts_with('"')).then_some(indent)
        })
        .unwrap_or("  ")
}
