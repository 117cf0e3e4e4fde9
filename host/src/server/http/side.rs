//! An address of its own for what only the operator's systems ask: metrics and probes.

use std::net::SocketAddr;

use axum::Router;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tower_http::catch_panic::CatchPanicLayer;

use super::entrance::Entrance;
use super::listener::Attendant;
use super::{HttpError, HttpSettings};

/// Connections at once: scrapers and probes are few.
const MAX_CONNECTIONS: usize = 64;

/// A bound listener.
#[derive(Debug)]
pub struct SideServer {
    listener: TcpListener,
    address: SocketAddr,
}

impl SideServer {
    /// Listens on `address`.
    ///
    /// # Errors
    /// When it is taken, or not this machine's.
    pub async fn bind(address: SocketAddr) -> Result<Self, HttpError> {
        let failed = |source| HttpError::Bind { address, source };
        let listener = TcpListener::bind(address).await.map_err(failed)?;
        let address = listener.local_addr().map_err(failed)?;
        Ok(Self { listener, address })
    }

    /// Where it listens, with the port that was free.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Answers `router` until `shutdown`. Nothing that is asked here takes long, so nothing is
    /// waited for.
    pub async fn serve(self, router: Router, shutdown: CancellationToken) {
        let settings = HttpSettings { max_connections: MAX_CONNECTIONS, ..HttpSettings::default() };
        let router = router.layer(CatchPanicLayer::new());
        let tasks = TaskTracker::new();
        let attendant =
            Attendant::new(router, Entrance::for_everybody(settings), None, tasks, shutdown.clone(), shutdown);
        attendant.accept(self.listener).await;
    }
}
