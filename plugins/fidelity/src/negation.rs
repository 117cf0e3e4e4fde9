//! What must not be, and whether the rewrite still says so.

use std::rc::Rc;

use prompt_host_plugin::Span;

use crate::comparison::{Kind, Scene};
use crate::hash::Map;
use crate::lexicon::LENGTHS;
use crate::order::ascending;
use crate::polarity::{
    Claims, denied, denies, is_bound, is_contrast, is_double, leaves_out, limits, says_opposite, sets_aside,
};
use crate::reading::{Clause, Token, Unit};

/// Of what is denied, the share that the rewrite must have for its "not" to be looked for.
const KEPT: f32 = 0.5;
/// Of that, the share that must stand where the rewrite denies.
const DENIED: f32 = 0.5;
/// Words of an item that a "not" before it still holds for.
const ITEM: usize = 3;
/// What is denied of two and said by "separate" as well.
const TOGETHER: &[&str] =
    &["same", "together", "gleichen", "selben", "zusammen", "meme", "ensemble", "mismo", "misma", "juntos"];
/// Lines of a list that are gone back over to find what introduces it.
const LIST: usize = 24;

pub(crate) fn find(scene: &mut Scene<'_>) {
    let alignment = scene.alignment;
    literal(scene);
    let (claims, free) = (Rc::clone(&scene.claims), free_denials(scene));
    let mut lost: Vec<Span> = Vec::new();
    for clause in &alignment.original.clauses {
        let is_code = alignment.original.units.get(clause.unit).is_some_and(|unit| unit.is_code);
        let tokens = alignment.original.of_clause(clause);
        if is_code
            || !denies(scene.original, tokens, clause.span)
            || scene.tells_original(clause.span)
            || is_double(tokens, scene.vocabulary)
            || is_bound(scene.original, tokens)
        {
            continue;
        }
        if is_turned_round(scene, clause, &claims, &free) {
            lost.push(clause.span);
        }
    }
    for span in lost {
        scene.lost(Kind::LostNegation, span, "the rewrite says it without the \"not\"");
    }
}

/// The same words with the "not" taken out from between them.
fn literal(scene: &mut Scene<'_>) {
    let alignment = scene.alignment;
    let tokens = &alignment.rewrite.tokens;
    let runs = |tokens: &[Token]| -> Map<(u32, u32), Vec<usize>> {
        let mut runs: Map<(u32, u32), Vec<usize>> = Map::default();
        for (index, pair) in tokens.windows(2).enumerate() {
            if let [one, other] = pair {
                runs.entry((one.key, other.key)).or_default().push(index);
            }
        }
        runs
    };
    let after = runs(tokens);
    let mut lost: Vec<Span> = Vec::new();
    for clause in &alignment.original.clauses {
        let Some(unit) = alignment.original.units.get(clause.unit).filter(|unit| !unit.is_code) else { continue };
        for index in clause.tokens.clone() {
            let token = |at: usize| alignment.original.tokens.get(at).filter(|_| unit.tokens.contains(&at));
            let Some(negation) = token(index).filter(|token| token.is_negation) else { continue };
            let (Some(left), Some(next), Some(second)) =
                (index.checked_sub(1).and_then(token), token(index + 1), token(index + 2))
            else {
                continue;
            };
            let says = (index + 1..index + 6).filter_map(token).chain([left]).any(|token| token.weight() > 0.0);
            // Where the next words stand in a row, what stands before them?
            let places = after.get(&(next.key, second.key)).into_iter().flatten();
            let mut turned = places.filter(|place| {
                let before = |back: usize| place.checked_sub(back).and_then(|at| tokens.get(at));
                let is_left = |back: usize| before(back).is_some_and(|token| token.key == left.key);
                let opened = opened(&negation.word);
                is_left(1) || is_left(2) && before(1).is_some_and(|helper| opened.contains(&helper.word.as_str()))
            });
            let denies_still = |place: &usize| {
                let clause =
                    alignment.rewrite.clause_of(*place).and_then(|clause| alignment.rewrite.clauses.get(clause));
                clause.is_none_or(|clause| {
                    leaves_out(scene.rewrite, alignment.rewrite.of_clause(clause), clause.span, scene.vocabulary)
                })
            };
            if says && turned.any(|place| !denies_still(place)) && !says_both(scene, clause, left, next, second) {
                lost.push(clause.span);
            }
        }
    }
    for span in lost {
        if !scene.tells_original(span) {
            scene.lost(Kind::LostNegation, span, "the rewrite says it without the \"not\"");
        }
    }
}

