//! Which two demands cannot both hold.

use prompt_host_plugin::words::{is_any, words};
use prompt_host_plugin::{Amount, Bound, Constraint, ConstraintKind, Document, Material, Span};

use super::demand::Demand;
use super::extent::{self, Extent};
use super::opposites::{BLENDS, CASUAL, EXCLUSIVE_FORMS, FORMAL, HUMOROUS, LISTS, SERIOUS};
use super::scope::{self, Scope};
use super::wordlists::{ALSO, LABELS_OF_DEMANDS, ONLY};

/// Demands that are looked at before all is read: more of them are a rule book.
const LOOKED_AT: usize = 240;

/// Words between two demands of one sentence at most: "a brief text of 1500 words".
const SIDE_BY_SIDE: usize = 4;

/// Whether two demands of one kind are there at all, and differ: most prompts end here.
pub(super) fn may_occur(document: &Document) -> bool {
    let differ = |a: &Constraint, b: &Constraint| match (a.kind, b.kind) {
        (ConstraintKind::Length, ConstraintKind::Length) | (ConstraintKind::Count, ConstraintKind::Count) => {
            a.value != b.value || a.amount != b.amount
        }
        (ConstraintKind::Language | ConstraintKind::Tone, kind) => {
            a.kind == kind && (a.value != b.value || a.negated != b.negated)
        }
        (ConstraintKind::Format, ConstraintKind::Format) => true,
        _ => false,
    };
    let all = document.constraints.get(..LOOKED_AT).unwrap_or(&document.constraints);
    all.iter().enumerate().any(|(index, b)| all.iter().take(index).any(|a| differ(a, b)))
}

/// Whether `first` and `second`, which stands after it, cannot both hold.
pub(super) fn clashes(document: &Document, first: &Demand<'_>, second: &Demand<'_>) -> bool {
    if first.constraint.span.overlaps(second.constraint.span) || first.constraint.span == second.constraint.span {
        return false;
    }
    let (a, b) = (first.constraint, second.constraint);
    // A ban on a form leaves none to a part of the answer either.
    let is_any_part = |demand: &Demand<'_>, other: &Demand<'_>| {
        demand.scope == Scope::Part
            && demand.constraint.kind == ConstraintKind::Format
            && !demand.negated
            && other.negated
    };
    let reaches = |demand: &Demand<'_>, other: &Demand<'_>| demand.scope == Scope::Whole || is_any_part(demand, other);
    let whole = reaches(first, second) && reaches(second, first);
    let apart = match (a.kind, b.kind) {
        (ConstraintKind::Length, ConstraintKind::Length) => lengths(document, first, second),
        (ConstraintKind::Count, ConstraintKind::Count) => counts(document, a, b),
        (ConstraintKind::Format, ConstraintKind::Format) => forms(document, first, second),
        (ConstraintKind::Tone, ConstraintKind::Tone) => tones(document, first, second),
        (ConstraintKind::Language, ConstraintKind::Language) => languages(document, first, second),
        _ => false,
    };
    apart && whole && is_same(document, first, second) && !is_headed_apart(document, first.sentence, second.sentence)
}

fn lengths(document: &Document, first: &Demand<'_>, second: &Demand<'_>) -> bool {
    if first.negated || second.negated {
        return false;
    }
    if let (Some(one), Some(other)) = (first.constraint.amount, second.constraint.amount)
        && first.constraint.value == second.constraint.value
    {
        // A bare number of lines mostly describes a format.
        let is_bare = |amount: Amount| first.constraint.value == "lines" && amount.bound == Bound::Exactly;
        return !is_bare(one) && !is_bare(other) && extent::excludes(one, other);
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
        words(said).any(|(_, word)| is_any(word, list))
            || list.iter().any(|word| !word.is_ascii() && said.contains(word) && !said.contains("非正式"))
    };
    let opposed = |one: &[&str], other: &[&str]| {
        says(first, one) && says(second, other) || says(first, other) && says(second, one)
    };
    let apart = if first.negated == second.negated {
        !first.negated && (opposed(FORMAL, CASUAL) || opposed(SERIOUS, HUMOROUS))
    } else {
        // "Be formal … don't be formal", word for word; "technical jargon" is jargon too.
        let is_jargon = |demand: &Demand<'_>| document.of(demand.constraint.span).to_lowercase().contains("jargon");
        is_jargon(first) && is_jargon(second)
            || document.of(first.constraint.span).eq_ignore_ascii_case(document.of(second.constraint.span))
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
        && scope::said_in(document, first).is_some_and(|said| scope::said_in(document, second) == Some(said))
        && !also(first)
        && !also(second)
}

/// Whether the two are about the same thing. In one sentence they stand side by side then.
fn is_same(document: &Document, first: &Demand<'_>, second: &Demand<'_>) -> bool {
    if first.sentence != second.sentence {
        return first.things.may_be(second.things);
    }
    let between = document.of(Span { start: first.constraint.span.end, end: second.constraint.span.start });
    first.things.is_one()
        && !between.contains([',', ';', ':', '、', '，', '；'])
        && words(between).count() <= if is_measured(first) && is_measured(second) { 2 } else { SIDE_BY_SIDE }
        && !(first.constraint.kind == ConstraintKind::Tone && words(between).count() > 2)
}

fn is_measured(demand: &Demand<'_>) -> bool {
    demand.constraint.amount.is_some()
}

/// Whether a heading stands between the two that names something else than demands.
pub(super) fn is_headed_apart(document: &Document, first: Span, second: Span) -> bool {
    let between = Span { start: first.end, end: second.start };
    let headings =
        document.blocks.iter().filter(|block| block.material == Material::Heading && between.covers(block.span));
    headings.into_iter().any(|heading| LABELS_OF_DEMANDS.find(document.of(heading.span)).next().is_none())
}
