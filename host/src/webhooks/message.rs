//! What a target is sent: one event, with an id that stays the same however often it is tried.

use std::time::SystemTime;

use serde_json::{Value, json};
use uuid::Uuid;

use crate::events::Occurrence;

/// A message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// `msg_` and a UUID; receivers tell by it what they had before.
    pub id: String,
    /// What is posted, as JSON.
    pub body: String,
}

impl Message {
    /// Of something that happened, `times` times since it was last told.
    pub fn of(occurrence: &Occurrence, times: u64) -> Self {
        let mut data = occurrence.event.details();
        if let (true, Some(fields)) = (times > 1, data.as_object_mut()) {
            fields.insert("times".to_owned(), json!(times));
        }
        Self::new(occurrence.event.kind().as_str(), occurrence.at, data)
    }

    /// That nothing happened: to see whether a target hears.
    pub fn test() -> Self {
        Self::new("test", SystemTime::now(), json!({ "message": "this is a test of `host webhooks test`" }))
    }

    #[expect(clippy::needless_pass_by_value, reason = "it becomes part of the message")]
    fn new(kind: &str, at: SystemTime, data: Value) -> Self {
        let timestamp = humantime::format_rfc3339_millis(at).to_string();
        let host = json!({ "version": env!("CARGO_PKG_VERSION"), "pid": std::process::id() });
        let body = json!({ "type": kind, "timestamp": timestamp, "host": host, "data": data });
        Self { id: format!("msg_{}", Uuid::now_v7().simple()), body: body.to_string() }
    }
}
