//! Lengths and counts: a number, what it counts, and how it is meant.

use std::borrow::Cow;

use super::{Amount, Bound, Clause, Constraint, ConstraintKind, count};
use crate::prompt::Span;
use crate::prompt::anatomy::lexicon::{Hit, Meaning};

/// Bytes that may lie between a number and its unit: "three short paragraphs".
const REACH: usize = 14;

/// Bytes of a label that says how a number is meant: "Maximum length".
const LABEL: usize = 32;

/// Bytes of a Chinese verb with its particle.
const VERB: usize = 12;

/// Words before a number that make it a property of what is given, not a demand.
#[rustfmt::skip]
const OF_THE_GIVEN: &[&str] = &[
    "this", "the following", "my", "these", "those", "that", "the attached", "ce", "cette", "mon", "este", "esta",
    "mi", "dieser", "diesen", "dieses", "mein", "meinen", "coming", "first", "last", "next", "past", "previous",
    "premiers", "premières", "derniers", "dernières", "primeros", "primeras", "últimos", "últimas", "ersten",
    "letzten",
];

/// Words that open a clause of conditions or relations: what they say is not a demand.
const NOT_AN_ANSWER: &[&str] = &["per", "each", "every", "if", "when", "that are", "which"];

/// A number in the text.
#[derive(Debug, Clone, Copy)]
struct Number {
    span: Span,
    value: u32,
}

/// Lengths ("at most 100 words") and counts ("five reasons") of one sentence.
pub(super) fn read(clause: Clause<'_>, constraints: &mut Vec<Constraint>) {
    if !clause.says(|meaning| matches!(meaning, Meaning::Unit(_) | Meaning::Task)) {
        return;
    }
    let numbers = numbers(clause);
    for (index, number) in numbers.iter().enumerate() {
        let low =
            index.checked_sub(1).and_then(|before| numbers.get(before)).filter(|low| is_range(clause, **low, *number));
        if is_ordinal(clause, *number) {
            continue;
        }
        let is_low = numbers.get(index + 1).is_some_and(|high| is_range(clause, *number, *high));
        if is_low || is_of_the_given(clause, low.map_or(number.span.start, |low| low.span.start)) {
            continue;
        }
        if let Some((unit_span, unit)) = unit_after(clause, *number) {
            if is_length(unit, *number, clause) {
                push(clause, low.copied(), *number, unit_span, (ConstraintKind::Length, unit.into()), constraints);
            }
        } else if let Some((things_span, things)) = count::things(clause, number.span, number.value) {
            push(clause, low.copied(), *number, things_span, (ConstraintKind::Count, things.into()), constraints);
        }
    }
}

