//! Looks after what runs beside the requests: a task that breaks is started again.
//!
//! A task that panics, or ends while it should go on, is started again after a pause that grows
//! with each time, as often as its budget allows within a while; one that is out of budget is
//! given up, which the log, an [`Event`] and [`Supervisor::tasks`] say. The host serves on: what
//! follows files, writes or listens is a help, not a condition.

use std::collections::VecDeque;
use std::future::Future;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use futures::FutureExt as _;
use parking_lot::Mutex;
use serde::Serialize;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::events::{Event, Events};
use crate::health::{Check, Component, Finding};

/// How often and how soon tasks are started again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    /// The pause before the first restart; each further one is twice as long.
    pub first_pause: Duration,
    /// The longest pause.
    pub longest_pause: Duration,
    /// Restarts within `window`; a task that needs more is given up.
    pub restarts: usize,
    /// See `restarts`. A task that ran this long without breaking has its whole budget again.
    pub window: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            first_pause: Duration::from_millis(200),
            longest_pause: Duration::from_secs(30),
            restarts: 8,
            window: Duration::from_secs(600),
        }
    }
}

/// What a task is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum TaskState {
    /// It runs.
    Running,
    /// It broke, and is started again soon.
    Waiting,
    /// It broke too often.
    GivenUp,
    /// It did what it had to do, or the host stops.
    Ended,
}

/// How a task is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TaskStatus {
    /// What it is called.
    pub name: &'static str,
    /// What it is doing.
    pub state: TaskState,
    /// How often it was started again.
    pub restarts: u64,
    /// How it broke last; null when it never did.
    pub last_failure: Option<String>,
}

impl TaskStatus {
    /// What is wrong with it.
    fn complaint(&self) -> String {
        let way_out = match self.state {
            TaskState::GivenUp => "is given up: restart the host",
            _ => "is started again",
        };
        let how = self.last_failure.as_deref().unwrap_or("broke");
        format!("`{}` {how}; it {way_out}", self.name)
    }
}

/// Looks after tasks. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Supervisor(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    tasks: TaskTracker,
    shutdown: CancellationToken,
    events: Events,
    patience: Patience,
    statuses: Mutex<Vec<TaskStatus>>,
}

/// Why a task stopped.
enum Stop {
    /// As it should.
    Ended,
    /// Otherwise, and how.
    Broke(String),
}

impl Supervisor {
    /// Looks after tasks until `shutdown`; what it gives up is published on `events`.
    pub fn new(shutdown: CancellationToken, events: Events) -> Self {
        Self::with_patience(shutdown, events, Patience::default())
    }

    /// The same with more or less patience.
    pub fn with_patience(shutdown: CancellationToken, events: Events, patience: Patience) -> Self {
        let (tasks, statuses) = (TaskTracker::new(), Mutex::default());
        Self(Arc::new(Inner { tasks, shutdown, events, patience, statuses }))
    }

    /// Keeps the task `name` running until the host stops: `start` begins it, the first time and
    /// after each break. It should end soon after the host was told to stop.
    pub fn keep<F>(&self, name: &'static str, start: impl FnMut() -> F + Send + 'static)
    where
        F: Future<Output = ()> + Send + 'static,
    {
        self.look_after(name, false, start);
    }

    /// Runs the task `name` to its end; only a panic has it started again.
    pub fn finish<F>(&self, name: &'static str, start: impl FnMut() -> F + Send + 'static)
    where
        F: Future<Output = ()> + Send + 'static,
    {
        self.look_after(name, true, start);
    }

    /// How all tasks are, in the order in which they were first started.
    pub fn tasks(&self) -> Vec<TaskStatus> {
        self.0.statuses.lock().clone()
    }

    /// Waits until all tasks have ended, `within` at most; tells whether they have.
    pub async fn wind_up(&self, within: Duration) -> bool {
        self.0.tasks.close();
        tokio::time::timeout(within, self.0.tasks.wait()).await.is_ok()
    }

    fn look_after<F>(&self, name: &'static str, may_end: bool, mut start: impl FnMut() -> F + Send + 'static)
    where
        F: Future<Output = ()> + Send + 'static,
    {
        let place = {
            let mut statuses = self.0.statuses.lock();
            statuses.push(TaskStatus { name, state: TaskState::Running, restarts: 0, last_failure: None });
            statuses.len() - 1
        };
        let this = self.clone();
        self.0.tasks.spawn(async move {
            let mut broke: VecDeque<Instant> = VecDeque::new();
            let mut pause = this.0.patience.first_pause;
            loop {
                let Stop::Broke(how) = this.run(&mut start, may_end).await else { break };
                let now = Instant::now();
                let is_old = |moment: &Instant| now.duration_since(*moment) >= this.0.patience.window;
                while broke.front().is_some_and(is_old) {
                    broke.pop_front();
                }
                if broke.is_empty() {
                    pause = this.0.patience.first_pause;
                }
                if broke.len() >= this.0.patience.restarts {
                    return this.give_up(place, name, how);
                }
                broke.push_back(now);
                tracing::error!(task = name, ?pause, "task {how}: it is started again");
                this.note(place, |status| {
                    status.state = TaskState::Waiting;
                    status.last_failure = Some(how);
                });
                if this.0.shutdown.run_until_cancelled(tokio::time::sleep(pause)).await.is_none() {
                    break;
                }
                pause = pause.saturating_mul(2).min(this.0.patience.longest_pause);
                this.note(place, |status| {
                    status.state = TaskState::Running;
                    status.restarts += 1;
                });
            }
            this.note(place, |status| status.state = TaskState::Ended);
        });
    }

