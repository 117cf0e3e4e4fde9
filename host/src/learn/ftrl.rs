//! Logistic regression, learned one example at a time: FTRL-proximal.
//!
//! After H. B. McMahan et al., "Ad Click Prediction: a View from the Trenches" (KDD 2013),
//! algorithm 1, per-coordinate learning rates:
//!
//! ```text
//! w_i = 0                                                    where |z_i| ≤ λ₁
//!     = −(z_i − sgn(z_i) λ₁) / ((β + √n_i) / α + λ₂)          elsewhere
//! p = σ(w · x)        g_i = (p − y) x_i
//! σ_i = (√(n_i + g_i²) − √n_i) / α
//! z_i ← z_i + g_i − σ_i w_i        n_i ← n_i + g_i²
//! ```
//!
//! Coordinates that no example has touched take no room in a saved model: their weight is 0.

use serde::{Deserialize, Serialize};

use super::Features;

/// What the learning is bounded by.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct FtrlSettings {
    /// α: the learning rate.
    pub alpha: f32,
    /// β: how slowly the rate of a coordinate falls at first.
    pub beta: f32,
    /// λ₁: how much evidence a coordinate needs to count at all.
    pub l1: f32,
    /// λ₂: how small weights are kept.
    pub l2: f32,
}

impl Default for FtrlSettings {
    fn default() -> Self {
        Self { alpha: 0.1, beta: 1.0, l1: 0.5, l2: 1.0 }
    }
}

/// One learner with its state.
#[derive(Debug, Clone, PartialEq)]
pub struct Ftrl {
    settings: FtrlSettings,
    coordinates: Vec<Coordinate>,
}

/// What is known of one coordinate: side by side, because all of it is needed at once.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct Coordinate {
    z: f32,
    /// √n.
    root: f32,
    /// What follows from the two, and is asked for more often than they change.
    weight: f32,
}

impl Ftrl {
    /// A learner that knows nothing about vectors below `dimensions`: it says 0.5 to all.
    pub fn new(settings: FtrlSettings, dimensions: usize) -> Self {
        Self { settings, coordinates: vec![Coordinate::default(); dimensions] }
    }

    /// w · x.
    pub fn margin(&self, features: &Features) -> f32 {
        features.iter().map(|(index, value)| self.weight(index) * value).sum()
    }

    /// The probability of a positive example, uncalibrated.
    pub fn predict(&self, features: &Features) -> f32 {
        sigmoid(self.margin(features))
    }

    /// Learns from one example that counts `importance` times, and answers what was predicted before.
    pub fn learn(&mut self, features: &Features, positive: bool, importance: f32) -> f32 {
        self.learn_towards(features, f32::from(u8::from(positive)), importance)
    }

    /// The same from an example that is positive to a degree, `target`, from 0 to 1.
    pub fn learn_towards(&mut self, features: &Features, target: f32, importance: f32) -> f32 {
        let FtrlSettings { alpha, beta, l1, l2 } = self.settings;
        let predicted = self.predict(features);
        let error = (predicted - target) * importance;
        let by_alpha = alpha.recip();
        for (index, value) in features.iter() {
            let Some(at) = self.coordinates.get_mut(index) else { continue };
            let gradient = error * value;
            let root = (at.root * at.root + gradient * gradient).sqrt();
            at.z += gradient - (root - at.root) * by_alpha * at.weight;
            at.root = root;
            let evidence = (at.z.abs() - l1).max(0.0);
            at.weight = -evidence.copysign(at.z) / ((beta + root) * by_alpha + l2);
        }
        predicted
    }

    /// The weight of one coordinate.
    pub fn weight(&self, index: usize) -> f32 {
        self.coordinates.get(index).map_or(0.0, |at| at.weight)
    }

    /// How many coordinates there are.
    pub fn dimensions(&self) -> usize {
        self.coordinates.len()
    }

    /// What it was made with.
    pub fn settings(&self) -> FtrlSettings {
        self.settings
    }
}

/// 1 / (1 + e^−x), for a margin that is no wilder than an exponential can bear.
pub(super) fn sigmoid(margin: f32) -> f32 {
    1.0 / (1.0 + (-margin.clamp(-35.0, 35.0)).exp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_learns_what_tells_two_kinds_apart_and_nothing_of_noise() {
        let settings = FtrlSettings { alpha: 0.5, beta: 1.0, l1: 0.1, l2: 0.0 };
        let mut learner = Ftrl::new(settings, 4);
        for round in 0..400_usize {
            let positive = round % 2 == 0;
            // The first tells; the second is always there; the third comes with either kind.
            let entries = [(usize::from(!positive), 1.0), (2, 1.0), (3, f32::from(u8::from(round % 3 == 0)))];
            learner.learn(&Features::from_entries(entries), positive, 1.0);
        }
        assert!(learner.predict(&Features::from_entries([(0, 1.0), (2, 1.0)])) > 0.8);
        assert!(learner.predict(&Features::from_entries([(1, 1.0), (2, 1.0)])) < 0.2);
        assert!(learner.weight(3).abs() < 0.2, "{}", learner.weight(3));
    }
}
