//! How likely it is that a person keeps what a rule does: P(accept | prompt, rule).
//!
//! One logistic regression for each rule (`plugin/code`), learned online by FTRL-proximal as in
//! [`ftrl`](super::ftrl), over a [`Situation`]; and one weight that all rules share, so that a
//! new rule starts from what people think of rules at large.
//!
//! What was learned fades: with every example, of whatever rule, all sums shrink, so that the
//! past counts half after `half_life` examples. FTRL's `z` is a sum of gradients and fades with
//! f, its `n` a sum of their squares and fades with f². A rule that is learned of no more
//! becomes unsure again, and below [`MIN_EVIDENCE`] unknown: then it is applied as if there were
//! no model, which is how a rule that was withheld gets another chance when tastes change.
//!
//! How unsure it is comes from `n` too: the squares of gradients add up to the diagonal of the
//! Fisher information, so that weight i is about normal with the precision `n_i` and the
//! regulariser's `β/α + λ₂` (the diagonal Laplace approximation of Chapelle and Li, "An
//! Empirical Evaluation of Thompson Sampling", NeurIPS 2011).

use std::collections::BTreeMap;

use super::FtrlSettings;
use super::situation::{SITUATION, Situation};

/// Examples of a rule, faded, below which nothing is said of it. Of eight even coin throws all
/// fall on one side once in 128 times: fewer would say more about chance than about a rule.
pub const MIN_EVIDENCE: f64 = 8.0;

/// Faster than for the heads: few coordinates, and few examples for each.
const LEARNING: FtrlSettings = FtrlSettings { alpha: 0.4, beta: 1.0, l1: 0.05, l2: 0.5 };
/// What one coordinate is known with before anything was learned.
const PRECISION: f32 = LEARNING.beta / LEARNING.alpha + LEARNING.l2;

/// What was learned of all rules.
#[derive(Debug, Clone, PartialEq)]
pub struct Acceptance {
    half_life: f64,
    /// Examples so far, of all rules.
    clock: f64,
    shared: Weight,
    shared_seen: f64,
    rules: BTreeMap<String, Known>,
}

/// One coordinate's state.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct Weight {
    z: f32,
    n: f32,
}

/// What was learned of one rule.
#[derive(Debug, Clone, PartialEq)]
struct Known {
    /// Examples, faded.
    evidence: f64,
    /// The clock when it last faded.
    seen: f64,
    weights: Vec<Weight>,
}

/// What is thought of a rule in one situation: its margin (log-odds) is about normal.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Posterior {
    /// The mean of the margin.
    pub mean: f64,
    /// Its standard deviation.
    pub deviation: f64,
}

impl Posterior {
    /// The probability that its mean stands for.
    pub fn probability(self) -> f64 {
        1.0 / (1.0 + (-self.mean.clamp(-35.0, 35.0)).exp())
    }
}

