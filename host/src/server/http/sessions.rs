//! The sessions of clients before 2026-07-28: how many, how long, and whose.
//!
//! rmcp keeps sessions in one map without bounds, and ends one five minutes after its last message
//! even while a stream is open. Here their number is bounded, a session lives while a stream of it
//! is open, it belongs to the caller that opened it, and what it said can be asked for again (see
//! [`events`](super::events)).

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use futures::{Stream, StreamExt};
use rmcp::model::{ClientJsonRpcMessage, ServerJsonRpcMessage};
use rmcp::transport::WorkerTransport;
use rmcp::transport::streamable_http_server::session::local::{
    LocalSessionManager, LocalSessionManagerError, LocalSessionWorker, SessionConfig,
};
use rmcp::transport::streamable_http_server::session::{
    EventStream, RestoreOutcome, ServerSseMessage, SessionId, SessionManager,
};
use tokio_util::sync::CancellationToken;

use super::events::Events;
use super::identity::{Identity, Kind};
use crate::telemetry::{Connected, Traffic, Transport};

/// The event id that rmcp gives the answer to `initialize`, which no stream has.
const OPENING_EVENT: &str = "0";

/// Whose a session is; none where nobody has to say who they are.
type Owner = Option<(Kind, String)>;

/// Why a session cannot be had.
#[derive(Debug, thiserror::Error)]
pub(super) enum SessionError {
    /// As many as may be are open.
    #[error("host has its {0} sessions already: try again later, or raise `http.max_sessions`")]
    Full(usize),
    /// It was closed, or never was.
    #[error("session not found")]
    Unknown,
    /// It broke.
    #[error(transparent)]
    Local(#[from] LocalSessionManagerError),
}

/// All sessions.
#[derive(Debug)]
pub(super) struct Sessions {
    open: Mutex<HashMap<SessionId, Arc<Session>>>,
    max: usize,
    idle: Duration,
    closing: CancellationToken,
    traffic: Traffic,
}

/// One session. rmcp's manager holds just this one, so that its events are its own.
struct Session {
    manager: LocalSessionManager,
    owner: OnceLock<Owner>,
    activity: Mutex<Activity>,
    _connected: Connected,
}

impl std::fmt::Debug for Session {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Session").field("owner", &self.owner).finish_non_exhaustive()
    }
}

struct Activity {
    seen: Instant,
    streams: usize,
}

impl Session {
    fn activity(&self) -> MutexGuard<'_, Activity> {
        self.activity.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Sessions {
    /// No session yet; open streams end when `closing` is cancelled.
    pub(super) fn new(max: usize, idle: Duration, closing: CancellationToken, traffic: Traffic) -> Self {
        Self { open: Mutex::default(), max, idle, closing, traffic }
    }

    fn open(&self) -> MutexGuard<'_, HashMap<SessionId, Arc<Session>>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The session, which is thereby not idle.
    fn session(&self, id: &str) -> Result<Arc<Session>, SessionError> {
        let session = self.open().get(id).cloned().ok_or(SessionError::Unknown)?;
        session.activity().seen = Instant::now();
        Ok(session)
    }

    /// Whether no more can be opened.
    pub(super) fn are_full(&self) -> bool {
        self.open().len() >= self.max
    }

    /// Gives a new session to the caller that opened it.
    pub(super) fn adopt(&self, id: &str, caller: Option<&Identity>) {
        if let Ok(session) = self.session(id) {
            // It is given away once, by the answer that first names it.
            let _ = session.owner.set(caller.map(Identity::owner));
        }
    }

    /// Whether the caller may use the session. One that there is not is everybody's to hear so.
    pub(super) fn admits(&self, id: &str, caller: Option<&Identity>) -> bool {
        let session = self.open().get(id).cloned();
        session.is_none_or(|session| session.owner.get().is_some_and(|owner| *owner == caller.map(Identity::owner)))
    }

    /// Closes sessions that nobody has used for too long, until `shutdown`.
    pub(super) async fn close_idle(&self, shutdown: CancellationToken) {
        let pause = (self.idle / 4).clamp(Duration::from_millis(100), Duration::from_secs(30));
        while shutdown.run_until_cancelled(tokio::time::sleep(pause)).await.is_some() {
            let is_idle = |session: &Session| {
                let activity = session.activity();
                activity.streams == 0 && activity.seen.elapsed() >= self.idle
            };
            let idle: Vec<SessionId> = {
                let open = self.open();
                open.iter().filter(|(_, session)| is_idle(session)).map(|(id, _)| Arc::clone(id)).collect()
            };
            for id in idle {
                tracing::debug!("a session was idle for too long: closed");
                let _ = self.close_session(&id).await;
            }
        }
    }

    /// The events of a stream, which keeps its session from being idle; cut at `until` if given.
    fn watched(
        session: &Arc<Session>,
        events: impl Stream<Item = ServerSseMessage> + Send + Sync + 'static,
        until: Option<CancellationToken>,
    ) -> EventStream {
        let open = Open::new(Arc::clone(session));
        let events = events.map(move |event| {
            // The closure owns it for as long as the stream is there.
            let Open(_) = &open;
            event
        });
        match until {
            Some(until) => Box::pin(events.take_until(async move { until.cancelled().await })),
            None => Box::pin(events),
        }
    }
}

impl SessionManager for Sessions {
    type Error = SessionError;
    type Transport = WorkerTransport<LocalSessionWorker>;

