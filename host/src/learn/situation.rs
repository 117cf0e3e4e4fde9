//! What a person's liking of a rule may depend on: a prompt as few numbers.
//!
//! Feedback is rare, so P(accept | prompt, rule) looks at little: how long the prompt is, a few
//! facts about it, its language, the model family and the kind of work it is for, and a small
//! table of hashed words. All but the words and the facts is known of a prompt whose text was
//! not kept, too.

use crate::plugin::Target;
use crate::prompt::{Document, Protection};

/// Coordinates in all.
pub const SITUATION: usize = WORDS_AT + WORDS;

const LENGTHS_AT: usize = 1;
/// Bytes below which a prompt is of the first, second … kind of length.
const LENGTHS: [usize; 4] = [80, 240, 600, 1_500];
const FACTS_AT: usize = LENGTHS_AT + LENGTHS.len() + 1;
const FACTS: usize = 6;
const LANGUAGES_AT: usize = FACTS_AT + FACTS;
const LANGUAGES: [&str; 6] = ["en", "fr", "de", "es", "ja", "zh"];
/// After the languages: another one, none.
const TARGETS_AT: usize = LANGUAGES_AT + LANGUAGES.len() + 2;
const TARGETS: [Target; 6] =
    [Target::Claude, Target::Gpt, Target::GptReasoning, Target::Gemini, Target::OpenWeights, Target::Unknown];
const TASKS_AT: usize = TARGETS_AT + TARGETS.len();
/// Kinds of work are named by the model, so they are hashed.
const TASKS: usize = 8;
const WORDS_AT: usize = TASKS_AT + TASKS;
const WORDS: usize = 1 << 10;
/// Bytes whose words are looked at, and the most words: what is asked stands at the beginning.
const LONGEST: usize = 2 << 10;
const MOST_WORDS: usize = 96;
/// What the words weigh together against each single fact, as a squared length.
const WORDS_WEIGH: f32 = 0.1;

/// A sparse vector below [`SITUATION`]: coordinates in rising order, each once, the first always 1.
#[derive(Debug, Clone, PartialEq)]
pub struct Situation {
    entries: Vec<(u16, f32)>,
}

impl Situation {
    /// Of a prompt for `target`; `task` is what the local model takes it for.
    pub fn of(document: &Document, target: Target, task: Option<&str>) -> Self {
        let text = &*document.text;
        let mut places = vec![0, LENGTHS_AT + LENGTHS.iter().take_while(|most| text.len() >= **most).count()];
        let is_code = |kind| matches!(kind, Protection::CodeFence | Protection::CodeInline | Protection::CodeEvident);
        let facts: [bool; FACTS] = [
            document.protected.iter().any(|protected| is_code(protected.kind)),
            text.contains('?') || text.contains('？'),
            text.trim().contains('\n'),
            text.bytes().any(|byte| byte.is_ascii_digit()),
            document.anatomy.constraints.len() >= 2,
            text.starts_with(char::is_lowercase),
        ];
        places.extend(facts.iter().enumerate().filter_map(|(at, holds)| holds.then_some(FACTS_AT + at)));
        places.extend(without_text(document.language, target));
        places.extend(task.map(|task| TASKS_AT + usize::from(hashed(task)) % TASKS));
        Self::from_places(places, words(text))
    }

    /// Of a prompt whose text was not kept.
    pub fn unread(language: Option<&str>, target: Target) -> Self {
        Self::from_places([0].into_iter().chain(without_text(language, target)).collect(), Vec::new())
    }

    fn from_places(places: Vec<usize>, words: Vec<u16>) -> Self {
        #[expect(clippy::cast_precision_loss, reason = "at most a hundred words")]
        let weight = (WORDS_WEIGH / words.len().max(1) as f32).sqrt();
        let facts = places.into_iter().filter_map(|place| Some((u16::try_from(place).ok()?, 1.0)));
        Self { entries: facts.chain(words.into_iter().map(|place| (place, weight))).collect() }
    }

    /// The coordinates that are not 0, in rising order.
    pub(super) fn iter(&self) -> impl Iterator<Item = (usize, f32)> {
        self.entries.iter().map(|(place, value)| (usize::from(*place), *value))
    }
}

fn without_text(language: Option<&str>, target: Target) -> impl Iterator<Item = usize> {
    let primary = language.map(|language| language.split('-').next().unwrap_or(language));
    let spoken = match primary {
        None => LANGUAGES.len() + 1,
        Some(primary) => LANGUAGES.iter().position(|known| *known == primary).unwrap_or(LANGUAGES.len()),
    };
    let target = TARGETS.iter().position(|known| *known == target).unwrap_or_default();
    [LANGUAGES_AT + spoken, TARGETS_AT + target].into_iter()
}

/// Places of the first words, in rising order, each once.
fn words(text: &str) -> Vec<u16> {
    let head = text.get(..text.floor_char_boundary(LONGEST.min(text.len()))).unwrap_or_default();
    let words = head.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    #[expect(clippy::cast_possible_truncation, reason = "the sum is below SITUATION, which is small")]
    let mut places: Vec<u16> =
        words.take(MOST_WORDS).map(|word| (WORDS_AT + usize::from(hashed(word)) % WORDS) as u16).collect();
    places.sort_unstable();
    places.dedup();
    places
}

/// FNV-1a over small letters: who wants words to collide harms only himself.
fn hashed(word: &str) -> u16 {
    let mut hash: u32 = 0x811c_9dc5;
    for letter in word.chars().flat_map(char::to_lowercase) {
        hash = (hash ^ u32::from(letter)).wrapping_mul(0x0100_0193);
    }
    #[expect(clippy::cast_possible_truncation, reason = "folded to sixteen bits")]
    let folded = (hash ^ (hash >> 16)) as u16;
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coordinates_rise_and_stay_within_bounds() {
        let long = "word ".repeat(5_000);
        for text in [
            "",
            "?",
            "Fix `main.rs` in 3 steps, please.",
            "日本語で詩を書いて",
            "der Hund bellt heute sehr laut",
            &long,
        ] {
            for task in [None, Some("coding"), Some("writing")] {
                let situation = Situation::of(&Document::analyse(text), Target::Gemini, task);
                let places: Vec<usize> = situation.iter().map(|(place, _)| place).collect();
                assert!(places.is_sorted_by(|one, next| one < next), "{text}: {places:?}");
                assert!(places.first() == Some(&0) && places.last().is_some_and(|last| *last < SITUATION), "{text}");
            }
        }
    }

    #[test]
    fn what_needs_no_text_is_the_same_without_it() {
        let read: Vec<(usize, f32)> =
            Situation::of(&Document::analyse("Schreibe bitte ein Gedicht über den Regen."), Target::Gpt, None)
                .iter()
                .collect();
        assert!(Situation::unread(Some("de"), Target::Gpt).iter().all(|entry| read.contains(&entry)));
    }
}
