//! The rule `redundancy`.

mod english;
mod french;
mod german;
mod spanish;
mod wording;

use prompt_host_plugin::guards::{is_about_wording, quotes_itself};
use prompt_host_plugin::words::{word_after, word_before, words};
use prompt_host_plugin::{Document, Finding, Match, Phase, Phrases, Rule, RuleInfo, Span, word_list};
use wording::{Place, Plain, Wording};

use crate::lexicon::{Folded, WordSet, capitalised, word_set};
use crate::own::Own;

#[doc = include_str!("../docs/redundancy.md")]
pub(crate) struct Redundancy;

/// The phrases of `language`.
fn wording(language: &str) -> Option<&'static Wording> {
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
        let Some(wording) = document.primary_language().and_then(wording) else { return Vec::new() };
        let mut found = wording.find(&document.text).filter(|found| fits(document, found)).peekable();
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
    if let Some((verb, order)) = order(document, found) {
        let place = Span { start: found.span.start, end: verb.end };
        let message = ["the sentence gives its order without \"", phrase, "\""].concat();
        return Finding::replace(place, in_case(phrase, &order), message);
    }
    let plain = in_case(phrase, found.value.words);
    let message = ["\"", phrase, "\" means no more than \"", &plain, "\""].concat();
    Finding::replace(found.span, plain, message)
}

/// The verb after a phrase that opens an order, and the form of it that gives the order.
fn order(document: &Document, found: &Match<Plain>) -> Option<(Span, String)> {
    let rest = document.text.get(found.span.to()..)?;
    let blanks = rest.len() - rest.trim_start_matches(' ').len();
    let verb = word_after(rest, 0);
    let from = found.span.to() + blanks;
    let order = match found.value.place {
        Place::Form(forms) => forms.meant(Folded::new(verb)),
        Place::Opening(verbs) | Place::OpeningFirst(verbs) => verbs.has(verb).then(|| verb.to_owned()),
        _ => None,
    };
    order.map(|order| (Span::new(from, from + verb.len()), order))
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
        Place::NotAfter(list) => !list.has(word_before(text, from)),
        Place::After(list) => list.has(word_before(text, from)),
        Place::NotBefore(list) => !list.has(word_after(text, to)),
        Place::Before(list) => list.has(word_after(text, to)),
        Place::BeforeEnding(list) => {
            let next = word_after(text, to);
            list.split(' ').any(|ending| next.len() > ending.len() + 1 && next.ends_with(ending))
        }
        Place::BeforeNumber => is_number(word_after(text, to)),
        Place::ClauseEnd => rest.is_empty() || rest.starts_with(['.', ';', ':', '!', '?', '\n']),
        Place::SentenceStart => starts_sentence(document, found.span) && rest.starts_with(','),
        Place::ClauseStart => starts_sentence(document, found.span) || ends_with_comma(text, from),
        Place::OpeningFirst(_) if text.get(..from).is_none_or(|before| !before.trim().is_empty()) => false,
        Place::Form(_) | Place::Opening(_) | Place::OpeningFirst(_) => {
            starts_sentence(document, found.span)
                && order(document, found).is_some_and(|(verb, _)| !goes_on_in_kind(document, verb, found.value.place))
                && !is_set_against(document, found.span)
        }
    }
}

fn starts_sentence(document: &Document, span: Span) -> bool {
    document.sentence_at(span).is_some_and(|sentence| sentence.start == span.start)
}

word_list! {
    /// What names the task.
    static TASK = ["your job is", "your mission is", "your role is", "your task is"];
}

word_list! {
    /// What may name it, or only the setting.
    static TASKED = ["you are tasked with", "you have been tasked with", "you will be tasked with", "you're tasked with"];
}

