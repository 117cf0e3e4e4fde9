//! MCP at `/mcp`: what is looked at before and after rmcp answers a request.
//!
//! rmcp speaks both eras of streamable HTTP. Around it stand the bounds of a body, the scope that a
//! request needs, the budget of its caller, and whose a session is; and where rmcp answers a broken message with a status
//! that says something else, the right one takes its place.

use std::borrow::Cow;
use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE, RETRY_AFTER};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use rmcp::ServerHandler;
use rmcp::model::{ClientJsonRpcMessage, ErrorData, JsonRpcError, RequestId};
use serde::Deserialize;
use serde::de::IgnoredAny;

use super::expiry;
use super::identity::{Identity, Scope, challenge};
use super::router::{Stack, origin};
use super::settings::HttpSettings;
use crate::server::limits::{Admitted, BATCH, Caller, Operation, Peer, Refusal};
use crate::server::transport::{RequestIdScanner, refusal};

const SESSION: &str = "mcp-session-id";
const JSON: &str = "application/json";
/// When a client may try again that found no session free.
const RETRY_SECONDS: &str = "5";

/// What is read of a message to tell the scope it needs.
#[derive(Deserialize)]
struct Peek<'a> {
    #[serde(borrow)]
    method: Cow<'a, str>,
    #[serde(borrow, default)]
    params: Option<Subject<'a>>,
}

#[derive(Deserialize)]
struct Subject<'a> {
    #[serde(borrow, default)]
    name: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    uri: Option<Cow<'a, str>>,
}

/// Answers one request.
pub(super) async fn answer<H: ServerHandler>(State(stack): State<Arc<Stack<H>>>, request: Request) -> Response {
    let (mut parts, body) = request.into_parts();
    let caller = parts.extensions.get::<Arc<Identity>>().cloned();
    let rules = stack.entrance.rules();
    let body = match parts.method {
        Method::POST => match read(&rules.settings, &parts, body).await {
            Ok(body) => body,
            Err(refused) => return refused,
        },
        _ => Bytes::new(),
    };
    if let Some(scope) = missing_scope(caller.as_deref(), &body)
        && let Some(authenticator) = &rules.authenticator
    {
        return challenge::insufficient(scope, &authenticator.metadata, &origin(&parts, stack.scheme));
    }
    if let Some(gate) = &stack.gate
        && let Some(operation) = operation(&body)
    {
        let peer = parts.extensions.get::<Peer>().copied();
        match gate.admit_early(&Caller::over_network(caller.as_deref(), peer), operation).await {
            Ok(()) => drop(parts.extensions.insert(Admitted)),
            Err(refusal) => return not_now(refusal, &body),
        }
    }
    let session = parts.headers.get(SESSION).map(|id| id.to_str().unwrap_or_default().to_owned());
    match &session {
        // To anybody else it is as if it were not there.
        Some(id) if !stack.sessions.admits(id, caller.as_deref()) => {
            return (StatusCode::NOT_FOUND, "session not found").into_response();
        }
        None if parts.method == Method::POST && stack.sessions.are_full() && opens_session(&body) => {
            return no_session(&stack, &body);
        }
        _ => {}
    }
    let is_json = is_json(&parts.headers);
    let response = stack.service.handle(Request::from_parts(parts, Full::new(body.clone()))).await;
    let response = response.map(Body::new);
    match response.status() {
        StatusCode::UNSUPPORTED_MEDIA_TYPE if is_json => unreadable(&body),
        // Others may have taken the last session since it was looked for.
        StatusCode::INTERNAL_SERVER_ERROR if session.is_none() && stack.sessions.are_full() => {
            no_session(&stack, &body)
        }
        _ => {
            if let Some(id) = response.headers().get(SESSION).and_then(|id| id.to_str().ok()) {
                stack.sessions.adopt(id, caller.clone());
            }
            expiry::bounded(response, &stack.entrance, caller)
        }
    }
}

