//! How much the person wants something: wishes made demands, and demands made wishes.

use prompt_host_plugin::{Difference, Span};

use crate::comparison::{Kind, SHIFT, Scene};
use crate::lexicon::{HARD, LIKELY, SOFT};

pub(crate) fn find(scene: &mut Scene<'_>) {
    let alignment = scene.alignment;
    let mut found: Vec<(Kind, Difference)> = Vec::new();
    let has = |text: &str, list: &[&str]| {
        let lower = format!(" {} ", crate::vocabulary::fold(text));
        list.iter().any(|word| match word.is_ascii() {
            true => lower.match_indices(word).any(|(at, _)| {
                let before = lower.get(..at).unwrap_or_default();
                let after = lower.get(at + word.len()..).unwrap_or_default();
                !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric)
            }),
            false => lower.contains(&crate::vocabulary::fold(word)),
        })
    };
    let is_soft = has(&scene.original.text, SOFT);
    // "Usually" and "might" say how things are as often as how they are wanted.
    let is_loose = has(&scene.original.text, LIKELY);
    let becomes_soft = has(&scene.rewrite.text, SOFT);
    let softens = |text: &str| has(text, SOFT) && !has(text, LIKELY);
    if !is_soft && !becomes_soft {
        return;
    }
    for (index, clause) in alignment.original.clauses.iter().enumerate() {
        let homes =
            alignment.home.get(index).into_iter().flatten().filter_map(|home| alignment.rewrite.units.get(*home));
        let Some(unit) = homes.clone().find(|unit| has(scene.rewrite.of(unit.span), HARD)).or(homes.clone().next())
        else {
            continue;
        };
        let Some(own) = alignment.original.units.get(clause.unit) else { continue };
        if own.is_code || unit.is_code || scene.tells_original(clause.span) {
            continue;
        }
        let (before, after) = (scene.original.of(clause.span), scene.rewrite.of(unit.span));
        // "Might have to" demands nothing.
        let whole = scene.original.of(own.span).replace("might have to", "might").replace("may have to", "may");
        if has(before, SOFT) && has(after, HARD) && !has(after, SOFT) && !has(&whole, HARD) {
            found.push((
                Kind::ChangedConstraint,
                Difference::changed(clause.span, unit.span, "the person only wished for it").severity(SHIFT),
            ));
        }
    }
    for (index, clause) in alignment.rewrite.clauses.iter().enumerate() {
        let Some(source) =
            alignment.source.get(index).and_then(|sources| alignment.original.units.get(*sources.first()?))
        else {
            continue;
        };
        let after = scene.rewrite.of(clause.span);
        if source.is_code || !softens(after) || is_soft || is_loose {
            continue;
        }
        let span = best_clause(scene, index, source.span);
        if scene.tells_original(span)
            || found.iter().any(|(_, told)| told.original.is_some_and(|told| told.overlaps(span)))
        {
            continue;
        }
        let is_strict = has(scene.original.of(span), &["never", "nie", "niemals", "jamais", "nunca", "绝不", "決して"]);
        let difference = Difference::changed(span, clause.span, "the person demanded it");
        found.push((Kind::ChangedConstraint, if is_strict { difference } else { difference.severity(SHIFT) }));
    }
    scene.found.extend(found);
}

/// The clause of the original's unit that shares most with a clause of the rewrite.
fn best_clause(scene: &Scene<'_>, index: usize, unit: Span) -> Span {
    let alignment = scene.alignment;
    let Some(clause) = alignment.rewrite.clauses.get(index) else { return unit };
    let keys: Vec<u32> = alignment
        .rewrite
        .of_clause(clause)
        .iter()
        .filter(|token| token.weight() > 0.0)
        .map(|token| token.key)
        .collect();
    let shared = |span: &Span| {
        alignment.original.tokens.iter().filter(|token| span.covers(token.span) && keys.contains(&token.key)).count()
    };
    let spans = alignment.original.clauses.iter().map(|clause| clause.span).filter(|span| unit.covers(*span));
    spans.max_by_key(shared).unwrap_or(unit)
}
