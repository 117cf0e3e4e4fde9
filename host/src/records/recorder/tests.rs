//! The whole way: journal, queue, writer, store, and back.

use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use parking_lot::Mutex;

use super::*;
use crate::records::{Filter, Fsync, MemoryStore, Outcome, Settled, Stats, Verdict, sample};

/// A store in memory whose server goes away, and which refuses some records.
#[derive(Debug, Default)]
struct Moody {
    inner: MemoryStore,
    /// Calls that fail before it works again.
    away: AtomicUsize,
    refused: Mutex<HashSet<RecordId>>,
    /// The ids of each batch that came, in order.
    batches: Mutex<Vec<Vec<RecordId>>>,
}

impl Moody {
    fn away_for(calls: usize) -> Arc<Self> {
        Arc::new(Self { away: AtomicUsize::new(calls), ..Self::default() })
    }

    fn come_back(&self) {
        self.away.store(0, Ordering::SeqCst);
    }

    fn answer(&self) -> Result<(), StoreError> {
        let gone = |calls: usize| calls.checked_sub(1);
        match self.away.fetch_update(Ordering::SeqCst, Ordering::SeqCst, gone) {
            Ok(_) => {
                Err(StoreError::Unavailable { action: "write", store: "moody", source: "connection refused".into() })
            }
            Err(_) => Ok(()),
        }
    }
}

#[async_trait]
impl RecordStore for Moody {
    fn name(&self) -> &'static str {
        "moody"
    }

    async fn insert(&self, records: &[Arc<PromptEnhancementRecord>]) -> Result<usize, StoreError> {
        self.batches.lock().push(records.iter().map(|record| record.id).collect());
        self.answer()?;
        if records.iter().any(|record| self.refused.lock().contains(&record.id)) {
            return Err(StoreError::Refused { action: "write", store: "moody", source: "a zero byte".into() });
        }
        self.inner.insert(records).await
    }

    async fn record(&self, id: RecordId) -> Result<Option<PromptEnhancementRecord>, StoreError> {
        self.inner.record(id).await
    }

    async fn settle(&self, id: RecordId, outcome: &Outcome) -> Result<Settled, StoreError> {
        self.answer()?;
        self.inner.settle(id, outcome).await
    }

    async fn page(
        &self,
        filter: &Filter,
        after: Option<RecordId>,
        limit: usize,
    ) -> Result<Vec<PromptEnhancementRecord>, StoreError> {
        self.inner.page(filter, after, limit).await
    }

    async fn stats(&self, filter: &Filter) -> Result<Stats, StoreError> {
        self.inner.stats(filter).await
    }

    async fn prune(&self, filter: &Filter) -> Result<u64, StoreError> {
        self.inner.prune(filter).await
    }

    async fn ping(&self) -> Result<(), StoreError> {
        self.answer()
    }

    async fn close(&self) {}
}

fn settings(change: impl FnOnce(&mut Settings)) -> Settings {
    let mut settings = Settings { batch: 3, batch_wait_ms: 10, fsync: Fsync::Never, ..Settings::default() };
    change(&mut settings);
    settings
}

fn start(folder: &Path, settings: &Settings, store: &Arc<Moody>) -> Recorder {
    Recorder::start(settings, folder, Arc::clone(store) as Arc<dyn RecordStore>).unwrap()
}

async fn recorded(recorder: &Recorder, record: PromptEnhancementRecord) -> RecordId {
    match recorder.record(record).await {
        Recorded::Yes(id) => id,
        Recorded::No(why) => panic!("not recorded: {why}"),
    }
}

