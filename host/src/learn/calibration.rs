//! From margins to probabilities that can be taken at their word.
//!
//! J. Platt, "Probabilistic Outputs for Support Vector Machines" (1999): p = σ(slope · margin +
//! intercept), fitted by maximum likelihood to margins of examples that the learner had not
//! seen, with targets drawn in from 0 and 1. Newton's method after H.-T. Lin, C.-J. Lin,
//! R. C. Weng, "A Note on Platt's Probabilistic Outputs" (Machine Learning 68, 2007).

use serde::{Deserialize, Serialize};

/// One head's way from a margin to a probability.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Calibration {
    /// What the margin is multiplied with.
    pub slope: f32,
    /// What is added then.
    pub intercept: f32,
}

impl Calibration {
    /// The same where another share is positive than among the examples that it was fitted to: the
    /// odds grow as the odds of the share do (M. Saerens, P. Latinne, C. Decaestecker, "Adjusting
    /// the Outputs of a Classifier to New a Priori Probabilities", Neural Computation 14, 2002).
    #[must_use]
    pub fn moved(self, from: f64, to: f64) -> Self {
        let odds = |share: f64| share.clamp(1e-3, 1.0 - 1e-3) / (1.0 - share.clamp(1e-3, 1.0 - 1e-3));
        #[expect(clippy::cast_possible_truncation, reason = "what is lost does not show in a probability")]
        let by = (odds(to) / odds(from)).ln() as f32;
        Self { intercept: self.intercept + by, ..self }
    }

    /// Of margins with what turned out; margins must come from models that had not seen the example.
    pub fn fit(outcomes: &[(f32, bool)]) -> Self {
        let positives = outcomes.iter().filter(|(_, positive)| *positive).count() as f64;
        let negatives = outcomes.len() as f64 - positives;
        let (high, low) = ((positives + 1.0) / (positives + 2.0), 1.0 / (negatives + 2.0));
        let mut slope = 0.0;
        let mut intercept = ((positives + 1.0) / (negatives + 1.0)).ln();
        let loss = |slope: f64, intercept: f64| -> f64 {
            let one = |(margin, positive): &(f32, bool)| {
                let (at, target) = (slope * f64::from(*margin) + intercept, if *positive { high } else { low });
                // −t ln σ − (1 − t) ln(1 − σ), without overflow.
                at.max(0.0) - at * target + (-at.abs()).exp().ln_1p()
            };
            outcomes.iter().map(one).sum()
        };
        let mut now = loss(slope, intercept);
        for _ in 0..100 {
            let (mut by_slope, mut by_intercept) = (0.0, 0.0);
            // A little on the diagonal keeps the matrix from being singular.
            let (mut aa, mut ab, mut bb) = (1e-9, 0.0, 1e-9);
            for (margin, positive) in outcomes {
                let margin = f64::from(*margin);
                let p = sigmoid(slope * margin + intercept);
                let error = p - if *positive { high } else { low };
                let curve = p * (1.0 - p);
                by_slope += error * margin;
                by_intercept += error;
                aa += curve * margin * margin;
                ab += curve * margin;
                bb += curve;
            }
            let determinant = aa * bb - ab * ab;
            let step =
                ((bb * by_slope - ab * by_intercept) / determinant, (aa * by_intercept - ab * by_slope) / determinant);
            // Half as far until it helps.
            let Some((next, new_slope, new_intercept)) = (0..30)
                .map(|halvings| 0.5_f64.powi(halvings))
                .map(|share| (slope - share * step.0, intercept - share * step.1))
                .map(|(a, b)| (loss(a, b), a, b))
                .find(|(next, ..)| *next < now - 1e-12)
            else {
                break;
            };
            (now, slope, intercept) = (next, new_slope, new_intercept);
        }
        #[expect(clippy::cast_possible_truncation, reason = "what is lost does not show in a probability")]
        Self { slope: slope as f32, intercept: intercept as f32 }
    }

    /// The probability for a margin, from 0 to 1.
    pub fn probability(&self, margin: f32) -> f64 {
        sigmoid(f64::from(self.slope) * f64::from(margin) + f64::from(self.intercept))
    }
}

