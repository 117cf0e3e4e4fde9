//! Demands that a word decides: form, tone, vague quantities, asking for leave, comparisons.

use prompt_host_plugin::{ConstraintKind, Difference, Document, Span};

use crate::comparison::{Kind, SHIFT, Scene};
use crate::lexicon::{GATES, LEAVE, OPPOSITES, VAGUE};
use crate::polarity::denies;
use crate::reading::Kind as TokenKind;

pub(crate) fn find(scene: &mut Scene<'_>) {
    forms(scene);
    vague(scene);
    gates(scene);
    opposites(scene);
}

/// Formats and tones that are gone, and those that came in their place.
fn forms(scene: &mut Scene<'_>) {
    let (original, rewrite) = (scene.original, scene.rewrite);
    for kind in [ConstraintKind::Format, ConstraintKind::Tone] {
        let of_kind = |document: &Document| -> Vec<(String, Span)> {
            let all = document.constraints.iter().filter(|constraint| constraint.kind == kind && !constraint.negated);
            all.map(|constraint| (constraint.value.clone(), constraint.span)).collect()
        };
        let (before, after) = (of_kind(original), of_kind(rewrite));
        let lost: Vec<Span> = before
            .iter()
            .filter(|(value, span)| !after.iter().any(|(other, _)| other == value) && all_missing(scene, *span))
            .map(|(_, span)| *span)
            .collect();
        let new = after.iter().find(|(value, span)| {
            !before.iter().any(|(other, _)| other == value)
                && !scene.original.text.to_lowercase().contains(&rewrite.of(*span).to_lowercase())
        });
        for span in lost.into_iter().filter(|span| !scene.tells_original(*span)).collect::<Vec<_>>() {
            match new.filter(|_| kind == ConstraintKind::Tone) {
                Some((_, other)) => scene.found.push((
                    Kind::ChangedConstraint,
                    Difference::changed(span, *other, "the rewrite demands another one"),
                )),
                None => scene.lost(Kind::LostConstraint, span, "the rewrite does not demand it any more"),
            }
        }
    }
}

/// Whether the rewrite has none of the words at `span`.
fn all_missing(scene: &Scene<'_>, span: Span) -> bool {
    let tokens = scene.alignment.original.tokens.iter().zip(&scene.alignment.kept);
    let mut inside =
        tokens.filter(|(token, _)| span.covers(token.span) && token.kind != TokenKind::Function).peekable();
    inside.peek().is_some() && inside.all(|(_, kept)| !kept)
}

/// "A few ideas" that became "three ideas".
fn vague(scene: &mut Scene<'_>) {
    let text = scene.original.text.to_lowercase();
    if text.len() != scene.original.text.len() {
        return;
    }
    let mut found = Vec::new();
    for words in VAGUE {
        for (at, _) in text.match_indices(words) {
            let is_word = !words.is_ascii()
                || !text.get(..at).unwrap_or_default().ends_with(char::is_alphanumeric)
                    && !text.get(at + words.len()..).unwrap_or_default().starts_with(char::is_alphanumeric);
            let next = scene
                .alignment
                .original
                .tokens
                .iter()
                .find(|token| token.span.from() >= at + words.len() && token.kind != TokenKind::Function);
            let Some(noun) = next.filter(|_| is_word) else { continue };
            let rewrite = &scene.alignment.rewrite.tokens;
            let counted = rewrite.windows(2).find_map(|pair| match pair {
                [number, other] if number.kind == TokenKind::Number && other.key == noun.key => Some(number.span),
                _ => None,
            });
            let is_new = |span: &Span| {
                scene.found.iter().any(|(kind, told)| *kind == Kind::AddedNumber && told.rewrite == Some(*span))
            };
            if let Some(number) = counted.filter(is_new) {
                let span = Span::new(at, noun.span.to());
                found.push((
                    Kind::ChangedConstraint,
                    Difference::changed(span, number, "the person named no number").severity(SHIFT),
                ));
            }
        }
    }
    scene.found.extend(found);
}

/// Asking for leave first.
fn gates(scene: &mut Scene<'_>) {
    let text = scene.original.text.to_lowercase();
    let rewrite = scene.rewrite.text.to_lowercase();
    if text.len() != scene.original.text.len() || LEAVE.iter().any(|word| rewrite.contains(word)) {
        return;
    }
    let place = GATES.iter().find_map(|gate| text.find(gate));
    let Some(at) = place else { return };
    let clause =
        scene.alignment.original.clauses.iter().find(|clause| clause.span.from() <= at && at < clause.span.to());
    let Some(span) = clause.map(|clause| clause.span).filter(|span| !scene.tells_original(*span)) else { return };
    scene.lost(Kind::LostConstraint, span, "the rewrite does not ask for leave any more");
}

/// "Less than" that became "greater than".
fn opposites(scene: &mut Scene<'_>) {
    let count = |reading: &crate::reading::Reading, word: &str| {
        reading.tokens.iter().filter(|token| token.word == word).count()
    };
    let (original, rewrite) = (&scene.alignment.original, &scene.alignment.rewrite);
    let turned = OPPOSITES.iter().flat_map(|(one, other)| [(*one, *other), (*other, *one)]).find(|(one, other)| {
        count(original, one) > count(rewrite, one)
            && count(original, other) == 0
            && count(rewrite, other) == count(original, one) - count(rewrite, one)
    });
    let Some((word, _)) = turned else { return };
    let token = original.tokens.iter().find(|token| token.word == word).map(|token| token.span);
    let clause = token.and_then(|span| original.clauses.iter().find(|clause| clause.span.covers(span)));
    // "Never more than five" is "at most five".
    let clause = clause.filter(|clause| !denies(scene.original, original.of_clause(clause), clause.span));
    if let Some(span) = clause.map(|clause| clause.span).filter(|span| !scene.tells_original(*span)) {
        scene.lost(Kind::LostDetail, span, "the rewrite says the opposite");
    }
}
