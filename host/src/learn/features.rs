//! A prompt as numbers.
//!
//! Two views of the text are hashed into one table (Weinberger et al., "Feature Hashing for
//! Large Scale Multitask Learning", ICML 2009), each a vector of length 1, so that long prompts
//! do not outweigh short ones:
//! - runs of one to three words, and the first words with their places, where a name, a number
//!   and a year stand as what they are, not as which: "weather in Paris" and "weather in Lima"
//!   lack the same;
//! - runs of three and four characters within words, which see through endings.
//!
//! [`SURFACE`] facts about the whole text stand before them.

use crate::prompt::{Document, Protection};

/// Facts about the whole text: the coordinates below this number, the first always 1.
pub const SURFACE: usize = 16;
/// Coordinates in all.
pub const DIMENSIONS: usize = SURFACE + WORDS + RUNS;
/// Counted up whenever the same prompt gives other numbers: a model of other features is refused.
pub const FEATURES_VERSION: u32 = 2;
/// Places of words.
const WORDS: usize = 1 << 14;
/// Places of runs of characters.
const RUNS: usize = 1 << 14;
/// Bytes of a prompt that are looked at: what a task is stands at its beginning.
const LONGEST: usize = 2 << 10;
/// Words at the beginning whose place counts.
const FIRST: u32 = 4;

/// A sparse vector: coordinates in rising order, each once.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Features {
    entries: Vec<(u32, f32)>,
    scope: Scope,
}

/// What kind of text the numbers are of, as far as it decides who may judge it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Scope {
    /// Words of the whole text.
    pub words: usize,
    /// Whether it is in another language than English, as far as that can be told.
    pub foreign: bool,
    /// Whether it is more than a request in prose: has code, slots or several paragraphs.
    pub laid_out: bool,
}

impl Features {
    /// Of a prompt.
    pub fn of(document: &Document) -> Self {
        let end = document.text.floor_char_boundary(LONGEST.min(document.text.len()));
        let text = document.text.get(..end).unwrap_or_default();
        let mut words = Vec::with_capacity(text.len());
        let mut runs = Vec::with_capacity(text.len() * 2);
        let mut lowered = String::new();
        let (mut class, mut last, mut last_but_one, mut count) = (Class::Start, BEGIN, BEGIN, 0_u32);
        for token in Tokens(text) {
            lower(token, &mut lowered);
            let before = class;
            class = Class::of(token, &lowered, before);
            if matches!(class, Class::Word | Class::Name) {
                push_runs(&lowered, &mut runs);
            }
            // A name of three words is one name.
            if (class, before) == (Class::Name, Class::Name) {
                continue;
            }
            let word = hash(class.stands_for(&lowered));
            let pair = mix(last, word);
            words.extend([word, pair, mix(mix(last_but_one, last), word)].map(|hash| place(hash, SURFACE, WORDS)));
            if count < FIRST {
                words.push(place(mix(mix(BEGIN, count), word), SURFACE, WORDS));
            }
            count += 1;
            (last_but_one, last) = (last, word);
        }
        let mut entries = surface(document);
        push_view(words, &mut entries);
        push_view(runs, &mut entries);
        Self { entries, scope: Scope::of(document) }
    }

    /// Of these coordinates; of two for one place the later counts.
    pub fn from_entries(entries: impl IntoIterator<Item = (usize, f32)>) -> Self {
        let entries: std::collections::BTreeMap<u32, f32> =
            entries.into_iter().filter_map(|(index, value)| Some((u32::try_from(index).ok()?, value))).collect();
        let entries = entries.into_iter().filter(|(_, value)| *value != 0.0).collect();
        Self { entries, scope: Scope::default() }
    }

    /// The coordinates that are not 0, in rising order.
    pub fn iter(&self) -> impl Iterator<Item = (usize, f32)> {
        self.entries.iter().map(|(index, value)| (*index as usize, *value))
    }

    /// What kind of text they are of.
    pub fn scope(&self) -> Scope {
        self.scope
    }
}