fn sigmoid(at: f64) -> f64 {
    1.0 / (1.0 + (-at.clamp(-35.0, 35.0)).exp())
}

/// The mean squared distance of probabilities from what turned out (Brier 1950): 0 is best,
/// 0.25 is what "one half" gets always.
pub fn brier(outcomes: &[(f64, bool)]) -> f64 {
    let distance = |(p, positive): &(f64, bool)| (p - f64::from(u8::from(*positive))).powi(2);
    outcomes.iter().map(distance).sum::<f64>() / outcomes.len().max(1) as f64
}

/// One row of a reliability table.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Bin {
    /// Probabilities from here,
    pub from: f64,
    /// up to here.
    pub to: f64,
    /// How many examples got one.
    pub n: usize,
    /// The mean of their probabilities.
    pub predicted: f64,
    /// The share of them that turned out positive.
    pub observed: f64,
}

/// What probabilities said and what turned out, in ten rows of equal width; rows of nobody are left out.
pub fn reliability(outcomes: &[(f64, bool)]) -> Vec<Bin> {
    let row = |tenth: u8| {
        let (from, to) = (f64::from(tenth) / 10.0, f64::from(tenth + 1) / 10.0);
        let within = |p: f64| p >= from && (p < to || tenth == 9);
        let inside: Vec<&(f64, bool)> = outcomes.iter().filter(|(p, _)| within(*p)).collect();
        let n = inside.len();
        let mean = |sum: f64| sum / n as f64;
        (n > 0).then(|| Bin {
            from,
            to,
            n,
            predicted: mean(inside.iter().map(|(p, _)| p).sum()),
            observed: mean(inside.iter().filter(|(_, positive)| *positive).count() as f64),
        })
    };
    (0..10).filter_map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::super::random::Random;
    use super::*;

    /// Outcomes whose true probability is σ(2 · margin − 1).
    fn outcomes(count: usize) -> Vec<(f32, bool)> {
        let mut random = Random::new(7);
        let mut part = || random.below(1 << 20) as f32 / (1 << 20) as f32;
        let one = |_| {
            let margin = part() * 4.0 - 2.0;
            (margin, f64::from(part()) < sigmoid(2.0 * f64::from(margin) - 1.0))
        };
        (0..count).map(one).collect()
    }

    #[test]
    fn it_finds_the_way_that_made_the_outcomes() {
        let found = Calibration::fit(&outcomes(20_000));
        assert!((found.slope - 2.0).abs() < 0.1 && (found.intercept + 1.0).abs() < 0.1, "{found:?}");
    }

    #[test]
    fn calibrated_probabilities_are_what_is_observed() {
        let outcomes = outcomes(20_000);
        let calibration = Calibration::fit(&outcomes);
        let judged: Vec<(f64, bool)> =
            outcomes.iter().map(|(margin, positive)| (calibration.probability(*margin), *positive)).collect();
        for bin in reliability(&judged) {
            assert!((bin.predicted - bin.observed).abs() < 0.05, "{bin:?}");
        }
        assert!(brier(&judged) < 0.25);
    }

    #[test]
    fn another_share_moves_what_is_said_and_not_its_order() {
        let calibration = Calibration { slope: 1.0, intercept: 0.0 };
        let moved = calibration.moved(0.8, 0.5);
        // What was the share itself becomes the new share.
        let at_share = 4.0_f32.ln();
        assert!((calibration.probability(at_share) - 0.8).abs() < 1e-6);
        assert!((moved.probability(at_share) - 0.5).abs() < 1e-6);
        assert!(moved.probability(2.0) > moved.probability(1.0));
        assert_eq!(calibration.moved(0.3, 0.3), calibration);
    }

    #[test]
    fn outcomes_of_one_kind_or_none_give_no_certainty() {
        for outcomes in [vec![], vec![(1.0, true)], vec![(0.5, true); 50], vec![(3.0, false); 50]] {
            let p = Calibration::fit(&outcomes).probability(1.0);
            assert!(p.is_finite() && p > 0.0 && p < 1.0, "{outcomes:?}: {p}");
        }
    }
}
