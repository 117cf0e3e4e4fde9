//! How good margins and probabilities are.

use super::random::Random;

/// The area under the ROC curve: how often a positive example has the higher number than a
/// negative one, equal numbers counting half. One half where there is only one kind.
pub fn auc(outcomes: &[(f32, bool)]) -> f64 {
    let mut sorted = outcomes.to_vec();
    sorted.sort_by(|(one, _), (other, _)| one.total_cmp(other));
    let (mut wins, mut negatives, mut positives) = (0.0, 0.0, 0.0);
    for same in sorted.chunk_by(|(one, _), (next, _)| one == next) {
        let here = same.iter().filter(|(_, positive)| *positive).count() as f64;
        let others = same.len() as f64 - here;
        wins += here * (negatives + others / 2.0);
        positives += here;
        negatives += others;
    }
    let pairs: f64 = positives * negatives;
    if pairs > 0.0 { wins / pairs } else { 0.5 }
}

/// Between which values 95 % of bootstrap samples of `items` have their `figure` (Efron 1979, percentiles).
pub fn bootstrap<T: Clone>(items: &[T], samples: usize, seed: u64, figure: impl Fn(&[T]) -> f64) -> (f64, f64) {
    let mut random = Random::new(seed);
    let mut figures: Vec<f64> = (0..samples)
        .map(|_| {
            let draw = |_| items.get(random.below(items.len())).cloned();
            figure(&(0..items.len()).filter_map(draw).collect::<Vec<T>>())
        })
        .collect();
    figures.sort_by(f64::total_cmp);
    let at = |share: f64| {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place in the list")]
        let place = (share * figures.len() as f64) as usize;
        figures.get(place.min(figures.len().saturating_sub(1))).copied().unwrap_or(f64::NAN)
    };
    (at(0.025), at(0.975))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn auc_counts_pairs_in_the_right_order() {
        assert_eq!(auc(&[(0.1, false), (0.4, true), (0.35, false), (0.8, true)]), 1.0);
        assert_eq!(auc(&[(0.1, true), (0.9, false)]), 0.0);
        assert_eq!(auc(&[(0.5, true), (0.5, false)]), 0.5);
        assert_eq!(auc(&[(0.1, false), (0.4, false), (0.35, true), (0.8, true)]), 0.75);
        assert_eq!(auc(&[(0.1, true)]), 0.5);
    }

    #[test]
    fn the_bootstrap_holds_the_mean_of_a_fair_sample() {
        let items: Vec<f64> = (0..200).map(f64::from).collect();
        let mean = |items: &[f64]| items.iter().sum::<f64>() / items.len() as f64;
        let (low, high) = bootstrap(&items, 500, 1, mean);
        assert!(low < 99.5 && 99.5 < high && high - low < 40.0, "{low} {high}");
    }
}
