//! `.prompty` files, after <https://prompty.ai> and its specification.
//!
//! A line that holds nothing but `system:`, `user:` or `assistant:` begins a message. The body
//! is Jinja.

use std::sync::Arc;

use serde_json::Value;

use super::argument::{Argument, ArgumentType};
use super::fields::Fields;
use super::front_matter::{fill, kind, named};
use super::problem::{Complaints, Place};
use super::source::{Front, outer_meta};
use super::template::{MessageSource, Role};
use super::yaml::{Content, Entry, Node};

/// The file ending whose engine renders the bodies.
const ENGINE: &str = "jinja";
const ALLOWED: [ArgumentType; 7] = [
    ArgumentType::String,
    ArgumentType::Integer,
    ArgumentType::Number,
    ArgumentType::Boolean,
    ArgumentType::List,
    ArgumentType::Object,
    ArgumentType::Any,
];
const FIELDS: [&str; 15] = [
    "name",
    "description",
    "version",
    "authors",
    "tags",
    "metadata",
    "base",
    "model",
    "inputs",
    "outputs",
    "sample",
    "template",
    "tools",
    "kind",
    "id",
];

/// What the front matter says.
pub(super) fn read(root: &Node, stem: &str, complaints: &mut Complaints<'_>) -> Front {
    let Some(fields) = Fields::any(root, "the front matter", complaints) else { return Front::of_name(stem) };
    for entry in fields.entries().iter().filter(|entry| !FIELDS.contains(&entry.key.as_str())) {
        let message = format!("the front matter of a `.prompty` file has no field `{}`", entry.key);
        let help = super::problem::suggestion(&entry.key, &FIELDS);
        complaints.warning(entry.place, message, Some(help));
    }
    let mut front = Front::of_name(stem);
    front.meta = outer_meta(fields, stem, complaints);
    front.model = fields.kept(&["model", "outputs", "tools"]);
    if let Some(inputs) = fields.get("inputs").and_then(|entry| Fields::any(&entry.node, "`inputs`", complaints)) {
        front.arguments = inputs.entries().iter().map(|entry| input(entry, complaints)).collect();
    }
    front.is_open = fields.get("inputs").is_none() && fields.get("sample").is_none();
    let sample = fields.get("sample").filter(|entry| !matches!(entry.node.content, Content::Scalar(_)));
    if let Some(sample) = sample.and_then(|entry| Fields::any(&entry.node, "`sample`", complaints)) {
        let declared = fields.get("inputs").is_some();
        for entry in sample.entries() {
            match front.arguments.iter_mut().find(|argument| argument.name == entry.key) {
                Some(argument) => {
                    argument.examples.push(entry.node.json());
                    argument.examples_place = entry.node.place;
                }
                // Older files have nothing but a sample to say what they take.
                None if !declared => front.arguments.push(by_example(entry)),
                None => {
                    let help = "declare it under `inputs`, or take it out".to_owned();
                    let message = format!("the sample has a value for `{}`, which is no input", entry.key);
                    complaints.warning(entry.place, message, Some(help));
                }
            }
        }
    }
    front
}

/// A typed input, or one that shows a value.
fn input(entry: &Entry, complaints: &mut Complaints<'_>) -> Argument {
    named(entry, complaints);
    let is_typed = ["type", "description", "default", "enum", "sample", "required"]
        .iter()
        .any(|key| super::front_matter::has(&entry.node, key));
    if !is_typed {
        return by_example(entry);
    }
    let mut argument = Argument::new(&entry.key, entry.place);
    let what = format!("the input `{}`", entry.key);
    let known = [
        "type",
        "description",
        "default",
        "enum",
        "sample",
        "examples",
        "required",
        "items",
        "is_required",
        "strict",
        "title",
    ];
    let Some(fields) = Fields::known(&entry.node, &what, &known, complaints) else { return argument };
    argument.description = fields.text("description", complaints).unwrap_or_default();
    argument.kind = kind(fields, &ALLOWED, complaints).unwrap_or(ArgumentType::Any);
    if let Some(items) = fields.get("items").and_then(|entry| Fields::any(&entry.node, "`items`", complaints)) {
        argument.items = kind(items, &ALLOWED, complaints).unwrap_or(ArgumentType::Any);
    }
    fill(&mut argument, fields, "enum", complaints);
    argument.examples.extend(fields.json("sample"));
    argument.required = fields.flag("required", complaints).unwrap_or(argument.default.is_none());
    argument
}

/// An argument of which only a value is known.
fn by_example(entry: &Entry) -> Argument {
    let value = entry.node.json();
    let kind = match &value {
        Value::Null => ArgumentType::Any,
        Value::Bool(_) => ArgumentType::Boolean,
        Value::Number(number) if number.is_f64() => ArgumentType::Number,
        Value::Number(_) => ArgumentType::Integer,
        Value::String(_) => ArgumentType::String,
        Value::Array(_) => ArgumentType::List,
        Value::Object(_) => ArgumentType::Object,
    };
    let examples_place = entry.node.place;
    Argument { kind, required: true, examples: vec![value], examples_place, ..Argument::new(&entry.key, entry.place) }
}

/// Takes `body`, which begins at `start`, apart at its roles.
pub(super) fn messages(body: &str, start: Place) -> Vec<MessageSource> {
    let mut messages = Vec::new();
    let mut open = (Role::User, 0);
    let mut at = 0;
    for line in body.split_inclusive('\n') {
        let end = at + line.len();
        if let Some(role) = line.trim().strip_suffix(':').and_then(role) {
            push(&mut messages, body, start, open, at);
            open = (role, end);
        }
        at = end;
    }
    push(&mut messages, body, start, open, body.len());
    messages
}

fn role(name: &str) -> Option<Role> {
    let name = name.to_ascii_lowercase();
    Role::of_name(&name).filter(|_| name != "model")
}

fn push(messages: &mut Vec<MessageSource>, body: &str, start: Place, open: (Role, usize), end: usize) {
    let (role, begin) = open;
    let source = body.get(begin..end).unwrap_or_default();
    if !source.trim().is_empty() {
        let ending = Arc::from(ENGINE);
        messages.push(MessageSource { role, source: source.into(), ending, start: start.of_byte(body, begin) });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_line_of_its_own_begins_a_message() {
        let body = "system:\nBe brief.\nA system: of rules.\n\nuser:\r\n{{ text }}\n";
        let messages = messages(body, Place::new(3, 1));
        let shown: Vec<_> = messages.iter().map(|one| (one.role, &*one.source, one.start.line)).collect();
        assert_eq!(shown, [(Role::System, "Be brief.\nA system: of rules.\n\n", 4), (Role::User, "{{ text }}\n", 8)]);
    }
}
