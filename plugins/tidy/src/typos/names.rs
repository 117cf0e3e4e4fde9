//! English names of two words: "new york".

use prompt_host_plugin::{Document, Span};

use super::Slip;
use super::context::{is_command, is_named};
use super::word::Between;
use crate::lexicon::{WordSet, capitalised, word_set};

/// Words that make a name in this order, the third where it stands there.
const NAMES: &[[WordSet; 3]] = &[
    [word_set!["new"], word_set!["delhi", "jersey", "mexico", "orleans", "zealand"], word_set![]],
    [word_set!["north", "south"], word_set!["america", "carolina", "dakota", "korea"], word_set![]],
    [word_set!["south"], word_set!["africa", "sudan"], word_set![]],
    [word_set!["central", "latin"], word_set!["america"], word_set![]],
    [word_set!["united"], word_set!["kingdom", "nations", "states"], word_set![]],
    [word_set!["great"], word_set!["britain"], word_set![]],
    [word_set!["middle"], word_set!["east"], word_set![]],
    [word_set!["los"], word_set!["angeles"], word_set![]],
    [word_set!["las"], word_set!["vegas"], word_set![]],
    [word_set!["san"], word_set!["diego", "francisco"], word_set![]],
    [word_set!["hong"], word_set!["kong"], word_set![]],
    [word_set!["saudi"], word_set!["arabia"], word_set![]],
    [word_set!["sri"], word_set!["lanka"], word_set![]],
    [word_set!["costa"], word_set!["rica"], word_set![]],
    [word_set!["puerto"], word_set!["rico"], word_set![]],
    [word_set!["buenos"], word_set!["aires"], word_set![]],
    [word_set!["google"], word_set!["analytics", "colab", "docs", "drive", "maps", "sheets"], word_set![]],
    [word_set!["visual"], word_set!["studio"], word_set!["code"]],
    [word_set!["new"], word_set!["york"], word_set!["city", "giants", "knicks", "post", "times", "yankees"]],
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

/// The name that the word and those beside it make, without its capitals.
pub(super) fn slip(document: &Document, between: &Between<'_>) -> Option<Slip> {
    let (first, second) = (between.before?, between.word);
    if !SECONDS.holds(second.folded) {
        return None;
    }
    let [.., thirds] =
        NAMES.iter().find(|[firsts, seconds, _]| firsts.holds(first.folded) && seconds.holds(second.folded))?;
    let third = between.after.filter(|word| thirds.holds(word.folded));
    let words = [Some(first), Some(second), third];
    let small = words.iter().flatten().all(|word| !word.said().chars().skip(1).any(char::is_uppercase));
    let span = Span { start: first.span.start, end: third.unwrap_or(second).span.end };
    let slips = small && !is_named(&document.text, span) && !is_command(document, span);
    let name = || words.iter().flatten().map(|word| capitalised(word.said())).collect::<Vec<_>>().join(" ");
    slips.then(|| Slip::new(span, name()))
}
