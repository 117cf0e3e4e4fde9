//! What is open ends with the token that opened it.

use std::time::SystemTime;

use axum::body::Body;
use axum::http::header::CONTENT_TYPE;
use axum::response::Response;
use futures::StreamExt as _;
use tokio::time::{Instant, sleep_until};

use super::identity::Identity;

/// When the caller's token ends, on the clock that timers go by; none when it does not.
pub(super) fn of(caller: Option<&Identity>) -> Option<Instant> {
    let expires = caller?.expires()?;
    Instant::now().checked_add(expires.duration_since(SystemTime::now()).unwrap_or_default())
}

/// `response`, which as a stream of events ends when the token of its reader does. The client asks
/// anew then, with a token that holds.
pub(super) fn bounded(response: Response, caller: Option<&Identity>) -> Response {
    let media = response.headers().get(CONTENT_TYPE).and_then(|media| media.to_str().ok());
    let is_stream = media.is_some_and(|media| media.starts_with("text/event-stream"));
    match of(caller).filter(|_| is_stream) {
        Some(end) => response.map(|body| Body::from_stream(body.into_data_stream().take_until(sleep_until(end)))),
        None => response,
    }
}
