//! Forms, tones, languages, and what to put in or leave out.

use super::{Clause, Constraint, ConstraintKind};
use crate::prompt::Span;
use crate::prompt::anatomy::lexicon::{Hit, Meaning};

/// Words that make the form after them one of the answer.
const BEFORE_A_FORM: &[&str] = &[
    "in",
    "as",
    "as a",
    "as an",
    "in a",
    "in an",
    "using",
    "use",
    "output",
    "return",
    "return a",
    "with",
    "with a",
    "only",
    "valid",
    "respond with",
    "reply with",
    "no",
    "any",
    "without",
    "avoid",
    "provide a",
    "create a",
    "make a",
    "into a",
    "form of a",
    "write",
    "en",
    "sous forme de",
    "sous forme d'un",
    "au format",
    "sous forme d'une",
    "dans un",
    "avec des",
    "sans",
    "en formato",
    "como",
    "en forma de",
    "en una",
    "sin",
    "con",
    "als",
    "im",
    "in einer",
    "als eine",
    "ohne",
    "keine",
    "kein",
    "以",
    "用",
    "format:",
    "format :",
    "uses",
    "usa",
    "utilice",
    "utilices",
    "utilise",
    "utilisez",
    "pas de",
    "pas d'",
    "aucun",
    "verwende",
    "benutze",
    "keinen",
];

/// Words that make the form before them one of the answer.
const AFTER_A_FORM: &[&str] = &[
    "format",
    "form",
    "only",
    "output",
    "list",
    "formato",
    "格式",
    "形式",
    "で",
    "にして",
    "输出",
    "使わない",
    "なし",
];

/// Words after a tone that make it one of the answer.
const AFTER_A_TONE: &[&str] = &[
    "tone",
    "style",
    "manner",
    "voice",
    "language",
    "register",
    "way",
    "and",
    "ton",
    "style",
    "tono",
    "estilo",
    "stil",
    "sprache",
    "トーン",
    "口調",
    "な口調",
    "语气",
    "的语气",
    "风格",
    "的风格",
    "に",
    "く",
    "で",
];

/// Words before a tone that do.
const BEFORE_A_TONE: &[&str] = &[
    "be",
    "keep it",
    "make it",
    "sound",
    "tone:",
    "style:",
    "in a",
    "in an",
    "more",
    "a",
    "an",
    "use",
    "stay",
    "remain",
    "sois",
    "soyez",
    "un",
    "une",
    "ton",
    "de manière",
    "d'un ton",
    "sé",
    "sea",
    "un tono",
    "tono",
    "de manera",
    "sei",
    "ein",
    "eine",
    "einen",
    "bleib",
    "用",
    "以",
    "with a",
    "very",
    "too",
    "not",
];

/// Demands of one sentence that carry no number.
pub(super) fn read(clause: Clause<'_>, constraints: &mut Vec<Constraint>) {
    for hit in clause.hits.iter().filter(|hit| !is_part_of_another(clause, **hit)) {
        match hit.meaning {
            Meaning::Length(value)
                if clause.demands() && is_of_the_answer(clause, *hit) && !is_of_what_is_counted(constraints, *hit) =>
            {
                constraints.push(constraint(clause, hit.span, ConstraintKind::Length, value));
            }
            Meaning::Format(value) if stands_between(clause, *hit, BEFORE_A_FORM, AFTER_A_FORM) && clause.demands() => {
                constraints.push(constraint(clause, hit.span, ConstraintKind::Format, value));
            }
            Meaning::Tone(value) if clause.demands() && is_tone(clause, *hit) => {
                constraints.push(constraint(clause, hit.span, ConstraintKind::Tone, value));
            }
            Meaning::Language(value) if clause.demands() => {
                constraints.push(constraint(clause, hit.span, ConstraintKind::Language, value));
            }
            _ => {}
        }
    }
    for hit in clause.hits {
        let kind = match hit.meaning {
            Meaning::Exclusion => ConstraintKind::Exclusion,
            Meaning::Inclusion if clause.demands() => ConstraintKind::Inclusion,
            _ => continue,
        };
        let span = Span::new(hit.span.start, end_of_clause(clause, hit.span.end));
        let known = constraints.iter().rev().take_while(|other| other.span.start >= clause.span.start);
        // "Do not write more than 100 words" is a length and no more.
        let is_said = known.filter(|other| span.overlaps(other.span)).any(|other| {
            other.kind == kind || other.negated || (other.amount.is_some() && kind == ConstraintKind::Exclusion)
        });
        if !is_said {
            let negated = kind == ConstraintKind::Exclusion;
            constraints.push(Constraint { span, kind, value: "".into(), amount: None, negated });
        }
    }
    let is_read = constraints.last().is_some_and(|last| last.span.start >= clause.span.start);
    let demands = orders(clause) && !clause.span.of(clause.text).ends_with(['?', '？']);
    if !is_read && demands {
        let negated = clause.says(|meaning| meaning == Meaning::Negation);
        constraints.push(Constraint {
            span: clause.span,
            kind: ConstraintKind::Rule,
            value: "".into(),
            amount: None,
            negated,
        });
    }
}

/// "Three short examples": the examples are short.
fn is_of_what_is_counted(constraints: &[Constraint], hit: Hit) -> bool {
    constraints.iter().rev().take(4).any(|other| other.kind == ConstraintKind::Count && other.span.overlaps(hit.span))
}

