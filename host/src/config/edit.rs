//! Writes one setting into a file, keeping its comments, its order and its line ends.
//!
//! Whatever the format's editor does, the new text is read again before it takes the old
//! one's place: it must say what the old one said, with this one setting changed. If it does
//! not, the file is left as it was.

mod json;
mod toml;
mod yaml;

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::Value as Json;

use super::node::{Entry, Layer, Node, Origin, SourceFile, Value, same};
use super::path::{SettingPath, Step};
use super::problem::Problems;
use super::read::{self, Format, Source};

/// Why a setting was not written. The file is as it was.
#[derive(Debug, thiserror::Error)]
pub enum EditError {
    /// The file cannot be read as it is.
    #[error("failed to read the settings that are there:\n{0}")]
    Unreadable(Problems),
    /// A path or value that no file can hold.
    #[error("failed to write `{0}`: only single values of named settings can be written")]
    Unsupported(String),
    /// The text has a form that the editor cannot change safely.
    #[error("failed to change `{path}` in {file} without touching anything else: set it there by hand to `{value}`")]
    Unsafe {
        /// The setting.
        path: String,
        /// The file.
        file: String,
        /// What was to be written.
        value: String,
    },
    /// The file or its folder cannot be written.
    #[error("failed to write {file}")]
    Write {
        /// The file.
        file: String,
        /// Why.
        #[source]
        cause: io::Error,
    },
}

/// Sets `path` to a single value in `file`, which is made if there is none.
///
/// A link is followed, so that what it points at changes. Permissions stay.
///
/// # Errors
/// See [`EditError`]; after any of them the file is as it was.
pub fn set(file: &Path, path: &SettingPath, value: &Json) -> Result<(), EditError> {
    let unsupported = || EditError::Unsupported(path.to_string());
    let keys = path.keys().filter(|keys| !keys.is_empty()).ok_or_else(unsupported)?;
    let wanted = scalar(value).ok_or_else(unsupported)?;
    let write_error = |cause| EditError::Write { file: file.display().to_string(), cause };
    let target = resolved(file).map_err(write_error)?;
    let format = Format::of(&target).or_else(|| Format::of(file)).ok_or_else(unsupported)?;

    let (before, old, bom) = if target.exists() {
        let root = read::file(&target, &file.display().to_string(), Layer::Project)
            .map_err(|problems| EditError::Unreadable(Problems::new(problems)))?;
        let text = root.origin.file().map(|file| file.text.clone()).unwrap_or_default();
        let bom = std::fs::read(&target).map_err(write_error)?.starts_with(b"\xEF\xBB\xBF");
        (root, text, bom)
    } else {
        (Node::empty(), String::new(), false)
    };
    let not_safe =
        || EditError::Unsafe { path: path.to_string(), file: file.display().to_string(), value: value.to_string() };
    let new = match format {
        Format::Yaml => yaml::set(&old, &before, &keys, value),
        Format::Toml => toml::set(&old, &keys, value),
        Format::Json => json::set(&old, &keys, value),
    }
    .ok_or_else(not_safe)?;
    let new = with_line_ends_of(&old, new);

    let mut expected = before;
    assign(&mut expected, path.steps(), wanted);
    if !parses_as(&new, format, &expected) {
        return Err(not_safe());
    }
    let new = if bom { format!("\u{FEFF}{new}") } else { new };
    replace(&target, &new).map_err(write_error)
}

fn parses_as(text: &str, format: Format, expected: &Node) -> bool {
    let file = SourceFile { path: PathBuf::new(), shown: String::new(), text: text.to_owned() };
    let source = Source { file: Arc::new(file), layer: Layer::Project };
    read::parse(&source, format).is_ok_and(|root| same(&root, expected))
}

/// The value as a node, if it is a single one.
fn scalar(value: &Json) -> Option<Node> {
    let node = match value {
        Json::Bool(value) => Value::Bool(*value),
        Json::Number(number) => number.as_i64().map(Value::Integer).or(number.as_f64().map(Value::Float))?,
        Json::String(text) => Value::Text(text.clone()),
        Json::Null | Json::Array(_) | Json::Object(_) => return None,
    };
    Some(Node { value: node, written: String::new(), origin: Origin::DEFAULT })
}

fn assign(node: &mut Node, steps: &[Step], value: Node) {
    let Some((Step::Key(key), rest)) = steps.split_first() else {
        node.value = value.value;
        return;
    };
    if !matches!(node.value, Value::Map(_)) {
        node.value = Value::Map(Vec::new());
    }
    let Value::Map(entries) = &mut node.value else { return };
    match entries.iter_mut().find(|entry| entry.key == *key) {
        Some(entry) => assign(&mut entry.node, rest, value),
        None => {
            let mut child = Node::empty();
            assign(&mut child, rest, value);
            entries.push(Entry { key: key.clone(), key_origin: Origin::DEFAULT, node: child });
        }
    }
}

fn with_line_ends_of(old: &str, new: String) -> String {
    let all_crlf = old.contains("\r\n") && old.matches('\n').count() == old.matches("\r\n").count();
    if all_crlf { new.replace("\r\n", "\n").replace('\n', "\r\n") } else { new }
}

/// What a file is in the end: links followed, also when the last one points at nothing yet.
fn resolved(file: &Path) -> io::Result<PathBuf> {
    const MOST_LINKS: usize = 40;
    let mut file = file.to_owned();
    for _ in 0..MOST_LINKS {
        match std::fs::read_link(&file) {
            Ok(target) => file = file.parent().map(|dir| dir.join(&target)).unwrap_or(target),
            Err(_) => return Ok(file),
        }
    }
    Err(io::Error::other("too many links lead to each other"))
}

/// Writes beside the file and renames, so that a reader sees the old text or the new one.
fn replace(target: &Path, text: &str) -> io::Result<()> {
    let dir = target.parent().filter(|dir| !dir.as_os_str().is_empty()).unwrap_or(Path::new("."));
    std::fs::create_dir_all(dir)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".prompt-host-");
    #[cfg(unix)]
    let readable = std::os::unix::fs::PermissionsExt::from_mode(0o666);
    #[cfg(unix)]
    builder.permissions(readable);
    let mut file = builder.tempfile_in(dir)?;
    if let Ok(old) = target.metadata() {
        file.as_file().set_permissions(old.permissions())?;
    }
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    if std::fs::read(file.path())? != text.as_bytes() {
        return Err(io::Error::other("what was written reads back differently"));
    }
    file.persist(target).map_err(|error| error.error)?;
    Ok(())
}
