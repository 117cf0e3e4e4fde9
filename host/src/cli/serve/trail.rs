//! What a serving host tells of itself: the audit trail and webhooks.

use std::time::Duration;

use anyhow::Context as _;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::audit;
use crate::cli::paths;
use crate::config::Settings;
use crate::events::{Event, Events};
use crate::webhooks::Webhooks;

/// What listens to a host. It is told that the host stops when it has stopped.
pub(super) struct Trail {
    events: Events,
    tasks: TaskTracker,
}

/// Begins to write down and to tell what is published; first of all that the host starts.
///
/// # Errors
/// When the settings name what cannot be used: an operator who asks for a trail wants no host without.
pub(super) fn start(
    settings: &Settings,
    is_shared: bool,
    events: &Events,
    shutdown: &CancellationToken,
) -> anyhow::Result<Trail> {
    if settings.audit.enabled.unwrap_or(is_shared) {
        let file = paths::audit_file(settings);
        let file = file.context("there is no home folder to keep an audit trail in: set `audit.file`")?;
        audit::start(&file, &settings.audit, events).context("failed to start the audit trail")?;
    }
    let webhooks = Webhooks::new(&settings.webhooks, |name| std::env::var(name).ok())?;
    let tasks = TaskTracker::new();
    webhooks.start(events, shutdown, &tasks);
    events.publish(Event::Started { version: env!("CARGO_PKG_VERSION").to_owned(), pid: std::process::id() });
    Ok(Trail { events: events.clone(), tasks })
}

impl Trail {
    /// Writes down that the host stops, and waits until that is done, and who is to hear has heard.
    pub(super) async fn end(self, patience: Duration) {
        self.events.publish(Event::Stopped { pid: std::process::id() });
        if tokio::time::timeout(patience, self.events.settled()).await.is_err() {
            tracing::error!("the audit trail took too long: the last lines may be missing");
        }
        self.tasks.close();
        // Who does not answer is told no more.
        let _ = tokio::time::timeout(patience, self.tasks.wait()).await;
    }
}
