//! The transport itself: messages in, messages out, nothing lost in between.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use futures::future::BoxFuture;
use rmcp::model::{
    ClientJsonRpcMessage, ClientNotification, ClientRequest, ErrorData, GetExtensions, GetMeta, ProtocolVersion,
    RequestId, ServerJsonRpcMessage,
};
use rmcp::service::RoleServer;
use rmcp::transport::Transport;
use tokio::sync::Mutex;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use super::carrier::{Incoming, Sink, Source};
use super::flight::Flight;
use super::refusal::refusal;
use crate::server::http::identity::Identity;
use crate::server::lifetime::Lifetime;
use crate::server::limits::Peer;
use crate::server::settings::Settings;

/// How long the answers of abandoned calls may take to be written.
const LAST_WORDS: Duration = Duration::from_millis(500);

/// What ends a connection, and what its end cancels.
#[derive(Debug)]
pub(crate) struct Stops {
    /// Cancelled by the host: as if the input had ended.
    pub(crate) shutdown: CancellationToken,
    /// Its `closing` is cancelled at the end of input, its `abandoned` when the grace period is over.
    pub(crate) lifetime: Lifetime,
    /// How long running calls may go on after the end of input.
    pub(crate) grace: Duration,
}

/// Messages of JSON as an rmcp transport. See the [module](super) for what it does better.
pub(crate) struct Messages<S, K> {
    input: S,
    output: Arc<Mutex<K>>,
    /// Who sends them; none where nobody has to say.
    caller: Option<Arc<Identity>>,
    /// The address that they come from; none from this machine itself.
    peer: Option<Peer>,
    flight: Flight,
    flight_limit: usize,
    message_limit: usize,
    /// Cancelled when the output is gone.
    broken: CancellationToken,
    stops: Stops,
    /// Whether a request has opened the session; rmcp fails on anything else before.
    opened: bool,
    /// An error about a message, on its way. It is kept here because rmcp drops `receive` at will.
    reply: Option<BoxFuture<'static, ()>>,
    /// Set at the end of input: until when the flight is waited for.
    ending: Option<Instant>,
}

impl<S: Source, K: Sink> Messages<S, K> {
    pub(crate) fn new(input: S, output: K, settings: &Settings, stops: Stops) -> Self {
        Self {
            input,
            output: Arc::new(Mutex::new(output)),
            caller: None,
            peer: None,
            flight: Flight::new(),
            flight_limit: settings.requests_in_flight.max(1),
            message_limit: settings.message_bytes,
            broken: CancellationToken::new(),
            stops,
            opened: false,
            reply: None,
            ending: None,
        }
    }

    /// What ends the connection from the host's side.
    pub(super) fn shutdown(&self) -> CancellationToken {
        self.stops.shutdown.clone()
    }

    /// All of them from `caller`, who is at `peer`.
    pub(crate) fn from(self, caller: Option<Arc<Identity>>, peer: Option<Peer>) -> Self {
        Self { caller, peer, ..self }
    }

