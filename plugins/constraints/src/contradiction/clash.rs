//! Which two demands cannot both hold.

use prompt_host_plugin::words::{is_any, words};
use prompt_host_plugin::{Bound, Constraint, ConstraintKind, Document, Material, Span};

use super::demand::Demand;
use super::extent::Extent;
use super::opposites::{BLENDS, CASUAL, EXCLUSIVE_FORMS, FORMAL, HUMOROUS, LISTS, SERIOUS};
use super::scope;
use super::wordlists::{ALSO, LABELS_OF_DEMANDS, ONLY, VERBS_OF_RULES};

/// Whether two demands of one kind are there at all, and differ: most prompts end here.
pub(super) fn may_occur(document: &Document) -> bool {
    let differ = |a: &Constraint, b: &Constraint| match (a.kind, b.kind) {
        (ConstraintKind::Length, ConstraintKind::Length) | (ConstraintKind::Count, ConstraintKind::Count) => {
            a.value != b.value || a.amount != b.amount
        }
        (ConstraintKind::Language | ConstraintKind::Tone, kind) => a.kind == kind && a.value != b.value,
        (ConstraintKind::Format, ConstraintKind::Format) => true,
        (ConstraintKind::Rule | ConstraintKind::Inclusion | ConstraintKind::Exclusion, kind) => {
            matches!(kind, ConstraintKind::Rule | ConstraintKind::Inclusion | ConstraintKind::Exclusion)
                && a.negated != b.negated
        }
        _ => false,
    };
    let all = &document.constraints;
    all.iter().enumerate().any(|(index, b)| all.iter().take(index).any(|a| differ(a, b)))
}

/// Whether `first` and `second`, which stands after it, cannot both hold.
pub(super) fn clashes(document: &Document, first: &Demand<'_>, second: &Demand<'_>) -> bool {
    if first.constraint.span.overlaps(second.constraint.span) || first.constraint.span == second.constraint.span {
        return false;
    }
    let (a, b) = (first.constraint, second.constraint);
    let apart = match (a.kind, b.kind) {
        (ConstraintKind::Length, ConstraintKind::Length) => lengths(document, first, second),
        (ConstraintKind::Count, ConstraintKind::Count) => counts(document, a, b),
        (ConstraintKind::Format, ConstraintKind::Format) => forms(document, first, second),
        (ConstraintKind::Tone, ConstraintKind::Tone) => tones(document, first, second),
        (ConstraintKind::Language, ConstraintKind::Language) => languages(document, first, second),
        (
            ConstraintKind::Rule | ConstraintKind::Inclusion | ConstraintKind::Exclusion,
            ConstraintKind::Rule | ConstraintKind::Inclusion | ConstraintKind::Exclusion,
        ) => negations(document, first, second),
        _ => false,
    };
    apart && is_same(first, second) && !is_headed_apart(document, first, second)
}

fn lengths(document: &Document, first: &Demand<'_>, second: &Demand<'_>) -> bool {
    if first.negated || second.negated {
        return false;
    }
    let dense = matches!(document.primary_language(), Some("ja" | "zh"));
    match (Extent::of(first.constraint, dense), Extent::of(second.constraint, dense)) {
        (Some(a), Some(b)) => a.excludes(b),
        _ => false,
    }
}

/// "Exactly three reasons" and "at least five reasons". A bare number may be a part of
/// another: "list ten ideas, two ideas for children".
fn counts(document: &Document, a: &Constraint, b: &Constraint) -> bool {
    let (Some(one), Some(other)) = (a.amount, b.amount) else { return false };
    let is_bound = |constraint: &Constraint, bound: Bound| {
        bound != Bound::Exactly || ONLY.find(document.of(constraint.span)).next().is_some()
    };
    let range = |bound: Bound, number: u32| match bound {
        Bound::AtLeast => Some((number, u32::MAX)),
        Bound::AtMost => Some((0, number)),
        Bound::Exactly => Some((number, number)),
        Bound::About => None,
    };
    let (Some(x), Some(y)) = (range(one.bound, one.number), range(other.bound, other.number)) else { return false };
    a.value == b.value && (x.1 < y.0 || y.1 < x.0) && is_bound(a, one.bound) && is_bound(b, other.bound)
}

