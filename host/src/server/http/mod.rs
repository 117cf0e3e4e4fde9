//! MCP over HTTP: streamable HTTP of both eras, WebSocket, and Unix sockets beside them.
//!
//! The data's way: [`listener`] accepts a connection, [`wire`] watches its bytes and [`tls`]
//! decrypts them; hyper makes requests of them; [`router`] lets them pass by name ([`origin`]) and
//! caller ([`identity`]), as the rules of the [`entrance`] say; [`endpoint`] bounds them and hands them to rmcp, whose sessions are kept
//! by [`sessions`] and [`outbox`]; or [`websocket`] takes the connection over. [`unix`] needs
//! nothing of all this.
//!
//! What holds: nothing is served to a name, page or caller that was not allowed; everything a
//! client can make grow has a bound; and when the host stops, requests that were taken are answered
//! within the grace period, streams ending with their result.

mod endpoint;
mod entrance;
mod expiry;
pub mod identity;
mod listener;
mod lobby;
mod origin;
mod outbox;
mod places;
mod router;
mod sessions;
mod settings;
mod side;
mod tls;
mod unix;
mod websocket;
mod wire;

use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use rmcp::ServerHandler;
use tokio::net::TcpListener;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

pub use entrance::{Entrance, PreparedRules};
pub use origin::BadEntry;
pub use router::Routes;
pub use settings::HttpSettings;
pub use side::SideServer;
pub use tls::TlsError;
pub use unix::UnixServer;

use self::identity::{IdentityError, IdentitySettings};
use self::listener::Attendant;
use self::lobby::Lobby;
use self::router::Stack;
use self::sessions::Sessions;
use self::tls::Certificate;
use super::lifetime::Lifetime;
use super::limits::Gate;
use super::settings::Settings;
use super::supervisor::Supervisor;
use crate::telemetry::Traffic;

/// How long the answers of abandoned calls may take to be written.
const LAST_WORDS: Duration = Duration::from_millis(500);

