//! A rule and its negation: "Always use the metric system." and "Never use the metric system."

use std::collections::HashMap;

use prompt_host_plugin::words::{is_any, words};
use prompt_host_plugin::{ConstraintKind, Document, Phrases, Purpose, Span, Voice};

use super::clash::is_headed_apart;

/// Sentences that are compared at most, and their bytes.
const MOST: usize = 400;
const LONGEST: usize = 240;

/// Words that turn a rule round wherever they stand.
const NEGATIONS: &[&str] = &[
    "kein", "keine", "keinem", "keinen", "keiner", "nicht", "nie", "niemals", "ne", "pas", "jamais", "aucun", "aucune",
];

/// Words that change nothing of what a rule is about.
const SMALL: &[&str] = &[
    "a", "an", "the", "any", "always", "please", "immer", "bitte", "stets", "der", "die", "das", "den", "toujours",
    "de", "des", "du", "le", "la", "les", "un", "une", "siempre", "el", "los", "las", "una", "ever", "strictly",
];

/// Two sentences of the person that order and forbid the same, in the same words.
pub(super) fn opposed(document: &Document) -> Option<(Span, Span)> {
    let forbids = |kind| matches!(kind, ConstraintKind::Exclusion | ConstraintKind::Rule);
    if !document.constraints.iter().any(|constraint| constraint.negated && forbids(constraint.kind)) {
        return None;
    }
    let mut known: HashMap<String, (Span, bool)> = HashMap::new();
    for sentence in document.sentences.iter().copied().filter(|sentence| is_rule(document, *sentence)).take(MOST) {
        let Some((core, banned)) = core(document.of(sentence)) else { continue };
        match known.get(&core) {
            Some((earlier, other)) if *other != banned && !is_headed_apart(document, *earlier, sentence) => {
                return Some((*earlier, sentence));
            }
            Some(_) => {}
            None => {
                known.insert(core, (sentence, banned));
            }
        }
    }
    None
}

/// Whether the person says a sentence that orders something.
fn is_rule(document: &Document, sentence: Span) -> bool {
    let said = document.of(sentence);
    said.len() <= LONGEST
        && !said.ends_with(['?', '？', ':', '：'])
        && orders(document, sentence)
        && document.block_at(sentence).is_some_and(|block| block.voice == Voice::Person)
        && !document.protection(sentence).is_some_and(|protected| protected.span.covers(sentence))
}

/// Whether the whole sentence is a task or a demand. Parts are ordered by start.
fn orders(document: &Document, sentence: Span) -> bool {
    let first = document.parts.partition_point(|part| part.span.start < sentence.start);
    let here = document.parts.iter().skip(first).take_while(|part| part.span.start == sentence.start);
    here.into_iter().any(|part| part.span == sentence && matches!(part.purpose, Purpose::Task | Purpose::Constraint))
}

/// What a rule says without the words that order or forbid it, and whether it forbids.
fn core(sentence: &str) -> Option<(String, bool)> {
    let said = sentence.trim_end_matches(['.', '!', '。', '！', ' ']);
    let opening = VERBS_OF_RULES.at(said, 0);
    let (start, mut banned) = opening.map_or((0, false), |found| (found.span.to(), *found.value));
    let mut core = String::with_capacity(said.len());
    let mut count = 0;
    for (_, word) in words(said.get(start..)?) {
        let lower = word.to_lowercase().replace('’', "'");
        let bare = lower.strip_prefix("n'").or_else(|| lower.strip_prefix("d'")).unwrap_or(&lower);
        banned |= bare.len() < lower.len() && lower.starts_with('n') || is_any(bare, NEGATIONS);
        if !is_any(bare, NEGATIONS) && !is_any(bare, SMALL) {
            core.push_str(bare);
            core.push(' ');
            count += 1;
        }
    }
    // One word alone is too little to be sure that both mean the same.
    (count > 1 || core.len() > 12).then_some((core, banned))
}

/// Openings of rules, and whether they forbid.
static VERBS_OF_RULES: Phrases<bool> = Phrases::new(&[
    ("always", false),
    ("always avoid", true),
    ("be sure to", false),
    ("bitte", false),
    ("debe", false),
    ("debes", false),
    ("debes siempre", false),
    ("do not", true),
    ("do not ever", true),
    ("don't", true),
    ("du darfst nicht", true),
    ("du musst", false),
    ("du sollst", false),
    ("du sollst nicht", true),
    ("immer", false),
    ("jamais", true),
    ("make sure to", false),
    ("make sure you", false),
    ("must", false),
    ("must not", true),
    ("never", true),
    ("no", true),
    ("no debe", true),
    ("no debes", true),
    ("nunca", true),
    ("please", false),
    ("please always", false),
    ("please do not", true),
    ("please don't", true),
    ("remember to", false),
    ("should", false),
    ("should not", true),
    ("sie müssen", false),
    ("siempre", false),
    ("toujours", false),
    ("tu dois", false),
    ("tu dois toujours", false),
    ("tu ne dois pas", true),
    ("vous devez", false),
    ("vous devez toujours", false),
    ("vous ne devez pas", true),
    ("you must", false),
    ("you must always", false),
    ("you must never", true),
    ("you must not", true),
    ("you should", false),
    ("you should always", false),
    ("you should never", true),
    ("you should not", true),
    ("一定要", false),
    ("不得", true),
    ("不能", true),
    ("不要", true),
    ("切勿", true),
    ("务必", false),
    ("必须", false),
    ("总是", false),
    ("绝不要", true),
    ("要", false),
    ("请", false),
    ("请不要", true),
    ("请勿", true),
]);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_rule_is_about_is_told_from_how_it_is_meant() {
        for (order, ban) in [
            ("Always use the metric system.", "Never use the metric system."),
            ("Erwähne den Preis.", "Erwähne den Preis nicht!"),
            ("Mentionne le prix.", "Ne mentionne pas le prix."),
            ("请提及价格。", "请不要提及价格。"),
        ] {
            let (order, ban) = (core(order).unwrap(), core(ban).unwrap());
            assert_eq!((&order.0, order.1, ban.1), (&ban.0, false, true));
        }
        assert_eq!(core("Never!"), None);
    }
}
