//! What the three algorithms promise, whatever comes when.

use proptest::prelude::*;

use super::super::bucket::{Bucket, Hand};
use super::*;

/// Requests that were let in: when, and as how many they count.
fn run(rate: &Rate, steps: &[(u64, u32)]) -> Vec<(Duration, u32)> {
    let mut now = Duration::from_secs(1_000);
    let mut bucket = Bucket::new(rate, &Hand::default(), now);
    let mut let_in = Vec::new();
    for (millis, cost) in steps {
        now += Duration::from_millis(*millis);
        match bucket.take(rate, *cost, now) {
            Ok(()) => let_in.push((now, (*cost).clamp(1, rate.capacity()))),
            Err(wait) => {
                // Who waits as long as it is told is let in, if nobody else comes.
                assert!(wait > Duration::ZERO);
                now += wait;
                bucket.take(rate, *cost, now).unwrap_or_else(|more| panic!("{more:?} more after {wait:?}"));
                let_in.push((now, (*cost).clamp(1, rate.capacity())));
            }
        }
    }
    let_in
}

/// Every stretch from one request to a later one: how long it is, and how many it has.
fn stretches(let_in: &[(Duration, u32)]) -> impl Iterator<Item = (Duration, u64)> {
    (0..let_in.len()).flat_map(move |first| {
        let mut sum = 0;
        let_in[first..].iter().map(move |(at, cost)| {
            sum += u64::from(*cost);
            (*at - let_in[first].0, sum)
        })
    })
}

fn steps() -> impl Strategy<Value = Vec<(u64, u32)>> {
    let pause = prop_oneof![4 => Just(0u64), 3 => 1u64..200, 1 => 200u64..5_000, 1 => 5_000u64..120_000];
    prop::collection::vec((pause, prop_oneof![6 => Just(1u32), 1 => 1u32..40]), 1..120)
}

proptest! {
    #[test]
    fn a_sliding_window_never_has_more_than_its_requests(requests in 1u32..30, per_s in 1u64..20, steps in steps()) {
        let rate = rate(requests, per_s, Algorithm::SlidingWindow);
        for (length, count) in stretches(&run(&rate, &steps)) {
            prop_assert!(length >= rate.per() || count <= u64::from(requests), "{count} in {length:?}");
        }
    }

    #[test]
    fn a_token_bucket_never_gives_more_than_its_burst_and_what_flows_in(
        requests in 1u32..30, burst in 0u32..30, per_s in 1u64..20, steps in steps(),
    ) {
        let rate = Rate { requests, per_s, burst, algorithm: Algorithm::TokenBucket };
        for (length, count) in stretches(&run(&rate, &steps)) {
            let flowed = length.as_secs_f64() / rate.interval().as_secs_f64();
            prop_assert!(count as f64 <= f64::from(rate.capacity()) + flowed + 1e-6, "{count} in {length:?}");
        }
    }

    #[test]
    fn a_fixed_window_never_has_more_than_its_requests(requests in 1u32..30, per_s in 1u64..20, steps in steps()) {
        let rate = rate(requests, per_s, Algorithm::FixedWindow);
        let mut windows = std::collections::HashMap::<u64, u64>::new();
        for (at, cost) in run(&rate, &steps) {
            *windows.entry(at.as_secs() / per_s).or_default() += u64::from(cost);
        }
        prop_assert!(windows.values().all(|count| *count <= u64::from(requests)), "{windows:?}");
    }

    /// Nobody who stays within the rate is sent away.
    #[test]
    fn an_even_pace_below_the_rate_is_let_in(requests in 1u32..30, per_s in 1u64..20, start in 0u64..100_000) {
        for algorithm in ALGORITHMS {
            let rate = rate(requests, per_s, algorithm);
            let mut now = Duration::from_millis(start);
            let mut bucket = Bucket::new(&rate, &Hand::default(), now);
            // A sliding window is counted in pieces, and up to a piece longer than it says.
            let pace = rate.interval() + rate.interval() / 16 + Duration::from_millis(1);
            for _ in 0..100 {
                prop_assert_eq!(bucket.take(&rate, 1, now), Ok(()), "{:?}", algorithm);
                now += pace;
            }
        }
    }
}

#[test]
fn a_bucket_is_whole_again_after_its_time() {
    for algorithm in ALGORITHMS {
        let rate = rate(5, 10, algorithm);
        let start = Duration::from_secs(100);
        let mut bucket = Bucket::new(&rate, &Hand::default(), start);
        assert_eq!(bucket.take(&rate, 5, start), Ok(()));
        assert!(!bucket.is_whole(rate.per(), start + Duration::from_secs(1)), "{algorithm:?}");
        let later = start + Duration::from_secs(11);
        assert!(bucket.is_whole(rate.per(), later), "{algorithm:?}");
        assert_eq!(bucket.take(&rate, 5, later), Ok(()));
    }
}

#[test]
fn a_burst_is_what_may_come_at_once() {
    let rate = Rate { requests: 1, per_s: 1, burst: 5, algorithm: Algorithm::TokenBucket };
    let now = Duration::from_secs(10);
    let mut bucket = Bucket::new(&rate, &Hand::default(), now);
    for _ in 0..5 {
        assert_eq!(bucket.take(&rate, 1, now), Ok(()));
    }
    assert_eq!(bucket.take(&rate, 1, now), Err(Duration::from_secs(1)));
    assert_eq!(bucket.take(&rate, 99, now), Err(Duration::from_secs(5)), "more than there ever is takes all there is");
}
