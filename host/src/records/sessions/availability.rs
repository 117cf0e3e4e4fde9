//! Whether a store of sessions answers, so that no request waits for one that does not.

use std::error::Error;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::records::Outage;

/// What is known of a store. Its going and its coming back are said in the log, once each.
#[derive(Debug)]
pub(super) struct Availability {
    store: &'static str,
    outage: Outage,
    /// Requests that went on without history.
    pub(super) missed: AtomicU64,
    /// Turns that were not kept.
    pub(super) lost: AtomicU64,
}

impl Availability {
    pub(super) fn new(store: &'static str) -> Self {
        Self { store, outage: Outage::default(), missed: AtomicU64::default(), lost: AtomicU64::default() }
    }

    /// Whether to ask it. Of all who come while it is away, one asks after each pause.
    pub(super) fn may_ask(&self) -> bool {
        self.outage.may_ask()
    }

    /// Whether it answered last.
    pub(super) fn is_here(&self) -> bool {
        !self.outage.is_on()
    }

    /// It did not answer.
    pub(super) fn gone(&self, error: &(dyn Error + 'static)) {
        if self.outage.begin() {
            let store = self.store;
            tracing::warn!(store, error = %Chain(error), "the store of sessions is away: requests go on without history");
        }
    }

    /// It answered.
    pub(super) fn back(&self) {
        if self.outage.end() {
            tracing::info!(store = self.store, "the store of sessions is back");
        }
    }

    pub(super) fn missed(&self) {
        self.missed.fetch_add(1, Ordering::Relaxed);
    }

    pub(super) fn lost(&self) {
        self.lost.fetch_add(1, Ordering::Relaxed);
    }
}

/// An error with its causes.
struct Chain<'e>(&'e (dyn Error + 'static));

impl std::fmt::Display for Chain<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(self.0, f)?;
        let mut cause = self.0.source();
        while let Some(error) = cause {
            write!(f, ": {error}")?;
            cause = error.source();
        }
        Ok(())
    }
}
