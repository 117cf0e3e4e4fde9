//! The task that brings what waits to the store.
//!
//! A batch goes when it is full or when its first record has waited long enough. A batch that the
//! store does not take goes back to the front and is tried again, later each time. A record that
//! the store refuses for good is found by giving the batch one by one; it goes into a file beside
//! the journal and blocks nobody.
//!
//! The task may be ended at any moment, by a panic or by whoever looks after it, and started again:
//! what it had [`taken`](super::taken) goes back to the queue.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use backon::{BackoffBuilder, ExponentialBackoff, ExponentialBuilder};
use futures::FutureExt as _;
use parking_lot::Mutex;
use tokio::sync::Notify;
use tokio::time::{Instant, sleep, sleep_until};
use tracing::Instrument as _;

use super::aside::Aside;
use super::figures::Counters;
use super::journal::{Entry, Journal, Place};
use super::queue::{Queue, Waiting, WaitingOutcome};
use super::taken::Taken;
use super::{Filter, RecordStore, Settings, Settled, StoreError, UtcTime};

/// Waits after failures: 0.2 s, twice as long each time, and up to as much again by chance, so
/// that many hosts do not come back to one database at once. A minute at most.
const BACKOFF: ExponentialBuilder = ExponentialBuilder::new()
    .with_min_delay(Duration::from_millis(200))
    .with_max_delay(Duration::from_secs(30))
    .with_jitter()
    .without_max_times();
/// The longest wait between tries while the host ends.
const HURRIED: Duration = Duration::from_millis(250);
/// Entries of dead hosts that are held in memory beside this process's own.
const MOST_ADOPTED: usize = 10_000;
/// How often to look for hosts that died.
const LOOK_EVERY: Duration = Duration::from_secs(60);
/// How often old records are removed, and how soon again when that failed.
const PRUNE_EVERY: Duration = Duration::from_secs(24 * 3600);
const PRUNE_AGAIN: Duration = Duration::from_secs(3600);

/// What the recorder and its writer share.
#[derive(Debug)]
pub(super) struct Shared {
    pub(super) journal: Journal,
    pub(super) queue: Mutex<Queue>,
    pub(super) counters: Counters,
    pub(super) store: Arc<dyn RecordStore>,
    /// Says that a batch may be full.
    pub(super) wake: Notify,
    pub(super) batch: usize,
    pub(super) batch_wait: Duration,
    pub(super) keep_days: u32,
    aside: Aside,
}

/// What the writer is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// To write batches as they come.
    Run,
    /// To write everything now, and end.
    Drain,
}

/// The store did not take something that it may take later.
struct Unavailable;

impl Shared {
    pub(super) fn new(journal: Journal, aside: Aside, store: Arc<dyn RecordStore>, settings: &Settings) -> Self {
        Self {
            journal,
            queue: Mutex::new(Queue::new(settings.queue_size())),
            counters: Counters::default(),
            store,
            wake: Notify::new(),
            batch: settings.batch.max(1),
            batch_wait: settings.batch_wait(),
            keep_days: settings.keep_days,
            aside,
        }
    }

    /// Takes in what dead hosts left, as much as there is room for. Reads files.
    pub(super) fn adopt(&self) {
        while self.has_adoptable() {
            let Some(entries) = self.journal.adopt() else { return };
            let since = Instant::now();
            let mut queue = self.queue.lock();
            for (entry, place) in entries {
                match entry {
                    Entry::Record(record) => queue.push(Waiting { record, place, since, is_adopted: true }),
                    Entry::Outcome { record_id, outcome } => {
                        queue.push_outcome(WaitingOutcome { record_id, outcome, place, since });
                    }
                }
            }
        }
    }

    fn has_adoptable(&self) -> bool {
        self.journal.has_unread() && self.queue.lock().len() < MOST_ADOPTED
    }

    /// As [`run`](Self::run), whatever breaks.
    pub(super) async fn keep_running(self: Arc<Self>, order: Order) {
        let mut delays = BACKOFF.build();
        while AssertUnwindSafe(Arc::clone(&self).run(order)).catch_unwind().await.is_err() {
            let delay = delays.next().unwrap_or(HURRIED);
            tracing::error!(?delay, "the writer of records panicked: it is started again");
            sleep(delay).await;
        }
    }

