//! English slips that show only beside another word: articles, doubled words, a small "i".

use prompt_host_plugin::Span;
use prompt_host_plugin::words::{eq_fold, is_any};

use super::Slip;

type Word<'a> = (Span, &'a str);

/// Words that nobody writes twice in a row on purpose.
const SINGLE: &[&str] =
    &["and", "at", "by", "for", "from", "my", "of", "or", "our", "the", "their", "these", "to", "with", "your"];

/// Words before or after which a small "i" is the person.
const BESIDE_I: &[&str] = &[
    "agree",
    "already",
    "also",
    "always",
    "am",
    "and",
    "as",
    "ask",
    "asked",
    "assume",
    "because",
    "before",
    "believe",
    "but",
    "buy",
    "call",
    "came",
    "can",
    "can't",
    "could",
    "currently",
    "did",
    "didn't",
    "do",
    "don't",
    "enter",
    "expect",
    "feel",
    "find",
    "found",
    "gave",
    "get",
    "give",
    "go",
    "got",
    "had",
    "hate",
    "have",
    "haven't",
    "hope",
    "just",
    "know",
    "like",
    "live",
    "love",
    "made",
    "make",
    "may",
    "mean",
    "might",
    "must",
    "need",
    "never",
    "only",
    "ordered",
    "own",
    "paste",
    "provide",
    "read",
    "really",
    "run",
    "said",
    "saw",
    "say",
    "see",
    "send",
    "shall",
    "should",
    "start",
    "still",
    "talk",
    "tell",
    "that",
    "then",
    "think",
    "thought",
    "told",
    "took",
    "tried",
    "try",
    "type",
    "understand",
    "upload",
    "use",
    "used",
    "want",
    "wanted",
    "was",
    "went",
    "when",
    "will",
    "wish",
    "wonder",
    "work",
    "would",
    "write",
    "wrote",
];

/// Words after which "im" is "I am".
const AFTER_IM: &[&str] = &[
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
    "writing",
];

/// Pronouns after which "cant" and "wont" are no nouns.
const SUBJECTS: &[&str] = &["he", "i", "it", "she", "that", "they", "we", "who", "you"];

/// Words that open with a vowel's letter and may follow the letter "a" as a name: "a or b".
const AFTER_A_NAME: &[&str] = &[
    "all", "and", "any", "are", "as", "at", "each", "either", "else", "et", "every", "if", "in", "into", "is", "it",
    "of", "on", "only", "or", "our", "over", "un", "une", "under", "until", "up", "upon", "us", "use", "uses",
];

/// Clusters of consonants that English words open with.
const ONSETS: &[&str] = &[
    "bl", "br", "ch", "cl", "cr", "dr", "dw", "fl", "fr", "gl", "gr", "kn", "ph", "pl", "pr", "sc", "sh", "sk", "sl",
    "sm", "sn", "sp", "st", "sw", "th", "tr", "tw", "wh", "wr",
];

/// Openings of words with a silent "h".
const SILENT_H: &[&str] = &["heir", "honest", "honor", "honour", "hour"];

/// Openings of words with a sounded one, where "an" is a slip; "an historic" is a choice.
const SOUNDED_H: &[&str] = &[
    "happy", "hard", "health", "heart", "help", "hero", "hidden", "high", "hobby", "horror", "hotel", "house", "huge",
    "human", "hundred",
];

/// Openings of words whose "u" or "eu" is said as in "you", and of "one".
const YOU_SOUND: &[&str] = &[
    "euro", "one", "once", "ubiquit", "unanim", "unicorn", "uniform", "unif", "union", "uniq", "unit", "univers",
    "usab", "usag", "use", "user", "usual", "utens", "utili", "utopi",
];

/// Openings of words whose "u" is said as in "up".
const UP_SOUND: &[&str] = &[
    "ugly", "ultim", "ultra", "umbrella", "unable", "unc", "und", "une", "unf", "unh", "unk", "unl", "unm", "unn",
    "unp", "unr", "uns", "unt", "unu", "unw", "up", "urban", "urgent",
];

/// What is wrong about `word` between its neighbours.
pub(super) fn slip(text: &str, previous: Option<Word<'_>>, word: Word<'_>, next: Option<Word<'_>>) -> Option<Slip> {
    let (span, said) = word;
    let beside = |one: Span, other: Span| text.get(one.to()..other.from()) == Some(" ");
    let before = previous.filter(|(place, _)| beside(*place, span));
    let after = next.filter(|(place, _)| beside(span, *place)).map_or("", |(_, word)| word);
    match said {
        "a" | "A" => article(span, said, after, before),
        "an" | "An" => article(span, said, after, before),
        "i" => {
            let known = is_any(after, BESIDE_I) || before.is_some_and(|(_, word)| is_any(word, BESIDE_I));
            let words = after.chars().all(|c| c.is_ascii_lowercase() || c == '\'') && !after.is_empty();
            // `for i in`, `when i = 0` and `i and j` are no speech.
            let counts = is_any(after, &["in", "and", "or", "as", "is"]);
            (known && words && !counts).then(|| Slip::new(span, "I"))
        }
        "i'm" | "i've" | "i'd" | "i'll" | "i’m" | "i’ve" | "i’d" | "i’ll" => {
            Some(Slip::new(span, ["I", said.get(1..)?].concat()))
        }
        "im" | "Im" if is_any(after, AFTER_IM) => Some(Slip::new(span, "I'm")),
        "ive" | "Ive" if is_any(after, &["been", "got", "had", "never", "tried", "always"]) => {
            Some(Slip::new(span, "I've"))
        }
        "cant" | "wont" if before.is_some_and(|(_, word)| is_any(word, SUBJECTS)) => {
            Some(Slip::new(span, if said == "cant" { "can't" } else { "won't" }))
        }
        "of" if after != "course" && before.is_some_and(|(_, word)| is_any(word, &["could", "should", "would"])) => {
            Some(Slip::new(span, "have"))
        }
        _ => {
            let (place, earlier) = before?;
            let doubled = said.len() <= 5 && eq_fold(earlier, said) && SINGLE.contains(&said);
            doubled.then(|| Slip::new(Span { start: place.start, end: span.end }, earlier.to_owned()))
        }
    }
}

