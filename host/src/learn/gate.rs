//! Whether a suggested edit is applied, by what is thought of its rule.
//!
//! Greedy, an edit is applied when the probability that it is kept reaches the floor: the same
//! text gives the same answer. With Thompson sampling (Thompson, 1933; Chapelle and Li, 2011)
//! the probability is drawn from what is thought of the rule, so that an edit of which the host
//! is unsure is applied sometimes and held back sometimes. How likely it does what it did, its
//! propensity, is known in closed form: the margin is about normal.

use super::acceptance::Posterior;
use super::chance::Chance;
use crate::statistics::normal_below;

/// Propensities lie within these bounds: dividing by less would let one record outweigh all others.
const PROPENSITIES: (f64, f64) = (0.02, 0.98);

/// A way to decide.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Gate {
    /// Applies what is kept at least as likely as this.
    Greedy(f64),
    /// The same with a probability that is drawn.
    Thompson(f64),
    /// Throws a coin: for comparison.
    Coin,
}

/// What a gate decided.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Verdict {
    /// How likely the edit is kept.
    pub probability: f64,
    /// Whether it is applied.
    pub applied: bool,
    /// How likely the gate decides like this: 1 where it leaves nothing to chance.
    pub propensity: f64,
}

impl Gate {
    /// How likely it applies an edit of a rule of which this is thought; of a rule of which
    /// nothing is known, all gates but the coin apply all.
    pub fn chance(self, thought: Option<Posterior>) -> f64 {
        match (self, thought) {
            (Self::Coin, _) => 0.5,
            (_, None) => 1.0,
            (Self::Greedy(floor), Some(thought)) => f64::from(u8::from(thought.probability() >= floor)),
            (Self::Thompson(floor), Some(Posterior { mean, deviation })) => {
                match (mean - log_odds(floor)) / deviation {
                    // A floor of 0 or 1, or a margin that is known for sure.
                    z if z.is_nan() => f64::from(u8::from(mean >= log_odds(floor))),
                    z => normal_below(z),
                }
            }
        }
    }

    /// Decides; none where it has nothing to say. `draw` decides what is left to chance.
    pub fn decide(self, thought: Option<Posterior>, draw: &mut Chance) -> Option<Verdict> {
        let chance = self.chance(thought);
        let probability = match (self, thought) {
            (Self::Coin, _) => thought.map_or(0.5, Posterior::probability),
            (_, thought) => thought?.probability(),
        };
        if let Self::Greedy(_) = self {
            return Some(Verdict { probability, applied: chance > 0.5, propensity: 1.0 });
        }
        // For a Thompson gate: the margin that stands at this share of its distribution, counted
        // from above, is the one drawn, and it reaches the floor just when this holds.
        let applied = draw.share() < chance;
        let propensity = if applied { chance } else { 1.0 - chance };
        Some(Verdict { probability, applied, propensity: propensity.clamp(PROPENSITIES.0, PROPENSITIES.1) })
    }
}

fn log_odds(probability: f64) -> f64 {
    let probability = probability.clamp(0.0, 1.0);
    (probability / (1.0 - probability)).ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    const UNSURE: Posterior = Posterior { mean: -1.0, deviation: 0.8 };

    #[test]
    fn a_greedy_gate_leaves_nothing_to_chance() {
        let decide = |mean| Gate::Greedy(0.35).decide(Some(Posterior { mean, deviation: 0.5 }), &mut Chance::new(1));
        let verdict = decide(-1.0).unwrap();
        assert!(!verdict.applied && verdict.propensity == 1.0 && (verdict.probability - 0.269).abs() < 0.001);
        assert!(decide(0.0).unwrap().applied);
        assert_eq!(Gate::Greedy(0.35).decide(None, &mut Chance::new(1)), None);
    }

    #[test]
    fn the_propensity_is_how_often_a_sampling_gate_does_it() {
        for gate in [Gate::Thompson(0.35), Gate::Coin] {
            let verdicts: Vec<Verdict> =
                (0..20_000).map(|seed| gate.decide(Some(UNSURE), &mut Chance::new(seed)).unwrap()).collect();
            let applied: Vec<&Verdict> = verdicts.iter().filter(|verdict| verdict.applied).collect();
            #[expect(clippy::cast_precision_loss, reason = "small counts")]
            let share = applied.len() as f64 / verdicts.len() as f64;
            assert!((share - applied[0].propensity).abs() < 0.01, "{gate:?}: {share} {:?}", applied[0]);
            let withheld = verdicts.iter().find(|verdict| !verdict.applied).unwrap();
            assert!((applied[0].propensity + withheld.propensity - 1.0).abs() < 1e-9);
        }
    }

    #[test]
    fn floors_at_the_ends_hold_back_nothing_and_everything() {
        for gate in [Gate::Greedy, Gate::Thompson] {
            assert_eq!(gate(0.0).chance(Some(UNSURE)), 1.0);
            assert_eq!(gate(1.0).chance(Some(UNSURE)), 0.0);
        }
    }

    #[test]
    fn no_propensity_is_so_small_that_one_record_outweighs_all() {
        let hopeless = Posterior { mean: -9.0, deviation: 0.1 };
        let verdict = Gate::Thompson(0.35).decide(Some(hopeless), &mut Chance::new(1)).unwrap();
        assert_eq!((verdict.applied, verdict.propensity), (false, 0.98));
    }
}
