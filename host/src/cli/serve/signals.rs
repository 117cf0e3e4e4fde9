//! Signals: what winds the host up, and what has it look at everything again.

use std::io;
use std::sync::Arc;

use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::cli::live::LiveHost;
use crate::server::Backend as _;

/// What the host hears of the system. Signals that come before somebody listens are kept.
pub(super) struct Signals {
    terminate: Signal,
    interrupt: Signal,
    hangup: Signal,
}

impl Signals {
    pub(super) fn catch() -> io::Result<Self> {
        Ok(Self {
            terminate: signal(SignalKind::terminate())?,
            interrupt: signal(SignalKind::interrupt())?,
            hangup: signal(SignalKind::hangup())?,
        })
    }

    /// Follows them until `shutdown`, which two of them bring about.
    pub(super) fn follow(self, live: Arc<LiveHost>, shutdown: &CancellationToken, tasks: &TaskTracker) {
        let Self { terminate, interrupt, hangup } = self;
        tasks.spawn(stop_on_signal(terminate, interrupt, shutdown.clone()));
        tasks.spawn(reload_on_hangup(hangup, live, shutdown.clone()));
    }
}

async fn stop_on_signal(mut terminate: Signal, mut interrupt: Signal, shutdown: CancellationToken) {
    tokio::select! {
        _ = terminate.recv() => tracing::info!("SIGTERM: winding up"),
        _ = interrupt.recv() => tracing::info!("SIGINT: winding up"),
        () = shutdown.cancelled() => {}
    }
    shutdown.cancel();
}

async fn reload_on_hangup(mut hangup: Signal, live: Arc<LiveHost>, shutdown: CancellationToken) {
    while let Some(Some(())) = shutdown.run_until_cancelled(hangup.recv()).await {
        let report = live.reload().await;
        tracing::info!(generation = report.generation, changed = report.changed, "SIGHUP: reloaded");
    }
}
