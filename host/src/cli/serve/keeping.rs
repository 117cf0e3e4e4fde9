//! What a host remembers and learns from, opened when it starts and closed when it ends.

use std::sync::Arc;
use std::time::Duration;

use tokio_util::sync::CancellationToken;

use crate::cli::local;
use crate::config::{Inherited, Settings};
use crate::failures::FailureKeeper;
use crate::records::{Drained, Recorder, Sessions};
use crate::server::Supervisor;
use crate::train::{Models, Schedule, Trainer, Workshop};

/// Sessions, records, models, failed calls of plugins.
#[derive(Debug)]
pub(in crate::cli) struct Keeping {
    pub(in crate::cli) sessions: Option<Sessions>,
    pub(in crate::cli) recorder: Option<Recorder>,
    pub(in crate::cli) models: Models,
    pub(in crate::cli) trainer: Option<Trainer>,
    pub(in crate::cli) failures: Option<FailureKeeper>,
}

impl Keeping {
    /// As the settings want it.
    ///
    /// # Errors
    /// When settings cannot be followed. A store that is away is none: the host serves without.
    pub(super) async fn open(
        settings: &Settings,
        inherited: &Inherited,
        failures: Option<FailureKeeper>,
    ) -> anyhow::Result<Self> {
        let variable = |name: &str| inherited.value(name).map(str::to_owned);
        let sessions = Sessions::open(settings.sessions.clone(), variable)?;
        let models = local::models(settings)?;
        let recorder = recorder(settings).await;
        let trainer = recorder.as_ref().and_then(|recorder| trainer(recorder, &models, settings));
        Ok(Self { sessions, recorder, models, trainer, failures })
    }

    /// Writes records and failed calls and trains models until `shutdown`, looked after by `supervisor`. What is not
    /// written then is for [`close`](Self::close).
    pub(super) fn follow(&self, shutdown: &CancellationToken, supervisor: &Supervisor) {
        if let Some(recorder) = self.recorder.clone() {
            let until = shutdown.clone();
            supervisor.keep("records", move || {
                let (recorder, until) = (recorder.clone(), until.clone());
                async move {
                    until.run_until_cancelled(recorder.write()).await;
                }
            });
        }
        if let Some(trainer) = self.trainer.clone() {
            let until = shutdown.clone();
            supervisor.keep("training", move || {
                let (trainer, until) = (trainer.clone(), until.clone());
                async move { trainer.follow(until).await }
            });
        }
        if let Some(failures) = self.failures.clone() {
            let until = shutdown.clone();
            supervisor.keep("failures", move || {
                let (failures, until) = (failures.clone(), until.clone());
                async move { failures.follow(until).await }
            });
        }
    }

    /// Writes out what waits: within `wind_up` what is remembered, within `grace` what is recorded.
    pub(super) async fn close(&self, wind_up: Duration, grace: Duration) {
        if let Some(sessions) = &self.sessions {
            let _ = tokio::time::timeout(wind_up, sessions.settled()).await;
        }
        if let Some(recorder) = &self.recorder {
            let Drained { stored, left } = recorder.drain(grace).await;
            tracing::info!(stored, left, "records that waited were written");
        }
    }
}

/// What keeps records. A host that cannot keep any serves all the same, and says so in its answers.
async fn recorder(settings: &Settings) -> Option<Recorder> {
    let opened = local::recorder(settings).await;
    opened.inspect_err(|error| tracing::error!(error = %format_args!("{error:#}"), "no records are kept")).ok()
}

