//! The rule `redundancy`.

mod english;
mod french;
mod german;
mod spanish;

use prompt_host_plugin::guards::{is_about_wording, quotes_itself};
use prompt_host_plugin::words::{is_any, upper, word_after, word_before, words};
use prompt_host_plugin::{Document, Finding, Match, Phase, Phrases, Rule, RuleInfo, Span};

use crate::own::Own;

#[doc = include_str!("../docs/redundancy.md")]
pub(crate) struct Redundancy;

/// What stands for a phrase, and where.
#[derive(Debug)]
pub(crate) struct Plain {
    /// The plain words.
    words: &'static str,
    /// Where they mean the same.
    place: Place,
}

/// Where a phrase and its plain words mean the same.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Place {
    /// Anywhere.
    Any,
    /// Except after one of these words.
    NotAfter(&'static [&'static str]),
    /// Only after one of these words.
    After(&'static [&'static str]),
    /// Except before one of these words.
    NotBefore(&'static [&'static str]),
    /// Only before one of these words.
    Before(&'static [&'static str]),
    /// Only before a word with one of these endings.
    BeforeEnding(&'static [&'static str]),
    /// Only before a number, in digits or words.
    BeforeNumber,
    /// Only at the end of a clause.
    ClauseEnd,
    /// Only at the start of a sentence and before a comma.
    SentenceStart,
    /// Only at the start of a sentence or after a comma.
    ClauseStart,
    /// Only where it opens an order: at the start of a sentence.
    Opens,
    /// The same, in a sentence without a second verb of the same form.
    OpensAlone,
    /// Only at the start of a sentence and before one of these verbs, which gives the order
    /// without it.
    Opening(&'static [&'static str]),
    /// The same, where the prompt starts: later "you" may be anybody.
    OpeningFirst(&'static [&'static str]),
}

impl Place {
    /// Whether the phrase makes its sentence the person's own order, whatever else the
    /// prompt speaks of.
    fn is_order(self) -> bool {
        matches!(self, Self::Opens | Self::OpensAlone | Self::Opening(_) | Self::OpeningFirst(_))
    }
}

fn phrases(language: &str) -> Option<&'static Phrases<Plain>> {
    Some(match language {
        "en" => &english::PHRASES,
        "fr" => &french::PHRASES,
        "es" => &spanish::PHRASES,
        "de" => &german::PHRASES,
        _ => return None,
    })
}

impl Rule for Redundancy {
    fn describe(&self) -> RuleInfo {
        RuleInfo::new("redundancy", "Puts a plain word in the place of a wordy phrase that means the same.")
            .phase(Phase::Normalize)
            .languages(&["en", "fr", "es", "de"])
            .safe()
            .weight(0.5)
            .source("Federal Plain Language Guidelines: https://www.plainlanguage.gov/guidelines/words/use-simple-words-phrases/")
            .documentation(include_str!("../docs/redundancy.md"))
    }

    fn check(&self, document: &Document) -> Vec<Finding> {
        let Some(phrases) = document.primary_language().and_then(phrases) else { return Vec::new() };
        let mut found = phrases.find(&document.text).filter(|found| fits(document, found)).peekable();
        if found.peek().is_none() || quotes_itself(document) {
            return Vec::new();
        }
        let own = Own::new(document);
        let about_wording = is_about_wording(document);
        found
            .filter(|found| found.value.place.is_order() || !about_wording)
            .filter(|found| own.holds(found.span))
            .map(|found| shorten(document, &found))
            .collect()
    }
}

/// Puts the plain words in the place of the phrase.
fn shorten(document: &Document, found: &Match<Plain>) -> Finding {
    let phrase = document.of(found.span);
    if let Place::Opening(_) | Place::OpeningFirst(_) = found.value.place {
        let verb = document.text.get(found.span.to()..).unwrap_or_default();
        let blanks = verb.len() - verb.trim_start_matches(' ').len();
        let first = verb.get(blanks..=blanks).unwrap_or_default();
        let place = Span::new(found.span.from(), found.span.to() + blanks + first.len());
        let message = ["the sentence gives its order without \"", phrase, "\""].concat();
        return Finding::replace(place, in_case(phrase, first), message);
    }
    let plain = in_case(phrase, found.value.words);
    let message = ["\"", phrase, "\" means no more than \"", &plain, "\""].concat();
    Finding::replace(found.span, plain, message)
}

