//! Values with their origin: what every source is read into, and how sources merge.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::Serialize;

use super::path::{SettingPath, Step};
use crate::prompt::Span;

/// Who said it, from weak to strong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Layer {
    /// Nobody.
    Default,
    /// The profile that somebody chose.
    Profile,
    /// The user's file.
    User,
    /// The project's file, or the one named with `--config`.
    Project,
    /// A variable in the working folder's `.env`.
    Dotenv,
    /// A variable of the environment.
    Environment,
    /// A flag of the command line.
    Flag,
}

/// A file of settings, as it was read.
#[derive(Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// Where it is; absolute.
    pub path: PathBuf,
    /// How people are told: relative when it lies below the working folder.
    pub shown: String,
    /// Its text, without a byte order mark; empty when it could not be read.
    pub text: String,
}

impl SourceFile {
    /// Line and column of a byte, both counted from 1, the column in characters.
    pub fn line_and_column(&self, byte: usize) -> (usize, usize) {
        let before = self.text.get(..byte).unwrap_or(&self.text);
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let column = before.get(line_start..).unwrap_or_default().chars().count() + 1;
        (before.matches('\n').count() + 1, column)
    }
}

/// Where in its layer a value stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// Nowhere: a default.
    None,
    /// A stretch of a file.
    File(Arc<SourceFile>, Span),
    /// A file as a whole.
    Whole(Arc<SourceFile>),
    /// The variable or flag with this name.
    Named(Arc<str>),
}

/// Where a value came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Who said it.
    pub layer: Layer,
    /// Where.
    pub place: Place,
}

impl Origin {
    /// A value that nobody set.
    pub const DEFAULT: Self = Self { layer: Layer::Default, place: Place::None };

    /// A variable or flag.
    pub fn named(layer: Layer, name: &str) -> Self {
        Self { layer, place: Place::Named(name.into()) }
    }

    /// The file, if it is one.
    pub fn file(&self) -> Option<&Arc<SourceFile>> {
        match &self.place {
            Place::File(file, _) | Place::Whole(file) => Some(file),
            Place::None | Place::Named(_) => None,
        }
    }

    /// The stretch of the file's text, if it is one.
    pub fn span(&self) -> Option<Span> {
        match &self.place {
            Place::File(_, span) => Some(*span),
            Place::None | Place::Whole(_) | Place::Named(_) => None,
        }
    }

    /// Line and column, both from 1, if it is a stretch of a file.
    pub fn line_and_column(&self) -> Option<(usize, usize)> {
        match &self.place {
            Place::File(file, span) => Some(file.line_and_column(span.start)),
            Place::None | Place::Whole(_) | Place::Named(_) => None,
        }
    }

    /// The folder that relative paths of this origin start from; none for the working folder.
    pub fn base_dir(&self) -> Option<&Path> {
        self.file().and_then(|file| file.path.parent())
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.place {
            Place::None => f.write_str("default"),
            Place::Named(name) => f.write_str(name),
            Place::Whole(file) => f.write_str(&file.shown),
            Place::File(file, span) => {
                let (line, column) = file.line_and_column(span.start);
                write!(f, "{}:{line}:{column}", file.shown)
            }
        }
    }
}

/// A value and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// What it is.
    pub value: Value,
    /// A scalar as it was written; empty for collections.
    pub written: String,
    /// Where it came from.
    pub origin: Origin,
}

/// What all three formats can say.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// Any other number.
    Float(f64),
    /// Text.
    Text(String),
    /// Values in order.
    List(Vec<Node>),
    /// Values by name, in the order of the source; names differ.
    Map(Vec<Entry>),
}

/// One value of a map.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Its name.
    pub key: String,
    /// Where the name stands.
    pub key_origin: Origin,
    /// The value.
    pub node: Node,
}

impl Node {
    /// An empty map that nobody wrote.
    pub fn empty() -> Self {
        Self { value: Value::Map(Vec::new()), written: String::new(), origin: Origin::DEFAULT }
    }

