//! How often something was read again, how long that took, and what was wrong with it last.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use arc_swap::ArcSwapOption;

/// Counters of one kind of reload. A look that finds nothing new is not counted.
#[derive(Debug, Default)]
pub struct Tally {
    done: AtomicU64,
    failed: AtomicU64,
    nanos: AtomicU64,
    problem: ArcSwapOption<String>,
}

/// What was counted, up to a moment.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TallyCounts {
    /// Reloads after which everything new serves.
    pub done: u64,
    /// Reloads after which something new does not serve.
    pub failed: u64,
    /// How long all of them took together.
    pub total: Duration,
}

impl Tally {
    /// Counts one reload; `problem` says what does not serve after it, and none clears the last one.
    pub fn record(&self, took: Duration, problem: Option<String>) {
        let counter = if problem.is_some() { &self.failed } else { &self.done };
        counter.fetch_add(1, Ordering::Relaxed);
        self.nanos.fetch_add(u64::try_from(took.as_nanos()).unwrap_or(u64::MAX), Ordering::Relaxed);
        self.problem.store(problem.map(Into::into));
    }

    /// What was wrong with the last reload; none when nothing was.
    pub fn problem(&self) -> Option<String> {
        self.problem.load().as_deref().cloned()
    }

    /// What was counted so far.
    pub fn counts(&self) -> TallyCounts {
        TallyCounts {
            done: self.done.load(Ordering::Relaxed),
            failed: self.failed.load(Ordering::Relaxed),
            total: Duration::from_nanos(self.nanos.load(Ordering::Relaxed)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_problem_is_known_until_a_reload_is_good() {
        let tally = Tally::default();
        tally.record(Duration::from_millis(2), Some("line 3".to_owned()));
        assert_eq!(tally.problem().as_deref(), Some("line 3"));
        tally.record(Duration::from_millis(3), None);
        assert_eq!(tally.problem(), None);
        assert_eq!(tally.counts(), TallyCounts { done: 1, failed: 1, total: Duration::from_millis(5) });
    }
}
