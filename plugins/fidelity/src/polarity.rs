//! What clauses deny, and whether other clauses deny it too.

use prompt_host_plugin::{Document, Span};

use crate::bound::{self, Bound};
use crate::comparison::Scene;
use crate::lexer::is_unspaced;
use crate::lexicon::{ANTONYMS, IDLE_DENIALS, UNSPACED_DENIALS, UNSPACED_LIMITS};
use crate::order::ascending;
use crate::reading::{Clause, Kind, Reading, Token};
use crate::vocabulary::Vocabulary;

/// Whether some words deny something, in whatever language.
pub(crate) fn denies(document: &Document, tokens: &[Token], span: Span) -> bool {
    let text = document.of(span);
    let count = |phrases: &[&str]| -> usize { phrases.iter().map(|phrase| text.matches(phrase).count()).sum() };
    // Few texts are written without blanks, and searching is what takes time.
    let is_unspaced = text.contains(is_unspaced);
    let (idle, marks) = if is_unspaced { (count(IDLE_DENIALS), count(UNSPACED_DENIALS)) } else { (0, 0) };
    // "N'ayant passé | aucune commande": the "ne" alone is half of a denial that stands beside it.
    let is_complete = tokens.iter().any(|token| matches!(token.word.as_str(), "plus" | "que" | "guere" | "point"));
    let is_denial = |token: &Token| token.is_negation && (is_complete || !matches!(token.word.as_str(), "n" | "ne"));
    let denials = tokens.iter().filter(|token| span.covers(token.span) && is_denial(token)).count();
    denials + marks > idle && !(denials == 1 && (is_tag(text) || is_elliptic(tokens)))
}

/// "If not, …", "sonst nicht", "whether or not": the "not" denies what stands elsewhere.
fn is_elliptic(tokens: &[Token]) -> bool {
    let at = tokens.iter().position(|token| token.is_negation);
    at.and_then(|at| at.checked_sub(1)).and_then(|before| tokens.get(before)).is_some_and(|before| {
        matches!(before.word.as_str(), "if" | "or" | "wenn" | "falls" | "oder" | "si" | "ou")
            && tokens.iter().skip_while(|token| !token.is_negation).nth(1).is_none_or(|next| {
                matches!(
                    next.word.as_str(),
                    "give" | "write" | "say" | "please" | "then" | "just" | "gib" | "schreib" | "donne" | "dame"
                )
            })
    })
}

/// "There are two, aren't there?", "oder nicht?", "n'est-ce pas ?" deny nothing.
fn is_tag(text: &str) -> bool {
    let text = text.trim_end();
    let Some(text) = text.strip_suffix(['?', '？']) else { return false };
    let words: Vec<&str> = text.split_whitespace().collect();
    matches!(words.as_slice(), [.., verb, pronoun] if verb.to_lowercase().replace('’', "'").ends_with("n't") && pronoun.len() <= 5)
        || matches!(words.as_slice(), [.., "n'est-ce", "pas"] | [.., "oder", "nicht"] | [.., "or", "not"] | [.., "¿no"])
}

/// Whether some words deny, limit or leave out.
pub(crate) fn limits(document: &Document, tokens: &[Token], span: Span, vocabulary: &Vocabulary) -> bool {
    let text = document.of(span);
    denies(document, tokens, span)
        || sets_aside(tokens)
        || tokens
            .iter()
            .any(|token| vocabulary.is_denial(&token.word) || is_negative_form(&token.word, vocabulary.language))
        || text.contains(is_unspaced) && UNSPACED_LIMITS.iter().any(|mark| text.contains(mark))
}

/// Whether some words deny or leave out, and leave no doubt about it.
pub(crate) fn leaves_out(document: &Document, tokens: &[Token], span: Span, vocabulary: &Vocabulary) -> bool {
    denies(document, tokens, span)
        || tokens
            .iter()
            .any(|token| vocabulary.leaves_out(&token.word) || is_negative_form(&token.word, vocabulary.language))
        || sets_aside(tokens)
}

