//! Pairs of XML tags that open a line and close at a line's end, and hold a part of the prompt.

use std::collections::{HashMap, HashSet};

use super::block::Voice;
use crate::prompt::source::Line;

/// Words in names of tags around material; `doc_1` and `customer_email` count as `doc` and `email`.
#[rustfmt::skip]
const GIVEN: &[&str] = &[
    "answer", "answers", "article", "articles", "artikel", "beispiel", "beispiele", "chapter", "chat", "code",
    "comment", "comments", "content", "contract", "conversation", "csv", "data", "dataset", "diff", "doc", "docs",
    "document", "documento", "documents", "dokument", "draft", "ejemplo", "ejemplos", "email", "emails", "error",
    "essay", "example", "examples", "excerpt", "exemple", "exemples", "feedback", "file", "files", "history", "html",
    "input", "inputs", "json", "knowledge", "letter", "log", "logs", "mail", "material", "message", "messages",
    "notes", "output", "outputs", "page", "pages", "paper", "paragraph", "passage", "passages", "post", "posts",
    "product", "quote", "quotes", "record", "records", "report", "response", "resume", "review", "reviews", "results",
    "row", "rows", "schema", "snippet", "snippets", "source", "sources", "story", "table", "text", "texte", "texto",
    "thread", "ticket", "tickets", "transcript", "transcription", "website", "xml", "文書", "文章", "本文", "例",
    "文档", "文本", "原文", "示例", "资料", "資料",
];

/// Words in names of tags around what the person says.
#[rustfmt::skip]
const PERSON: &[&str] = &[
    "anweisung", "anweisungen", "aufgabe", "audience", "behavior", "behaviour", "constraint", "constraints",
    "consigne", "consignes", "contraintes", "criteria", "directive", "directives", "expectations", "format",
    "formato", "formatting", "goal", "goals", "guardrails", "guidance", "guideline", "guidelines", "identity",
    "instrucciones", "instruction", "instructions", "length", "limits", "mission", "objective", "objectives",
    "persona", "policies", "policy", "prompt", "purpose", "question", "questions", "reglas", "regeln", "regle",
    "regles", "règles", "reminder", "request", "requirement", "requirements", "restrictions", "role", "rolle", "rule",
    "rules", "spec", "steps", "structure", "style", "system", "tarea", "task", "tasks", "tâche", "tone", "voice",
    "workflow", "指示", "制約", "条件", "ルール", "任务", "要求", "规则", "指令", "角色",
];

/// Words in names of tags around what may be either: the person's situation or a document.
const EITHER: &[&str] =
    &["background", "context", "contexte", "contexto", "hintergrund", "info", "information", "kontext", "背景"];

/// Bytes from which what may be either reads as material.
const LONG: usize = 600;

/// A tag's two lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TagPair {
    /// The line of the closing tag.
    pub(super) last: usize,
    pub(super) voice: Voice,
    /// Whether other pairs lie in it, which are read one by one.
    pub(super) is_outer: bool,
}

/// Pairs of tags, by the line of the opening one: the outermost, and those inside a pair in
/// which the person speaks.
#[derive(Debug, Default)]
pub(super) struct TagPairs {
    pairs: HashMap<usize, TagPair>,
    /// Lines on which pairs close that hold others.
    closing: HashSet<usize>,
}

