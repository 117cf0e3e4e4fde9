//! From a file to a [`Node`]: bounded, and with the place of every value.

mod json;
mod toml;
pub(super) mod yaml;

use std::io::Read as _;
use std::path::Path;
use std::sync::Arc;

use super::node::{Entry, Layer, Node, Origin, Place, SourceFile, Value};
use super::problem::Problem;
use crate::prompt::Span;

/// The largest file of settings that is read, in bytes.
pub(super) const MAX_FILE_BYTES: u64 = 1 << 20;

/// How deep collections may stand in each other.
pub(super) const MAX_DEPTH: usize = 32;

/// How many values a file may have, with those that aliases repeat.
pub(super) const MAX_NODES: usize = 10_000;

/// The formats, by the ending of a file's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Yaml,
    Toml,
    Json,
}

impl Format {
    /// All endings, in the order in which they are looked for.
    pub(super) const ENDINGS: [&'static str; 4] = ["yaml", "yml", "toml", "json"];

    /// The format of a file, or none for a foreign ending.
    pub(super) fn of(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "yaml" | "yml" => Some(Self::Yaml),
            "toml" => Some(Self::Toml),
            "json" => Some(Self::Json),
            _ => None,
        }
    }
}

/// Reads a file. `shown` is what people are told it is called.
///
/// An empty file is an empty map.
pub(super) fn file(path: &Path, shown: &str, layer: Layer) -> Result<Node, Vec<Problem>> {
    let unread = |message: String| {
        let file = SourceFile { path: path.to_owned(), shown: shown.to_owned(), text: String::new() };
        vec![Problem::of_source(Origin { layer, place: Place::Whole(Arc::new(file)) }, message)]
    };
    let format = Format::of(path)
        .ok_or_else(|| unread("has an ending that names no format: use .yaml, .yml, .toml or .json".to_owned()))?;
    let bytes = bytes(path).map_err(unread)?;
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes);
    let (text, invalid) = match std::str::from_utf8(bytes) {
        Ok(text) => (text.to_owned(), None),
        Err(error) => (String::from_utf8_lossy(bytes).into_owned(), Some(error.valid_up_to())),
    };
    let file = Arc::new(SourceFile { path: path.to_owned(), shown: shown.to_owned(), text });
    let source = Source { file: Arc::clone(&file), layer };
    if let Some(at) = invalid {
        return Err(vec![source.problem(Span::new(at, at), "is not UTF-8 from here on: save the file as UTF-8")]);
    }
    parse(&source, format)
}

/// Reads the text of a source.
pub(super) fn parse(source: &Source, format: Format) -> Result<Node, Vec<Problem>> {
    let node = match format {
        Format::Yaml => yaml::read(&source.file.text, &|span| source.origin(span)),
        Format::Toml => toml::read(source),
        Format::Json => json::read(source),
    }?;
    match node.value {
        Value::Map(mut entries) => {
            // Where editors look for the schema of a file.
            entries.retain(|entry| entry.key != "$schema");
            Ok(Node { value: Value::Map(entries), ..node })
        }
        Value::Null => Ok(Node { value: Value::Map(Vec::new()), ..node }),
        _ => {
            let message = format!("expected a map of settings, found {}", node.described());
            Err(vec![Problem::of_source(node.origin, message)])
        }
    }
}

/// The bytes of a regular file of bounded size, or why there are none.
pub(super) fn bytes(path: &Path) -> Result<Vec<u8>, String> {
    let unreadable = |error: std::io::Error| format!("could not be read: {error}");
    // Asked before opening, because opening a pipe waits for its writer.
    let kind = std::fs::metadata(path).map_err(unreadable)?;
    if kind.is_dir() {
        return Err("is a folder, not a file of settings".to_owned());
    }
    if !kind.is_file() {
        return Err("is not a regular file".to_owned());
    }
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).map_err(unreadable)?;
    file.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > MAX_FILE_BYTES {
        return Err(format!("is larger than the {MAX_FILE_BYTES} bytes that a file of settings may have"));
    }
    Ok(bytes)
}

/// What is being read.
pub(super) struct Source {
    pub(super) file: Arc<SourceFile>,
    pub(super) layer: Layer,
}

impl Source {
    fn origin(&self, span: Span) -> Origin {
        Origin { layer: self.layer, place: Place::File(Arc::clone(&self.file), span) }
    }

    fn problem(&self, span: Span, message: impl Into<String>) -> Problem {
        Problem::of_source(self.origin(span), message)
    }
}

/// Puts a value into a map, unless its name is taken.
fn insert(entries: &mut Vec<Entry>, entry: Entry) -> Result<(), Problem> {
    match entries.iter().find(|known| known.key == entry.key) {
        None => {
            entries.push(entry);
            Ok(())
        }
        Some(known) => {
            let first = known.key_origin.line_and_column().map(|(line, _)| format!(" on line {line}"));
            let message = format!("the key `{}` stands here twice, first{}", entry.key, first.unwrap_or_default());
            Err(Problem::of_source(entry.key_origin, message).with_help("remove one of the two"))
        }
    }
}

fn too_deep() -> String {
    format!("collections stand more than {MAX_DEPTH} deep in each other")
}

fn too_many() -> String {
    format!("has more than {MAX_NODES} values")
}
