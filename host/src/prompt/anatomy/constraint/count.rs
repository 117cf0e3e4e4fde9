//! What is counted after a number in a request: "five reasons", "5つの理由", "fünf Gründe".

use super::Clause;
use crate::prompt::Span;
use crate::prompt::anatomy::lexicon::Meaning;

/// The greatest number that counts things in a request.
const MOST: u32 = 1_000;

/// Words before a number that make it a name: "type 2", "chapter 5".
#[rustfmt::skip]
const NAMED: &[&str] = &[
    "act", "appendix", "article", "chapter", "day", "episode", "example", "exercise", "figure", "grade", "grades",
    "item", "level", "line", "month", "no", "number", "option", "page", "part", "phase", "python", "question", "room",
    "scene", "section", "step", "table", "task", "topic", "type", "unit", "version", "week", "year", "absatz",
    "kapitel", "schritt", "seite", "teil", "woche", "zeile", "chapitre", "étape", "jour", "ligne", "partie",
    "semaine", "capítulo", "día", "línea", "página", "parte", "paso", "semana",
];

/// What counts between a number and the things, in scripts without blanks; the longest first.
#[rustfmt::skip]
const COUNTERS: &[&str] = &[
    "つほど", "種類の", "個ずつ", "つの", "個の", "点の", "件の", "本の", "名の", "人の", "種の", "項目の", "つ",
    "個", "点", "件", "種类型的", "种不同的", "种", "个", "条", "项", "點", "篇", "首", "位", "名", "道", "句", "段",
    "款", "份", "則", "则",
];

/// Where a thing's name ends in scripts without blanks.
const ENDS: &[char] = &[
    'を', 'に', 'で', 'が', 'は', 'と', 'も', 'へ', 'や', '。', '、', '，', ',', '：', ':', '；', '（', '(', '！',
    '？', ' ', '\n', '」', '并', '和', '来', '以',
];

/// The things that a number at `number` counts, where the sentence asks for them.
pub(super) fn things(clause: Clause<'_>, number: Span, value: u32) -> Option<(Span, String)> {
    if value > MOST || is_a_name(clause, number) {
        return None;
    }
    if clause.is_dense() {
        // "写一篇文章" counts nothing.
        return if value > 1 { dense(clause, number) } else { None };
    }
    let asks = clause.hits.iter().any(|hit| {
        hit.meaning == Meaning::Task && hit.span.end <= number.start + 1 && clause.is_imperative(*hit)
            || hit.meaning == Meaning::Inclusion && hit.span.end <= number.start
    });
    // A unit or a mark right after the number makes it another kind of number.
    let words = clause.after(number.end).strip_prefix(' ').filter(|_| asks)?;
    // "One of Electronics or Smart Home" chooses.
    if ["of ", "de ", "von "].iter().any(|word| words.starts_with(word)) {
        return None;
    }
    let mut at = number.end + 1;
    for word in words.split(' ').take(3) {
        let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        let is_name = bare.chars().count() > 2 && bare.chars().all(|c| c.is_alphabetic() || c == '-');
        let is_noun = clause.language == "de" && bare.starts_with(char::is_uppercase);
        if is_name && (is_noun || bare.len() > 3 && bare.ends_with('s') && clause.language != "de") {
            return Some((Span::new(number.end + 1, at + bare.len()), bare.to_lowercase()));
        }
        if bare.len() < word.len() || bare.is_empty() || bare.chars().any(|c| c.is_ascii_digit()) {
            return None;
        }
        at += word.len() + 1;
    }
    None
}

/// "Type 2 diabetes", "Chapter 5 covers": the number is part of a name.
fn is_a_name(clause: Clause<'_>, number: Span) -> bool {
    let before = clause.before(number.start);
    let last = before.trim_end().rsplit([' ', '\n', '(']).next().unwrap_or_default().to_lowercase();
    before.ends_with(' ')
        && NAMED.contains(&last.as_str())
        && number.of(clause.text).starts_with(|c: char| c.is_ascii_digit())
}

/// "5つの理由を挙げて", "列出五个优点": what stands after the number and its counter.
fn dense(clause: Clause<'_>, number: Span) -> Option<(Span, String)> {
    if !clause.says(|meaning| matches!(meaning, Meaning::Task | Meaning::Inclusion)) {
        return None;
    }
    let rest = clause.after(number.end);
    let counted = ["つ", "个", "個"].iter().any(|mark| number.of(clause.text).ends_with(mark));
    let after_counter = COUNTERS.iter().find_map(|counter| rest.strip_prefix(counter));
    let body = after_counter.or(if counted { Some(rest) } else { None })?;
    let body = body.strip_prefix('の').unwrap_or(body);
    let end = body.find(ENDS).unwrap_or(body.len());
    let name = body.get(..end)?;
    let thing = name.rsplit(['的', 'な', 'い']).next().unwrap_or(name);
    let start = number.end + rest.len() - body.len() + name.len() - thing.len();
    if is_thing(thing) {
        return Some((Span::new(start, start + thing.len()), thing.to_lowercase()));
    }
    if clause.is_verb_last() { thing_before(clause, number) } else { None }
}

fn is_thing(thing: &str) -> bool {
    (1..=8).contains(&thing.chars().count()) && thing.chars().all(char::is_alphabetic)
}

/// "理由を5つ挙げて", "問題点は多くとも三つ": what is counted stands before the number, as a topic or object.
/// The span is the number with its counter, for the thing may lie far from it.
fn thing_before(clause: Clause<'_>, number: Span) -> Option<(Span, String)> {
    let bound = clause.ends_before(number.start, |meaning| matches!(meaning, Meaning::Bound(_)));
    let before =
        clause.before(bound.map_or(number.start, |hit| hit.span.start)).strip_suffix(['は', 'を', 'が', 'も', 'に'])?;
    let is_noun = |c: char| c.is_alphabetic() && !('\u{3041}'..='\u{3096}').contains(&c);
    let length: usize = before.chars().rev().take_while(|c| is_noun(*c)).map(char::len_utf8).sum();
    let thing = before.get(before.len() - length..)?;
    is_thing(thing).then(|| (number, thing.to_lowercase()))
}