    /// One run of a task, from its start to whatever ends it.
    async fn run<F: Future<Output = ()> + Send>(&self, start: &mut impl FnMut() -> F, may_end: bool) -> Stop {
        // What starts it may break, too.
        let run = AssertUnwindSafe(async { start().await }).catch_unwind();
        match run.await {
            Ok(()) if may_end || self.0.shutdown.is_cancelled() => Stop::Ended,
            Ok(()) => Stop::Broke("ended before the host did".to_owned()),
            Err(panic) => Stop::Broke(format!("panicked: {}", words(&*panic))),
        }
    }

    fn give_up(&self, place: usize, name: &'static str, how: String) {
        let Patience { restarts, window, .. } = self.0.patience;
        tracing::error!(task = name, restarts, ?window, "task {how}: it broke too often and is given up");
        let reason = format!("it {how}, and had been started again {restarts} times within {} s", window.as_secs());
        self.0.events.publish(Event::HealthChanged {
            component: Some(name.to_owned()),
            from: "healthy",
            to: "unhealthy",
            reason,
        });
        self.note(place, |status| {
            status.state = TaskState::GivenUp;
            status.last_failure = Some(how);
        });
    }

    fn note(&self, place: usize, change: impl FnOnce(&mut TaskStatus)) {
        if let Some(status) = self.0.statuses.lock().get_mut(place) {
            change(status);
        }
    }
}

/// What a panic said, as far as it is words.
fn words(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().copied().or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    text.unwrap_or("without a word").chars().take(200).collect()
}

#[async_trait]
impl Check for Supervisor {
    fn component(&self) -> Component {
        Component::Tasks
    }

    async fn look(&self) -> Finding {
        let tasks = self.tasks();
        let is_broken = |task: &&TaskStatus| matches!(task.state, TaskState::Waiting | TaskState::GivenUp);
        let broken: Vec<String> = tasks.iter().filter(is_broken).map(TaskStatus::complaint).collect();
        if broken.is_empty() {
            return Finding::healthy(format!("tasks beside the requests: {}", tasks.len()));
        }
        Finding::degraded(broken.join("; "))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    fn patience() -> Patience {
        Patience { first_pause: Duration::from_millis(1), restarts: 3, ..Patience::default() }
    }

    fn supervisor() -> (Supervisor, CancellationToken, Events) {
        let (shutdown, events) = (CancellationToken::new(), Events::default());
        (Supervisor::with_patience(shutdown.clone(), events.clone(), patience()), shutdown, events)
    }

    #[tokio::test]
    async fn a_task_that_panics_or_ends_early_is_started_again() {
        let (supervisor, shutdown, _) = supervisor();
        let (runs, until) = (Arc::new(AtomicUsize::new(0)), shutdown.clone());
        let (up, mut is_up) = tokio::sync::mpsc::unbounded_channel();
        supervisor.keep("flaky", move || {
            let (run, until, up) = (runs.fetch_add(1, Ordering::Relaxed), until.clone(), up.clone());
            async move {
                match run {
                    0 => panic!("on purpose"),
                    1 => {}
                    _ => {
                        up.send(()).unwrap();
                        until.cancelled().await;
                    }
                }
            }
        });
        is_up.recv().await.unwrap();
        let expected = TaskStatus {
            name: "flaky",
            state: TaskState::Running,
            restarts: 2,
            last_failure: Some("ended before the host did".to_owned()),
        };
        assert_eq!(supervisor.tasks(), std::slice::from_ref(&expected));
        assert_eq!(supervisor.look().await, Finding::healthy("tasks beside the requests: 1"));
        shutdown.cancel();
        assert!(supervisor.wind_up(Duration::from_secs(10)).await);
        assert_eq!(supervisor.tasks(), [TaskStatus { state: TaskState::Ended, ..expected }]);
    }

    #[tokio::test]
    async fn a_task_that_breaks_too_often_is_given_up_and_said_so() {
        let (supervisor, _shutdown, events) = supervisor();
        let mut heard = events.listen();
        let runs = Arc::new(AtomicUsize::new(0));
        supervisor.keep("hopeless", {
            let runs = Arc::clone(&runs);
            move || {
                runs.fetch_add(1, Ordering::Relaxed);
                async { panic!("for ever") }
            }
        });
        let Event::HealthChanged { component, to, reason, .. } = heard.recv().await.unwrap().event.clone() else {
            panic!("another event")
        };
        assert_eq!((component.as_deref(), to), (Some("hopeless"), "unhealthy"));
        assert_eq!(reason, "it panicked: for ever, and had been started again 3 times within 600 s");
        assert!(supervisor.wind_up(Duration::from_secs(10)).await);
        assert_eq!(runs.load(Ordering::Relaxed), 4);
        let status = supervisor.tasks().remove(0);
        assert_eq!((status.state, status.restarts), (TaskState::GivenUp, 3));
        let said = "`hopeless` panicked: for ever; it is given up: restart the host";
        assert_eq!(supervisor.look().await, Finding::degraded(said));
    }

    #[tokio::test]
    async fn a_task_that_may_end_is_not_started_again() {
        let (supervisor, _shutdown, _) = supervisor();
        supervisor.finish("once", || async {});
        assert!(supervisor.wind_up(Duration::from_secs(10)).await);
        assert_eq!(supervisor.tasks().remove(0).state, TaskState::Ended);
    }

    #[tokio::test]
    async fn a_task_that_does_not_hear_is_not_waited_for() {
        let (supervisor, shutdown, _) = supervisor();
        supervisor.keep("deaf", std::future::pending);
        shutdown.cancel();
        assert!(!supervisor.wind_up(Duration::from_millis(20)).await);
    }
}
