//! Administration over HTTP.
//!
//! Probes are answered to everybody, also before the host serves. Everything else is behind the
//! scope `admin`, which the HTTP server asks for; an address of its own for metrics has metrics
//! and probes only.

use std::sync::{Arc, OnceLock};

use axum::extract::{Path, Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::{Deserialize, Serialize};
use serde_json::json;
use tokio::sync::Mutex;

use super::{AdminError, Administration, RequestList, What};
use crate::health::{Health, Phase, Stage, Status};
use crate::server::Backend;
use crate::server::http::identity::Identity;
use crate::server::view::PluginList;
use crate::telemetry::{self, Telemetry};

/// What probes go by.
#[derive(Debug, Clone)]
pub struct Probes {
    /// Where the host is in its life.
    pub phase: Phase,
    /// Its health, once it serves.
    pub health: Arc<OnceLock<Health>>,
}

/// `/livez`, `/readyz` and `/health`. What was seen of each part is told while `says_why`: it
/// names files and servers.
pub fn probes(probes: Probes, says_why: impl Fn() -> bool + Clone + Send + Sync + 'static) -> Router {
    let health = move |State(probes): State<Probes>| async move { health(&probes, says_why()).await };
    Router::new()
        .route("/livez", get(async || "alive\n"))
        .route("/readyz", get(ready))
        .route("/health", get(health))
        .layer(middleware::from_fn(fresh))
        .with_state(probes)
}

/// `/metrics`.
pub fn metrics(telemetry: Telemetry) -> Router {
    // One scrape at a time: the next one waits rather than taking another thread.
    let place = Arc::new(Mutex::new(()));
    let scrape = move || {
        let (telemetry, place) = (telemetry.clone(), Arc::clone(&place));
        async move {
            let _place = place.lock().await;
            match tokio::task::spawn_blocking(move || telemetry.scrape()).await {
                Ok(Ok(text)) => {
                    ([(CONTENT_TYPE, HeaderValue::from_static(telemetry::TEXT_FORMAT))], text).into_response()
                }
                Ok(Err(error)) => (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response(),
                Err(_) => (StatusCode::INTERNAL_SERVER_ERROR, "metrics cannot be read: see the log").into_response(),
            }
        }
    };
    Router::new().route("/metrics", get(scrape)).layer(middleware::from_fn(fresh))
}

/// Everything that needs the scope `admin`.
pub fn admin(backend: Arc<dyn Backend>) -> Router {
    Router::new()
        .route("/status", get(status))
        .route("/mcp-status", get(status))
        .route("/config", get(config))
        .route("/debug-info", get(debug_info))
        .route("/admin/health", get(full_health))
        .route("/admin/plugins", get(plugins))
        .route("/admin/requests", get(requests))
        .route("/admin/rate-limits", get(rate_limits))
        .route("/admin/log-level", get(log_level).put(set_log_level))
        .route("/reload/{what}", post(reload))
        .layer(middleware::from_fn(fresh))
        .with_state(backend)
}

/// Keeps answers out of caches: each is about one moment.
async fn fresh(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

async fn ready(State(probes): State<Probes>) -> Response {
    let stage = probes.phase.stage();
    let why = match (stage, probes.health.get()) {
        (Stage::Serving, Some(health)) => match health.report().await {
            report if report.status == Status::Unhealthy => "unhealthy",
            _ => return (StatusCode::OK, Json(json!({ "ready": true }))).into_response(),
        },
        (Stage::Serving, None) => Stage::Starting.as_str(),
        (Stage::Starting | Stage::Stopping, _) => stage.as_str(),
    };
    (StatusCode::SERVICE_UNAVAILABLE, Json(json!({ "ready": false, "why": why }))).into_response()
}

async fn health(probes: &Probes, says_why: bool) -> Response {
    let Some(health) = probes.health.get() else {
        let answer = json!({ "status": Status::Unhealthy, "stage": probes.phase.stage().as_str() });
        return (StatusCode::SERVICE_UNAVAILABLE, Json(answer)).into_response();
    };
    let report = health.report().await;
    let code = if report.status == Status::Unhealthy { StatusCode::SERVICE_UNAVAILABLE } else { StatusCode::OK };
    if says_why {
        (code, Json(&*report)).into_response()
    } else {
        (code, Json(report.without_messages())).into_response()
    }
}

/// Who asks, and what answers them.
struct Desk<'b> {
    host: &'b dyn Administration,
    caller: String,
}

impl<'b> Desk<'b> {
    fn of(backend: &'b dyn Backend, request: &Request) -> Result<Self, Refusal> {
        let host = backend.administration().ok_or(Refusal(AdminError::NotOffered("administration")))?;
        let identity = request.extensions().get::<Arc<Identity>>();
        // Where nobody has to say who they are, nobody does.
        let caller = identity.map_or_else(|| "anonymous".to_owned(), |identity| identity.name().to_owned());
        Ok(Self { host, caller })
    }

    fn note(&self, action: impl Into<String>, done: bool) {
        self.host.administered(&self.caller, action.into(), done);
    }

    fn answer<T: Serialize>(&self, action: &str, value: T) -> Result<Response, Refusal> {
        self.note(action, true);
        Ok(Json(value).into_response())
    }
}

/// Why there is no answer.
struct Refusal(AdminError);

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let status = match self.0 {
            AdminError::NotOffered(_) => StatusCode::NOT_IMPLEMENTED,
            AdminError::Bad(_) => StatusCode::BAD_REQUEST,
            AdminError::Fault(_) => StatusCode::INTERNAL_SERVER_ERROR,
        };
        (status, Json(json!({ "error": self.0.to_string() }))).into_response()
    }
}

