//! Lines of JSON over a Unix socket.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::UnixStream;

use rustix::process::Signal;
use serde_json::{Value, json};

use super::server::Server;
use super::{SHORT, WORDY, improve, improved};
use crate::home::{Home, outcome};

fn ask(stream: &UnixStream, message: &Value) -> Value {
    let mut output = stream;
    output.write_all(format!("{message}\n").as_bytes()).unwrap();
    let mut line = String::new();
    BufReader::new(stream).read_line(&mut line).unwrap();
    serde_json::from_str(&line).unwrap_or_else(|error| panic!("{error} in {line:?}"))
}

fn call(id: u64) -> Value {
    let mut params = improve(WORDY);
    params["_meta"] = json!({
        "io.modelcontextprotocol/protocolVersion": "2026-07-28", "io.modelcontextprotocol/clientCapabilities": {},
    });
    json!({ "jsonrpc": "2.0", "id": id, "method": "tools/call", "params": params })
}

#[test]
fn several_clients_are_served_and_the_file_goes_with_the_host() {
    let home = Home::new();
    let path = home.path("mcp.sock");
    let mut server = Server::spawn(home.host(&["serve", "--http", "127.0.0.1:0", "--unix", path.to_str().unwrap()]));
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    let clients = [UnixStream::connect(&path).unwrap(), UnixStream::connect(&path).unwrap()];
    for (id, client) in (1..).zip(&clients) {
        let answer = ask(client, &call(id));
        assert_eq!((&answer["id"], improved(&answer)), (&json!(id), SHORT));
    }
    server.signal(Signal::TERM);
    let (status, log) = server.wait();
    assert!(status.success() && log.contains("stopped"), "{status}: {log}");
    assert!(!path.exists());
}

#[test]
fn a_socket_that_another_host_answers_is_left_to_it_and_a_dead_one_is_replaced() {
    let home = Home::new();
    let path = home.path("mcp.sock");
    let arguments = ["serve", "--http", "127.0.0.1:0", "--unix", path.to_str().unwrap()];
    let first = Server::spawn(home.host(&arguments));
    let refused = outcome(&mut home.host(&arguments), b"");
    assert!(refused.code == 2 && refused.stderr.contains("another host answers there"), "{refused:?}");
    first.signal(Signal::KILL);
    drop(first);
    assert!(path.exists(), "a killed host cleans nothing up");
    let _second = Server::spawn(home.host(&arguments));
    let answer = ask(&UnixStream::connect(&path).unwrap(), &call(1));
    assert_eq!(improved(&answer), SHORT);
}

#[test]
fn a_file_that_is_no_socket_stays() {
    let home = Home::new();
    let path = home.write("notes.txt", "precious");
    let refused = outcome(&mut home.host(&["serve", "--unix", path.to_str().unwrap()]), b"");
    assert!(refused.code == 2 && refused.stderr.contains("no socket"), "{refused:?}");
    assert_eq!(fs::read_to_string(path).unwrap(), "precious");
}
