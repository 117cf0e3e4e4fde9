//! Settings as they may be told to others than their owner: without what may be a secret.
//!
//! Addresses of servers hide their passwords wherever they are shown. Here more is hidden: texts
//! whose meaning only a plugin or a template knows, names that sound like secrets, and whatever
//! looks like one.

use serde_json::Value;

use super::path::{SettingPath, Step};
use super::show::Shown;
use crate::records::{ServerUrl, without_secrets};

/// What stands in a secret's place.
pub const HIDDEN: &str = "***";

/// Words in a setting's name that speak of secrets.
const WORDS: [&str; 9] =
    ["secret", "password", "passwd", "passphrase", "token", "api_key", "apikey", "credential", "authorization"];

/// The same settings, with [`HIDDEN`] for what may be a secret.
pub fn masked(shown: Vec<Shown>) -> Vec<Shown> {
    let mask = |leaf: Shown| {
        let hides = hidden(&leaf.path);
        Shown { value: value(leaf.value, hides), ..leaf }
    };
    shown.into_iter().map(mask).collect()
}

/// What is hidden of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hides {
    /// What looks like a secret.
    Secrets,
    /// Every text.
    Texts,
    /// Numbers, too.
    Everything,
}

fn hidden(path: &SettingPath) -> Hides {
    let keys: Vec<&str> = path
        .steps()
        .iter()
        .filter_map(|step| match step {
            Step::Key(key) => Some(key.as_str()),
            Step::Index(_) => None,
        })
        .collect();
    match keys.as_slice() {
        ["plugins", _, "settings", ..] | ["prompts", _, "defaults" | "clients", ..] => Hides::Everything,
        // Patterns of what is secret may spell it out; a hash of a weak token can be guessed.
        ["records", "redact"] | ["identity", "tokens", "hash"] => Hides::Texts,
        [.., last] => {
            let last = last.to_ascii_lowercase().replace('-', "_");
            // A file's name is no secret.
            let is_secret = WORDS.iter().any(|word| last.contains(word)) && !last.ends_with("_file");
            if is_secret { Hides::Texts } else { Hides::Secrets }
        }
        [] => Hides::Secrets,
    }
}

fn value(value: Value, hides: Hides) -> Value {
    match value {
        Value::String(text) if hides != Hides::Secrets && !text.is_empty() => Value::String(HIDDEN.to_owned()),
        Value::Number(_) if hides == Hides::Everything => Value::String(HIDDEN.to_owned()),
        Value::String(text) => Value::String(text_without_secrets(text)),
        Value::Array(items) => Value::Array(items.into_iter().map(|item| self::value(item, hides)).collect()),
        Value::Object(members) => {
            Value::Object(members.into_iter().map(|(key, member)| (key, self::value(member, hides))).collect())
        }
        other => other,
    }
}

fn text_without_secrets(text: String) -> String {
    let is_address = text.contains("://") && (text.contains('@') || text.contains('?'));
    let text = if is_address { ServerUrl::from(text).to_string() } else { text };
    without_secrets(&text)
}