fn forms(document: &Document, first: &Demand<'_>, second: &Demand<'_>) -> bool {
    let (a, b) = (first.constraint.value.as_str(), second.constraint.value.as_str());
    match (first.negated, second.negated) {
        (true, true) => false,
        (false, false) => {
            let only = |demand: &Demand<'_>| is_only(document, demand);
            EXCLUSIVE_FORMS.iter().any(|(one, other)| (a, b) == (*one, *other) || (b, a) == (*one, *other))
                && (only(first) || only(second))
        }
        (true, false) => bans(a, b),
        (false, true) => bans(b, a),
    }
}

/// Whether nothing of the form `wanted` can be had under the ban on `banned`.
fn bans(banned: &str, wanted: &str) -> bool {
    banned == wanted || matches!(banned, "list") && LISTS.contains(&wanted)
}

/// Whether a form is the whole of the answer: "JSON only", "respond only with a table".
fn is_only(document: &Document, demand: &Demand<'_>) -> bool {
    let text = document.of(demand.sentence);
    ONLY.find(text).any(|found| {
        let at = demand.sentence.from() + found.span.from();
        at.abs_diff(demand.constraint.span.from()) <= 24 || at.abs_diff(demand.constraint.span.to()) <= 12
    })
}

fn tones(document: &Document, first: &Demand<'_>, second: &Demand<'_>) -> bool {
    let says = |demand: &Demand<'_>, list: &[&str]| {
        let said = document.of(demand.constraint.span);
        words(said).any(|(_, word)| is_any(word, list)) || list.contains(&said)
    };
    let opposed = |one: &[&str], other: &[&str]| {
        says(first, one) && says(second, other) || says(first, other) && says(second, one)
    };
    let apart = if first.negated == second.negated {
        !first.negated && (opposed(FORMAL, CASUAL) || opposed(SERIOUS, HUMOROUS))
    } else {
        // "Be formal … don't be formal", word for word.
        document.of(first.constraint.span).eq_ignore_ascii_case(document.of(second.constraint.span))
    };
    let blends = |demand: &Demand<'_>| BLENDS.find(document.of(demand.sentence)).next().is_some();
    apart && !blends(first) && !blends(second)
}

/// "Answer in French. … Answer in Spanish.": both of the answer, in sentences of their own.
fn languages(document: &Document, first: &Demand<'_>, second: &Demand<'_>) -> bool {
    let also = |demand: &Demand<'_>| ALSO.find(document.of(demand.sentence)).next().is_some();
    !first.negated
        && !second.negated
        && first.constraint.value != second.constraint.value
        && first.sentence != second.sentence
        && scope::answers_in(document, first)
        && scope::answers_in(document, second)
        && !also(first)
        && !also(second)
}

/// "Always use the metric system." and "Never use the metric system.": the same words but for
/// the negation.
fn negations(document: &Document, first: &Demand<'_>, second: &Demand<'_>) -> bool {
    let (one, other) = (core(document, first), core(document, second));
    match (one, other) {
        (Some((a, banned)), Some((b, not))) => banned != not && a == b,
        _ => false,
    }
}

/// What a demand says without the words that order or forbid it, and whether it forbids.
fn core(document: &Document, demand: &Demand<'_>) -> Option<(String, bool)> {
    let said = document.of(demand.sentence).trim_end_matches(['.', '!', '。', '！', ' ']);
    let opening = VERBS_OF_RULES.at(said, 0);
    let (start, banned) = opening.map_or((0, false), |found| (found.span.to(), *found.value));
    let rest = said.get(start..)?;
    let mut core = String::with_capacity(rest.len());
    for (_, word) in words(rest) {
        core.push_str(&word.to_lowercase());
        core.push(' ');
    }
    // One word alone is too little to be sure that both mean the same.
    (words(rest).nth(1).is_some() || core.len() > 12).then_some((core, banned))
}

/// Whether the two are about the same thing.
fn is_same(first: &Demand<'_>, second: &Demand<'_>) -> bool {
    if first.sentence == second.sentence { first.things.is_one() } else { first.things.may_be(second.things) }
}

/// Whether a heading stands between the two that names something else than demands.
fn is_headed_apart(document: &Document, first: &Demand<'_>, second: &Demand<'_>) -> bool {
    let between = Span { start: first.sentence.end, end: second.sentence.start };
    let headings =
        document.blocks.iter().filter(|block| block.material == Material::Heading && between.covers(block.span));
    headings.into_iter().any(|heading| LABELS_OF_DEMANDS.find(document.of(heading.span)).next().is_none())
}