/// Whether the original says the same words elsewhere without a "not" between them.
fn says_both(scene: &Scene<'_>, clause: &Clause, left: &Token, next: &Token, second: &Token) -> bool {
    let tokens = &scene.alignment.original.tokens;
    tokens.windows(3).enumerate().any(|(index, run)| {
        matches!(run, [a, b, c] if (a.key, b.key, c.key) == (left.key, next.key, second.key))
            && !clause.tokens.contains(&index)
    })
}

/// What stands in the place of a "not" that was taken out.
fn opened(word: &str) -> &'static [&'static str] {
    match word {
        "without" => &["with"],
        "ohne" => &["mit"],
        "sans" => &["avec"],
        "sin" => &["con"],
        "kein" | "keine" | "keinen" | "keinem" | "keiner" => &["ein", "eine", "einen", "einem", "einer"],
        "cannot" => HELPERS,
        _ if word.ends_with("nt") => HELPERS,
        _ => &[],
    }
}

/// What stands where a contraction was opened.
const HELPERS: &[&str] = &[
    "do", "does", "did", "is", "are", "was", "were", "can", "could", "will", "would", "should", "has", "have", "had",
    "must",
];

/// Whether the rewrite has what a clause denies, and nothing near it that denies.
fn is_turned_round(scene: &Scene<'_>, clause: &Clause, claims: &Claims, free: &[bool]) -> bool {
    let alignment = scene.alignment;
    let scope = denied(&alignment.original, clause);
    let (mut weight, mut kept, mut denied) = (0.0, 0.0, 0.0);
    let mut words: Vec<&str> = Vec::new();
    let mut units: Vec<usize> = Vec::new();
    let stands = claims.stands(&scope, &alignment.candidates);
    for (index, is_denied) in scope.into_iter().zip(stands) {
        let (Some(token), Some(places)) = (alignment.original.tokens.get(index), alignment.candidates.get(index))
        else {
            continue;
        };
        let is_length = LENGTHS.contains(&token.word.as_str()) && !places.is_empty();
        weight += token.weight();
        words.push(token.word.as_str());
        if !places.is_empty() {
            kept += token.weight();
            // "Don't make it long" is said by "three sentences".
            denied += if is_denied || is_length { token.weight() } else { 0.0 };
        }
        units.extend(alignment.place.get(index).copied().flatten().and_then(|place| alignment.rewrite.unit_of(place)));
    }
    ascending(&mut units);
    if is_contrast(alignment.original.of_clause(clause)) && turns_verb(scene, clause) {
        return false;
    }
    // "Not on the same shift": "same" has no weight of its own.
    let together = alignment.original.of_clause(clause).iter().map(|token| token.word.as_str());
    words.extend(together.filter(|word| TOGETHER.contains(word)));
    // Where all of it stands in one sentence, a "not" there is its own.
    if units.len() == 1 && denied > 0.0 {
        return false;
    }
    if weight < 0.8 || kept < weight * KEPT || denied >= kept * DENIED {
        return false;
    }
    let mut near =
        units.iter().filter_map(|unit| alignment.rewrite.units.get(*unit)).flat_map(|unit| unit.tokens.clone());
    if near.any(|token| free.get(token) == Some(&true)) {
        return false;
    }
    let near = units.iter().filter_map(|unit| alignment.rewrite.units.get(*unit));
    let near = near.filter_map(|unit| alignment.rewrite.tokens.get(unit.tokens.clone())).flatten();
    !says_opposite(&words, near.map(|token| token.word.as_str()))
}