/// Bytes that are nothing this host has learned.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("failed to read what was learned of rules: {0}; use another model with `host model use`")]
pub struct Unreadable(&'static str);

impl Acceptance {
    /// The section of a model file that holds it.
    pub const SECTION: &'static str = "acceptance";

    /// One that knows nothing, and forgets half in `half_life` examples.
    pub fn new(half_life: f64) -> Self {
        let half_life = if half_life.is_finite() { half_life.max(1.0) } else { f64::MAX };
        Self { half_life, clock: 0.0, shared: Weight::default(), shared_seen: 0.0, rules: BTreeMap::new() }
    }

    /// Learns that of what `rule` did in `situation`, `kept` (0 nothing, 1 all) was kept; the
    /// example counts `importance` times.
    pub fn learn(&mut self, rule: &str, situation: &Situation, kept: f64, importance: f32) {
        if !kept.is_finite() || !importance.is_finite() || importance <= 0.0 {
            return;
        }
        self.clock += 1.0;
        self.shared.fade(fading(self.clock - self.shared_seen, self.half_life));
        self.shared_seen = self.clock;
        let known = self.rules.entry(rule.to_owned()).or_insert_with(Known::new);
        known.fade_to(self.clock, self.half_life);
        let margin = f64::from(self.shared.value() + known.margin(situation, 1.0));
        let predicted = Posterior { mean: margin, deviation: 0.0 }.probability();
        #[expect(clippy::cast_possible_truncation, reason = "between -1 and 1")]
        let error = (predicted - kept.clamp(0.0, 1.0)) as f32 * importance;
        self.shared.learn(error);
        for (place, value) in situation.iter() {
            if let Some(weight) = known.weights.get_mut(place) {
                weight.learn(error * value);
            }
        }
        known.evidence += f64::from(importance);
    }

    /// How likely a person keeps what `rule` does in `situation`; none while fewer than
    /// [`MIN_EVIDENCE`] examples of the rule are remembered.
    pub fn probability(&self, rule: &str, situation: &Situation) -> Option<f64> {
        self.posterior(rule, situation).map(Posterior::probability)
    }

    /// What is thought of `rule` in `situation`, and how surely; none as for [`Self::probability`].
    pub fn posterior(&self, rule: &str, situation: &Situation) -> Option<Posterior> {
        let known = self.rules.get(rule)?;
        let fade = fading(self.clock - known.seen, self.half_life);
        if known.evidence * f64::from(fade) < MIN_EVIDENCE {
            return None;
        }
        let shared = self.shared.faded(fading(self.clock - self.shared_seen, self.half_life));
        let variance = situation.iter().filter_map(|(place, value)| {
            let weight = known.weights.get(place)?.faded(fade);
            Some(value * value / (PRECISION + weight.n))
        });
        let variance = variance.sum::<f32>() + 1.0 / (PRECISION + shared.n);
        let mean = shared.value() + known.margin(situation, fade);
        Some(Posterior { mean: mean.into(), deviation: f64::from(variance).sqrt() })
    }

    /// Examples of each rule that are remembered, by rule.
    pub fn evidence(&self) -> impl Iterator<Item = (&str, f64)> {
        self.rules.iter().map(|(rule, known)| {
            (rule.as_str(), known.evidence * f64::from(fading(self.clock - known.seen, self.half_life)))
        })
    }

    /// As bytes, the same for the same state. Coordinates that nothing was learned of take none.
    pub fn write(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        for number in [self.half_life, self.clock, self.shared_seen] {
            bytes.extend(number.to_le_bytes());
        }
        self.shared.write(&mut bytes);
        bytes.extend((self.rules.len() as u64).to_le_bytes());
        for (rule, known) in &self.rules {
            bytes.extend((rule.len() as u64).to_le_bytes());
            bytes.extend(rule.as_bytes());
            bytes.extend(known.evidence.to_le_bytes());
            bytes.extend(known.seen.to_le_bytes());
            let learned = || (0_u64..).zip(&known.weights).filter(|(_, weight)| **weight != Weight::default());
            bytes.extend((learned().count() as u64).to_le_bytes());
            for (place, weight) in learned() {
                bytes.extend(place.to_le_bytes());
                weight.write(&mut bytes);
            }
        }
        bytes
    }

    /// From bytes of [`Self::write`].
    ///
    /// # Errors
    /// When they are not: nothing in them is trusted.
    pub fn read(bytes: &[u8]) -> Result<Self, Unreadable> {
        let mut rest = Rest(bytes);
        if rest.take::<{ MAGIC.len() }>()? != *MAGIC {
            return Err(Unreadable("it was written by another version of the host"));
        }
        let (half_life, clock, shared_seen) = (rest.number()?, rest.number()?, rest.number()?);
        let mut acceptance = Self { clock, shared: rest.weight()?, shared_seen, ..Self::new(half_life) };
        for _ in 0..rest.count()? {
            let length = usize::try_from(rest.count()?).map_err(|_| SHORT)?;
            let rule = std::str::from_utf8(rest.bytes(length)?).map_err(|_| Unreadable("a rule's name is no text"))?;
            let mut known = Known { evidence: rest.number()?, seen: rest.number()?, ..Known::new() };
            for _ in 0..rest.count()? {
                let place = usize::try_from(rest.count()?).ok();
                let weight = rest.weight()?;
                let place = place.and_then(|place| known.weights.get_mut(place));
                *place.ok_or(Unreadable("a coordinate lies outside"))? = weight;
            }
            acceptance.rules.insert(rule.to_owned(), known);
        }
        if rest.0.is_empty() { Ok(acceptance) } else { Err(Unreadable("it goes on after its end")) }
    }
}

/// How much of what was is left `examples` later.
fn fading(examples: f64, half_life: f64) -> f32 {
    #[expect(clippy::cast_possible_truncation, reason = "from 0 to 1")]
    let fade = (-examples.max(0.0) / half_life).exp2() as f32;
    fade
}

impl Known {
    fn new() -> Self {
        Self { evidence: 0.0, seen: 0.0, weights: vec![Weight::default(); SITUATION] }
    }

    fn fade_to(&mut self, clock: f64, half_life: f64) {
        let fade = fading(clock - self.seen, half_life);
        self.weights.iter_mut().for_each(|weight| weight.fade(fade));
        self.evidence *= f64::from(fade);
        self.seen = clock;
    }

    fn margin(&self, situation: &Situation, fade: f32) -> f32 {
        let weighed = |(place, value): (usize, f32)| Some(self.weights.get(place)?.faded(fade).value() * value);
        situation.iter().filter_map(weighed).sum()
    }
}

impl Weight {
    /// See [`ftrl`](super::ftrl) for the formulas.
    fn value(self) -> f32 {
        let FtrlSettings { alpha, beta, l1, l2 } = LEARNING;
        if self.z.abs() <= l1 { 0.0 } else { -(self.z - self.z.signum() * l1) / ((beta + self.n.sqrt()) / alpha + l2) }
    }

    fn learn(&mut self, gradient: f32) {
        let seen = self.n + gradient * gradient;
        self.z += gradient - (seen.sqrt() - self.n.sqrt()) / LEARNING.alpha * self.value();
        self.n = seen;
    }

    fn faded(self, fade: f32) -> Self {
        Self { z: self.z * fade, n: self.n * fade * fade }
    }

    fn fade(&mut self, fade: f32) {
        *self = self.faded(fade);
    }

    fn write(self, bytes: &mut Vec<u8>) {
        bytes.extend(self.z.to_le_bytes());
        bytes.extend(self.n.to_le_bytes());
    }
}

const MAGIC: &[u8; 8] = b"accept01";
const SHORT: Unreadable = Unreadable("it is cut off");

/// Bytes that are still to be read.
struct Rest<'a>(&'a [u8]);

