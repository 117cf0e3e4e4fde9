//! The sessions of clients before 2026-07-28: how many, how long, and whose.
//!
//! rmcp's own sessions have no bound, end five minutes after their last message even while a stream
//! is open, and take a hundred kilobytes each. Here their number is bounded, a session lives while a
//! stream of it is open, and it belongs to the caller that opened it. What a client says goes to
//! rmcp through the session's [`Line`], what the host says comes back through its [`Outbox`].

use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use futures::{Stream, StreamExt};
use rmcp::model::{ClientJsonRpcMessage, ClientNotification, ServerJsonRpcMessage};
use rmcp::service::{RoleServer, RxJsonRpcMessage, TxJsonRpcMessage};
use rmcp::transport::streamable_http_server::session::{EventStream, ServerSseMessage, SessionId, SessionManager};
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use super::entrance::Entrance;
use super::identity::Identity;
use super::outbox::{Outbox, UnknownEvent};
use crate::telemetry::{Connected, Traffic, Transport};

/// The event id that rmcp gives the answer to `initialize`, which no stream has.
const OPENING_EVENT: &str = "0";

/// Messages of one client that wait to be looked at.
const INBOX: usize = 16;

/// Whose a session is; none where nobody has to say who they are.
type Owner = Option<Arc<Identity>>;

/// Why a session cannot be had.
#[derive(Debug, thiserror::Error)]
pub(super) enum SessionError {
    /// As many as may be are open.
    #[error("host has its {0} sessions already: try again later, or raise `http.max_sessions`")]
    Full(usize),
    /// It was closed, or never was.
    #[error("session not found")]
    Unknown,
    /// A stream that it does not have.
    #[error(transparent)]
    Event(#[from] UnknownEvent),
}

/// All sessions.
#[derive(Debug)]
pub(super) struct Sessions {
    open: Mutex<HashMap<SessionId, Arc<Session>>>,
    entrance: Entrance,
    closing: CancellationToken,
    traffic: Traffic,
}

/// One session, as requests see it.
struct Session {
    inbox: mpsc::Sender<Box<ClientJsonRpcMessage>>,
    outbox: Outbox,
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

    /// Hands a message to the session's server.
    async fn hand(&self, message: ClientJsonRpcMessage) -> Result<(), SessionError> {
        self.inbox.send(Box::new(message)).await.map_err(|_| SessionError::Unknown)
    }

    /// Hands a request over, and gives the stream that its answer comes on.
    async fn ask(
        &self,
        message: ClientJsonRpcMessage,
    ) -> Result<impl Stream<Item = ServerSseMessage> + Send + Sync + use<>, SessionError> {
        let ClientJsonRpcMessage::Request(request) = &message else { return Err(SessionError::Unknown) };
        let answer = self.outbox.open(request);
        self.hand(message).await?;
        Ok(answer)
    }
}

/// The same session, as rmcp's server sees it.
pub(super) struct Line {
    inbox: mpsc::Receiver<Box<ClientJsonRpcMessage>>,
    outbox: Outbox,
}

impl rmcp::transport::Transport<RoleServer> for Line {
    type Error = Infallible;

    fn send(
        &mut self,
        message: TxJsonRpcMessage<RoleServer>,
    ) -> impl Future<Output = Result<(), Infallible>> + Send + 'static {
        self.outbox.say(message);
        std::future::ready(Ok(()))
    }

    async fn receive(&mut self) -> Option<RxJsonRpcMessage<RoleServer>> {
        tokio::select! {
            biased;
            () = self.outbox.ended() => None,
            message = self.inbox.recv() => message.map(|message| *message),
        }
    }

    async fn close(&mut self) -> Result<(), Infallible> {
        self.outbox.end();
        Ok(())
    }
}

impl Drop for Line {
    /// Without its server a session answers nothing more.
    fn drop(&mut self) {
        self.outbox.end();
    }
}

impl Sessions {
    /// No session yet; open streams end when `closing` is cancelled.
    pub(super) fn new(entrance: Entrance, closing: CancellationToken, traffic: Traffic) -> Self {
        Self { open: Mutex::default(), entrance, closing, traffic }
    }

    /// How many there may be.
    pub(super) fn most(&self) -> usize {
        self.entrance.rules().settings.max_sessions
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
        self.open().len() >= self.most()
    }

    /// Gives a new session to the caller that opened it.
    pub(super) fn adopt(&self, id: &str, caller: Owner) {
        if let Ok(session) = self.session(id) {
            // It is given away once, by the answer that first names it.
            let _ = session.owner.set(caller);
        }
    }

    /// Whether the caller may use the session. One that there is not is everybody's to hear so.
    pub(super) fn admits(&self, id: &str, caller: Option<&Identity>) -> bool {
        let session = self.open().get(id).cloned();
        let is_of = |owner: &Owner| match (owner, caller) {
            (Some(owner), Some(caller)) => owner.is_of(caller),
            (owner, caller) => owner.is_none() && caller.is_none(),
        };
        session.is_none_or(|session| session.owner.get().is_some_and(is_of))
    }

