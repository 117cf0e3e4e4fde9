//! Praise: what makes a role bigger than the task needs.

use prompt_host_plugin::Match;

use super::role::Limit;
use super::words::{EXPERIENCE, LIMITS, PRAISE};

/// How praise is told.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Praise {
    /// "world-class", before or instead of a name for the role.
    Before,
    /// "of world renown", after one.
    After,
    /// "in the world", which needs a superlative.
    Reach,
    /// A superlative: one says little, two are praise.
    Most,
    /// "an IQ of", with a number.
    Score,
    /// "years", with a number and experience.
    Years,
}

/// Years of experience from which they are there to impress.
const MANY_YEARS: u32 = 10;
/// An IQ that is there to impress.
const HIGH_SCORE: u32 = 120;
/// How far numbers and what they count stand from each other, in bytes.
const NEAR: usize = 48;

/// Whether `found` in `text` praises somebody whose role is given by what stands from `role`
/// up to it.
pub(super) fn praises(text: &str, role: usize, found: &Match<Praise>) -> bool {
    let said = text.get(role..found.span.from()).unwrap_or_default();
    let rest = text.get(found.span.to()..).unwrap_or_default();
    if !belongs(said, found.value) || is_denied(rest) {
        return false;
    }
    match found.value {
        Praise::Before | Praise::After => true,
        Praise::Reach | Praise::Most => PRAISE.find(said).any(|other| *other.value == Praise::Most),
        Praise::Score => number_in(near(rest)).is_some_and(|score| score >= HIGH_SCORE),
        Praise::Years => {
            let many = number_before(said).is_some_and(|years| years >= MANY_YEARS);
            // Scripts without blanks may put a word between: "二十年丰富经验".
            let near = near(rest).split(['.', ',', ';', '。', '，', '、']).next().unwrap_or_default();
            many && EXPERIENCE.find(near).next().is_some()
        }
    }
}

/// Whether what stands between the role and the praise still speaks of the role: "a chef at
/// a world-class hotel" does not.
fn belongs(said: &str, praise: &Praise) -> bool {
    LIMITS.find(said).all(|limit| match limit.value {
        Limit::Attribute => true,
        Limit::Other => false,
        Limit::Inside => matches!(praise, Praise::Years | Praise::Score | Praise::Reach | Praise::After),
    })
}

/// Japanese denies at the end: "…ではありません".
fn is_denied(rest: &str) -> bool {
    let clause = near(rest).split(['。', '、', '\n']).next().unwrap_or_default();
    ["ではな", "ではありません", "じゃな"].iter().any(|denial| clause.contains(denial))
}

fn near(text: &str) -> &str {
    text.get(..text.floor_char_boundary(NEAR)).unwrap_or_default()
}

/// The first number of `text`.
fn number_in(text: &str) -> Option<u32> {
    let digits = text.trim_start_matches(|c: char| !c.is_ascii_digit());
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    digits.get(..end)?.parse().ok()
}

/// The number that `text` ends with: "over 15+ ", "twenty ", "三十".
fn number_before(text: &str) -> Option<u32> {
    let text = text.trim_end_matches([' ', '+', '~', '多', '余', '年', '以', '上']).trim_end_matches("plus").trim_end();
    let text = text.trim_end_matches('+');
    let digits = text.len() - text.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    if digits > 0 {
        return text.get(text.len() - digits..)?.parse().ok();
    }
    let spelled = NUMBERS.iter().find(|(word, _)| text.len() >= word.len() && ends_with_fold(text, word));
    spelled.map(|(_, number)| *number)
}

fn ends_with_fold(text: &str, word: &str) -> bool {
    let end = text.len().checked_sub(word.len()).and_then(|at| text.get(at..));
    end.is_some_and(|end| end.eq_ignore_ascii_case(word))
}

/// Numbers from ten on as words; of others only that they are ten or more is known.
const NUMBERS: &[(&str, u32)] = &[
    ("ten", 10),
    ("fifteen", 15),
    ("twenty", 20),
    ("twenty-five", 25),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("dix", 10),
    ("quinze", 15),
    ("vingt", 20),
    ("trente", 30),
    ("diez", 10),
    ("quince", 15),
    ("veinte", 20),
    ("treinta", 30),
    ("zehn", 10),
    ("fünfzehn", 15),
    ("zwanzig", 20),
    ("dreißig", 30),
    ("十", 10),
];
