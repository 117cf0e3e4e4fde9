//! Reads JSON with places: every value is first taken as raw text, whose address tells where it stands.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::{MAX_DEPTH, MAX_NODES, Source, insert, too_deep, too_many};
use crate::config::node::{Entry, Node, Value};
use crate::config::problem::Problem;
use crate::prompt::Span;

/// Reads a document.
pub(super) fn read(source: &Source) -> Result<Node, Vec<Problem>> {
    let text = &source.file.text;
    if text.trim().is_empty() {
        return Ok(Node { value: Value::Null, written: String::new(), origin: source.origin(Span::new(0, 0)) });
    }
    let raw: &RawValue = serde_json::from_str(text).map_err(|error| {
        let at = byte_at(text, error.line(), error.column());
        // The library's message ends with the place, which the origin says already.
        let message = error.to_string();
        let message = message.split(" at line ").next().unwrap_or(&message).to_owned();
        vec![source.problem(Span::new(at, at), format!("is not JSON: {message}"))]
    })?;
    Reader { source, nodes: 0 }.node(raw, 0).map_err(|problem| vec![problem])
}

struct Reader<'s> {
    source: &'s Source,
    nodes: usize,
}

impl Reader<'_> {
    fn node(&mut self, raw: &RawValue, depth: usize) -> Result<Node, Problem> {
        let text = raw.get();
        let span = self.span(text);
        self.nodes += 1;
        if depth > MAX_DEPTH {
            return Err(self.source.problem(span, too_deep()));
        }
        if self.nodes > MAX_NODES {
            return Err(self.source.problem(span, too_many()));
        }
        let mut written = String::new();
        let value = match text.as_bytes().first() {
            Some(b'{') => self.map(self.parse(text)?, depth)?,
            Some(b'[') => Value::List(
                self.parse::<Items<'_>>(text)?
                    .0
                    .into_iter()
                    .map(|item| self.node(item, depth + 1))
                    .collect::<Result<_, _>>()?,
            ),
            Some(b'"') => {
                written = self.parse::<String>(text)?;
                Value::Text(written.clone())
            }
            _ => {
                text.clone_into(&mut written);
                self.plain(text)?
            }
        };
        Ok(Node { value, written, origin: self.source.origin(span) })
    }

    fn map(&mut self, members: Members<'_>, depth: usize) -> Result<Value, Problem> {
        let mut entries = Vec::with_capacity(members.0.len());
        for (key, raw) in members.0 {
            let node = self.node(raw, depth + 1)?;
            let key_origin = match &key {
                Cow::Borrowed(text) => self.source.origin(self.span(text)),
                // A name with escapes has no address; its value stands next to it.
                Cow::Owned(_) => node.origin.clone(),
            };
            insert(&mut entries, Entry { key: key.into_owned(), key_origin, node })?;
        }
        Ok(Value::Map(entries))
    }

    fn plain(&self, text: &str) -> Result<Value, Problem> {
        Ok(match self.parse(text)? {
            serde_json::Value::Bool(value) => Value::Bool(value),
            serde_json::Value::Number(number) => match (number.as_i64(), number.as_f64()) {
                (Some(value), _) => Value::Integer(value),
                (None, Some(value)) => Value::Float(value),
                (None, None) => Value::Text(text.to_owned()),
            },
            _ => Value::Null,
        })
    }

    fn parse<'t, T: Deserialize<'t>>(&self, text: &'t str) -> Result<T, Problem> {
        serde_json::from_str(text)
            .map_err(|error| self.source.problem(self.span(text), format!("is not JSON: {error}")))
    }

    fn span(&self, part: &str) -> Span {
        let start = (part.as_ptr() as usize).saturating_sub(self.source.file.text.as_ptr() as usize);
        Span::new(start, start + part.len())
    }
}

/// The members of an object, also those of one name.
struct Members<'t>(Vec<(Cow<'t, str>, &'t RawValue)>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Collect;
        impl<'de> Visitor<'de> for Collect {
            type Value = Members<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some(Key(key)) = map.next_key()? {
                    members.push((key, map.next_value()?));
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(Collect)
    }
}

#[derive(Deserialize)]
struct Key<'t>(#[serde(borrow)] Cow<'t, str>);

/// The items of an array.
struct Items<'t>(Vec<&'t RawValue>);

impl<'de> Deserialize<'de> for Items<'de> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Collect;
        impl<'de> Visitor<'de> for Collect {
            type Value = Items<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an array")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
                let mut items = Vec::new();
                while let Some(item) = seq.next_element()? {
                    items.push(item);
                }
                Ok(Items(items))
            }
        }
        deserializer.deserialize_seq(Collect)
    }
}

/// serde_json counts lines from 1 and columns in bytes, the column being the last byte read.
fn byte_at(text: &str, line: usize, column: usize) -> usize {
    let line_start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let mut byte = (line_start + column.saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    byte
}
