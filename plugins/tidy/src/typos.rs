//! The rule `typos`.

mod articles;
mod compounds;
mod context;
mod names;
mod slips;
mod word;

use context::{Shown, has_inner_capital, is_command, is_compared, is_named, is_plain, stands_free};
use prompt_host_plugin::guards::{quotes_itself, says};
use prompt_host_plugin::{Document, Finding, Phase, Rule, RuleInfo, Span, word_list};
use word::{Between, walk};

use crate::glossary::{Glossary, glossary};
use crate::lexicon::{capitalised, has_print, union_of};
use crate::own::Own;

#[doc = include_str!("../docs/typos.md")]
pub(crate) struct Typos;

glossary! { static ENGLISH: 1024 = include_str!("typos/english.txt") }
glossary! { static FRENCH: 32 = include_str!("typos/french.txt") }
glossary! { static SPANISH: 32 = include_str!("typos/spanish.txt") }
glossary! { static GERMAN: 32 = include_str!("typos/german.txt") }

word_list! {
    /// A prompt that says one of these may mean its own letters.
    static LETTERS = [
        "accent", "accents", "acronym", "anagram", "broken english", "buchstabe", "buchstaben", "capital letters",
        "capitalization", "capitals", "cipher", "ciphertext", "correct my", "correct the", "correct this",
        "corrections", "corrige", "crossword", "decipher", "decode", "decrypt", "dialect", "encode", "encrypt",
        "errors in", "fehler", "fix my", "fix the", "gesprochen", "grammaire", "grammar", "grammatical", "grammatik",
        "gramática", "homophone", "korrigiere", "leet", "leetspeak", "letra", "letras", "lettre", "lettres", "lolcat",
        "lower case", "lowercase", "majuscules", "mayúsculas", "minuscules", "minúsculas", "misspell", "misspelled",
        "misspelling", "misspellings", "misspelt", "mistakes", "ocr", "orthographe", "ortografía", "palindrome",
        "pidgin", "pronounce", "pronunciation", "proof-read", "proofread", "rechtschreibung", "slang",
        "small letters", "spell", "spelled", "spelling", "text speak", "textspeak", "tippfehler", "transcribe",
        "translate", "typo", "typos", "uncorrected", "upper case", "uppercase", "wordle",
    ];
}

impl Rule for Typos {
    fn describe(&self) -> RuleInfo {
        RuleInfo::new("typos", "Puts right a misspelling that can mean only one word.")
            .phase(Phase::Normalize)
            .languages(&["en", "fr", "es", "de"])
            .safe()
            .weight(0.3)
            .source("PromptRobust: https://arxiv.org/abs/2306.04528")
            .documentation(include_str!("../docs/typos.md"))
    }

    fn check(&self, document: &Document) -> Vec<Finding> {
        let mut slips = slips(document);
        if slips.is_empty() || says(document, &LETTERS) || quotes_itself(document) {
            return Vec::new();
        }
        if slips.iter().any(|slip| slip.doubled) && slips::may_double(document) {
            slips.retain(|slip| !slip.doubled);
        }
        let own = Own::new(document);
        slips.retain(|slip| own.holds(slip.span) && !document.is_protected(slip.span));
        slips.into_iter().map(|slip| slip.into_finding(document)).collect()
    }
}

/// Wrong words and what is meant by them.
struct Slip {
    span: Span,
    meant: String,
    doubled: bool,
}

impl Slip {
    fn new(span: Span, meant: impl Into<String>) -> Self {
        Self { span, meant: meant.into(), doubled: false }
    }

    fn into_finding(self, document: &Document) -> Finding {
        let said = document.of(self.span);
        let message = if said.starts_with(' ') {
            "words that qualify the next one together are joined by a hyphen".to_owned()
        } else {
            ["\"", said, "\" can only mean \"", &self.meant, "\""].concat()
        };
        Finding::replace(self.span, self.meant, message)
    }
}

/// The misspellings of the prompt's language.
fn misspellings(language: &str) -> Option<&'static Glossary> {
    Some(match language {
        "en" => &ENGLISH,
        "fr" => &FRENCH,
        "es" => &SPANISH,
        "de" => &GERMAN,
        _ => return None,
    })
}

/// What one walk over the words finds.
fn slips(document: &Document) -> Vec<Slip> {
    let language = document.primary_language().unwrap_or_default();
    let Some(misspellings) = misspellings(language) else { return Vec::new() };
    let mut slips = Vec::new();
    let shown = Shown::new(document, misspellings);
    for between in walk(&document.text) {
        let word = between.word;
        let slip = match misspellings.meant(word.folded) {
            Some(meant) => misspelt(document, language, &between, meant, &shown),
            None if language == "en" && is_looked_at(&between) => {
                slips::slip(document, &between).or_else(|| names::slip(document, &between))
            }
            None if language == "de" => slips::german(&between),
            None => None,
        };
        slips.extend(slip.filter(|slip| {
            stands_free(&document.text, slip.span, slip.meant.ends_with('.')) && slip.meant != document.of(slip.span)
        }));
        if language == "en" && is_looked_at(&between) {
            slips.extend(compounds::compound(&document.text, &between));
        }
    }
    slips
}

/// The words that something may be wrong about beside others.
static LOOKED_AT: [u32; 32] = union_of(&[&slips::TRIGGERS, &names::SECONDS, &compounds::UNITS, &compounds::SECONDS]);

/// Whether anything may be wrong about an English word between its neighbours: for most
/// there is nothing more to ask.
fn is_looked_at(between: &Between<'_>) -> bool {
    let print = between.word.folded.print();
    has_print(&LOOKED_AT, print) || between.before.is_some_and(|earlier| earlier.folded.print() == print)
}

/// The slip at a word that is on the list, unless it may be another name or is named.
fn misspelt(
    document: &Document,
    language: &str,
    between: &Between<'_>,
    meant: String,
    shown: &Shown<'_>,
) -> Option<Slip> {
    // "south africa" is one name.
    let name = if language == "en" { names::slip(document, between) } else { None };
    if name.is_some() {
        return name;
    }
    let span = between.word.span;
    let slip = Slip::new(span, in_case(between.word.said(), meant));
    let wrong = is_plain(document, span, &slip.meant, language == "de")
        && !is_named(&document.text, span)
        && !is_command(document, span)
        && !is_compared(&document.text, &slip)
        && !shown.has(between.word.folded, &slip)
        && !shown.is_animal(between.word.said());
    wrong.then_some(slip)
}

/// `meant` with the capital of `word`, but for names with capitals of their own: `iPhone`.
fn in_case(word: &str, meant: String) -> String {
    if !word.starts_with(char::is_uppercase) || has_inner_capital(&meant) {
        return meant;
    }
    capitalised(&meant)
}

#[cfg(test)]
mod tests;
