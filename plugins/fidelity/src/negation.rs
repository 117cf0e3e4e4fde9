//! What must not be, and whether the rewrite still says so.

use prompt_host_plugin::{Document, Span};

use crate::alignment::{Coverage, denies, nearest};
use crate::comparison::{Kind, Scene};
use crate::reading::{Clause, Reading, Token};

pub(crate) fn find(scene: &mut Scene<'_>) {
    let alignment = scene.alignment;
    // Where the rewrite denies as often, it does so in words of its own.
    if !denies_less(scene) {
        return;
    }
    let mut lost: Vec<Span> = Vec::new();
    for clause in &alignment.original.clauses {
        let is_code = alignment.original.units.get(clause.unit).is_some_and(|unit| unit.is_code);
        let tokens = alignment.original.of_clause(clause);
        if is_code || !denies(scene.original, tokens, clause.span) || scene.tells_original(clause.span) {
            continue;
        }
        // "Do not forget" demands; "not unusual" is usual.
        if tokens.iter().any(|token| scene.vocabulary.is_double(&token.word))
            || tokens
                .iter()
                .filter(|token| token.is_negation && !matches!(token.word.as_str(), "n" | "ne" | "ni"))
                .count()
                > 1
        {
            continue;
        }
        if is_turned_round(scene, clause) {
            lost.push(clause.span);
        }
    }
    for span in lost {
        scene.lost(Kind::LostNegation, span, "the rewrite says it without the \"not\"");
    }
}

/// Whether the rewrite has the words of a clause, and nothing near them that denies.
fn is_turned_round(scene: &Scene<'_>, clause: &Clause) -> bool {
    let alignment = scene.alignment;
    let coverage = Coverage::of(&alignment.original, clause, &alignment.kept);
    if coverage.weight < 0.8 || coverage.missing_share() > 0.34 {
        return false;
    }
    let keys = denied_keys(alignment.original.of_clause(clause));
    let homes = nearest(&alignment.places_in_rewrite, keys.iter().map(|key| (*key, 1.0)));
    !homes.is_empty() && !homes.iter().any(|home| stays_denied(scene, &keys, *home))
}

/// Whether the clause of a unit of the rewrite that has most of the words denies, or the unit
/// that introduces it.
fn stays_denied(scene: &Scene<'_>, keys: &[u32], home: usize) -> bool {
    let rewrite = &scene.alignment.rewrite;
    let lead = home.checked_sub(1).and_then(|before| rewrite.units.get(before));
    let lead = lead.filter(|lead| lead.is_heading || scene.rewrite.of(lead.span).ends_with([':', '：']));
    if lead.is_some_and(|lead| is_denied(scene, lead.tokens.clone(), lead.span)) {
        return true;
    }
    let shared = |clause: &&Clause| rewrite.of_clause(clause).iter().filter(|token| keys.contains(&token.key)).count();
    let clauses = || rewrite.clauses.iter().filter(|other| other.unit == home);
    let most = clauses().map(|clause| shared(&clause)).max().unwrap_or_default();
    clauses().filter(|clause| shared(clause) == most).any(|clause| is_denied(scene, clause.tokens.clone(), clause.span))
}

/// Words after the "not", or before it where it comes last.
fn denied_keys(tokens: &[Token]) -> Vec<u32> {
    let says = |token: &&Token| token.weight() > 0.0;
    let after: Vec<u32> =
        tokens.iter().skip_while(|token| !token.is_negation).filter(says).map(|token| token.key).collect();
    if after.is_empty() { tokens.iter().filter(says).map(|token| token.key).collect() } else { after }
}

fn is_denied(scene: &Scene<'_>, tokens: std::ops::Range<usize>, span: Span) -> bool {
    let tokens = scene.alignment.rewrite.tokens.get(tokens).unwrap_or_default();
    let text = scene.rewrite.of(span);
    denies(scene.rewrite, tokens, span)
        || tokens.iter().any(|token| scene.vocabulary.is_denial(&token.word) || is_negative_form(&token.word))
        || ["のみ", "だけ", "只", "仅", "除", "避", "最多", "以内", "以下", "超过"]
            .iter()
            .any(|mark| text.contains(mark))
}

/// Whether fewer clauses of the rewrite deny than of the original, in whatever words.
pub(crate) fn denies_less(scene: &Scene<'_>) -> bool {
    let alignment = scene.alignment;
    denials(scene, scene.rewrite, &alignment.rewrite) < denials(scene, scene.original, &alignment.original)
}

/// How many clauses of a document deny, in whatever words.
fn denials(scene: &Scene<'_>, document: &Document, reading: &Reading) -> usize {
    let says = |clause: &&Clause| {
        let tokens = reading.of_clause(clause);
        denies(document, tokens, clause.span) || tokens.iter().any(|token| scene.vocabulary.is_denial(&token.word))
    };
    reading.clauses.iter().filter(says).count()
}

/// "unable", "impossible", "sugarless", "gluten-free".
fn is_negative_form(word: &str) -> bool {
    word.starts_with("un") && word.len() > 5
        || word.starts_with("im") && word.len() > 7
        || word.starts_with("in") && word.len() > 8
        || word.ends_with("less")
        || word.ends_with("frei")
        || word.ends_with("los")
}
