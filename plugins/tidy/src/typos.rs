//! The rule `typos`.

mod misspellings;
mod slips;

use std::borrow::Cow;

use misspellings::Misspellings;
use prompt_host_plugin::guards::{quotes_itself, says};
use prompt_host_plugin::words::{is_any, upper, word_before};
use prompt_host_plugin::{Document, Finding, Phase, Rule, RuleInfo, Span, word_list};

use crate::own::Own;

#[doc = include_str!("../docs/typos.md")]
pub(crate) struct Typos;

static ENGLISH: Misspellings = Misspellings::new(include_str!("typos/english.txt").trim_ascii());
static FRENCH: Misspellings = Misspellings::new(include_str!("typos/french.txt").trim_ascii());
static SPANISH: Misspellings = Misspellings::new(include_str!("typos/spanish.txt").trim_ascii());
static GERMAN: Misspellings = Misspellings::new(include_str!("typos/german.txt").trim_ascii());

word_list! {
    /// A prompt that says one of these may mean its own letters.
    static LETTERS = [
        "accent", "accents", "acronym", "anagram", "buchstabe", "buchstaben", "capital letters", "capitalization",
        "cipher", "ciphertext", "correct my", "correct the", "correct this", "corrections", "corrige", "crossword",
        "decipher", "decode", "decrypt", "dialect", "encode", "encrypt", "errors in", "fehler", "fix my", "fix the",
        "gesprochen", "grammaire", "grammar", "grammatical", "grammatik", "gramática", "homophone", "korrigiere",
        "letra", "letras", "lettre", "lettres", "lower case", "lowercase", "majuscules", "mayúsculas", "minuscules",
        "minúsculas", "misspell", "misspelled", "misspelling", "misspellings", "misspelt", "mistakes", "ocr",
        "ortografía", "orthographe", "palindrome", "pidgin", "pronounce", "pronunciation", "proof-read", "proofread",
        "rechtschreibung", "slang", "spell", "spelled", "spelling", "tippfehler", "transcribe", "translate", "typo",
        "typos", "uncorrected", "upper case", "uppercase", "wordle",
    ];
}

/// Words after which a word stands for itself.
const NAMING: &[&str] = &[
    "attribute",
    "called",
    "class",
    "column",
    "field",
    "file",
    "folder",
    "function",
    "key",
    "keyword",
    "label",
    "letters",
    "method",
    "mot",
    "name",
    "named",
    "palabra",
    "parameter",
    "say",
    "string",
    "table",
    "term",
    "type",
    "variable",
    "word",
    "words",
    "wort",
];

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
        let own = Own::new(document);
        slips.retain(|slip| own.holds(slip.span) && !document.is_protected(slip.span));
        slips.into_iter().map(|slip| slip.into_finding(document)).collect()
    }
}

/// Wrong words and what is meant by them.
struct Slip {
    span: Span,
    meant: Cow<'static, str>,
}

impl Slip {
    fn new(span: Span, meant: impl Into<Cow<'static, str>>) -> Self {
        Self { span, meant: meant.into() }
    }

    fn into_finding(self, document: &Document) -> Finding {
        let message = ["\"", document.of(self.span), "\" can only mean \"", &self.meant, "\""].concat();
        Finding::replace(self.span, self.meant, message)
    }
}

/// What one walk over the words finds.
fn slips(document: &Document) -> Vec<Slip> {
    let (known, is_english, is_german) = match document.primary_language() {
        Some("en") => (&ENGLISH, true, false),
        Some("fr") => (&FRENCH, false, false),
        Some("es") => (&SPANISH, false, false),
        Some("de") => (&GERMAN, false, true),
        _ => return Vec::new(),
    };
    let mut slips = Vec::new();
    let mut words = document.words().peekable();
    let mut previous = None;
    while let Some((span, word)) = words.next() {
        let slip = match known.meant(word) {
            Some(meant) => misspelt(document, span, is_german).then(|| Slip::new(span, in_case(word, meant))),
            None if is_english => slips::slip(&document.text, previous, (span, word), words.peek().copied()),
            None => None,
        };
        slips
            .extend(slip.filter(|slip| stands_free(&document.text, slip.span) && slip.meant != document.of(slip.span)));
        previous = Some((span, word));
    }
    slips
}

/// Whether the word at `span` is written as a plain word: small letters, or a capital
/// where one is due. Anything else may be a name.
fn misspelt(document: &Document, span: Span, nouns_have_capitals: bool) -> bool {
    let mut letters = document.of(span).chars();
    let first = letters.next().is_some_and(char::is_uppercase);
    let due = || nouns_have_capitals || document.sentence_at(span).is_some_and(|sentence| sentence.start == span.start);
    let names = is_any(word_before(&document.text, span.from()), NAMING);
    !letters.any(char::is_uppercase) && (!first || due()) && !names
}

/// Whether only blanks and marks of prose stand around: `teh.txt` and `#teh` are no prose.
fn stands_free(text: &str, span: Span) -> bool {
    let before = text.get(..span.from()).and_then(|before| before.chars().next_back());
    let mut after = text.get(span.to()..).unwrap_or_default().chars();
    let ends = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let opens = before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '¿' | '¡' | '—' | '…'));
    opens
        && match after.next() {
            None => true,
            Some(',' | ';' | ':' | '!' | '?' | '.' | ')' | '…') => {
                ends(after.next()) || after.next().is_none_or(|c| !c.is_alphanumeric())
            }
            Some(c) => c.is_whitespace() || c == '—',
        }
}

/// `meant` with the capital of `word`.
fn in_case(word: &str, meant: &'static str) -> Cow<'static, str> {
    let mut letters = meant.chars();
    match (word.starts_with(char::is_uppercase), letters.next()) {
        (true, Some(first)) => std::iter::once(upper(first)).chain(letters).collect::<String>().into(),
        _ => meant.into(),
    }
}
