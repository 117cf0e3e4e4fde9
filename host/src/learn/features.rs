//! A prompt as numbers.
//!
//! Three views of the text are hashed into one table (Weinberger et al., "Feature Hashing for
//! Large Scale Multitask Learning", ICML 2009), each a vector of length 1, so that long prompts
//! do not outweigh short ones:
//! - runs of one to three words, two words with any one between them, and the first words with
//!   their places, where a name, a number and a year stand as what they are, not as which:
//!   "weather in Paris" and "weather in Lima" lack the same;
//! - runs of three and four characters within words, which see through endings;
//! - runs of five and six, which are stems.
//!
//! Each learner decides how much each view counts. Every mark of a formula or a program is a word,
//! and so is every character of writing without blanks.
//!
//! [`SURFACE`] facts about the whole text stand before them.

use std::sync::LazyLock;

use crate::prompt::{Document, Protection};

/// Facts about the whole text: the coordinates below this number, the first always 1.
pub const SURFACE: usize = 16;
/// Coordinates in all.
pub const DIMENSIONS: usize = SURFACE + WORDS + SHORT_RUNS + LONG_RUNS;
/// Counted up whenever the same prompt gives other numbers: a model of other features is refused.
pub const FEATURES_VERSION: u32 = 3;
/// Places of words.
const WORDS: usize = 1 << 14;
/// Places of runs of three and four characters.
const SHORT_RUNS: usize = 1 << 14;
/// Places of runs of five and six.
const LONG_RUNS: usize = 1 << 15;
const SHORT_BEGIN: usize = SURFACE + WORDS;
const LONG_BEGIN: usize = SHORT_BEGIN + SHORT_RUNS;
/// Bytes of a prompt that are looked at: what a task is stands at its beginning.
const LONGEST: usize = 2 << 10;
/// Words at the beginning whose place counts.
const FIRST: u64 = 4;

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
        Self::with(&Facts::of(document), &document.text)
    }

    /// The same from the text alone and what an analysis said before, which takes five times as long.
    pub(super) fn with(facts: &Facts, text: &str) -> Self {
        let end = text.floor_char_boundary(LONGEST.min(text.len()));
        let mut reader = Reader::new();
        reader.read(text.get(..end).unwrap_or_default());
        let mut entries = Vec::with_capacity(SURFACE + reader.places());
        entries.extend((0..).zip(facts.surface).filter(|(_, value)| *value != 0.0));
        reader.words.push_view(SURFACE, &mut entries);
        reader.short.push_view(SHORT_BEGIN, &mut entries);
        reader.long.push_view(LONG_BEGIN, &mut entries);
        Self { entries, scope: facts.scope }
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

    /// The same with each view as much as it counts for a learner; a view that does not count is left out.
    pub(super) fn weighed(&self, views: Views) -> Self {
        let weighed = self.entries.iter().map(|(index, value)| (*index, value * views.of(*index as usize)));
        Self { entries: weighed.filter(|(_, value)| *value != 0.0).collect(), scope: self.scope }
    }

    /// What kind of text they are of.
    pub fn scope(&self) -> Scope {
        self.scope
    }
}

/// What only an analysis of the whole text tells.
#[derive(Debug, Clone, Copy)]
pub(super) struct Facts {
    /// About 0 to 1 each.
    surface: [f32; SURFACE],
    scope: Scope,
}

/// How much each view counts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Views {
    pub surface: f32,
    pub words: f32,
    pub short_runs: f32,
    pub long_runs: f32,
}

impl Views {
    /// How much a coordinate counts.
    pub(super) fn of(self, index: usize) -> f32 {
        match index {
            0..SURFACE => self.surface,
            SURFACE..SHORT_BEGIN => self.words,
            SHORT_BEGIN..LONG_BEGIN => self.short_runs,
            LONG_BEGIN.. => self.long_runs,
        }
    }
}

