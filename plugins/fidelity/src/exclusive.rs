//! "Only the number", "and nothing else": what keeps everything else out.

use prompt_host_plugin::Span;

use crate::comparison::{Kind, Scene};
use crate::reading::{Clause, Reading};

/// Words that keep everything else out, wherever they stand.
pub(crate) const ONLY: &[&str] = &[
    "only",
    "solely",
    "exclusively",
    "nur",
    "lediglich",
    "ausschliesslich",
    "bloss",
    "seulement",
    "uniquement",
    "exclusivement",
    "solamente",
    "unicamente",
    "exclusivamente",
];
/// Words that do so where an answer is asked for, and are a way of speaking elsewhere.
const JUST: &[&str] = &["just", "juste", "solo", "einfach", "merely", "simply"];
/// Words before those.
const GIVING: &[&str] = &[
    "give", "show", "reply", "answer", "return", "output", "print", "want", "need", "with", "send", "tell", "list",
    "gib", "zeig", "nenne", "antworte", "donne", "montre", "reponds", "veux", "dame", "da", "muestra", "responde",
    "quiero", "me", "mir", "moi",
];
/// The same in scripts without blanks, and in several words.
const PHRASES: &[&str] = &[
    "nothing else",
    "nothing more",
    "no more than that",
    "sonst nichts",
    "nichts anderes",
    "rien d'autre",
    "nada más",
    "nada mas",
    "のみ",
    "だけ",
    "只要",
    "只给",
    "只需",
    "只输出",
    "只回",
    "仅",
    "no extra",
    "without explanation",
    "no explanation",
    "no comment",
];

pub(crate) fn find(scene: &mut Scene<'_>) {
    let alignment = scene.alignment;
    // "いただけ" asks kindly.
    let limits = |text: &str| {
        let text = text.replace("いただけ", "");
        PHRASES.iter().any(|phrase| text.contains(phrase))
    };
    if limits(&scene.rewrite.text.to_lowercase()) || marks(&alignment.rewrite) >= marks(&alignment.original).max(1) {
        return;
    }
    if marks(&alignment.original) == 0 && !limits(&scene.original.text.to_lowercase()) {
        return;
    }
    let mut lost: Vec<Span> = Vec::new();
    for (index, clause) in alignment.original.clauses.iter().enumerate() {
        let text = scene.original.of(clause.span).to_lowercase();
        let is_code = alignment.original.units.get(clause.unit).is_some_and(|unit| unit.is_code);
        if is_code || !is_exclusive(&alignment.original, clause) && !limits(&text) || scene.tells_original(clause.span)
        {
            continue;
        }
        // Where the rewrite limits in other words, it does so in the same place.
        let homes = alignment.home.get(index).map(Vec::as_slice).unwrap_or_default();
        let stays = homes.iter().filter_map(|home| alignment.rewrite.units.get(*home)).any(|unit| {
            let tokens = alignment.rewrite.tokens.get(unit.tokens.clone()).unwrap_or_default();
            crate::polarity::limits(scene.rewrite, tokens, unit.span, scene.vocabulary)
        });
        if !stays && !homes.is_empty() {
            lost.push(clause.span);
        }
    }
    for span in lost {
        scene.lost(Kind::LostConstraint, span, "the rewrite does not keep everything else out any more");
    }
}

/// Whether a clause keeps everything else out.
fn is_exclusive(reading: &Reading, clause: &Clause) -> bool {
    let words: Vec<&str> = reading.of_clause(clause).iter().map(|token| token.word.as_str()).collect();
    words.iter().enumerate().any(|(at, word)| {
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        let after = words.get(at + 1).copied().unwrap_or_default();
        // "Only one question at a time" counts.
        ONLY.contains(word)
            && !matches!(
                after,
                "one"
                    | "a"
                    | "an"
                    | "if"
                    | "when"
                    | "after"
                    | "once"
                    | "eine"
                    | "ein"
                    | "einen"
                    | "wenn"
                    | "une"
                    | "un"
                    | "una"
                    | "si"
                    | "cuando"
            )
            || JUST.contains(word) && before.is_none_or(|before| GIVING.contains(before)) && words.len() <= MOST
    })
}

/// Words of a clause in which "just" means "only".
const MOST: usize = 9;

/// How many clauses of a document keep everything else out.
fn marks(reading: &Reading) -> usize {
    reading.clauses.iter().filter(|clause| is_exclusive(reading, clause)).count()
}
