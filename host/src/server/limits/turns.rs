//! Turns: how much is worked on at once, and how much may wait for that.
//!
//! A request that finds no permit waits for one, in the order in which requests came, in a queue
//! with a bound on its length and on the time. Whoever finds the queue full is sent away at once:
//! an answer that comes after its client has given up helps nobody, and costs the next one.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use serde::Serialize;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::refusal::Refusal;
use crate::server::settings::Settings;

/// The longest that a client is told to stay away, and the least.
const LONGEST_WAIT: Duration = Duration::from_secs(60);
const LEAST_WAIT: Duration = Duration::from_secs(1);

/// How busy a host is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Load {
    /// Prompts and requests that are worked on.
    pub in_flight: usize,
    /// Requests that wait for that.
    pub queued: usize,
    /// Requests that were sent away because too many waited, or because they had waited too long.
    pub shed: u64,
}

/// All turns of a host. Cheap to clone.
#[derive(Debug, Clone)]
pub(crate) struct Turns(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    permits: Arc<Semaphore>,
    queue: usize,
    patience: Duration,
    at_once: usize,
    in_flight: AtomicUsize,
    queued: AtomicUsize,
    shed: AtomicU64,
    /// How long a turn takes, microseconds: the last ones count most.
    usual_us: AtomicU64,
}

/// The right to work, until it is dropped.
#[derive(Debug)]
pub(crate) struct Turn {
    turns: Arc<Inner>,
    began: Instant,
    _permit: OwnedSemaphorePermit,
}

impl Turns {
    pub(crate) fn new(settings: &Settings) -> Self {
        let at_once = settings.concurrency.clamp(1, Semaphore::MAX_PERMITS);
        Self(Arc::new(Inner {
            permits: Arc::new(Semaphore::new(at_once)),
            queue: settings.queue,
            patience: settings.queue_wait(),
            at_once,
            in_flight: AtomicUsize::new(0),
            queued: AtomicUsize::new(0),
            shed: AtomicU64::new(0),
            usual_us: AtomicU64::new(0),
        }))
    }

    /// The next turn, at once or after those who came before.
    ///
    /// # Errors
    /// [`Refusal::Busy`] when too many wait already, or this one has waited too long.
    pub(crate) async fn turn(&self) -> Result<Turn, Refusal> {
        if let Some(turn) = self.try_turn() {
            return Ok(turn);
        }
        let Some(_place) = Place::take(&self.0) else { return Err(self.0.refuse()) };
        match tokio::time::timeout(self.0.patience, Arc::clone(&self.0.permits).acquire_owned()).await {
            Ok(Ok(permit)) => Ok(Turn::new(&self.0, permit)),
            // The semaphore is never closed.
            Ok(Err(_)) | Err(_) => Err(self.0.refuse()),
        }
    }

    /// A turn, if one is free and nobody waits for it.
    pub(crate) fn try_turn(&self) -> Option<Turn> {
        let permit = Arc::clone(&self.0.permits).try_acquire_owned().ok()?;
        Some(Turn::new(&self.0, permit))
    }

    /// Lets whoever waits longest go first, and takes the next turn after all who wait now; the same
    /// turn where nobody waits. The queue gets no longer by it: one leaves it and one comes.
    pub(crate) async fn pass_on(&self, turn: Turn) -> Option<Turn> {
        if self.0.queued.load(Ordering::Relaxed) == 0 {
            return Some(turn);
        }
        let _place = Place::take_anyway(&self.0);
        drop(turn);
        // The semaphore is never closed.
        let permit = Arc::clone(&self.0.permits).acquire_owned().await.ok()?;
        Some(Turn::new(&self.0, permit))
    }

    /// Sends a request away, if it would be anyway.
    pub(crate) fn refuse_when_full(&self) -> Result<(), Refusal> {
        let inner = &self.0;
        let is_full = inner.permits.available_permits() == 0 && inner.queued.load(Ordering::Relaxed) >= inner.queue;
        if is_full { Err(inner.refuse()) } else { Ok(()) }
    }

    /// How busy the host is.
    pub(crate) fn load(&self) -> Load {
        let Inner { in_flight, queued, shed, .. } = &*self.0;
        Load {
            in_flight: in_flight.load(Ordering::Relaxed),
            queued: queued.load(Ordering::Relaxed),
            shed: shed.load(Ordering::Relaxed),
        }
    }
}

impl Inner {
    /// Counts a request that is sent away, and says when there may be room: once as much has been
    /// worked on as waits now.
    fn refuse(&self) -> Refusal {
        self.shed.fetch_add(1, Ordering::Relaxed);
        let waiting = self.queued.load(Ordering::Relaxed);
        let rounds = u32::try_from(waiting / self.at_once + 1).unwrap_or(u32::MAX);
        let usual = Duration::from_micros(self.usual_us.load(Ordering::Relaxed));
        let wait = usual.saturating_mul(rounds).clamp(LEAST_WAIT, LONGEST_WAIT);
        tracing::debug!(waiting, "host is busy: request sent away");
        Refusal::Busy { running: self.in_flight.load(Ordering::Relaxed), waiting, wait }
    }
}