/// "JSON" in "JSON format", "Markdown" in "Markdown table": the longer phrase says it all.
fn is_part_of_another(clause: Clause<'_>, hit: Hit) -> bool {
    let same = |other: &Hit| std::mem::discriminant(&other.meaning) == std::mem::discriminant(&hit.meaning);
    let holds = |other: &Hit| other.span.start <= hit.span.start && hit.span.end <= other.span.end;
    clause.hits.iter().any(|other| same(other) && holds(other) && other.span.len() > hit.span.len())
}

/// Whether the sentence says "must", or opens with an order such as "never" or "do not".
fn orders(clause: Clause<'_>) -> bool {
    let own = clause.hits.iter().any(|hit| hit.meaning == Meaning::Situation && hit.span.start == clause.span.start);
    !own && clause.hits.iter().any(|hit| match hit.meaning {
        Meaning::Demand => true,
        Meaning::Order => {
            let before = clause.before(hit.span.start).trim_end().to_lowercase();
            before.is_empty()
                || before.ends_with([',', ';', ':', '-'])
                || before.ends_with(" and")
                || before == "please"
        }
        _ => false,
    })
}

fn constraint(clause: Clause<'_>, span: Span, kind: ConstraintKind, value: &'static str) -> Constraint {
    Constraint { span, kind, value: value.into(), amount: None, negated: is_negated(clause, span.start) }
}

/// Whether a negation stands shortly before, in the same clause.
fn is_negated(clause: Clause<'_>, at: usize) -> bool {
    let negation = clause
        .hits
        .iter()
        .rev()
        .find(|hit| hit.span.end <= at && matches!(hit.meaning, Meaning::Negation | Meaning::Exclusion));
    negation.is_some_and(|hit| {
        let between = clause.text.get(hit.span.end..at).unwrap_or_default();
        between.len() <= 28 && !between.contains([',', ';', '.', ':', '，', '。', '、']) && !between.contains(" but ")
    })
}

fn is_tone(clause: Clause<'_>, hit: Hit) -> bool {
    // "You are a professional writer" says what somebody is, not how the answer sounds.
    let is_somebody = clause.says(|meaning| meaning == Meaning::Role)
        && ["a", "an", "un", "une", "ein", "eine"].iter().any(|word| {
            clause
                .before(hit.span.start)
                .trim_end()
                .to_lowercase()
                .strip_suffix(word)
                .is_some_and(|rest| rest.ends_with(' '))
        })
        && !stands_between(clause, hit, &[], AFTER_A_TONE);
    if is_somebody {
        return false;
    }
    hit.span.of(clause.text).contains(' ') || stands_between(clause, hit, BEFORE_A_TONE, AFTER_A_TONE)
}

/// Whether one of the words stands right before the hit, or right after it.
fn stands_between(clause: Clause<'_>, hit: Hit, before: &[&str], after: &[&str]) -> bool {
    let left = clause.before(hit.span.start).trim_end_matches([' ', '"', '*', '`']).to_lowercase();
    let right = clause.after(hit.span.end).trim_start_matches([' ', '"', '*', '`']).to_lowercase();
    let own = hit.span.of(clause.text).to_lowercase();
    let holds_one = before.iter().any(|word| own.strip_prefix(word).is_some_and(|rest| rest.starts_with(' ')))
        || after.iter().any(|word| own.strip_suffix(word).is_some_and(|rest| rest.ends_with(' ') || !word.is_ascii()));
    holds_one
        || before.iter().any(|word| {
            left.strip_suffix(word)
                .is_some_and(|rest| rest.is_empty() || rest.ends_with([' ', '\'', '(', ',', '\n']) || !word.is_ascii())
        })
        || after.iter().any(|word| {
            right.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric) || !word.is_ascii())
        })
        || clause.span.len() <= hit.span.len() + 2
}

/// "How long", "long-term" and "short sentences" say nothing of the answer's length.
fn is_of_the_answer(clause: Clause<'_>, hit: Hit) -> bool {
    let left = clause.before(hit.span.start).trim_end().to_lowercase();
    let right = clause.after(hit.span.end).trim_start_matches([' ', '-']).to_lowercase();
    let asks_how = ["how", "so", "as", "too", "too", "very", "wie", "cómo de"].iter().any(|word| left.ends_with(word))
        && left.ends_with("how");
    let names_a_thing =
        ["term", "time", "ago", "distance", "run", "sentence", "paragraph", "word", "line", "name", "list of", "film"]
            .iter()
            .any(|word| right.starts_with(word));
    !asks_how && !names_a_thing
}

/// One past the clause that goes on at `from`.
fn end_of_clause(clause: Clause<'_>, from: usize) -> usize {
    let rest = clause.after(from);
    let stop = rest.char_indices().find_map(|(at, c)| {
        let follows = rest.get(at..).unwrap_or_default();
        let is_mark = matches!(c, ';' | '，' | '。' | '；' | '(')
            || (matches!(c, ',' | '.' | ':')
                && follows.get(1..).is_none_or(|rest| rest.is_empty() || rest.starts_with(' ')));
        (is_mark || follows.starts_with(" but ") || follows.starts_with(" unless ")).then_some(at)
    });
    let end = from + stop.unwrap_or(rest.trim_end_matches(['.', '!', ' ']).len());
    let whole = clause.text.get(from..end).unwrap_or_default();
    from + whole.trim_end().len()
}
