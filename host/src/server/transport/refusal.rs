//! What is answered to a message that cannot be read.

use rmcp::model::{ErrorData, RequestId};

use super::request_id::RequestIdScanner;

/// The error for `message`, which serde did not read as JSON-RPC, and the id of its request where
/// one can be told.
pub(crate) fn refusal(message: &[u8], error: &serde_json::Error) -> (Option<RequestId>, ErrorData) {
    let mut scanner = RequestIdScanner::default();
    scanner.feed(message);
    let error = match error.classify() {
        serde_json::error::Category::Data if message.starts_with(b"[") => {
            ErrorData::invalid_request("message is a batch: send each request in a message of its own", None)
        }
        serde_json::error::Category::Data => {
            ErrorData::invalid_request("message is JSON but no JSON-RPC 2.0 request, response or notification", None)
        }
        _ => ErrorData::parse_error(format!("message is not valid JSON in UTF-8: {error}"), None),
    };
    (scanner.finish(), error)
}
