//! Repeated faults of one plugin become one message: the first is told at once, and those that
//! follow within a while are counted and told together at its end.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use tokio::time::Instant;

use crate::events::{Event, Occurrence};

/// The while.
const WINDOW: Duration = Duration::from_secs(60);
/// Plugins that are counted for at once; faults of more are each told.
const MOST: usize = 1_024;

/// What repeats.
#[derive(Debug)]
pub(super) struct Coalescer {
    window: Duration,
    open: HashMap<String, Repeats>,
}

#[derive(Debug)]
struct Repeats {
    until: Instant,
    times: u64,
    last: Arc<Occurrence>,
}

impl Default for Coalescer {
    fn default() -> Self {
        Self { window: WINDOW, open: HashMap::new() }
    }
}

impl Coalescer {
    /// Whether it is to be told now; otherwise it has been counted.
    pub(super) fn admit(&mut self, occurrence: &Arc<Occurrence>, now: Instant) -> bool {
        let Event::PluginFaulted { plugin, .. } = &occurrence.event else { return true };
        if let Some(repeats) = self.open.get_mut(plugin) {
            repeats.times += 1;
            repeats.last = Arc::clone(occurrence);
            return false;
        }
        if self.open.len() < MOST {
            let repeats = Repeats { until: now + self.window, times: 0, last: Arc::clone(occurrence) };
            self.open.insert(plugin.clone(), repeats);
        }
        true
    }

    /// When something counted is due next; none when nothing is counted.
    pub(super) fn due(&self) -> Option<Instant> {
        self.open.values().map(|repeats| repeats.until).min()
    }

    /// What has been counted for long enough, each with how often it happened.
    pub(super) fn take(&mut self, now: Instant) -> Vec<(Arc<Occurrence>, u64)> {
        let mut told = Vec::new();
        let window = self.window;
        self.open.retain(|_, repeats| {
            if repeats.until > now {
                return true;
            }
            if repeats.times == 0 {
                return false;
            }
            told.push((Arc::clone(&repeats.last), repeats.times));
            // It goes on failing, so the next while begins.
            (repeats.until, repeats.times) = (now + window, 0);
            true
        });
        told
    }
}

#[cfg(test)]
mod tests {
    use std::time::SystemTime;

    use super::*;

    fn fault(plugin: &str) -> Arc<Occurrence> {
        let event = Event::PluginFaulted { plugin: plugin.to_owned(), error: "timeout".to_owned() };
        Arc::new(Occurrence { at: SystemTime::UNIX_EPOCH, event })
    }

    #[tokio::test]
    async fn the_first_fault_is_told_at_once_and_the_rest_together() {
        let (mut coalescer, begin) = (Coalescer::default(), Instant::now());
        assert!(coalescer.admit(&fault("spins"), begin));
        assert!(coalescer.admit(&fault("traps"), begin));
        (0..9).for_each(|_| assert!(!coalescer.admit(&fault("spins"), begin)));
        assert!(coalescer.take(begin).is_empty());
        let end = coalescer.due().unwrap();
        let told: Vec<u64> = coalescer.take(end).into_iter().map(|(_, times)| times).collect();
        assert_eq!(told, [9]);
        assert!(!coalescer.admit(&fault("spins"), end), "the next while has begun");
        assert!(coalescer.admit(&fault("traps"), end), "it had no more faults");
    }
}