/// "It crashes on A but not on B": whether the rewrite says that it works on B.
fn turns_verb(scene: &Scene<'_>, clause: &Clause) -> bool {
    let alignment = scene.alignment;
    let unit = alignment.original.units.get(clause.unit);
    let before = unit.and_then(|unit| alignment.original.tokens.get(unit.tokens.clone())).unwrap_or_default();
    let before: Vec<&str> = before.iter().map(|token| token.word.as_str()).collect();
    let tokens = &alignment.rewrite.tokens;
    let word = |at: usize| tokens.get(at).map(|token| token.word.as_str());
    let turns = |place: usize| {
        let own = alignment.rewrite.clause_of(place).and_then(|clause| alignment.rewrite.clauses.get(clause))?;
        let nearest = |is: &dyn Fn(&str) -> bool| {
            let places = own.tokens.clone().filter(|at| word(*at).is_some_and(is));
            places.min_by_key(|at| at.abs_diff(place))
        };
        let opposite = nearest(&|word| says_opposite(&before, std::iter::once(word)))?;
        let verb = nearest(&|verb| says_opposite(&[verb], word(opposite).into_iter()));
        // "It works on A but crashes on B" says of B what was denied.
        verb.is_none_or(|verb| opposite.abs_diff(place) < verb.abs_diff(place)).then_some(())
    };
    // Of "Android 14", the number tells where it is.
    let place = |index: usize| alignment.place.get(index).copied().flatten();
    denied(&alignment.original, clause).into_iter().rev().find_map(place).and_then(turns).is_some()
}

/// For each token of the rewrite, whether its clause denies, or what stands before it on its
/// line or over its list.
pub(crate) fn denied_regions(scene: &Scene<'_>) -> Vec<bool> {
    let rewrite = &scene.alignment.rewrite;
    let says_no = |tokens: std::ops::Range<usize>, span| {
        limits(scene.rewrite, rewrite.tokens.get(tokens).unwrap_or_default(), span, scene.vocabulary)
    };
    let leading: Vec<bool> = rewrite
        .units
        .iter()
        .map(|unit| (unit.is_heading || unit.is_lead) && says_no(unit.tokens.clone(), unit.span))
        .collect();
    let mut regions = vec![false; rewrite.tokens.len()];
    let mut before: Option<(usize, bool)> = None;
    for clause in &rewrite.clauses {
        let is_led = lead(&rewrite.units, clause.unit).is_some_and(|lead| leading.get(lead) == Some(&true));
        // "No pop-ups, stock photos or chat bots": what stands first holds for items of a word or two.
        let tokens = rewrite.of_clause(clause);
        let is_item = tokens.iter().filter(|token| token.weight() > 0.0).count() <= ITEM
            && !tokens.iter().any(|token| HELPERS.contains(&token.word.as_str()));
        let goes_on = is_item && before.is_some_and(|(unit, denies)| denies && unit == clause.unit);
        let unit = rewrite.units.get(clause.unit).and_then(|unit| rewrite.tokens.get(unit.tokens.clone()));
        let denies = says_no(clause.tokens.clone(), clause.span) || is_led || goes_on || unit.is_some_and(sets_aside);
        if denies {
            regions.get_mut(clause.tokens.clone()).into_iter().flatten().for_each(|flag| *flag = true);
        }
        before = Some((clause.unit, denies));
    }
    regions
}

/// For each token of the rewrite, whether its clause denies something that the original denies nowhere
/// in the same words: it may stand for any "not" beside it.
fn free_denials(scene: &Scene<'_>) -> Vec<bool> {
    let alignment = scene.alignment;
    let (original, rewrite) = (&alignment.original, &alignment.rewrite);
    let clause_of = rewrite.clauses_of_tokens();
    let mut claimed = vec![false; rewrite.clauses.len()];
    for clause in &original.clauses {
        if !limits(scene.original, original.of_clause(clause), clause.span, scene.vocabulary) {
            continue;
        }
        let places =
            denied(original, clause).into_iter().filter_map(|index| alignment.place.get(index).copied().flatten());
        for place in places {
            if let Some(flag) = clause_of.get(place).and_then(|clause| claimed.get_mut(*clause)) {
                *flag = true;
            }
        }
    }
    let mut free = vec![false; rewrite.tokens.len()];
    for (clause, _) in rewrite.clauses.iter().zip(&claimed).filter(|(_, claimed)| !**claimed) {
        if limits(scene.rewrite, rewrite.of_clause(clause), clause.span, scene.vocabulary) {
            free.get_mut(clause.tokens.clone()).into_iter().flatten().for_each(|flag| *flag = true);
        }
    }
    free
}

/// The unit that introduces the one at `index`: the nearest heading before it, or a line that ends in a colon.
fn lead(units: &[Unit], index: usize) -> Option<usize> {
    let first = index.saturating_sub(LIST);
    let before = units.get(first..index).unwrap_or_default();
    before.iter().rposition(|unit| unit.is_heading || unit.is_lead).map(|at| first + at)
}
