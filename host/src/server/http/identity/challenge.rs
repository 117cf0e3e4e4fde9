//! Refusals that say what would help: 401 with where to get a token, 403 with the scope that lacks.

use axum::http::header::{CACHE_CONTROL, WWW_AUTHENTICATE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::json;

use super::Denied;
use super::metadata::Metadata;
use super::scope::Scope;

/// The answer to a caller that is not let in (RFC 6750, RFC 9728).
pub(in crate::server::http) fn denied(denied: Denied, metadata: &Metadata, origin: &str) -> Response {
    let (status, error, description) = match denied {
        Denied::Missing => (StatusCode::UNAUTHORIZED, None, "send a token as `Authorization: Bearer TOKEN`"),
        Denied::Malformed => {
            (StatusCode::BAD_REQUEST, Some("invalid_request"), "send one header `Authorization: Bearer TOKEN`")
        }
        Denied::Invalid(reason) => (StatusCode::UNAUTHORIZED, Some("invalid_token"), reason),
    };
    refusal(status, error, description, None, metadata, origin)
}

/// The answer to a caller without the scope that a request needs.
pub(in crate::server::http) fn insufficient(scope: Scope, metadata: &Metadata, origin: &str) -> Response {
    let description = format!("this needs a token with the scope `{scope}`");
    refusal(StatusCode::FORBIDDEN, Some("insufficient_scope"), &description, Some(scope), metadata, origin)
}

fn refusal(
    status: StatusCode,
    error: Option<&str>,
    description: &str,
    scope: Option<Scope>,
    metadata: &Metadata,
    origin: &str,
) -> Response {
    let mut challenge = format!("Bearer realm=\"prompt-host\", resource_metadata=\"{}\"", metadata.address(origin));
    if let Some(error) = error {
        challenge.push_str(&format!(", error=\"{error}\", error_description=\"{description}\""));
    }
    if let Some(scope) = scope {
        challenge.push_str(&format!(", scope=\"{scope}\""));
    }
    let body = json!({ "error": error.unwrap_or("unauthorized"), "error_description": description });
    let mut response = (status, axum::Json(body)).into_response();
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Ok(challenge) = HeaderValue::from_str(&challenge) {
        headers.insert(WWW_AUTHENTICATE, challenge);
    }
    response
}