impl Scope {
    fn of(document: &Document) -> Self {
        let text = document.text.trim();
        let letters = || text.chars().filter(|letter| letter.is_alphabetic());
        let other_letters = letters().filter(|letter| !letter.is_ascii()).count();
        let is_material =
            |kind| matches!(kind, Protection::CodeFence | Protection::CodeEvident | Protection::Placeholder);
        Self {
            words: text.split_whitespace().count(),
            // Few words tell no language, but their letters may.
            foreign: document.language.is_some_and(|language| language != "en")
                || other_letters * 5 > letters().count(),
            laid_out: text.contains("\n\n") || document.protected.iter().any(|part| is_material(part.kind)),
        }
    }
}

/// What a token stands for among words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    /// Before the first token.
    Start,
    /// The end of a sentence.
    End,
    Mark,
    Word,
    Name,
    Number,
    Year,
}

impl Class {
    fn of(token: &str, lowered: &str, before: Self) -> Self {
        let first = token.chars().next().unwrap_or(' ');
        match first {
            '0'..='9' if token.len() == 4 && (token.starts_with("19") || token.starts_with("20")) => Self::Year,
            '0'..='9' => Self::Number,
            '.' | '?' | '!' => Self::End,
            _ if !first.is_alphanumeric() => Self::Mark,
            _ if first.is_uppercase() && !matches!(before, Self::Start | Self::End) && !is_i(lowered) => Self::Name,
            _ => Self::Word,
        }
    }

    fn stands_for(self, lowered: &str) -> &str {
        match self {
            Self::Name => "<name>",
            Self::Number => "<number>",
            Self::Year => "<year>",
            _ => lowered,
        }
    }
}

/// "I", "I'm" and the like are no names.
fn is_i(lowered: &str) -> bool {
    lowered == "i" || lowered.starts_with("i'") || lowered.starts_with("i’")
}

fn lower(token: &str, lowered: &mut String) {
    lowered.clear();
    if token.is_ascii() {
        lowered.push_str(token);
        lowered.make_ascii_lowercase();
    } else {
        lowered.extend(token.chars().flat_map(char::to_lowercase));
    }
}

/// Words with their apostrophes, numbers, and single marks.
struct Tokens<'a>(&'a str);

impl<'a> Iterator for Tokens<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        const MARKS: &[char] = &['?', '.', '!', ',', ':', ';', '"', '“', '”', '$', '€', '£', '(', '`'];
        let start = self.0.find(|letter: char| letter.is_alphanumeric() || MARKS.contains(&letter))?;
        let rest = self.0.get(start..)?;
        let length = match rest.chars().next() {
            Some(first) if !first.is_alphanumeric() => first.len_utf8(),
            _ => word_length(rest),
        };
        let (token, rest) = rest.split_at_checked(length)?;
        self.0 = rest;
        Some(token)
    }
}

/// Bytes of the word that `text` begins with; an apostrophe belongs to it where the word goes on.
fn word_length(text: &str) -> usize {
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let goes_on = letters.peek().is_some_and(|(_, next)| next.is_alphanumeric());
        if !(letter.is_alphanumeric() || goes_on && matches!(letter, '\'' | '’')) {
            return at;
        }
    }
    text.len()
}

/// Places of all runs of three and four characters of a word with a blank at either end.
fn push_runs(word: &str, runs: &mut Vec<u32>) {
    let (mut first, mut second, mut third) = (None, None, Some(' '));
    for letter in word.chars().chain([' ']) {
        if let (Some(second), Some(third)) = (second, third) {
            let three = mix(mix(mix(BEGIN, second as u32), third as u32), letter as u32);
            runs.push(place(three, SURFACE + WORDS, RUNS));
            if let Some(first) = first {
                runs.push(place(mix(three, first as u32), SURFACE + WORDS, RUNS));
            }
        }
        (first, second, third) = (second, third, Some(letter));
    }
}

/// Adds one view: counted, damped, of length 1.
fn push_view(mut places: Vec<u32>, entries: &mut Vec<(u32, f32)>) {
    places.sort_unstable();
    let before = entries.len();
    for same in places.chunk_by(|one, next| one == next) {
        if let Some(place) = same.first() {
            entries.push((*place, 1.0 + (same.len() as f32).ln()));
        }
    }
    if let Some(view) = entries.get_mut(before..) {
        let length = view.iter().map(|(_, value)| value * value).sum::<f32>().sqrt();
        for (_, value) in view {
            *value /= length;
        }
    }
}