    /// Writes: batches as they come, without end, or everything now.
    pub(super) async fn run(self: Arc<Self>, order: Order) {
        let mut chores = Chores { look: Instant::now() + LOOK_EVERY, prune: Instant::now() };
        let mut delays: Option<ExponentialBackoff> = None;
        loop {
            if self.has_adoptable() {
                let shared = Arc::clone(&self);
                let _ = tokio::task::spawn_blocking(move || shared.adopt()).await;
            }
            let due = match order {
                Order::Drain if self.queue.lock().len() == 0 && !self.journal.has_unread() => return,
                Order::Drain => Some(Instant::now()),
                Order::Run => self.due(),
            };
            let wait = if due.is_some_and(|due| due <= Instant::now()) {
                match self.write().await {
                    Ok(()) => {
                        delays = None;
                        // A store in memory never waits, and others want to run too.
                        tokio::task::yield_now().await;
                        continue;
                    }
                    Err(Unavailable) => {
                        let delay = delays.get_or_insert_with(|| BACKOFF.build()).next().unwrap_or(HURRIED);
                        Wait::Retry(if order == Order::Drain { delay.min(HURRIED) } else { delay })
                    }
                }
            } else {
                self.attend(&mut chores).await;
                Wait::Until(due.map_or(chores.next(), |due| due.min(chores.next())))
            };
            match wait {
                // What comes meanwhile makes the store no better.
                Wait::Retry(delay) => sleep(delay).await,
                Wait::Until(time) => tokio::select! {
                    () = sleep_until(time) => {}
                    () = self.wake.notified() => {}
                },
            }
        }
    }

    /// When the next batch is to be written; none while nothing waits.
    fn due(&self) -> Option<Instant> {
        let queue = self.queue.lock();
        let is_full = queue.ready().max(queue.outcomes_waiting()) >= self.batch;
        if is_full { Some(Instant::now()) } else { Some(queue.first()? + self.batch_wait) }
    }

    /// Writes one batch of records and one of outcomes.
    async fn write(&self) -> Result<(), Unavailable> {
        let records = Taken::from(&self.queue, |queue| queue.take(self.batch));
        if records.len() > 0 {
            let started = Instant::now();
            let span = tracing::debug_span!("store", records = records.len());
            let inserted = self.insert(records).instrument(span).await;
            self.counters.update(|figures| {
                figures.batches += 1;
                figures.batch_seconds += started.elapsed().as_secs_f64();
            });
            inserted?;
        }
        self.settle(Taken::from(&self.queue, |queue| queue.take_outcomes(self.batch))).await
    }

    async fn insert(&self, mut batch: Taken<'_, Waiting>) -> Result<(), Unavailable> {
        let records: Vec<_> = batch.iter().map(|waiting| Arc::clone(&waiting.record)).collect();
        match self.store.insert(&records).await {
            Ok(_) => self.stored(&batch.all()),
            Err(StoreError::Refused { .. }) if batch.len() > 1 => return self.insert_one_by_one(batch).await,
            Err(error @ StoreError::Refused { .. }) => {
                batch.all().iter().for_each(|poison| self.set_aside(poison, &chain(&error)));
            }
            Err(error) => return self.failed(&error),
        }
        Ok(())
    }

    async fn insert_one_by_one(&self, mut batch: Taken<'_, Waiting>) -> Result<(), Unavailable> {
        while let Some(waiting) = batch.first() {
            let inserted = self.store.insert(std::slice::from_ref(&waiting.record)).await;
            if let Err(error) = &inserted
                && !matches!(error, StoreError::Refused { .. })
            {
                return self.failed(error);
            }
            let Some(waiting) = batch.next() else { break };
            match inserted {
                Ok(_) => self.stored(std::slice::from_ref(&waiting)),
                Err(error) => self.set_aside(&waiting, &chain(&error)),
            }
        }
        Ok(())
    }

    async fn settle(&self, mut outcomes: Taken<'_, WaitingOutcome>) -> Result<(), Unavailable> {
        while let Some(waiting) = outcomes.first() {
            let settled = self.store.settle(waiting.record_id, &waiting.outcome).await;
            if let Err(error) = &settled
                && !matches!(error, StoreError::Refused { .. })
            {
                return self.failed(error);
            }
            let Some(waiting) = outcomes.next() else { break };
            let settled = match settled {
                Ok(settled) => settled,
                Err(error) => {
                    self.set_outcome_aside(waiting, &chain(&error));
                    continue;
                }
            };
            match settled {
                Settled::Unknown if self.journal.has_unread() => self.queue.lock().postpone(waiting),
                Settled::Unknown => self.set_outcome_aside(waiting, "there is no such record"),
                Settled::Before(before) if *before != waiting.outcome => {
                    tracing::warn!(record = %waiting.record_id, "another host's feedback on a record came first and stays");
                    self.counters.update(|figures| figures.outcomes_too_late += 1);
                    self.forget_outcome(&waiting);
                }
                Settled::Now | Settled::Before(_) => {
                    self.counters.update(|figures| figures.stored_outcomes += 1);
                    self.forget_outcome(&waiting);
                }
            }
        }
        self.counters.update(|figures| figures.store_works = true);
        Ok(())
    }

