//! MCP over WebSocket at `/ws`: each text frame is one JSON-RPC message.
//!
//! No MCP revision has this transport; some clients are configured for it. It behaves as lines of
//! JSON do (see [`transport`](crate::server::transport)): one connection is one client.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::ws::{CloseFrame, Message, Utf8Bytes, WebSocket, WebSocketUpgrade, close_code};
use axum::extract::{FromRequestParts, Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use futures::future::{BoxFuture, Fuse};
use futures::stream::{SplitSink, SplitStream};
use futures::{FutureExt, SinkExt, StreamExt};
use rmcp::ServerHandler;
use tokio::sync::Mutex;
use tokio::time::Instant;
use tungstenite::Error as FrameError;

use super::expiry::{self, Over};
use super::identity::Identity;
use super::places::Place;
use super::router::Stack;
use crate::server::limits::Peer;
use crate::server::transport::{Incoming, Messages, RequestIdScanner, Sink, Source, Stops, serve_messages};
use crate::telemetry::Transport;

/// What clients that name a subprotocol have to name.
const SUBPROTOCOL: &str = "mcp";
/// How much longer than a message may be a frame is still read, to tell whose request it was.
const SLACK_BYTES: usize = 1 << 20;
/// How long the last frame may take.
const FAREWELL: Duration = Duration::from_millis(500);

type Output = Arc<Mutex<SplitSink<WebSocket, Message>>>;

/// Turns a request into a WebSocket, or says why not.
pub(super) async fn upgrade<H: ServerHandler>(State(stack): State<Arc<Stack<H>>>, request: Request) -> Response {
    let (mut parts, _) = request.into_parts();
    let upgrade = match WebSocketUpgrade::from_request_parts(&mut parts, &()).await {
        Ok(upgrade) => upgrade,
        Err(refused) => return refused.into_response(),
    };
    let upgrade = upgrade
        .protocols([SUBPROTOCOL])
        .max_message_size(stack.bounds.message_bytes.saturating_add(SLACK_BYTES))
        .max_frame_size(stack.bounds.message_bytes.saturating_add(SLACK_BYTES));
    if upgrade.requested_protocols().next().is_some() && upgrade.selected_protocol().is_none() {
        return (StatusCode::BAD_REQUEST, "ask for the subprotocol `mcp`, or for none").into_response();
    }
    let caller = parts.extensions.get::<Arc<Identity>>().cloned();
    let peer = parts.extensions.get::<Peer>().copied();
    let place = parts.extensions.get::<Place>().cloned();
    let task = stack.tasks.token();
    upgrade.on_upgrade(async move |socket| {
        // They are taken for as long as the connection lives, which is no longer HTTP's.
        let _held = (place, task);
        serve(&stack, socket, caller, peer).await;
    })
}

async fn serve<H: ServerHandler>(
    stack: &Stack<H>,
    socket: WebSocket,
    caller: Option<Arc<Identity>>,
    peer: Option<Peer>,
) {
    let _connected = stack.traffic.connect(Transport::WebSocket);
    let (output, input) = socket.split();
    let output: Output = Arc::new(Mutex::new(output));
    let lifetime = stack.lifetime.child();
    let stops = Stops { shutdown: stack.shutdown.clone(), lifetime: lifetime.clone(), grace: stack.bounds.grace() };
    let frames = Frames {
        input,
        output: Arc::clone(&output),
        text: Utf8Bytes::default(),
        limit: stack.bounds.message_bytes,
        keep_alive: stack.keep_alive,
        quiet_until: Instant::now() + stack.keep_alive,
        asked: false,
        over: expiry::of(stack.entrance.clone(), caller.clone()).boxed().fuse(),
    };
    let messages = Messages::new(frames, FrameWriter(Arc::clone(&output)), &stack.bounds, stops).from(caller, peer);
    match serve_messages(stack.handler(&lifetime), messages).await {
        Ok(ended) => tracing::debug!(?ended, "WebSocket ended"),
        Err(error) => tracing::info!(%error, "WebSocket broke"),
    }
    close(&output, close_code::AWAY, "").await;
}

/// Says why the connection ends, unless that was said.
async fn close(output: &Output, code: u16, reason: &'static str) {
    let farewell = async {
        let frame = CloseFrame { code, reason: Utf8Bytes::from_static(reason) };
        // Who has gone does not hear it.
        let _ = output.lock().await.send(Message::Close(Some(frame))).await;
    };
    let _ = tokio::time::timeout(FAREWELL, farewell).await;
}

/// The frames of a client.
struct Frames {
    input: SplitStream<WebSocket>,
    output: Output,
    text: Utf8Bytes,
    limit: usize,
    keep_alive: Duration,
    /// When the client is asked whether it is still there.
    quiet_until: Instant,
    /// It was asked and has not said anything since.
    asked: bool,
    /// Ends when the caller may stay no longer.
    over: Fuse<BoxFuture<'static, Over>>,
}

impl Frames {
    /// Asks whether the client is there; false when it did not answer the last time.
    async fn ask(&mut self) -> bool {
        self.quiet_until = Instant::now() + self.keep_alive;
        if std::mem::replace(&mut self.asked, true) {
            return false;
        }
        self.output.lock().await.send(Message::Ping(Default::default())).await.is_ok()
    }

    async fn refuse(&mut self, error: axum::Error) {
        let error = error.into_inner();
        let (code, reason) = match error.downcast_ref::<FrameError>() {
            Some(FrameError::Capacity(_)) => (close_code::SIZE, "message is too long"),
            Some(FrameError::Utf8(_)) => (close_code::INVALID, "text is not UTF-8"),
            Some(FrameError::Protocol(_)) => (close_code::PROTOCOL, "frame is malformed"),
            _ => return,
        };
        tracing::info!(reason, "WebSocket refused");
        close(&self.output, code, reason).await;
    }
}

impl Source for Frames {
    async fn next(&mut self) -> io::Result<Incoming> {
        loop {
            let frame = tokio::select! {
                frame = self.input.next() => frame,
                over = &mut self.over => {
                    let reason = match over {
                        Over::Expired => "token has expired",
                        Over::TurnedAway => "settings changed: say again who you are",
                    };
                    close(&self.output, close_code::POLICY, reason).await;
                    return Ok(Incoming::End);
                }
                () = tokio::time::sleep_until(self.quiet_until) => match self.ask().await {
                    true => continue,
                    false => return Ok(Incoming::End),
                },
            };
            self.quiet_until = Instant::now() + self.keep_alive;
            self.asked = false;
            match frame {
                Some(Ok(Message::Text(text))) if text.len() > self.limit => {
                    let mut scanner = RequestIdScanner::default();
                    scanner.feed(text.as_bytes());
                    return Ok(Incoming::TooLong(scanner.finish()));
                }
                Some(Ok(Message::Text(text))) => {
                    self.text = text;
                    return Ok(Incoming::Whole);
                }
                Some(Ok(Message::Ping(_) | Message::Pong(_))) => {}
                Some(Ok(Message::Binary(_))) => {
                    close(&self.output, close_code::UNSUPPORTED, "send text frames").await;
                    return Ok(Incoming::End);
                }
                Some(Ok(Message::Close(_))) | None => return Ok(Incoming::End),
                Some(Err(error)) => {
                    self.refuse(error).await;
                    return Ok(Incoming::End);
                }
            }
        }
    }

    fn text(&self) -> &[u8] {
        self.text.as_bytes().trim_ascii()
    }
}

/// Writes each message as a text frame.
struct FrameWriter(Output);

impl Sink for FrameWriter {
    async fn write(&mut self, message: Vec<u8>) -> io::Result<()> {
        let text = String::from_utf8(message).map_err(io::Error::other)?;
        self.0.lock().await.send(Message::Text(text.into())).await.map_err(io::Error::other)
    }
}
