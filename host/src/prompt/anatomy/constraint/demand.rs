//! Lengths without a number, forms, tones and languages.

use super::{Clause, Constraint, ConstraintKind, negation, tone};
use crate::prompt::Span;
use crate::prompt::anatomy::lexicon::{Hit, Meaning};

/// Words that make the form after them one of the answer.
#[rustfmt::skip]
const BEFORE_A_FORM: &[&str] = &[
    "in", "as", "as a", "as an", "in a", "in an", "using", "use", "output", "return", "return a", "with", "with a",
    "only", "valid", "respond with", "reply with", "no", "any", "without", "avoid", "provide a", "create a", "make a",
    "into a", "form of a", "write", "en", "sous forme de", "sous forme d'un", "au format", "sous forme d'une",
    "dans un", "avec des", "sans", "en formato", "como", "en forma de", "en una", "sin", "con", "als", "im",
    "in einer", "als eine", "ohne", "keine", "kein", "以", "用", "format:", "format :", "uses", "usa", "utilice",
    "utilices", "utilise", "utilisez", "pas de", "pas d'", "aucun", "verwende", "benutze", "keinen", "nutze",
    "nutzen sie", "mit", "avec", "include", "add", "including", "emploie", "employez", "n'emploie pas de", "incluye",
    "utiliza", "agrega", "add some", "some", "ajoute des", "présente", "format", "format it as", "format it in",
    "gib", "listez", "structure", "generate a", "generate", "give", "give me a", "give me", "put it in",
    "present it as", "present it in a", "as valid", "deliver", "send", "produce a", "produce", "make it", "en un",
    "in einem", "verwende auch", "使用", "不用", "不要用", "不使用", "不要使用", "包含", "带",
];

/// Words that make the form before them one of the answer.
#[rustfmt::skip]
const AFTER_A_FORM: &[&str] = &[
    "format", "form", "only", "output", "list", "formato", "格式", "形式", "で", "にして", "输出", "使わない", "なし",
    "を使っ", "を用い", "を入れ", "を付け", "をつけ", "を含め", "を使用", "を使わ", "は使わ", "は入れ", "は付け",
    "はつけ", "は不要", "はなし", "禁止", "呈现", "列出", "展示", "返回", "回答",
];

/// What may stand between two forms of a list: "no emojis, lists or headings".
#[rustfmt::skip]
const BETWEEN_FORMS: &[&str] = &[
    "", "or", "and", "nor", "any", "a", "an", "no", "oder", "und", "noch", "keine", "ou", "et", "ni", "de", "des",
    "les", "d'", "y", "o", "e", "u", "con",
];

/// Demands of one sentence that carry no number.
pub(super) fn read(clause: Clause<'_>, constraints: &mut Vec<Constraint>) {
    let mut last_form: Option<Span> = None;
    for hit in clause.hits.iter().filter(|hit| clause.demands && !is_part_of_another(clause, **hit)) {
        let (kind, value) = match hit.meaning {
            Meaning::Length(value) if is_of_the_answer(clause, *hit) && !is_of_what_is_counted(constraints, *hit) => {
                (ConstraintKind::Length, value)
            }
            Meaning::Format(value) if is_form(clause, *hit, last_form) => {
                last_form = Some(hit.span);
                (ConstraintKind::Format, value)
            }
            Meaning::Tone(value) if tone::is_of_the_answer(clause, *hit) => (ConstraintKind::Tone, value),
            Meaning::Language(value) => (ConstraintKind::Language, value),
            _ => continue,
        };
        constraints.push(constraint(clause, hit.span, kind, value));
    }
}

/// Whether a form is one of the answer: the words beside it say so, or it stands in a list
/// with one that is.
fn is_form(clause: Clause<'_>, hit: Hit, last: Option<Span>) -> bool {
    let joins = |last: Span| {
        let between = clause.text.get(last.end..hit.span.start).unwrap_or_default().to_lowercase();
        let is_dense = matches!(between.as_str(), "、" | "和" | "或" | "及" | "や" | "と" | "も" | "、または");
        is_dense || between.len() < 24 && between.split([' ', ',']).all(|word| BETWEEN_FORMS.contains(&word))
    };
    stands_between(clause, hit, BEFORE_A_FORM, AFTER_A_FORM)
        || last.is_some_and(joins)
        || clause.is_verb_last() && negation::is_banned_after(clause, hit.span)
        || clause.starts_after(hit.span.end, |meaning| meaning == Meaning::Banned).is_some()
        || clause
            .ends_before(hit.span.start, |meaning| matches!(meaning, Meaning::Negation | Meaning::Exclusion))
            .is_some()
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

fn constraint(clause: Clause<'_>, span: Span, kind: ConstraintKind, value: &'static str) -> Constraint {
    Constraint { span, kind, value: value.into(), amount: None, negated: negation::turns_round(clause, span) }
}

/// Whether one of the words stands right before the hit, or right after it.
pub(super) fn stands_between(clause: Clause<'_>, hit: Hit, before: &[&str], after: &[&str]) -> bool {
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

/// Words before "short" or "long" that demand it by themselves.
const BEFORE_A_LENGTH: &[&str] = &[
    "be", "it", "very", "so", "stay", "sois", "soyez", "reste", "très", "sé", "sea", "muy", "sei", "bleib", "sehr",
    "dich", "sich",
];

/// Words before "short" or "long" that make it a property of what is given: "from a long message".
const OF_THE_GIVEN: &[&str] =
    &[" from a", " this", " my", " of a", " these", " from the", " dieser", " diesem", " ce", " esta", " este"];

/// What follows "short" or "long" where it says nothing of the answer's length.
#[rustfmt::skip]
const THINGS_OF_A_LENGTH: &[&str] = &[
    "term", "time", "ago", "distance", "run", "sentence", "paragraph", "word", "line", "name", "list of", "film",
    "video", "hair", "stor", "way", "history", "sätz", "satz", "absätz", "wört", "zeil", "的句", "句子",
];

/// "How long", "long-term" and "short sentences" say nothing of the answer's length.
fn is_of_the_answer(clause: Clause<'_>, hit: Hit) -> bool {
    let left = clause.before(hit.span.start).trim_end().to_lowercase();
    let right = clause.after(hit.span.end).trim_start_matches([' ', '-']).to_lowercase();
    // "Content brief" names a thing, "Brief, friendly" demands.
    let opens = left.is_empty()
        || left.ends_with([':', ',', '：', '，', '、'])
        || BEFORE_A_LENGTH.contains(&left.rsplit(' ').next().unwrap_or_default());
    if !clause.orders && !opens {
        return false;
    }
    // "500 words long" is a length already, and in "make the sentences short" they are short.
    let is_measured = clause.ends_before(hit.span.start, |meaning| matches!(meaning, Meaning::Unit(_))).is_some();
    let asks_how = ["how", "wie", "cómo de"].iter().any(|word| left.ends_with(word));
    let names_a_thing = THINGS_OF_A_LENGTH.iter().any(|word| right.starts_with(word));
    let is_of_the_given = OF_THE_GIVEN.iter().any(|words| left.ends_with(words));
    !asks_how && !names_a_thing && !is_measured && !is_of_the_given
}
