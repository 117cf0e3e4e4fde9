//! The prompts of a file.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, ensure};
use serde::Deserialize;

/// One prompt.
#[derive(Debug, Deserialize)]
pub(crate) struct Prompt {
    /// A name for messages; the line's number when the file gives none.
    #[serde(default)]
    pub(crate) id: String,
    /// Where it comes from.
    #[serde(default)]
    pub(crate) source: String,
    language: Option<String>,
    /// The text.
    pub(crate) prompt: String,
}

impl Prompt {
    /// Whether it is known to be in a language other than English.
    pub(crate) fn is_foreign(&self) -> bool {
        let primary = self.language.as_deref().map(|tag| tag.split('-').next().unwrap_or(tag));
        primary.is_some_and(|primary| !matches!(primary, "" | "und" | "en"))
    }
}

/// Reads a file of one JSON object a line; empty lines are passed over.
///
/// # Errors
/// With the line that is no prompt.
pub(crate) fn read(path: &Path) -> anyhow::Result<Vec<Prompt>> {
    let text = fs::read_to_string(path).with_context(|| format!("failed to read {}", path.display()))?;
    let mut prompts = Vec::new();
    for (number, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()) {
        let mut prompt: Prompt = serde_json::from_str(line)
            .with_context(|| format!("failed to read a prompt from {}:{number}", path.display()))?;
        if prompt.id.is_empty() {
            prompt.id = format!("line {number}");
        }
        prompts.push(prompt);
    }
    ensure!(!prompts.is_empty(), "{} holds no prompt", path.display());
    Ok(prompts)
}
