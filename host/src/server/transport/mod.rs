//! Carries one client's messages: as lines of JSON over the standard streams or any other pair, or
//! however else a [`Source`] reads and a [`Sink`] writes them.
//!
//! rmcp has such a transport. This one exists for what that one leaves to chance: a message
//! that is no JSON, too long or not UTF-8 gets an error with the id of its request where
//! one can be found, instead of silence; a client that sends faster than the host answers
//! is read more slowly; notifications before the first request do not end the process;
//! and at the end of input every running call is answered.
//!
//! rmcp drains for five seconds after the end of input without moving notifications on,
//! then drops what still runs, and an open subscription always costs it all five. Here
//! the end of input is kept from rmcp until nothing is in flight: subscriptions end at
//! once, running calls have the grace period and are answered with an error after it.

mod carrier;
mod flight;
mod line;
mod messages;
mod refusal;
mod request_id;
mod standard;

use rmcp::service::{QuitReason, ServerInitializeError};
use rmcp::{ServerHandler, ServiceExt};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio_util::sync::CancellationToken;

pub(crate) use self::carrier::{Incoming, Sink, Source};
pub(crate) use self::messages::{Messages, Stops};
pub(crate) use self::refusal::refusal;
pub(crate) use self::request_id::RequestIdScanner;

use self::line::{LineWriter, Lines};
use super::connection::PromptHost;
use super::lifetime::Lifetime;
use crate::telemetry::Transport;

/// Why a connection ended well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// The client closed it.
    Closed,
    /// The host was told to stop.
    Shutdown,
}

/// Why a connection ended badly.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The client and the host found no way to talk.
    #[error("failed to open the MCP session")]
    Open(#[source] Box<ServerInitializeError>),
    /// The task that serves the connection broke.
    #[error("failed to go on with the MCP session")]
    Broken(#[source] tokio::task::JoinError),
}

/// Serves one client over stdin and stdout until the client closes or `shutdown` is cancelled.
///
/// Nothing else may write to stdout meanwhile. When stdin is neither a pipe nor a socket,
/// a thread may still wait for it afterwards: leave the process with
/// `Runtime::shutdown_background` or `std::process::exit`.
///
/// # Errors
/// [`ServeError`]; closing and shutting down are none.
pub async fn serve_stdio(host: &PromptHost, shutdown: CancellationToken) -> Result<Ended, ServeError> {
    let _connected = host.traffic.connect(Transport::Stdio);
    let (input, output) = standard::streams();
    serve_lines(host, input, output, shutdown).await
}

/// Serves one client over any pair of streams.
///
/// # Errors
/// As [`serve_stdio`].
pub async fn serve_lines<R, W>(
    host: &PromptHost,
    input: R,
    output: W,
    shutdown: CancellationToken,
) -> Result<Ended, ServeError>
where
    R: AsyncRead + Send + Unpin + 'static,
    W: AsyncWrite + Send + Unpin + 'static,
{
    let lifetime = Lifetime::new();
    let stops = Stops { shutdown, lifetime: lifetime.clone(), grace: host.settings.grace() };
    let lines = Lines::new(input, host.settings.message_bytes);
    serve_messages(host.connect_for(&lifetime), Messages::new(lines, LineWriter(output), &host.settings, stops)).await
}

/// Serves one client whose messages are read and written in any way.
///
/// # Errors
/// As [`serve_stdio`].
pub(crate) async fn serve_messages<H: ServerHandler, S: Source, K: Sink>(
    handler: H,
    messages: Messages<S, K>,
) -> Result<Ended, ServeError> {
    let shutdown = messages.shutdown();
    // The token given to rmcp is never cancelled: it would cut running calls off.
    let quit = match handler.serve(messages).await {
        Ok(running) => running.waiting().await.map_err(ServeError::Broken)?,
        // A client that stops reading has gone, whether it had said hello or not.
        Err(ServerInitializeError::ConnectionClosed(_) | ServerInitializeError::TransportError { .. }) => {
            QuitReason::Closed
        }
        Err(error) => return Err(ServeError::Open(Box::new(error))),
    };
    match quit {
        QuitReason::JoinError(error) => Err(ServeError::Broken(error)),
        _ if shutdown.is_cancelled() => Ok(Ended::Shutdown),
        _ => Ok(Ended::Closed),
    }
}
