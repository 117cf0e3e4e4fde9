//! The commands about sessions. An operator sees those of all clients.

use super::listener::{ok, refuse};
use super::protocol::{Answer, RefusalCode};
use crate::records::StoreError;
use crate::records::sessions::{SessionKey, Sessions, Whose};
use crate::server::Backend;
use crate::server::session_view::{SessionEnded, SessionList};

pub(super) async fn list(backend: &dyn Backend) -> Answer {
    let Some(sessions) = backend.sessions() else {
        return ok(&SessionList { sessions: Vec::new(), more: false });
    };
    SessionList::of(sessions, Whose::Everybody).await.map_or_else(failed, |list| ok(&list))
}

pub(super) async fn show(backend: &dyn Backend, id: &str, client: Option<&str>) -> Answer {
    let (sessions, key) = match which(backend, id, client).await {
        Ok(found) => found,
        Err(refusal) => return refusal,
    };
    match sessions.show(&key).await {
        Ok(Some(session)) => ok(&session),
        Ok(None) => unknown(id),
        Err(error) => failed(error),
    }
}

pub(super) async fn end(backend: &dyn Backend, id: &str, client: Option<&str>) -> Answer {
    let (sessions, key) = match which(backend, id, client).await {
        Ok(found) => found,
        Err(refusal) => return refusal,
    };
    sessions.end(&key).await.map_or_else(failed, |ended| ok(&SessionEnded { key, ended }))
}

/// The one session that is meant.
async fn which<'b>(
    backend: &'b dyn Backend,
    id: &str,
    client: Option<&str>,
) -> Result<(&'b Sessions, SessionKey), Answer> {
    let Some(sessions) = backend.sessions() else { return Err(unknown(id)) };
    let mut found = sessions.find(id, client).await.map_err(failed)?;
    match (found.pop(), found.len()) {
        (None, _) => Err(unknown(id)),
        (Some(key), 0) => Ok((sessions, key)),
        (Some(key), _) => {
            let named = |key: &SessionKey| format!("`{}`", key.client().unwrap_or_default());
            let clients: Vec<String> = found.iter().chain([&key]).map(named).collect();
            let message =
                format!("several clients have a session `{}`: say which of {}", shown(id), clients.join(", "));
            Err(refuse(RefusalCode::AmbiguousSession, message))
        }
    }
}

fn unknown(id: &str) -> Answer {
    let message = format!("there is no session `{}`: it has ended, or never began", shown(id));
    refuse(RefusalCode::UnknownSession, message)
}

fn failed(error: StoreError) -> Answer {
    refuse(RefusalCode::Failed, format!("{:#}", anyhow::Error::from(error)))
}

fn shown(id: &str) -> String {
    id.chars().take(64).collect()
}
