//! The control socket with real sockets in temporary folders.

use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use tokio::io::AsyncReadExt;
use tokio::net::UnixStream;

use super::super::control::client::running_hosts_in;
use super::super::control::protocol::MAX_REQUEST_BYTES;
use super::super::control::{Command, ControlError, ControlSocket, RefusalCode, call};
use super::super::{PluginDetail, PluginList};
use super::*;

/// A host whose control socket is in a folder of its own.
struct Controlled {
    folder: PathBuf,
    socket: PathBuf,
    shutdown: CancellationToken,
    serving: JoinHandle<()>,
    _temp: tempfile::TempDir,
}

fn controlled() -> Controlled {
    let temp = tempfile::tempdir().unwrap();
    let folder = temp.path().join("prompt-host");
    let control = ControlSocket::bind_in(&folder).unwrap();
    let socket = control.path().to_owned();
    let shutdown = CancellationToken::new();
    let serving = tokio::spawn(control.serve(TestHost::new(), Settings::default(), shutdown.clone()));
    Controlled { folder, socket, shutdown, serving, _temp: temp }
}

async fn exchange(socket: &Path, line: &[u8]) -> Value {
    let mut stream = UnixStream::connect(socket).await.unwrap();
    stream.write_all(line).await.unwrap();
    let mut answer = Vec::new();
    soon(stream.read_to_end(&mut answer)).await.unwrap();
    assert_eq!(answer.last(), Some(&b'\n'));
    serde_json::from_slice(&answer).unwrap()
}

#[tokio::test]
async fn a_running_host_is_found_and_answers() {
    let host = controlled();
    let mode = |path: &Path| path.metadata().unwrap().mode() & 0o777;
    assert_eq!((mode(&host.folder), mode(&host.socket)), (0o700, 0o600));

    let (hosts, unreachable) = running_hosts_in(std::slice::from_ref(&host.folder)).await;
    assert!(unreachable.is_empty(), "{unreachable:?}");
    assert_eq!(hosts.len(), 1);
    let found = &hosts[0];
    assert_eq!((found.status.pid, found.status.generation), (std::process::id(), 1));
    assert_eq!((found.status.active, found.status.disabled, found.status.failed), (2, 0, 1));

    let list: PluginList = call(found, Command::PluginsList).await.unwrap();
    assert_eq!(list.plugins.len(), 3);
    let detail: PluginDetail = call(found, Command::PluginsInspect { id: "tidy".into() }).await.unwrap();
    assert_eq!(detail.plugin, list.plugins[0]);
    let report: Value = call(found, Command::PluginsReload).await.unwrap();
    assert_eq!((&report["generation"], &report["removed"]), (&json!(2), &json!(["tone"])));
    match call::<Value>(found, Command::PluginsInspect { id: "tone".into() }).await {
        Err(ControlError::Refused(refusal)) => {
            assert_eq!(refusal.code, RefusalCode::UnknownPlugin);
            assert_eq!(refusal.message, "no plugin `tone`: loaded are tidy");
        }
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn the_socket_goes_with_the_host() {
    let host = controlled();
    host.shutdown.cancel();
    soon(host.serving).await.unwrap();
    assert!(!host.socket.exists());
}

#[tokio::test]
async fn sockets_of_dead_hosts_are_removed_and_other_files_stay() {
    let host = controlled();
    let (dead, other) = (host.folder.join("4194304.sock"), host.folder.join("notes.sock"));
    drop(std::os::unix::net::UnixListener::bind(&dead).unwrap());
    std::fs::write(&other, "").unwrap();
    let (hosts, unreachable) = running_hosts_in(&[host.folder.clone(), host.folder.join("missing")]).await;
    assert_eq!((hosts.len(), unreachable.len()), (1, 0), "{unreachable:?}");
    assert!(!dead.exists() && other.exists() && host.socket.exists());
}

#[tokio::test]
async fn a_folder_open_to_others_is_reported_and_not_used() {
    use std::os::unix::fs::PermissionsExt;
    let temp = tempfile::tempdir().unwrap();
    std::fs::set_permissions(temp.path(), std::fs::Permissions::from_mode(0o755)).unwrap();
    let refused = ControlSocket::bind_in(temp.path()).unwrap_err();
    assert!(refused.to_string().contains("open to others"), "{refused}");
    let (hosts, unreachable) = running_hosts_in(&[temp.path().to_owned()]).await;
    assert_eq!((hosts.len(), unreachable.len()), (0, 1));
}

#[tokio::test]
async fn bad_requests_are_answered_with_what_is_allowed() {
    let host = controlled();
    let long = [vec![b'x'; MAX_REQUEST_BYTES + 1_000], b"\n".to_vec()].concat();
    let longer = format!("longer than {MAX_REQUEST_BYTES} bytes");
    for (line, code, says) in [
        (&b"hello\n"[..], "bad-request", "no JSON"),
        (b"\n", "bad-request", "no JSON"),
        (&long, "bad-request", longer.as_str()),
        (br#"{"command":"status"}"#, "other-version", "version 1"),
        (b"{\"v\":2,\"command\":\"status\"}\n", "other-version", "version 1"),
        (b"{\"v\":1,\"command\":\"stop\"}\n", "bad-request", "expected one of `status`, `plugins-list`"),
        (b"{\"v\":1,\"command\":\"plugins-inspect\"}\n", "bad-request", "missing field `id`"),
    ] {
        let mut stream = UnixStream::connect(&host.socket).await.unwrap();
        stream.write_all(line).await.unwrap();
        stream.shutdown().await.unwrap();
        let mut answer = Vec::new();
        soon(stream.read_to_end(&mut answer)).await.unwrap();
        let answer: Value = serde_json::from_slice(&answer).unwrap();
        assert_eq!(answer["error"]["code"], code, "{answer}");
        assert!(answer["error"]["message"].as_str().unwrap().contains(says), "{answer}");
    }
    assert_eq!(exchange(&host.socket, b"{\"v\":1,\"command\":\"status\"}\n").await["ok"]["generation"], 1);
}

#[tokio::test]
async fn silent_connections_do_not_lock_the_operator_out() {
    let host = controlled();
    let mut silent = Vec::new();
    for _ in 0..20 {
        silent.push(UnixStream::connect(&host.socket).await.unwrap());
    }
    let socket = host.socket.clone();
    let waiting = tokio::spawn(async move { exchange(&socket, b"{\"v\":1,\"command\":\"status\"}\n").await });
    silent.clear();
    assert_eq!(soon(waiting).await.unwrap()["ok"]["generation"], 1);
}