type Answer = Result<Response, Refusal>;

async fn status(State(backend): State<Arc<dyn Backend>>, request: Request) -> Answer {
    let desk = Desk::of(&*backend, &request)?;
    desk.answer("status", desk.host.status().await)
}

async fn config(State(backend): State<Arc<dyn Backend>>, request: Request) -> Answer {
    let desk = Desk::of(&*backend, &request)?;
    desk.answer("config", desk.host.config().map_err(Refusal)?)
}

async fn full_health(State(backend): State<Arc<dyn Backend>>, request: Request) -> Answer {
    let desk = Desk::of(&*backend, &request)?;
    let report = desk.host.health().report().await;
    desk.answer("health", &*report)
}

async fn plugins(State(backend): State<Arc<dyn Backend>>, request: Request) -> Answer {
    let desk = Desk::of(&*backend, &request)?;
    desk.answer("plugins", PluginList::of(&backend.current()))
}

async fn requests(State(backend): State<Arc<dyn Backend>>, request: Request) -> Answer {
    let desk = Desk::of(&*backend, &request)?;
    desk.answer("requests", RequestList { requests: desk.host.telemetry().traffic().requests() })
}

async fn rate_limits(State(backend): State<Arc<dyn Backend>>, request: Request) -> Answer {
    let desk = Desk::of(&*backend, &request)?;
    desk.answer("rate-limits", desk.host.rate_limits().map_err(Refusal)?)
}

async fn debug_info(State(backend): State<Arc<dyn Backend>>, request: Request) -> Answer {
    let desk = Desk::of(&*backend, &request)?;
    match desk.host.debug_info() {
        Some(info) => desk.answer("debug-info", info),
        None => {
            desk.note("debug-info", false);
            let error = "there is nothing here: start the host with --dev, or set `admin.debug_info`";
            Ok((StatusCode::NOT_FOUND, Json(json!({ "error": error }))).into_response())
        }
    }
}

/// What is logged.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct LogLevel {
    level: String,
}

async fn log_level(State(backend): State<Arc<dyn Backend>>, request: Request) -> Answer {
    let desk = Desk::of(&*backend, &request)?;
    desk.answer("log-level", LogLevel { level: desk.host.log_level().map_err(Refusal)? })
}

async fn set_log_level(State(backend): State<Arc<dyn Backend>>, request: Request) -> Answer {
    const LONGEST: usize = 4 << 10;
    let desk = Desk::of(&*backend, &request)?;
    let bad = || Refusal(AdminError::Bad("send a JSON object as in {\"level\": \"debug\"}".to_owned()));
    let body = axum::body::to_bytes(request.into_body(), LONGEST).await.map_err(|_| bad())?;
    let LogLevel { level } = serde_json::from_slice(&body).map_err(|_| bad())?;
    let set = desk.host.set_log_level(&level);
    desk.note(format!("set log-level {}", level.chars().take(100).collect::<String>()), set.is_ok());
    set.map_err(Refusal)?;
    Ok(Json(LogLevel { level }).into_response())
}

async fn reload(State(backend): State<Arc<dyn Backend>>, Path(what): Path<String>, request: Request) -> Answer {
    let desk = Desk::of(&*backend, &request)?;
    let Some(what) = What::parse(&what) else {
        let known = What::ALL.map(What::as_str).join(", ");
        let shown: String = what.chars().take(64).collect();
        let error = format!("there is no `{shown}` to read again: there are {known}");
        return Ok((StatusCode::NOT_FOUND, Json(json!({ "error": error }))).into_response());
    };
    let at = Arc::clone(&backend);
    // It runs on when the caller gives up: half a reload helps nobody.
    let reloading = tokio::spawn(async move {
        match at.administration() {
            Some(host) => Ok(host.reload(what).await),
            None => Err(AdminError::NotOffered("administration")),
        }
    });
    let reloaded = reloading.await.unwrap_or_else(|_| Err(AdminError::Fault("everything serves as before".to_owned())));
    desk.note(format!("reload {what}"), reloaded.as_ref().is_ok_and(|outcome| outcome.done));
    let outcome = reloaded.map_err(Refusal)?;
    let code = if outcome.done { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok((code, Json(outcome)).into_response())
}
