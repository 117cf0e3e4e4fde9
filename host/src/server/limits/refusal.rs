//! What a request that comes at a bad time is told: what is too much, and when to come back.

use std::time::Duration;

use rmcp::model::{ErrorCode, ErrorData};
use serde_json::json;

use super::settings::Rate;

/// The JSON-RPC code of requests that may be sent again later, of those left to servers.
const TRY_AGAIN: ErrorCode = ErrorCode(-32_029);

/// Whose budget is used up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Whose {
    /// The client's.
    Client,
    /// Everybody's.
    Everybody,
    /// The address's.
    Address,
}

impl Whose {
    fn words(self) -> &'static str {
        match self {
            Self::Client => "for each client",
            Self::Everybody => "for all clients together",
            Self::Address => "from one address",
        }
    }
}

/// Why a request is not worked on now.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Refusal {
    /// A budget is used up.
    #[error(
        "too many requests: {} in {} s are allowed {}; try again in {} s",
        rate.requests, rate.per().as_secs(), whose.words(), seconds(*wait)
    )]
    Limited {
        /// Whose.
        whose: Whose,
        /// The budget.
        rate: Rate,
        /// When there is enough again.
        wait: Duration,
    },
    /// As much is worked on as may be, and as many wait.
    #[error("host is busy: {running} requests are worked on and {waiting} wait; try again in {} s", seconds(*wait))]
    Busy {
        /// What is worked on.
        running: usize,
        /// What waits for that.
        waiting: usize,
        /// When there may be room.
        wait: Duration,
    },
}

impl Refusal {
    /// When to come back, whole seconds and at least one.
    pub(crate) fn retry_after(&self) -> u64 {
        match self {
            Self::Limited { wait, .. } | Self::Busy { wait, .. } => seconds(*wait),
        }
    }

    /// A word for metrics and programs.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Limited { .. } => "rate-limited",
            Self::Busy { .. } => "busy",
        }
    }
}

impl From<Refusal> for ErrorData {
    fn from(refusal: Refusal) -> Self {
        let data = json!({ "reason": refusal.kind(), "retry_after_s": refusal.retry_after() });
        Self::new(TRY_AGAIN, refusal.to_string(), Some(data))
    }
}

fn seconds(wait: Duration) -> u64 {
    (wait.as_secs() + u64::from(wait.subsec_nanos() > 0)).max(1)
}