impl Turn {
    fn new(turns: &Arc<Inner>, permit: OwnedSemaphorePermit) -> Self {
        turns.in_flight.fetch_add(1, Ordering::Relaxed);
        Self { turns: Arc::clone(turns), began: Instant::now(), _permit: permit }
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.turns.in_flight.fetch_sub(1, Ordering::Relaxed);
        let took = u64::try_from(self.began.elapsed().as_micros()).unwrap_or(u64::MAX);
        let _ = self
            .turns
            .usual_us
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |usual| Some(usual - usual / 8 + took / 8));
    }
}

/// A place in the queue, free again when it is dropped.
struct Place<'i>(&'i Inner);

impl<'i> Place<'i> {
    fn take(inner: &'i Inner) -> Option<Self> {
        let room = |queued: usize| (queued < inner.queue).then_some(queued + 1);
        inner.queued.fetch_update(Ordering::Relaxed, Ordering::Relaxed, room).ok()?;
        Some(Self(inner))
    }

    /// A place for somebody who makes room for another.
    fn take_anyway(inner: &'i Inner) -> Self {
        inner.queued.fetch_add(1, Ordering::Relaxed);
        Self(inner)
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.0.queued.fetch_sub(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn turns(concurrency: usize, queue: usize) -> Turns {
        Turns::new(&Settings { concurrency, queue, queue_wait_ms: 60_000, ..Settings::default() })
    }

    /// Waits until so many are in the queue.
    async fn queued(turns: &Turns, count: usize) {
        while turns.load().queued != count {
            tokio::task::yield_now().await;
        }
    }

    #[tokio::test]
    async fn a_full_queue_sends_away_at_once_and_those_in_it_get_their_turn_in_order() {
        let turns = turns(1, 2);
        let first = turns.turn().await.unwrap();
        let (told, mut order) = tokio::sync::mpsc::unbounded_channel();
        let mut waiting = Vec::new();
        for number in 1..=2 {
            waiting.push(tokio::spawn({
                let (turns, told) = (turns.clone(), told.clone());
                async move {
                    let _turn = turns.turn().await.unwrap();
                    told.send(number).unwrap();
                }
            }));
            queued(&turns, number).await;
        }
        assert_eq!(turns.refuse_when_full().unwrap_err().kind(), "busy");
        let refused = turns.turn().await.unwrap_err();
        assert_eq!(refused.to_string(), "host is busy: 1 requests are worked on and 2 wait; try again in 1 s");
        assert_eq!(turns.load(), Load { in_flight: 1, queued: 2, shed: 2 });
        assert!(turns.try_turn().is_none());
        drop(first);
        for one in waiting {
            one.await.unwrap();
        }
        assert_eq!((order.recv().await, order.recv().await), (Some(1), Some(2)));
        assert_eq!(turns.load(), Load { in_flight: 0, queued: 0, shed: 2 });
        assert!(turns.refuse_when_full().is_ok());
    }

    #[tokio::test]
    async fn nobody_waits_longer_than_the_longest_wait() {
        let turns = Turns::new(&Settings { concurrency: 1, queue_wait_ms: 30, ..Settings::default() });
        let _busy = turns.turn().await.unwrap();
        let began = Instant::now();
        assert_eq!(turns.turn().await.unwrap_err().kind(), "busy");
        assert!(began.elapsed() >= Duration::from_millis(30));
        assert_eq!(turns.load(), Load { in_flight: 1, queued: 0, shed: 1 });
    }

    #[tokio::test]
    async fn a_turn_that_is_passed_on_goes_to_who_waits_and_comes_back() {
        let turns = turns(1, 1);
        let turn = turns.turn().await.unwrap();
        let turn = turns.pass_on(turn).await.unwrap();
        let waiting = tokio::spawn({
            let turns = turns.clone();
            async move { turns.turn().await.map(drop) }
        });
        queued(&turns, 1).await;
        let _turn = turns.pass_on(turn).await.unwrap();
        waiting.await.unwrap().unwrap();
        assert_eq!(turns.load(), Load { in_flight: 1, queued: 0, shed: 0 });
    }

    #[tokio::test]
    async fn who_gives_up_leaves_its_place() {
        let turns = turns(1, 1);
        let _busy = turns.turn().await.unwrap();
        let waiting = tokio::spawn({
            let turns = turns.clone();
            async move { turns.turn().await.map(drop) }
        });
        queued(&turns, 1).await;
        waiting.abort();
        queued(&turns, 0).await;
        assert_eq!(turns.load().shed, 0);
    }
}
