//! Signals: what winds the host up, and what has it look at everything again.

use std::io;
use std::sync::Arc;

use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::Mutex;
use tokio_util::sync::CancellationToken;

use super::notify::Notifier;
use crate::cli::live::LiveHost;
use crate::server::{Backend as _, Supervisor};

/// What the host hears of the system. Signals that come before somebody listens are kept.
pub(super) struct Signals {
    ends: Arc<Mutex<Ends>>,
    hangup: Arc<Mutex<Signal>>,
}

struct Ends {
    terminate: Signal,
    interrupt: Signal,
}

impl Signals {
    pub(super) fn catch() -> io::Result<Self> {
        let (terminate, interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
        let hangup = signal(SignalKind::hangup())?;
        Ok(Self { ends: Arc::new(Mutex::new(Ends { terminate, interrupt })), hangup: Arc::new(Mutex::new(hangup)) })
    }

    /// Follows them until `shutdown`, which two of them bring about.
    ///
    /// A service manager hears through `told` of each reload, and at its end the status that it
    /// comes with.
    pub(super) fn follow(
        self,
        live: Arc<LiveHost>,
        told: (Notifier, String),
        shutdown: &CancellationToken,
        supervisor: &Supervisor,
    ) {
        let Self { ends, hangup } = self;
        let until = shutdown.clone();
        supervisor.finish("stop on a signal", move || stop_on_signal(Arc::clone(&ends), until.clone()));
        let until = shutdown.clone();
        supervisor.keep("reload on SIGHUP", move || {
            reload_on_hangup(Arc::clone(&hangup), Arc::clone(&live), told.clone(), until.clone())
        });
    }
}

async fn stop_on_signal(ends: Arc<Mutex<Ends>>, shutdown: CancellationToken) {
    let mut ends = ends.lock().await;
    let Ends { terminate, interrupt } = &mut *ends;
    tokio::select! {
        _ = terminate.recv() => tracing::info!("SIGTERM: winding up"),
        _ = interrupt.recv() => tracing::info!("SIGINT: winding up"),
        () = shutdown.cancelled() => {}
    }
    shutdown.cancel();
}

async fn reload_on_hangup(
    hangup: Arc<Mutex<Signal>>,
    live: Arc<LiveHost>,
    (notifier, status): (Notifier, String),
    shutdown: CancellationToken,
) {
    let mut hangup = hangup.lock().await;
    while let Some(Some(())) = shutdown.run_until_cancelled(hangup.recv()).await {
        notifier.reloading();
        let report = live.reload().await;
        notifier.ready(&status);
        tracing::info!(generation = report.generation, changed = report.changed, "SIGHUP: reloaded");
    }
}
