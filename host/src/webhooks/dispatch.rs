//! From the bus to the targets.

use std::sync::Arc;

use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;
use tokio::time::{Instant, sleep_until};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::coalesce::Coalescer;
use super::message::Message;
use super::settings::WebhookSettings;
use super::target::{Target, TargetError};
use crate::events::{Events, Occurrence};

/// All targets of a host. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Webhooks(Arc<[Arc<Target>]>);

impl Webhooks {
    /// Those that the settings name. `variable` reads the environment.
    ///
    /// # Errors
    /// That of the first that cannot be told anything.
    pub fn new(settings: &[WebhookSettings], variable: impl Fn(&str) -> Option<String>) -> Result<Self, TargetError> {
        let target = |settings: &WebhookSettings| Target::new(settings.clone(), &variable).map(Arc::new);
        Ok(Self(settings.iter().map(target).collect::<Result<_, _>>()?))
    }

    /// Each of them.
    pub fn targets(&self) -> &[Arc<Target>] {
        &self.0
    }

    /// Tells them of what happens from now on, until `shutdown`. What waits then is not told.
    pub fn start(&self, events: &Events, shutdown: &CancellationToken, tasks: &TaskTracker) {
        if self.0.is_empty() {
            return;
        }
        for target in self.0.iter() {
            let (target, shutdown) = (Arc::clone(target), shutdown.clone());
            tasks.spawn(async move { target.run(shutdown).await });
        }
        let (webhooks, listener, shutdown) = (self.clone(), events.listen(), shutdown.clone());
        tasks.spawn(async move { shutdown.run_until_cancelled(webhooks.dispatch(listener)).await });
    }

    async fn dispatch(self, mut listener: Receiver<Arc<Occurrence>>) {
        let mut coalescer = Coalescer::default();
        loop {
            let due = coalescer.due();
            let heard = tokio::select! {
                heard = listener.recv() => heard,
                () = async { sleep_until(due.unwrap_or_else(Instant::now)).await }, if due.is_some() => {
                    for (occurrence, times) in coalescer.take(Instant::now()) {
                        self.tell(&occurrence, times);
                    }
                    continue;
                }
            };
            match heard {
                Ok(occurrence) if coalescer.admit(&occurrence, Instant::now()) => self.tell(&occurrence, 1),
                Ok(_) => {}
                Err(RecvError::Lagged(missed)) => tracing::warn!(missed, "more happened than webhooks could be told"),
                Err(RecvError::Closed) => return,
            }
        }
    }

    fn tell(&self, occurrence: &Occurrence, times: u64) {
        let message = Message::of(occurrence, times);
        for target in self.0.iter().filter(|target| target.wants(occurrence.event.kind())) {
            target.push(message.clone());
        }
    }
}
