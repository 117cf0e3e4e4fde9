//! People with tastes that nobody tells the host.
//!
//! | rule | kept by most | undone by most |
//! | --- | --- | --- |
//! | `tone/shouting` | in prose | where there is code |
//! | `tidy/duplicate-instruction` | in short prompts | in long ones |
//! | `constraints/positive-form` | in English | in other languages |
//! | `structure/enumerate-asks` | in long prompts | in short ones |
//! | `structure/fence-code` | always | never |
//! | `output/label-closure` | never | always |
//! | `output/grounding` | never | always |
//! | others | in questions | elsewhere |
//!
//! "Most" is nine times in ten, and one time in ten. Safe edits are kept 97 times in 100. Where
//! tastes flip, who kept an edit undoes it from then on, and the other way round. Random people
//! throw a coin about every suggested edit.

use crate::improve::report::Change;
use crate::learn::Chance;
use crate::plugin::Applicability;
use crate::prompt::{Document, Protection};

const MOST: f64 = 0.9;
const SAFE: f64 = 0.97;
/// Bytes from which a prompt is long.
const LONG: usize = 240;

/// How people are at one moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum People {
    /// As the table says.
    Settled,
    /// The other way round.
    Flipped,
    /// Without a taste.
    Random,
}

/// What a taste depends on.
#[derive(Debug, Clone, Copy)]
enum Likes {
    Prose,
    Short,
    Long,
    English,
    Questions,
    All,
    Nothing,
}

const TASTES: [(&str, Likes); 7] = [
    ("tone/shouting", Likes::Prose),
    ("tidy/duplicate-instruction", Likes::Short),
    ("constraints/positive-form", Likes::English),
    ("structure/enumerate-asks", Likes::Long),
    ("structure/fence-code", Likes::All),
    ("output/label-closure", Likes::Nothing),
    ("output/grounding", Likes::Nothing),
];

impl People {
    /// Whether a person keeps what a finding did to `prompt`. `luck` decides the rest: the same
    /// person on the same prompt says the same of the same rule, whoever asks.
    pub(super) fn keep(self, change: &Change, prompt: &Document, luck: &str) -> bool {
        let rule = format!("{}/{}", change.plugin, change.code);
        Chance::of(&[luck, &rule]).share() < self.chance(&rule, change.applicability, prompt)
    }

    fn chance(self, rule: &str, applicability: Applicability, prompt: &Document) -> f64 {
        if applicability == Applicability::Safe {
            return SAFE;
        }
        let taste = TASTES.iter().find(|(name, _)| *name == rule).map_or(Likes::Questions, |(_, taste)| *taste);
        match (self, taste.likes(prompt)) {
            (Self::Random, _) => 0.5,
            (Self::Settled, true) | (Self::Flipped, false) => MOST,
            (Self::Settled, false) | (Self::Flipped, true) => 1.0 - MOST,
        }
    }
}

impl Likes {
    fn likes(self, prompt: &Document) -> bool {
        let is_code = |kind| matches!(kind, Protection::CodeFence | Protection::CodeInline | Protection::CodeEvident);
        match self {
            Self::Prose => !prompt.protected.iter().any(|protected| is_code(protected.kind)),
            Self::Short => prompt.text.len() < LONG,
            Self::Long => prompt.text.len() >= LONG,
            Self::English => prompt.language == Some("en"),
            Self::Questions => prompt.text.contains('?'),
            Self::All => true,
            Self::Nothing => false,
        }
    }
}
