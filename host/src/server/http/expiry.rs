//! What is open ends with its caller: with the token that opened it, or when rules change that let
//! it in.

use std::sync::Arc;
use std::time::SystemTime;

use axum::body::Body;
use axum::http::header::CONTENT_TYPE;
use axum::response::Response;
use futures::StreamExt as _;
use tokio::time::{Instant, sleep_until};

use super::entrance::Entrance;
use super::identity::Identity;

/// Why a caller may stay no longer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Over {
    /// Its token has ended.
    Expired,
    /// Settings changed, and it would not be let in as it was.
    TurnedAway,
}

/// Waits until the caller may stay no longer.
pub(super) async fn of(entrance: Entrance, caller: Option<Arc<Identity>>) -> Over {
    let expires = caller.as_ref().and_then(|caller| caller.expires());
    let left = expires.map(|expires| expires.duration_since(SystemTime::now()).unwrap_or_default());
    let end = left.and_then(|left| Instant::now().checked_add(left));
    let expired = async {
        match end {
            Some(end) => sleep_until(end).await,
            None => std::future::pending().await,
        }
    };
    tokio::select! {
        () = expired => Over::Expired,
        () = entrance.turns_away(caller.as_deref()) => Over::TurnedAway,
    }
}

/// `response`, which as a stream of events ends when its reader may stay no longer. The client asks
/// anew then, with a token that holds.
pub(super) fn bounded(response: Response, entrance: &Entrance, caller: Option<Arc<Identity>>) -> Response {
    let media = response.headers().get(CONTENT_TYPE).and_then(|media| media.to_str().ok());
    if !media.is_some_and(|media| media.starts_with("text/event-stream")) {
        return response;
    }
    let over = of(entrance.clone(), caller);
    response.map(|body| Body::from_stream(body.into_data_stream().take_until(over)))
}
