//! Training beside a serving host.
//!
//! It looks whether training is due when the host starts, a minute after outcomes came, and every
//! hour; it never runs two trainings at once, and a lock keeps other hosts of the machine from it.
//! Each look has a thread of its own and of low priority. A training that fails is said in the
//! log, and the next one is as if it had not been; one that panics ends [`Trainer::follow`] with
//! that panic, for whoever looks after it.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::Arc;
use std::time::{Duration, Instant};

use futures::FutureExt as _;
use tokio::runtime::Handle;
use tokio::sync::{Notify, oneshot};
use tokio_util::sync::CancellationToken;

use super::training::Workshop;
use crate::learn::Settings;

/// Below everything that answers people.
const NICE: i32 = 15;
/// How long it waits for more outcomes before it looks: to look costs the store a query.
const GATHER: Duration = Duration::from_secs(60);
/// How often it looks when nothing comes.
const IDLE: Duration = Duration::from_secs(3_600);

/// When a host trains by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Schedule {
    /// After so many new outcomes.
    pub every: Option<u32>,
    /// After so long, when there is a new outcome.
    pub interval: Option<Duration>,
}

impl Schedule {
    /// What settings say; none when they say never.
    pub fn of(settings: &Settings) -> Option<Self> {
        let every = (settings.train_every > 0).then_some(settings.train_every);
        let interval = (settings.train_hours > 0).then(|| Duration::from_secs(u64::from(settings.train_hours) * 3_600));
        (every.is_some() || interval.is_some()).then_some(Self { every, interval })
    }

    /// Whether it is time, with so many new outcomes and so long after the last training.
    pub(super) fn is_due(self, outcomes: u64, waited: Duration) -> bool {
        let has_enough = self.every.is_some_and(|every| outcomes >= u64::from(every));
        let has_waited = outcomes > 0 && self.interval.is_some_and(|interval| waited >= interval);
        has_enough || has_waited
    }
}

/// Trains when it is time. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Trainer {
    workshop: Arc<Workshop>,
    schedule: Schedule,
    outcomes: Arc<Notify>,
}

impl Trainer {
    /// One that trains once it is [followed](Self::follow).
    pub fn new(workshop: Workshop, schedule: Schedule) -> Self {
        Self { workshop: Arc::new(workshop), schedule, outcomes: Arc::default() }
    }

    /// Hears that an outcome was recorded. Never waits.
    pub fn heard(&self) {
        self.outcomes.notify_one();
    }

    /// Trains when it is time, until `shutdown`. A training that runs then does not keep the
    /// process: a model is on the shelf whole or not at all.
    pub async fn follow(&self, shutdown: CancellationToken) {
        let look = || {
            let (workshop, schedule) = (Arc::clone(&self.workshop), self.schedule);
            aside(move |runtime| runtime.block_on(look(&workshop, schedule)))
        };
        shutdown.run_until_cancelled(follow(&self.outcomes, GATHER, look)).await;
    }
}

/// Calls `look` at first, some time after an outcome, and every so often.
async fn follow<F: Future<Output = ()>>(heard: &Notify, gather: Duration, mut look: impl FnMut() -> F) {
    loop {
        look().await;
        if tokio::time::timeout(IDLE, heard.notified()).await.is_ok() {
            tokio::time::sleep(gather).await;
            // What came meanwhile is looked at, too.
            let _ = heard.notified().now_or_never();
        }
    }
}

/// Runs `work` on a thread of low priority; its panic is this one's.
async fn aside(work: impl FnOnce(&Handle) + Send + 'static) {
    let (runtime, (tell, told)) = (Handle::current(), oneshot::channel());
    let run = move || {
        // On Linux this is the priority of the thread alone. Without it training is only less polite.
        if let Err(error) = rustix::process::setpriority_process(None, NICE) {
            tracing::debug!(%error, "the training thread keeps its priority");
        }
        // Whoever does not wait for it any more has no use for it.
        let _ = tell.send(catch_unwind(AssertUnwindSafe(|| work(&runtime))));
    };
    let started: io::Result<_> = std::thread::Builder::new().name("model-trainer".to_owned()).spawn(run);
    if let Err(error) = started {
        tracing::error!(%error, "no thread for training: the next outcome trains");
        return;
    }
    if let Ok(Err(panic)) = told.await {
        resume_unwind(panic);
    }
}

async fn look(workshop: &Workshop, schedule: Schedule) {
    let started = Instant::now();
    match workshop.train_if_due(schedule).await {
        Ok(None) => {}
        Ok(Some(outcome)) => {
            let seconds = started.elapsed().as_secs_f64();
            tracing::info!(outcomes = outcome.report.outcomes, seconds, "trained: {}", outcome.report);
        }
        Err(error) => {
            let error = anyhow::Error::from(error);
            tracing::warn!(error = %format_args!("{error:#}"), "training failed: the model in service stays");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn it_looks_at_first_and_once_for_outcomes_that_come_together() {
        let heard = Arc::new(Notify::new());
        let (looked, mut looks) = tokio::sync::mpsc::unbounded_channel();
        let following = tokio::spawn({
            let heard = Arc::clone(&heard);
            let look = move || {
                looked.send(()).unwrap();
                std::future::ready(())
            };
            async move { follow(&heard, Duration::from_millis(200), look).await }
        });
        looks.recv().await.unwrap();
        (0..25).for_each(|_| heard.notify_one());
        tokio::task::yield_now().await;
        (0..25).for_each(|_| heard.notify_one());
        looks.recv().await.unwrap();
        following.abort();
        assert!(following.await.unwrap_err().is_cancelled());
        assert!(looks.recv().await.is_none(), "it looked twice at what came together");
    }

    #[tokio::test]
    async fn a_panic_of_the_thread_is_a_panic_of_the_task() {
        let ended = tokio::spawn(aside(|_| panic!("on purpose"))).await.unwrap_err();
        assert_eq!(*ended.into_panic().downcast::<&str>().unwrap(), "on purpose");
        let (tell, told) = oneshot::channel();
        aside(move |runtime| tell.send(runtime.block_on(async { 6 * 7 })).unwrap()).await;
        assert_eq!(told.await.unwrap(), 42);
    }

    #[test]
    fn it_is_due_by_outcomes_or_by_time_with_a_new_one() {
        let hour = Duration::from_secs(3_600);
        let both = Schedule { every: Some(10), interval: Some(hour) };
        assert!(both.is_due(10, Duration::ZERO) && both.is_due(1, hour));
        assert!(!both.is_due(9, Duration::ZERO) && !both.is_due(0, 2 * hour));
        assert_eq!(Schedule::of(&Settings { train_every: 0, train_hours: 0, ..Settings::default() }), None);
    }
}
