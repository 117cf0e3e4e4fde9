//! The budgets of all callers, as many as may be.
//!
//! Callers come and go, and whoever wants may come under many names. A budget that nobody has used
//! for long enough is as good as a new one and goes; where there is no room for one more, those who
//! come share a budget.

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;
use std::time::{Duration, Instant};

use parking_lot::Mutex;

use super::bucket::{Bucket, Hand};
use super::settings::Rate;

/// How long at least between two looks for budgets that are whole again.
const LOOK: Duration = Duration::from_secs(5);

/// Whose budget at which rate: a digest, so that all take the same room and tell nobody's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Key([u8; 16]);

impl Key {
    /// The key of `caller` at `rate`, under the setting `place`.
    pub(super) fn of(place: &str, rate: &Rate, caller: &str) -> Self {
        let Rate { requests, per_s, burst, algorithm } = rate;
        let text = format!("{place}\n{requests} {per_s} {burst} {algorithm:?}\n{caller}");
        let digest = blake3::hash(text.as_bytes());
        let mut key = [0; 16];
        key.iter_mut().zip(digest.as_bytes()).for_each(|(to, from)| *to = *from);
        Self(key)
    }

    /// 32 hex digits.
    pub(super) fn hex(&self) -> String {
        self.0.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// A budget that a request is counted against.
#[derive(Debug, Clone)]
pub(super) struct Ask {
    /// Whose.
    pub(super) key: Key,
    /// The budget of those for whom there is no room.
    pub(super) crowd: Key,
    /// How much there is.
    pub(super) rate: Rate,
}

/// Tells how much time has passed; a test has one that it can move.
#[derive(Clone)]
pub(super) struct Watch(Arc<dyn Fn() -> Duration + Send + Sync>);

impl Watch {
    #[cfg(test)]
    pub(super) fn new(tells: impl Fn() -> Duration + Send + Sync + 'static) -> Self {
        Self(Arc::new(tells))
    }
}

impl Default for Watch {
    fn default() -> Self {
        let start = Instant::now();
        Self(Arc::new(move || start.elapsed()))
    }
}

impl fmt::Debug for Watch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Watch")
    }
}

/// Budgets in this process.
#[derive(Debug)]
pub(super) struct Table {
    max: usize,
    watch: Watch,
    hand: Hand,
    kept: Mutex<Kept>,
}

#[derive(Debug, Default)]
struct Kept {
    buckets: HashMap<Key, Place>,
    looked: Duration,
}

#[derive(Debug)]
struct Place {
    bucket: Bucket,
    per: Duration,
}

impl Table {
    pub(super) fn new(max: usize, watch: Watch) -> Self {
        Self { max: max.max(1), watch, hand: Hand::default(), kept: Mutex::default() }
    }

    /// Takes `cost` requests from each of the budgets, in their order.
    ///
    /// # Errors
    /// The first budget that has too few, by its place, and how long it takes until it has enough.
    /// Those before it have been charged, those after it have not.
    pub(super) fn take(&self, asks: &[Ask], cost: u32) -> Result<(), (usize, Duration)> {
        let mut kept = self.kept.lock();
        // Read under the lock, so that no bucket sees the time go backwards.
        let now = (self.watch.0)();
        for (index, ask) in asks.iter().enumerate() {
            let bucket = kept.bucket(ask, self.max, &self.hand, now);
            bucket.take(&ask.rate, cost, now).map_err(|wait| (index, wait))?;
        }
        Ok(())
    }

    /// How many budgets there are.
    pub(super) fn len(&self) -> usize {
        self.kept.lock().buckets.len()
    }
}

impl Kept {
    fn bucket(&mut self, ask: &Ask, max: usize, hand: &Hand, now: Duration) -> &mut Bucket {
        let is_due = now.saturating_sub(self.looked) >= LOOK;
        let is_new = !self.buckets.contains_key(&ask.key);
        if is_due && is_new {
            self.looked = now;
            self.buckets.retain(|_, place| !place.bucket.is_whole(place.per, now));
        }
        let key = if is_new && self.buckets.len() >= max { ask.crowd } else { ask.key };
        let place = || Place { bucket: Bucket::new(&ask.rate, hand, now), per: ask.rate.per() };
        &mut self.buckets.entry(key).or_insert_with(place).bucket
    }
}