impl TagPairs {
    pub(super) fn read(text: &str, lines: &[Line]) -> Self {
        let mut pairs: HashMap<usize, TagPair> = HashMap::new();
        if !text.contains("</") {
            return Self::default();
        }
        // All closing lines of each name, so that finding a pair costs one look.
        let mut closing: HashMap<&str, Vec<usize>> = HashMap::new();
        for (index, line) in lines.iter().enumerate() {
            if let Some(name) = closing_name(line.span.of(text).trim()) {
                closing.entry(name).or_default().push(index);
            }
        }
        let mut next = 0;
        let mut outer: Option<usize> = None;
        for (index, line) in lines.iter().enumerate() {
            let line_text = line.span.of(text).trim();
            let Some(tag) = opening(line_text).filter(|_| index >= next) else { continue };
            let ends = closing.get(tag.name).and_then(|all| all.get(all.partition_point(|at| *at < index)));
            let Some(last) = ends.copied().filter(|last| tag.is_alone && *last > index || tag.is_known()) else {
                continue;
            };
            let bytes = lines.get(last).map_or(0, |last| last.span.end - line.span.start);
            pairs.insert(index, TagPair { last, voice: voice_of(tag.name, bytes), is_outer: false });
            // A pair of the person's may hold documents of its own.
            let is_inside = outer.and_then(|outer| pairs.get(&outer)).is_some_and(|pair| index < pair.last);
            if let Some(pair) = outer.filter(|_| is_inside).and_then(|outer| pairs.get_mut(&outer)) {
                pair.is_outer = true;
            }
            let holds_others = tag.is_alone && !is_inside && voice_of(tag.name, 0) == Voice::Person && last > index;
            outer = if holds_others { Some(index) } else { outer.filter(|_| is_inside) };
            next = if holds_others { index + 1 } else { last + 1 };
        }
        let closing = pairs.values().filter(|pair| pair.is_outer).map(|pair| pair.last).collect();
        Self { pairs, closing }
    }

    /// The pair that opens on line `index`.
    pub(super) fn at(&self, index: usize) -> Option<TagPair> {
        self.pairs.get(&index).copied()
    }

    /// Whether line `index` is that of a tag around other pairs.
    pub(super) fn is_of_outer(&self, index: usize) -> bool {
        self.closing.contains(&index) || self.at(index).is_some_and(|pair| pair.is_outer)
    }
}

/// The tag that opens a line.
#[derive(Debug, Clone, Copy)]
struct Opening<'t> {
    name: &'t str,
    /// Whether it is the whole line.
    is_alone: bool,
}

impl Opening<'_> {
    /// A line of HTML opens with a tag too; only names that say what they hold count there.
    fn is_known(self) -> bool {
        let is_html = matches!(self.name, "code" | "table" | "article" | "output" | "data" | "q");
        self.is_alone || !is_html && voice_of(self.name, 0) != Voice::Unsure
    }
}

fn opening(line: &str) -> Option<Opening<'_>> {
    let inside = line.strip_prefix('<')?;
    let (inside, rest) = inside.split_once('>')?;
    let name = inside.split([' ', '\t']).next()?;
    let is_name = name.starts_with(|c: char| c.is_alphabetic())
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ':' | '.'));
    (is_name && !inside.contains('<') && !inside.ends_with('/')).then_some(Opening { name, is_alone: rest.is_empty() })
}

/// The name of the tag that closes at the end of a line.
fn closing_name(line: &str) -> Option<&str> {
    let inside = line.strip_suffix('>')?;
    let (_, name) = inside.rsplit_once("</")?;
    (!name.is_empty() && !name.contains(['<', '>', ' '])).then_some(name)
}

/// Who speaks inside a tag; the last word of its name that is known decides.
fn voice_of(name: &str, bytes: usize) -> Voice {
    let lower = name.to_lowercase();
    let words = lower.rsplit(['_', '-', '.', ':']).map(|word| word.trim_end_matches(|c: char| c.is_ascii_digit()));
    for word in words {
        if GIVEN.contains(&word) {
            return Voice::Given;
        } else if PERSON.contains(&word) {
            return Voice::Person;
        } else if EITHER.contains(&word) {
            return if bytes < LONG { Voice::Person } else { Voice::Unsure };
        }
    }
    Voice::Unsure
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_word_of_a_name_that_is_known_decides() {
        for (name, voice) in [
            ("document", Voice::Given),
            ("doc_1", Voice::Given),
            ("customer_email", Voice::Given),
            ("output_format", Voice::Person),
            ("email-rules", Voice::Person),
            ("formatting2", Voice::Person),
            ("div", Voice::Unsure),
        ] {
            assert_eq!(voice_of(name, 0), voice, "{name}");
        }
    }

    #[test]
    fn what_may_be_either_is_told_by_its_length() {
        assert_eq!((voice_of("context", 100), voice_of("context", 5_000)), (Voice::Person, Voice::Unsure));
    }
}
