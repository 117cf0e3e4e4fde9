//! Whether a difference is more than chance: the normal distribution and two shares.

/// How likely a normal variable is at least as far from 0 as `z`, either way.
///
/// From the error function by Abramowitz and Stegun, "Handbook of Mathematical Functions",
/// 7.1.26: off by at most 2·10⁻⁷.
pub fn two_sided(z: f64) -> f64 {
    const COEFFICIENTS: [f64; 5] = [1.061_405_429, -1.453_152_027, 1.421_413_741, -0.284_496_736, 0.254_829_592];
    let x = z.abs() / std::f64::consts::SQRT_2;
    let t = 1.0 / (1.0 + 0.327_591_1 * x);
    let polynomial = COEFFICIENTS.iter().fold(0.0, |sum, coefficient| (sum + coefficient) * t);
    (polynomial * (-x * x).exp()).clamp(0.0, 1.0)
}

/// How much of the standard normal distribution lies below `z`.
pub fn normal_below(z: f64) -> f64 {
    let beyond = two_sided(z) / 2.0;
    if z < 0.0 { beyond } else { 1.0 - beyond }
}

/// By how many standard errors two shares differ, each `hits` out of `count`: the pooled
/// two-proportion z (NIST/SEMATECH e-Handbook of Statistical Methods, 7.3.3). None where it says
/// nothing: one count is 0, or all or none are hits.
pub fn two_proportion_z(one: (u64, u64), other: (u64, u64)) -> Option<f64> {
    #[expect(clippy::cast_precision_loss, reason = "counts of people and rounds")]
    let [hits, count, other_hits, other_count] = [one.0, one.1, other.0, other.1].map(|number| number as f64);
    let pooled = (hits + other_hits) / (count + other_count);
    let error = (pooled * (1.0 - pooled) * (1.0 / count + 1.0 / other_count)).sqrt();
    let z = (hits / count - other_hits / other_count) / error;
    (error > 0.0 && z.is_finite()).then_some(z)
}
