//! Chance that can be repeated.
//!
//! Numbers are drawn by [`Random`] and not by a library, whose next version may draw others: the
//! same seed has to give the same report for good.

use super::random::Random;
use crate::statistics;

/// A stream of numbers that a seed decides.
#[derive(Debug, Clone)]
pub struct Chance(Random);

impl Chance {
    /// The stream of `seed`.
    pub fn new(seed: u64) -> Self {
        Self(Random::new(seed))
    }

    /// The stream that these words decide: others for any other words.
    pub fn of(words: &[&str]) -> Self {
        let mut hasher = blake3::Hasher::new();
        for word in words {
            // The length keeps `ab, c` from `a, bc`.
            hasher.update(&(word.len() as u64).to_le_bytes());
            hasher.update(word.as_bytes());
        }
        let mut seed = [0; 8];
        hasher.finalize_xof().fill(&mut seed);
        Self::new(u64::from_le_bytes(seed))
    }

    /// The next number, any of them as likely.
    pub fn number(&mut self) -> u64 {
        self.0.number()
    }

    /// From 0 to below 1.
    #[expect(clippy::cast_precision_loss, reason = "53 bits are what a double holds")]
    pub fn share(&mut self) -> f64 {
        (self.number() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Below `count`; 0 when that is 0.
    pub fn below(&mut self, count: usize) -> usize {
        let count = count.max(1) as u64;
        // The bias of a remainder is below 2⁻⁴⁰ for the counts there are.
        usize::try_from(self.number() % count).unwrap_or_default()
    }

    /// One of `things`; none of none.
    pub fn pick<'a, T>(&mut self, things: &'a [T]) -> Option<&'a T> {
        things.get(self.below(things.len()))
    }
}

/// How likely it is that two shares that are the same differ by so much, either way: the
/// pooled two-proportion z-test. Each is `hits` out of `count`.
pub fn two_proportions(one: (u64, u64), other: (u64, u64)) -> f64 {
    // Of nothing nothing is known, nor where all or none are hits.
    statistics::two_proportion_z(one, other).map_or(1.0, statistics::two_sided)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statistics::normal_below;

    #[test]
    fn a_seed_decides_everything() {
        let draw = |seed| {
            (0..4)
                .map({
                    let mut chance = Chance::new(seed);
                    move |_| chance.number()
                })
                .collect::<Vec<_>>()
        };
        assert_eq!(draw(7), draw(7));
        assert_ne!(draw(7), draw(8));
        assert_ne!(Chance::of(&["ab", "c"]).number(), Chance::of(&["a", "bc"]).number());
        // The first numbers of SplitMix64 with seed 0, from its reference implementation.
        let mut chance = Chance::new(0);
        assert_eq!([chance.number(), chance.number()], [0xe220_a839_7b1d_cdaf, 0x6e78_9e6a_a1b9_65f4]);
    }

    #[test]
    fn draws_are_as_normal_as_the_distribution_says() {
        let mut chance = Chance::new(1);
        // Box and Muller, 1958.
        let mut normal =
            || (-2.0 * (1.0 - chance.share()).ln()).sqrt() * (std::f64::consts::TAU * chance.share()).cos();
        let draws: Vec<f64> = (0..20_000).map(|_| normal()).collect();
        for z in [-2.0, -1.0, 0.0, 0.5, 1.6449, 1.96] {
            #[expect(clippy::cast_precision_loss, reason = "small counts")]
            let below = draws.iter().filter(|draw| **draw < z).count() as f64 / draws.len() as f64;
            assert!((below - normal_below(z)).abs() < 0.01, "{z}: {below}");
        }
        assert!((normal_below(1.959_964) - 0.975).abs() < 1e-6 && (normal_below(-1.959_964) - 0.025).abs() < 1e-6);
    }

    #[test]
    fn two_shares_differ_when_chance_cannot_explain_it() {
        assert!(two_proportions((50, 100), (52, 100)) > 0.7);
        assert!(two_proportions((400, 1_000), (600, 1_000)) < 1e-6);
        assert_eq!(two_proportions((0, 0), (1, 2)), 1.0);
    }
}
