//! `list_sessions`, `show_session` and `end_session`: what is remembered of a client's
//! conversations. A client reaches its own only.

use std::fmt::Write as _;

use rmcp::model::{CallToolResult, JsonObject};
use schemars::JsonSchema;
use serde::Deserialize;

use super::{Failed, answer, arguments};
use crate::records::StoreError;
use crate::records::sessions::{Session, SessionKey, Sessions, Whose};
use crate::server::connection::PromptHost;
use crate::server::session_view::{SessionEnded, SessionList};

/// Arguments of `show_session` and `end_session`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Which {
    /// The name of the conversation, as `improve_prompt` was given it.
    session_id: String,
}

/// The client's sessions; the text content has a line for each.
pub(super) async fn list(host: &PromptHost, given: JsonObject, client: Option<&str>) -> Result<CallToolResult, Failed> {
    arguments::read::<arguments::None>(given)?;
    let list = SessionList::of(sessions(host)?, Whose::Client(client)).await.map_err(failed)?;
    let mut text = match list.sessions.len() {
        1 => "1 session".to_owned(),
        count => format!("{count} sessions"),
    };
    for row in &list.sessions {
        let _ = write!(text, "\n- {}: {} turns, last used {}", row.key.id(), row.turns, row.last);
    }
    if list.more {
        text.push_str("\n- and more, used longer ago");
    }
    answer(vec![text], &list)
}

/// One of the client's sessions; the text content has its prompts.
pub(super) async fn show(host: &PromptHost, given: JsonObject, client: Option<&str>) -> Result<CallToolResult, Failed> {
    let key = which(given, client)?;
    let found = sessions(host)?.show(&key).await.map_err(failed)?;
    let session = found.ok_or_else(|| unknown(key.id()))?;
    answer(vec![told(&session)], &session)
}

/// Forgets one of the client's sessions.
pub(super) async fn end(host: &PromptHost, given: JsonObject, client: Option<&str>) -> Result<CallToolResult, Failed> {
    let key = which(given, client)?;
    let ended = sessions(host)?.end(&key).await.map_err(failed)?;
    // Whoever ends a session wants it gone: that it is gone already is no failure.
    let text = match ended {
        true => format!("the session `{}` has ended, and nothing of it is remembered", key.id()),
        false => format!("there is no session `{}`: nothing of it is remembered", key.id()),
    };
    answer(vec![text], &SessionEnded { key, ended })
}

fn sessions(host: &PromptHost) -> Result<&Sessions, Failed> {
    let off = || Failed("this host remembers no conversations: the setting `sessions.enabled` is off".to_owned());
    host.backend.sessions().ok_or_else(off)
}

fn which(given: JsonObject, client: Option<&str>) -> Result<SessionKey, Failed> {
    let Which { session_id } = arguments::read(given)?;
    SessionKey::new(client, &session_id).map_err(|error| Failed(error.to_string()))
}

fn failed(error: StoreError) -> Failed {
    tracing::warn!(error = %format_args!("{:#}", anyhow::Error::from(error)), "sessions cannot be asked");
    Failed("the store of sessions does not answer: prompts are improved without history until it does".to_owned())
}

fn unknown(id: &str) -> Failed {
    Failed(format!(
        "there is no session `{id}` of this client: it has ended, or never began; `list_sessions` lists them"
    ))
}

fn told(session: &Session) -> String {
    let row = &session.row;
    let mut text = format!("session {}: {} turns since {}", row.key.id(), row.turns, row.started);
    for turn in &session.history {
        let _ = write!(text, "\n- {}: {}", turn.time, turn.original);
    }
    text
}
