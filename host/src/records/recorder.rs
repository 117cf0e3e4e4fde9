//! The way from an answer to the store, as the rest of the host sees it.

use std::fmt;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use arc_swap::ArcSwap;
use parking_lot::Mutex;
use tokio::task::JoinHandle;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;
use tracing::Instrument as _;

use super::aside::Aside;
use super::feedback::{self, FeedbackError, Receipt};
use super::figures::QueueFigures;
use super::journal::{Durable, Entry, Journal, JournalError, NotWritten};
use super::queue::{Claimed, Full, Waiting, WaitingOutcome};
use super::writer::{Order, Shared, days};
use super::{
    Capture, Feedback, Privacy, PrivacyError, PromptEnhancementRecord, RecordId, RecordStore, Settings, StoreError,
    UtcTime,
};

/// A recorder that cannot start.
#[derive(Debug, thiserror::Error)]
pub enum RecorderError {
    /// The journal.
    #[error(transparent)]
    Journal(#[from] JournalError),
    /// What may be kept is not known.
    #[error(transparent)]
    Privacy(#[from] PrivacyError),
}

/// Whether an answer is recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recorded {
    /// It is in the journal, under this name.
    Yes(RecordId),
    /// It is not, and will not be.
    No(NotRecorded),
}

/// Why an answer is not recorded; what it says completes "not recorded: ".
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotRecorded {
    /// The settings say so.
    Off,
    /// The store is behind, and nothing may give way.
    QueueFull,
    /// Others were writing to the journal for longer than an answer may wait.
    JournalBusy,
    /// The disk is full or does not work.
    JournalFailed(String),
}

impl NotRecorded {
    /// Its name, for counting.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::QueueFull => "queue-full",
            Self::JournalBusy => "journal-busy",
            Self::JournalFailed(_) => "journal-failed",
        }
    }
}

impl fmt::Display for NotRecorded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Off => f.write_str("recording is off for this client"),
            Self::QueueFull => f.write_str("too many records wait for the store"),
            Self::JournalBusy => f.write_str("the journal was busy"),
            Self::JournalFailed(why) => write!(f, "the journal could not be written: {why}"),
        }
    }
}

impl From<NotWritten> for NotRecorded {
    fn from(why: NotWritten) -> Self {
        match why {
            NotWritten::Busy => Self::JournalBusy,
            NotWritten::Failed(why) => Self::JournalFailed(why),
        }
    }
}

/// What became of the queue when the host ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Drained {
    /// Records and outcomes that the store took while the queue was drained.
    pub stored: u64,
    /// Records and outcomes that stay in the journal for the next start.
    pub left: u64,
}

/// Records answers and what comes of them. Cheap to clone; when the last one is dropped, what is
/// not stored stays in the journal.
#[derive(Debug, Clone)]
pub struct Recorder(Arc<Handle>);

#[derive(Debug)]
struct Handle {
    shared: Arc<Shared>,
    privacy: ArcSwap<Privacy>,
    /// Cancelled when batches are no longer written as they come.
    ending: CancellationToken,
    /// A writer of its own, where nobody else looks after one.
    writer: Mutex<Option<JoinHandle<()>>>,
}

impl Drop for Handle {
    fn drop(&mut self) {
        // Nobody is left who could record anything: what waits is in the journal.
        self.ending.cancel();
    }
}

impl Recorder {
    /// As [`open`](Self::open), with a task that writes. Has to be called on a tokio runtime.
    ///
    /// # Errors
    /// As [`open`](Self::open).
    pub fn start(
        settings: &Settings,
        journal_folder: &Path,
        store: Arc<dyn RecordStore>,
    ) -> Result<Self, RecorderError> {
        let recorder = Self::open(settings, journal_folder, store)?;
        let (shared, ending) = (Arc::clone(&recorder.0.shared), recorder.0.ending.clone());
        let writing = async move {
            ending.run_until_cancelled(shared.keep_running(Order::Run)).await;
        };
        *recorder.0.writer.lock() = Some(tokio::spawn(writing));
        Ok(recorder)
    }

    /// Opens the journal below `journal_folder` and takes over what dead hosts left there, for
    /// `store`. What is recorded waits until somebody [writes](Self::write).
    ///
    /// # Errors
    /// When the journal cannot be written, or the settings of what may be kept cannot be used.
    pub fn open(
        settings: &Settings,
        journal_folder: &Path,
        store: Arc<dyn RecordStore>,
    ) -> Result<Self, RecorderError> {
        let journal = Journal::open(journal_folder, settings)?;
        let privacy = ArcSwap::from_pointee(Privacy::new(settings, journal_folder)?);
        let shared = Arc::new(Shared::new(journal, Aside::new(journal_folder), store, settings));
        // Now rather than later: feedback on the records of the last run has to find them.
        shared.adopt();
        Ok(Self(Arc::new(Handle { shared, privacy, ending: CancellationToken::new(), writer: Mutex::default() })))
    }

