//! Training beside a serving host.
//!
//! One thread of its own and of low priority. It looks whether training is due when the host
//! starts, a minute after outcomes came, and every hour; it never runs two trainings at once,
//! and a lock keeps other hosts of the machine from it. A training that fails is said in the
//! log, and the next one is as if it had not been.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use tokio::runtime::Handle;

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

/// A thread that trains. When this is dropped it begins no other training, and what it is at
/// does not keep the process: a model is on the shelf whole or not at all.
#[derive(Debug)]
pub struct Trainer {
    outcomes: Sender<()>,
}

impl Trainer {
    /// Starts the thread. Records are read on `runtime`.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(workshop: Workshop, schedule: Schedule, runtime: Handle) -> std::io::Result<Self> {
        let (outcomes, heard) = channel();
        std::thread::Builder::new().name("model-trainer".to_owned()).spawn(move || {
            // On Linux this is the priority of the thread alone. Without it training is only less polite.
            if let Err(error) = rustix::process::setpriority_process(None, NICE) {
                tracing::debug!(%error, "the training thread keeps its priority");
            }
            follow(&heard, GATHER, || {
                // One training that breaks must not be the last.
                let looked = AssertUnwindSafe(|| runtime.block_on(look(&workshop, schedule)));
                if catch_unwind(looked).is_err() {
                    tracing::error!("training panicked: the model in service stays, and the next outcome trains again");
                }
            });
        })?;
        Ok(Self { outcomes })
    }

    /// Hears that an outcome was recorded. Never waits.
    pub fn heard(&self) {
        // A thread that is gone has said why.
        let _ = self.outcomes.send(());
    }
}

/// Calls `look` at first, some time after an outcome, and every so often, until nobody is left
/// who could tell of outcomes.
fn follow(heard: &Receiver<()>, gather: Duration, mut look: impl FnMut()) {
    look();
    loop {
        match heard.recv_timeout(IDLE) {
            Ok(()) => {}
            Err(RecvTimeoutError::Timeout) => {
                look();
                continue;
            }
            Err(RecvTimeoutError::Disconnected) => return,
        }
        let until = Instant::now() + gather;
        loop {
            match heard.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(()) => {}
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
        look();
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

    #[test]
    fn it_looks_at_first_and_once_for_outcomes_that_come_together() {
        let (sender, heard) = channel();
        let (looked, looks) = channel();
        let thread =
            std::thread::spawn(move || follow(&heard, Duration::from_millis(200), || looked.send(()).unwrap()));
        looks.recv_timeout(Duration::from_secs(20)).unwrap();
        (0..25).for_each(|_| sender.send(()).unwrap());
        looks.recv_timeout(Duration::from_secs(20)).unwrap();
        drop(sender);
        thread.join().unwrap();
        assert_eq!(looks.try_iter().count(), 0);
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
