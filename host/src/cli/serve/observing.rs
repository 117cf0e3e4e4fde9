//! What operators have of a serving host: probes, metrics, health, administration.
//!
//! It begins before the plugins are loaded, so that probes are answered meanwhile, and ends last,
//! so that they are answered while the host winds up.

use std::net::SocketAddr;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use axum::Router;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use super::doors::Entrances;
use crate::cli::live::{LiveHost, Operated};
use crate::config::Settings;
use crate::events::Events;
use crate::health::{Health, Phase};
use crate::records::UtcTime;
use crate::server::admin::Door;
use crate::server::admin::routes::{self, Probes};
use crate::server::{Backend, SideServer, Supervisor};
use crate::telemetry::{Observed, Telemetry, Traffic};

/// How often a host looks how it is when nobody asks.
const LOOK_EVERY: Duration = Duration::from_secs(10);
/// How long the last push of metrics may take.
const LAST_PUSH: Duration = Duration::from_secs(2);

/// See the [module](self).
pub(super) struct Observing {
    events: Events,
    telemetry: Telemetry,
    phase: Phase,
    health: Arc<OnceLock<Health>>,
    started: UtcTime,
}

/// What answers on the address for metrics.
pub(super) struct Side {
    address: SocketAddr,
    serving: JoinHandle<()>,
    stop: CancellationToken,
}

impl Side {
    pub(super) fn address(&self) -> SocketAddr {
        self.address
    }
}

impl Observing {
    /// # Errors
    /// When metrics cannot be pushed as the settings say.
    pub(super) fn start(settings: &Settings, events: Events) -> anyhow::Result<Self> {
        Ok(Self {
            events,
            telemetry: Telemetry::start(&settings.metrics)?,
            phase: Phase::default(),
            health: Arc::default(),
            started: UtcTime::now(),
        })
    }

    pub(super) fn probes(&self) -> Probes {
        Probes { phase: self.phase.clone(), health: Arc::clone(&self.health) }
    }

    pub(super) fn traffic(&self) -> Traffic {
        self.telemetry.traffic().clone()
    }

    /// Metrics and probes on an address of their own, where the settings name one.
    ///
    /// # Errors
    /// When it cannot be listened on.
    pub(super) async fn serve_beside(&self, settings: &Settings) -> anyhow::Result<Option<Side>> {
        let Some(address) = settings.metrics.listen else { return Ok(None) };
        let server = SideServer::bind(address).await?;
        let address = server.address();
        if !address.ip().to_canonical().is_loopback() {
            tracing::warn!(%address, "metrics can be read by everybody who reaches this address");
        }
        tracing::info!(%address, "serving metrics and probes");
        let router = routes::metrics(self.telemetry.clone()).merge(routes::probes(self.probes(), || true));
        let stop = CancellationToken::new();
        let serving = tokio::spawn(server.serve(router, stop.clone()));
        Ok(Some(Side { address, serving, stop }))
    }

    /// What the host has of this.
    pub(super) fn operated(
        &self,
        doors: Vec<Door>,
        entrances: Option<Entrances>,
        supervisor: Supervisor,
        debug_info: bool,
    ) -> Operated {
        Operated {
            events: self.events.clone(),
            telemetry: self.telemetry.clone(),
            phase: self.phase.clone(),
            supervisor,
            doors,
            entrances,
            debug_info,
            started: self.started,
        }
    }

    /// Routes for callers with the scope `admin`.
    pub(super) fn routes(&self, live: &Arc<LiveHost>) -> Router {
        routes::admin(Arc::clone(live) as Arc<dyn Backend>).merge(routes::metrics(self.telemetry.clone()))
    }

    /// The host serves from now on, until `shutdown`.
    pub(super) fn follow(&self, live: &Arc<LiveHost>, shutdown: &CancellationToken, supervisor: &Supervisor) {
        self.telemetry.observe(&(Arc::clone(live) as Arc<dyn Observed>));
        let health = self.health.get_or_init(|| live.health().clone()).clone();
        self.phase.serve();
        let (phase, until) = (self.phase.clone(), shutdown.clone());
        supervisor.finish("readiness", move || {
            let (phase, until) = (phase.clone(), until.clone());
            async move {
                until.cancelled().await;
                phase.stop();
            }
        });
        let until = shutdown.clone();
        supervisor.keep("health", move || {
            let (health, until) = (health.clone(), until.clone());
            async move { health.watch(LOOK_EVERY, until).await }
        });
    }

    /// Pushes what was not pushed yet, and stops answering probes.
    pub(super) async fn end(self, side: Option<Side>) {
        self.telemetry.end(LAST_PUSH).await;
        if let Some(Side { serving, stop, .. }) = side {
            stop.cancel();
            let _ = serving.await;
        }
    }
}
