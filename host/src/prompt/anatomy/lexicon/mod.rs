//! The words that say what a prompt is made of, and one walk over a text that finds them.
//!
//! Each language has a table of phrases by meaning, and an automaton of its own, made when a prompt
//! first speaks it; case does not count, and a phrase is found only between word boundaries. Words
//! of scripts without blanks have none.

use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use super::{Bound, Signs};
use crate::prompt::Span;

/// A table of phrases by meaning, packed: `rustfmt` would give each phrase a line of its own.
macro_rules! phrases {
    ($($meaning:expr => [$($phrase:literal),* $(,)?];)*) => {
        pub(super) const WORDS: &[super::Entry] = &[$(($meaning, &[$($phrase),*])),*];
    };
}

mod chinese;
mod english;
mod french;
mod german;
mod japanese;
mod material;
mod spanish;

/// What a phrase says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A sign by itself.
    Sign(Signs),
    /// Work that takes words as they were given.
    Work,
    /// What such work is done on.
    Material,
    /// A label of material, when it opens a line.
    Label,
    /// A label of what the person says, as a heading or at the start of a line: "Rules".
    OwnLabel,
    /// Opens what the model shall be.
    Role,
    /// Opens an instruction.
    Task,
    /// Opens a question.
    Question,
    /// Courtesy that may stand before an instruction.
    Courtesy,
    /// Opens what the person says of themselves.
    Situation,
    /// Announces an example.
    Example,
    /// Says whom the answer is for.
    Audience,
    /// A number in words.
    Number(u32),
    /// How an amount is meant; it stands before the number.
    Bound(Bound),
    /// How an amount is meant; it stands after number and unit.
    BoundAfter(Bound),
    /// What length is counted in.
    Unit(&'static str),
    /// A length without a number.
    Length(&'static str),
    /// A form of the answer.
    Format(&'static str),
    /// How the answer sounds.
    Tone(&'static str),
    /// The language of the answer.
    Language(&'static str),
    /// What has a tone: "style", "register".
    Manner,
    /// Turns round what follows.
    Negation,
    /// Turns round what stands before: "is not allowed".
    Banned,
    /// Demands that something be there.
    Inclusion,
    /// Demands that something be left out.
    Exclusion,
    /// Demands anything, wherever it stands.
    Demand,
    /// Demands anything, when it opens a sentence.
    Order,
}

/// Phrases of one meaning, lowercase, with straight apostrophes.
pub(super) type Entry = (Meaning, &'static [&'static str]);

/// The languages that have a table.
const TABLES: [(&str, &[Entry]); 6] = [
    ("en", english::WORDS),
    ("fr", french::WORDS),
    ("es", spanish::WORDS),
    ("de", german::WORDS),
    ("ja", japanese::WORDS),
    ("zh", chinese::WORDS),
];

/// A phrase that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hit {
    pub(super) span: Span,
    pub(super) meaning: Meaning,
}

/// One language's phrases, and those that are looked for in every prompt.
struct Lexicon {
    automaton: Option<AhoCorasick>,
    /// By pattern.
    meanings: Vec<Meaning>,
}

/// By place in [`TABLES`].
static LEXICONS: [OnceLock<Lexicon>; TABLES.len()] = [const { OnceLock::new() }; TABLES.len()];
/// For prompts in a language without a table.
static OTHER: OnceLock<Lexicon> = OnceLock::new();

impl Lexicon {
    /// The phrases for prompts of a language; English stands in where it is unknown.
    fn of(language: Option<&str>) -> &'static Self {
        let spoken = language.map_or("en", |tag| tag.split('-').next().unwrap_or(tag));
        match TABLES.iter().zip(&LEXICONS).find(|((language, _), _)| *language == spoken) {
            Some(((_, entries), lexicon)) => lexicon.get_or_init(|| Self::new(entries)),
            None => OTHER.get_or_init(|| Self::new(&[])),
        }
    }

    fn new(entries: &[Entry]) -> Self {
        let mut patterns: Vec<String> = Vec::new();
        let mut meanings = Vec::new();
        for (meaning, phrases) in material::WORDS.iter().chain(entries) {
            for phrase in *phrases {
                let curly = phrase.contains('\'').then(|| phrase.replace('\'', "’"));
                for pattern in std::iter::once((*phrase).to_owned()).chain(curly) {
                    patterns.push(pattern);
                    meanings.push(*meaning);
                }
            }
        }
        // The compact automaton: as quick as a table here, at a tenth of its memory.
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .build(&patterns);
        Self { automaton: automaton.ok(), meanings }
    }
}

/// Every phrase in the parts of `text` that `gaps` leaves, by start and then the longest
/// first. Phrases of another language than the prompt's are left out.
pub(super) fn scan(text: &str, gaps: &[Span], language: Option<&str>) -> Vec<Hit> {
    let lexicon = Lexicon::of(language);
    let Some(automaton) = &lexicon.automaton else { return Vec::new() };
    let folded = fold(text);
    let mut hits = Vec::with_capacity(text.len() / 12);
    for gap in gaps {
        let Some(haystack) = folded.get(gap.start..gap.end) else { continue };
        for found in automaton.find_overlapping_iter(haystack) {
            let Some(meaning) = lexicon.meanings.get(found.pattern().as_usize()) else { continue };
            let span = Span::new(gap.start + found.start(), gap.start + found.end());
            if !is_inside_word(&folded, span) && is_whole(text, span, *meaning) {
                hits.push(Hit { span, meaning: *meaning });
            }
        }
    }
    hits.sort_by(|a, b| a.span.start.cmp(&b.span.start).then(b.span.end.cmp(&a.span.end)));
    hits
}

/// Whether a plain letter or digit stands right beside a phrase that begins or ends with one. Most
/// of what the automaton finds does, and is seen here at the cost of two bytes.
fn is_inside_word(folded: &[u8], span: Span) -> bool {
    let is_plain = |at: usize| folded.get(at).is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_');
    let joined = |at: usize| at > 0 && is_plain(at - 1) && is_plain(at);
    joined(span.start) || joined(span.end)
}

/// `text` in small letters, for ASCII and Latin-1, with every byte at its place.
fn fold(text: &str) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_ascii_lowercase();
    let mut previous = 0;
    for byte in &mut bytes {
        // À to Þ without ×: the second byte of their UTF-8 form.
        if previous == 0xC3 && matches!(*byte, 0x80..=0x9E) && *byte != 0x97 {
            *byte |= 0x20;
        }
        previous = *byte;
    }
    bytes
}