/// "Leave out the goat", "keep ghosts and crime out of it".
pub(crate) fn sets_aside(tokens: &[Token]) -> bool {
    let verb = |token: &Token| {
        matches!(
            token.word.as_str(),
            "leave" | "leaving" | "leaves" | "left" | "keep" | "keeping" | "cut" | "lass" | "lasst" | "lasse"
        )
    };
    let far =
        |token: &Token| matches!(token.word.as_str(), "out" | "aside" | "away" | "weg" | "raus" | "beiseite" | "aus");
    tokens.iter().position(verb).is_some_and(|at| tokens.iter().skip(at + 1).take(8).any(far))
}

/// "unable", "impossible", "sugarless", "gluten-free", "unangenehm".
fn is_negative_form(word: &str, language: &str) -> bool {
    const OTHERS: &[&str] =
        &["unit", "union", "unique", "universit", "under", "until", "unter", "uns", "und", "uno", "una", "unos"];
    const IRREGULAR: &[&str] = &[
        "impossible",
        "invisible",
        "incomplete",
        "inexpensive",
        "informal",
        "inappropriate",
        "irrelevant",
        "imperfect",
        "invalid",
        "illegal",
        "inedible",
        "interdit",
        "inutile",
        "imposible",
    ];
    IRREGULAR.contains(&word)
        || word.starts_with("non-")
        || word == "-frei"
        || matches!(language, "en" | "de")
            && word.starts_with("un")
            && word.len() > 5
            && !OTHERS.iter().any(|other| word.starts_with(other))
        || language == "en" && word.ends_with("less") && word.len() > 6
        || language == "de" && word.len() > 6 && (word.ends_with("frei") || word.ends_with("los"))
}

/// Whether a clause denies twice, or says by denying what something is: "do not forget".
pub(crate) fn is_double(tokens: &[Token], vocabulary: &Vocabulary) -> bool {
    tokens.iter().any(|token| vocabulary.is_double(&token.word))
        || tokens
            .iter()
            .filter(|token| {
                token.is_negation && !matches!(token.word.as_str(), "n" | "ne" | "ni" | "nor" | "weder" | "noch")
            })
            .count()
            > 1
}

/// "Not more than five": how the number is meant is looked at elsewhere.
pub(crate) fn is_bound(document: &Document, tokens: &[Token]) -> bool {
    let numbers = tokens.iter().filter(|token| token.kind == Kind::Number);
    numbers.map(|token| bound::of(document, token.span)).any(|bound| matches!(bound, Bound::AtMost | Bound::AtLeast))
}

/// Which clauses of the rewrite still deny what clauses of the original do.
#[derive(Debug, Default)]
pub(crate) struct Claims {
    /// The clause of the rewrite that each of its tokens is part of.
    clause_of: Vec<usize>,
    /// For each clause of the rewrite, the most words that one denying clause of the original has there.
    most: Vec<usize>,
    /// For each token of the rewrite, whether it stands where something is denied.
    regions: Vec<bool>,
}

impl Claims {
    pub(crate) fn new(scene: &Scene<'_>, regions: Vec<bool>) -> Self {
        let alignment = scene.alignment;
        let clause_of = alignment.rewrite.clauses_of_tokens();
        let mut most = vec![0; alignment.rewrite.clauses.len()];
        for clause in &alignment.original.clauses {
            if denies(scene.original, alignment.original.of_clause(clause), clause.span) {
                for (place, count) in counts(&clause_of, &denied(&alignment.original, clause), &alignment.candidates) {
                    if let Some(most) = most.get_mut(place) {
                        *most = count.max(*most);
                    }
                }
            }
        }
        Self { clause_of, most, regions }
    }

