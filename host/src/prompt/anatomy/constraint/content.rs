//! What the answer must have or must not have, and all other demands.

use super::{Clause, Constraint, ConstraintKind, negation};
use crate::prompt::Span;
use crate::prompt::anatomy::lexicon::{Hit, Meaning};

/// What may follow a verb of a language that puts it last.
const ENDINGS: &[&str] = &["ください", "下さい", "ほしい", "こと", "ように", "おいて", "も", "は"];

/// Questions that ask somebody to do something.
const REQUESTS: &[&str] = &["can ", "could ", "would ", "will ", "can you", "please"];

/// Inclusions and exclusions of one sentence; where nothing else was read, the sentence as a rule.
pub(super) fn read(clause: Clause<'_>, constraints: &mut Vec<Constraint>) {
    let asks = clause.span.of(clause.text).trim_end().ends_with(['?', '？']);
    if !(asks && !is_request(clause) || clause.is_told()) {
        for hit in clause.hits {
            if let Some((kind, start)) = demand(clause, *hit) {
                push(clause, kind, extent(clause, *hit, start), constraints);
            }
        }
    }
    let is_read = constraints.last().is_some_and(|last| last.span.start >= clause.span.start);
    if !is_read && !asks && orders(clause) {
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

/// "Could you leave out the price?" asks for something, "What should I avoid?" does not.
fn is_request(clause: Clause<'_>) -> bool {
    let lower = clause.span.of(clause.text).get(..12).unwrap_or_default().to_lowercase();
    REQUESTS.iter().any(|opening| lower.starts_with(opening)) || clause.demands && clause.is_dense()
}

/// The kind of a hit that puts in or leaves out, and where its words start.
fn demand(clause: Clause<'_>, hit: Hit) -> Option<(ConstraintKind, usize)> {
    match hit.meaning {
        Meaning::Exclusion => Some((ConstraintKind::Exclusion, hit.span.start)),
        // "Do not include": what stands after the negation is left out.
        Meaning::Inclusion if clause.is_verb_last() && negation::is_banned_after(clause, hit.span) => None,
        Meaning::Inclusion if clause.language == "de" && negation::is_banned_after(clause, hit.span) => {
            Some((ConstraintKind::Exclusion, hit.span.start))
        }
        Meaning::Inclusion if clause.demands && is_asked(clause, hit) => {
            Some(match negation::start(clause, hit.span) {
                Some(start) => (ConstraintKind::Exclusion, start),
                None => (ConstraintKind::Inclusion, hit.span.start),
            })
        }
        _ => None,
    }
}

/// "Both files contain images" tells, "must contain" and "include" ask.
fn is_asked(clause: Clause<'_>, hit: Hit) -> bool {
    let is_verb = !hit.span.of(clause.text).contains(' ') && matches!(clause.language, "en" | "fr" | "es");
    let is_joined = hit.span.of(clause.text).eq_ignore_ascii_case("including");
    !is_verb
        || clause.is_imperative(hit)
        || clause.says(|meaning| matches!(meaning, Meaning::Demand | Meaning::Order))
        || negation::start(clause, hit.span).is_some()
        || is_joined && clause.orders
}

fn push(clause: Clause<'_>, kind: ConstraintKind, span: Span, constraints: &mut Vec<Constraint>) {
    let known = constraints.iter().rev().take_while(|other| other.span.start >= clause.span.start);
    // "Do not write more than 100 words" is a length and no more.
    let is_said = known.into_iter().any(|other| {
        let overlaps = span.overlaps(other.span)
            && (other.kind == kind || other.negated || (other.amount.is_some() && kind == ConstraintKind::Exclusion));
        // "Emojis nicht verwenden": the verb after the form says no more than that.
        overlaps || other.negated && other.span.end < span.start && span.start - other.span.end <= 2
    });
    if !is_said && !span.is_empty() {
        let negated = kind == ConstraintKind::Exclusion;
        constraints.push(Constraint { span, kind, value: "".into(), amount: None, negated });
    }
}

/// The demand with its object: after the verb, or before it where the verb stands last.
fn extent(clause: Clause<'_>, hit: Hit, start: usize) -> Span {
    if !clause.is_verb_last() {
        return Span::new(start, end_of_clause(clause, hit.span.end));
    }
    let mut end = hit.span.end;
    while let Some(ending) = ENDINGS.iter().find(|ending| clause.after(end).starts_with(**ending)) {
        end += ending.len();
    }
    Span::new(start_of_clause(clause, start), end)
}

/// Where the clause starts that ends in a verb. A comma between nouns does not end one.
fn start_of_clause(clause: Clause<'_>, at: usize) -> usize {
    let before = clause.before(at);
    let mut start = 0;
    for (comma, mark) in before.match_indices(['、', '，', ',']) {
        let head = before.get(..comma).unwrap_or_default();
        let is_noun = head.chars().next_back().is_some_and(|c| !('\u{3041}'..='\u{3096}').contains(&c));
        if !is_noun || head.ends_with("また") {
            start = comma + mark.len();
        }
    }
    let rest = before.get(start..).unwrap_or_default();
    clause.span.start + start + rest.len() - rest.trim_start().len()
}

/// One past the clause that goes on at `from`. A list of things is one clause.
fn end_of_clause(clause: Clause<'_>, from: usize) -> usize {
    let rest = clause.after(from);
    let mut depth = 0_usize;
    let mut end = rest.len();
    for (at, c) in rest.char_indices() {
        let follows = rest.get(at + c.len_utf8()..).unwrap_or_default();
        match c {
            '[' | '{' | '<' | '«' | '“' | '「' => depth += 1,
            ']' | '}' | '>' | '»' | '”' | '」' => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            ';' | '。' | '；' | '(' | '（' => {
                end = at;
                break;
            }
            '，' | ',' if begins_another(clause, from + at + c.len_utf8()) => {
                end = at;
                break;
            }
            ':' if follows.starts_with(' ') => {
                end = at;
                break;
            }
            ' ' if ["but ", "unless ", "because "].iter().any(|word| follows.starts_with(word)) => {
                end = at;
                break;
            }
            _ => {}
        }
    }
    let whole = rest.get(..end).unwrap_or_default();
    from + whole.trim_end_matches([' ', '!', '\n', '\r', '*', ',', ':']).trim_end_matches(is_stop(whole)).len()
}

/// The stop at the end, unless it belongs to an abbreviation such as "P.S."
fn is_stop(whole: &str) -> &'static [char] {
    let last = whole.trim_end_matches([' ', '!', '\n', '\r', '*', ',', ':']).rsplit(' ').next().unwrap_or_default();
    if last.trim_end_matches('.').contains('.') { &[] } else { &['.'] }
}

/// Whether something else than the next thing of a list follows a comma.
fn begins_another(clause: Clause<'_>, at: usize) -> bool {
    let rest = clause.after(at);
    let body = at + rest.len() - rest.trim_start().len();
    let lower = rest.trim_start().to_lowercase();
    let opens = [
        "and ", "but ", "so ", "as ", "which ", "that ", "then ", "if ", "unless ", "while ", "because ", "even ",
        "in ", "with ", "using ", "just ", "not ", "since ", "when ", "please", "et ", "mais ", "car ", "sauf ",
        "dans ", "und ", "aber ", "sondern ", "da ", "weil ", "außer ", "y ", "pero ", "sino ", "porque ", "salvo ",
        "但", "而", "并", "否则", "如果", "只", "也", "因为",
    ];
    // "…, and the price" goes on; "…, and keep it short" does not.
    let joins =
        ["and ", "et ", "und ", "y ", "or ", "ou ", "oder ", "o "].iter().find(|join| lower.starts_with(**join));
    let from = body + joins.map_or(0, |join| join.len());
    let orders = clause.hits.iter().any(|hit| {
        hit.span.start == from
            && matches!(
                hit.meaning,
                Meaning::Task
                    | Meaning::Order
                    | Meaning::Demand
                    | Meaning::Exclusion
                    | Meaning::Inclusion
                    | Meaning::Situation
            )
    });
    orders || joins.is_none() && opens.iter().any(|word| lower.starts_with(word))
}

/// Whether the sentence says "must", or opens with an order such as "never" or "do not".
fn orders(clause: Clause<'_>) -> bool {
    !clause.is_told()
        && clause.hits.iter().any(|hit| match hit.meaning {
            Meaning::Demand => true,
            Meaning::Order => {
                let before = clause.before(hit.span.start).trim_end().to_lowercase();
                before.is_empty()
                    || before.ends_with([',', ';', ':', '-'])
                    || before.ends_with(" and")
                    || matches!(before.as_str(), "please" | "bitte" | "por favor" | "also")
            }
            _ => false,
        })
}
