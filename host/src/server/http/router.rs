//! What lies where, and what stands before it.
//!
//! A request passes, from the outside in: it gets its names in logs; panics are caught; its address
//! has not sent too many; its `Host` and `Origin` are allowed;
//! browsers are told what their pages may read; its caller is known. Then it comes to the MCP
//! endpoint, to a WebSocket, or to routes of others. What is allowed the [`entrance`](super::entrance)
//! says, anew for each request.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::header::{AUTHORIZATION, COOKIE, HOST, PROXY_AUTHORIZATION, RETRY_AFTER};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{any, get};
use rmcp::ServerHandler;
use rmcp::transport::{StreamableHttpServerConfig, StreamableHttpService};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tower::{Layer as _, ServiceExt as _};
use tower_http::catch_panic::CatchPanicLayer;

use super::entrance::Entrance;
use super::identity::{Identity, Scope, challenge, metadata};
use super::origin::Refused;
use super::sessions::Sessions;
use super::{endpoint, websocket};
use crate::server::correlation;
use crate::server::lifetime::Lifetime;
use crate::server::limits::{Gate, Peer};
use crate::server::settings::Settings;
use crate::telemetry::Traffic;

/// Where MCP is served.
pub(super) const MCP_PATH: &str = "/mcp";
const WEBSOCKET_PATH: &str = "/ws";
/// Routes that other parts of the host answer.
#[derive(Debug, Clone, Default)]
pub struct Routes {
    /// Answered to everybody who reaches the host, under whatever name: probes.
    pub open: Router,
    /// Answered to callers with the scope `admin`; to everybody where nobody has to say who they are.
    pub admin: Router,
}

/// What all requests share.
pub(super) struct Stack<H> {
    pub(super) entrance: Entrance,
    pub(super) bounds: Arc<Settings>,
    /// How often a quiet stream is shown to be alive.
    pub(super) keep_alive: Duration,
    /// What requests pass before MCP; none where nothing is limited.
    pub(super) gate: Option<Gate>,
    /// `http` or `https`, as clients on this machine see it.
    pub(super) scheme: &'static str,
    pub(super) traffic: Traffic,
    pub(super) sessions: Arc<Sessions>,
    pub(super) service: StreamableHttpService<H, Sessions>,
    pub(super) factory: Factory<H>,
    pub(super) lifetime: Lifetime,
    pub(super) shutdown: CancellationToken,
    pub(super) tasks: TaskTracker,
}

/// Makes the handler of one connection, one session or one request.
pub(super) type Factory<H> = Arc<dyn Fn(&Lifetime) -> H + Send + Sync>;

impl<H: ServerHandler> Stack<H> {
    /// The handler of a connection that lives as `lifetime` says.
    pub(super) fn handler(&self, lifetime: &Lifetime) -> H {
        (self.factory)(lifetime)
    }
}

/// rmcp's service for both eras. Names, pages, bodies and idle sessions are looked after here.
pub(super) fn service<H: ServerHandler>(
    factory: &Factory<H>,
    sessions: Arc<Sessions>,
    keep_alive: Duration,
    lifetime: &Lifetime,
    cut: CancellationToken,
) -> StreamableHttpService<H, Sessions> {
    let config = StreamableHttpServerConfig::default()
        .with_json_response(true)
        .with_sse_keep_alive(Some(keep_alive))
        .with_max_request_body_bytes(usize::MAX)
        .with_cancellation_token(cut)
        .disable_allowed_hosts()
        .disable_allowed_origins();
    let (factory, lifetime) = (Arc::clone(factory), lifetime.clone());
    StreamableHttpService::new(move || Ok(factory(&lifetime.child())), sessions, config)
}

/// Everything that is answered over HTTP once the host serves; probes are answered before it.
pub(super) fn router<H: ServerHandler>(stack: &Arc<Stack<H>>, admin: Router) -> Router {
    let admin = admin.layer(middleware::from_fn_with_state(Arc::clone(stack), admins::<H>));
    let known = Router::new()
        .route(MCP_PATH, any(endpoint::answer::<H>))
        .route(WEBSOCKET_PATH, any(websocket::upgrade::<H>))
        .with_state(Arc::clone(stack))
        .merge(admin)
        .fallback(nothing)
        .layer(middleware::from_fn_with_state(Arc::clone(stack), callers::<H>));
    let told = Router::new()
        .route(metadata::WELL_KNOWN, get(resource::<H>))
        .route(&format!("{}{MCP_PATH}", metadata::WELL_KNOWN), get(resource::<H>))
        .with_state(Arc::clone(stack))
        .merge(known);
    let told = told.layer(middleware::from_fn_with_state(Arc::clone(stack), pages::<H>));
    let named = told.layer(middleware::from_fn_with_state(Arc::clone(stack), names::<H>));
    let counted = named.layer(middleware::from_fn_with_state(Arc::clone(stack), addresses::<H>));
    counted.layer(CatchPanicLayer::new()).layer(middleware::from_fn(correlation::correlate))
}