/// Whether a phrase stands between word boundaries; scripts without blanks have none. A
/// number and its unit may be joined: "a one-page letter".
fn is_whole(text: &str, span: Span, meaning: Meaning) -> bool {
    let (Some(before), Some(phrase), Some(after)) =
        (text.get(..span.start), text.get(span.start..span.end), text.get(span.end..))
    else {
        return false;
    };
    // "The article's quality" is work on an article.
    let is_possessive = matches!(meaning, Meaning::Material)
        && ["'s", "’s"]
            .iter()
            .any(|end| after.strip_prefix(end).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)));
    let (is_number, is_unit) = (matches!(meaning, Meaning::Number(_)), matches!(meaning, Meaning::Unit(_)));
    let is_wide = |c: char| c >= '\u{3000}';
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let crosses = |c: char| is_word(c) && !is_wide(c);
    let is_joint = |c: char| matches!(c, '-' | '\'' | '’');
    let starts = phrase.chars().next().is_some_and(|first| {
        let mut left = before.chars().rev();
        let neighbour = left.next();
        is_wide(first)
            || neighbour.is_none_or(|c| {
                !(crosses(c) || c == '-' && !is_unit && left.next().is_some_and(|c| c.is_ascii_alphabetic()))
            })
    });
    let ends = phrase.chars().next_back().is_some_and(|last| {
        let mut right = after.chars();
        let neighbour = right.next();
        is_wide(last)
            || !is_word(last)
            || is_possessive
            || neighbour.is_none_or(|c| {
                !(crosses(c) || is_joint(c) && !(is_number && c == '-') && right.next().is_some_and(is_word))
            })
    });
    starts && ends
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, language: Option<&str>) -> Vec<(String, Meaning)> {
        let hits = scan(text, &[Span::new(0, text.len())], language);
        hits.into_iter().map(|hit| (hit.span.of(text).to_owned(), hit.meaning)).collect()
    }

    #[test]
    fn case_and_apostrophes_do_not_hide_a_phrase() {
        assert!(found("DON’T Mention it", Some("en")).contains(&("DON’T Mention".to_owned(), Meaning::Exclusion)));
    }

    #[test]
    fn a_phrase_inside_a_word_is_none() {
        assert!(!found("The wordsmith", Some("en")).iter().any(|(text, _)| text.contains("word")));
    }

    #[test]
    fn every_phrase_is_lowercase_and_trimmed() {
        for entries in TABLES.map(|(_, entries)| entries).into_iter().chain([material::WORDS]) {
            for phrase in entries.iter().flat_map(|(_, phrases)| *phrases) {
                assert_eq!(phrase.trim(), *phrase);
                assert_eq!(phrase.to_lowercase(), *phrase, "{phrase}");
                assert!(!phrase.contains('’'), "{phrase}");
            }
        }
    }

    #[test]
    fn other_languages_are_left_out() {
        assert!(found("au moins trois phrases", Some("en")).iter().all(|(text, _)| text != "au moins"));
        assert!(found("au moins trois phrases", Some("fr")).iter().any(|(text, _)| text == "au moins"));
    }
}