    /// The value below a key.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entries().iter().find(|entry| entry.key == key).map(|entry| &entry.node)
    }

    /// The values of a map; none of anything else.
    pub fn entries(&self) -> &[Entry] {
        match &self.value {
            Value::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The values of a list; none of anything else.
    pub fn items(&self) -> &[Node] {
        match &self.value {
            Value::List(items) => items,
            _ => &[],
        }
    }

    /// The value at a path.
    pub fn at(&self, path: &SettingPath) -> Option<&Node> {
        path.steps().iter().try_fold(self, |node, step| match (step, &node.value) {
            (Step::Key(key), _) => node.get(key),
            (Step::Index(index), Value::List(items)) => items.get(*index),
            (Step::Index(_), _) => None,
        })
    }

    /// Takes away the value at a path; tells whether there was one.
    pub fn remove(&mut self, steps: &[Step]) -> bool {
        match (steps, &mut self.value) {
            ([Step::Key(last)], Value::Map(entries)) => {
                let before = entries.len();
                entries.retain(|entry| entry.key != *last);
                entries.len() < before
            }
            ([Step::Index(last)], Value::List(items)) if *last < items.len() => {
                items.remove(*last);
                true
            }
            ([Step::Key(key), rest @ ..], Value::Map(entries)) => {
                entries.iter_mut().find(|entry| entry.key == *key).is_some_and(|entry| entry.node.remove(rest))
            }
            ([Step::Index(index), rest @ ..], Value::List(items)) => {
                items.get_mut(*index).is_some_and(|item| item.remove(rest))
            }
            _ => false,
        }
    }

    /// This node laid over a weaker one: maps merge, everything else replaces.
    ///
    /// A null over a map says nothing, because `limits:` with every line below it
    /// commented out should not forget the user's own limits.
    pub fn over(self, weaker: Node) -> Node {
        match (self.value, weaker.value) {
            (Value::Map(strong), Value::Map(weak)) => {
                Node { value: Value::Map(merge(strong, weak)), written: self.written, origin: self.origin }
            }
            (Value::Null, value @ Value::Map(_)) => Node { value, ..weaker },
            (value, _) => Node { value, written: self.written, origin: self.origin },
        }
    }

    /// What the node says, for people: short, on one line.
    pub fn described(&self) -> String {
        match &self.value {
            Value::Null => "nothing".to_owned(),
            Value::List(_) => "a list".to_owned(),
            Value::Map(_) => "a map".to_owned(),
            Value::Text(text) => format!("text `{}`", shortened(text)),
            Value::Bool(_) | Value::Integer(_) | Value::Float(_) => format!("`{}`", shortened(&self.written)),
        }
    }
}

/// Whether two nodes say the same, wherever they stand and in whatever order their maps are.
pub fn same(one: &Node, other: &Node) -> bool {
    match (&one.value, &other.value) {
        (Value::List(ones), Value::List(others)) => {
            ones.len() == others.len() && ones.iter().zip(others).all(|(one, other)| same(one, other))
        }
        (Value::Map(ones), Value::Map(others)) => {
            ones.len() == others.len()
                && ones.iter().all(|entry| other.get(&entry.key).is_some_and(|node| same(&entry.node, node)))
        }
        (one, other) => one == other,
    }
}

fn merge(strong: Vec<Entry>, mut weak: Vec<Entry>) -> Vec<Entry> {
    for entry in strong {
        match weak.iter().position(|known| known.key == entry.key) {
            Some(index) => {
                let below = weak.remove(index);
                let node = entry.node.over(below.node);
                weak.insert(index, Entry { node, ..entry });
            }
            None => weak.push(entry),
        }
    }
    weak
}

fn shortened(text: &str) -> String {
    const LONGEST: usize = 60;
    let line: String = text.chars().take(LONGEST).collect();
    if line.len() < text.len() { format!("{line}…") } else { line }
}