    async fn create_session(&self) -> Result<(SessionId, Self::Transport), SessionError> {
        let events = Events::new(self.closing.clone());
        let mut config = SessionConfig::default();
        // Idle sessions are closed here, where open streams count.
        config.keep_alive = None;
        let mut manager = LocalSessionManager::default().with_event_store(Arc::new(events));
        manager.session_config = config;
        let id: SessionId = uuid::Uuid::new_v4().to_string().into();
        let RestoreOutcome::Restored(transport) = manager.restore_session(Arc::clone(&id)).await? else {
            return Err(SessionError::Unknown);
        };
        let activity = Mutex::new(Activity { seen: Instant::now(), streams: 0 });
        let connected = self.traffic.connect(Transport::Session);
        let session = Arc::new(Session { manager, owner: OnceLock::new(), activity, _connected: connected });
        let mut open = self.open();
        if open.len() >= self.max {
            return Err(SessionError::Full(self.max));
        }
        open.insert(Arc::clone(&id), session);
        Ok((id, transport))
    }

    async fn initialize_session(
        &self,
        id: &SessionId,
        message: ClientJsonRpcMessage,
    ) -> Result<ServerJsonRpcMessage, SessionError> {
        Ok(self.session(id)?.manager.initialize_session(id, message).await?)
    }

    async fn has_session(&self, id: &SessionId) -> Result<bool, SessionError> {
        Ok(self.session(id).is_ok())
    }

    async fn close_session(&self, id: &SessionId) -> Result<(), SessionError> {
        let session = self.open().remove(id);
        match session {
            Some(session) => Ok(session.manager.close_session(id).await?),
            None => Ok(()),
        }
    }

    async fn create_stream(
        &self,
        id: &SessionId,
        message: ClientJsonRpcMessage,
    ) -> Result<impl Stream<Item = ServerSseMessage> + Send + Sync + 'static, SessionError> {
        let session = self.session(id)?;
        let events = session.manager.create_stream(id, message).await?;
        Ok(Self::watched(&session, events, None))
    }

    async fn accept_message(&self, id: &SessionId, message: ClientJsonRpcMessage) -> Result<(), SessionError> {
        Ok(self.session(id)?.manager.accept_message(id, message).await?)
    }

    async fn create_standalone_stream(
        &self,
        id: &SessionId,
    ) -> Result<impl Stream<Item = ServerSseMessage> + Send + Sync + 'static, SessionError> {
        let session = self.session(id)?;
        let events = session.manager.create_standalone_stream(id).await?;
        // It has no answer that would end it.
        Ok(Self::watched(&session, events, Some(self.closing.clone())))
    }

    async fn resume(
        &self,
        id: &SessionId,
        last_event_id: String,
    ) -> Result<impl Stream<Item = ServerSseMessage> + Send + Sync + 'static, SessionError> {
        let session = self.session(id)?;
        if last_event_id == OPENING_EVENT {
            let events = session.manager.create_standalone_stream(id).await?;
            return Ok(Self::watched(&session, events, Some(self.closing.clone())));
        }
        let events = session.manager.resume(id, last_event_id).await?;
        Ok(Self::watched(&session, events, None))
    }
}

/// Counts as an open stream of its session until it is dropped.
struct Open(Arc<Session>);

impl Open {
    fn new(session: Arc<Session>) -> Self {
        session.activity().streams += 1;
        Self(session)
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        let mut activity = self.0.activity();
        activity.streams = activity.streams.saturating_sub(1);
        activity.seen = Instant::now();
    }
}
