//! Words that look like a sign and are none: "error message", "a novel approach", "do not repeat".

use super::Signs;
use super::lexicon::{Hit, Meaning};
use super::signs::within;
use crate::prompt::Span;

/// Bytes in which a negation turns round what follows.
const NEAR: usize = 24;

/// What the model itself may be called.
const ROLES: &[&str] =
    &["chatbot", "gpt", "language model", "llm", "sprachmodell", "言語モデル", "语言模型", "大语言模型"];

/// A word, and what before or after it makes it another thing.
type Context = (&'static str, &'static [&'static str], &'static [&'static str]);

/// Words of fiction and messages that are things of programs, letters of the alphabet, adjectives.
#[rustfmt::skip]
const OTHER_THINGS: &[Context] = &[
    ("email", &[], &["address", "addresses", "field", "fields", "validation", "verification", "server", "and password", "column"]),
    ("e-mail", &[], &["address", "addresses", "field"]),
    ("mail", &[], &["server", "address", "merge"]),
    ("letter", &["capital", "the", "each", "every", "first", "last", "single", "one", "small", "uppercase", "lowercase"],
        &["\"", "'", "“", "‘", "of the alphabet", "grade", "case"]),
    ("message", &["error", "commit", "log", "warning", "status", "system", "user", "exception", "debug"],
        &["queue", "broker", "bus", "id", "passing", "box"]),
    ("novel", &[], &["approach", "approaches", "idea", "ideas", "method", "methods", "solution", "solutions", "way", "ways",
        "technique", "techniques", "insight", "insights", "and", "research", "concept", "concepts"]),
    ("speech", &["of", "to", "hate", "free"], &["recognition", "synthesis", "therapy", "to text", "bubble"]),
    ("stories", &["user", "success"], &[]),
    ("story", &["user", "success"], &["points", "point"]),
];

/// Verbs and adjectives that "prompt" may be.
const OTHER_PROMPTS: &[&str] = &[
    " the user",
    " users",
    " them ",
    " me ",
    " customers",
    " the customer",
    " reply",
    " response",
    " payment",
    " action",
    " attention",
];

/// What is repeated where words are.
#[rustfmt::skip]
const REPEATED: &[&str] = &[
    "the ", "this", "these ", "that", "it", "my", "what", "every", "exactly", "back", "after", "all", "each", "verbatim", "word",
];

/// What is done again where nothing is said again.
#[rustfmt::skip]
const DONE_AGAIN: &[&str] = &[
    "process", "step", "procedure", "exercise", "pattern", "cycle", "until", "custom", "order", "visit", "purchase", "for each",
];

/// Whether the word at `hit` says nothing of `sign` where it stands.
pub(super) fn is_misleading(text: &str, sentences: &[Span], hits: &[Hit], hit: Hit, sign: Signs) -> bool {
    let word = hit.span.of(text).to_ascii_lowercase();
    let is_other_prompt = || {
        let after = text.get(hit.span.end..).unwrap_or_default();
        word == "prompt" && OTHER_PROMPTS.iter().any(|next| after.starts_with(next))
    };
    match sign {
        Signs::REPEATS_ITSELF => is_negated(text, hits, hit.span) || is_done_again(text, hit.span, &word),
        Signs::ABOUT_PROMPTS => {
            is_other_prompt() || ROLES.contains(&word.as_str()) && is_in_a_role(sentences, hits, hit)
        }
        Signs::ABOUT_WORDING => is_other_prompt(),
        Signs::FICTION_OR_MESSAGE => is_other_thing(text, hit.span, &word),
        _ => false,
    }
}

fn is_other_thing(text: &str, span: Span, word: &str) -> bool {
    let Some((_, before, after)) = OTHER_THINGS.iter().find(|(known, _, _)| *known == word) else { return false };
    let (left, right) = (text.get(..span.start).unwrap_or_default(), text.get(span.end..).unwrap_or_default());
    let last = left.trim_end_matches([' ', '-']).rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let next = right.trim_start_matches([' ', '-']);
    // "The letter" is one of the alphabet only before a mark; the other words before it say enough.
    let is_told_by_both = word == "letter" && last.eq_ignore_ascii_case("the");
    let follows = after.iter().any(|word| next.starts_with(word));
    follows || !is_told_by_both && before.iter().any(|word| last.eq_ignore_ascii_case(word))
}

/// "Do not repeat yourself", "繰り返さないで".
fn is_negated(text: &str, hits: &[Hit], span: Span) -> bool {
    let start = text.floor_char_boundary(span.start.saturating_sub(NEAR));
    let before = within(hits, Span::new(start, span.start)).iter().any(|other| {
        matches!(other.meaning, Meaning::Negation | Meaning::Exclusion)
            && text.get(other.span.end..span.start).is_some_and(|between| !between.contains(['.', ',', '\n']))
    });
    let after = text.get(span.end..).unwrap_or_default();
    before || ["しない", "さない", "せず", "さず"].iter().any(|no| after.starts_with(no))
}

/// "Repeat the process", "rotating, repeating, erasing": something else than words is repeated.
fn is_done_again(text: &str, span: Span, word: &str) -> bool {
    if !matches!(word, "repeat" | "repeating") {
        return false;
    }
    let after = text.get(span.end..).unwrap_or_default().trim_start_matches([' ', '*', '"', '\'', ':']);
    let Some(object) = REPEATED.iter().find(|object| after.starts_with(**object)) else {
        return after.starts_with(|c: char| c.is_lowercase() || matches!(c, ',' | '.' | ';'));
    };
    let rest = after.get(object.len()..).unwrap_or_default().trim_start();
    DONE_AGAIN.iter().any(|word| rest.starts_with(word))
}

/// "You are a chatbot for a bank."
fn is_in_a_role(sentences: &[Span], hits: &[Hit], hit: Hit) -> bool {
    let sentence = sentences.get(sentences.partition_point(|sentence| sentence.end <= hit.span.start));
    sentence.is_some_and(|sentence| {
        let opening = within(hits, Span::new(sentence.start, sentence.start + 1));
        opening.iter().any(|other| matches!(other.meaning, Meaning::Role | Meaning::Courtesy))
    })
}
