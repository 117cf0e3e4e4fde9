//! Two or more versions of a template, compared while they serve.
//!
//! A session gets the same version each time, chosen by the digest of its id, so that shares
//! come out by their weights and nothing has to be remembered. Outcomes are good or bad.
//!
//! Whether two shares of good outcomes differ is asked with the two-proportion z-test, pooled
//! and two-sided: `z = (p₁ − p₂) / √(p (1 − p) (1/n₁ + 1/n₂))` with `p` the good share of both
//! together (NIST/SEMATECH e-Handbook of Statistical Methods, 7.3.3). It holds where each
//! version has at least five good and five bad outcomes expected. How many are needed to see a
//! difference as large as the one seen, with a power of 80 %, is
//! `n = (1.96 + 0.84)² (p₁ (1 − p₁) + p₂ (1 − p₂)) / (p₁ − p₂)²` for each version (same, 7.2.4.2
//! with two proportions).

use std::collections::BTreeMap;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::plugin::Digest;
use crate::statistics::{two_proportion_z, two_sided};

/// The share of false alarms that is accepted.
pub const LEVEL: f64 = 0.05;
/// Quantiles of the normal distribution, for that level on both sides and for a power of 80 %.
const LEVEL_QUANTILE: f64 = 1.959_964;
const POWER_QUANTILE: f64 = 0.841_621;
/// The fewest outcomes of each kind that the test needs of each version.
const LEAST_OF_A_KIND: f64 = 5.0;

/// A split of a template's calls.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Experiment {
    /// What it is called; another name splits sessions anew.
    pub name: String,
    /// Weights by version: a label, the version of a front matter, or the first digits of a
    /// digest. At least two, of 1 or more: `{production: 9, staging: 1}`.
    pub variants: BTreeMap<String, u32>,
    /// What the others are compared with. Default: the first by name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub baseline: Option<String>,
}

/// What came of one variant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Tally {
    /// Calls that it answered.
    pub calls: u64,
    /// Microseconds that rendering took in all.
    pub render_micros: u64,
    /// Outcomes that were good.
    pub good: u64,
    /// Outcomes that were bad.
    pub bad: u64,
}

impl Tally {
    /// Counts a call.
    pub fn call(&mut self, took: Duration) {
        self.calls += 1;
        self.render_micros = self.render_micros.saturating_add(u64::try_from(took.as_micros()).unwrap_or(u64::MAX));
    }

    /// Counts what came of a call.
    pub fn outcome(&mut self, is_good: bool) {
        let counter = if is_good { &mut self.good } else { &mut self.bad };
        *counter += 1;
    }

    /// Outcomes that are known.
    pub fn outcomes(&self) -> u64 {
        self.good + self.bad
    }

    fn share(&self) -> f64 {
        self.good as f64 / self.outcomes().max(1) as f64
    }
}

impl Experiment {
    /// What the others are compared with; none without variants.
    pub fn baseline(&self) -> Option<&str> {
        let first = || self.variants.keys().next().map(String::as_str);
        self.baseline.as_deref().filter(|name| self.variants.contains_key(*name)).or_else(first)
    }

    /// The variant of a session; none when no variant has weight.
    pub fn variant(&self, session: &str) -> Option<&str> {
        let whole: u64 = self.variants.values().map(|weight| u64::from(*weight)).sum();
        let digest = Digest::of(format!("{}\n{session}", self.name).as_bytes()).hex();
        let number = u64::from_str_radix(digest.get(..15)?, 16).ok()?;
        let mut rest = number.checked_rem(whole)?;
        for (variant, weight) in &self.variants {
            match rest.checked_sub(u64::from(*weight)) {
                None => return Some(variant),
                Some(left) => rest = left,
            }
        }
        None
    }
}

/// Whether a variant differs from the one it is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "verdict")]
pub enum Verdict {
    /// It does, with a chance of at most [`LEVEL`] to see this where there is no difference.
    Significant {
        /// The chance to see at least this difference where there is none.
        p: f64,
    },
    /// There is enough to see a large difference, and none was seen.
    NotSignificant {
        /// See above.
        p: f64,
        /// Outcomes that each needs in all for a difference as large as the one seen to
        /// show; none when the shares are equal.
        needed: Option<u64>,
    },
    /// There are too few outcomes for the test to hold.
    TooLittleData {
        /// Outcomes that are missing at least, of both together.
        missing: u64,
    },
}

/// A variant beside the one it is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Comparison {
    /// The good share of the one.
    pub baseline: f64,
    /// The good share of the other.
    pub variant: f64,
    /// Whether they differ.
    #[serde(flatten)]
    pub verdict: Verdict,
}

/// Compares a variant with a baseline.
pub fn compare(baseline: &Tally, variant: &Tally) -> Comparison {
    let (first, second) = (baseline.share(), variant.share());
    let verdict = verdict(baseline, variant);
    Comparison { baseline: first, variant: second, verdict }
}

