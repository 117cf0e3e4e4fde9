//! WebSocket at `/ws`.

use futures::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::protocol::frame::coding::CloseCode;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{WebSocketStream, client_async};

use super::server::Server;
use super::{SHORT, WORDY, improve, improved};
use crate::client::PATIENCE;
use crate::home::Home;

pub(super) type Socket = WebSocketStream<TcpStream>;

pub(super) async fn connect(server: &Server, headers: &[(&'static str, &str)]) -> Result<Socket, Error> {
    let mut request = format!("ws://{}/ws", server.address).into_client_request().unwrap();
    for (name, value) in headers {
        request.headers_mut().insert(*name, value.parse().unwrap());
    }
    client_async(request, server.connect().await).await.map(|(socket, _)| socket)
}

async fn open(server: &Server) -> Socket {
    connect(server, &[("sec-websocket-protocol", "mcp")]).await.unwrap()
}

pub(super) async fn say(socket: &mut Socket, message: &Value) {
    socket.send(Message::text(message.to_string())).await.unwrap();
}

async fn hear(socket: &mut Socket) -> Message {
    loop {
        let frame = tokio::time::timeout(PATIENCE, socket.next()).await.expect("nothing comes");
        match frame.expect("the host closed").unwrap() {
            Message::Ping(_) | Message::Pong(_) => {}
            message => return message,
        }
    }
}

pub(super) async fn answer(socket: &mut Socket) -> Value {
    let frame = hear(socket).await;
    serde_json::from_str(frame.to_text().unwrap()).unwrap_or_else(|error| panic!("{error} in {frame:?}"))
}

pub(super) async fn closes(socket: &mut Socket, code: CloseCode) {
    match hear(socket).await {
        Message::Close(Some(frame)) => assert_eq!(frame.code, code, "{frame:?}"),
        other => panic!("{other:?}"),
    }
}

pub(super) fn call(id: u64) -> Value {
    let mut params = improve(WORDY);
    params["_meta"] = json!({
        "io.modelcontextprotocol/protocolVersion": "2026-07-28", "io.modelcontextprotocol/clientCapabilities": {},
    });
    json!({ "jsonrpc": "2.0", "id": id, "method": "tools/call", "params": params })
}

#[tokio::test]
async fn clients_of_both_eras_are_answered() {
    let server = Server::start(&Home::new());
    let mut modern = open(&server).await;
    for id in 1..=3 {
        say(&mut modern, &call(id)).await;
        let answer = answer(&mut modern).await;
        assert_eq!((&answer["id"], improved(&answer)), (&json!(id), SHORT));
    }
    let mut legacy = connect(&server, &[]).await.unwrap();
    let hello = json!({ "jsonrpc": "2.0", "id": 0, "method": "initialize", "params": {
        "protocolVersion": "2025-11-25", "capabilities": {}, "clientInfo": { "name": "raw", "version": "1" },
    } });
    say(&mut legacy, &hello).await;
    assert_eq!(answer(&mut legacy).await["result"]["protocolVersion"], "2025-11-25");
    say(&mut legacy, &json!({ "jsonrpc": "2.0", "method": "notifications/initialized" })).await;
    say(&mut legacy, &json!({ "jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": improve(WORDY) })).await;
    assert_eq!(improved(&answer(&mut legacy).await), SHORT);
}

#[tokio::test]
async fn what_is_no_message_is_answered_and_the_connection_goes_on() {
    let server = Server::start(&Home::new());
    let mut socket = open(&server).await;
    for (text, code, id) in [
        ("not json", -32700, Value::Null),
        (r#"{"jsonrpc":"2.0","id":7,"method":"#, -32700, json!(7)),
        (r#"[{"jsonrpc":"2.0","id":7,"method":"ping"}]"#, -32600, Value::Null),
    ] {
        socket.send(Message::text(text)).await.unwrap();
        let answer = answer(&mut socket).await;
        assert_eq!((&answer["error"]["code"], &answer["id"]), (&json!(code), &id), "{text}");
    }
    say(&mut socket, &call(8)).await;
    assert_eq!(improved(&answer(&mut socket).await), SHORT);
}

#[tokio::test]
async fn frames_beyond_what_is_allowed_close_the_connection_and_say_why() {
    let server = Server::with(&Home::new(), &[("SERVER__MESSAGE_BYTES", "4096")]);
    let mut socket = open(&server).await;
    let long = json!({ "jsonrpc": "2.0", "id": 9, "method": "tools/call", "params": improve(&"x".repeat(10_000)) });
    say(&mut socket, &long).await;
    let refused = answer(&mut socket).await;
    assert_eq!((&refused["id"], &refused["error"]["code"]), (&json!(9), &json!(-32600)), "{refused}");
    socket.send(Message::text("x".repeat(3 << 20))).await.ok();
    closes(&mut socket, CloseCode::Size).await;

    let mut binary = open(&server).await;
    binary.send(Message::binary(b"{}".to_vec())).await.unwrap();
    closes(&mut binary, CloseCode::Unsupported).await;
    server.is_healthy().await;
}

#[tokio::test]
async fn text_that_is_no_utf_8_closes_the_connection() {
    use tokio_tungstenite::tungstenite::protocol::frame::Frame;
    use tokio_tungstenite::tungstenite::protocol::frame::coding::{Data, OpCode};
    let server = Server::start(&Home::new());
    let mut socket = open(&server).await;
    let frame = Frame::message(vec![0xff, 0xfe], OpCode::Data(Data::Text), true);
    socket.send(Message::Frame(frame)).await.unwrap();
    closes(&mut socket, CloseCode::Invalid).await;
    server.is_healthy().await;
}

#[tokio::test]
async fn other_pages_and_other_protocols_get_no_websocket() {
    let server = Server::start(&Home::new());
    for (header, value, status) in [
        ("origin", "http://evil.example.com", 403),
        ("host", "evil.example.com", 403),
        ("sec-websocket-protocol", "chat", 400),
    ] {
        match connect(&server, &[(header, value)]).await {
            Err(Error::Http(response)) => assert_eq!(response.status(), status, "{header}"),
            other => panic!("{header}: {:?}", other.map(drop)),
        }
    }
}

#[tokio::test]
async fn a_client_that_does_not_answer_a_ping_is_gone() {
    let server = Server::with(&Home::new(), &[("HTTP__KEEP_ALIVE_S", "1"), ("HTTP__MAX_CONNECTIONS", "1")]);
    // Its library answers pings only when it is read, and it is not.
    let socket = open(&server).await;
    super::server::eventually("the silent client's place is free", async || {
        let tried = connect(&server, &[]).await;
        tried.is_ok()
    })
    .await;
    drop(socket);
}

#[tokio::test]
async fn a_websocket_needs_a_token_where_requests_do() {
    let home = Home::new();
    let made = home.run(&["token", "new", "ci", "--scopes", "improve"]);
    let token = made.stdout.trim();
    let entry = made.stderr.split_once("identity:\n").unwrap().1;
    home.write("config/prompt-host/config.yaml", format!("identity:\n{entry}"));
    let server = Server::start(&home);
    match connect(&server, &[]).await {
        Err(Error::Http(response)) => assert_eq!(response.status(), 401),
        other => panic!("{:?}", other.map(drop)),
    }
    let mut socket = connect(&server, &[("authorization", &format!("Bearer {token}"))]).await.unwrap();
    say(&mut socket, &call(1)).await;
    assert_eq!(improved(&answer(&mut socket).await), SHORT);
    let mut reload = call(2);
    reload["params"]["name"] = json!("reload_plugins");
    reload["params"]["arguments"] = json!({});
    say(&mut socket, &reload).await;
    let refused = answer(&mut socket).await;
    assert!(refused["error"]["message"].as_str().unwrap().contains("scope `admin`"), "{refused}");
}
