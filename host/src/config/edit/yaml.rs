//! Sets a value in YAML by changing only the lines it needs.
//!
//! Three cases: the value is there and is replaced; a map on the way to it is there and gets
//! a line more; nothing is there and a block goes to the end. Forms that this does not see
//! through (an alias on the way, a map as a list's item) fail the caller's comparison.

use serde_json::Value as Json;

use crate::config::node::{Node, Value};
use crate::prompt::Span;

/// The new text; `root` is the old one as it was read.
pub(super) fn set(text: &str, root: &Node, keys: &[&str], value: &Json) -> Option<String> {
    let value = value.to_string();
    if root.entries().is_empty() {
        // Nothing but comments, or `{}`.
        let place = root.origin.span().filter(|place| place.of(text).starts_with('{'));
        return match place {
            Some(place) => Some(spliced(text, Span::new(place.start + 1, place.start + 1), &flow(keys, &value))),
            None => Some(appended(text, text.len(), &block(keys, &value, "", "  "))),
        };
    }
    let mut parent = root;
    for (depth, key) in keys.iter().enumerate() {
        let rest = keys.get(depth..)?;
        let Some(entry) = parent.entries().iter().find(|entry| entry.key == *key) else {
            return into_map(text, root, parent, rest, &value);
        };
        parent = &entry.node;
        let below = keys.get(depth + 1..)?;
        let (key, place) = (entry.key_origin.span()?, parent.origin.span()?);
        match &parent.value {
            Value::Map(entries) if entries.is_empty() && !below.is_empty() => {
                let inside = Span::new(place.start + 1, place.start + 1);
                return place.of(text).starts_with('{').then(|| spliced(text, inside, &flow(below, &value)));
            }
            Value::Map(_) => {}
            Value::Null if !below.is_empty() && place.of(text).trim().is_empty() => {
                // `tidy:` with nothing after it.
                let indent = indent_at(text, key.start)?;
                let step = step(text, root);
                let lines = block(below, &value, &format!("{indent}{step}"), step);
                return Some(appended(text, line_end(text, key.end), &lines));
            }
            Value::Null if below.is_empty() && place.of(text).trim().is_empty() => {
                let after_colon = key.end + text.get(key.end..)?.find(':')? + 1;
                return Some(spliced(text, Span::new(after_colon, after_colon), &format!(" {value}")));
            }
            _ if below.is_empty() => return Some(spliced(text, place, &value)),
            _ => return None,
        }
    }
    None
}

/// Adds `keys` to a map that has entries.
fn into_map(text: &str, root: &Node, map: &Node, keys: &[&str], value: &str) -> Option<String> {
    let place = map.origin.span()?;
    if place.of(text).starts_with('{') {
        let inside = Span::new(place.start + 1, place.start + 1);
        return Some(spliced(text, inside, &format!("{}, ", flow(keys, value))));
    }
    let first = map.entries().first()?.key_origin.span()?;
    let indent = indent_at(text, first.start)?;
    let end = content_end(map)?;
    // The end of a block scalar is the start of the next line already.
    let at = if text.get(..end)?.ends_with('\n') { end } else { line_end(text, end) };
    Some(appended(text, at, &block(keys, value, indent, step(text, root))))
}

/// One byte past the last thing that is written in a node.
fn content_end(node: &Node) -> Option<usize> {
    let own = node.origin.span()?;
    let last = match &node.value {
        Value::Map(entries) => entries.last().map(|entry| {
            let key = entry.key_origin.span().map(|key| key.end);
            key.max(content_end(&entry.node))
        }),
        Value::List(items) => items.last().map(content_end),
        _ => return Some(own.end),
    };
    // An alias, or a collection without content, ends where it stands.
    let end = last.flatten().unwrap_or(own.end);
    Some(if end < own.start { own.end } else { end })
}

/// `a: {b: value}`, to stand inside braces.
fn flow(keys: &[&str], value: &str) -> String {
    match keys {
        [] => value.to_owned(),
        [last] => format!("{}: {value}", name(last)),
        [first, rest @ ..] => format!("{}: {{{}}}", name(first), flow(rest, value)),
    }
}

/// A line for each key, each deeper than the one before.
fn block(keys: &[&str], value: &str, indent: &str, step: &str) -> String {
    let mut lines = String::new();
    let mut indent = indent.to_owned();
    for (depth, key) in keys.iter().enumerate() {
        let value = if depth + 1 == keys.len() { format!(" {value}") } else { String::new() };
        lines.push_str(&format!("{indent}{}:{value}\n", name(key)));
        indent.push_str(step);
    }
    lines
}

/// A key as it must be written. JSON's quotes are YAML's.
fn name(key: &str) -> String {
    let plain = key.starts_with(|first: char| first.is_ascii_alphabetic())
        && key.chars().all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-'))
        && !matches!(
            key.to_ascii_lowercase().as_str(),
            "true" | "false" | "null" | "yes" | "no" | "on" | "off" | "y" | "n"
        );
    if plain { key.to_owned() } else { Json::String(key.to_owned()).to_string() }
}

/// How much deeper the file's own maps stand; two spaces when it has none in another.
fn step<'t>(text: &'t str, root: &Node) -> &'t str {
    root.entries()
        .iter()
        .filter_map(|entry| entry.node.entries().first()?.key_origin.span())
        .find_map(|key| indent_at(text, key.start).filter(|indent| !indent.is_empty()))
        .unwrap_or("  ")
}

/// The spaces before a key, if nothing else stands there.
fn indent_at(text: &str, key: usize) -> Option<&str> {
    let before = text.get(..key)?;
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    before.get(start..).filter(|indent| indent.chars().all(|letter| letter == ' '))
}

fn line_end(text: &str, from: usize) -> usize {
    text.get(from..).and_then(|rest| rest.find('\n')).map_or(text.len(), |newline| from + newline + 1)
}

fn spliced(text: &str, place: Span, new: &str) -> String {
    let (before, after) = (text.get(..place.start).unwrap_or_default(), text.get(place.end..).unwrap_or_default());
    format!("{before}{new}{after}")
}

/// Puts whole lines at `at`, which follows a line end or is the end of the text.
fn appended(text: &str, at: usize, lines: &str) -> String {
    let open = at > 0 && !text.get(..at).is_some_and(|before| before.ends_with('\n'));
    spliced(text, Span::new(at, at), &if open { format!("\n{lines}") } else { lines.to_owned() })
}
