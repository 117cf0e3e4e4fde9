//! Slips that show only beside another word: a small "i", apostrophes, doubled words.

use prompt_host_plugin::guards::says;
use prompt_host_plugin::words::words;
use prompt_host_plugin::{Document, Span, word_list};

use super::Slip;
use super::articles::article;
use super::word::{Between, Word};
use crate::lexicon::{WordSet, capitalised, word_set};

/// Words that nobody writes twice in a row on purpose.
static SINGLE: WordSet = word_set![
    "about", "an", "and", "at", "because", "between", "by", "for", "from", "if", "into", "my", "of", "or", "our",
    "the", "their", "these", "they", "to", "we", "with", "your"
];

/// Words before or after which a small "i" is the person.
static BESIDE_I: WordSet = word_set![
    "actually",
    "add",
    "added",
    "agree",
    "already",
    "also",
    "always",
    "am",
    "and",
    "answer",
    "as",
    "ask",
    "asked",
    "assume",
    "basically",
    "became",
    "because",
    "become",
    "before",
    "begin",
    "believe",
    "bought",
    "built",
    "but",
    "buy",
    "call",
    "came",
    "can",
    "can't",
    "cannot",
    "cant",
    "change",
    "changed",
    "choose",
    "click",
    "cook",
    "could",
    "couldn't",
    "create",
    "created",
    "currently",
    "definitely",
    "did",
    "didn't",
    "didnt",
    "do",
    "doesn't",
    "don't",
    "dont",
    "download",
    "drink",
    "drive",
    "eat",
    "enter",
    "even",
    "expect",
    "feel",
    "find",
    "finish",
    "finished",
    "forget",
    "forgot",
    "found",
    "gave",
    "get",
    "give",
    "go",
    "got",
    "graduated",
    "had",
    "hate",
    "have",
    "haven't",
    "help",
    "honestly",
    "hope",
    "just",
    "keep",
    "know",
    "learn",
    "learned",
    "left",
    "like",
    "liked",
    "live",
    "lived",
    "lost",
    "love",
    "loved",
    "made",
    "make",
    "may",
    "mean",
    "might",
    "move",
    "must",
    "need",
    "needed",
    "never",
    "noticed",
    "often",
    "only",
    "open",
    "ordered",
    "own",
    "paid",
    "paste",
    "pay",
    "pick",
    "plan",
    "planned",
    "play",
    "prefer",
    "press",
    "provide",
    "put",
    "read",
    "really",
    "receive",
    "recently",
    "remember",
    "reply",
    "respond",
    "run",
    "said",
    "saved",
    "saw",
    "say",
    "see",
    "sell",
    "send",
    "sent",
    "shall",
    "should",
    "shouldn't",
    "show",
    "shown",
    "sleep",
    "sold",
    "somehow",
    "sometimes",
    "speak",
    "spend",
    "spent",
    "stand",
    "start",
    "started",
    "stay",
    "still",
    "stopped",
    "studied",
    "study",
    "suffer",
    "suggest",
    "talk",
    "tell",
    "tend",
    "that",
    "then",
    "think",
    "thought",
    "told",
    "took",
    "travel",
    "tried",
    "try",
    "turn",
    "type",
    "understand",
    "upload",
    "use",
    "used",
    "usually",
    "visit",
    "walk",
    "want",
    "wanted",
    "was",
    "wasn't",
    "went",
    "when",
    "will",
    "wish",
    "won't",
    "wonder",
    "wont",
    "work",
    "worked",
    "would",
    "wouldn't",
    "write",
    "wrote"
];

/// Words after which "im" is "I am".
static AFTER_IM: WordSet = word_set![
    "a",
    "an",
    "building",
    "creating",
    "currently",
    "doing",
    "going",
    "having",
    "interested",
    "just",
    "looking",
    "making",
    "new",
    "not",
    "planning",
    "really",
    "so",
    "struggling",
    "studying",
    "sure",
    "talking",
    "the",
    "trying",
    "using",
    "very",
    "working",
    "writing"
];

/// Pronouns after which "cant" and "wont" are no nouns.
static SUBJECTS: WordSet = word_set!["he", "i", "it", "she", "that", "they", "we", "who", "you"];

/// Verbs after which an opening "lets" is "let us".
static AFTER_LETS: WordSet = word_set![
    "assume", "begin", "build", "call", "consider", "create", "discuss", "do", "get", "go", "imagine", "look", "make",
    "play", "pretend", "say", "see", "start", "suppose", "talk", "think", "try", "work", "write",
];

/// Words before which "its" is "it is", where it may open a clause.
static AFTER_ITS: WordSet = word_set!["a", "an", "been", "not"];

/// Words that a clause may open after.
static OPENING: WordSet = word_set![
    "and", "because", "but", "hope", "if", "know", "means", "or", "say", "since", "so", "that", "think", "unless",
    "when",
];

