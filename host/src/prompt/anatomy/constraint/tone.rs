//! Tones: whether a word such as "formal" says how the answer shall sound.

use super::demand::stands_between;
use super::{Clause, negation};
use crate::prompt::Span;
use crate::prompt::anatomy::Signs;
use crate::prompt::anatomy::lexicon::{Hit, Meaning};

/// Bytes that may lie between a tone and the word "tone".
const REACH: usize = 48;
/// Bytes that may lie between a tone and the text that has it: "a funny, short and warm letter".
const REACH_OF_A_TEXT: usize = 36;

/// Words after a tone that make it one of the answer.
const AFTER: &[&str] =
    &["に書", "に答", "に説明", "に話", "く書", "く答", "く説明", "で書", "で答", "で話", "で説明", "调"];

/// Words before a tone that do.
#[rustfmt::skip]
const BEFORE: &[&str] = &[
    "be", "keep it", "make it", "make this", "sound", "tone:", "style:", "more", "stay", "remain", "be more", "very",
    "too", "not", "sois", "soyez", "reste", "restez", "plus", "très", "de manière", "de façon", "ton", "sé", "sea",
    "más", "muy", "de manera", "de forma", "sei", "bleib", "bleibe", "seien sie", "sehr", "zu", "antworte",
    "schreibe", "formuliere", "respond", "reply", "write", "answer", "réponds", "répondez", "responde", "escribe",
    "要", "更", "请", "保持", "尽量", "不要太", "用", "以", "should be", "must be", "should sound", "doit être",
    "doit rester", "debe ser", "deben ser", "soll", "sollte", "应", "应该", "必须", "write it", "sure it is",
    "sure it's", "keep things",
];

/// Articles: what follows "a formal" must be a text.
const ARTICLES: &[&str] = &["a", "an", "un", "une", "una", "ein", "eine", "einen", "einem", "einer"];

/// Words between a text and its tone.
const LINKS: &[&str] =
    &["is", "are", "be", "should", "must", "that", "which", "very", "both", "sea", "que", "soit", "qui", "être", "ser"];

/// Texts that have a tone, beside those that work is done on.
#[rustfmt::skip]
const TEXTS: &[&str] = &[
    "ad", "advert", "advertisement", "answer", "answers", "blog", "bio", "caption", "copy", "explanation", "greeting",
    "introduction", "invitation", "joke", "limerick", "newsletter", "overview", "pitch", "reply", "response",
    "responses", "rhyme", "riddle", "haiku", "tagline", "song", "lines", "script", "take", "version", "piece",
    "summary", "toast", "anzeige", "antwort", "einladung", "erklärung", "zusammenfassung", "réponse", "annonce",
    "explication", "résumé", "respuesta", "anuncio", "explicación", "invitación", "resumen",
];

/// Whether the word at `hit` says how the answer sounds.
pub(super) fn is_of_the_answer(clause: Clause<'_>, hit: Hit) -> bool {
    let is_phrase = hit.span.of(clause.text).contains(' ') && !hit.span.of(clause.text).contains("not ");
    is_phrase
        || is_beside_a_manner(clause, hit)
        || !is_of_somebody(clause, hit) && stands_between(clause, hit, BEFORE, AFTER)
        || is_of_a_text(clause, hit)
        || is_joined_to_another(clause, hit)
        // "No jargon": a thing to use or not, where the other tones are qualities.
        || hit.meaning == Meaning::Tone("technical") && negation::turns_round(clause, hit.span)
}

/// "You are a professional writer" says what somebody is.
fn is_of_somebody(clause: Clause<'_>, hit: Hit) -> bool {
    clause.says(|meaning| meaning == Meaning::Role) && ends_with_word(clause.before(hit.span.start), ARTICLES)
}

