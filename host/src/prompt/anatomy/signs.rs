//! Signs: what kind of prompt it may be, for rules that had better keep still.

use super::lexicon::{Hit, Meaning};
use crate::prompt::Span;
use crate::prompt::source::Line;

bitflags::bitflags! {
    /// Signs of kinds of prompts. They are wide: in doubt one is there.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
    pub struct Signs: u16 {
        /// It asks for work on words that it gives or means to give.
        const WORKS_ON_TEXT = 1;
        /// A line starts with the label of some material.
        const LABELLED_MATERIAL = 1 << 1;
        /// Words in it may be said by or to somebody else.
        const FICTION_OR_MESSAGE = 1 << 2;
        /// Words are its topic.
        const ABOUT_WORDING = 1 << 3;
        /// It asks to be repeated as it stands.
        const REPEATS_ITSELF = 1 << 4;
        /// Prompts, models or attacks on them are its topic.
        const ABOUT_PROMPTS = 1 << 5;
        /// Security is its topic.
        const ABOUT_SECURITY = 1 << 6;
        /// Contracts, law or policy are its topic.
        const ABOUT_LAW = 1 << 7;
    }
}

/// Bytes in which a negation turns round what follows.
const NEAR: usize = 24;

/// What the model itself may be called.
const ROLES: &[&str] =
    &["chatbot", "gpt", "language model", "llm", "sprachmodell", "言語モデル", "语言模型", "大语言模型"];

/// The signs of a text, and the first place that names work on words and what it is done
/// on: a sentence, or a line that starts with the label of some material.
pub(super) fn read(text: &str, lines: &[Line], sentences: &[Span], hits: &[Hit]) -> (Signs, Option<Span>) {
    let mut signs = Signs::empty();
    for hit in hits {
        if let Meaning::Sign(sign) = hit.meaning
            && !signs.contains(sign)
            && !is_misleading(text, sentences, hits, *hit, sign)
        {
            signs |= sign;
        }
    }
    let labelled = labelled_line(text, lines, hits);
    if labelled.is_some() {
        signs |= Signs::LABELLED_MATERIAL;
    }
    let works = works(hits);
    if works || labelled.is_some() {
        signs |= Signs::WORKS_ON_TEXT;
    }
    let requested = if works { requesting_sentence(sentences, hits) } else { None };
    (signs, requested.into_iter().chain(labelled).min_by_key(|span| span.start))
}

/// Whether both work and what it is done on are named. One word that may be either, such as
/// "review", is one of them.
pub(super) fn works(hits: &[Hit]) -> bool {
    let of = |meaning: Meaning| hits.iter().filter(move |hit| hit.meaning == meaning).map(|hit| hit.span);
    let mut works = of(Meaning::Work);
    let Some(first) = works.next() else { return false };
    let mut materials = of(Meaning::Material);
    materials.any(|material| material != first) || of(Meaning::Material).next().is_some() && works.next().is_some()
}

/// Words that say the opposite of what they are a sign of: "do not repeat yourself", "you
/// are a chatbot for a bank".
fn is_misleading(text: &str, sentences: &[Span], hits: &[Hit], hit: Hit, sign: Signs) -> bool {
    let word = |hit: Hit| hit.span.of(text).to_ascii_lowercase();
    let is_verb = |hit: Hit| word(hit) == "prompt" && is_verb(text, hit.span);
    match sign {
        Signs::REPEATS_ITSELF => {
            let before = text.get(..hit.span.start).unwrap_or_default();
            let before = before.get(before.ceil_char_boundary(before.len().saturating_sub(NEAR))..).unwrap_or_default();
            let after = text.get(hit.span.end..).unwrap_or_default();
            let start = hit.span.start - before.len();
            let negated = within(hits, Span::new(start, hit.span.start)).iter().any(|other| {
                matches!(other.meaning, Meaning::Negation | Meaning::Exclusion)
                    && text
                        .get(other.span.end..hit.span.start)
                        .is_some_and(|between| !between.contains(['.', ',', '\n']))
            });
            let ends = ["しない", "さない", "せず", "さず"].iter().any(|no| after.starts_with(no));
            negated || ends || is_action(text, hit.span)
        }
        Signs::ABOUT_PROMPTS => {
            let sentence = sentences.get(sentences.partition_point(|sentence| sentence.end <= hit.span.start));
            let is_role = sentence.is_some_and(|sentence| {
                let opening = within(hits, Span::new(sentence.start, sentence.start + 1));
                opening.iter().any(|other| other.meaning == Meaning::Role || other.meaning == Meaning::Courtesy)
            });
            is_role && ROLES.contains(&word(hit).as_str()) || is_verb(hit)
        }
        Signs::ABOUT_WORDING => is_verb(hit),
        _ => false,
    }
}

