//! What ties together all that is said of one request: its id, and its place in a trace.
//!
//! The trace is the one of `_meta.traceparent` of the message, else of the HTTP header
//! `traceparent`, else a new one. The id is what the HTTP header `x-request-id` says, within
//! bounds, else the trace's. Both go back in HTTP headers, and stand in the span of the request,
//! which every log line about it shows.

use axum::extract::Request;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use rmcp::service::{RequestContext, RoleServer};
use tracing::Span;
use tracing::field::Empty;

use super::tools;
use crate::improve;
use crate::logging::{self, TraceContext};

const TRACEPARENT: &str = "traceparent";
/// What clients may read of an answer to find it again in logs and traces.
pub(super) const REQUEST_ID: &str = "x-request-id";
/// As [`REQUEST_ID`], of the W3C's Trace Context.
pub(super) const TRACERESPONSE: &str = "traceresponse";
/// Characters of an id that somebody else made up.
const LONGEST_ID: usize = 128;

/// The names of one request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Correlation {
    id: String,
    trace: TraceContext,
}

impl Correlation {
    fn new(given: Option<String>, trace: TraceContext) -> Self {
        Self { id: given.unwrap_or_else(|| trace.trace_digits()), trace }
    }

    fn of_headers(headers: &HeaderMap) -> Self {
        let text = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
        let trace = text(TRACEPARENT).and_then(TraceContext::parse).unwrap_or_else(TraceContext::begin);
        Self::new(text(REQUEST_ID).filter(|id| is_id(id)).map(str::to_owned), trace)
    }

    /// Of a request that came by any way.
    pub(crate) fn of(context: &RequestContext<RoleServer>) -> Self {
        let by_http = context.extensions.get::<Parts>().and_then(|parts| parts.extensions.get::<Self>());
        match (context.meta.get_traceparent().and_then(TraceContext::parse), by_http) {
            // The answer's headers have named a span already.
            (Some(trace), Some(by_http)) if trace.trace_id == by_http.trace.trace_id => {
                let own_id = by_http.trace.own_id;
                Self { id: by_http.id.clone(), trace: TraceContext { own_id, ..trace } }
            }
            (Some(trace), by_http) => {
                let given = by_http.filter(|by_http| by_http.id != by_http.trace.trace_digits());
                Self::new(given.map(|by_http| by_http.id.clone()), trace)
            }
            (None, Some(by_http)) => by_http.clone(),
            (None, None) => Self::new(None, TraceContext::begin()),
        }
    }

    /// The span of the request, without an outcome yet.
    pub(crate) fn span(&self, method: &'static str, tool: Option<&'static str>, client: Option<&str>) -> Span {
        let span = tracing::info_span!(
            target: "prompt_host::request",
            "request",
            method,
            tool,
            client = client.map(improve::client_class),
            request_id = %self.id,
            trace_id = Empty,
            outcome = Empty,
            duration_ms = Empty,
        );
        if span.is_disabled() {
            return span;
        }
        let trace_id = self.trace.trace_digits();
        if trace_id != self.id {
            span.record("trace_id", trace_id);
        }
        match tool {
            Some(tool) => logging::join(&span, &self.trace, &format!("{method} {tool}")),
            None => logging::join(&span, &self.trace, method),
        }
        span
    }
}

/// The span of a request in `context`.
pub(crate) fn span(context: &RequestContext<RoleServer>, method: &'static str, tool: Option<tools::Name>) -> Span {
    // Finding the names out costs more than asking whether anybody wants them.
    if !tracing::span_enabled!(target: "prompt_host::request", tracing::Level::INFO) {
        return Span::none();
    }
    let client = tools::client(context);
    Correlation::of(context).span(method, tool.map(tools::Name::as_str), client.as_deref())
}

/// Gives each HTTP request its names, and its answer the same.
pub(super) async fn correlate(mut request: Request, next: Next) -> Response {
    let correlation = Correlation::of_headers(request.headers());
    request.extensions_mut().insert(correlation.clone());
    let mut response = next.run(request).await;
    for (name, value) in [(REQUEST_ID, correlation.id), (TRACERESPONSE, correlation.trace.to_string())] {
        // Only letters that a header can have get this far.
        if let Ok(value) = HeaderValue::from_str(&value) {
            response.headers_mut().insert(HeaderName::from_static(name), value);
        }
    }
    response
}

/// Whether a stranger's id can stand in a log: short, of letters that mean nothing there.
fn is_id(text: &str) -> bool {
    let is_plain = |letter: u8| letter.is_ascii_alphanumeric() || matches!(letter, b'-' | b'_' | b'.' | b':');
    (1..=LONGEST_ID).contains(&text.len()) && text.bytes().all(is_plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GIVEN: &str = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    fn of(headers: &[(&'static str, &str)]) -> Correlation {
        let headers = headers.iter().map(|(name, value)| (HeaderName::from_static(name), value.parse().unwrap()));
        Correlation::of_headers(&headers.collect())
    }

    #[test]
    fn names_that_were_given_are_kept() {
        assert_eq!(of(&[(TRACEPARENT, GIVEN)]).id, "4bf92f3577b34da6a3ce929d0e0e4736");
        let both = of(&[(TRACEPARENT, GIVEN), (REQUEST_ID, "job-7")]);
        assert_eq!((both.id.as_str(), both.trace.sampled), ("job-7", Some(true)));
        assert!(both.trace.to_string().starts_with("00-4bf92f3577b34da6a3ce929d0e0e4736-"));
    }

    #[test]
    fn names_that_could_forge_a_log_are_not() {
        let long = "x".repeat(LONGEST_ID + 1);
        for bad in ["", "a b", "a\tb", "{}", "id=\"x\"", long.as_str()] {
            let made = of(&[(REQUEST_ID, bad)]);
            assert_eq!(made.id, made.trace.trace_digits(), "{bad}");
        }
        assert_ne!(of(&[]).id, of(&[]).id);
    }
}