    /// Closes sessions that nobody has used for too long, or whose callers are let in no longer, and
    /// lets go of old answers of the others, until `shutdown`.
    pub(super) async fn tend(&self, shutdown: CancellationToken) {
        let mut changes = self.entrance.changes();
        loop {
            let pause = self.entrance.rules().settings.session_idle() / 4;
            tokio::select! {
                () = shutdown.cancelled() => return,
                () = tokio::time::sleep(pause.clamp(Duration::from_millis(100), Duration::from_secs(30))) => {}
                // The sender is as old as this.
                _ = changes.changed() => {}
            }
            self.close_those_that_are_over();
        }
    }

    fn close_those_that_are_over(&self) {
        let rules = self.entrance.rules();
        let idle = rules.settings.session_idle();
        let why = |session: &Session| {
            let owner = session.owner.get();
            if owner.is_some_and(|owner| !rules.vouch_for(owner.as_deref())) {
                return Some("the caller of a session is let in no longer: closed");
            }
            let activity = session.activity();
            let is_idle = activity.streams == 0 && activity.seen.elapsed() >= idle;
            is_idle.then_some("a session was idle for too long: closed")
        };
        let over: Vec<(SessionId, &str)> = {
            let open = self.open();
            open.values().for_each(|session| session.outbox.forget());
            open.iter().filter_map(|(id, session)| Some((Arc::clone(id), why(session)?))).collect()
        };
        for (id, why) in over {
            tracing::debug!("{why}");
            self.close(&id);
        }
    }

    fn close(&self, id: &SessionId) {
        let closed = self.open().remove(id);
        if let Some(session) = closed {
            session.outbox.end();
        }
    }

    /// The events of a stream, which keeps its session from being idle.
    fn watched(
        session: &Arc<Session>,
        events: impl Stream<Item = ServerSseMessage> + Send + Sync + 'static,
    ) -> EventStream {
        let open = Open::new(Arc::clone(session));
        Box::pin(events.map(move |event| {
            // The closure owns it for as long as the stream is there.
            let Open(_) = &open;
            event
        }))
    }
}

impl SessionManager for Sessions {
    type Error = SessionError;
    type Transport = Line;

    async fn create_session(&self) -> Result<(SessionId, Line), SessionError> {
        let outbox = Outbox::new(self.closing.clone());
        let (sender, inbox) = mpsc::channel(INBOX);
        let line = Line { inbox, outbox: outbox.clone() };
        let activity = Mutex::new(Activity { seen: Instant::now(), streams: 0 });
        let connected = self.traffic.connect(Transport::Session);
        let session = Session { inbox: sender, outbox, owner: OnceLock::new(), activity, _connected: connected };
        let id: SessionId = uuid::Uuid::new_v4().to_string().into();
        let most = self.most();
        let mut open = self.open();
        if open.len() >= most {
            return Err(SessionError::Full(most));
        }
        open.insert(Arc::clone(&id), Arc::new(session));
        Ok((id, line))
    }

    async fn initialize_session(
        &self,
        id: &SessionId,
        message: ClientJsonRpcMessage,
    ) -> Result<ServerJsonRpcMessage, SessionError> {
        let events = self.session(id)?.ask(message).await?;
        // The answer is what the stream ends with.
        let answer = events.fold(None, |_, event| std::future::ready(event.message)).await;
        answer.map(Arc::unwrap_or_clone).ok_or(SessionError::Unknown)
    }

    async fn has_session(&self, id: &SessionId) -> Result<bool, SessionError> {
        Ok(self.session(id).is_ok())
    }

    async fn close_session(&self, id: &SessionId) -> Result<(), SessionError> {
        self.close(id);
        Ok(())
    }

    async fn create_stream(
        &self,
        id: &SessionId,
        message: ClientJsonRpcMessage,
    ) -> Result<impl Stream<Item = ServerSseMessage> + Send + Sync + 'static, SessionError> {
        let session = self.session(id)?;
        let events = session.ask(message).await?;
        Ok(Self::watched(&session, events))
    }

    async fn accept_message(&self, id: &SessionId, message: ClientJsonRpcMessage) -> Result<(), SessionError> {
        let session = self.session(id)?;
        if let ClientJsonRpcMessage::Notification(notification) = &message
            && let ClientNotification::CancelledNotification(cancelled) = &notification.notification
            && let Some(request) = &cancelled.params.request_id
        {
            session.outbox.take_back(request);
        }
        session.hand(message).await
    }

    async fn create_standalone_stream(
        &self,
        id: &SessionId,
    ) -> Result<impl Stream<Item = ServerSseMessage> + Send + Sync + 'static, SessionError> {
        let session = self.session(id)?;
        let events = session.outbox.listen();
        Ok(Self::watched(&session, events))
    }

    async fn resume(
        &self,
        id: &SessionId,
        last_event_id: String,
    ) -> Result<impl Stream<Item = ServerSseMessage> + Send + Sync + 'static, SessionError> {
        let session = self.session(id)?;
        if last_event_id == OPENING_EVENT {
            return Ok(Self::watched(&session, session.outbox.listen()));
        }
        let events = session.outbox.resume(&last_event_id)?;
        Ok(Self::watched(&session, events))
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
