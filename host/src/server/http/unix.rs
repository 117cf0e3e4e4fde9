//! MCP as lines of JSON over a Unix socket that only the user who runs the host can open.

use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::HttpError;
use super::entrance::Entrance;
use super::places::Places;
use crate::server::connection::PromptHost;
use crate::server::transport::serve_lines;
use crate::server::unix_socket::UnixSocket;
use crate::telemetry::Transport;

/// How long to pause when no connection can be accepted: out of file descriptors, most likely.
const PAUSE: Duration = Duration::from_millis(100);

/// Bound sockets. Their files go when they are dropped.
#[derive(Debug)]
pub struct UnixServer {
    sockets: Vec<UnixSocket>,
    entrance: Entrance,
}

impl UnixServer {
    /// Listens at `paths`, and lets as many in as `entrance` says. A file there that is no socket, or whose host still runs, stays.
    ///
    /// # Errors
    /// When one of them cannot be bound.
    pub fn bind(paths: &[PathBuf], entrance: Entrance) -> Result<Self, HttpError> {
        let bind =
            |path: &PathBuf| UnixSocket::bind(path).map_err(|source| HttpError::Socket { path: path.clone(), source });
        let sockets = paths.iter().map(bind).collect::<Result<_, _>>()?;
        Ok(Self { sockets, entrance })
    }

    /// Where it listens.
    pub fn paths(&self) -> impl Iterator<Item = &Path> {
        self.sockets.iter().map(UnixSocket::path)
    }

    /// Serves clients until `shutdown` is cancelled and their running calls are answered.
    pub async fn serve(self, host: PromptHost, shutdown: CancellationToken) {
        let tasks = TaskTracker::new();
        let places = Places::default();
        let accepting = self.sockets.into_iter().map(|socket| {
            let places = (places.clone(), self.entrance.clone());
            accept(socket, host.clone(), places, tasks.clone(), shutdown.clone())
        });
        futures::future::join_all(accepting).await;
        tasks.close();
        // Each ends by its own grace period.
        tasks.wait().await;
    }
}

async fn accept(
    socket: UnixSocket,
    host: PromptHost,
    (places, entrance): (Places, Entrance),
    tasks: TaskTracker,
    shutdown: CancellationToken,
) {
    loop {
        let accepted = tokio::select! {
            biased;
            () = shutdown.cancelled() => return,
            accepted = socket.accept() => accepted,
        };
        let stream = match accepted {
            Ok(stream) => stream,
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
                tracing::warn!("connection of another user refused");
                continue;
            }
            Err(error) => {
                tracing::warn!(%error, "failed to accept a connection");
                tokio::time::sleep(PAUSE).await;
                continue;
            }
        };
        let Some(place) = places.take(entrance.rules().settings.max_connections) else {
            tracing::warn!("too many connections: client sent away");
            continue;
        };
        let (host, shutdown) = (host.clone(), shutdown.clone());
        tasks.spawn(async move {
            let _held = (place, host.traffic.connect(Transport::Unix));
            let (input, output) = stream.into_split();
            match serve_lines(&host, input, output, shutdown).await {
                Ok(ended) => tracing::debug!(?ended, "connection ended"),
                Err(error) => tracing::info!(%error, "connection broke"),
            }
        });
    }
}