/// Whether the sentence beside it names the task as well: then "You are tasked with managing
/// accounts" is the setting, and "Your task is to write a script" is set against it.
fn is_set_against(document: &Document, span: Span) -> bool {
    let index = document.sentences.partition_point(|sentence| sentence.end <= span.start);
    let sentence = |index: Option<usize>| index.and_then(|index| document.sentences.get(index)).copied();
    let beside = |one: Span, other: Span| !document.of(Span { start: one.end, end: other.start }).contains('\n');
    let opens = |sentence: Span, phrases: &'static Phrases<()>| phrases.at(document.of(sentence), 0).is_some();
    let Some(this) = sentence(Some(index)) else { return false };
    if opens(this, &TASKED) {
        return sentence(index.checked_add(1)).is_some_and(|next| opens(next, &TASK) && beside(this, next));
    }
    sentence(index.checked_sub(1)).is_some_and(|last| opens(last, &TASKED) && beside(last, this))
}

/// Whether the sentence goes on in the form of `verb`, which would then lack what it hangs
/// on: "creating a plan and writing it down", "to cook, not to order", "que escribas un texto
/// y lo traduzcas"; or is only the lead of a list.
fn goes_on_in_kind(document: &Document, verb: Span, place: Place) -> bool {
    let Some(sentence) = document.sentence_at(verb) else { return true };
    let rest = document.of(Span { start: verb.end, end: sentence.end });
    let english = document.primary_language() == Some("en");
    match place {
        Place::Form(_) if english => gerund_follows(rest) || rest.trim_end().ends_with(':') || rest.contains('\n'),
        Place::Form(forms) => {
            words(rest).any(|(_, word)| forms.meant(Folded::new(word)).is_some()) || clause_follows(rest)
        }
        _ => infinitive_follows(rest),
    }
}

/// Whether another "-ing" is joined to the one before.
fn gerund_follows(rest: &str) -> bool {
    let mut before = "";
    words(rest).any(|(place, word)| {
        let joint = word_set!["and", "or", "then"];
        let follows = joint.has(before) || ends_with_comma(rest, place.from()) || before.is_empty();
        before = word;
        follows && (word.len() > 4 && word.ends_with("ing") || place.start < 2 && joint.has(word))
    })
}

/// Whether another infinitive, or what it is not, is joined to the one before.
fn infinitive_follows(rest: &str) -> bool {
    let mut before = "";
    words(rest).any(|(place, word)| {
        let set_off = rest.get(..place.from()).is_some_and(|head| head.trim_end().ends_with([',', '—', '–']));
        let joined = word_set!["also", "and", "but", "not", "or", "than", "then"].has(before);
        before = word;
        word == "to" && (joined || set_off) || word == "not" && set_off
    })
}

/// Whether another clause is joined, in French or Spanish, whose verb may be of the same
/// form: "et que …", "y lo traduzcas".
fn clause_follows(rest: &str) -> bool {
    let (mut earlier, mut before) = ("", "");
    words(rest).any(|(_, word)| {
        let joined = word_set!["et", "o", "ou", "pero", "y"].has(before);
        let pronoun = word_set![
            "en", "la", "las", "le", "les", "leur", "lo", "los", "lui", "me", "nos", "qu'", "que", "se", "te"
        ];
        let verb = word.ends_with("as") || word.ends_with("es") || word.ends_with("iez");
        let clause = joined && (pronoun.has(word) || verb && !earlier.ends_with('s'));
        (earlier, before) = (before, word);
        clause
    })
}

fn ends_with_comma(text: &str, at: usize) -> bool {
    text.get(..at).is_some_and(|before| before.trim_end_matches(' ').ends_with(','))
}

fn is_number(word: &str) -> bool {
    static NUMBERS: WordSet = word_set![
        "eight", "fifty", "five", "four", "nine", "seven", "six", "ten", "thirty", "three", "twelve", "twenty", "two"
    ];
    word.starts_with(|c: char| c.is_ascii_digit()) || NUMBERS.has(word)
}

/// `plain` with the capital of `phrase`.
fn in_case(phrase: &str, plain: &str) -> String {
    if phrase.starts_with(char::is_uppercase) { capitalised(plain) } else { plain.to_owned() }
}