/// "In a warm but formal tone", "ton à la fois formel et chaleureux", "语气要正式".
fn is_beside_a_manner(clause: Clause<'_>, hit: Hit) -> bool {
    let near = |between: Option<&str>| {
        between.is_some_and(|text| text.len() <= REACH && !text.contains([';', '.', '?', '!', '。', '；', '？']))
    };
    clause.hits.iter().filter(|other| other.meaning == Meaning::Manner).any(|manner| {
        near(clause.text.get(hit.span.end..manner.span.start))
            && is_run_of_words(clause, hit.span.end, manner.span.start)
            || near(clause.text.get(manner.span.end..hit.span.start))
    })
}

/// Before "tone" stand adjectives only: "formal documents in a clear style" is no formal style.
fn is_run_of_words(clause: Clause<'_>, from: usize, to: usize) -> bool {
    let between = clause.text.get(from..to).unwrap_or_default();
    let lower = between.to_lowercase();
    let others = [" in ", " with ", " using ", " of ", " for ", " en ", " dans ", " con ", " mit ", " im ", " de "];
    !others.iter().any(|word| lower.contains(word)) && between.split_whitespace().count() <= 4
}

/// "A formal letter", "une lettre formelle".
fn is_of_a_text(clause: Clause<'_>, hit: Hit) -> bool {
    let is_text = |span: Span| {
        clause.hits.iter().any(|other| {
            span.start <= other.span.start
                && other.span.end <= span.end
                && matches!(other.meaning, Meaning::Material | Meaning::Sign(Signs::FICTION_OR_MESSAGE))
        }) || span
            .of(clause.text)
            .split(|c: char| !c.is_alphabetic())
            .any(|word| TEXTS.contains(&word.to_lowercase().as_str()))
    };
    let after = clause.after(hit.span.end);
    let after = after.get(..after.floor_char_boundary(REACH_OF_A_TEXT)).unwrap_or_default();
    let after = after.split(['.', ';', '?', '!', ':', '。']).next().unwrap_or_default();
    let is_headed = ends_with_word(clause.before(hit.span.start), ARTICLES)
        && is_text(Span::new(hit.span.end, hit.span.end + after.len()));
    // "The letter should be formal", "a pitch that is funny": the verb is passed over.
    let mut before = clause.before(hit.span.start).trim_end();
    while let Some(rest) = LINKS.iter().find_map(|link| before.strip_suffix(link)).filter(|rest| rest.ends_with(' ')) {
        before = rest.trim_end();
    }
    let last = before.rfind([' ', '\'', '’']).map_or(0, |at| at + 1);
    let word = clause.span.start + before.ceil_char_boundary(last);
    is_headed && !is_of_somebody(clause, hit)
        || is_text(Span::new(word, clause.span.start + before.len())) && !is_of_somebody(clause, hit) && clause.demands
}

/// "Friendly but formal": with one of them the other is meant too.
fn is_joined_to_another(clause: Clause<'_>, hit: Hit) -> bool {
    clause.hits.iter().any(|other| {
        matches!(other.meaning, Meaning::Tone(_))
            && other.span.end <= hit.span.start
            && clause.text.get(other.span.end..hit.span.start).is_some_and(is_joint)
            && (is_beside_a_manner(clause, *other)
                || stands_between(clause, *other, BEFORE, AFTER)
                || is_of_a_text(clause, *other))
    })
}

fn is_joint(between: &str) -> bool {
    let lower = between.trim().trim_start_matches(',').trim().to_lowercase();
    matches!(
        lower.as_str(),
        "" | "and"
            | "but"
            | "yet"
            | "or"
            | "not"
            | "und"
            | "aber"
            | "oder"
            | "et"
            | "mais"
            | "ou"
            | "y"
            | "pero"
            | "o"
            | "又"
            | "但"
            | "而"
            | "、"
            | "和"
            | "且"
            | "かつ"
            | "で"
            | "but not"
            | "and not"
            | "and very"
            | "et très"
    )
}

fn ends_with_word(text: &str, words: &[&str]) -> bool {
    let last = text.trim_end().rsplit([' ', '\n', '(', '"']).next().unwrap_or_default().to_lowercase();
    words.contains(&last.as_str())
}
