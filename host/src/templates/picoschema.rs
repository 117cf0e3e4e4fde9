//! Arguments as picoschema and JSON Schema write them, in the `input.schema` of a `.prompt` file.
//!
//! Picoschema, after <https://google.github.io/dotprompt/reference/picoschema>: `name?(type,
//! description): …` for collections and choices, `name?: type, description` for all else.

use serde_json::Value;

use super::argument::{Argument, ArgumentType};
use super::fields::Fields;
use super::front_matter::{fill, has, kind, named};
use super::problem::{Complaints, Place, suggestion};
use super::yaml::{Content, Entry, Node};

const SCALARS: [ArgumentType; 5] =
    [ArgumentType::String, ArgumentType::Integer, ArgumentType::Number, ArgumentType::Boolean, ArgumentType::Any];
const ANY_TYPE: [ArgumentType; 7] = [
    ArgumentType::String,
    ArgumentType::Integer,
    ArgumentType::Number,
    ArgumentType::Boolean,
    ArgumentType::List,
    ArgumentType::Object,
    ArgumentType::Any,
];

/// The arguments of a schema.
pub(super) fn read(schema: &Node, complaints: &mut Complaints<'_>) -> Vec<Argument> {
    let Some(fields) = Fields::any(schema, "`input.schema`", complaints) else { return Vec::new() };
    match fields.get("properties") {
        Some(properties) if matches!(properties.node.content, Content::Map(_)) => {
            let required = fields.texts("required", complaints);
            properties_of(&properties.node, &required, complaints)
        }
        _ => fields.entries().iter().filter_map(|entry| property(entry, complaints)).collect(),
    }
}

/// Whether a schema lets in more than it names, as with `(*): any`.
pub(super) fn is_open(schema: &Node) -> bool {
    has(schema, "(*)")
}

/// The arguments of a JSON Schema's `properties`.
pub(super) fn properties_of(node: &Node, required: &[String], complaints: &mut Complaints<'_>) -> Vec<Argument> {
    let Some(properties) = Fields::any(node, "`properties`", complaints) else { return Vec::new() };
    let one = |entry: &Entry| {
        named(entry, complaints);
        let mut argument = Argument::new(&entry.key, entry.place);
        argument.required = required.contains(&entry.key);
        if let Some(fields) = Fields::any(&entry.node, &format!("the argument `{}`", entry.key), complaints) {
            argument.description = fields.text("description", complaints).unwrap_or_default();
            argument.kind = kind(fields, &ANY_TYPE, complaints).unwrap_or(ArgumentType::Any);
            if let Some(items) = fields.get("items").and_then(|items| Fields::any(&items.node, "`items`", complaints)) {
                argument.items = kind(items, &ANY_TYPE, complaints).unwrap_or(ArgumentType::Any);
            }
            fill(&mut argument, fields, "enum", complaints);
        }
        argument
    };
    properties.entries().iter().map(one).collect()
}

/// One property. None when its name cannot be read.
fn property(entry: &Entry, complaints: &mut Complaints<'_>) -> Option<Argument> {
    let (name, collection) = match entry.key.split_once('(') {
        None => (entry.key.trim(), None),
        Some((name, rest)) => {
            let Some(inner) = rest.trim_end().strip_suffix(')') else {
                let help = "write it as in `tags(array, what they are): string`".to_owned();
                complaints.error(entry.place, format!("the bracket in `{}` is not closed", entry.key), Some(help));
                return None;
            };
            (name.trim(), Some(inner))
        }
    };
    // Values that come beside the named ones; nobody can name them here.
    if name.is_empty() && collection == Some("*") {
        return None;
    }
    let required = !name.ends_with('?');
    let name = name.strip_suffix('?').unwrap_or(name);
    let entry = Entry { key: name.to_owned(), ..entry.clone() };
    named(&entry, complaints);
    let mut argument = Argument { required, ..Argument::new(name, entry.place) };
    match collection {
        None => plain(&mut argument, &entry.node, complaints),
        Some(collection) => {
            let (kind, description) = with_description(collection);
            argument.description = description;
            collected(&mut argument, kind, &entry.node, complaints);
        }
    }
    Some(argument)
}

/// `type, description`, or a map, which is an object.
fn plain(argument: &mut Argument, node: &Node, complaints: &mut Complaints<'_>) {
    match &node.content {
        Content::Scalar(Value::String(written)) => {
            let (kind, description) = with_description(written);
            argument.description = description;
            if let Some(kind) = scalar(kind, node.place, complaints) {
                argument.kind = kind;
            }
        }
        Content::Scalar(Value::Null) => {}
        Content::Map(_) => {
            argument.kind = ArgumentType::Object;
            read(node, complaints);
        }
        _ => {
            let help = "write a type and what it is for, as in `name: string, who is greeted`".to_owned();
            let message = format!("the type of `{}` must be text, not {}", argument.name, node.described());
            complaints.error(node.place, message, Some(help));
        }
    }
}

/// `(array, …)`, `(object, …)` or `(enum, …)`.
fn collected(argument: &mut Argument, kind: &str, node: &Node, complaints: &mut Complaints<'_>) {
    match kind {
        "array" => {
            argument.kind = ArgumentType::List;
            argument.items = match &node.content {
                Content::Scalar(Value::String(written)) => {
                    scalar(with_description(written).0, node.place, complaints).unwrap_or(ArgumentType::Any)
                }
                Content::Map(_) => {
                    read(node, complaints);
                    ArgumentType::Object
                }
                _ => ArgumentType::Any,
            };
        }
        "object" => {
            argument.kind = ArgumentType::Object;
            read(node, complaints);
        }
        "enum" => match &node.content {
            Content::List(items) if !items.is_empty() => {
                argument.choices = items.iter().map(Node::json).collect();
                let is_text = argument.choices.iter().all(Value::is_string);
                argument.kind = if is_text { ArgumentType::String } else { ArgumentType::Any };
            }
            _ => {
                let message = format!("the choices of `{}` must be a list, not {}", argument.name, node.described());
                complaints.error(node.place, message, Some("write them as in `[short, long]`".to_owned()));
            }
        },
        other => {
            let message = format!("there is no collection `{other}`");
            complaints.error(argument.place, message, Some(suggestion(other, &["array", "object", "enum"])));
        }
    }
}

fn scalar(written: &str, place: Place, complaints: &mut Complaints<'_>) -> Option<ArgumentType> {
    let kind = ArgumentType::of_name(written).filter(|kind| SCALARS.contains(kind));
    if kind.is_none() {
        let names = SCALARS.map(ArgumentType::name);
        complaints.error(place, format!("there is no type `{written}`"), Some(suggestion(written, &names)));
    }
    kind
}

fn with_description(written: &str) -> (&str, String) {
    match written.split_once(',') {
        Some((kind, description)) => (kind.trim(), description.trim().to_owned()),
        None => (written.trim(), String::new()),
    }
}
