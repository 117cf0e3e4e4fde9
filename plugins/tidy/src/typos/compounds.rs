//! English words that a hyphen joins before a noun: "a 500-word essay".

use prompt_host_plugin::Span;
use prompt_host_plugin::words::{is_any, word_after, word_before};

use super::Slip;

type Word<'a> = (Span, &'a str);

/// Units that stand in the singular after a number only where both qualify a noun.
const UNITS: &[&str] = &[
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
    "year",
];

/// Numbers above one, in words.
const NUMBERS: &[&str] = &[
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "fifteen", "twenty", "thirty",
    "forty", "fifty", "sixty", "hundred",
];

/// What opens a noun phrase that a number and its unit stand in.
const DETERMINERS: &[&str] =
    &["a", "an", "another", "each", "every", "his", "her", "my", "one", "our", "the", "their", "this", "your"];

/// Nouns that such a pair qualifies, whatever stands before.
const NOUNS: &[&str] = &[
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
    "schedule",
    "scene",
    "script",
    "song",
    "speech",
    "story",
    "summary",
    "tour",
    "trip",
    "vacation",
    "video",
];

/// Words that no noun phrase goes on with.
const FUNCTION: &[&str] = &[
    "about", "after", "ago", "and", "are", "as", "at", "away", "before", "between", "but", "by", "can", "earlier",
    "for", "from", "has", "if", "in", "into", "is", "later", "may", "must", "of", "on", "only", "or", "per", "should",
    "since", "so", "than", "that", "then", "through", "to", "until", "was", "when", "where", "which", "while", "who",
    "will", "with", "within", "without",
];

/// A pair of words, and the words before which a hyphen joins it.
struct Pair {
    first: &'static [&'static str],
    second: &'static str,
    nouns: &'static [&'static str],
}

const PAIRS: &[Pair] = &[
    Pair {
        first: &["high", "low"],
        second: "quality",
        nouns: &["audio", "code", "content", "image", "images", "photo", "photos", "script", "video", "videos"],
    },
    Pair { first: &["high", "low"], second: "resolution", nouns: &["image", "images", "photo", "photos", "video"] },
    Pair {
        first: &["high", "low"],
        second: "level",
        nouns: &["architecture", "code", "description", "explanation", "language", "outline", "overview", "summary"],
    },
    Pair {
        first: &["long", "short"],
        second: "term",
        nouns: &[
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
            "sustainability",
        ],
    },
    Pair {
        first: &["first", "second", "third"],
        second: "person",
        nouns: &["narration", "narrative", "narrator", "perspective", "shooter", "view", "viewpoint"],
    },
    Pair {
        first: &["open"],
        second: "source",
        nouns: &["alternative", "alternatives", "libraries", "library", "project", "projects", "software", "tools"],
    },
    Pair {
        first: &["real"],
        second: "time",
        nouns: &["analytics", "chat", "communication", "data", "feedback", "monitoring", "tracking", "updates"],
    },
    Pair { first: &["multiple"], second: "choice", nouns: &["exam", "question", "questions", "quiz", "test"] },
    Pair { first: &["follow"], second: "up", nouns: &["email", "emails", "message", "question", "questions"] },
    Pair { first: &["cutting"], second: "edge", nouns: &["research", "technologies", "technology"] },
    Pair { first: &["problem"], second: "solving", nouns: &["abilities", "approach", "process", "skills"] },
    Pair { first: &["decision"], second: "making", nouns: &["process", "processes", "skills"] },
    Pair { first: &["user", "beginner", "budget"], second: "friendly", nouns: &[] },
    Pair { first: &["sci"], second: "fi", nouns: &[] },
    Pair { first: &["long"], second: "lasting", nouns: &[] },
];

/// What follows "step by step" where it qualifies a noun.
const STEPWISE: &[&str] = &[
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
    "way",
];

