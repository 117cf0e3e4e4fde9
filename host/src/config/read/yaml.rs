//! Reads YAML 1.2 by its events, so that depth and aliases stay bounded.

use std::borrow::Cow;
use std::collections::HashMap;

use saphyr::{Scalar, ScalarStyle, Tag};
use saphyr_parser::{Event, Parser};

use super::{MAX_DEPTH, MAX_NODES, insert, too_deep, too_many};
use crate::config::node::{Entry, Node, Origin, Value};
use crate::config::problem::Problem;
use crate::prompt::Span;

/// Reads one document. `origin` says where a stretch of `text` stands.
pub(in crate::config) fn read(text: &str, origin: &dyn Fn(Span) -> Origin) -> Result<Node, Vec<Problem>> {
    Builder { offsets: Offsets::new(text), origin, open: Vec::new(), anchors: HashMap::new(), nodes: 0, done: None }
        .read(text)
        .map_err(|problem| vec![problem])
}

struct Builder<'t> {
    offsets: Offsets<'t>,
    origin: &'t dyn Fn(Span) -> Origin,
    open: Vec<Open>,
    anchors: HashMap<usize, (Node, usize)>,
    nodes: usize,
    done: Option<Node>,
}

/// A collection whose end has not come yet.
struct Open {
    start: usize,
    anchor: usize,
    nodes_before: usize,
    content: Content,
}

enum Content {
    List(Vec<Node>),
    Map { entries: Vec<Entry>, key: Option<(String, Origin)> },
}