/// The address that a request was sent to, without its path.
pub(super) fn origin(parts: &Parts, scheme: &str) -> String {
    let host = parts.headers.get(HOST).and_then(|host| host.to_str().ok()).unwrap_or("localhost");
    format!("{scheme}://{host}")
}

/// Sends addresses away that ask too often, before anything is looked at that they send: also those
/// that try tokens.
async fn addresses<H: ServerHandler>(State(stack): State<Arc<Stack<H>>>, request: Request, next: Next) -> Response {
    let peer = request.extensions().get::<Peer>().copied();
    match stack.gate.as_ref().zip(peer).map_or(Ok(()), |(gate, peer)| gate.admit_address(peer)) {
        Ok(()) => next.run(request).await,
        Err(refusal) => {
            tracing::debug!(%refusal, "address sent away");
            let retry = [(RETRY_AFTER, refusal.retry_after().to_string())];
            (StatusCode::TOO_MANY_REQUESTS, retry, refusal.to_string()).into_response()
        }
    }
}

async fn names<H: ServerHandler>(State(stack): State<Arc<Stack<H>>>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let checked = stack.entrance.rules().allowed.check(&parts);
    match checked {
        Ok(()) => next.run(Request::from_parts(parts, body)).await,
        Err(refused) => {
            tracing::warn!(host = ?parts.headers.get(HOST), %refused, "request refused");
            let status = if refused == Refused::BadHost { StatusCode::BAD_REQUEST } else { StatusCode::FORBIDDEN };
            (status, refused.to_string()).into_response()
        }
    }
}

/// Tells browsers what pages may read, where the settings want that.
async fn pages<H: ServerHandler>(State(stack): State<Arc<Stack<H>>>, request: Request, next: Next) -> Response {
    let Some(cors) = stack.entrance.rules().cors.clone() else { return next.run(request).await };
    let Ok(response) = cors.layer(next).oneshot(request).await;
    response
}

async fn callers<H: ServerHandler>(State(stack): State<Arc<Stack<H>>>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let rules = stack.entrance.rules();
    if let Some(authenticator) = &rules.authenticator {
        match authenticator.identify(&parts.headers).await {
            Ok(identity) => {
                parts.extensions.insert(identity);
            }
            Err(denied) => {
                tracing::info!(?denied, "caller refused");
                return challenge::denied(denied, &authenticator.metadata, &origin(&parts, stack.scheme));
            }
        }
    }
    // rmcp hands the whole header on to handlers and writes it to its log: nobody needs these.
    for secret in [AUTHORIZATION, PROXY_AUTHORIZATION, COOKIE] {
        parts.headers.remove(secret);
    }
    next.run(Request::from_parts(parts, body)).await
}

async fn admins<H: ServerHandler>(State(stack): State<Arc<Stack<H>>>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let lacks = parts.extensions.get::<Arc<Identity>>().is_some_and(|caller| !caller.scopes().allow(Scope::Admin));
    let rules = stack.entrance.rules();
    match &rules.authenticator {
        Some(authenticator) if lacks => {
            challenge::insufficient(Scope::Admin, &authenticator.metadata, &origin(&parts, stack.scheme))
        }
        _ => next.run(Request::from_parts(parts, body)).await,
    }
}

async fn resource<H: ServerHandler>(State(stack): State<Arc<Stack<H>>>, request: Request) -> Response {
    let rules = stack.entrance.rules();
    match &rules.authenticator {
        Some(authenticator) => {
            let (parts, _) = request.into_parts();
            let document = authenticator.metadata.document(&origin(&parts, stack.scheme));
            let mut response = axum::Json(document).into_response();
            let cache = HeaderValue::from_static("max-age=300");
            response.headers_mut().insert(axum::http::header::CACHE_CONTROL, cache);
            response
        }
        None => nothing().await,
    }
}

async fn nothing() -> Response {
    (StatusCode::NOT_FOUND, "nothing is here: MCP is at /mcp and /ws").into_response()
}
