//! `prompt_manager`: the section that template settings first had, read as it was written.
//!
//! Each key becomes the setting of today, with its place, so that a mistake is still shown
//! where it stands. What `templates` in the same source says goes before.

use super::node::{Entry, Node, Value};
use super::path::SettingPath;
use super::problem::{Problem, suggestion};
use super::short;

const SECTION: &str = "prompt_manager";

/// Bytes that stand for one rendered prompt: `cache_size` counts prompts, `templates.cache_bytes`
/// counts bytes.
const RENDERED_BYTES: i64 = 16 << 10;

/// How a key is said today.
#[derive(Debug, Clone, Copy)]
enum Meaning {
    /// A folder, as the only one of the list `dirs`.
    Folder,
    /// A number of rendered prompts, as bytes.
    Prompts,
    /// The same under another name.
    Named(&'static str),
    /// True or false; either way it is always so now.
    Always,
}

const KEYS: [(&str, Meaning); 6] = [
    ("templates_dir", Meaning::Folder),
    ("cache_size", Meaning::Prompts),
    ("cache_ttl", Meaning::Named("cache_ttl_s")),
    ("strict_mode", Meaning::Named("strict")),
    ("enable_async", Meaning::Always),
    ("enable_metrics", Meaning::Always),
];

/// `root` with `prompt_manager` said in today's words. Keys that it never had are problems.
pub(super) fn translated(root: Node, problems: &mut Vec<Problem>) -> Node {
    let mut root = short::written_out(root);
    let Value::Map(entries) = &mut root.value else { return root };
    let Some(index) = entries.iter().position(|entry| entry.key == SECTION) else { return root };
    let section = entries.remove(index);
    let path = SettingPath::of_keys([SECTION]);
    let mut said = Vec::new();
    for entry in section.node.entries() {
        match KEYS.iter().find(|(key, _)| *key == entry.key) {
            Some((_, meaning)) => said.extend(translate(entry, *meaning, &path, problems)),
            None => {
                let known = KEYS.map(|(key, _)| key);
                let message = format!("there is no setting `{}` here", entry.key);
                let problem = Problem::of_setting(path.key(&entry.key), entry.key_origin.clone(), message);
                problems.push(problem.with_help(suggestion(&entry.key, &known)));
            }
        }
    }
    let node = Node { value: Value::Map(said), written: String::new(), origin: section.node.origin };
    let templates = Entry { key: "templates".to_owned(), key_origin: section.key_origin, node };
    let below = Node { value: Value::Map(vec![templates]), written: String::new(), origin: root.origin.clone() };
    root.over(below)
}

fn translate(entry: &Entry, meaning: Meaning, path: &SettingPath, problems: &mut Vec<Problem>) -> Option<Entry> {
    let renamed = |key: &str, value: Value| {
        let node = Node { value, ..entry.node.clone() };
        Some(Entry { key: key.to_owned(), key_origin: entry.key_origin.clone(), node })
    };
    let mut wrong = |expected: &str| {
        let message = format!("expected {expected}, found {}", entry.node.described());
        problems.push(Problem::of_setting(path.key(&entry.key), entry.node.origin.clone(), message));
        None
    };
    match (meaning, &entry.node.value) {
        (Meaning::Named(key), value) => renamed(key, value.clone()),
        (Meaning::Folder, Value::Text(_)) => renamed("dirs", Value::List(vec![entry.node.clone()])),
        (Meaning::Folder, _) => wrong("a folder"),
        (Meaning::Prompts, Value::Integer(count)) if *count >= 0 => {
            renamed("cache_bytes", Value::Integer(count.saturating_mul(RENDERED_BYTES)))
        }
        (Meaning::Prompts, _) => wrong("a number of prompts, 0 or more"),
        (Meaning::Always, Value::Bool(_)) => None,
        (Meaning::Always, _) => wrong("`true` or `false`"),
    }
}