impl Scope {
    fn of(document: &Document) -> Self {
        let text = document.text.trim();
        let letters = || text.chars().filter(|letter| letter.is_alphabetic());
        // Most prompts are ASCII altogether, which is faster to see than letters are to count.
        let is_other = || letters().filter(|letter| !letter.is_ascii()).count() * 5 > letters().count();
        let is_material =
            |kind| matches!(kind, Protection::CodeFence | Protection::CodeEvident | Protection::Placeholder);
        Self {
            words: text.split_whitespace().count(),
            // Few words tell no language, but their letters may.
            foreign: document.language.is_some_and(|language| language != "en") || !text.is_ascii() && is_other(),
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

/// Reads a text once, from left to right, into both views. Nothing is allocated a word.
struct Reader {
    words: Counts<{ WORDS / 64 }>,
    short: Counts<{ SHORT_RUNS / 64 }>,
    long: Counts<{ LONG_RUNS / 64 }>,
    class: Class,
    /// The words before, the last one first.
    before: [u64; 2],
    count: u64,
}

impl Reader {
    fn new() -> Self {
        let (words, short, long) = (Counts::new(), Counts::new(), Counts::new());
        Self { words, short, long, class: Class::Start, before: [BEGIN; 2], count: 0 }
    }

    /// How many places were met.
    fn places(&self) -> usize {
        self.words.places + self.short.places + self.long.places
    }

    fn read(&mut self, text: &str) {
        let mut letters = text.chars().peekable();
        while let Some(first) = letters.next() {
            if !first.is_alphanumeric() {
                if is_mark(first) {
                    let class = if matches!(first, '.' | '?' | '!') { Class::End } else { Class::Mark };
                    self.push(class, mix(BEGIN, u64::from(first)));
                }
                continue;
            }
            if stands_alone(first) {
                self.push(Class::Word, mix(BEGIN, u64::from(first)));
                continue;
            }
            let is_number = first.is_ascii_digit();
            let mut word = Run::new(&mut self.short, &mut self.long, !is_number);
            word.push(first);
            let (mut length, mut second) = (1_usize, None);
            while let Some(letter) = letters.peek().copied() {
                let is_apostrophe = matches!(letter, '\'' | '’');
                if is_apostrophe {
                    // It belongs to the word where that goes on behind it.
                    let mut ahead = letters.clone();
                    ahead.next();
                    if !ahead.peek().is_some_and(|next| next.is_alphanumeric()) {
                        break;
                    }
                } else if !letter.is_alphanumeric() || stands_alone(letter) {
                    break;
                }
                letters.next();
                second = second.or(Some(letter));
                length += 1;
                word.push(letter);
            }
            let word = word.end();
            let is_name = first.is_uppercase()
                && !matches!(self.class, Class::Start | Class::End)
                // "I", "I'm" and the like are no names.
                && !(first == 'I' && matches!(second, None | Some('\'' | '’')));
            let class = match (is_number, length, first, second) {
                (true, 4, '1', Some('9')) | (true, 4, '2', Some('0')) => Class::Year,
                (true, ..) => Class::Number,
                _ if is_name => Class::Name,
                _ => Class::Word,
            };
            self.push(class, word);
        }
    }

    /// Counts a word with those before it.
    fn push(&mut self, class: Class, word: u64) {
        let before = std::mem::replace(&mut self.class, class);
        // A name of three words is one name.
        if (class, before) == (Class::Name, Class::Name) {
            return;
        }
        let word = match class {
            Class::Name | Class::Number | Class::Year => mix(BEGIN, class as u64),
            _ => word,
        };
        let [last, last_but_one] = self.before;
        self.words.count(word);
        self.words.count(mix(last, word));
        self.words.count(mix(mix(last_but_one, last), word));
        // Two words with any one between them.
        self.words.count(mix(mix(last_but_one, GAP), word));
        if self.count < FIRST {
            self.words.count(mix(mix(BEGIN, self.count), word));
        }
        self.count += 1;
        self.before = [word, last];
    }
}

/// Marks that say something about what is asked, or in which notation.
fn is_mark(letter: char) -> bool {
    match letter {
        '\'' | '-' => false,
        _ if letter.is_ascii() => letter.is_ascii_punctuation(),
        _ => matches!(
            letter,
            '“' | '”' | '€' | '£' | '？' | '。' | '！' | '，' | '×' | '÷' | '√' | '∑' | '∫' | '≤' | '≥'
        ),
    }
}

/// Chinese, Japanese and Korean write words without blanks, or with endings that are words elsewhere.
fn stands_alone(letter: char) -> bool {
    letter >= '\u{2e80}'
}

/// The runs of one word, with a blank at either end, while its letters come in.
struct Run<'a> {
    short: &'a mut Counts<{ SHORT_RUNS / 64 }>,
    long: &'a mut Counts<{ LONG_RUNS / 64 }>,
    is_counted: bool,
    word: u64,
    /// Hashes of the last one to five characters.
    last: [u64; 5],
    length: u32,
}

impl<'a> Run<'a> {
    fn new(
        short: &'a mut Counts<{ SHORT_RUNS / 64 }>,
        long: &'a mut Counts<{ LONG_RUNS / 64 }>,
        is_counted: bool,
    ) -> Self {
        Self { short, long, is_counted, word: BEGIN, last: [u64::from(' '), 0, 0, 0, 0], length: 1 }
    }

    fn push(&mut self, letter: char) {
        if letter.is_ascii() {
            self.add(letter.to_ascii_lowercase());
        } else {
            letter.to_lowercase().for_each(|letter| self.add(letter));
        }
    }

    fn add(&mut self, letter: char) {
        let letter = u64::from(letter);
        self.word = mix(self.word, letter);
        if self.is_counted {
            self.count(letter);
        }
    }

    /// The hash of a run is a polynomial of its characters: that of a longer one is that of a shorter one and the next.
    fn count(&mut self, letter: u64) {
        let longer = |shorter: u64| shorter.wrapping_mul(SPREAD).wrapping_add(letter);
        let [one, two, three, four, five] = self.last.map(longer);
        if self.length > 1 {
            self.short.count(two);
        }
        if self.length > 2 {
            self.short.count(three);
        }
        if self.length > 3 {
            self.long.count(four);
        }
        if self.length > 4 {
            self.long.count(five);
        }
        self.last = [letter, one, two, three, four];
        self.length += 1;
    }

    /// The hash of the whole word.
    fn end(mut self) -> u64 {
        if self.is_counted {
            self.count(u64::from(' '));
        }
        self.word
    }
}

/// How often each place of one view was met. What was met stands in a set of bits, so that no
/// place has to be sorted.
struct Counts<const BLOCKS: usize> {
    met: [u64; BLOCKS],
    times: [[u8; 64]; BLOCKS],
    /// How many places were met.
    places: usize,
}

impl<const BLOCKS: usize> Counts<BLOCKS> {
    fn new() -> Self {
        Self { met: [0; BLOCKS], times: [[0; 64]; BLOCKS], places: 0 }
    }

    fn count(&mut self, hash: u64) {
        let place = ((hash ^ (hash >> 32)).wrapping_mul(SPREAD) >> 32) as usize;
        let (block, bit) = ((place >> 6) % BLOCKS, place % 64);
        if let (Some(met), Some(times)) =
            (self.met.get_mut(block), self.times.get_mut(block).and_then(|it| it.get_mut(bit)))
        {
            *met |= 1 << bit;
            self.places += usize::from(*times == 0);
            *times = times.saturating_add(1);
        }
    }

    /// Adds the view, from the coordinate `from` on: counted, damped, of length 1.
    #[expect(clippy::cast_possible_truncation, reason = "coordinates are far below 2^32")]
    fn push_view(&self, from: usize, entries: &mut Vec<(u32, f32)>) {
        static DAMPED: LazyLock<[f32; 256]> =
            LazyLock::new(|| std::array::from_fn(|times| 1.0 + (times.max(1) as f32).ln()));
        let begin = entries.len();
        for ((at, met), times) in (0_usize..).zip(&self.met).zip(&self.times) {
            let mut met = *met;
            while met != 0 {
                let bit = met.trailing_zeros() as usize;
                met &= met - 1;
                let times = times.get(bit).map_or(0, |times| usize::from(*times));
                entries.push(((from + at * 64 + bit) as u32, DAMPED.get(times).copied().unwrap_or(1.0)));
            }
        }
        if let Some(view) = entries.get_mut(begin..) {
            let shorter = view.iter().map(|(_, value)| value * value).sum::<f32>().sqrt().recip();
            for (_, value) in view {
                *value *= shorter;
            }
        }
    }
}

/// Stands for any word.
const GAP: u64 = 0xff51_afd7_ed55_8ccd;
/// Stands for what is before the first word.
const BEGIN: u64 = 0x5bd1_e995_cc9e_2d51;
/// The golden ratio in parts of 2^64: multiplying by it spreads neighbours far apart.
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

/// One hash of a hash and what follows. These are letters of one prompt, and who wants them to
/// collide harms only himself.
fn mix(hash: u64, next: u64) -> u64 {
    let mixed = (hash ^ next).wrapping_mul(SPREAD);
    mixed ^ (mixed >> 32)
}

impl Facts {
    pub(super) fn of(document: &Document) -> Self {
        Self { surface: surface(document), scope: Scope::of(document) }
    }
}

/// Facts about the whole text, each about 0 to 1.
fn surface(document: &Document) -> [f32; SURFACE] {
    let text = &document.text;
    let count = |number: usize, most: f32| (number as f32).ln_1p() / most.ln_1p();
    let has = |is: bool| f32::from(u8::from(is));
    let words = text.split_whitespace().count();
    [
        1.0,
        count(text.len(), 4096.0),
        count(words, 1024.0),
        count(document.sentences.len(), 64.0),
        count(document.protected.len(), 64.0),
        count(document.anatomy.constraints.len(), 32.0),
        count(document.anatomy.parts.len(), 32.0),
        has(text.contains('?')),
        has(text.contains('\n')),
        has(text.bytes().any(|byte| byte.is_ascii_digit())),
        has(text.contains(['"', '“', '«'])),
        has(text.contains(':')),
        has(document.language == Some("en")),
        has(document.language.is_none()),
        has(text.starts_with(|letter: char| letter.is_lowercase())),
        has(words < 12),
    ]
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
    fn analysis_said_before_gives_the_same_numbers() {
        for text in ["I'd plan a trip to “Rome” in 2001, for 3 of us?", "x^2 + {y} = 日本語 'quoted' don’t", ""]
        {
            let document = Document::analyse(text);
            assert_eq!(Features::with(&Facts::of(&document), text), Features::of(&document));
        }
    }

    #[test]
    fn a_view_that_does_not_count_is_left_out() {
        let views = Views { surface: 0.0, words: 2.0, short_runs: 0.0, long_runs: 0.0 };
        let all = of("Plan a trip to Rome.");
        let weighed = all.weighed(views);
        let words = all.iter().filter(|(index, _)| (SURFACE..SHORT_BEGIN).contains(index));
        assert_eq!(
            weighed.iter().collect::<Vec<_>>(),
            words.map(|(index, value)| (index, value * 2.0)).collect::<Vec<_>>()
        );
        assert!(weighed.iter().count() > 5);
    }

    #[test]
    fn marks_and_characters_without_blanks_are_words() {
        let words = |text| of(text).iter().filter(|(index, _)| (SURFACE..SHORT_BEGIN).contains(index)).count();
        assert!(words("x = y") > words("x y"));
        assert!(words("写一首诗") > words("诗"));
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
