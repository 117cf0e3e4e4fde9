//! The real program over real sockets: HTTP of both eras, WebSocket, Unix sockets, TLS, and clients
//! that do not behave.

mod admin;
mod budgets;
mod cross_origin;
mod entrance;
mod eras;
mod health;
mod hostile;
mod identity;
mod metrics;
pub(crate) mod server;
mod sessions;
mod shutdown;
mod signed;
mod tls;
mod unix;
mod websocket;

use serde_json::{Value, json};

/// A call of `improve_prompt`, as parameters.
fn improve(prompt: &str) -> Value {
    json!({ "name": "improve_prompt", "arguments": { "prompt": prompt } })
}

/// What it makes of [`WORDY`].
const SHORT: &str = "To find it, sort the list.";
const WORDY: &str = "In order to find it, sort the list.";

/// The improved prompt of an answer.
fn improved(answer: &Value) -> &str {
    answer["result"]["structuredContent"]["improved"].as_str().unwrap_or_else(|| panic!("{answer}"))
}