/// The other article, where the next word's sound leaves no doubt.
fn article(span: Span, said: &str, next: &str, before: Option<Word<'_>>) -> Option<Slip> {
    // After such words an "a" is a name: "option a", "vitamin a", "from a".
    const NAMES_LETTER: &[&str] = &[
        "and",
        "answer",
        "between",
        "case",
        "choice",
        "class",
        "from",
        "grade",
        "group",
        "hepatitis",
        "letter",
        "or",
        "option",
        "part",
        "person",
        "plan",
        "player",
        "point",
        "section",
        "set",
        "team",
        "to",
        "type",
        "vitamin",
    ];
    let is_name = said == "a" && before.is_some_and(|(_, word)| is_any(word, NAMES_LETTER));
    let right = match sound(next)? {
        Sound::Vowel => "an",
        Sound::Consonant => "a",
    };
    let right = match (said.starts_with('A'), right) {
        (true, "an") => "An",
        (true, _) => "A",
        (false, right) => right,
    };
    (right != said && !is_name).then(|| Slip::new(span, right))
}

enum Sound {
    Vowel,
    Consonant,
}

/// How `word` opens to the ear; none where that is not sure.
fn sound(word: &str) -> Option<Sound> {
    let opens = |list: &[&str]| list.iter().any(|opening| word.starts_with(opening));
    let bytes = word.as_bytes();
    let (first, second) = (*bytes.first()?, *bytes.get(1)?);
    let vowel = |byte: u8| matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u');
    let small = word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-' || byte == b'\'');
    if !small {
        return spelt_out(word);
    }
    if matches!(word, "ai" | "ip" | "iq") {
        return Some(Sound::Vowel);
    }
    if word.len() < 3 || AFTER_A_NAME.contains(&word) {
        return None;
    }
    match first {
        b'a' | b'i' => Some(Sound::Vowel),
        b'e' | b'o' | b'u' if opens(YOU_SOUND) => Some(Sound::Consonant),
        b'u' => opens(UP_SOUND).then_some(Sound::Vowel),
        b'e' | b'o' if word.starts_with("eu") || word.starts_with("ew") || word.starts_with("oui") => None,
        b'e' | b'o' => Some(Sound::Vowel),
        b'h' if opens(SILENT_H) => Some(Sound::Vowel),
        b'h' => opens(SOUNDED_H).then_some(Sound::Consonant),
        b'x' => None,
        // "an mvp" and "an sql query" are spelt out; words with four letters and an onset are not.
        _ if word.len() < 4 => None,
        b'q' => (second == b'u').then_some(Sound::Consonant),
        _ if vowel(second) => Some(Sound::Consonant),
        _ => opens(ONSETS).then_some(Sound::Consonant),
    }
}

/// How an abbreviation in capitals opens: `API`, `IDE`, `OS`.
fn spelt_out(word: &str) -> Option<Sound> {
    const VOWEL: &[&str] =
        &["AI", "API", "APK", "ATM", "AWS", "EKG", "IDE", "IELTS", "IP", "IQ", "IT", "ISO", "OS", "OOP"];
    VOWEL.contains(&word).then_some(Sound::Vowel)
}

#[cfg(test)]
mod tests {
    use prompt_host_plugin::words::words;

    use super::*;

    /// `text` after one walk.
    fn mended(text: &str) -> String {
        let mut mended = text.to_owned();
        let all: Vec<_> = words(text).collect();
        let slips: Vec<_> = (0..all.len())
            .filter_map(|at| slip(text, at.checked_sub(1).map(|at| all[at]), all[at], all.get(at + 1).copied()))
            .collect();
        for slip in slips.iter().rev() {
            mended.replace_range(slip.span.from()..slip.span.to(), &slip.meant);
        }
        mended
    }

    #[test]
    fn articles_follow_the_ear() {
        assert_eq!(
            mended("a apple, an book, a hour, an user, a unusual API"),
            "an apple, a book, an hour, a user, an unusual API"
        );
        for right in
            ["a one-way street", "an MVP", "an sql query", "a European", "a or b", "option a is", "an NPC", "a UI"]
        {
            assert_eq!(mended(right), right);
        }
    }

    #[test]
    fn the_person_has_a_capital() {
        assert_eq!(mended("what should i do if i'm late"), "what should I do if I'm late");
        for right in ["for i in range", "when i is 0", "let i be", "the i and j of"] {
            assert_eq!(mended(right), right);
        }
    }

    #[test]
    fn doubled_words_become_one() {
        assert_eq!(mended("of the the best"), "of the best");
        for right in ["he had had enough", "what it is is this", "that that is"] {
            assert_eq!(mended(right), right);
        }
    }
}
