//! Feedback that an operator gives to a running host.

use super::listener::{ok, refuse};
use super::protocol::{Answer, RefusalCode};
use crate::records::{Feedback, FeedbackError};
use crate::server::Backend;

/// Answers a [`Receipt`](crate::records::Receipt).
pub(super) async fn give(backend: &dyn Backend, feedback: Feedback) -> Answer {
    match backend.feedback(feedback).await {
        Ok(receipt) => ok(&receipt),
        Err(error @ (FeedbackError::NothingKept | FeedbackError::Unknown(_) | FeedbackError::NotYet(_))) => {
            refuse(RefusalCode::UnknownRecord, error.to_string())
        }
        Err(error) => refuse(RefusalCode::BadRequest, error.to_string()),
    }
}