fn push(
    clause: Clause<'_>,
    low: Option<Number>,
    number: Number,
    what: Span,
    (kind, value): (ConstraintKind, Cow<'static, str>),
    constraints: &mut Vec<Constraint>,
) {
    let start = low.map_or(number.span.start, |low| low.span.start);
    let is_bound = |meaning| matches!(meaning, Meaning::Bound(_));
    let before = clause
        .ends_before(start, is_bound)
        .or_else(|| in_label(clause, start))
        .or_else(|| before_a_verb(clause, start));
    let after = clause.starts_after(what.end, |meaning| matches!(meaning, Meaning::BoundAfter(_)));
    let span = Span::new(before.map_or(start, |hit| hit.span.start), after.map_or(what.end, |hit| hit.span.end));
    let constraint = |bound: Bound, number: u32| Constraint {
        span,
        kind,
        value: value.clone(),
        amount: Some(Amount { bound, number }),
        negated: false,
    };
    if let Some(low) = low {
        constraints.push(constraint(Bound::AtLeast, low.value));
        constraints.push(constraint(Bound::AtMost, number.value));
        return;
    }
    let is_open = clause.after(number.span.end).starts_with(['+', '＋']);
    let bound = match (before.map(|hit| hit.meaning), after.map(|hit| hit.meaning)) {
        (Some(Meaning::Bound(bound)), _) if is_turned_round(clause, span) => opposite(bound),
        (Some(Meaning::Bound(bound)), _) | (None, Some(Meaning::BoundAfter(bound))) => bound,
        _ if is_open => Bound::AtLeast,
        // "A 500-word essay" leaves room, "two sentences" does not.
        _ if matches!(value.as_ref(), "words" | "characters" | "pages" | "minutes") => Bound::About,
        _ => Bound::Exactly,
    };
    constraints.push(constraint(bound, number.value));
}

/// "Maximum length: 300 characters": the bound stands in the label of the number.
fn in_label(clause: Clause<'_>, start: usize) -> Option<Hit> {
    let label = clause.before(start).trim_end().strip_suffix([':', '：'])?;
    let begin = clause.span.start + label.rfind(['.', ',', ';', '(', '\n', '，', '。']).map_or(0, |at| at + 1);
    let is_near = label.len() - (begin - clause.span.start) <= LABEL;
    let is_bound =
        |hit: &&Hit| hit.span.start >= begin && hit.span.end <= start && matches!(hit.meaning, Meaning::Bound(_));
    clause.hits.iter().filter(|_| is_near).find(is_bound).copied()
}

/// "最多列出三个": a verb may stand between the bound and the number.
fn before_a_verb(clause: Clause<'_>, start: usize) -> Option<Hit> {
    let is_near = |hit: &&Hit| {
        matches!(hit.meaning, Meaning::Bound(_))
            && clause
                .text
                .get(hit.span.end..start)
                .is_some_and(|between| between.len() <= VERB && !between.contains(['，', '。', '、', '；', ' ', '：']))
    };
    clause.hits.iter().filter(|_| clause.language == "zh").find(is_near).copied()
}

/// "Do not write more than 100 words": a negation before the bound, in the same clause.
fn is_turned_round(clause: Clause<'_>, bound: Span) -> bool {
    // "No more than", "pas plus de": the bound has its negation already.
    let is_negative = |hit: &Hit| hit.meaning == Meaning::Negation && hit.span.start == bound.start;
    if clause.hits.iter().any(is_negative) {
        return false;
    }
    let negation = clause.hits.iter().rev().find(|hit| {
        // "Avoid … less than" bans, "rather than" and "except" do not turn a bound round.
        hit.meaning == Meaning::Negation && hit.span.end <= bound.start && !is_comparison(hit.span.of(clause.text))
    });
    negation.is_some_and(|hit| {
        let between = clause.text.get(hit.span.end..bound.start).unwrap_or_default();
        between.split_whitespace().count() <= 4 && !between.contains([',', ';', '.', ':', '，', '。', '、'])
    })
}

fn is_comparison(negation: &str) -> bool {
    [" than", " of", "except", "sauf", "salvo", "excepto", "außer", "statt", "noch", "除了", "除いて"]
        .iter()
        .any(|word| negation.to_lowercase().ends_with(word))
}

fn opposite(bound: Bound) -> Bound {
    match bound {
        Bound::AtLeast => Bound::AtMost,
        Bound::AtMost => Bound::AtLeast,
        Bound::Exactly | Bound::About => bound,
    }
}

/// "第一行", "2段落目": the number says which one, not how many.
fn is_ordinal(clause: Clause<'_>, number: Number) -> bool {
    let before = clause.before(number.span.start);
    // A number in words may be the end of another word: "統一", "唯一".
    let is_inside = before.ends_with(['第', '統', '统', '唯', '同', '万', '均', '專', '专', '単', '单', '逐'])
        && !number.span.of(clause.text).starts_with(|c: char| c.is_ascii_digit());
    let unit = unit_after(clause, number).map_or(number.span.end, |(unit, _)| unit.end);
    before.trim_end().ends_with('第') || is_inside || clause.after(unit).starts_with('目')
}

/// Numbers in digits and in words, by start.
fn numbers(clause: Clause<'_>) -> Vec<Number> {
    let text = clause.span.of(clause.text);
    let mut numbers = Vec::new();
    let mut at = 0;
    while let Some(found) = text.get(at..).and_then(|rest| rest.find(|c: char| c.is_ascii_digit())) {
        let start = at + found;
        let rest = text.get(start..).unwrap_or_default();
        let end = start + rest.find(|c: char| !(c.is_ascii_digit() || c == ',')).unwrap_or(rest.len());
        let digits = text.get(start..end).unwrap_or_default().trim_end_matches(',');
        let is_part =
            text.get(..start).is_some_and(|before| before.ends_with(['.', '$', '€', '£', '#', ':', '/', '_']))
                || text.get(..start).is_some_and(|before| before.ends_with(char::is_alphabetic) && before.is_ascii());
        let decimal = text.get(start + digits.len()..).is_some_and(|rest| {
            rest.starts_with(['.', ':', '/', '%', '°'])
                && rest.get(1..).is_some_and(|rest| !rest.is_empty() && !rest.starts_with([' ', '\n']))
        });
        if let (false, false, Ok(value)) = (is_part, decimal, digits.replace(',', "").parse()) {
            let span = Span::new(clause.span.start + start, clause.span.start + start + digits.len());
            numbers.push(Number { span, value });
        }
        at = end.max(start + 1);
    }
    numbers.extend(clause.hits.iter().filter_map(|hit| match hit.meaning {
        Meaning::Number(value) => Some(Number { span: hit.span, value }),
        _ => None,
    }));
    numbers.sort_by(|a, b| a.span.start.cmp(&b.span.start).then(b.span.end.cmp(&a.span.end)));
    let mut kept: Vec<Number> = Vec::with_capacity(numbers.len());
    for number in numbers {
        if kept.last().is_none_or(|last| last.span.end <= number.span.start) {
            kept.push(number);
        }
    }
    kept
}

/// Whether only "-", "to", "and" or their like lie between two numbers.
fn is_range(clause: Clause<'_>, low: Number, high: Number) -> bool {
    let between = clause.text.get(low.span.end..high.span.start).unwrap_or_default().trim().to_lowercase();
    let joined = matches!(
        between.as_str(),
        "-" | "–"
            | "—"
            | "to"
            | "à"
            | "a"
            | "bis"
            | "~"
            | "〜"
            | "～"
            | "から"
            | "到"
            | "至"
            | "or"
            | "ou"
            | "oder"
            | "o"
            | "或"
    );
    let spanned = matches!(between.as_str(), "and" | "et" | "y" | "und")
        && clause.before(low.span.start).trim_end().to_lowercase().ends_with(|_: char| true)
        && ["between", "entre", "zwischen"]
            .iter()
            .any(|word| clause.before(low.span.start).to_lowercase().trim_end().ends_with(word));
    low.value < high.value && (joined || spanned)
}

fn is_of_the_given(clause: Clause<'_>, at: usize) -> bool {
    let before = clause.before(at).trim_end().to_lowercase();
    let ends = |word: &str| {
        before.strip_suffix(word).is_some_and(|rest| rest.is_empty() || rest.ends_with([' ', '\'', '"', '(']))
    };
    OF_THE_GIVEN.iter().chain(NOT_AN_ANSWER).any(|word| ends(word))
}

/// The unit after a number: "500 words", "5-sentence", "three short paragraphs", "400字".
fn unit_after(clause: Clause<'_>, number: Number) -> Option<(Span, &'static str)> {
    let end = number.span.end;
    clause.hits.iter().find_map(|hit| {
        let Meaning::Unit(unit) = hit.meaning else { return None };
        let between = clause.text.get(end..hit.span.start).filter(|between| between.len() <= REACH)?;
        let words = between.split([' ', '-']).filter(|word| !word.is_empty()).count();
        let is_near =
            words <= 1 && between.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '\u{a0}' | '+' | '\''));
        // In scripts without blanks nothing but the word that counts may stand between.
        let is_dense = hit.span.of(clause.text).chars().next().is_some_and(|c| c >= '\u{3000}');
        (is_near && (!is_dense || matches!(between.trim(), "" | "个" | "個" | "つの" | "来" | "+" | "ヶ" | "か")))
            .then_some((hit.span, unit))
    })
}

/// Whether the unit measures the answer: few "characters" are people, and minutes are
/// mostly those of a recipe.
fn is_length(unit: &str, number: Number, clause: Clause<'_>) -> bool {
    match unit {
        "characters" => number.value >= 20,
        "minutes" => {
            ["read", "speech", "presentation", "talk", "pitch", "video", "discours", "discurso", "rede", "スピーチ"]
                .iter()
                .any(|word| clause.span.of(clause.text).to_lowercase().contains(word))
        }
        // "3-4 sentences: …" demands by standing first.
        _ => clause.demands || number.span.start < clause.span.start + 4,
    }
}
