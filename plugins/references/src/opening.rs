//! How a request opens, before it comes to its verb.

use prompt_host_plugin::words::{is_any, word_after, words};
use prompt_host_plugin::{Document, Phrases, Span, word_list};

word_list! {
    /// Words of greeting and courtesy, and the ways to ask for work.
    static COURTESY = [
        "also", "and", "ayúdame a", "bitte", "bonjour", "can", "can you please", "could", "could you please",
        "go ahead and", "guten tag", "hallo", "hello", "help", "hey", "hi", "hilf mir", "hola", "i need",
        "i need you to", "i want you to", "i'd like you to", "just", "kannst du", "kindly", "können sie",
        "könnten sie", "könntest du", "me", "merci de", "need", "now", "ok", "okay", "peux-tu", "please",
        "please help me", "pls", "plz", "podrías", "por favor", "pourrais-tu", "pourriez-vous", "pouvez-vous",
        "puedes", "quickly", "s'il te plaît", "s'il vous plaît", "salut", "so", "then", "to", "veuillez", "would",
        "you", "帮我", "帮我把", "把", "请", "请你", "请帮我", "请把", "麻烦",
    ];
}

/// What opens a clause that says how, when or why before the request comes.
const INTRODUCTIONS: &[&str] = &[
    "to",
    "as",
    "if",
    "when",
    "once",
    "before",
    "after",
    "for",
    "in",
    "since",
    "because",
    "with",
    "without",
    "first",
    "using",
    "while",
    "quickly",
    "carefully",
    "like",
    "pour",
    "si",
    "quand",
    "comme",
    "avant",
    "en",
    "sans",
    "avec",
    "dès",
    "aussi",
    "para",
    "cuando",
    "como",
    "antes",
    "sin",
    "con",
    "lo",
    "tan",
    "um",
    "wenn",
    "als",
    "bevor",
    "ohne",
    "mit",
    "so",
    "damit",
    "bevor",
    "falls",
];

/// Where the request's verb stands in `sentence`: after greeting and courtesy.
pub(crate) fn verb_position(document: &Document, sentence: Span) -> usize {
    after_courtesy(document, sentence.from(), sentence)
}

/// Where the request's verb stands after an introductory clause: "to win, fix …".
pub(crate) fn later_verb_position(document: &Document, sentence: Span) -> Option<usize> {
    /// A longer clause may name what the request is about.
    const WORDS: usize = 9;
    let start = verb_position(document, sentence);
    // Courtesy eats "to" and "so": the clause may open with either.
    let opens = [sentence.from(), start].into_iter().any(|at| {
        is_any(word_after(&document.text, at), INTRODUCTIONS)
            || is_any(last_of(document, sentence, start), INTRODUCTIONS)
    });
    let rest = document.text.get(start..sentence.to())?;
    let comma = rest.find([',', '，', '、'])?;
    let clause = rest.get(..comma)?;
    let next = rest.get(comma..)?;
    let skipped = comma + next.len() - next.trim_start_matches([' ', ',', '，', '、']).len();
    (opens && words(clause).count() <= WORDS).then(|| after_courtesy(document, start + skipped, sentence))
}

/// The last word of the courtesy that ends at `start`.
fn last_of(document: &Document, sentence: Span, start: usize) -> &str {
    let head = document.text.get(sentence.from()..start).unwrap_or_default();
    words(head).last().map_or("", |(_, word)| word)
}

fn after_courtesy(document: &Document, start: usize, sentence: Span) -> usize {
    let courtesy: &'static Phrases<()> = &COURTESY;
    let skip = |at: usize| {
        let rest = document.text.get(at..sentence.to()).unwrap_or_default();
        at + rest.len() - rest.trim_start_matches([' ', ',', '!', '，', '、', '¿', '¡']).len()
    };
    let mut at = skip(start);
    while let Some(found) = courtesy.at(&document.text, at) {
        at = skip(found.span.to());
    }
    at
}
