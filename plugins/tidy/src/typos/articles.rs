//! "a" and "an" by ear.

use super::Slip;
use super::word::Between;
use crate::lexicon::{WordSet, word_set};

/// Words that open with a vowel's letter and may follow the letter "a" as a name: "a or b".
static AFTER_A_NAME: WordSet = word_set![
    "all", "and", "any", "are", "as", "at", "each", "either", "else", "et", "every", "if", "in", "into", "is", "it",
    "of", "on", "only", "or", "our", "over", "un", "under", "une", "until", "up", "upon", "us", "use", "uses"
];

/// Clusters of consonants that English words open with.
const ONSETS: &str = "bl br ch cl cr dr dw fl fr gl gr kn ph pl pr sc sh sk sl sm sn sp st sw th tr tw wh wr";

/// Openings of words with a silent "h".
const SILENT_H: &str = "heir honest honor honour hour";

/// Openings of words with a sounded one, where "an" is a slip; "an historic" is a choice.
const SOUNDED_H: &str = "happy hard health heart help hero hidden high hobby horror hotel house huge human hundred";

/// Openings of words whose "u" or "eu" is said as in "you", and of "one".
const YOU_SOUND: &str = "euro one once ubiquit unanim unicorn uniform unif union uniq unit univers usab usag use user usual utens utili utopi";

/// Openings of words whose "u" is said as in "up".
const UP_SOUND: &str =
    "ugly ultim ultra umbrella unable unc und une unf unh unk unl unm unn unp unr uns unt unu unw up urban urgent";

/// The other article, where the next word's sound leaves no doubt.
pub(super) fn article(between: &Between<'_>) -> Option<Slip> {
    // After such words an "a" is a name: "option a", "vitamin a", "from a".
    static NAMES_LETTER: WordSet = word_set![
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
        "option",
        "or",
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
        "vitamin"
    ];
    let (span, said) = (between.word.span, between.word.said());
    let is_name = said == "a" && NAMES_LETTER.has(between.said_before());
    let right = match (sound(between.said_after())?, said.starts_with('A')) {
        (Sound::Vowel, true) => "An",
        (Sound::Vowel, false) => "an",
        (Sound::Consonant, true) => "A",
        (Sound::Consonant, false) => "a",
    };
    (right != said && !is_name).then(|| Slip::new(span, right))
}

enum Sound {
    Vowel,
    Consonant,
}

/// How `word` opens to the ear; none where that is not sure.
fn sound(word: &str) -> Option<Sound> {
    let opens = |list: &str| list.split(' ').any(|opening| word.starts_with(opening));
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
    if word.len() < 3 || AFTER_A_NAME.has(word) {
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
    static VOWEL: WordSet =
        word_set!["ai", "api", "apk", "atm", "aws", "ekg", "ide", "ielts", "ip", "iq", "iso", "it", "oop", "os"];
    (VOWEL.has(word) && !word.chars().any(char::is_lowercase)).then_some(Sound::Vowel)
}
