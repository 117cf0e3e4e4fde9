//! English names of two words: "new york".

use prompt_host_plugin::words::upper;
use prompt_host_plugin::{Document, Span};

use super::Slip;
use super::context::{is_command, is_named};
use super::word::Between;
use crate::lexicon::{WordSet, word_set};

/// First words, and the words that make a name after each of them.
const NAMES: &[(WordSet, WordSet)] = &[
    (word_set!["new"], word_set!["delhi", "jersey", "mexico", "orleans", "york", "zealand"]),
    (word_set!["north", "south"], word_set!["america", "carolina", "dakota", "korea"]),
    (word_set!["south"], word_set!["africa", "sudan"]),
    (word_set!["central", "latin"], word_set!["america"]),
    (word_set!["united"], word_set!["kingdom", "nations", "states"]),
    (word_set!["great"], word_set!["britain"]),
    (word_set!["middle"], word_set!["east"]),
    (word_set!["los"], word_set!["angeles"]),
    (word_set!["las"], word_set!["vegas"]),
    (word_set!["san"], word_set!["diego", "francisco"]),
    (word_set!["hong"], word_set!["kong"]),
    (word_set!["saudi"], word_set!["arabia"]),
    (word_set!["sri"], word_set!["lanka"]),
    (word_set!["costa"], word_set!["rica"]),
    (word_set!["puerto"], word_set!["rico"]),
    (word_set!["buenos"], word_set!["aires"]),
    (word_set!["google"], word_set!["analytics", "colab", "docs", "drive", "maps", "sheets"]),
    (word_set!["visual"], word_set!["studio"]),
];

/// The second words of all.
pub(super) static SECONDS: WordSet = word_set![32;
    "africa",
    "aires",
    "america",
    "analytics",
    "angeles",
    "arabia",
    "britain",
    "carolina",
    "colab",
    "dakota",
    "delhi",
    "diego",
    "docs",
    "drive",
    "east",
    "francisco",
    "jersey",
    "kingdom",
    "kong",
    "korea",
    "lanka",
    "maps",
    "mexico",
    "nations",
    "orleans",
    "rica",
    "rico",
    "sheets",
    "states",
    "studio",
    "sudan",
    "vegas",
    "york",
    "zealand",
];

/// The name that the word and the one before it make, without its capitals.
pub(super) fn slip(document: &Document, between: &Between<'_>) -> Option<Slip> {
    let (first, second) = (between.before?, between.word);
    if !SECONDS.holds(second.folded) {
        return None;
    }
    let is_name = |(firsts, seconds): &(WordSet, WordSet)| firsts.holds(first.folded) && seconds.holds(second.folded);
    let small = |word: &str| !word.chars().skip(1).any(char::is_uppercase);
    let span = Span { start: first.span.start, end: second.span.end };
    let slips = NAMES.iter().any(is_name)
        && small(first.said())
        && small(second.said())
        && !is_named(&document.text, span)
        && !is_command(document, span);
    let capital = |word: &str| word.chars().take(1).map(upper).chain(word.chars().skip(1)).collect::<String>();
    slips.then(|| Slip::new(span, [&*capital(first.said()), " ", &*capital(second.said())].concat()))
}
