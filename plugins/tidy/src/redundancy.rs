//! The rule `redundancy`.

mod english;
mod french;
mod german;
mod spanish;

use prompt_host_plugin::guards::{is_about_wording, quotes_itself, works_on_given_text};
use prompt_host_plugin::words::{is_any, upper, word_after, word_before, words};
use prompt_host_plugin::{Document, Finding, Match, Phase, Phrases, Rule, RuleInfo, Span};

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
}

/// One language: its phrases, and the words that show a sentence to be the person's own.
struct Language {
    phrases: &'static Phrases<Plain>,
    own: &'static Phrases<()>,
}

fn language(tag: &str) -> Option<Language> {
    Some(match tag {
        "en" => Language { phrases: &english::PHRASES, own: &english::OWN },
        "fr" => Language { phrases: &french::PHRASES, own: &french::OWN },
        "es" => Language { phrases: &spanish::PHRASES, own: &spanish::OWN },
        "de" => Language { phrases: &german::PHRASES, own: &german::OWN },
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
        let Some(language) = document.primary_language().and_then(language) else { return Vec::new() };
        let mut found = language.phrases.find(&document.text).filter(|found| fits(document, found)).peekable();
        if found.peek().is_none()
            || works_on_given_text(document)
            || is_about_wording(document)
            || quotes_itself(document)
        {
            return Vec::new();
        }
        found
            .filter(|found| is_own(document, found.span, language.own))
            .map(|found| {
                let plain = in_case(document.of(found.span), found.value.words);
                let message = ["\"", document.of(found.span), "\" means no more than \"", &plain, "\""].concat();
                Finding::replace(found.span, plain, message)
            })
            .collect()
    }
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
    }
}

fn starts_sentence(document: &Document, span: Span) -> bool {
    document.sentence_at(span).is_some_and(|sentence| sentence.start == span.start)
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

/// Whether the sentence around `span` is evidently the person's own words and no
/// material: it speaks of "I" or to "you", asks, or demands, or there is nothing else
/// that it could be.
fn is_own(document: &Document, span: Span, own: &'static Phrases<()>) -> bool {
    /// A prompt of one paragraph and fewer words than this is no pasted article.
    const SHORT: usize = 60;
    let Some(sentence) = document.sentence_at(span) else { return false };
    let text = document.of(sentence);
    let single = || !document.text.trim().contains('\n') && words(&document.text).nth(SHORT).is_none();
    own.find(text).next().is_some() || text.trim_end().ends_with(['?', '？']) || single()
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