async fn until(fact: impl Fn() -> bool) {
    let waited = async {
        while !fact() {
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(60), waited).await.expect("it never came true");
}

fn accepted(record_id: RecordId) -> Feedback {
    Feedback { record_id, outcome: Verdict::Accepted, final_text: None, rating: None, comment: None }
}

/// More calls than any test makes.
const GONE: usize = 1 << 40;

#[tokio::test]
async fn a_record_reaches_the_store_and_leaves_the_journal() {
    let (folder, store) = (tempfile::tempdir().unwrap(), Moody::away_for(0));
    let recorder = start(folder.path(), &settings(|_| {}), &store);
    let id = recorded(&recorder, sample::record("a", "b")).await;
    assert_eq!(recorder.find(id).await.unwrap().map(|record| record.id), Some(id));
    until(|| recorder.figures().stored == 1).await;
    let figures = recorder.figures();
    assert_eq!((figures.waiting_user, figures.journal_bytes, figures.store_works), (0, 0, true));
    assert_eq!(store.inner.record(id).await.unwrap().map(|record| record.id), Some(id));
}

#[tokio::test]
async fn a_store_that_goes_away_and_comes_back_loses_nothing() {
    let (folder, store) = (tempfile::tempdir().unwrap(), Moody::away_for(3));
    let recorder = start(folder.path(), &settings(|settings| settings.keep_days = 0), &store);
    let mut ids = Vec::new();
    for _ in 0..7 {
        ids.push(recorded(&recorder, sample::record("a", "b")).await);
    }
    until(|| recorder.figures().failed_batches > 0).await;
    let figures = recorder.figures();
    assert!(figures.last_error.unwrap().ends_with("connection refused"));
    until(|| recorder.figures().stored == 7).await;
    assert_eq!(recorder.figures().failed_batches, 3);
    assert!(recorder.figures().store_works);
    let batches = store.batches.lock().clone();
    assert_eq!(batches[3], ids[..3], "the failed batch goes first, and in order");
    assert_eq!(store.inner.stats(&Filter::default()).await.unwrap().records, 7);
}

#[tokio::test]
async fn when_the_queue_is_full_made_up_records_go_and_then_new_ones_are_refused() {
    let (folder, store) = (tempfile::tempdir().unwrap(), Moody::away_for(GONE));
    let recorder = start(folder.path(), &settings(|settings| settings.queue = Some(4)), &store);
    for record in [sample::synthetic(), sample::record("a", "b"), sample::synthetic(), sample::record("a", "b")] {
        recorded(&recorder, record).await;
    }
    // One at least can give way: a batch on its way holds three.
    until(|| recorder.figures().failed_batches > 0).await;
    for _ in 0..2 {
        until(|| recorder.0.shared.queue.lock().ready() == 4).await;
        recorded(&recorder, sample::record("c", "d")).await;
    }
    let refused = recorder.record(sample::record("e", "f")).await;
    assert_eq!(refused, Recorded::No(NotRecorded::QueueFull));
    let figures = recorder.figures();
    assert_eq!((figures.dropped_synthetic, figures.waiting_user, figures.waiting_synthetic), (2, 4, 0));
    assert_eq!(figures.not_recorded["queue-full"], 1);
    assert!(figures.oldest_waiting_seconds.unwrap() >= 0.0);
    store.come_back();
    until(|| recorder.figures().stored == 4).await;
}

#[tokio::test]
async fn a_poisonous_record_is_set_aside_and_blocks_nobody() {
    let (folder, store) = (tempfile::tempdir().unwrap(), Moody::away_for(0));
    let recorder = start(folder.path(), &settings(|settings| settings.batch_wait_ms = 60_000), &store);
    let poison = sample::record("poison", "poison");
    store.refused.lock().insert(poison.id);
    recorded(&recorder, sample::record("a", "b")).await;
    let id = recorded(&recorder, poison).await;
    recorder.feedback(accepted(id)).await.unwrap();
    recorded(&recorder, sample::record("c", "d")).await;
    until(|| recorder.figures().stored == 2).await;
    until(|| recorder.figures().set_aside == 2).await;
    assert_eq!(recorder.figures().journal_bytes, 0);
    let aside = std::fs::read_to_string(folder.path().join("refused.jsonl")).unwrap();
    assert!(aside.contains("a zero byte") && aside.contains(&id.to_string()) && aside.contains("accepted"), "{aside}");
}

#[tokio::test]
async fn what_was_not_stored_is_stored_by_the_next_host_once() {
    let folder = tempfile::tempdir().unwrap();
    let (away, store) = (Moody::away_for(GONE), Moody::away_for(0));
    let first = start(folder.path(), &settings(|_| {}), &away);
    let mut ids = Vec::new();
    for _ in 0..5 {
        ids.push(recorded(&first, sample::record("a", "b")).await);
    }
    first.feedback(accepted(ids[1])).await.unwrap();
    let left = first.drain(Duration::from_millis(50)).await;
    assert_eq!(left, Drained { stored: 0, left: 6 });
    drop(first);
    let slow = settings(|settings| settings.batch_wait_ms = 60_000);
    let (one, other) = (start(folder.path(), &slow, &store), start(folder.path(), &slow, &store));
    assert_eq!(one.figures().waiting_user, 5, "the first to look takes it over");
    assert_eq!(other.figures().waiting_user, 0);
    let again = one.feedback(accepted(ids[1])).await.unwrap();
    assert!(again.already_given, "what came of a record is known before the store knows");
    assert_eq!(other.drain(Duration::from_secs(60)).await.left, 0);
    let drained = one.drain(Duration::from_secs(60)).await;
    assert_eq!(drained.left, 0);
    let stats = store.inner.stats(&Filter::default()).await.unwrap();
    assert_eq!((stats.records, stats.accepted), (5, 1));
    drop((one, other));
    let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["digest.key"]);
}