/// Whether the phrase stands where its plain words mean the same.
fn fits(document: &Document, found: &Match<Plain>) -> bool {
    let text = document.text.as_str();
    let (from, to) = (found.span.from(), found.span.to());
    // A capital at every word is a title or a raised voice.
    let title = words(document.of(found.span)).all(|(_, word)| word.starts_with(char::is_uppercase));
    if title || document.is_protected(found.span) {
        return false;
    }
    let rest = text.get(to..).unwrap_or_default();
    match found.value.place {
        Place::Any => true,
        Place::NotAfter(list) => !is_any(word_before(text, from), list),
        Place::After(list) => is_any(word_before(text, from), list),
        Place::NotBefore(list) => !is_any(word_after(text, to), list),
        Place::Before(list) => is_any(word_after(text, to), list),
        Place::BeforeEnding(list) => {
            let next = word_after(text, to);
            list.iter().any(|ending| next.len() > ending.len() + 1 && next.ends_with(ending))
        }
        Place::BeforeNumber => is_number(word_after(text, to)),
        Place::ClauseEnd => rest.is_empty() || rest.starts_with(['.', ';', ':', '!', '?', '\n']),
        Place::SentenceStart => starts_sentence(document, found.span) && rest.starts_with(','),
        Place::ClauseStart => starts_sentence(document, found.span) || ends_with_comma(text, from),
        Place::Opens => starts_sentence(document, found.span),
        Place::OpensAlone => starts_sentence(document, found.span) && !goes_on_in_kind(document, found.span),
        Place::OpeningFirst(verbs) => {
            text.get(..from).is_some_and(|before| before.trim().is_empty()) && verbs.contains(&word_after(text, to))
        }
        Place::Opening(verbs) => starts_sentence(document, found.span) && verbs.contains(&word_after(text, to)),
    }
}

fn starts_sentence(document: &Document, span: Span) -> bool {
    document.sentence_at(span).is_some_and(|sentence| sentence.start == span.start)
}

/// Whether another "-ing" is joined to the one that `span` ends with, as in "creating a
/// plan and writing it down", or the sentence is only the lead of a list.
fn goes_on_in_kind(document: &Document, span: Span) -> bool {
    let Some(sentence) = document.sentence_at(span) else { return true };
    let rest = document.of(Span { start: span.end, end: sentence.end });
    let mut before = "";
    let joined = words(rest).any(|(place, word)| {
        let follows =
            is_any(before, &["and", "or", "then"]) || ends_with_comma(rest, place.from()) || before.is_empty();
        before = word;
        follows && (word.len() > 4 && word.ends_with("ing") || place.start < 2 && is_any(word, &["and", "or"]))
    });
    joined || rest.trim_end().ends_with(':') || rest.contains('\n')
}

fn ends_with_comma(text: &str, at: usize) -> bool {
    text.get(..at).is_some_and(|before| before.trim_end_matches(' ').ends_with(','))
}

fn is_number(word: &str) -> bool {
    const NUMBERS: &[&str] = &[
        "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "twenty", "thirty", "fifty",
    ];
    word.starts_with(|c: char| c.is_ascii_digit()) || is_any(word, NUMBERS)
}

/// `plain` with the capital of `phrase`.
fn in_case(phrase: &str, plain: &str) -> String {
    let mut chars = plain.chars();
    match (phrase.chars().next().is_some_and(char::is_uppercase), chars.next()) {
        (true, Some(first)) => std::iter::once(upper(first)).chain(chars).collect(),
        _ => plain.to_owned(),
    }
}

/// A table entry.
pub(crate) const fn plain(words: &'static str, place: Place) -> Plain {
    Plain { words, place }
}
