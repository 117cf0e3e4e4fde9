//! Names of people, places, products and languages.

use prompt_host_plugin::{Protection, Span};

use crate::comparison::{Kind, Scene};
use crate::hash::Set;
use crate::reading::{Kind as TokenKind, Reading, Token};

pub(crate) fn find(scene: &mut Scene<'_>) {
    let lost = missing(&scene.alignment.original, &scene.alignment.kept, &scene.rewrite.text);
    for span in lost {
        if !scene.tells_original(span) {
            scene.lost(Kind::LostName, span, "the rewrite does not name it any more");
        }
    }
    for (span, is_lost) in places(scene) {
        match is_lost {
            true if !scene.tells_original(span) => {
                scene.lost(Kind::LostName, span, "the rewrite does not name it any more");
            }
            false if !scene.tells_rewrite(span) => {
                scene.added(Kind::AddedName, span, "the person named nothing of the kind");
            }
            _ => {}
        }
    }
    if let Some(span) = topic(scene) {
        scene.lost(Kind::LostName, span, "the rewrite does not name it any more");
    }
    let added = missing(&scene.alignment.rewrite, &scene.alignment.known, &scene.original.text);
    for span in added {
        let before = scene.rewrite.text.get(..span.from()).unwrap_or_default();
        let is_slot = before.ends_with(['{', '<', '['])
            || scene.rewrite.protection(span).is_some_and(|protected| protected.kind == Protection::Placeholder);
        if !is_slot {
            scene.added(Kind::AddedName, span, "the person named nothing of the kind");
        }
    }
}

/// Names that the other text has in no case.
fn missing(reading: &Reading, found: &[bool], other: &str) -> Vec<Span> {
    let other = other.to_lowercase();
    let words: Set<&str> = other.split(|letter: char| !letter.is_alphanumeric()).collect();
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

fn is_missing(token: &Token, is_found: bool, words: &Set<&str>, other: &str) -> bool {
    if !token.is_name || token.kind == TokenKind::Function || COMMON.contains(&token.word.as_str()) {
        return false;
    }
    !words.contains(token.word.as_str()) && !is_found && !other.contains(&token.word)
}

/// Words that are written with a capital and name nothing that could be lost.
const COMMON: &[&str] = &["i", "ok", "markdown", "tv", "ai", "llm", "json", "vec", "cv", "faq"];

/// In German, where every noun has a capital: nouns without an article after a word of place, which the
/// other text has not; with whether the original has it.
fn places(scene: &Scene<'_>) -> Vec<(Span, bool)> {
    if scene.vocabulary.language != "de" {
        return Vec::new();
    }
    let alignment = scene.alignment;
    let sides = [
        (scene.original, &alignment.original, &alignment.kept, scene.rewrite, true),
        (scene.rewrite, &alignment.rewrite, &alignment.known, scene.original, false),
    ];
    let mut places = Vec::new();
    for (document, reading, found, other, is_lost) in sides {
        let other = other.text.to_lowercase();
        for (index, pair) in reading.tokens.windows(2).enumerate() {
            let [before, token] = pair else { continue };
            let text = document.of(token.span);
            let is_adjacent = token.span.start.saturating_sub(before.span.end) == 1;
            let is_noun =
                token.kind == TokenKind::Content && text.starts_with(char::is_uppercase) && token.senses.is_empty();
            if PLACED.contains(&before.word.as_str())
                && is_adjacent
                && is_noun
                && found.get(index + 1) == Some(&false)
                && !other.contains(&text.to_lowercase())
            {
                places.push((token.span, is_lost));
            }
        }
    }
    places
}

/// Words of place and origin.
const PLACED: &[&str] =
    &["in", "aus", "nach", "bei", "um", "von", "uber", "ab", "bis", "nahe", "herrn", "herr", "frau"];

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
