//! What each word in capitals would be in a calm voice.

use std::cmp::Ordering;

use prompt_host_plugin::words::{is_any, lower};
use prompt_host_plugin::{Phrases, word_list};

/// Common English words that are hardly ever a name or an acronym, lowercase, one a
/// line, sorted by bytes; plurals in "s" are left out.
static COMMON: &str = include_str!("common.txt");

/// Names that are written in one way only.
static NAMES: Phrases<&'static str> = Phrases::new(&[
    ("africa", "Africa"),
    ("african", "African"),
    ("america", "America"),
    ("american", "American"),
    ("april", "April"),
    ("arabic", "Arabic"),
    ("argentina", "Argentina"),
    ("asia", "Asia"),
    ("asian", "Asian"),
    ("august", "August"),
    ("australia", "Australia"),
    ("australian", "Australian"),
    ("austria", "Austria"),
    ("bengali", "Bengali"),
    ("berlin", "Berlin"),
    ("brazil", "Brazil"),
    ("brazilian", "Brazilian"),
    ("british", "British"),
    ("canada", "Canada"),
    ("canadian", "Canadian"),
    ("chatgpt", "ChatGPT"),
    ("chinese", "Chinese"),
    ("christmas", "Christmas"),
    ("claude", "Claude"),
    ("czech", "Czech"),
    ("danish", "Danish"),
    ("december", "December"),
    ("denmark", "Denmark"),
    ("dutch", "Dutch"),
    ("easter", "Easter"),
    ("egypt", "Egypt"),
    ("england", "England"),
    ("english", "English"),
    ("europe", "Europe"),
    ("european", "European"),
    ("february", "February"),
    ("finland", "Finland"),
    ("finnish", "Finnish"),
    ("france", "France"),
    ("french", "French"),
    ("friday", "Friday"),
    ("german", "German"),
    ("germany", "Germany"),
    ("github", "GitHub"),
    ("google", "Google"),
    ("greece", "Greece"),
    ("greek", "Greek"),
    ("hebrew", "Hebrew"),
    ("hindi", "Hindi"),
    ("hungarian", "Hungarian"),
    ("india", "India"),
    ("indian", "Indian"),
    ("indonesia", "Indonesia"),
    ("indonesian", "Indonesian"),
    ("ireland", "Ireland"),
    ("irish", "Irish"),
    ("israel", "Israel"),
    ("italian", "Italian"),
    ("italy", "Italy"),
    ("january", "January"),
    ("japan", "Japan"),
    ("japanese", "Japanese"),
    ("java", "Java"),
    ("javascript", "JavaScript"),
    ("july", "July"),
    ("june", "June"),
    ("kenya", "Kenya"),
    ("korea", "Korea"),
    ("korean", "Korean"),
    ("kubernetes", "Kubernetes"),
    ("latin", "Latin"),
    ("linux", "Linux"),
    ("london", "London"),
    ("markdown", "Markdown"),
    ("mexican", "Mexican"),
    ("mexico", "Mexico"),
    ("monday", "Monday"),
    ("netherlands", "Netherlands"),
    ("nigeria", "Nigeria"),
    ("norway", "Norway"),
    ("norwegian", "Norwegian"),
    ("november", "November"),
    ("october", "October"),
    ("openai", "OpenAI"),
    ("pakistan", "Pakistan"),
    ("paris", "Paris"),
    ("persian", "Persian"),
    ("peru", "Peru"),
    ("poland", "Poland"),
    ("portugal", "Portugal"),
    ("portuguese", "Portuguese"),
    ("postgres", "Postgres"),
    ("postgresql", "PostgreSQL"),
    ("python", "Python"),
    ("roman", "Roman"),
    ("romania", "Romania"),
    ("russia", "Russia"),
    ("russian", "Russian"),
    ("saturday", "Saturday"),
    ("scotland", "Scotland"),
    ("september", "September"),
    ("spain", "Spain"),
    ("spanish", "Spanish"),
    ("sunday", "Sunday"),
    ("sweden", "Sweden"),
    ("swedish", "Swedish"),
    ("swiss", "Swiss"),
    ("switzerland", "Switzerland"),
    ("thai", "Thai"),
    ("thailand", "Thailand"),
    ("thursday", "Thursday"),
    ("tuesday", "Tuesday"),
    ("turkish", "Turkish"),
    ("typescript", "TypeScript"),
    ("ukraine", "Ukraine"),
    ("ukrainian", "Ukrainian"),
    ("urdu", "Urdu"),
    ("vietnam", "Vietnam"),
    ("vietnamese", "Vietnamese"),
    ("wednesday", "Wednesday"),
    ("wikipedia", "Wikipedia"),
]);

