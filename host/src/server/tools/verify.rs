//! `verify_rewrite`: what a rewrite made of a prompt.

use std::fmt::Write;

use rmcp::model::{CallToolResult, JsonObject};
use rmcp::service::{RequestContext, RoleServer};

use super::{Failed, answer, arguments};
use crate::server::connection::PromptHost;
use crate::verify::report::{ReportedDifference, Verification};

/// Compares a rewrite with its original; its text content is the verdict and what it rests on.
pub(super) async fn verify(
    host: &PromptHost,
    arguments: JsonObject,
    context: &RequestContext<RoleServer>,
) -> Result<CallToolResult, Failed> {
    let request = arguments::read::<arguments::Verify>(arguments)?.into();
    let _turn = host.gate.turn(context).await?;
    let generation = host.backend.current();
    let verification = host.backend.verify(&generation, request).await.map_err(|error| Failed(error.to_string()))?;
    answer(vec![summary(&verification)], &verification)
}

/// The verdict as a model or a person reads it, with a line for each difference.
fn summary(verification: &Verification) -> String {
    let mut text = verification.headline();
    for difference in &verification.differences {
        let _ = write!(text, "\n- {}", line(difference));
    }
    for skipped in &verification.skipped {
        let _ = write!(text, "\n- skipped {}: {}", skipped.plugin, skipped.reason);
    }
    text
}

fn line(difference: &ReportedDifference) -> String {
    let ReportedDifference { plugin, code, message, original_text, rewrite_text, .. } = difference;
    let places = match (original_text, rewrite_text) {
        (Some(original), Some(rewrite)) => format!("{original:?} became {rewrite:?}"),
        (Some(original), None) => format!("{original:?} is missing"),
        (None, Some(rewrite)) => format!("{rewrite:?} is new"),
        (None, None) => String::new(),
    };
    format!("{plugin}/{code}: {places} ({message})")
}
