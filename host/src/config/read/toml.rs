//! Reads TOML; the reader recovers, so every error of a file is told.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Source, too_many};
use crate::config::node::{Entry, Node, Value};
use crate::config::problem::Problem;
use crate::prompt::Span;

/// Reads a document. The library bounds the depth.
pub(super) fn read(source: &Source) -> Result<Node, Vec<Problem>> {
    let (document, errors) = DeTable::parse_recoverable(&source.file.text);
    if !errors.is_empty() {
        let problems = errors.iter().map(|error| {
            let span = error.span().map_or(Span::new(0, 0), Span::from);
            source.problem(span, format!("is not TOML: {}", error.message().lines().collect::<Vec<_>>().join(", ")))
        });
        return Err(problems.collect());
    }
    let mut nodes = 0;
    let span = Span::from(document.span());
    let node = table(source, document.get_ref(), span, &mut nodes);
    if nodes > super::MAX_NODES { Err(vec![source.problem(Span::new(0, 0), too_many())]) } else { Ok(node) }
}

fn table(source: &Source, table: &DeTable<'_>, span: Span, nodes: &mut usize) -> Node {
    let mut entries: Vec<_> = table
        .iter()
        .map(|(key, value)| Entry {
            key: key.get_ref().clone().into_owned(),
            key_origin: source.origin(key.span().into()),
            node: self::value(source, value, nodes),
        })
        .collect();
    // The library keeps tables by name; people read a file from its top.
    entries.sort_by_key(|entry| entry.key_origin.span().map(|span| span.start));
    Node { value: Value::Map(entries), written: String::new(), origin: source.origin(span) }
}

fn value(source: &Source, spanned: &Spanned<DeValue<'_>>, nodes: &mut usize) -> Node {
    *nodes += 1;
    let span = Span::from(spanned.span());
    let written = span.of(&source.file.text).to_owned();
    let scalar = |value| Node { value, written: written.clone(), origin: source.origin(span) };
    match spanned.get_ref() {
        DeValue::String(text) => {
            Node { written: text.clone().into_owned(), ..scalar(Value::Text(text.clone().into_owned())) }
        }
        DeValue::Boolean(value) => scalar(Value::Bool(*value)),
        DeValue::Datetime(_) => scalar(Value::Text(written.clone())),
        DeValue::Float(float) => scalar(float.as_str().parse().map_or(Value::Text(written.clone()), Value::Float)),
        DeValue::Integer(integer) => {
            // Beyond 64 bits it is kept as text, which no whole number accepts.
            let value = i64::from_str_radix(integer.as_str(), integer.radix());
            scalar(value.map_or(Value::Text(written.clone()), Value::Integer))
        }
        DeValue::Array(items) => {
            let items = items.iter().map(|item| self::value(source, item, nodes)).collect();
            Node { value: Value::List(items), written: String::new(), origin: source.origin(span) }
        }
        DeValue::Table(inner) => table(source, inner, span, nodes),
    }
}