    fn write(&self, message: ServerJsonRpcMessage) -> impl Future<Output = io::Result<()>> + Send + 'static {
        let output = Arc::clone(&self.output);
        let broken = self.broken.clone();
        async move {
            let message = serde_json::to_vec(&message)?;
            let mut output = output.lock().await;
            output.write(message).await.inspect_err(|error| {
                tracing::info!(%error, "failed to write to the client: closing");
                broken.cancel();
            })
        }
    }

    fn refuse(&mut self, id: Option<RequestId>, error: ErrorData) {
        tracing::warn!(message = %error.message, "message refused");
        let written = self.write(ServerJsonRpcMessage::error(error, id));
        self.reply = Some(Box::pin(async move {
            // A failure to write is noticed through `broken`.
            let _ = written.await;
        }));
    }

    /// Reads the message that has just come in.
    fn parse(&mut self) -> Option<ClientJsonRpcMessage> {
        let text = self.input.text();
        if text.is_empty() {
            return None;
        }
        match serde_json::from_slice(text) {
            Ok(message) => self.admit(message),
            Err(error) => {
                let (id, error) = refusal(text, &error);
                self.refuse(id, error);
                None
            }
        }
    }

    /// Lets a message through to rmcp, or not.
    fn admit(&mut self, mut message: ClientJsonRpcMessage) -> Option<ClientJsonRpcMessage> {
        match &mut message {
            ClientJsonRpcMessage::Request(request) => {
                if !self.flight.depart(request.id.clone()) {
                    let error = ErrorData::invalid_request("a request with this id waits for its answer already", None);
                    self.refuse(Some(request.id.clone()), error);
                    return None;
                }
                self.opened = self.opened || opens(&request.request);
                if let Some(caller) = &self.caller {
                    request.request.extensions_mut().insert(Arc::clone(caller));
                }
                if let Some(peer) = self.peer {
                    request.request.extensions_mut().insert(peer);
                }
            }
            _ if !self.opened => {
                tracing::debug!("dropped a message before the first request");
                return None;
            }
            ClientJsonRpcMessage::Notification(notification) => {
                if let ClientNotification::CancelledNotification(cancelled) = &notification.notification
                    && let Some(id) = &cancelled.params.request_id
                {
                    // rmcp drops the answer of a cancelled request, so nothing else would land it.
                    self.flight.land(id);
                }
            }
            _ => {}
        }
        Some(message)
    }

    fn end(&mut self) {
        tracing::debug!("no more requests: waiting for running calls");
        self.stops.lifetime.closing.cancel();
        self.ending = Some(Instant::now() + self.stops.grace);
    }

    /// Waits for the flight; true when it is over or will not be waited for any longer.
    async fn drained(&mut self, until: Instant) -> bool {
        tokio::select! {
            biased;
            () = self.broken.cancelled() => true,
            () = self.flight.below(1) => true,
            () = tokio::time::sleep_until(until) => {
                let gave_up = self.stops.lifetime.abandoned.is_cancelled();
                self.stops.lifetime.abandoned.cancel();
                self.ending = Some(Instant::now() + LAST_WORDS);
                gave_up
            }
        }
    }
}

impl<S: Source, K: Sink> Transport<RoleServer> for Messages<S, K> {
    type Error = io::Error;

    fn send(&mut self, message: ServerJsonRpcMessage) -> impl Future<Output = io::Result<()>> + Send + 'static {
        let answered = match &message {
            ServerJsonRpcMessage::Response(response) => Some(response.id.clone()),
            ServerJsonRpcMessage::Error(error) => error.id.clone(),
            _ => None,
        };
        let flight = self.flight.clone();
        let written = self.write(message);
        async move {
            let written = written.await;
            // Only what is written is answered: the end of input waits for it.
            if let Some(id) = answered {
                flight.land(&id);
            }
            written
        }
    }

    async fn receive(&mut self) -> Option<ClientJsonRpcMessage> {
        loop {
            if let Some(reply) = &mut self.reply {
                reply.await;
                self.reply = None;
            }
            if let Some(until) = self.ending {
                if self.drained(until).await {
                    return None;
                }
                continue;
            }
            let incoming = tokio::select! {
                biased;
                () = self.broken.cancelled() => return None,
                () = self.stops.shutdown.cancelled() => { self.end(); continue }
                incoming = async {
                    self.flight.below(self.flight_limit).await;
                    self.input.next().await
                } => incoming,
            };
            match incoming {
                Ok(Incoming::Whole) => {
                    if let Some(message) = self.parse() {
                        return Some(message);
                    }
                }
                Ok(Incoming::TooLong(id)) => {
                    let limit = self.message_limit;
                    let message = format!("message is longer than the {limit} bytes allowed: send it in parts");
                    self.refuse(id, ErrorData::invalid_request(message, None));
                }
                Ok(Incoming::End) => self.end(),
                Err(error) => {
                    tracing::warn!(%error, "failed to read from the client: closing");
                    self.end();
                }
            }
        }
    }

    async fn close(&mut self) -> io::Result<()> {
        self.stops.lifetime.closing.cancel();
        self.stops.lifetime.abandoned.cancel();
        Ok(())
    }
}

/// Whether rmcp opens the session on `request`; a probe (`ping`, `server/discover`) does not.
fn opens(request: &ClientRequest) -> bool {
    match request {
        ClientRequest::InitializeRequest(_) => true,
        ClientRequest::PingRequest(_) | ClientRequest::DiscoverRequest(_) => false,
        request => {
            let meta = request.get_meta();
            let known = |version| ProtocolVersion::KNOWN_VERSIONS.contains(&version);
            meta.missing_required_keys(&ProtocolVersion::V_2026_07_28).is_empty()
                && meta.protocol_version().is_some_and(known)
        }
    }
}
