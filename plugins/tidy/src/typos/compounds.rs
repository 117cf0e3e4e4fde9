//! English words that a hyphen joins before a noun: "a 500-word essay".

use prompt_host_plugin::Span;
use prompt_host_plugin::words::{word_after, word_before};

use super::Slip;
use super::word::{Between, Word};
use crate::lexicon::{WordSet, word_set};

/// Units that stand in the singular after a number only where both qualify a noun.
pub(super) static UNITS: WordSet = word_set![32;
    "act",
    "chapter",
    "character",
    "column",
    "course",
    "day",
    "digit",
    "dimensional",
    "foot",
    "hour",
    "item",
    "letter",
    "line",
    "mile",
    "minute",
    "month",
    "page",
    "paragraph",
    "part",
    "person",
    "player",
    "section",
    "sentence",
    "slide",
    "stanza",
    "step",
    "syllable",
    "verse",
    "week",
    "word",
    "year"
];

/// Numbers above one, in words.
static NUMBERS: WordSet = word_set![
    "eight", "fifteen", "fifty", "five", "forty", "four", "hundred", "nine", "seven", "six", "sixty", "ten", "thirty",
    "three", "twelve", "twenty", "two"
];

/// What opens a noun phrase that a number and its unit stand in.
static DETERMINERS: WordSet =
    word_set!["a", "an", "another", "each", "every", "her", "his", "my", "one", "our", "the", "their", "this", "your"];

/// Nouns that such a pair qualifies, whatever stands before.
static NOUNS: WordSet = word_set![
    "answer",
    "article",
    "blog",
    "cycle",
    "dialogue",
    "drive",
    "email",
    "essay",
    "explanation",
    "flight",
    "guide",
    "introduction",
    "itinerary",
    "journey",
    "lesson",
    "letter",
    "monologue",
    "outline",
    "paper",
    "paragraph",
    "period",
    "plan",
    "play",
    "poem",
    "post",
    "presentation",
    "program",
    "proposal",
    "report",
    "response",
    "resume",
    "review",
    "scene",
    "schedule",
    "script",
    "song",
    "speech",
    "story",
    "summary",
    "tour",
    "trip",
    "vacation",
    "video"
];

/// Words that no noun phrase goes on with.
static FUNCTION: WordSet = word_set![
    "about", "after", "ago", "and", "are", "as", "at", "away", "before", "between", "but", "by", "can", "earlier",
    "for", "from", "has", "if", "in", "into", "is", "later", "may", "must", "of", "on", "only", "or", "per", "should",
    "since", "so", "than", "that", "then", "through", "to", "until", "was", "when", "where", "which", "while", "who",
    "will", "with", "within", "without"
];

/// A pair of words, and the words before which a hyphen joins it.
struct Pair {
    first: WordSet,
    second: &'static str,
    nouns: WordSet,
}

const PAIRS: &[Pair] = &[
    Pair {
        first: word_set!["high", "low"],
        second: "quality",
        nouns: word_set!["audio", "code", "content", "image", "images", "photo", "photos", "script", "video", "videos"],
    },
    Pair {
        first: word_set!["high", "low"],
        second: "resolution",
        nouns: word_set!["image", "images", "photo", "photos", "video"],
    },
    Pair {
        first: word_set!["high", "low"],
        second: "level",
        nouns: word_set![
            "architecture",
            "code",
            "description",
            "explanation",
            "language",
            "outline",
            "overview",
            "summary"
        ],
    },
    Pair {
        first: word_set!["long", "short"],
        second: "term",
        nouns: word_set![
            "advantages",
            "benefits",
            "consequences",
            "effects",
            "goal",
            "goals",
            "growth",
            "impact",
            "investment",
            "investments",
            "memory",
            "plan",
            "plans",
            "relationship",
            "solution",
            "solutions",
            "strategies",
            "strategy",
            "success",
            "sustainability"
        ],
    },
    Pair {
        first: word_set!["first", "second", "third"],
        second: "person",
        nouns: word_set!["narration", "narrative", "narrator", "perspective", "shooter", "view", "viewpoint"],
    },
    Pair {
        first: word_set!["open"],
        second: "source",
        nouns: word_set![
            "alternative",
            "alternatives",
            "libraries",
            "library",
            "project",
            "projects",
            "software",
            "tools"
        ],
    },
    Pair {
        first: word_set!["real"],
        second: "time",
        nouns: word_set!["analytics", "chat", "communication", "data", "feedback", "monitoring", "tracking", "updates"],
    },
    Pair {
        first: word_set!["multiple"],
        second: "choice",
        nouns: word_set!["exam", "question", "questions", "quiz", "test"],
    },
    Pair {
        first: word_set!["follow"],
        second: "up",
        nouns: word_set!["email", "emails", "message", "question", "questions"],
    },
    Pair { first: word_set!["cutting"], second: "edge", nouns: word_set!["research", "technologies", "technology"] },
    Pair {
        first: word_set!["problem"],
        second: "solving",
        nouns: word_set!["abilities", "approach", "process", "skills"],
    },
    Pair { first: word_set!["decision"], second: "making", nouns: word_set!["process", "processes", "skills"] },
    Pair { first: word_set!["beginner", "budget", "user"], second: "friendly", nouns: word_set![] },
    Pair { first: word_set!["sci"], second: "fi", nouns: word_set![] },
    Pair { first: word_set!["long"], second: "lasting", nouns: word_set![] },
];