/// "Repeat the process", "rotating, repeating, erasing": something else than words is repeated.
fn is_action(text: &str, repeat: Span) -> bool {
    if !matches!(repeat.of(text).to_ascii_lowercase().as_str(), "repeat" | "repeating") {
        return false;
    }
    let after = text.get(repeat.end..).unwrap_or_default();
    let after = after.trim_start_matches([' ', '*', '"', '\'', ':']);
    let objects = [
        "the ", "this", "these ", "that", "it", "my", "what", "every", "exactly", "back", "after", "all", "each",
        "verbatim", "word",
    ];
    let Some(object) = objects.iter().find(|object| after.starts_with(**object)) else {
        return !after.is_empty() && after.starts_with(char::is_lowercase) || after.starts_with([',', '.', ';']);
    };
    let rest = after.get(object.len()..).unwrap_or_default().trim_start();
    [
        "process",
        "step",
        "procedure",
        "exercise",
        "pattern",
        "cycle",
        "until",
        "custom",
        "order",
        "visit",
        "purchase",
        "for each",
    ]
    .iter()
    .any(|word| rest.starts_with(word))
}

/// "Prompt the user for a date" and "a prompt reply" speak of no prompt.
fn is_verb(text: &str, prompt: Span) -> bool {
    let after = text.get(prompt.end..).unwrap_or_default();
    [
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
    ]
    .iter()
    .any(|word| after.starts_with(word))
}

fn requesting_sentence(sentences: &[Span], hits: &[Hit]) -> Option<Span> {
    sentences.iter().copied().find(|sentence| works(within(hits, *sentence)))
}

/// The hits that start inside `span`.
pub(super) fn within(hits: &[Hit], span: Span) -> &[Hit] {
    let first = hits.partition_point(|hit| hit.span.start < span.start);
    let rest = hits.get(first..).unwrap_or_default();
    rest.get(..rest.partition_point(|hit| hit.span.start < span.end)).unwrap_or_default()
}

fn labelled_line(text: &str, lines: &[Line], hits: &[Hit]) -> Option<Span> {
    lines.iter().map(|line| line.span).find(|line| material_label(text, *line, hits).is_some())
}

/// One past the label of material that opens a line: `Text:`, `Q1:`, `Dear …`.
pub(super) fn material_label(text: &str, line: Span, hits: &[Hit]) -> Option<usize> {
    let whole = line.of(text);
    let start = line.start + whole.len() - whole.trim_start_matches([' ', '*', '#', '-', '>']).len();
    let label = within(hits, Span::new(start, start + 1)).iter().find(|hit| hit.meaning == Meaning::Label)?;
    let rest = text.get(label.span.end..line.end)?;
    if label.span.of(text).eq_ignore_ascii_case("dear") {
        return rest.trim_start().starts_with(char::is_alphanumeric).then_some(label.span.end);
    }
    let after = rest.trim_start_matches(|c: char| c == ' ' || c == '*' || c.is_ascii_digit());
    let colon = after.chars().next().filter(|c| matches!(c, ':' | '：'))?;
    Some(label.span.end + rest.len() - after.len() + colon.len_utf8())
}