#[tokio::test]
async fn feedback_finds_its_record_on_the_way_and_in_the_store() {
    let (folder, store) = (tempfile::tempdir().unwrap(), Moody::away_for(0));
    let recorder = start(folder.path(), &settings(|settings| settings.batch_wait_ms = 60_000), &store);
    let mut record = sample::record("pls fix it", "Fix it");
    record.changes = vec![sample::change(1, "pls fix", "Fix")];
    let id = recorded(&recorder, record.clone()).await;
    let receipt = recorder.feedback(accepted(id)).await.unwrap();
    assert_eq!((receipt.outcome, receipt.credit[0].kept, receipt.already_given), (Verdict::Accepted, 1.0, false));
    assert!(recorder.feedback(accepted(id)).await.unwrap().already_given);
    let rejected = Feedback { outcome: Verdict::Rejected, ..accepted(id) };
    assert!(matches!(recorder.feedback(rejected.clone()).await, Err(FeedbackError::Different { .. })));
    recorder.drain(Duration::from_secs(60)).await;
    assert!(store.inner.record(id).await.unwrap().unwrap().outcome.is_some());
    assert!(recorder.feedback(accepted(id)).await.unwrap().already_given);
    assert!(matches!(recorder.feedback(rejected).await, Err(FeedbackError::Different { .. })));
    record.id = RecordId::new();
    store.inner.insert(&[Arc::new(record.clone())]).await.unwrap();
    assert!(!recorder.feedback(accepted(record.id)).await.unwrap().already_given);
}

#[tokio::test]
async fn expired_and_unknown_ids_are_told_apart() {
    let (folder, store) = (tempfile::tempdir().unwrap(), Moody::away_for(0));
    let recorder = start(folder.path(), &settings(|settings| settings.keep_days = 7), &store);
    // Another host of this store may have just made it.
    let young = recorder.feedback(accepted(RecordId::new())).await.unwrap_err();
    assert!(matches!(young, FeedbackError::NotYet(_)), "{young}");
    let hour_ago = UtcTime::now().before(Duration::from_secs(3_600)).millis();
    let moment = uuid::Timestamp::from_unix_time(hour_ago / 1_000, 0, 0, 0);
    let unknown = recorder.feedback(accepted(RecordId(uuid::Uuid::new_v7(moment)))).await.unwrap_err();
    assert!(matches!(unknown, FeedbackError::Unknown(_)), "{unknown}");
    let old: RecordId = "01890a5d-ac96-774b-bcce-b302099a8057".parse().unwrap();
    let expired = recorder.feedback(accepted(old)).await.unwrap_err().to_string();
    assert!(expired.contains("2023-06-30") && expired.contains("7 days"), "{expired}");
}

#[tokio::test]
async fn old_records_are_removed_and_young_ones_stay() {
    let (folder, store) = (tempfile::tempdir().unwrap(), Moody::away_for(0));
    let young = sample::record("a", "b");
    let time = UtcTime::now().before(Duration::from_secs(8 * 24 * 3600));
    let old = PromptEnhancementRecord { time, ..sample::record("a", "b") };
    store.inner.insert(&[Arc::new(young.clone()), Arc::new(old.clone())]).await.unwrap();
    let recorder = start(folder.path(), &settings(|settings| settings.keep_days = 7), &store);
    until(|| recorder.figures().pruned == 1).await;
    assert!(store.inner.record(young.id).await.unwrap().is_some());
    assert!(store.inner.record(old.id).await.unwrap().is_none());
}

#[tokio::test]
async fn what_may_not_be_kept_is_not() {
    let (folder, store) = (tempfile::tempdir().unwrap(), Moody::away_for(0));
    let recorder = start(folder.path(), &settings(|settings| settings.capture = Capture::Hashed), &store);
    let id = recorded(&recorder, sample::record("my secret plan", "b")).await;
    assert!(recorder.find(id).await.unwrap().unwrap().original.starts_with("blake3:"));
    let off = settings(|settings| settings.capture = Capture::Off);
    recorder.set_privacy(Privacy::new(&off, folder.path()).unwrap());
    assert_eq!(recorder.record(sample::record("a", "b")).await, Recorded::No(NotRecorded::Off));
    recorder.drain(Duration::from_secs(60)).await;
    assert_eq!(store.inner.stats(&Filter::default()).await.unwrap().records, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_at_once_are_all_stored_once() {
    for fsync in [Fsync::Always, Fsync::Interval] {
        let (folder, store) = (tempfile::tempdir().unwrap(), Moody::away_for(0));
        let settings = settings(|settings| {
            settings.fsync = fsync;
            settings.fsync_interval_ms = 5;
            settings.queue = Some(10_000);
        });
        let recorder = start(folder.path(), &settings, &store);
        let tasks = (0..8).map(|_| {
            let recorder = recorder.clone();
            tokio::spawn(async move {
                let mut yes = 0;
                for _ in 0..25 {
                    // A loaded machine may keep the lock for longer than an answer waits for it.
                    yes += u64::from(matches!(recorder.record(sample::record("a", "b")).await, Recorded::Yes(_)));
                }
                yes
            })
        });
        let mut yes = 0;
        for task in tasks.collect::<Vec<_>>() {
            yes += task.await.unwrap();
        }
        assert!(yes > 100, "{yes}");
        assert_eq!(recorder.drain(Duration::from_secs(60)).await.left, 0);
        assert_eq!(store.inner.stats(&Filter::default()).await.unwrap().records, yes);
        assert_eq!(recorder.figures().not_recorded.values().sum::<u64>(), 200 - yes);
    }
}
