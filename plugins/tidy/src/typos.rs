//! The rule `typos`.

mod compounds;
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

static ENGLISH: Misspellings<1024> = Misspellings::new(include_str!("typos/english.txt").trim_ascii());
static FRENCH: Misspellings<32> = Misspellings::new(include_str!("typos/french.txt").trim_ascii());
static SPANISH: Misspellings<32> = Misspellings::new(include_str!("typos/spanish.txt").trim_ascii());
static GERMAN: Misspellings<32> = Misspellings::new(include_str!("typos/german.txt").trim_ascii());

word_list! {
    /// A prompt that says one of these may mean its own letters.
    static LETTERS = [
        "accent", "accents", "acronym", "anagram", "buchstabe", "buchstaben", "capital letters", "capitalization", "capitals",
        "cipher", "ciphertext", "correct my", "correct the", "correct this", "corrections", "corrige", "crossword",
        "decipher", "decode", "decrypt", "dialect", "encode", "encrypt", "errors in", "fehler", "fix my", "fix the",
        "gesprochen", "grammaire", "grammar", "grammatical", "grammatik", "gramática", "homophone", "korrigiere",
        "letra", "letras", "lettre", "lettres", "lower case", "lowercase", "majuscules", "mayúsculas", "minuscules",
        "minúsculas", "misspell", "misspelled", "misspelling", "misspellings", "misspelt", "mistakes", "ocr",
        "ortografía", "orthographe", "palindrome", "pidgin", "pronounce", "pronunciation", "proof-read", "proofread",
        "rechtschreibung", "slang", "small letters", "spell", "spelled", "spelling", "tippfehler", "transcribe", "translate", "typo",
        "typos", "uncorrected", "upper case", "uppercase", "wordle",
    ];
}

/// What a program is told to do, rather than described by.
const ORDERS: &[&str] = &["apply", "build", "compose", "exec", "install", "pull", "push", "run"];

/// Where a python is an animal.
const ANIMALS: &[&str] =
    &["animal", "animals", "jungle", "pet", "pets", "reptile", "reptiles", "snake", "snakes", "venom", "zoo"];

/// Words after which a word stands for itself.
const NAMING: &[&str] = &[
    "attribute",
    "called",
    "class",
    "column",
    "command",
    "field",
    "file",
    "folder",
    "function",
    "key",
    "keyword",
    "label",
    "letters",
    "library",
    "method",
    "module",
    "mot",
    "name",
    "named",
    "package",
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
        let said = document.of(self.span);
        let message = if said.starts_with(' ') {
            "words that qualify the next one together are joined by a hyphen".to_owned()
        } else {
            ["\"", said, "\" can only mean \"", &self.meant, "\""].concat()
        };
        Finding::replace(self.span, self.meant, message)
    }
}

/// What one walk over the words finds.
fn slips(document: &Document) -> Vec<Slip> {
    let language = document.primary_language();
    let meant: fn(&str) -> Option<&'static str> = match language {
        Some("en") => |word| ENGLISH.meant(word),
        Some("fr") => |word| FRENCH.meant(word),
        Some("es") => |word| SPANISH.meant(word),
        Some("de") => |word| GERMAN.meant(word),
        _ => return Vec::new(),
    };
    let (is_english, is_german) = (language == Some("en"), language == Some("de"));
    let mut slips = Vec::new();
    let mut words = document.words().peekable();
    let mut previous = None;
    while let Some((span, word)) = words.next() {
        let slip = match meant(word) {
            Some(meant) => misspelt(document, span, meant, is_german).then(|| Slip::new(span, in_case(word, meant))),
            None if is_english => slips::slip(&document.text, previous, (span, word), words.peek().copied()),
            None => None,
        };
        slips.extend(slip.filter(|slip| {
            stands_free(&document.text, slip.span, slip.meant.ends_with('.')) && slip.meant != document.of(slip.span)
        }));
        if is_english {
            slips.extend(compounds::compound(&document.text, previous, (span, word), words.peek().copied()));
        }
        previous = Some((span, word));
    }
    slips
}

/// Whether the word at `span` is written as a plain word: small letters, or a capital
/// where one is due, or part of the name meant. Anything else may be another name.
fn misspelt(document: &Document, span: Span, meant: &str, nouns_have_capitals: bool) -> bool {
    let mut letters = document.of(span).chars();
    let first = letters.next().is_some_and(char::is_uppercase);
    let due = || nouns_have_capitals || document.sentence_at(span).is_some_and(|sentence| sentence.start == span.start);
    let names = || is_any(word_before(&document.text, span.from()), NAMING) || is_command(document, span);
    let animal = || is_any(document.of(span), &["python"]) && document.says_any(ANIMALS);
    !letters.any(char::is_uppercase) && (!first || has_inner_capital(meant) || due()) && !names() && !animal()
}

/// Whether what follows looks like an argument: `python train.py`, `docker -v`.
fn is_command(document: &Document, span: Span) -> bool {
    let after = document.text.get(span.to()..).unwrap_or_default();
    let Some(next) = after.strip_prefix(' ').and_then(|after| after.split_ascii_whitespace().next()) else {
        return false;
    };
    let inner = next.trim_end_matches(['.', ',', ';', ':', '?', '!', ')']);
    let version = inner.starts_with(|c: char| c.is_ascii_digit());
    is_any(next, ORDERS)
        || next.starts_with('-') && next.len() > 1
        || inner.contains(['_', '='])
        || inner.contains(['.', '/']) && !version
}

/// Whether only blanks and marks of prose stand around: `teh.txt` and `#teh` are no prose.
fn stands_free(text: &str, span: Span, dotted: bool) -> bool {
    let before = text.get(..span.from()).and_then(|before| before.chars().next_back());
    let mut after = text.get(span.to()..).unwrap_or_default().chars();
    let ends = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let opens = before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '¿' | '¡' | '—' | '…'));
    opens
        && match after.next() {
            None => !dotted,
            // "etc." brings its own stop.
            Some('.') if dotted => false,
            Some(',' | ';' | ':' | '!' | '?' | '.' | ')' | '…') => {
                ends(after.next()) || after.next().is_none_or(|c| !c.is_alphanumeric())
            }
            Some('\n' | '\r') => !dotted,
            Some(c) => c.is_whitespace() || c == '—',
        }
}

/// Whether small and capital letters mix after the first: `YouTube`, but not `Python` or `SQL`.
fn has_inner_capital(meant: &str) -> bool {
    meant.chars().skip(1).any(char::is_uppercase) && meant.chars().any(char::is_lowercase)
}

/// `meant` with the capital of `word`, but for names with capitals of their own: `iPhone`.
fn in_case(word: &str, meant: &'static str) -> Cow<'static, str> {
    let mut letters = meant.chars();
    if has_inner_capital(meant) || meant.chars().all(char::is_uppercase) {
        return meant.into();
    }
    match (word.starts_with(char::is_uppercase), letters.next()) {
        (true, Some(first)) => std::iter::once(upper(first)).chain(letters).collect::<String>().into(),
        _ => meant.into(),
    }
}
