//! How many connections are open at once.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// The connections of some listeners. Clones count together.
#[derive(Debug, Clone, Default)]
pub(super) struct Places(Arc<AtomicUsize>);

/// One of them. It is free again with the last clone.
#[derive(Debug, Clone)]
pub(super) struct Place(#[expect(dead_code, reason = "it is held, not read")] Arc<Taken>);

#[derive(Debug)]
struct Taken(Arc<AtomicUsize>);

impl Places {
    /// A place, unless `most` are taken.
    pub(super) fn take(&self, most: usize) -> Option<Place> {
        let one_more = |open: usize| (open < most).then_some(open + 1);
        self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, one_more).ok()?;
        Some(Place(Arc::new(Taken(Arc::clone(&self.0)))))
    }
}

impl Drop for Taken {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_free_again_with_its_last_clone_and_a_bound_may_change() {
        let places = Places::default();
        let (one, two) = (places.take(2).unwrap(), places.take(2).unwrap());
        let same = places.clone();
        assert!(same.take(2).is_none());
        let three = same.take(3).unwrap();
        let again = one.clone();
        drop(one);
        assert!(places.take(3).is_none());
        drop(again);
        drop((two, three));
        assert!(places.take(1).is_some());
    }
}
