//! Names of people, places, products and languages.

use std::collections::HashSet;

use prompt_host_plugin::{Protection, Span};

use crate::comparison::{Kind, Scene};
use crate::reading::{Kind as TokenKind, Reading, Token};

pub(crate) fn find(scene: &mut Scene<'_>) {
    let lost = missing(&scene.alignment.original, &scene.alignment.kept, &scene.rewrite.text);
    for span in lost {
        if !scene.tells_original(span) {
            scene.lost(Kind::LostName, span, "the rewrite does not name it any more");
        }
    }
    if let Some(span) = topic(scene) {
        scene.lost(Kind::LostName, span, "the rewrite does not name it any more");
    }
    let added = missing(&scene.alignment.rewrite, &scene.alignment.known, &scene.original.text);
    for span in added {
        let is_slot = scene.rewrite.protection(span).is_some_and(|protected| protected.kind == Protection::Placeholder);
        if !is_slot {
            scene.added(Kind::AddedName, span, "the person named nothing of the kind");
        }
    }
}

/// Names that the other text has in no case.
fn missing(reading: &Reading, found: &[bool], other: &str) -> Vec<Span> {
    let other = other.to_lowercase();
    let words: HashSet<&str> = other.split(|letter: char| !letter.is_alphanumeric()).collect();
    let mut spans = Vec::new();
    for unit in reading.units.iter().filter(|unit| !unit.is_code && !unit.is_heading) {
        let tokens = reading.tokens.get(unit.tokens.clone()).unwrap_or_default();
        // Title case says nothing of a word.
        let names = tokens.iter().filter(|token| token.is_name).count();
        let contents = tokens.iter().filter(|token| token.kind == TokenKind::Content).count();
        if names > 4 && names * 10 >= contents * 9 {
            continue;
        }
        for (token, index) in tokens.iter().zip(unit.tokens.clone()) {
            if is_missing(token, found.get(index) == Some(&true), &words, &other) {
                spans.push(token.span);
            }
        }
    }
    spans
}

fn is_missing(token: &Token, is_found: bool, words: &HashSet<&str>, other: &str) -> bool {
    if !token.is_name || COMMON.contains(&token.word.as_str()) {
        return false;
    }
    !words.contains(token.word.as_str()) && !is_found && !other.contains(&token.word)
}

/// Words that are written with a capital and name nothing that could be lost.
const COMMON: &[&str] = &["i", "ok", "markdown", "tv", "ai", "llm", "json", "vec", "cv", "faq"];

/// "Kotlin: how do I …": a name that opens the prompt and says what it is about.
fn topic(scene: &Scene<'_>) -> Option<Span> {
    let text = scene.original.text.as_str();
    let (head, _) = text.split_once(':')?;
    let is_word = head.chars().all(char::is_alphanumeric) && head.starts_with(char::is_uppercase);
    let word = crate::vocabulary::fold(head);
    let is_label = LABELS.contains(&word.as_str())
        || scene.vocabulary.is_function(&word)
        || scene.rewrite.text.to_lowercase().contains(&head.to_lowercase());
    (is_word && head.len() > 1 && !is_label).then(|| Span::new(0, head.len()))
}

/// Words that open a prompt and name nothing.
const LABELS: &[&str] = &[
    "question",
    "text",
    "names",
    "topics",
    "topic",
    "brief",
    "offer",
    "task",
    "example",
    "note",
    "notes",
    "context",
    "code",
    "input",
    "data",
    "subject",
    "title",
    "goal",
    "frage",
    "aufgabe",
    "namen",
    "thema",
    "beispiel",
    "hinweis",
    "betreff",
    "sujet",
    "exemple",
    "tema",
    "pregunta",
    "ejemplo",
    "tarea",
    "summary",
    "background",
    "request",
    "problem",
    "prompt",
    "quick",
    "urgent",
];
