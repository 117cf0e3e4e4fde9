//! What a model says about itself: of what it was made, and how well it does on what it had not seen.

use serde::{Deserialize, Serialize};

use super::calibration::Bin;

/// The card of one model. Figures are of cross-validation: each example was judged by a learner
/// that had seen neither it nor a near-duplicate of it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Card {
    /// When it was trained: UTC, RFC 3339.
    pub trained: String,
    /// The host that trained it.
    pub host_version: String,
    /// What its coordinates mean.
    pub features_version: u32,
    /// What decided the order of examples and the folds.
    pub seed: u64,
    /// What it learned from.
    pub sources: Vec<Source>,
    /// Each head, in the model's order.
    pub heads: Vec<HeadCard>,
    /// Of how many prompts the model takes it that something has to be asked, where that is another
    /// share than among its examples. The figures of the heads and of `reliability` are of the
    /// probabilities before they were moved to it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub served_share: Option<f64>,
    /// What the probabilities of `needs-clarification` said, and what turned out.
    pub reliability: Vec<Bin>,
    /// How `needs-clarification` grew with the number of examples.
    pub learning_curve: Vec<CurvePoint>,
    /// How often the right kind of work got the highest probability.
    pub task: Option<TaskCard>,
}

/// Data that a model learned from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// What it is called.
    pub name: String,
    /// SPDX where there is such a name; `unknown` otherwise.
    pub licence: String,
    /// How many examples came from it.
    pub examples: usize,
}

/// A mean over seeds, and how far they spread.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Spread {
    /// The mean.
    pub mean: f64,
    /// The standard deviation.
    pub deviation: f64,
    /// Over how many seeds.
    pub seeds: usize,
}

/// How well one head does.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HeadCard {
    /// As in `scores.score(name)`.
    pub name: String,
    /// How many examples say something about it.
    pub examples: usize,
    /// How many of them are positive.
    pub positives: usize,
    /// The area under the ROC curve: the mean of the folds of each seed.
    pub auc: Spread,
    /// 95 % of bootstrap samples of the examples have their AUC between these.
    pub auc_interval: (f64, f64),
    /// The mean squared error of calibrated probabilities.
    pub brier: f64,
    /// What saying the share of positives always would get.
    pub brier_of_share: f64,
}

/// The AUC with so many examples to learn from.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct CurvePoint {
    /// Examples learned from.
    pub examples: usize,
    /// On folds that were not among them.
    pub auc: Spread,
}

/// How well kinds of work are told apart.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TaskCard {
    /// The share of right answers among coding, creative writing and mathematics.
    pub three_way: Spread,
    /// Examples of these three.
    pub three_way_examples: usize,
    /// The share of right answers among all kinds the model knows.
    pub all: Spread,
    /// Examples of all kinds.
    pub all_examples: usize,
}

impl Spread {
    /// Of the figures of several seeds.
    pub fn of(figures: &[f64]) -> Self {
        let seeds = figures.len();
        let mean = figures.iter().sum::<f64>() / seeds.max(1) as f64;
        let variance = figures.iter().map(|figure| (figure - mean).powi(2)).sum::<f64>();
        Self { mean, deviation: (variance / seeds.saturating_sub(1).max(1) as f64).sqrt(), seeds }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spread_is_mean_and_sample_deviation() {
        assert_eq!(Spread::of(&[1.0, 3.0]), Spread { mean: 2.0, deviation: 2.0_f64.sqrt(), seeds: 2 });
        assert_eq!(Spread::of(&[0.5]).deviation, 0.0);
        assert_eq!(Spread::of(&[]).mean, 0.0);
    }
}