impl Builder<'_> {
    fn read(mut self, text: &str) -> Result<Node, Problem> {
        let mut parser = Parser::new_from_str(text);
        while let Some(event) = parser.next_event() {
            let (event, span) = event.map_err(|error| {
                let at = self.offsets.byte(error.marker().index());
                self.problem(Span::new(at, at), format!("is not YAML: {}", error.info()))
            })?;
            let span = Span::new(self.offsets.byte(span.start.index()), self.offsets.byte(span.end.index()));
            match event {
                Event::StreamEnd => break,
                Event::DocumentStart(_) if self.done.is_some() => {
                    return Err(self.problem(span, "has a second document: settings are one document"));
                }
                Event::Nothing | Event::StreamStart | Event::DocumentStart(_) | Event::DocumentEnd => {}
                event => self.event(event, span)?,
            }
        }
        Ok(self.done.take().unwrap_or_else(|| Node {
            value: Value::Null,
            written: String::new(),
            origin: (self.origin)(Span::new(0, 0)),
        }))
    }

    fn event(&mut self, event: Event<'_>, span: Span) -> Result<(), Problem> {
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                let node = self.scalar(text, style, tag.as_ref(), span)?;
                // Long text weighs more, because aliases may repeat it.
                let size = 1 + node.written.len() / 32;
                self.add(node, anchor, size)
            }
            Event::Alias(anchor) => {
                let (node, size) = self
                    .anchors
                    .get(&anchor)
                    .cloned()
                    .ok_or_else(|| self.problem(span, "names an anchor that is not complete here"))?;
                self.add(Node { origin: (self.origin)(span), ..node }, 0, size)
            }
            Event::SequenceStart(anchor, _) => self.open(span, anchor, Content::List(Vec::new())),
            Event::MappingStart(anchor, _) => self.open(span, anchor, Content::Map { entries: Vec::new(), key: None }),
            Event::SequenceEnd | Event::MappingEnd => self.close(span),
            _ => Ok(()),
        }
    }

    fn open(&mut self, span: Span, anchor: usize, content: Content) -> Result<(), Problem> {
        if self.open.len() >= MAX_DEPTH {
            return Err(self.problem(span, too_deep()));
        }
        if let Some(Open { content: Content::Map { key: None, .. }, .. }) = self.open.last() {
            return Err(self.problem(span, "a key must be text"));
        }
        self.open.push(Open { start: span.start, anchor, nodes_before: self.nodes, content });
        Ok(())
    }

    fn close(&mut self, end: Span) -> Result<(), Problem> {
        let Some(open) = self.open.pop() else { return Ok(()) };
        let value = match open.content {
            Content::List(items) => Value::List(items),
            Content::Map { entries, .. } => Value::Map(entries),
        };
        let origin = (self.origin)(Span::new(open.start, end.end.max(open.start)));
        let inside = self.nodes - open.nodes_before;
        // Its content is counted already; the collection itself is one more.
        self.nodes -= inside;
        self.add(Node { value, written: String::new(), origin }, open.anchor, inside + 1)
    }

    fn add(&mut self, node: Node, anchor: usize, size: usize) -> Result<(), Problem> {
        self.nodes = self.nodes.saturating_add(size);
        if self.nodes > MAX_NODES {
            return Err(Problem::of_source(node.origin, too_many()));
        }
        if anchor > 0 {
            self.anchors.insert(anchor, (node.clone(), size));
        }
        match self.open.last_mut().map(|open| &mut open.content) {
            None => self.done = Some(node),
            Some(Content::List(items)) => items.push(node),
            Some(Content::Map { entries, key }) => match key.take() {
                Some((key, key_origin)) => insert(entries, Entry { key, key_origin, node })?,
                None => *key = Some(key_text(node)?),
            },
        }
        Ok(())
    }

    fn scalar(
        &self,
        text: Cow<'_, str>,
        style: ScalarStyle,
        tag: Option<&Cow<'_, Tag>>,
        span: Span,
    ) -> Result<Node, Problem> {
        let written = text.clone().into_owned();
        let tag = tag.map(|tag| Cow::Owned(tag.as_ref().clone()));
        let value = match Scalar::parse_from_cow_and_metadata(text, style, tag.as_ref()) {
            Some(Scalar::Null) => Value::Null,
            Some(Scalar::Boolean(value)) => Value::Bool(value),
            Some(Scalar::Integer(value)) => Value::Integer(value),
            Some(Scalar::FloatingPoint(value)) => Value::Float(value.into_inner()),
            Some(Scalar::String(value)) => Value::Text(value.into_owned()),
            None => return Err(self.problem(span, format!("`{written}` is not what its tag says"))),
        };
        let span = match style {
            ScalarStyle::DoubleQuoted => self.quoted(span, '"'),
            ScalarStyle::SingleQuoted => self.quoted(span, '\''),
            _ => span,
        };
        Ok(Node { value, written, origin: (self.origin)(span) })
    }

    // saphyr's span of a quoted scalar goes on over the blanks and the comment behind it.
    fn quoted(&self, span: Span, quote: char) -> Span {
        let mut letters = span.of(self.offsets.text).char_indices().skip(1).peekable();
        while let Some((at, letter)) = letters.next() {
            let doubled = || quote == '\'' && letter == quote;
            if letter == '\\' && quote == '"' || doubled() && letters.peek().is_some_and(|(_, next)| *next == quote) {
                letters.next();
            } else if letter == quote {
                return Span::new(span.start, span.start + at + quote.len_utf8());
            }
        }
        span
    }

    fn problem(&self, span: Span, message: impl Into<String>) -> Problem {
        Problem::of_source((self.origin)(span), message)
    }
}

// `on:`, `2:` and the like are names here, whatever YAML would make of them.
fn key_text(node: Node) -> Result<(String, Origin), Problem> {
    match node.value {
        Value::List(_) | Value::Map(_) => Err(Problem::of_source(node.origin, "a key must be text")),
        Value::Null if node.written.is_empty() => Err(Problem::of_source(node.origin, "a key is missing")),
        _ => Ok((node.written, node.origin)),
    }
}

/// Bytes of characters: saphyr counts the latter.
struct Offsets<'t> {
    text: &'t str,
    bytes: Option<Vec<usize>>,
}

impl<'t> Offsets<'t> {
    fn new(text: &'t str) -> Self {
        let bytes = (!text.is_ascii()).then(|| text.char_indices().map(|(byte, _)| byte).collect());
        Self { text, bytes }
    }

    fn byte(&self, character: usize) -> usize {
        let byte = match &self.bytes {
            None => character,
            Some(bytes) => bytes.get(character).copied().unwrap_or(self.text.len()),
        };
        byte.min(self.text.len())
    }
}
