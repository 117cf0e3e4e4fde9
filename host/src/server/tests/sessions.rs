//! Sessions as clients and operators reach them.

use super::super::control::client::running_hosts_in;
use super::super::control::{Command, ControlError, ControlSocket, RefusalCode, call as command};
use super::super::{Backend as _, SessionEnded, SessionList};
use super::*;
use crate::records::UtcTime;
use crate::records::sessions::{Session, SessionKey, Turn};

async fn remember(host: &TestHost, client: Option<&str>, id: &str) {
    let turn = Turn { time: UtcTime::now(), record_id: None, original: format!("{id}?"), improved: format!("{id}!") };
    host.sessions().unwrap().remember(SessionKey::new(client, id).unwrap(), turn).await;
}

#[tokio::test]
async fn a_client_reaches_its_own_sessions_only() {
    for era in ERAS {
        let (served, client, _) = connect(era).await;
        let name = client.service().get_info().client_info.name;
        remember(&served.host, Some(&name), "mine").await;
        remember(&served.host, Some("somebody else"), "theirs").await;
        remember(&served.host, Some("somebody else"), "mine").await;

        let result = call(&client, "list_sessions", json!({})).await;
        let list: SessionList = serde_json::from_value(result.structured_content.unwrap()).unwrap();
        let ids: Vec<&str> = list.sessions.iter().map(|row| row.key.id()).collect();
        assert_eq!((ids, list.more), (vec!["mine"], false), "{era:?}");
        let result = call(&client, "show_session", json!({ "session_id": "mine" })).await;
        let session: Session = serde_json::from_value(result.structured_content.unwrap()).unwrap();
        assert_eq!((session.row.key.client(), session.history.len()), (Some(name.as_str()), 1));
        for tool in ["show_session", "end_session"] {
            let result = call(&client, tool, json!({ "session_id": "theirs" })).await;
            assert!(texts(&result)[0].contains("there is no session `theirs`"), "{result:?}");
        }
        let result = call(&client, "end_session", json!({ "session_id": "mine" })).await;
        assert_eq!(result.structured_content.unwrap()["ended"], true);
        let left = served.host.sessions().unwrap().find("mine", None).await.unwrap();
        assert_eq!(left.iter().map(SessionKey::client).collect::<Vec<_>>(), [Some("somebody else")]);
    }
}

#[tokio::test]
async fn an_operator_reaches_all_and_says_whose_where_it_matters() {
    let temp = tempfile::tempdir().unwrap();
    let folder = temp.path().join("prompt-host");
    let control = ControlSocket::bind_in(&folder).unwrap();
    let host = TestHost::new();
    let shutdown = CancellationToken::new();
    let serving = tokio::spawn(control.serve(Arc::clone(&host) as _, Settings::default(), shutdown.clone()));
    for (client, id) in [(Some("ann"), "chat"), (None, "chat"), (Some("bob"), "only bob's")] {
        remember(&host, client, id).await;
    }
    let (hosts, _) = running_hosts_in(std::slice::from_ref(&folder)).await;
    let running = &hosts[0];
    let list: SessionList = command(running, Command::SessionsList).await.unwrap();
    assert_eq!(list.sessions.len(), 3);
    let show =
        |id: &str, client: Option<&str>| Command::SessionsShow { id: id.to_owned(), client: client.map(str::to_owned) };
    let session: Session = command(running, show("only bob's", None)).await.unwrap();
    assert_eq!(session.row.key.client(), Some("bob"));
    let session: Session = command(running, show("chat", Some(""))).await.unwrap();
    assert_eq!(session.row.key.client(), None);
    for (wanted, code, part) in [
        (show("chat", None), RefusalCode::AmbiguousSession, "say which of `"),
        (show("chat", Some("bob")), RefusalCode::UnknownSession, "there is no session `chat`"),
    ] {
        let error = command::<Session>(running, wanted).await.unwrap_err();
        let ControlError::Refused(refusal) = error else { panic!("{error}") };
        assert!(refusal.code == code && refusal.message.contains(part), "{refusal:?}");
    }
    let end = Command::SessionsEnd { id: "chat".to_owned(), client: Some("ann".to_owned()) };
    let ended: SessionEnded = command(running, end).await.unwrap();
    assert!(ended.ended && ended.key.client() == Some("ann"));
    let list: SessionList = command(running, Command::SessionsList).await.unwrap();
    assert_eq!(list.sessions.len(), 2);
    shutdown.cancel();
    soon(serving).await.unwrap();
}