word_list! {
    /// Acronyms and keywords of more than three letters.
    static ACRONYMS = [
        "ajax", "ansi", "ascii", "bios", "cuda", "html", "html5", "http", "https", "iban", "ieee", "imap", "ipv4",
        "ipv6", "isbn", "jpeg", "json", "jsonl", "jwts", "latex", "llms", "nasa", "nato", "oauth", "pdfs", "rest",
        "saas", "smtp", "sqlite", "toml", "unesco", "urls", "utf-8", "uuid", "wcag", "yaml",
    ];
}

/// What becomes of a word.
pub(super) enum Calm {
    /// It is an ordinary word: lower case.
    Lower,
    /// It is a name, written so.
    Name(&'static str),
    /// It stays in capitals: an acronym, a number, the word `I`.
    Stays,
    /// Nobody can tell, perhaps it is a name.
    Unknown,
}

/// What `word`, which is in capitals, would be after `previous` in a calm voice.
pub(super) fn calm(word: &str, previous: &str) -> Calm {
    /// Longer words are no acronyms that nobody has to know.
    const ACRONYM: usize = 3;
    if word == "I" || word.starts_with("I'") || word.starts_with("I’") {
        return Calm::Stays;
    }
    if is_common(word) {
        return Calm::Lower;
    }
    if let Some(name) = name(word) {
        return Calm::Name(name);
    }
    // "Tell us" and "in the US" look the same in capitals.
    if word == "US" && !is_any(previous, &["the", "in", "of", "from"]) {
        return Calm::Unknown;
    }
    let digits = word.bytes().any(|byte| byte.is_ascii_digit());
    if word.len() <= ACRONYM || digits || ACRONYMS.at(word, 0).is_some_and(|found| found.span.to() == word.len()) {
        return Calm::Stays;
    }
    Calm::Unknown
}

/// Whether `word`, whatever its case, is a common word, or several joined by hyphens.
pub(super) fn is_common(word: &str) -> bool {
    !word.is_empty() && word.split('-').all(|part| is_listed(part) || singular(part).is_some_and(is_listed))
}

/// Whether `word`, whatever its case, is a name that is written in one way only.
pub(super) fn is_name(word: &str) -> bool {
    name(word).is_some()
}

fn name(word: &str) -> Option<&'static str> {
    NAMES.at(word, 0).filter(|found| found.span.to() == word.len()).map(|found| *found.value)
}

/// `word` without the "s" of a plural or of a verb.
fn singular(word: &str) -> Option<&str> {
    word.strip_suffix(['s', 'S']).filter(|stem| stem.len() > 2 && !stem.ends_with(['s', 'S']))
}

/// Looks `word` up by halving the list.
fn is_listed(word: &str) -> bool {
    let list = COMMON.as_bytes();
    let (mut low, mut high) = (0, list.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let before = list.get(low..middle).unwrap_or_default();
        let start = before.iter().rposition(|byte| *byte == b'\n').map_or(low, |at| low + at + 1);
        let line = list.get(start..).and_then(|rest| rest.split(|byte| *byte == b'\n').next()).unwrap_or_default();
        match line.iter().copied().cmp(folded(word)) {
            Ordering::Equal => return true,
            Ordering::Less => low = start + line.len() + 1,
            Ordering::Greater => high = start,
        }
    }
    false
}

/// The bytes of `word` in lower case, with straight apostrophes.
fn folded(word: &str) -> impl Iterator<Item = u8> + '_ {
    // No listed word holds another character outside ASCII, so any stand-in will do.
    let ascii = |c: char| u8::try_from(c).ok().filter(u8::is_ascii).unwrap_or(u8::MAX);
    word.chars().map(move |c| if c == '’' { b'\'' } else { ascii(lower(c)) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_and_every_word_is_found() {
        let words: Vec<&str> = COMMON.lines().collect();
        assert!(words.is_sorted());
        for word in &words {
            assert!(is_common(word), "{word}");
            assert!(is_common(&word.to_uppercase()), "{word}");
        }
    }

    #[test]
    fn what_is_not_listed_is_not_common() {
        for word in ["", "zzz", "Karnakthul", "aaa", "postgres", "é", "mus", "musty"] {
            assert!(!is_common(word), "{word}");
        }
        assert!(is_common("DON’T"));
        assert!(is_common("STEP-BY-STEP"));
        assert!(is_common("SENTENCES") && !is_common("JAMES") && !is_common("WALES"));
    }

    #[test]
    fn names_and_acronyms_are_told_apart() {
        assert!(matches!(calm("FRENCH", "IN"), Calm::Name("French")));
        assert!(matches!(calm("JSON", "IN"), Calm::Stays));
        assert!(matches!(calm("US", "TELL"), Calm::Unknown));
        assert!(matches!(calm("KARNAKTHUL", "ALWAYS"), Calm::Unknown));
    }
}