/// What trains models from feedback, where the settings want that.
fn trainer(recorder: &Recorder, models: &Models, settings: &Settings) -> Option<Trainer> {
    let schedule = Schedule::of(&settings.model)?;
    let workshop = Workshop::new(Arc::clone(recorder.store()), models.clone(), settings.model.clone());
    Some(Trainer::new(workshop, schedule))
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use async_trait::async_trait;
    use parking_lot::Mutex;

    use super::*;
    use crate::events::Events;
    use crate::health::{Check as _, Status};
    use crate::learn::Shelf;
    use crate::records::{
        self, Filter, Fsync, MemoryStore, Outcome, PromptEnhancementRecord, RecordId, RecordStore, Recorded, Settled,
        Stats, StoreError, sample,
    };
    use crate::server::TaskState;
    use crate::server::supervisor::Patience;

    /// A store in memory whose driver has a fault: it panics, some times, or over some record.
    #[derive(Debug, Default)]
    struct Faulty {
        inner: MemoryStore,
        panics: AtomicUsize,
        poison: Mutex<Option<RecordId>>,
    }

    #[async_trait]
    impl RecordStore for Faulty {
        fn name(&self) -> &'static str {
            "faulty"
        }

        async fn insert(&self, records: &[Arc<PromptEnhancementRecord>]) -> Result<usize, StoreError> {
            let one_less = |left: usize| left.checked_sub(1);
            if self.panics.fetch_update(Ordering::SeqCst, Ordering::SeqCst, one_less).is_ok() {
                panic!("on purpose");
            }
            let poison = *self.poison.lock();
            assert!(!records.iter().any(|record| Some(record.id) == poison), "poison");
            self.inner.insert(records).await
        }

        async fn record(&self, id: RecordId) -> Result<Option<PromptEnhancementRecord>, StoreError> {
            self.inner.record(id).await
        }

        async fn settle(&self, id: RecordId, outcome: &Outcome) -> Result<Settled, StoreError> {
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
            self.inner.ping().await
        }

        async fn close(&self) {}
    }

    /// What is kept in `folder` and `store`, by tasks that are looked after.
    fn kept(folder: &std::path::Path, store: &Arc<Faulty>) -> (Keeping, Supervisor, CancellationToken) {
        let settings =
            records::Settings { batch: 5, batch_wait_ms: 10, fsync: Fsync::Never, ..records::Settings::default() };
        let recorder = Recorder::open(&settings, folder, Arc::clone(store) as Arc<dyn RecordStore>).unwrap();
        let models = Models::open(Shelf::new(folder.join("models")), crate::learn::Settings::default());
        let keeping = Keeping { sessions: None, recorder: Some(recorder), models, trainer: None, failures: None };
        let shutdown = CancellationToken::new();
        let patience = Patience { first_pause: Duration::from_millis(1), ..Patience::default() };
        let supervisor = Supervisor::with_patience(shutdown.clone(), Events::default(), patience);
        keeping.follow(&shutdown, &supervisor);
        (keeping, supervisor, shutdown)
    }

    async fn record(recorder: &Recorder, count: usize) {
        for _ in 0..count {
            let recorded = recorder.record(sample::record("a", "b")).await;
            assert!(matches!(recorded, Recorded::Yes(_)), "{recorded:?}");
        }
    }

    async fn stored(store: &Faulty) -> u64 {
        store.inner.stats(&Filter::default()).await.unwrap().records
    }

    async fn until(fact: impl Fn() -> bool) {
        let waited = async {
            while !fact() {
                tokio::time::sleep(Duration::from_millis(2)).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(60), waited).await.expect("it never came true");
    }

    #[tokio::test]
    async fn a_writer_that_panics_is_started_again_and_no_record_is_lost() {
        let (folder, store) = (tempfile::tempdir().unwrap(), Arc::new(Faulty::default()));
        store.panics.store(3, Ordering::SeqCst);
        let (keeping, supervisor, shutdown) = kept(folder.path(), &store);
        let recorder = keeping.recorder.as_ref().unwrap();
        record(recorder, 23).await;
        until(|| recorder.figures().stored == 23).await;
        let task = supervisor.tasks().remove(0);
        assert_eq!(
            (task.name, task.restarts, task.last_failure.as_deref()),
            ("records", 3, Some("panicked: on purpose"))
        );
        assert_eq!(supervisor.look().await.status, Status::Healthy);
        assert_eq!(stored(&store).await, 23);
        assert_eq!(recorder.figures().journal_bytes, 0, "nothing waits for the next start");
        shutdown.cancel();
        assert!(supervisor.wind_up(Duration::from_secs(10)).await);
    }

    #[tokio::test]
    async fn a_record_that_always_breaks_the_writer_waits_for_the_next_start_and_blocks_nobody() {
        let (folder, store) = (tempfile::tempdir().unwrap(), Arc::new(Faulty::default()));
        let poison = sample::record("poison", "poison");
        *store.poison.lock() = Some(poison.id);
        let (keeping, supervisor, shutdown) = kept(folder.path(), &store);
        let recorder = keeping.recorder.as_ref().unwrap();
        record(recorder, 2).await;
        assert!(matches!(recorder.record(poison).await, Recorded::Yes(_)));
        record(recorder, 20).await;
        until(|| recorder.figures().stored == 22 && recorder.figures().waiting_user == 0).await;
        until(|| supervisor.tasks().iter().all(|task| task.restarts == 3)).await;
        shutdown.cancel();
        assert!(supervisor.wind_up(Duration::from_secs(10)).await);
        keeping.close(Duration::from_secs(10), Duration::from_secs(10)).await;
        drop((keeping, supervisor));

        *store.poison.lock() = None;
        let (keeping, supervisor, shutdown) = kept(folder.path(), &store);
        // A segment is given to the store whole, which keeps each record once.
        until(|| keeping.recorder.as_ref().is_some_and(|recorder| recorder.figures().stored == 23)).await;
        assert_eq!(stored(&store).await, 23);
        shutdown.cancel();
        assert!(supervisor.wind_up(Duration::from_secs(10)).await);
    }

    #[tokio::test]
    async fn a_writer_that_is_given_up_is_told_and_leaves_its_records_to_the_end_of_the_host() {
        let (folder, store) = (tempfile::tempdir().unwrap(), Arc::new(Faulty::default()));
        store.panics.store(Patience::default().restarts + 1, Ordering::SeqCst);
        let (keeping, supervisor, shutdown) = kept(folder.path(), &store);
        let recorder = keeping.recorder.as_ref().unwrap();
        record(recorder, 40).await;
        until(|| supervisor.tasks().iter().any(|task| task.state == TaskState::GivenUp)).await;
        let seen = supervisor.look().await;
        assert_eq!(seen.status, Status::Degraded, "{seen:?}");
        assert!(seen.message.contains("`records` panicked: on purpose; it is given up"), "{}", seen.message);
        assert_eq!(recorder.figures().waiting_user, 40);
        shutdown.cancel();
        assert!(supervisor.wind_up(Duration::from_secs(10)).await);
        keeping.close(Duration::from_secs(10), Duration::from_secs(60)).await;
        assert_eq!(stored(&store).await, 40, "the host's end writes what the writer did not");
    }
}