    /// Brings what is recorded to the store, until [`drain`](Self::drain). It may panic, or be
    /// dropped, at any moment, and be called again: nothing is lost by it. One at a time is enough.
    pub async fn write(&self) {
        let shared = Arc::clone(&self.0.shared);
        self.0.ending.run_until_cancelled(shared.run(Order::Run)).await;
    }

    /// Changes what may be kept, from the next record on.
    pub fn set_privacy(&self, privacy: Privacy) {
        self.0.privacy.store(Arc::new(privacy));
    }

    /// How much is kept of what a client asks.
    pub fn capture_for(&self, client: Option<&str>) -> Capture {
        self.0.privacy.load().capture_for(client)
    }

    /// Takes a record as it came from the pipeline: what may not be kept is taken out here. Once
    /// this says yes, the death of the process loses nothing.
    pub async fn record(&self, record: PromptEnhancementRecord) -> Recorded {
        let recorded = match self.keep(record) {
            Ok((id, durable)) => on_disk(durable)
                .instrument(tracing::debug_span!("journal"))
                .await
                .map(|()| id)
                .map_err(NotRecorded::JournalFailed),
            Err(why) => Err(why),
        };
        match recorded {
            Ok(id) => Recorded::Yes(id),
            Err(why) => {
                let mut times = 0;
                self.0.shared.counters.update(|figures| {
                    let count = figures.not_recorded.entry(why.name().to_owned()).or_default();
                    *count += 1;
                    times = *count;
                });
                // Less and less often: a log full of one sentence hides the others.
                if why != NotRecorded::Off && times.is_power_of_two() {
                    tracing::warn!(%why, times, "answers were not recorded");
                }
                Recorded::No(why)
            }
        }
    }

    fn keep(&self, record: PromptEnhancementRecord) -> Result<(RecordId, Option<Durable>), NotRecorded> {
        let Shared { journal, queue, counters, wake, batch, .. } = &*self.0.shared;
        let record = self.0.privacy.load().apply(record).ok_or(NotRecorded::Off)?;
        let id = record.id;
        let record = Arc::new(record);
        let dropped = queue.lock().reserve().map_err(|Full| NotRecorded::QueueFull)?;
        if let Some(dropped) = dropped {
            let outcomes = queue.lock().drop_outcomes(dropped.record.id);
            journal.release(outcomes.iter().map(|waiting| waiting.place).chain([dropped.place]));
            counters.update(|figures| figures.dropped_synthetic += 1);
        }
        let entry = Entry::Record(Arc::clone(&record));
        let written = journal.append(&entry).inspect_err(|_| queue.lock().unreserve())?;
        let (place, since) = (written.place, Instant::now());
        let is_full = {
            let mut queue = queue.lock();
            queue.push(Waiting { record, place, since, is_adopted: false });
            // The first one tells the writer when the batch is due.
            queue.ready() == 1 || queue.ready() >= *batch
        };
        if is_full {
            wake.notify_one();
        }
        Ok((id, written.durable))
    }

    /// Takes what somebody says of a record.
    ///
    /// # Errors
    /// When there is no such record, the feedback contradicts itself or what was said before, or it
    /// could not be kept.
    pub async fn feedback(&self, feedback: Feedback) -> Result<Receipt, FeedbackError> {
        feedback::check(&feedback)?;
        let Shared { journal, queue, wake, .. } = &*self.0.shared;
        let id = feedback.record_id;
        let record = self.find(id).await?.ok_or_else(|| self.missing(id))?;
        let (before, privacy) = (record.outcome.clone(), self.0.privacy.load_full());
        // Long texts take a while to compare.
        let outcome = tokio::task::spawn_blocking(move || feedback::outcome(&record, feedback, &privacy));
        let outcome = outcome.await.map_err(|error| FeedbackError::NotKept(error.to_string()))??;
        if let Some(before) = before {
            return feedback::again(id, before, &outcome);
        }
        match queue.lock().claim(id, &outcome) {
            Ok(()) => {}
            Err(Claimed::Before(before)) => return feedback::again(id, before, &outcome),
            Err(Claimed::Full) => {
                return Err(FeedbackError::NotKept("too much feedback waits for the store".to_owned()));
            }
        }
        let entry = Entry::Outcome { record_id: id, outcome: outcome.clone() };
        let written = journal.append(&entry).map_err(|why| {
            queue.lock().unclaim(id);
            FeedbackError::NotKept(why.to_string())
        })?;
        let receipt =
            Receipt { record_id: id, outcome: outcome.verdict, credit: outcome.credit.clone(), already_given: false };
        let (place, since) = (written.place, Instant::now());
        queue.lock().push_outcome(WaitingOutcome { record_id: id, outcome, place, since });
        wake.notify_one();
        on_disk(written.durable).await.map_err(FeedbackError::NotKept)?;
        Ok(receipt)
    }

