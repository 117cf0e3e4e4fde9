//! The commands that administer a running host.

use std::sync::Arc;

use super::listener::{ok, refuse};
use super::protocol::{Answer, RefusalCode};
use crate::server::Backend;
use crate::server::admin::{Administration, RequestList, What};

/// Who calls, for those who follow what operators do.
const CALLER: &str = "control-socket";

pub(super) async fn health(backend: &dyn Backend) -> Answer {
    let Some(host) = backend.administration() else { return nobody() };
    let report = host.health().report().await;
    note(host, "health", true);
    ok(&*report)
}

pub(super) async fn status(backend: &dyn Backend) -> Answer {
    let Some(host) = backend.administration() else { return nobody() };
    let status = host.status().await;
    note(host, "status", true);
    ok(&status)
}

pub(super) fn requests(backend: &dyn Backend) -> Answer {
    let Some(host) = backend.administration() else { return nobody() };
    note(host, "requests", true);
    ok(&RequestList { requests: host.telemetry().traffic().requests() })
}

pub(super) async fn reload(backend: Arc<dyn Backend>, what: What) -> Answer {
    // It runs on when the caller gives up: half a reload helps nobody.
    let reloading = tokio::spawn(async move {
        let host = backend.administration()?;
        let outcome = host.reload(what).await;
        note(host, &format!("reload {what}"), outcome.done);
        Some(outcome)
    });
    match reloading.await {
        Ok(Some(outcome)) => ok(&outcome),
        Ok(None) => nobody(),
        Err(_) => refuse(RefusalCode::Failed, "reload failed by a fault of the host; everything serves as before"),
    }
}

fn note(host: &dyn Administration, action: &str, done: bool) {
    host.administered(CALLER, action.to_owned(), done);
}

fn nobody() -> Answer {
    refuse(RefusalCode::Failed, "this host cannot be administered")
}
