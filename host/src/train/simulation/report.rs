//! What a simulation showed.

use std::fmt;

use serde::Serialize;

use crate::learn::{Promotion, two_proportions};

/// Suggested edits of one host in some rounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Tally {
    /// That were applied.
    pub applied: u64,
    /// Of these, that the person kept.
    pub kept: u64,
}

impl Tally {
    /// The share of applied edits that were kept; none where none were applied.
    #[expect(clippy::cast_precision_loss, reason = "counts of a simulation")]
    pub fn rate(self) -> Option<f64> {
        (self.applied > 0).then(|| self.kept as f64 / self.applied as f64)
    }

    /// Edits kept less edits undone.
    pub fn worth(self) -> i64 {
        let signed = |number| i64::try_from(number).unwrap_or(i64::MAX);
        2 * signed(self.kept) - signed(self.applied)
    }

    pub(super) fn plus(self, other: Self) -> Self {
        Self { applied: self.applied + other.applied, kept: self.kept + other.kept }
    }
}

/// The same rounds with three hosts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Tallies {
    /// The host that learns.
    pub learned: Tally,
    /// The host that applies whatever its rules suggest.
    pub rules_only: Tally,
    /// The host that throws a coin about each suggestion.
    pub random: Tally,
}

impl Tallies {
    pub(super) fn plus(self, other: Self) -> Self {
        Self {
            learned: self.learned.plus(other.learned),
            rules_only: self.rules_only.plus(other.rules_only),
            random: self.random.plus(other.random),
        }
    }
}

/// A stretch of rounds.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Block {
    /// The first round, from 1.
    pub first: usize,
    /// The last round.
    pub last: usize,
    /// What happened in it.
    pub tallies: Tallies,
}

/// One training.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Training {
    /// After this round.
    pub round: usize,
    /// What became of the candidate.
    pub promotion: Promotion,
    /// By how much it was better, nats an edit; null without anything to judge by.
    pub gain: Option<f64>,
}

/// How likely chance alone makes two hosts as different as they were, either way.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Significance {
    /// The learning host against rules alone.
    pub rules_only: f64,
    /// The learning host against the coin.
    pub random: f64,
}

/// What a simulation showed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// How many rounds.
    pub rounds: usize,
    /// What decided everything.
    pub seed: u64,
    /// The round after which tastes were the other way round; null when they stayed.
    pub flipped_after: Option<usize>,
    /// Whether people threw coins.
    pub random_people: bool,
    /// By stretch of rounds.
    pub blocks: Vec<Block>,
    /// All rounds.
    pub total: Tallies,
    /// Over all rounds, by a two-proportion test.
    pub significance: Significance,
    /// Every training.
    pub trainings: Vec<Training>,
}

impl Report {
    /// How many candidates were promoted.
    pub fn promotions(&self) -> usize {
        self.trainings.iter().filter(|training| training.promotion == Promotion::Promoted).count()
    }

    /// What happened in rounds `first` to `last`, in whole blocks.
    pub fn between(&self, first: usize, last: usize) -> Tallies {
        let within = self.blocks.iter().filter(|block| block.first >= first && block.last <= last);
        within.fold(Tallies::default(), |sum, block| sum.plus(block.tallies))
    }
}

impl Significance {
    /// Of these tallies.
    pub fn of(tallies: Tallies) -> Self {
        let pair = |tally: Tally| (tally.kept, tally.applied);
        let against = |other| two_proportions(pair(tallies.learned), pair(other));
        Self { rules_only: against(tallies.rules_only), random: against(tallies.random) }
    }
}

/// A table for people.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "share of applied suggestions that were kept (applied)\n")?;
        writeln!(f, "{:>13}  {:>15}  {:>15}  {:>15}", "rounds", "learned", "rules only", "random")?;
        let cell = |tally: Tally| match tally.rate() {
            Some(rate) => format!("{:.1} % ({})", rate * 100.0, tally.applied),
            None => "– (0)".to_owned(),
        };
        let row = |f: &mut fmt::Formatter<'_>, name: &str, tallies: Tallies| {
            let Tallies { learned, rules_only, random } = tallies;
            writeln!(f, "{name:>13}  {:>15}  {:>15}  {:>15}", cell(learned), cell(rules_only), cell(random))
        };
        for block in &self.blocks {
            let mark = if self.flipped_after.is_some_and(|after| block.first == after + 1) { "*" } else { "" };
            row(f, &format!("{mark}{}–{}", block.first, block.last), block.tallies)?;
        }
        row(f, "all", self.total)?;
        if self.flipped_after.is_some() {
            writeln!(f, "\n* tastes are the other way round from here on")?;
        }
        let Tallies { learned, rules_only, random } = self.total;
        writeln!(
            f,
            "\nkept less undone: learned {:+}, rules only {:+}, random {:+}",
            learned.worth(),
            rules_only.worth(),
            random.worth()
        )?;
        let Significance { rules_only, random } = self.significance;
        writeln!(f, "two-proportion test: against rules only p = {rules_only:.1e}, against random p = {random:.1e}")?;
        writeln!(f, "trainings: {}, promoted: {}", self.trainings.len(), self.promotions())
    }
}
