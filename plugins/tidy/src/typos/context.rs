//! Where a wrong word may be meant: a name, a column, an argument, one of two spellings.

use std::cell::OnceCell;

use prompt_host_plugin::words::word_before;
use prompt_host_plugin::{Document, Span};

use super::Slip;
use crate::glossary::Glossary;
use crate::lexicon::{Folded, WordSet, word_set};
use crate::scan::scan;

/// What a program is told to do, rather than described by.
static ORDERS: WordSet = word_set!["apply", "build", "compose", "exec", "install", "pull", "push", "run"];

/// Where a python is an animal.
static ANIMALS: WordSet =
    word_set!["animal", "animals", "jungle", "pet", "pets", "reptile", "reptiles", "snake", "snakes", "venom", "zoo"];

/// Words after which a word stands for itself.
static NAMING: WordSet = word_set![
    "attribute",
    "attributes",
    "brand",
    "brands",
    "called",
    "campo",
    "campos",
    "champ",
    "champs",
    "class",
    "classes",
    "colonne",
    "colonnes",
    "column",
    "columna",
    "columnas",
    "columns",
    "command",
    "commands",
    "domain",
    "field",
    "fields",
    "file",
    "files",
    "folder",
    "folders",
    "function",
    "functions",
    "hashtag",
    "hashtags",
    "key",
    "keys",
    "keyword",
    "keywords",
    "label",
    "labels",
    "letters",
    "libraries",
    "library",
    "method",
    "methods",
    "module",
    "modules",
    "mot",
    "mots",
    "name",
    "named",
    "names",
    "nombre",
    "nombres",
    "package",
    "packages",
    "palabra",
    "palabras",
    "parameter",
    "parameters",
    "say",
    "says",
    "spalte",
    "spalten",
    "string",
    "strings",
    "table",
    "tables",
    "tag",
    "tags",
    "term",
    "terms",
    "titled",
    "type",
    "typed",
    "username",
    "variable",
    "variables",
    "word",
    "words",
    "wort",
    "wörter"
];

/// Whether the word at `span` is written as a plain word: small letters, or a capital
/// where one is due, or part of the name meant. Anything else may be another name.
pub(super) fn is_plain(document: &Document, span: Span, meant: &str, nouns_have_capitals: bool) -> bool {
    let mut letters = document.of(span).chars();
    let first = letters.next().is_some_and(char::is_uppercase);
    let due = || nouns_have_capitals || document.sentence_at(span).is_some_and(|sentence| sentence.start == span.start);
    !letters.any(char::is_uppercase) && (!first || has_inner_capital(meant) || due())
}

/// Whether the word at `span` stands for itself: "the column adress", "the keys adress and
/// recieve".
pub(super) fn is_named(text: &str, span: Span) -> bool {
    /// A longer list is none that a word announces.
    const LONGEST_LIST: usize = 12;
    let mut at = span.from();
    for _ in 0..LONGEST_LIST {
        let before = word_before(text, at);
        if NAMING.has(before) {
            return true;
        }
        let head = text.get(..at).unwrap_or_default().trim_end_matches(' ');
        let joint = if word_set!["and", "et", "or", "ou", "und", "y"].has(before) { before.len() } else { 0 };
        let listed = head.get(..head.len() - joint).unwrap_or_default().trim_end_matches(' ');
        let kept = listed.trim_end_matches(',');
        let earlier = word_before(text, kept.len());
        if joint == 0 && kept.len() == listed.len() || earlier.is_empty() {
            return false;
        }
        at = kept.len() - earlier.len();
    }
    false
}

/// Whether what is meant stands right beside it: "alot or a lot".
pub(super) fn is_compared(text: &str, slip: &Slip) -> bool {
    const JOINTS: [&str; 11] =
        [" and ", " or ", " vs ", " vs. ", " versus ", "/", " instead of ", " not ", " to ", " -> ", " → "];
    const QUOTES: [char; 5] = ['"', '\'', '“', '‘', '`'];
    let (before, after) = (text.get(..slip.span.from()), text.get(slip.span.to()..));
    let (Some(before), Some(after)) = (before, after) else { return false };
    JOINTS.iter().any(|joint| {
        let follows = after.strip_prefix(joint).map(|rest| rest.trim_start_matches(QUOTES));
        let precedes = before.strip_suffix(joint).map(|rest| rest.trim_end_matches(QUOTES));
        follows.is_some_and(|rest| rest.starts_with(&*slip.meant))
            || precedes.is_some_and(|rest| rest.ends_with(&*slip.meant))
    })
}

/// Whether what follows looks like an argument: `python train.py`, `docker -v`.
pub(super) fn is_command(document: &Document, span: Span) -> bool {
    let after = document.text.get(span.to()..).unwrap_or_default();
    let Some(next) = after.strip_prefix(' ').and_then(|after| after.split_ascii_whitespace().next()) else {
        return false;
    };
    let inner = next.trim_end_matches(['.', ',', ';', ':', '?', '!', ')']);
    let version = inner.starts_with(|c: char| c.is_ascii_digit());
    ORDERS.has(next)
        || next.starts_with('-') && next.len() > 1
        || inner.contains(['_', '='])
        || inner.contains(['.', '/']) && !version
}

/// Whether only blanks and marks of prose stand around: `teh.txt` and `#teh` are no prose.
pub(super) fn stands_free(text: &str, span: Span, dotted: bool) -> bool {
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
pub(super) fn has_inner_capital(meant: &str) -> bool {
    meant.chars().skip(1).any(char::is_uppercase) && meant.chars().any(char::is_lowercase)
}

/// What the rest of the prompt says of a word, read once and only where it is asked.
pub(super) struct Shown<'a> {
    document: &'a Document,
    misspellings: &'static Glossary,
    words: OnceCell<Vec<u32>>,
    animal: OnceCell<bool>,
}

impl<'a> Shown<'a> {
    pub(super) fn new(document: &'a Document, misspellings: &'static Glossary) -> Self {
        Self { document, misspellings, words: OnceCell::new(), animal: OnceCell::new() }
    }

    /// Whether code, a quotation or the like has the wrong word as well: then it is spoken
    /// of. A name without its capital is no other word in code.
    pub(super) fn has(&self, word: Folded<'_>, slip: &Slip) -> bool {
        let protected = || self.document.protected.iter().map(|protected| self.document.of(protected.span));
        let wrong = |word: &Folded<'_>| self.misspellings.meant(*word).is_some();
        let words = || protected().flat_map(scan).map(|(_, word)| word).filter(wrong).map(Folded::print).collect();
        !word.word().eq_ignore_ascii_case(&slip.meant) && self.words.get_or_init(words).contains(&word.print())
    }

    /// Whether `word` is a python that lives.
    pub(super) fn is_animal(&self, word: &str) -> bool {
        word.eq_ignore_ascii_case("python")
            && *self.animal.get_or_init(|| self.document.words().any(|(_, word)| ANIMALS.has(word)))
    }
}