/// Comparatives after which "then" is "than" before a number.
static COMPARATIVES: WordSet = word_set![
    "bigger", "faster", "fewer", "greater", "higher", "larger", "less", "longer", "lower", "more", "older", "shorter",
    "smaller", "younger",
];

word_list! {
    /// A prompt that says one of these may mean a doubled word.
    static DOUBLED = [
        "double word", "double words", "doubled word", "doubled words", "duplicate word", "duplicate words", "regex",
        "regexp", "regular expression", "regular expressions", "repeated word", "repeated words",
    ];
}

/// Languages in German, which are nouns after "auf".
static LANGUAGES: WordSet = word_set![
    "arabisch",
    "chinesisch",
    "deutsch",
    "englisch",
    "französisch",
    "italienisch",
    "japanisch",
    "koreanisch",
    "niederländisch",
    "polnisch",
    "portugiesisch",
    "russisch",
    "spanisch",
    "türkisch",
];

/// The words that something may be wrong about, but for doubled ones.
pub(super) static TRIGGERS: WordSet = word_set![32; "a", "an", "cant", "i", "i'd", "i'll", "i'm", "i've", "im", "its", "ive", "lets", "of", "then", "wont",
];

/// What is wrong about an English word between its neighbours.
pub(super) fn slip(document: &Document, between: &Between<'_>) -> Option<Slip> {
    let word = between.word;
    if between.before.is_some_and(|earlier| earlier.folded.print() == word.folded.print()) {
        return doubled(between);
    }
    if !TRIGGERS.holds(word.folded) {
        return None;
    }
    let (span, said) = (word.span, word.said());
    let (before, after) = (between.said_before(), between.said_after());
    let opens = || document.sentence_at(span).is_some_and(|sentence| sentence.start == span.start);
    let wrong = match said {
        "a" | "A" | "an" | "An" => return article(between),
        "i" => {
            let words = after.chars().all(|c| c.is_ascii_lowercase() || c == '\'') && !after.is_empty();
            // `for i in`, `when i = 0` and `i and j` are no speech.
            let counts = word_set!["and", "as", "in", "is", "or"].has(after);
            (words && !counts && (BESIDE_I.has(after) || BESIDE_I.has(before))).then_some("I")
        }
        "i'm" | "i’m" | "i've" | "i’ve" | "i'd" | "i’d" | "i'll" | "i’ll" => {
            return Some(Slip::new(span, ["I", said.get(1..)?].concat()));
        }
        "im" | "Im" => AFTER_IM.has(after).then_some("I'm"),
        "ive" | "Ive" => word_set!["always", "been", "got", "had", "never", "tried"].has(after).then_some("I've"),
        "cant" => SUBJECTS.has(before).then_some("can't"),
        "wont" => SUBJECTS.has(before).then_some("won't"),
        "lets" | "Lets" => {
            let opening = AFTER_LETS.has(after) && opens();
            opening.then_some(if said.starts_with('L') { "Let's" } else { "let's" })
        }
        "its" => (AFTER_ITS.has(after) && (OPENING.has(before) || opens())).then_some("it's"),
        "Its" => (AFTER_ITS.has(after) && opens()).then_some("It's"),
        "then" => {
            let number = after.starts_with(|c: char| c.is_ascii_digit());
            let sides = word_set!["other", "rather"].has(before) && word_set!["a", "an", "just", "the"].has(after);
            (COMPARATIVES.has(before) && number || sides).then_some("than")
        }
        "of" => {
            let modal = word_set!["could", "should", "would"].has(before);
            (modal && after != "course").then_some("have")
        }
        _ => None,
    };
    wrong.map(|meant| Slip::new(span, meant))
}

/// A word that stands twice, though nobody means it.
fn doubled(between: &Between<'_>) -> Option<Slip> {
    let Word { span, folded } = between.word;
    let said = folded.word();
    let earlier = between.before?;
    // What goes on with none of its own is spoken of: "the the and the who".
    static ENDS: WordSet = word_set!["and", "are", "as", "but", "is", "not", "or", "than", "then", "vs", "was", "were"];
    let slips = SINGLE.holds(folded)
        && said.starts_with(|c: char| c.is_ascii_lowercase())
        && between.after.is_some_and(|after| !ENDS.holds(after.folded));
    slips
        .then(|| Slip { doubled: true, ..Slip::new(Span { start: earlier.span.start, end: span.end }, earlier.said()) })
}

/// Whether a doubled word may be meant: a prompt of three words may be about just them.
pub(super) fn may_double(document: &Document) -> bool {
    words(&document.text).nth(3).is_none() || says(document, &DOUBLED)
}

/// "auf deutsch": after this preposition the language is a noun.
pub(super) fn german(between: &Between<'_>) -> Option<Slip> {
    let Word { span, folded } = between.word;
    let said = folded.word();
    let noun = LANGUAGES.holds(folded) && between.said_before().eq_ignore_ascii_case("auf");
    (noun && said.starts_with(char::is_lowercase)).then(|| Slip::new(span, capitalised(said)))
}
