//! What stands around every handler: a deadline, the client's and the host's stop, and panics.
//!
//! rmcp leaves a request unanswered for ever when its handler panics, and knows no
//! deadlines. Everything that answers a client runs through [`Guard::run`].

use std::future::Future;
use std::panic::AssertUnwindSafe;
use std::time::Duration;

use futures::FutureExt;
use rmcp::model::ErrorData;
use tokio::sync::{Semaphore, SemaphorePermit};
use tokio_util::sync::CancellationToken;

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
}

impl Guard {
    /// Runs `work` until it ends or something stops it. What is stopped is dropped at once.
    pub(crate) async fn run<T>(&self, work: impl Future<Output = T>) -> Result<T, Interrupted> {
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

/// Waits for one of `permits`; the guard around the caller bounds the wait.
pub(crate) async fn permit(permits: &Semaphore) -> Option<SemaphorePermit<'_>> {
    // The semaphore is never closed; without a permit the work would still be bounded by its deadline.
    permits.acquire().await.ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guard(deadline: Duration) -> Guard {
        Guard { name: "test", cancelled: CancellationToken::new(), abandoned: CancellationToken::new(), deadline }
    }

    #[tokio::test]
    async fn a_panic_is_an_answer() {
        let ended = guard(Duration::from_secs(5)).run(async { panic!("on purpose") }).await;
        assert_eq!(ended.map(|(): ()| ()), Err(Interrupted::Panicked));
    }

    #[tokio::test]
    async fn a_deadline_is_an_answer() {
        let deadline = Duration::from_millis(1);
        let ended = guard(deadline).run(std::future::pending::<()>()).await;
        assert_eq!(ended, Err(Interrupted::Deadline(deadline)));
    }

    #[tokio::test]
    async fn a_cancelled_request_never_starts() {
        let guard = guard(Duration::from_secs(5));
        guard.cancelled.cancel();
        let mut started = false;
        let ended = guard.run(async { started = true }).await;
        assert_eq!((ended, started), (Err(Interrupted::Cancelled), false));
    }
}
