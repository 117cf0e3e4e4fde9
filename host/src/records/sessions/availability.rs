//! Whether a store of sessions answers, so that no request waits for one that does not.

use std::error::Error;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use parking_lot::Mutex;

/// How long a store that did not answer is left alone before somebody asks again.
const PAUSE: Duration = Duration::from_secs(1);

/// What is known of a store. Its going and its coming back are said in the log, once each.
#[derive(Debug)]
pub(super) struct Availability {
    store: &'static str,
    /// While it is away, when to ask again.
    away: Mutex<Option<Instant>>,
    /// Requests that went on without history.
    pub(super) missed: AtomicU64,
    /// Turns that were not kept.
    pub(super) lost: AtomicU64,
}

impl Availability {
    pub(super) fn new(store: &'static str) -> Self {
        Self { store, away: Mutex::default(), missed: AtomicU64::default(), lost: AtomicU64::default() }
    }

    /// Whether to ask it. Of all who come while it is away, one asks after each pause.
    pub(super) fn may_ask(&self) -> bool {
        let mut away = self.away.lock();
        let now = Instant::now();
        match *away {
            Some(again) if now < again => false,
            Some(_) => {
                *away = Some(now + PAUSE);
                true
            }
            None => true,
        }
    }

    /// Whether it answered last.
    pub(super) fn is_here(&self) -> bool {
        self.away.lock().is_none()
    }

    /// It did not answer.
    pub(super) fn gone(&self, error: &(dyn Error + 'static)) {
        let before = self.away.lock().replace(Instant::now() + PAUSE);
        if before.is_none() {
            let store = self.store;
            tracing::warn!(store, error = %Chain(error), "the store of sessions is away: requests go on without history");
        }
    }

    /// It answered.
    pub(super) fn back(&self) {
        if self.away.lock().take().is_some() {
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