    /// For each of the tokens that a clause of the original denies, whether the rewrite denies it too:
    /// in a clause that is not rather another one's.
    pub(crate) fn stands(&self, scope: &[usize], candidates: &[Vec<usize>]) -> Vec<bool> {
        let counts = counts(&self.clause_of, scope, candidates);
        let is_own = |place: &usize| {
            let Some(clause) = self.clause_of.get(*place) else { return false };
            let own = counts.iter().find(|(other, _)| other == clause).map_or(0, |(_, count)| *count);
            own * 3 >= scope.len() * 2 || self.most.get(*clause).is_some_and(|most| own >= *most)
        };
        let stands = |index: &usize| {
            let places = candidates.get(*index).into_iter().flatten();
            places.into_iter().any(|place| self.regions.get(*place) == Some(&true) && is_own(place))
        };
        scope.iter().map(stands).collect()
    }
}

/// How many of some tokens may stand in each clause of the rewrite.
fn counts(clause_of: &[usize], scope: &[usize], candidates: &[Vec<usize>]) -> Vec<(usize, usize)> {
    let mut counts: Vec<(usize, usize)> = Vec::new();
    for index in scope {
        let mut clauses: Vec<usize> =
            candidates.get(*index).into_iter().flatten().filter_map(|place| clause_of.get(*place).copied()).collect();
        ascending(&mut clauses);
        for clause in clauses {
            match counts.iter_mut().find(|(known, _)| *known == clause) {
                Some((_, count)) => *count += 1,
                None => counts.push((clause, 1)),
            }
        }
    }
    counts
}

/// Tokens of a clause that it denies: those after the "not", or before it where it comes last.
pub(crate) fn denied(reading: &Reading, clause: &Clause) -> Vec<usize> {
    let tokens = || reading.of_clause(clause).iter().zip(clause.tokens.clone());
    let says = |(token, _): &(&Token, usize)| token.weight() >= 0.4;
    let after: Vec<usize> =
        tokens().skip_while(|(token, _)| !token.is_negation).filter(says).map(|(_, index)| index).collect();
    if !after.is_empty() {
        return after;
    }
    // Japanese denies at the end: in "歩かずに回れる" what comes after is not denied.
    let words = reading.of_clause(clause);
    let end = words.windows(2).position(|pair| {
        matches!(pair, [one, other] if matches!((one.word.as_str(), other.word.as_str()), ("ず", "に") | ("な", "い" | "し") | ("せ", "ん")))
    });
    let words = words.get(..end.unwrap_or_default()).unwrap_or_default();
    // A comma ends what is denied.
    let start = words.windows(2).rposition(|pair| matches!(pair, [one, other] if one.span.end != other.span.start));
    let start = start.map_or(0, |comma| comma + 1);
    let before: Vec<usize> = tokens().take(words.len()).skip(start).filter(says).map(|(_, index)| index).collect();
    if before.is_empty() { tokens().filter(says).map(|(_, index)| index).collect() } else { before }
}

/// "… but not on Android", "… bei null aber nicht": what is denied is the verb before.
pub(crate) fn is_contrast(tokens: &[Token]) -> bool {
    const BUT: &[&str] = &["but", "yet", "and", "aber", "jedoch", "doch", "und", "mais", "et", "pero", "y"];
    let is_and_not = tokens.first().is_some_and(|first| matches!(first.word.as_str(), "ni" | "noch" | "nor"));
    is_and_not
        || tokens.windows(2).any(|pair| {
            matches!(pair, [but, not] if BUT.contains(&but.word.as_str())
            && matches!(not.word.as_str(), "not" | "nicht" | "pas" | "no"))
        })
}

/// Whether `words` say the opposite of what is denied: "no jargon" is "plain language".
pub(crate) fn says_opposite<'a>(denied: &[&str], words: impl Iterator<Item = &'a str>) -> bool {
    let of = |list: &str, word: &str| list.split_ascii_whitespace().any(|known| word.starts_with(known));
    let pairs = ANTONYMS.iter().flat_map(|(one, other)| [(*one, *other), (*other, *one)]);
    let opposites: Vec<&str> =
        pairs.filter(|(one, _)| denied.iter().any(|word| of(one, word))).map(|(_, other)| other).collect();
    !opposites.is_empty() && words.into_iter().any(|word| opposites.iter().any(|list| of(list, word)))
}