impl<'a> Rest<'a> {
    fn bytes(&mut self, count: usize) -> Result<&'a [u8], Unreadable> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(SHORT)?;
        self.0 = rest;
        Ok(taken)
    }

    fn take<const N: usize>(&mut self) -> Result<[u8; N], Unreadable> {
        self.bytes(N)?.try_into().map_err(|_| SHORT)
    }

    fn count(&mut self) -> Result<u64, Unreadable> {
        self.take().map(u64::from_le_bytes)
    }

    fn number(&mut self) -> Result<f64, Unreadable> {
        let number = self.take().map(f64::from_le_bytes)?;
        if number.is_finite() && number >= 0.0 { Ok(number) } else { Err(Unreadable("a number is none")) }
    }

    fn weight(&mut self) -> Result<Weight, Unreadable> {
        let (z, n) = (self.take().map(f32::from_le_bytes)?, self.take().map(f32::from_le_bytes)?);
        if z.is_finite() && n.is_finite() && n >= 0.0 {
            Ok(Weight { z, n })
        } else {
            Err(Unreadable("a weight is none"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learn::Chance;
    use crate::plugin::Target;
    use crate::prompt::Document;

    fn situation(text: &str) -> Situation {
        Situation::of(&Document::analyse(text), Target::Unknown, None)
    }

    /// Prompts with code and without, in which a person keeps a rule's edits by `taste`.
    fn taught(acceptance: &mut Acceptance, rounds: usize, seed: u64, taste: impl Fn(bool) -> f64) {
        let mut chance = Chance::new(seed);
        for round in 0..rounds {
            let with_code = chance.share() < 0.5;
            let kept = chance.share() < taste(with_code);
            acceptance.learn("tone/shouting", &prompt(with_code, round), f64::from(u8::from(kept)), 1.0);
        }
    }

    fn prompt(with_code: bool, round: usize) -> Situation {
        situation(&if with_code { format!("Fix `run_{round}` today.") } else { format!("Write letter {round} today.") })
    }

    #[test]
    fn it_learns_what_a_rule_is_liked_for() {
        let mut acceptance = Acceptance::new(1_000.0);
        taught(&mut acceptance, 400, 1, |with_code| if with_code { 0.1 } else { 0.9 });
        let likely = |with_code| acceptance.probability("tone/shouting", &prompt(with_code, 999)).unwrap();
        assert!(likely(true) < 0.25 && likely(false) > 0.75, "{} {}", likely(true), likely(false));
    }

    #[test]
    fn nothing_is_said_of_a_rule_that_little_is_known_of() {
        let mut acceptance = Acceptance::new(1_000.0);
        let here = situation("Write a letter.");
        assert_eq!(acceptance.probability("tone/shouting", &here), None);
        taught(&mut acceptance, 5, 1, |_| 1.0);
        assert_eq!(acceptance.probability("tone/shouting", &here), None);
        taught(&mut acceptance, 5, 1, |_| 1.0);
        assert!(acceptance.probability("tone/shouting", &here).is_some_and(|likely| likely > 0.5));
        assert_eq!(acceptance.probability("tone/politeness", &here), None);
    }

    #[test]
    fn a_new_rule_starts_from_what_people_think_of_rules() {
        let start = |kept: f64| {
            let mut acceptance = Acceptance::new(1_000.0);
            let here = situation("Write a letter.");
            for rule in 0..400 {
                acceptance.learn(&format!("tone/rule-{}", rule % 8), &here, kept, 1.0);
            }
            // Eight examples that say nothing either way.
            (0..9).for_each(|_| acceptance.learn("tone/new", &here, 0.5, 1.0));
            acceptance.probability("tone/new", &here).unwrap()
        };
        assert!(start(1.0) > 0.55 && start(0.0) < 0.45, "{} {}", start(1.0), start(0.0));
    }

    #[test]
    fn what_it_says_comes_true_as_often_as_it_says() {
        let mut acceptance = Acceptance::new(2_000.0);
        let mut chance = Chance::new(3);
        let taste = |with_code: bool| if with_code { 0.35 } else { 0.7 };
        let mut bins = [(0.0, 0.0, 0.0); 10];
        for round in 0..4_000 {
            let with_code = chance.share() < 0.5;
            let here = prompt(with_code, round);
            let kept = f64::from(u8::from(chance.share() < taste(with_code)));
            // Said before it is learned, and after a time to get acquainted.
            if let Some(said) = acceptance.probability("tone/shouting", &here).filter(|_| round > 500) {
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 9")]
                let bin = &mut bins[((said * 10.0) as usize).min(9)];
                *bin = (bin.0 + 1.0, bin.1 + said, bin.2 + kept);
            }
            acceptance.learn("tone/shouting", &here, kept, 1.0);
        }
        let count: f64 = bins.iter().map(|(count, _, _)| count).sum();
        // The expected calibration error (Naeini et al., AAAI 2015).
        let error: f64 = bins.iter().map(|(_, said, kept)| (said - kept).abs()).sum::<f64>() / count;
        assert!(error < 0.05, "{error}: {bins:?}");
    }

    #[test]
    fn it_turns_with_people_who_change_their_mind() {
        let mut acceptance = Acceptance::new(200.0);
        taught(&mut acceptance, 600, 1, |_| 0.95);
        let likely = |acceptance: &Acceptance| acceptance.probability("tone/shouting", &prompt(true, 0)).unwrap();
        assert!(likely(&acceptance) > 0.8);
        taught(&mut acceptance, 200, 2, |_| 0.05);
        assert!(likely(&acceptance) < 0.35, "{}", likely(&acceptance));
    }

    #[test]
    fn a_rule_that_is_learned_of_no_more_becomes_unsure_and_then_unknown() {
        let mut acceptance = Acceptance::new(100.0);
        taught(&mut acceptance, 100, 1, |_| 0.1);
        let here = prompt(true, 0);
        let sure = acceptance.posterior("tone/shouting", &here).unwrap().deviation;
        (0..100).for_each(|_| acceptance.learn("tone/other", &here, 1.0, 1.0));
        assert!(acceptance.posterior("tone/shouting", &here).unwrap().deviation > sure);
        (0..300).for_each(|_| acceptance.learn("tone/other", &here, 1.0, 1.0));
        assert_eq!(acceptance.posterior("tone/shouting", &here), None);
    }

    #[test]
    fn what_is_written_reads_back_and_nothing_else_does() {
        let mut acceptance = Acceptance::new(100.0);
        taught(&mut acceptance, 50, 1, |_| 0.3);
        acceptance.learn("tidy/typos", &prompt(false, 0), 1.0, 1.0);
        let bytes = acceptance.write();
        assert_eq!(Acceptance::read(&bytes), Ok(acceptance));
        for end in 0..bytes.len() {
            assert!(Acceptance::read(&bytes[..end]).is_err(), "cut off at {end}");
        }
        let longer: Vec<u8> = bytes.iter().copied().chain([0]).collect();
        assert!(Acceptance::read(&longer).is_err());
        let mut huge = bytes;
        huge[40..48].copy_from_slice(&u64::MAX.to_le_bytes());
        assert!(Acceptance::read(&huge).is_err());
    }
}
