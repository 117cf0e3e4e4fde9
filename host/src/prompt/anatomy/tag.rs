//! Pairs of XML tags that stand on lines of their own and hold a part of the prompt.

use std::collections::HashMap;

use super::block::Voice;
use crate::prompt::source::Line;

/// Names of tags around material; `doc_1` and `input2` count as `doc` and `input`.
const GIVEN: &[&str] = &[
    "article",
    "code",
    "content",
    "contract",
    "conversation",
    "csv",
    "data",
    "diff",
    "doc",
    "document",
    "documents",
    "email",
    "error",
    "essay",
    "example",
    "examples",
    "file",
    "input",
    "json",
    "letter",
    "log",
    "logs",
    "message",
    "notes",
    "output",
    "page",
    "paper",
    "paragraph",
    "passage",
    "post",
    "quote",
    "report",
    "review",
    "schema",
    "snippet",
    "source",
    "table",
    "text",
    "texte",
    "texto",
    "transcript",
    "user_input",
];

/// Names of tags around what the person says.
const PERSON: &[&str] = &[
    "answer_format",
    "audience",
    "background",
    "constraints",
    "context",
    "format",
    "formatting",
    "goal",
    "guidelines",
    "instruction",
    "instructions",
    "objective",
    "output_format",
    "persona",
    "prompt",
    "question",
    "request",
    "requirements",
    "role",
    "rules",
    "steps",
    "style",
    "system",
    "task",
    "tone",
];

/// A tag's two lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TagPair {
    /// The line of the closing tag.
    pub(super) last: usize,
    pub(super) voice: Voice,
}

/// All outermost pairs, by the line of the opening tag.
#[derive(Debug, Default)]
pub(super) struct TagPairs(HashMap<usize, TagPair>);

impl TagPairs {
    pub(super) fn read(text: &str, lines: &[Line]) -> Self {
        let mut pairs = HashMap::new();
        if !text.contains("</") {
            return Self(pairs);
        }
        // The last closing line of each name, so that finding a pair costs one look.
        let mut closing: HashMap<&str, Vec<usize>> = HashMap::new();
        for (index, line) in lines.iter().enumerate() {
            if let Some(name) = line.span.of(text).trim().strip_prefix("</").and_then(|rest| rest.strip_suffix('>')) {
                closing.entry(name).or_default().push(index);
            }
        }
        let mut next = 0;
        for (index, line) in lines.iter().enumerate() {
            let Some(name) = opening(line.span.of(text).trim()).filter(|_| index >= next) else { continue };
            let last = closing.get(name).and_then(|all| all.get(all.partition_point(|at| *at <= index)));
            if let Some(last) = last.copied() {
                pairs.insert(index, TagPair { last, voice: voice_of(name) });
                next = last + 1;
            }
        }
        Self(pairs)
    }

    /// The pair that opens on line `index`.
    pub(super) fn at(&self, index: usize) -> Option<TagPair> {
        self.0.get(&index).copied()
    }
}

/// The name of the tag that is the whole line.
fn opening(line: &str) -> Option<&str> {
    let inside = line.strip_prefix('<')?.strip_suffix('>')?;
    let name = inside.split([' ', '\t']).next()?;
    let is_name = name.starts_with(|c: char| c.is_alphabetic())
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ':' | '.'));
    (is_name && !inside.contains('<') && !inside.ends_with('/')).then_some(name)
}

fn voice_of(name: &str) -> Voice {
    let name = name.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '_' | '-')).to_ascii_lowercase();
    if GIVEN.contains(&name.as_str()) {
        Voice::Given
    } else if PERSON.contains(&name.as_str()) {
        Voice::Person
    } else {
        Voice::Unsure
    }
}
