//! What another gate would have been worth, from what this one did.
//!
//! Every decision is worth [`reward`]: +1 where the person kept all of an applied edit, −1 where
//! they undid it, 0 where nothing was applied. A gate's value is the mean over decisions, by
//! clipped self-normalised inverse propensity scoring (Swaminathan and Joachims, "The
//! Self-Normalized Estimator for Counterfactual Learning", NeurIPS 2015):
//!
//! ```text
//! w_i = min(π(a_i | x_i) / propensity_i, 20)        value = Σ w_i r_i / Σ w_i
//! effective sample size = (Σ w_i)² / Σ w_i²                                  (Kish, 1965)
//! ```
//!
//! A gate that left nothing to chance says nothing about what it did not do. Where its decisions
//! have propensity 1 and the other gate differs, the weight is 0: the estimate is then about the
//! rest only. The share of decisions where the logs could have shown what the other gate does is
//! reported as `support`; below [`ENOUGH_SUPPORT`] the logs cannot judge it.

use serde::Serialize;

use super::acceptance::Acceptance;
use super::gate::Gate;
use super::lesson::{Choice, Lesson};

/// No decision weighs more.
const CLIP: f64 = 20.0;
/// The least share of decisions that logs have to speak about to judge a gate.
pub const ENOUGH_SUPPORT: f64 = 0.9;
/// The least effective sample size to judge by.
pub const ENOUGH_SAMPLES: f64 = 30.0;

/// What a gate would have been worth.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Estimate {
    /// Its mean reward, from −1 to 1; null when the logs say nothing of it.
    pub value: Option<f64>,
    /// Decisions that were looked at.
    pub decisions: usize,
    /// How many equally weighed decisions the estimate is worth.
    pub effective_samples: f64,
    /// The share of decisions where the logs could have shown what the gate does.
    pub support: f64,
    /// Whether that is enough to judge it.
    pub can_judge: bool,
}

/// What a decision was worth; none when its edits were applied and nobody said what became of them.
pub fn reward(choice: &Choice, lesson: &Lesson) -> Option<f64> {
    if choice.applied { lesson.kept(&choice.rule).map(|kept| 2.0 * kept - 1.0) } else { Some(0.0) }
}

/// What `gate` with `acceptance` would have been worth in these lessons, each counted so many times.
pub fn estimate<'a>(
    lessons: impl IntoIterator<Item = (&'a Lesson, f64)>,
    acceptance: &Acceptance,
    gate: Gate,
) -> Estimate {
    let (mut sum, mut squares, mut rewards) = (0.0, 0.0, 0.0);
    let (mut decisions, mut counted, mut supported) = (0, 0.0, 0.0);
    for (lesson, count) in lessons {
        for choice in &lesson.choices {
            let Some(reward) = reward(choice, lesson) else { continue };
            let applies = gate.chance(acceptance.posterior(&choice.rule, &lesson.situation));
            let does_the_same = if choice.applied { applies } else { 1.0 - applies };
            let weight = (does_the_same / choice.propensity.max(f64::EPSILON)).min(CLIP) * count;
            sum += weight;
            squares += weight * weight;
            rewards += weight * reward;
            decisions += 1;
            counted += count;
            // A decision that was certain shows nothing of its opposite.
            supported += if choice.propensity >= 1.0 { does_the_same * count } else { count };
        }
    }
    let effective_samples = if squares > 0.0 { sum * sum / squares } else { 0.0 };
    let support = if counted > 0.0 { supported / counted } else { 0.0 };
    Estimate {
        value: (sum > 0.0).then(|| rewards / sum),
        decisions,
        effective_samples,
        support,
        can_judge: support >= ENOUGH_SUPPORT && effective_samples >= ENOUGH_SAMPLES,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learn::{Chance, Read};
    use crate::plugin::Target;
    use crate::prompt::Document;

    const RULE: &str = "tone/shouting";

    fn prompt(with_code: bool) -> Document {
        Document::analyse(if with_code { "Fix `run` today." } else { "Write a letter today." })
    }

    fn kept(with_code: bool) -> f64 {
        if with_code { 0.1 } else { 0.9 }
    }

    /// Logs of a gate that applies with `chance`; none is certain when it is below 1.
    fn logs(chance: f64, count: usize) -> Vec<Lesson> {
        let mut luck = Chance::new(5);
        let log = |index: usize| {
            let with_code = index.is_multiple_of(2);
            let applied = luck.share() < chance;
            let propensity = if applied { chance } else { 1.0 - chance };
            let likes = f64::from(u8::from(luck.share() < kept(with_code)));
            let choices = vec![Choice { rule: RULE.to_owned(), applied, propensity }];
            let credits = applied.then(|| (RULE.to_owned(), likes));
            Lesson::new(Read::Text(&prompt(with_code), None), Target::Unknown, None, choices, credits)
        };
        (0..count).map(log).collect()
    }

    fn taught() -> Acceptance {
        let mut acceptance = Acceptance::new(1_000.0);
        for index in 0..400 {
            let with_code = index % 2 == 0;
            let here = crate::learn::Situation::of(&prompt(with_code), Target::Unknown, None);
            acceptance.learn(RULE, &here, kept(with_code), 1.0);
        }
        acceptance
    }

    fn of(lessons: &[Lesson], acceptance: &Acceptance, gate: Gate) -> Estimate {
        estimate(lessons.iter().map(|lesson| (lesson, 1.0)), acceptance, gate)
    }

    #[test]
    fn logs_of_a_sampling_gate_tell_what_another_is_worth() {
        let estimate = of(&logs(0.5, 4_000), &taught(), Gate::Greedy(0.35));
        // It applies the half that is kept in nine of ten cases: 0.5 × (0.9 − 0.1).
        assert!((estimate.value.unwrap() - 0.4).abs() < 0.05, "{estimate:?}");
        assert!(estimate.can_judge && estimate.support == 1.0);
        // Half of the decisions are what the other gate does.
        assert!((estimate.effective_samples - 2_000.0).abs() < 100.0, "{estimate:?}");
        // Knowing nothing, it applies all: 0.5 × (0.8 − 0.8).
        let blind = of(&logs(0.5, 4_000), &Acceptance::new(1_000.0), Gate::Greedy(0.35));
        assert!(blind.value.unwrap().abs() < 0.05, "{blind:?}");
    }

    #[test]
    fn logs_of_a_greedy_gate_cannot_judge_one_that_differs() {
        let greedy = logs(1.0, 400);
        let other = of(&greedy, &taught(), Gate::Greedy(0.35));
        assert!(!other.can_judge && (other.support - 0.5).abs() < 0.01, "{other:?}");
        let same = of(&greedy, &Acceptance::new(1_000.0), Gate::Greedy(0.35));
        assert!(same.can_judge && same.support == 1.0, "{same:?}");
    }

    #[test]
    fn no_logs_say_nothing() {
        let nothing = of(&[], &taught(), Gate::Greedy(0.35));
        assert_eq!((nothing.value, nothing.can_judge, nothing.decisions), (None, false, 0));
    }
}
