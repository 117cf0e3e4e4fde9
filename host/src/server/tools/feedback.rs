//! `record_feedback`: what the person did with an improved prompt.

use rmcp::model::{CallToolResult, JsonObject};

use super::{Failed, answer, arguments};
use crate::records::{Feedback, Receipt, Verdict};
use crate::server::connection::PromptHost;

/// Keeps feedback on a record; its text content says what was understood.
pub(super) async fn record(host: &PromptHost, arguments: JsonObject) -> Result<CallToolResult, Failed> {
    let feedback = arguments::read::<Feedback>(arguments)?;
    let receipt = host.backend.feedback(feedback).await.map_err(|error| Failed(error.to_string()))?;
    answer(vec![summary(&receipt)], &receipt)
}

fn summary(receipt: &Receipt) -> String {
    let Receipt { record_id, outcome, credit, already_given } = receipt;
    let known = if *already_given { " before" } else { "" };
    let done = match outcome {
        Verdict::Accepted => "accepted",
        Verdict::Rejected => "rejected",
        Verdict::Edited => "edited",
    };
    let mut text = format!("record {record_id} was {done}{known}");
    for credit in credit {
        text += &format!("\n- {}/{}: {:.0} % of its edits live on", credit.plugin, credit.code, credit.kept * 100.0);
    }
    text
}
