//! Whole clauses that nothing in the other document stands for.

use std::rc::Rc;

use prompt_host_plugin::{Document, Span};

use crate::comparison::{Kind, Scene};
use crate::counterpart::{Search, Side, Stretch};
use crate::lexicon::{FILLER_PHRASES, ROLES};
use crate::polarity::denies;
use crate::reading::{Clause, Kind as TokenKind};

pub(crate) fn find_lost(scene: &mut Scene<'_>) {
    let alignment = scene.alignment;
    let roles = invented_roles(scene);
    let (side, other) = (Side::original(scene.original, alignment), Side::rewrite(scene.rewrite, alignment));
    let claims = Rc::clone(&scene.claims);
    let lost = Search::new(side, other, scene.vocabulary, &roles, Some((&claims, &alignment.candidates))).stretches();
    let mut told: Vec<(Kind, Span)> = Vec::new();
    for Stretch { clause, span, .. } in lost {
        let Some(clause) = alignment.original.clauses.get(clause) else { continue };
        if !scene.tells_original(span) {
            told.push((loss(scene, clause, span), span));
        }
    }
    for (kind, span) in merged(told) {
        scene.lost(kind, span, "nothing in the rewrite says this");
    }
}

pub(crate) fn find_added(scene: &mut Scene<'_>) {
    let alignment = scene.alignment;
    let (side, other) = (Side::rewrite(scene.rewrite, alignment), Side::original(scene.original, alignment));
    let added = Search::new(side, other, scene.vocabulary, &[], None).stretches();
    let mut told: Vec<(Kind, Span)> = Vec::new();
    for Stretch { clause, span, .. } in added {
        let Some(clause) = alignment.rewrite.clauses.get(clause) else { continue };
        let covers = |kind: &Kind| matches!(kind, Kind::AddedRole | Kind::ChangedConstraint | Kind::AddedConstraint);
        let is_told = scene
            .found
            .iter()
            .any(|(kind, difference)| covers(kind) && difference.rewrite.is_some_and(|other| other.overlaps(span)));
        if !is_told {
            told.push((addition(scene, clause, span), span));
        }
    }
    for (kind, span) in merged(told) {
        let message = match kind {
            Kind::AddedBoilerplate => "it asks for nothing in particular",
            Kind::AddedAsk => "the person did not ask for it",
            _ => "the person did not demand it",
        };
        scene.added(kind, span, message);
    }
}

/// Roles of the rewrite that the person never gave.
fn invented_roles(scene: &Scene<'_>) -> Vec<Span> {
    let roles = scene.found.iter().filter(|(kind, _)| *kind == Kind::AddedRole);
    roles.filter_map(|(_, difference)| difference.rewrite).collect()
}

/// Neighbours that are of one kind become one.
fn merged(told: Vec<(Kind, Span)>) -> Vec<(Kind, Span)> {
    let mut all: Vec<(Kind, Span)> = Vec::new();
    for (kind, span) in told {
        match all.last_mut() {
            Some((last, before)) if *last == kind && span.start.saturating_sub(before.end) <= 6 => {
                before.end = span.end;
            }
            _ => all.push((kind, span)),
        }
    }
    all
}

/// What kind of thing a lost clause was.
fn loss(scene: &Scene<'_>, clause: &Clause, span: Span) -> Kind {
    let alignment = scene.alignment;
    let tokens = alignment.original.of_clause(clause);
    let text = scene.original.of(span).to_lowercase();
    let unit = alignment.original.units.get(clause.unit).map_or(clause.span, |unit| unit.span);
    if clause.span.covers(unit) && scene.original.of(unit).ends_with(['?', '？']) {
        return Kind::LostAsk;
    }
    if denies(scene.original, tokens, span) {
        return Kind::LostNegation;
    }
    if overlaps_constraint(scene.original, span) || starts_with_any(&text, DEMANDS) || contains_any(&text, DEMANDING) {
        return Kind::LostConstraint;
    }
    if asks(scene.original, unit, &text) {
        return Kind::LostAsk;
    }
    Kind::LostDetail
}

