//! A template, whatever format its file has.

use std::fmt;
use std::sync::Arc;

use serde::Serialize;
use serde_json::{Map, Value};

use super::argument::Argument;
use super::problem::Place;

/// A prompt before its values are put in.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Template {
    /// What it is.
    #[serde(flatten)]
    pub meta: Meta,
    /// What it takes, in the order in which people fill it in.
    pub arguments: Vec<Argument>,
    /// Whether it takes others too, because its file does not say what it takes.
    pub is_open: bool,
    /// What it says; at least one.
    #[serde(skip)]
    pub messages: Vec<MessageSource>,
    /// What the file says about models and their configuration. Kept for those who export
    /// it; a client chooses its own model.
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub model: Map<String, Value>,
}

impl Template {
    /// The argument of that name.
    pub fn argument(&self, name: &str) -> Option<&Argument> {
        self.arguments.iter().find(|argument| argument.name == name)
    }
}

/// What people and clients see of a template.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Meta {
    /// What calls name it: the file's name without its ending.
    pub name: String,
    /// What a picker shows.
    pub title: Option<String>,
    /// One sentence: what the prompt does.
    pub description: Option<String>,
    /// One word to sort by.
    pub category: Option<String>,
    /// Words to search by.
    pub tags: Vec<String>,
    /// A semantic version.
    pub version: Option<String>,
}

/// Who speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Whoever sets the frame.
    System,
    /// Whoever asks.
    User,
    /// The model.
    Assistant,
}

impl Role {
    /// As answers write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::User => "user",
            Self::Assistant => "assistant",
        }
    }

    /// The role that files call `name`; dotprompt calls the assistant `model`.
    pub fn of_name(name: &str) -> Option<Self> {
        Some(match name {
            "system" => Self::System,
            "user" => Self::User,
            "assistant" | "model" => Self::Assistant,
            _ => return None,
        })
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A message before its values are put in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageSource {
    /// Who speaks.
    pub role: Role,
    /// In the engine's language.
    pub source: Arc<str>,
    /// The file ending whose engine renders it.
    pub ending: Arc<str>,
    /// Where in the file the source begins.
    pub start: Place,
}

/// A rendered message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Message {
    /// Who speaks.
    pub role: Role,
    /// What they say, without line ends at its end.
    pub text: String,
}