/// The blanks around or before `word` that should be hyphens, if any.
pub(super) fn compound(text: &str, previous: Option<Word<'_>>, word: Word<'_>, next: Option<Word<'_>>) -> Option<Slip> {
    let (span, said) = word;
    let (place, first) = previous?;
    let beside = |one: Span, other: Span| text.get(one.to()..other.from()) == Some(" ");
    if !beside(place, span) {
        return None;
    }
    let after = next.filter(|(place, _)| beside(span, *place));
    let noun = after.map_or("", |(_, noun)| noun);
    let before = Span::new(place.to(), span.from());
    if UNITS.contains(&said) {
        let (next, _) = after.filter(|_| is_number(first))?;
        // "a 10 year old" is one whole; "a 500 word essay" is a pair and its noun.
        if said == "year" && matches!(noun, "old" | "olds") {
            return Some(Slip::new(Span::new(place.to(), next.from()), "-year-"));
        }
        let determined = is_any(word_before(text, place.from()), DETERMINERS) && is_noun(noun);
        return (determined || NOUNS.contains(&noun)).then(|| Slip::new(before, "-"));
    }
    if said == "by" && first == "step" {
        let (next, _) = after.filter(|(_, word)| *word == "step")?;
        let rest = text.get(next.to()..)?.strip_prefix(' ')?;
        let qualifies = STEPWISE.contains(&word_after(rest, 0));
        return qualifies.then(|| Slip::new(Span::new(place.to(), next.from()), "-by-"));
    }
    let pair = PAIRS.iter().find(|pair| pair.second == said && pair.first.contains(&first))?;
    // "low resolution and low quality images": what is joined to it would need its hyphen too.
    let joined = || {
        let before = text.get(..place.from()).and_then(|before| before.trim_end().strip_suffix(" and"));
        before.is_some_and(|before| PAIRS.iter().any(|pair| before.ends_with(pair.second)))
    };
    (pair.nouns.is_empty() || pair.nouns.contains(&noun) && !joined()).then(|| Slip::new(before, "-"))
}

/// Whether `word` is a number above one.
fn is_number(word: &str) -> bool {
    let digits = word.bytes().all(|byte| byte.is_ascii_digit());
    digits && word.len() <= 5 && word != "1" || NUMBERS.contains(&word)
}

/// Whether `word` may be a noun, or a word that goes on to one.
fn is_noun(word: &str) -> bool {
    word.len() > 2 && word.bytes().all(|byte| byte.is_ascii_lowercase()) && !FUNCTION.contains(&word)
}

#[cfg(test)]
mod tests {
    use prompt_host_plugin::words::words;

    use super::*;

    /// `text` after one walk.
    fn joined(text: &str) -> String {
        let mut joined = text.to_owned();
        let all: Vec<_> = words(text).collect();
        let slips: Vec<_> = (0..all.len())
            .filter_map(|at| compound(text, at.checked_sub(1).map(|at| all[at]), all[at], all.get(at + 1).copied()))
            .collect();
        for slip in slips.iter().rev() {
            joined.replace_range(slip.span.from()..slip.span.to(), &slip.meant);
        }
        joined
    }

    #[test]
    fn words_before_a_noun_are_joined() {
        for (said, meant) in [
            ("a 500 word essay", "a 500-word essay"),
            ("a 2,000 word story", "a 2,000-word story"),
            ("plan a three day trip", "plan a three-day trip"),
            ("for a 10 year old", "for a 10-year-old"),
            ("a step by step guide", "a step-by-step guide"),
            ("my long term goals", "my long-term goals"),
            ("a user friendly page", "a user-friendly page"),
            ("advice and cutting edge technologies", "advice and cutting-edge technologies"),
        ] {
            assert_eq!(joined(said), meant);
        }
    }

    #[test]
    fn words_that_stand_for_themselves_are_not() {
        for right in [
            "1 day trip",
            "every 3 day of",
            "explain it step by step",
            "in the long term",
            "in real time",
            "he is 10 years old",
            "the 4 week from now",
            "the user is friendly",
            "low resolution and low quality images",
        ] {
            assert_eq!(joined(right), right);
        }
    }
}