/// What kind of thing a new clause is.
fn addition(scene: &Scene<'_>, clause: &Clause, span: Span) -> Kind {
    let alignment = scene.alignment;
    let text = scene.rewrite.of(span).to_lowercase();
    let tokens = alignment.rewrite.of_clause(clause).iter();
    let tokens: Vec<_> = tokens.filter(|token| token.kind == TokenKind::Content && span.covers(token.span)).collect();
    let filler = tokens.iter().filter(|token| token.is_filler).count();
    if filler > 0 && filler * 2 >= tokens.len() || contains_any(&text, FILLER_PHRASES) {
        return Kind::AddedBoilerplate;
    }
    let unit = alignment.rewrite.units.get(clause.unit).map_or(clause.span, |unit| unit.span);
    let opening = crate::vocabulary::fold(scene.rewrite.of(unit));
    let is_as = unit.start == span.start && (opening.starts_with("as a ") || opening.starts_with("as an "));
    if is_as || ROLES.iter().any(|role| opening.starts_with(role)) {
        return Kind::AddedRole;
    }
    if starts_with_any(&text, MORE) {
        return Kind::AddedAsk;
    }
    if scene.rewrite.of(unit).ends_with(['?', '？']) && span == clause.span {
        return Kind::AddedAsk;
    }
    Kind::AddedConstraint
}

fn overlaps_constraint(document: &Document, span: Span) -> bool {
    document.constraints.iter().any(|constraint| constraint.span.overlaps(span))
}

fn asks(document: &Document, unit: Span, clause: &str) -> bool {
    let text = document.of(unit);
    text.ends_with(['?', '？'])
        || starts_with_any(clause, ASKS)
        || clause.ends_with("求めよ")
        || clause.ends_with("ください")
}

fn starts_with_any(text: &str, list: &[&str]) -> bool {
    let text = text.trim_start_matches(['-', '*', ' ']);
    // "And add …", "first list …" begin with the verb.
    let text = ["and ", "und ", "et ", "y ", "first ", "also ", "please ", "bitte "]
        .iter()
        .fold(text, |text, joint| text.strip_prefix(joint).unwrap_or(text));
    list.iter().any(|word| text.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphabetic)))
}

fn contains_any(text: &str, list: &[&str]) -> bool {
    list.iter().any(|word| text.contains(word))
}

/// How a rewriter asks for something on top.
const MORE: &[&str] = &[
    "add",
    "suggest",
    "then",
    "for each",
    "gib auch",
    "nenne auch",
    "erkläre auch",
    "ajoute",
    "propose aussi",
    "añade",
];

/// How demands begin.
const DEMANDS: &[&str] = &[
    "put",
    "sign",
    "place",
    "start",
    "end",
    "begin",
    "finish",
    "offer",
    "answer",
    "one",
    "empty",
    "innerhalb",
    "bis",
    "use",
    "keep",
    "include",
    "mention",
    "make sure",
    "ensure",
    "answer in",
    "write in",
    "in the style",
    "for",
    "first",
    "then wait",
    "and wait",
    "wait",
    "ignore",
    "leave",
    "put it",
    "with",
    "if",
    "when",
    "verwende",
    "achte",
    "am ende",
    "auf",
    "für",
    "incluye",
    "usa",
    "termina",
    "que",
    "terminer",
    "pour",
    "emploie",
    "avec",
];

/// Words of demands.
const DEMANDING: &[&str] = &[
    "must",
    "has to",
    "should",
    "need to",
    "only",
    "muss",
    "soll",
    "doit",
    "debe",
    "tiene que",
    "ください",
    "必须",
    "要",
    "tone",
    "style",
    "person",
    "tense",
    "by ",
    "before you",
    "ask before",
];

/// How tasks begin.
const ASKS: &[&str] = &[
    "add",
    "write",
    "explain",
    "tell",
    "list",
    "give",
    "show",
    "check",
    "compare",
    "find",
    "suggest",
    "plan",
    "make",
    "create",
    "summarise",
    "summarize",
    "translate",
    "describe",
    "and then",
    "then",
    "how",
    "what",
    "why",
    "is it",
    "can",
    "should",
    "schreib",
    "schreibe",
    "erkläre",
    "nenne",
    "zeig",
    "explique",
    "donne",
    "écris",
    "explica",
    "escribe",
    "dime",
    "y después",
];