/// The whole body, within its bounds.
async fn read(settings: &HttpSettings, parts: &Parts, body: Body) -> Result<Bytes, Response> {
    let limit = settings.body_bytes;
    let too_long = || {
        let message = format!("body is longer than the {limit} bytes allowed: send less, or raise `http.body_bytes`");
        rpc_error(StatusCode::PAYLOAD_TOO_LARGE, None, ErrorData::invalid_request(message, None))
    };
    let length = parts.headers.get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<u64>().ok());
    if length.is_some_and(|length| length > limit as u64) {
        return Err(too_long());
    }
    match tokio::time::timeout(settings.body_timeout(), Limited::new(body, limit).collect()).await {
        Ok(Ok(body)) => Ok(body.to_bytes()),
        Ok(Err(error)) if error.is::<LengthLimitError>() => Err(too_long()),
        Ok(Err(_)) => Err((StatusCode::BAD_REQUEST, "body cannot be read to its end").into_response()),
        Err(_) => Err((StatusCode::REQUEST_TIMEOUT, "body took too long").into_response()),
    }
}

/// The scope that `caller` lacks for a message. [`Connection`](crate::server::Connection) refuses
/// it, too; here it is known early enough for the status that lets a client ask for more scopes.
fn missing_scope(caller: Option<&Identity>, body: &[u8]) -> Option<Scope> {
    let scopes = caller.map(Identity::scopes).filter(|scopes| !scopes.are_all())?;
    let peek: Peek<'_> = serde_json::from_slice(body).ok()?;
    let subject = peek.params.as_ref().and_then(|params| params.name.as_deref().or(params.uri.as_deref()));
    Scope::of_request(&peek.method, subject).filter(|scope| !scopes.allow(*scope))
}

/// What is asked for, as far as it is counted.
fn operation(body: &[u8]) -> Option<Operation> {
    let peek: Peek<'_> = serde_json::from_slice(body).ok()?;
    let subject = peek.params.as_ref().and_then(|params| params.name.as_deref().or(params.uri.as_deref()));
    let prompts = if subject == Some(BATCH) { prompts(body) } else { 1 };
    Operation::of(&peek.method, subject, prompts)
}

/// How many prompts a batch has, as far as it can be read.
fn prompts(body: &[u8]) -> usize {
    #[derive(Deserialize)]
    struct Call {
        params: Parameters,
    }
    #[derive(Deserialize)]
    struct Parameters {
        arguments: Arguments,
    }
    #[derive(Deserialize)]
    struct Arguments {
        prompts: Vec<IgnoredAny>,
    }
    serde_json::from_slice::<Call>(body).map_or(1, |call| call.params.arguments.prompts.len())
}

/// Too many requests, or too much to do.
fn not_now(refusal: Refusal, body: &[u8]) -> Response {
    let status = match refusal {
        Refusal::Limited { .. } => StatusCode::TOO_MANY_REQUESTS,
        Refusal::Busy { .. } => StatusCode::SERVICE_UNAVAILABLE,
    };
    let mut scanner = RequestIdScanner::default();
    scanner.feed(body);
    let seconds = HeaderValue::from(refusal.retry_after());
    let mut response = rpc_error(status, scanner.finish(), refusal.into());
    response.headers_mut().insert(RETRY_AFTER, seconds);
    response
}

fn opens_session(body: &[u8]) -> bool {
    serde_json::from_slice::<Peek<'_>>(body).is_ok_and(|peek| peek.method == "initialize")
}

fn is_json(headers: &HeaderMap) -> bool {
    let media = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    media.split(';').next().is_some_and(|essence| essence.trim().eq_ignore_ascii_case(JSON))
}

/// rmcp says of a message that it cannot read that its media type is wrong.
fn unreadable(body: &[u8]) -> Response {
    let body = body.trim_ascii();
    match serde_json::from_slice::<ClientJsonRpcMessage>(body) {
        // It could be read after all, so rmcp meant something else.
        Ok(_) => (StatusCode::UNSUPPORTED_MEDIA_TYPE, "media type is not supported").into_response(),
        Err(error) => {
            let (id, error) = refusal(body, &error);
            rpc_error(StatusCode::BAD_REQUEST, id, error)
        }
    }
}

fn no_session<H: ServerHandler>(stack: &Stack<H>, body: &[u8]) -> Response {
    let mut scanner = RequestIdScanner::default();
    scanner.feed(body);
    let sessions = stack.sessions.most();
    let message = format!("host has its {sessions} sessions already: try again later");
    tracing::warn!(sessions, "no session free: client sent away");
    let error = ErrorData::internal_error(message, None);
    let mut response = rpc_error(StatusCode::SERVICE_UNAVAILABLE, scanner.finish(), error);
    response.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static(RETRY_SECONDS));
    response
}

fn rpc_error(status: StatusCode, id: Option<RequestId>, error: ErrorData) -> Response {
    (status, axum::Json(JsonRpcError::new(id, error))).into_response()
}
