//! What stands around every handler: a deadline, the client's and the host's stop, and panics.
//!
//! rmcp leaves a request unanswered for ever when its handler panics, and knows no
//! deadlines. Everything that answers a client runs through [`Guard::run`].

use std::future::Future;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::{Duration, Instant};

use futures::FutureExt;
use rmcp::model::ErrorData;
use tokio_util::sync::CancellationToken;
use tracing::{Instrument as _, Span};

use crate::telemetry::{self, Flight};

/// Why a handler did not come to its end.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Interrupted {
    /// The client took the request back.
    #[error("request was cancelled")]
    Cancelled,
    /// The host stops, and the grace period is over.
    #[error("host is shutting down: send the request again once it runs")]
    ShuttingDown,
    /// It took too long.
    #[error("request took longer than {} ms and was stopped: send less at once, or raise the deadline", .0.as_millis())]
    Deadline(Duration),
    /// A fault of the host itself.
    #[error("request failed by a fault of the host, which goes on: the host's log has the details")]
    Panicked,
}

impl Interrupted {
    /// A word for logs and traces.
    fn outcome(&self) -> &'static str {
        match self {
            Self::Cancelled => "cancelled",
            Self::ShuttingDown => "abandoned",
            Self::Deadline(_) => "deadline",
            Self::Panicked => "panicked",
        }
    }
}

/// How guarded work ended by itself, in a word for logs and traces.
pub(crate) trait Outcome {
    /// `done` or `failed`.
    fn outcome(&self) -> &'static str;
}

impl<T, E> Outcome for Result<T, E> {
    fn outcome(&self) -> &'static str {
        if self.is_ok() { "done" } else { "failed" }
    }
}

impl From<Interrupted> for ErrorData {
    fn from(interrupted: Interrupted) -> Self {
        Self::internal_error(interrupted.to_string(), None)
    }
}

/// The stops that apply to one request.
#[derive(Debug, Clone)]
pub(crate) struct Guard {
    /// What is guarded, for the log.
    pub(crate) name: &'static str,
    /// Cancelled by the client.
    pub(crate) cancelled: CancellationToken,
    /// Cancelled when the host cannot wait any longer.
    pub(crate) abandoned: CancellationToken,
    /// The longest it may take.
    pub(crate) deadline: Duration,
    /// Where the request is measured; none for what no client asked.
    pub(crate) flight: Option<Arc<Flight>>,
    /// What the log and traces say of it; its fields `outcome` and `duration_ms` are filled here.
    pub(crate) span: Span,
}

impl Interrupted {
    fn measured(&self) -> telemetry::Outcome {
        match self {
            Self::Cancelled => telemetry::Outcome::Cancelled,
            Self::ShuttingDown => telemetry::Outcome::Stopped,
            Self::Deadline(_) => telemetry::Outcome::Deadline,
            Self::Panicked => telemetry::Outcome::Fault,
        }
    }
}

impl Guard {
    /// Runs `work` until it ends or something stops it. What is stopped is dropped at once.
    pub(crate) async fn run<T: Outcome>(&self, work: impl Future<Output = T>) -> Result<T, Interrupted> {
        let began = Instant::now();
        let ended = self.guarded(work).instrument(self.span.clone()).await;
        if let Some(flight) = &self.flight {
            flight.land(ended.as_ref().map_or_else(Interrupted::measured, |_| telemetry::Outcome::Ok));
        }
        if !self.span.is_disabled() {
            self.span.record("outcome", ended.as_ref().map_or_else(Interrupted::outcome, Outcome::outcome));
            self.span.record("duration_ms", began.elapsed().as_secs_f64() * 1_000.0);
            tracing::debug!(target: "prompt_host::request", parent: &self.span, "answered");
        }
        ended
    }

    /// What `work` came to is an error.
    pub(crate) fn failed(&self) {
        if let Some(flight) = &self.flight {
            flight.answered_with_error();
        }
    }

    async fn guarded<T>(&self, work: impl Future<Output = T>) -> Result<T, Interrupted> {
        let caught = AssertUnwindSafe(work).catch_unwind();
        tokio::select! {
            biased;
            () = self.cancelled.cancelled() => Err(Interrupted::Cancelled),
            () = self.abandoned.cancelled() => Err(Interrupted::ShuttingDown),
            ended = tokio::time::timeout(self.deadline, caught) => match ended {
                Ok(Ok(value)) => Ok(value),
                // The panic hook has written the message and the place to the log.
                Ok(Err(_)) => {
                    tracing::error!(handler = self.name, "handler panicked");
                    Err(Interrupted::Panicked)
                }
                Err(_) => {
                    tracing::warn!(handler = self.name, deadline = ?self.deadline, "handler exceeded its deadline");
                    Err(Interrupted::Deadline(self.deadline))
                }
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guard(deadline: Duration) -> Guard {
        let (cancelled, abandoned) = (CancellationToken::new(), CancellationToken::new());
        Guard { name: "test", cancelled, abandoned, deadline, flight: None, span: Span::none() }
    }

    #[tokio::test]
    async fn a_panic_is_an_answer() {
        async fn panics() -> Result<(), ()> {
            panic!("on purpose")
        }
        assert_eq!(guard(Duration::from_secs(5)).run(panics()).await, Err(Interrupted::Panicked));
    }

    #[tokio::test]
    async fn a_deadline_is_an_answer() {
        let deadline = Duration::from_millis(1);
        let ended = guard(deadline).run(std::future::pending::<Result<(), ()>>()).await;
        assert_eq!(ended, Err(Interrupted::Deadline(deadline)));
    }

    #[tokio::test]
    async fn a_cancelled_request_never_starts() {
        let guard = guard(Duration::from_secs(5));
        guard.cancelled.cancel();
        let mut started = false;
        let ended = guard
            .run(async {
                started = true;
                Ok::<(), ()>(())
            })
            .await;
        assert_eq!((ended, started), (Err(Interrupted::Cancelled), false));
    }
}