/// Stands for what is before the first word.
const BEGIN: u32 = 0x5bd1_e995;

/// FNV-1a: these are bytes of one prompt, and who wants them to collide harms only himself.
fn hash(word: &str) -> u32 {
    word.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// One hash of a hash and what follows.
fn mix(hash: u32, next: u32) -> u32 {
    let mixed = (hash ^ next).wrapping_mul(0x9e37_79b1);
    mixed ^ (mixed >> 15)
}

/// Where a hash stands among the `size` places that begin at `from`.
#[expect(clippy::cast_possible_truncation, reason = "both are far below 2^32")]
fn place(hash: u32, from: usize, size: usize) -> u32 {
    // The finish of MurmurHash3: every bit of the hash moves the place.
    let mut hash = (hash ^ (hash >> 16)).wrapping_mul(0x85eb_ca6b);
    hash = (hash ^ (hash >> 13)).wrapping_mul(0xc2b2_ae35);
    from as u32 + (hash ^ (hash >> 16)) % size as u32
}

/// Facts about the whole text, each about 0 to 1.
fn surface(document: &Document) -> Vec<(u32, f32)> {
    let text = &document.text;
    let count = |number: usize, most: f32| (number as f32).ln_1p() / most.ln_1p();
    let has = |is: bool| f32::from(u8::from(is));
    let words = text.split_whitespace().count();
    let facts = [
        1.0,
        count(text.len(), 4096.0),
        count(words, 1024.0),
        count(document.sentences.len(), 64.0),
        count(document.protected.len(), 64.0),
        count(document.anatomy.constraints.len(), 32.0),
        count(document.anatomy.parts.len(), 32.0),
        has(text.contains('?')),
        has(text.contains('\n')),
        has(text.chars().any(|letter| letter.is_ascii_digit())),
        has(text.contains(['"', '“', '«'])),
        has(text.contains(':')),
        has(document.language == Some("en")),
        has(document.language.is_none()),
        has(text.starts_with(|letter: char| letter.is_lowercase())),
        has(words < 12),
    ];
    (0..).zip(facts).filter(|(_, value)| *value != 0.0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(text: &str) -> Features {
        Features::of(&Document::analyse(text))
    }

    proptest! {
        #[test]
        fn coordinates_rise_and_stay_within_bounds(text in "\\PC{0,200}") {
            let features = of(&text);
            let indices: Vec<usize> = features.iter().map(|(index, _)| index).collect();
            prop_assert!(indices.is_sorted_by(|one, next| one < next));
            prop_assert!(indices.last().is_none_or(|last| *last < DIMENSIONS));
            prop_assert!(features.iter().all(|(_, value)| value.is_finite()));
        }
    }

    #[test]
    fn which_name_stands_there_does_not_matter_to_words() {
        let words = |text| {
            let places: Vec<usize> = of(text).iter().map(|(index, _)| index).collect();
            places.into_iter().filter(|index| (SURFACE..SURFACE + WORDS).contains(index)).collect::<Vec<_>>()
        };
        assert_eq!(words("What is the weather in Paris?"), words("What is the weather in Buenos Aires?"));
        assert_ne!(words("What is the weather in Paris?"), words("What is the weather in here?"));
    }

    #[test]
    fn a_long_prompt_weighs_no_more_than_a_short_one() {
        let length = |text: &str| -> f32 {
            of(text).iter().filter(|(index, _)| *index >= SURFACE).map(|(_, value)| value * value).sum()
        };
        assert!((length("Plan a trip.") - length(&"Plan a long trip to the sea. ".repeat(300))).abs() < 1e-3);
    }

    #[test]
    fn the_scope_tells_plain_english_requests_from_the_rest() {
        assert_eq!(of("Plan a trip to Rome.").scope(), Scope { words: 5, foreign: false, laid_out: false });
        assert!(of("日本語で詩を書いて").scope().foreign);
        assert!(of("Fix this:\n```rust\nfn main() {}\n```").scope().laid_out);
    }
}