    /// The record `id`, wherever it is on its way.
    ///
    /// # Errors
    /// When the store cannot be asked.
    pub async fn find(&self, id: RecordId) -> Result<Option<PromptEnhancementRecord>, StoreError> {
        let Shared { queue, store, .. } = &*self.0.shared;
        let waiting = queue.lock().record(id);
        if waiting.is_some() {
            return Ok(waiting);
        }
        // First what waits: it waits no more once the store has it.
        let outcome = queue.lock().outcome(id);
        let found = store.record(id).await?;
        Ok(found.map(|record| {
            let outcome = record.outcome.clone().or(outcome);
            PromptEnhancementRecord { outcome, ..record }
        }))
    }

    fn missing(&self, id: RecordId) -> FeedbackError {
        let Shared { journal, keep_days, batch_wait, .. } = &*self.0.shared;
        let made = id.0.get_timestamp().map(|time| {
            let (seconds, nanos) = time.to_unix();
            UtcTime::from(UNIX_EPOCH + Duration::new(seconds, nanos))
        });
        let kept_since = UtcTime::now().before(days(*keep_days));
        // Another host of the same store may still have it: so long a record waits there, and a
        // while more for a store that is busy and a clock that is not ours.
        let (now, slack) = (SystemTime::now(), Duration::from_secs(30));
        let on_its_way = UtcTime::from(now).before(batch_wait.saturating_add(slack))..=UtcTime::from(now + slack);
        match made {
            _ if journal.has_unread() => FeedbackError::NotYet(id),
            Some(time) if on_its_way.contains(&time) => FeedbackError::NotYet(id),
            Some(time) if *keep_days > 0 && time < kept_since => {
                FeedbackError::Expired { id, time, keep_days: *keep_days }
            }
            _ => FeedbackError::Unknown(id),
        }
    }

    /// Figures of now.
    pub fn figures(&self) -> QueueFigures {
        let Shared { journal, queue, counters, store, .. } = &*self.0.shared;
        let mut figures = counters.read();
        {
            let queue = queue.lock();
            let (user, synthetic) = queue.waiting();
            figures.waiting_user = user as u64;
            figures.waiting_synthetic = synthetic as u64;
            figures.waiting_outcomes = queue.outcomes_waiting() as u64;
            figures.size = queue.size() as u64;
            let age = |oldest: UtcTime| UtcTime::now().millis().saturating_sub(oldest.millis());
            figures.oldest_waiting_seconds =
                queue.oldest().map(|oldest| Duration::from_millis(age(oldest)).as_secs_f64());
        }
        store.name().clone_into(&mut figures.store);
        figures.failed_syncs = journal.failures();
        figures.journal_bytes = journal.bytes();
        figures
    }

    /// Writes what waits to the store, as much as goes in that time, and ends the writer. What comes
    /// later is still journaled, for the next start.
    pub async fn drain(&self, within: Duration) -> Drained {
        let shared = &self.0.shared;
        let stored = || {
            let figures = shared.counters.read();
            figures.stored + figures.stored_outcomes
        };
        let before = stored();
        self.0.ending.cancel();
        let writer = self.0.writer.lock().take();
        if let Some(writer) = writer {
            let _ = writer.await;
        }
        let _ = tokio::time::timeout(within, Arc::clone(shared).keep_running(Order::Drain)).await;
        let left = shared.queue.lock().len() as u64;
        let syncing = Arc::clone(shared);
        let _ = tokio::task::spawn_blocking(move || syncing.journal.finish()).await;
        Drained { stored: stored() - before, left }
    }

    /// Where the records go.
    pub fn store(&self) -> &Arc<dyn RecordStore> {
        &self.0.shared.store
    }
}

/// Waits until what was written is on the disk, where the settings ask for it.
async fn on_disk(durable: Option<Durable>) -> Result<(), String> {
    match durable {
        Some(durable) => durable.await.unwrap_or_else(|_| Err("the journal is closed".to_owned())),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests;
