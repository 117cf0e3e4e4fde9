//! How often a plugin was called, how often it failed, and how long it took.

use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::Duration;

/// Buckets of a factor of two from 1 µs on, each cut in four: at most 19 % error.
const BUCKETS: usize = 104;

/// Lock-free counters of one loaded plugin version. Reading them is approximate
/// while calls go on, which is good enough for people and dashboards.
#[derive(Debug)]
pub struct Usage {
    calls: AtomicU64,
    faults: AtomicU64,
    skips: AtomicU64,
    nanos: AtomicU64,
    memory: AtomicUsize,
    buckets: [AtomicU64; BUCKETS],
}

impl Default for Usage {
    fn default() -> Self {
        Self {
            calls: AtomicU64::new(0),
            faults: AtomicU64::new(0),
            skips: AtomicU64::new(0),
            nanos: AtomicU64::new(0),
            memory: AtomicUsize::new(0),
            buckets: std::array::from_fn(|_| AtomicU64::new(0)),
        }
    }
}

impl Usage {
    /// Counts one call.
    pub fn record(&self, took: Duration, failed: bool) {
        self.calls.fetch_add(1, Ordering::Relaxed);
        if failed {
            self.faults.fetch_add(1, Ordering::Relaxed);
        }
        self.nanos.fetch_add(u64::try_from(took.as_nanos()).unwrap_or(u64::MAX), Ordering::Relaxed);
        if let Some(bucket) = self.buckets.get(bucket_of(took)) {
            bucket.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// Notes how much memory a call's sandbox had at its end, bytes.
    pub fn note_memory(&self, bytes: usize) {
        self.memory.fetch_max(bytes, Ordering::Relaxed);
    }

    /// The most memory that the sandbox of one call had, bytes; 0 before the first call.
    pub fn peak_memory(&self) -> usize {
        self.memory.load(Ordering::Relaxed)
    }

    /// Counts a request that went on without what the plugin says.
    pub fn skip(&self) {
        self.skips.fetch_add(1, Ordering::Relaxed);
    }

    /// Requests that went on without it so far.
    pub fn skips(&self) -> u64 {
        self.skips.load(Ordering::Relaxed)
    }

    /// How long all calls took together.
    pub fn total(&self) -> Duration {
        Duration::from_nanos(self.nanos.load(Ordering::Relaxed))
    }

    /// Calls so far, failed ones too.
    pub fn calls(&self) -> u64 {
        self.calls.load(Ordering::Relaxed)
    }

    /// Failed calls so far.
    pub fn faults(&self) -> u64 {
        self.faults.load(Ordering::Relaxed)
    }

    /// The time that a share `q` (0 to 1) of the calls did not exceed, within 19 %;
    /// none before the first call.
    pub fn quantile(&self, q: f64) -> Option<Duration> {
        let counts: Vec<u64> = self.buckets.iter().map(|bucket| bucket.load(Ordering::Relaxed)).collect();
        let total: u64 = counts.iter().sum();
        if total == 0 {
            return None;
        }
        let rank = (q.clamp(0.0, 1.0) * total as f64).ceil().max(1.0) as u64;
        let mut seen = 0;
        counts.iter().enumerate().find_map(|(index, count)| {
            seen += count;
            (seen >= rank).then(|| upper_bound(index))
        })
    }
}

/// Bucket `4 k + j` holds the times up to `2^k * (1 + (j + 1) / 4)` µs.
fn bucket_of(took: Duration) -> usize {
    let nanos = u64::try_from(took.as_nanos()).unwrap_or(u64::MAX).max(1_000);
    let quarters = nanos.saturating_mul(4) / 1_000;
    let octave = quarters.ilog2() - 2;
    let within = (quarters >> octave) & 3;
    (octave as usize * 4 + within as usize).min(BUCKETS - 1)
}

fn upper_bound(bucket: usize) -> Duration {
    let base = 1u64 << (bucket / 4);
    Duration::from_nanos(base * 1_000 + base * 250 * (bucket as u64 % 4 + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_within_a_fifth() {
        let usage = Usage::default();
        assert_eq!(usage.quantile(0.5), None);
        for micros in 1..=1_000 {
            usage.record(Duration::from_micros(micros), micros % 100 == 0);
        }
        assert_eq!((usage.calls(), usage.faults(), usage.skips()), (1_000, 10, 0));
        assert_eq!(usage.total(), Duration::from_micros(500_500));
        for (q, expected) in [(0.5, 500.0), (0.99, 990.0)] {
            let got = usage.quantile(q).map_or(0.0, |time| time.as_secs_f64() * 1e6);
            assert!((expected..expected * 1.26).contains(&got), "{q}: {got}");
        }
    }

    #[test]
    fn the_longest_times_fit() {
        assert_eq!(bucket_of(Duration::MAX), BUCKETS - 1);
        assert_eq!(bucket_of(Duration::ZERO), 0);
    }
}