/// Why HTTP cannot be served.
#[derive(Debug, thiserror::Error)]
pub enum HttpError {
    /// The address is taken, or not this machine's.
    #[error("failed to listen on {address}")]
    Bind {
        /// Which.
        address: SocketAddr,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// A Unix socket cannot be made.
    #[error("failed to listen on {}", path.display())]
    Socket {
        /// Where.
        path: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// Everybody could call from anywhere.
    #[error(
        "failed to listen on {0}: other machines could reach it and nobody has to say who they are; \
         set `identity`, or pass --insecure"
    )]
    Open(SocketAddr),
    /// The certificate is no good.
    #[error(transparent)]
    Tls(#[from] TlsError),
    /// Callers cannot be told apart.
    #[error(transparent)]
    Identity(#[from] IdentityError),
    /// A name or a page is written wrongly.
    #[error(transparent)]
    Entry(#[from] BadEntry),
}

/// Bound listeners and what is checked of each request.
#[derive(Debug)]
pub struct HttpServer {
    listeners: Vec<TcpListener>,
    addresses: Vec<SocketAddr>,
    entrance: Entrance,
    certificate: Option<Arc<Certificate>>,
    keep_alive: Duration,
    routes: Routes,
    gate: Option<Gate>,
    supervisor: Option<Supervisor>,
    traffic: Traffic,
    front: Option<Front>,
}

/// What accepts connections, before and while the host serves.
#[derive(Debug)]
struct Front {
    lobby: Lobby,
    lifetime: Lifetime,
    /// Cancelled last of all: it cuts off whatever still runs.
    cut: CancellationToken,
    tasks: TaskTracker,
    accepting: JoinSet<()>,
}

impl HttpServer {
    /// Listens on `addresses`. Clients that come now wait until it serves.
    ///
    /// # Errors
    /// [`HttpError`]; nothing is listened on then.
    pub async fn bind(
        addresses: &[SocketAddr],
        settings: HttpSettings,
        identity: &IdentitySettings,
    ) -> Result<Self, HttpError> {
        let entrance = Entrance::new(&settings, identity, addresses)?;
        let certificate = Certificate::new(&settings)?;
        let mut listeners = Vec::new();
        let mut bound = Vec::new();
        for address in addresses {
            let failed = |source| HttpError::Bind { address: *address, source };
            let listener = TcpListener::bind(address).await.map_err(failed)?;
            bound.push(listener.local_addr().map_err(failed)?);
            listeners.push(listener);
        }
        Ok(Self {
            listeners,
            addresses: bound,
            entrance,
            certificate,
            keep_alive: settings.keep_alive(),
            routes: Routes::default(),
            gate: None,
            supervisor: None,
            traffic: Traffic::default(),
            front: None,
        })
    }

    /// Answers these routes, too. Probes have to be known before [`welcome`](Self::welcome).
    pub fn with_routes(self, routes: Routes) -> Self {
        Self { routes, ..self }
    }

    /// Sends requests away that `gate` does not let in, before MCP sees them.
    pub fn with_gate(self, gate: Gate) -> Self {
        Self { gate: Some(gate), ..self }
    }

    /// Has `supervisor` look after what runs beside the requests. It must stop no later than this.
    pub fn with_supervisor(self, supervisor: Supervisor) -> Self {
        Self { supervisor: Some(supervisor), ..self }
    }

    /// Has `traffic` count the clients that are connected.
    pub fn measured_by(self, traffic: Traffic) -> Self {
        Self { traffic, ..self }
    }

    /// By which rules clients are let in: for whoever changes them.
    pub fn entrance(&self) -> &Entrance {
        &self.entrance
    }

    /// Accepts connections from now on: probes are answered, and everything else waits until the
    /// host serves. Within a tokio runtime.
    pub fn welcome(mut self) -> Self {
        let front = self.front.take().unwrap_or_else(|| self.open_front());
        Self { front: Some(front), ..self }
    }

    fn open_front(&mut self) -> Front {
        let (lifetime, cut, tasks) = (Lifetime::new(), CancellationToken::new(), TaskTracker::new());
        let lobby = Lobby::new();
        let attendant = Attendant::new(
            lobby.router(std::mem::take(&mut self.routes.open)),
            self.entrance.clone(),
            self.certificate.clone(),
            tasks.clone(),
            lifetime.closing.clone(),
            cut.clone(),
        );
        let mut accepting = JoinSet::new();
        for listener in self.listeners.drain(..) {
            accepting.spawn(attendant.clone().accept(listener));
        }
        Front { lobby, lifetime, cut, tasks, accepting }
    }

    /// The addresses that are listened on, with the ports that were free.
    pub fn addresses(&self) -> &[SocketAddr] {
        &self.addresses
    }

    /// Where clients of this machine find MCP.
    pub fn urls(&self) -> impl Iterator<Item = String> {
        let scheme = self.scheme();
        self.addresses.iter().map(move |address| format!("{scheme}://{address}{}", router::MCP_PATH))
    }

    fn scheme(&self) -> &'static str {
        if self.certificate.is_some() { "https" } else { "http" }
    }

    /// Serves until `shutdown` is cancelled and what was begun is finished: answers have the grace
    /// period of `bounds`, then an error takes their place.
    ///
    /// `factory` makes the handler of a session, of a WebSocket, or of a single request since
    /// 2026-07-28; subscriptions of a handler should end with its [`Lifetime`].
    pub async fn serve<H: ServerHandler>(
        mut self,
        bounds: Settings,
        factory: impl Fn(&Lifetime) -> H + Send + Sync + 'static,
        shutdown: CancellationToken,
    ) {
        let scheme = self.scheme();
        let grace = bounds.grace();
        let front = self.front.take().unwrap_or_else(|| self.open_front());
        let Front { lobby, lifetime, cut, tasks, accepting: mut beside } = front;
        let factory: router::Factory<H> = Arc::new(factory);
        let sessions = Arc::new(Sessions::new(self.entrance.clone(), lifetime.closing.clone(), self.traffic.clone()));
        let service = router::service(&factory, Arc::clone(&sessions), self.keep_alive, &lifetime, cut.child_token());
        let stack = Arc::new(Stack {
            entrance: self.entrance,
            bounds: Arc::new(bounds),
            keep_alive: self.keep_alive,
            gate: self.gate,
            scheme,
            traffic: self.traffic,
            sessions: Arc::clone(&sessions),
            service,
            factory,
            lifetime: lifetime.clone(),
            shutdown: shutdown.clone(),
            tasks: tasks.clone(),
        });
        lobby.admit(router::router(&stack, self.routes.admin));
        let until = shutdown.clone();
        let tend = move || {
            let (sessions, until) = (Arc::clone(&sessions), until.clone());
            async move { sessions.tend(until).await }
        };
        match &self.supervisor {
            Some(supervisor) => supervisor.keep("sessions over HTTP", tend),
            None => drop(beside.spawn(tend())),
        }
        if let Some(certificate) = self.certificate {
            let until = shutdown.clone();
            let follow = move || {
                let (certificate, until) = (Arc::clone(&certificate), until.clone());
                async move { certificate.follow(until).await }
            };
            match &self.supervisor {
                Some(supervisor) => supervisor.keep("certificate", follow),
                None => drop(beside.spawn(follow())),
            }
        }
        shutdown.cancelled().await;

        // Nothing new is taken, subscriptions and open streams end, and what runs goes on.
        lifetime.closing.cancel();
        while beside.join_next().await.is_some() {}
        tasks.close();
        if tokio::time::timeout(grace, tasks.wait()).await.is_err() {
            tracing::info!("grace period is over: the rest is answered with an error");
            lifetime.abandoned.cancel();
            let _ = tokio::time::timeout(LAST_WORDS, tasks.wait()).await;
        }
        cut.cancel();
        tasks.wait().await;
    }
}