    fn stored(&self, batch: &[Waiting]) {
        self.queue.lock().forget(batch);
        self.journal.release(batch.iter().map(|waiting| waiting.place));
        self.counters.update(|figures| {
            figures.stored += batch.len() as u64;
            figures.store_works = true;
        });
    }

    fn forget_outcome(&self, waiting: &WaitingOutcome) {
        self.queue.lock().forget_outcome(waiting.record_id);
        self.journal.release([waiting.place]);
    }

    fn set_aside(&self, poison: &Waiting, reason: &str) {
        let outcomes = {
            let mut queue = self.queue.lock();
            queue.forget([poison]);
            queue.drop_outcomes(poison.record.id)
        };
        self.put_aside(&Entry::Record(Arc::clone(&poison.record)), reason, poison.place);
        outcomes.into_iter().for_each(|waiting| self.set_outcome_aside(waiting, "its record was refused"));
    }

    fn set_outcome_aside(&self, waiting: WaitingOutcome, reason: &str) {
        let WaitingOutcome { record_id, outcome, place, .. } = waiting;
        self.queue.lock().forget_outcome(record_id);
        self.put_aside(&Entry::Outcome { record_id, outcome }, reason, place);
    }

    fn put_aside(&self, entry: &Entry, reason: &str, place: Place) {
        self.counters.update(|figures| figures.set_aside += 1);
        let (file, store) = (self.aside.path().display(), self.store.name());
        match self.aside.put(entry, reason) {
            Ok(()) => {
                tracing::warn!(%file, store, reason, "the store refuses a record, which was set aside");
                self.journal.release([place]);
            }
            // Its segment stays, and the next start tries again.
            Err(cause) => {
                tracing::warn!(%file, %cause, "failed to set a refused record aside; it stays in the journal");
            }
        }
    }

    fn failed(&self, error: &StoreError) -> Result<(), Unavailable> {
        let error = chain(error);
        self.counters.update(|figures| {
            if figures.store_works {
                tracing::warn!(store = self.store.name(), error, "records wait in the journal until the store is back");
            }
            figures.failed_batches += 1;
            figures.store_works = false;
            figures.last_error = Some(error);
        });
        Err(Unavailable)
    }

    async fn attend(self: &Arc<Self>, chores: &mut Chores) {
        let now = Instant::now();
        if chores.look <= now {
            chores.look = now + LOOK_EVERY;
            let shared = Arc::clone(self);
            let look = move || {
                shared.journal.look_for_dead();
                shared.adopt();
            };
            let _ = tokio::task::spawn_blocking(look).await;
        }
        if chores.prune <= now {
            chores.prune = now + if self.prune().await { PRUNE_EVERY } else { PRUNE_AGAIN };
        }
    }

    /// Removes records that are too old; false if that failed.
    async fn prune(&self) -> bool {
        if self.keep_days == 0 {
            return true;
        }
        let until = Some(UtcTime::now().before(days(self.keep_days)));
        match self.store.prune(&Filter { until, ..Filter::default() }).await {
            Ok(pruned) => {
                self.counters.update(|figures| figures.pruned += pruned);
                true
            }
            Err(error) => {
                tracing::warn!(error = chain(&error), "failed to remove old records");
                false
            }
        }
    }
}

enum Wait {
    Retry(Duration),
    Until(Instant),
}

/// What is to be done now and then, and when next.
struct Chores {
    look: Instant,
    prune: Instant,
}

impl Chores {
    fn next(&self) -> Instant {
        self.look.min(self.prune)
    }
}

pub(super) fn days(count: u32) -> Duration {
    Duration::from_secs(u64::from(count) * 24 * 3600)
}

/// An error with its causes.
fn chain(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(error.source(), |cause| cause.source());
    causes.fold(error.to_string(), |said, cause| format!("{said}: {cause}"))
}
