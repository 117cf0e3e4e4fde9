//! Front matter as values with their places. Bounded: no aliases, no deep nesting.

use saphyr::{Scalar, ScalarStyle};
use saphyr_parser::{Event, Parser};
use serde_json::{Map, Value};

use super::problem::{Complaints, Place};

const MAX_DEPTH: usize = 16;

/// A value and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Node {
    pub(super) place: Place,
    pub(super) content: Content,
    /// A scalar as it was written; empty for collections.
    pub(super) written: String,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Content {
    /// Null, a truth value, a number or text.
    Scalar(Value),
    List(Vec<Node>),
    Map(Vec<Entry>),
}

/// One value of a map.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Entry {
    pub(super) key: String,
    pub(super) place: Place,
    pub(super) node: Node,
}

impl Node {
    /// The same as JSON.
    pub(super) fn json(&self) -> Value {
        match &self.content {
            Content::Scalar(value) => value.clone(),
            Content::List(items) => items.iter().map(Self::json).collect(),
            Content::Map(entries) => {
                Value::Object(entries.iter().map(|entry| (entry.key.clone(), entry.node.json())).collect::<Map<_, _>>())
            }
        }
    }

    pub(super) fn is_null(&self) -> bool {
        self.content == Content::Scalar(Value::Null)
    }

    /// What was found, for people.
    pub(super) fn described(&self) -> String {
        match &self.content {
            Content::Scalar(Value::Null) => "nothing".to_owned(),
            Content::Scalar(Value::String(text)) => format!("the text `{}`", shortened(text)),
            Content::Scalar(value) => format!("`{value}`"),
            Content::List(_) => "a list".to_owned(),
            Content::Map(_) => "a map".to_owned(),
        }
    }
}

fn shortened(text: &str) -> String {
    const LONGEST: usize = 40;
    let line: String = text.chars().take(LONGEST).collect();
    if line.len() < text.len() { format!("{line}…") } else { line }
}

/// A collection whose end has not come yet.
struct Open {
    place: Place,
    content: Content,
    key: Option<(String, Place)>,
}

/// Reads one document, which begins on line `first_line` of its file. Nothing written is an
/// empty map; none when it is no YAML.
pub(super) fn read(text: &str, first_line: u32, complaints: &mut Complaints<'_>) -> Option<Node> {
    let start = Place::new(first_line, 1);
    let at = |marker: &saphyr_parser::Marker| {
        let line = u32::try_from(marker.line()).unwrap_or(0);
        let column = u32::try_from(marker.col()).unwrap_or(0);
        start.within(Place::new(line.max(1), column + 1))
    };
    let mut open: Vec<Open> = Vec::new();
    let mut done = None;
    let mut parser = Parser::new_from_str(text);
    while let Some(event) = parser.next_event() {
        let (event, span) = match event {
            Ok(event) => event,
            Err(error) => {
                let help = "values with `: `, `#`, quotes or brackets in them need quotes around them";
                complaints.error(
                    at(error.marker()),
                    format!("the front matter is not YAML: {}", error.info()),
                    Some(help.to_owned()),
                );
                return None;
            }
        };
        let place = at(&span.start);
        let complete = match event {
            Event::Scalar(text, style, 0, _) => {
                Node { place, content: Content::Scalar(scalar(&text, style)), written: text.into_owned() }
            }
            Event::SequenceStart(0, _) | Event::MappingStart(0, _) if open.len() >= MAX_DEPTH => {
                complaints.error(place, format!("collections stand more than {MAX_DEPTH} deep in each other"), None);
                return None;
            }
            Event::SequenceStart(0, _) => {
                open.push(Open { place, content: Content::List(Vec::new()), key: None });
                continue;
            }
            Event::MappingStart(0, _) => {
                open.push(Open { place, content: Content::Map(Vec::new()), key: None });
                continue;
            }
            Event::SequenceEnd | Event::MappingEnd => match open.pop() {
                Some(open) => Node { place: open.place, content: open.content, written: String::new() },
                None => continue,
            },
            Event::Scalar(..) | Event::SequenceStart(..) | Event::MappingStart(..) | Event::Alias(_) => {
                let help = Some("write the value where it is needed; text that begins with `*` or `&` needs quotes");
                complaints.error(place, "anchors and aliases are not allowed in front matter", help.map(str::to_owned));
                return None;
            }
            _ => continue,
        };
        match open.last_mut() {
            None => done = Some(complete),
            Some(above) => above.take(complete, complaints)?,
        }
    }
    Some(done.unwrap_or(Node { place: start, content: Content::Map(Vec::new()), written: String::new() }))
}

impl Open {
    /// Puts a complete value into the collection. None when it cannot go there.
    fn take(&mut self, node: Node, complaints: &mut Complaints<'_>) -> Option<()> {
        let entries = match &mut self.content {
            Content::List(items) => {
                items.push(node);
                return Some(());
            }
            Content::Map(entries) => entries,
            Content::Scalar(_) => return None,
        };
        match self.key.take() {
            // `on:`, `2:` and the like are names here, whatever YAML would make of them.
            None if matches!(node.content, Content::Scalar(_)) => self.key = Some((node.written, node.place)),
            None => {
                complaints.error(node.place, format!("a key must be text, not {}", node.described()), None);
                return None;
            }
            Some((key, place)) => match entries.iter().find(|known| known.key == key) {
                None => entries.push(Entry { key, place, node }),
                Some(first) => {
                    let message = format!("`{key}` stands here twice, first on line {}", first.place.line);
                    complaints.error(place, message, Some("remove one of the two".to_owned()));
                }
            },
        }
        Some(())
    }
}

fn scalar(text: &str, style: ScalarStyle) -> Value {
    match Scalar::parse_from_cow_and_metadata(text.into(), style, None) {
        Some(Scalar::Null) => Value::Null,
        Some(Scalar::Boolean(value)) => value.into(),
        Some(Scalar::Integer(value)) => value.into(),
        Some(Scalar::FloatingPoint(value)) => {
            serde_json::Number::from_f64(value.into_inner()).map_or_else(|| text.into(), Value::Number)
        }
        Some(Scalar::String(_)) | None => text.into(),
    }
}
