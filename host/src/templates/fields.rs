//! The fields of a map of front matter, each of the type that it should have.

use serde_json::{Map, Value};

use super::problem::{Complaints, Place, suggestion};
use super::yaml::{Content, Entry, Node};

/// A map whose fields are known. A field that says nothing, as in `tags:`, is left out.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fields<'n> {
    entries: &'n [Entry],
}

impl<'n> Fields<'n> {
    /// The fields of `node`, which is `what`; each that is not `known` is complained about.
    /// None when it is no map.
    pub(super) fn known(node: &'n Node, what: &str, known: &[&str], complaints: &mut Complaints<'_>) -> Option<Self> {
        let fields = Self::any(node, what, complaints)?;
        for entry in fields.entries.iter().filter(|entry| !known.contains(&entry.key.as_str())) {
            let message = format!("{what} has no field `{}`", entry.key);
            complaints.error(entry.place, message, Some(suggestion(&entry.key, known)));
        }
        Some(fields)
    }

    /// The fields of `node`, whatever they are called. None when it is no map.
    pub(super) fn any(node: &'n Node, what: &str, complaints: &mut Complaints<'_>) -> Option<Self> {
        match &node.content {
            Content::Map(entries) => Some(Self { entries }),
            _ => {
                complaints.error(node.place, format!("{what} must be a map, not {}", node.described()), None);
                None
            }
        }
    }

    pub(super) fn entries(self) -> &'n [Entry] {
        self.entries
    }

    pub(super) fn get(self, name: &str) -> Option<&'n Entry> {
        self.entries.iter().find(|entry| entry.key == name && !entry.node.is_null())
    }

    pub(super) fn place(self, name: &str) -> Option<Place> {
        self.get(name).map(|entry| entry.node.place)
    }

    pub(super) fn text(self, name: &str, complaints: &mut Complaints<'_>) -> Option<String> {
        let entry = self.get(name)?;
        text(&entry.node, &format!("`{name}`"), complaints)
    }

    pub(super) fn texts(self, name: &str, complaints: &mut Complaints<'_>) -> Vec<String> {
        let what = format!("an item of `{name}`");
        self.items(name, complaints).iter().filter_map(|item| text(item, &what, complaints)).collect()
    }

    pub(super) fn flag(self, name: &str, complaints: &mut Complaints<'_>) -> Option<bool> {
        let entry = self.get(name)?;
        match &entry.node.content {
            Content::Scalar(Value::Bool(flag)) => Some(*flag),
            _ => {
                let message = format!("`{name}` must be true or false, not {}", entry.node.described());
                complaints.error(entry.node.place, message, None);
                None
            }
        }
    }

    pub(super) fn values(self, name: &str, complaints: &mut Complaints<'_>) -> Vec<Value> {
        self.items(name, complaints).iter().map(Node::json).collect()
    }

    pub(super) fn json(self, name: &str) -> Option<Value> {
        self.get(name).map(|entry| entry.node.json())
    }

    /// Those of these fields that are there, as JSON.
    pub(super) fn kept(self, names: &[&str]) -> Map<String, Value> {
        names.iter().filter_map(|name| Some(((*name).to_owned(), self.json(name)?))).collect()
    }

    fn items(self, name: &str, complaints: &mut Complaints<'_>) -> &'n [Node] {
        match self.get(name).map(|entry| &entry.node) {
            None => &[],
            Some(Node { content: Content::List(items), .. }) => items,
            Some(node) => {
                let message = format!("`{name}` must be a list, as in `[one, two]`, not {}", node.described());
                complaints.error(node.place, message, None);
                &[]
            }
        }
    }
}

fn text(node: &Node, what: &str, complaints: &mut Complaints<'_>) -> Option<String> {
    match &node.content {
        Content::Scalar(Value::String(text)) => Some(text.clone()),
        Content::Scalar(Value::Bool(_) | Value::Number(_)) => {
            let message = format!("{what} must be text, not {}", node.described());
            complaints.error(node.place, message, Some(format!("put it in quotes: \"{}\"", node.written)));
            None
        }
        _ => {
            complaints.error(node.place, format!("{what} must be text, not {}", node.described()), None);
            None
        }
    }
}
