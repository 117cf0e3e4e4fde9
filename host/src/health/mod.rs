//! How the parts of a host are, and what that means for the whole.
//!
//! Each [`Check`] looks at one part; [`Health`] asks all of them at once, bounded in time, and
//! keeps the answer for a second, so that probes cannot load the host. Improving prompts is the
//! main job: what that needs makes the whole unhealthy when it fails, everything else degrades it.
//! A change of any part is published as an event, once.
//!
//! [`Phase`] says where the host is in its life: it is ready only between its first generation
//! and its stop.

mod checks;
mod phase;
mod report;
#[cfg(test)]
mod tests;

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, Instant};

use arc_swap::ArcSwap;
use async_trait::async_trait;
use futures::future::join_all;
use tokio::sync::Mutex;
use tokio_util::sync::CancellationToken;

pub use checks::{Parts, WatchesNatively, checks};
pub use phase::{Phase, Stage};
pub use report::{Component, ComponentReport, HealthReport, Status};

use crate::events::{Event, Events};
use crate::records::UtcTime;

/// How long one part may take to say how it is.
const PATIENCE: Duration = Duration::from_millis(500);
/// How long an answer is good for.
const FRESH: Duration = Duration::from_secs(1);

/// How a part is, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// How it is.
    pub status: Status,
    /// What was seen, and the way out where it is not well.
    pub message: String,
}

impl Finding {
    /// All is well.
    pub fn healthy(message: impl Into<String>) -> Self {
        Self { status: Status::Healthy, message: message.into() }
    }

    /// It works, and not as it should.
    pub fn degraded(message: impl Into<String>) -> Self {
        Self { status: Status::Degraded, message: message.into() }
    }

    /// It does not work.
    pub fn unhealthy(message: impl Into<String>) -> Self {
        Self { status: Status::Unhealthy, message: message.into() }
    }
}

/// Looks at one part. It changes nothing.
#[async_trait]
pub trait Check: Send + Sync + fmt::Debug + 'static {
    /// Which part.
    fn component(&self) -> Component;

    /// How it is now.
    async fn look(&self) -> Finding;
}

/// The health of a host. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Health(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    checks: Vec<Arc<dyn Check>>,
    events: Events,
    latest: ArcSwap<HealthReport>,
    /// When the latest report was made; none before the first. Held while one is made.
    made: Mutex<Option<Instant>>,
    fresh: Duration,
}

impl Health {
    /// By these checks; changes are published on `events`.
    pub fn new(checks: Vec<Arc<dyn Check>>, events: Events) -> Self {
        Self::with_freshness(checks, events, FRESH)
    }

    fn with_freshness(checks: Vec<Arc<dyn Check>>, events: Events, fresh: Duration) -> Self {
        let latest = ArcSwap::from_pointee(HealthReport::unknown(checks.iter().map(|check| check.component())));
        Self(Arc::new(Inner { checks, events, latest, made: Mutex::new(None), fresh }))
    }

    /// The last report, however old it is. Never waits.
    pub fn latest(&self) -> Arc<HealthReport> {
        self.0.latest.load_full()
    }

    /// How everything is, at most a second ago.
    pub async fn report(&self) -> Arc<HealthReport> {
        // Whoever comes while others look waits for what they see.
        let mut made = self.0.made.lock().await;
        if made.is_some_and(|made| made.elapsed() < self.0.fresh) {
            return self.latest();
        }
        let looks = self.0.checks.iter().map(|check| look(Arc::clone(check)));
        let seen = join_all(looks).await;
        let (before, is_first) = (self.latest(), made.is_none());
        let report = Arc::new(before.followed_by(seen, UtcTime::now()));
        self.tell(&before, &report, is_first);
        self.0.latest.store(Arc::clone(&report));
        *made = Some(Instant::now());
        report
    }

    /// Looks every so often, so that changes are noticed when nobody asks, until `shutdown`.
    pub async fn watch(&self, pause: Duration, shutdown: CancellationToken) {
        while shutdown.run_until_cancelled(self.report()).await.is_some() {
            if shutdown.run_until_cancelled(tokio::time::sleep(pause)).await.is_none() {
                return;
            }
        }
    }

    /// Publishes what is other than before. What is well at first is no news.
    fn tell(&self, before: &HealthReport, after: &HealthReport, is_first: bool) {
        for part in &after.components {
            let from = before.component(part.component).map_or(Status::Healthy, |before| before.status);
            let from = if is_first { Status::Healthy } else { from };
            if from != part.status {
                let component = Some(part.component.as_str().to_owned());
                self.publish(component, from, part.status, part.message.clone());
            }
        }
        let from = if is_first { Status::Healthy } else { before.status };
        if from != after.status {
            self.publish(None, from, after.status, after.reason());
        }
    }

    fn publish(&self, component: Option<String>, from: Status, to: Status, reason: String) {
        let part = component.as_deref().unwrap_or("the host");
        match to {
            Status::Healthy => tracing::info!(part, "healthy again: {reason}"),
            Status::Degraded | Status::Unhealthy => tracing::warn!(part, status = to.as_str(), "{reason}"),
        }
        self.0.events.publish(Event::HealthChanged { component, from: from.as_str(), to: to.as_str(), reason });
    }
}

/// What one check sees, and how long it took. Whatever becomes of the check, there is an answer.
async fn look(check: Arc<dyn Check>) -> (Component, Finding, Duration) {
    let (component, started) = (check.component(), Instant::now());
    // A task of its own: a check that panics costs its own answer only.
    let task = tokio::spawn(async move { check.look().await });
    let stop = task.abort_handle();
    let finding = match tokio::time::timeout(PATIENCE, task).await {
        Ok(Ok(finding)) => finding,
        Ok(Err(_)) => Finding::degraded("looking at it failed by a fault of the host: its log has the details"),
        Err(_) => {
            stop.abort();
            Finding::degraded(format!("it did not say within {} ms how it is", PATIENCE.as_millis()))
        }
    };
    (component, finding, started.elapsed())
}