fn verdict(baseline: &Tally, variant: &Tally) -> Verdict {
    let (count, other_count) = (baseline.outcomes() as f64, variant.outcomes() as f64);
    let pooled = (baseline.good + variant.good) as f64 / (count + other_count).max(1.0);
    let rarer = pooled.min(1.0 - pooled);
    // Where one kind never came, it may come as seldom as one in ten.
    let least = (LEAST_OF_A_KIND / if rarer > 0.0 { rarer } else { 0.1 }).ceil();
    let missing = (least - count).max(0.0) + (least - other_count).max(0.0);
    if missing > 0.0 || rarer == 0.0 {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is whole and not negative")]
        return Verdict::TooLittleData { missing: (missing as u64).max(1) };
    }
    // There are good and bad ones of both by now, so the test says something.
    let z = two_proportion_z((baseline.good, baseline.outcomes()), (variant.good, variant.outcomes()));
    let p = z.map_or(1.0, two_sided);
    if p <= LEVEL {
        return Verdict::Significant { p };
    }
    let (first, second) = (baseline.share(), variant.share());
    let difference = first - second;
    let spread = first * (1.0 - first) + second * (1.0 - second);
    let needed = ((LEVEL_QUANTILE + POWER_QUANTILE) / difference).powi(2) * spread;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is whole, and a cast saturates")]
    let needed = needed.is_finite().then(|| needed.ceil() as u64);
    Verdict::NotSignificant { p, needed }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(good: u64, bad: u64) -> Tally {
        Tally { good, bad, ..Tally::default() }
    }

    #[test]
    fn a_session_keeps_its_variant_and_shares_follow_the_weights() {
        let variants = [("new".to_owned(), 1), ("off".to_owned(), 0), ("old".to_owned(), 3)].into();
        let experiment = Experiment { name: "tone".to_owned(), variants, baseline: None };
        let mut seen: BTreeMap<&str, u32> = BTreeMap::new();
        for number in 0..4_000 {
            let session = number.to_string();
            let variant = experiment.variant(&session).unwrap();
            assert_eq!(experiment.variant(&session), Some(variant));
            *seen.entry(variant).or_default() += 1;
        }
        assert!((900..1_100).contains(&seen["new"]) && !seen.contains_key("off"), "{seen:?}");
        assert_eq!(Experiment { name: String::new(), variants: BTreeMap::new(), baseline: None }.variant("a"), None);
    }

    #[test]
    fn the_baseline_is_the_one_named_or_the_first() {
        let experiment = |baseline: Option<&str>| Experiment {
            name: "tone".to_owned(),
            variants: [("a".to_owned(), 1), ("b".to_owned(), 1)].into(),
            baseline: baseline.map(str::to_owned),
        };
        assert_eq!(experiment(None).baseline(), Some("a"));
        assert_eq!(experiment(Some("b")).baseline(), Some("b"));
        assert_eq!(experiment(Some("gone")).baseline(), Some("a"));
    }

    #[test]
    fn chances_are_those_of_the_tables() {
        for (z, p) in [(0.0, 1.0), (1.0, 0.317_31), (1.96, 0.049_996), (2.576, 0.009_995), (-3.29, 0.001_002)] {
            assert!((two_sided(z) - p).abs() < 1e-5, "{z}: {}", two_sided(z));
        }
    }

    #[test]
    fn a_difference_is_told_from_chance_and_from_too_little_data() {
        // Pooled 0.5, z = 0.2 / sqrt(0.25 × 0.02) = 2.83.
        let Verdict::Significant { p } = compare(&tally(60, 40), &tally(40, 60)).verdict else { panic!() };
        assert!((p - 0.004_678).abs() < 1e-5, "{p}");
        let Verdict::NotSignificant { p, needed } = compare(&tally(52, 48), &tally(48, 52)).verdict else { panic!() };
        // (1.96 + 0.8416)² × 0.4992 / 0.04² = 2 449.
        assert!(
            (p - 0.571_6).abs() < 1e-3 && needed.is_some_and(|needed| (2_440..2_460).contains(&needed)),
            "{p} {needed:?}"
        );
        assert_eq!(compare(&tally(3, 3), &tally(4, 4)).verdict, Verdict::TooLittleData { missing: 6 });
        assert_eq!(compare(&tally(0, 0), &tally(0, 0)).verdict, Verdict::TooLittleData { missing: 100 });
        assert_eq!(compare(&tally(90, 0), &tally(90, 0)).verdict, Verdict::TooLittleData { missing: 1 });
        let even = compare(&tally(50, 50), &tally(50, 50)).verdict;
        assert!(matches!(even, Verdict::NotSignificant { needed: None, .. }), "{even:?}");
    }
}