/// The second words of all pairs, and of "step by step".
pub(super) static SECONDS: WordSet = word_set![32;
    "by",
    "choice",
    "edge",
    "fi",
    "friendly",
    "lasting",
    "level",
    "making",
    "person",
    "quality",
    "resolution",
    "solving",
    "source",
    "term",
    "time",
    "up"
];

/// What follows "step by step" where it qualifies a noun.
static STEPWISE: WordSet = word_set![
    "approach",
    "breakdown",
    "explanation",
    "guide",
    "guides",
    "instruction",
    "instructions",
    "plan",
    "procedure",
    "process",
    "reasoning",
    "solution",
    "tutorial",
    "walkthrough",
    "way"
];

/// The blanks around or before the word that should be hyphens, if any.
pub(super) fn compound(text: &str, between: &Between<'_>) -> Option<Slip> {
    let (first, second) = (between.before?, between.word);
    let noun = between.said_after();
    let before = Span { start: first.span.end, end: second.span.start };
    if UNITS.holds(second.folded) && is_number(first) {
        let next = between.after?;
        // "a 10 year old" is one whole; "a 500 word essay" is a pair and its noun.
        if second.said() == "year" && matches!(noun, "old" | "olds") {
            return Some(Slip::new(Span { end: next.span.start, ..before }, "-year-"));
        }
        let determined = DETERMINERS.has(word_before(text, first.span.from())) && is_noun(noun);
        return (determined || NOUNS.has(noun)).then(|| Slip::new(before, "-"));
    }
    if !SECONDS.holds(second.folded) {
        return None;
    }
    if second.said() == "by" && first.said() == "step" {
        let next = between.after.filter(|next| next.said() == "step")?;
        let rest = text.get(next.span.to()..)?.strip_prefix(' ')?;
        return STEPWISE.has(word_after(rest, 0)).then(|| Slip::new(Span { end: next.span.start, ..before }, "-by-"));
    }
    let pair = PAIRS.iter().find(|pair| pair.second == second.said() && pair.first.holds(first.folded))?;
    // "low resolution and low quality images": what is joined to it would need its hyphen too.
    let joined = || {
        let head = text.get(..first.span.from()).and_then(|head| head.trim_end().strip_suffix(" and"));
        head.is_some_and(|head| PAIRS.iter().any(|pair| head.ends_with(pair.second)))
    };
    (pair.nouns.is_empty() || pair.nouns.has(noun) && !joined()).then(|| Slip::new(before, "-"))
}

/// Whether `word` is a number above one.
fn is_number(word: Word<'_>) -> bool {
    let digits = word.said().bytes().all(|byte| byte.is_ascii_digit());
    digits && word.said().len() <= 5 && word.said() != "1" || NUMBERS.holds(word.folded)
}

/// Whether `word` may be a noun, or a word that goes on to one.
fn is_noun(word: &str) -> bool {
    word.len() > 2 && word.bytes().all(|byte| byte.is_ascii_lowercase()) && !FUNCTION.has(word)
}
