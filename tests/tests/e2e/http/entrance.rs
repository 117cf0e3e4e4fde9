//! Who is let in changes with the settings file, while the host serves.

use futures::FutureExt as _;
use reqwest::header::{ACCESS_CONTROL_ALLOW_ORIGIN, HOST, ORIGIN};
use reqwest::{Method, StatusCode};
use serde_json::json;
use tokio::io::AsyncReadExt as _;
use tokio_tungstenite::tungstenite::protocol::frame::coding::CloseCode;

use super::identity::{callers, token};
use super::server::{Reading, Server, eventually};
use super::sessions::{Session, hello};
use super::{SHORT, WORDY, improve, improved, websocket};
use crate::home::Home;

const CONFIG: &str = "config/prompt-host/config.yaml";

/// What a call with this token is answered with.
async fn asks(server: &mut Server, token: &str) -> StatusCode {
    server.set_token(token);
    server.modern("tools/call", improve(WORDY)).send().await.unwrap().status()
}

async fn socket(server: &Server, token: &str) -> websocket::Socket {
    websocket::connect(server, &[("authorization", &format!("Bearer {token}"))]).await.unwrap()
}

#[tokio::test]
async fn a_token_that_is_taken_out_is_refused_with_all_that_it_opened_and_a_new_one_is_let_in() {
    let home = Home::new();
    let made = ["one", "two", "three"].map(|name| token(&home, name, "improve"));
    let [(one, its_entry), (two, its_other), (three, new_entry)] = made;
    home.write(CONFIG, format!("identity:\n  tokens:\n{its_entry}{its_other}"));
    let mut server = Server::start(&home);
    assert_eq!(asks(&mut server, &three).await, StatusCode::UNAUTHORIZED);

    let (mut goes, mut stays) = (socket(&server, &one).await, socket(&server, &two).await);
    server.set_token(&one);
    let gone = Session::open(&server).await.id;
    let stream = server.request(Method::GET).header("mcp-session-id", &gone);
    let mut stream = Reading::new(stream.header("mcp-protocol-version", "2025-11-25").send().await.unwrap());
    server.set_token(&two);
    let kept = Session::open(&server).await.id;
    let listening = server.request(Method::GET).header("mcp-session-id", &kept);
    let mut listening = Reading::new(listening.header("mcp-protocol-version", "2025-11-25").send().await.unwrap());

    home.write(CONFIG, format!("identity:\n  tokens:\n{its_other}{new_entry}"));
    eventually("the new token is known", async || asks(&mut server, &three).await == StatusCode::OK).await;
    assert_eq!(asks(&mut server, &one).await, StatusCode::UNAUTHORIZED);
    websocket::closes(&mut goes, CloseCode::Policy).await;
    stream.rest().await;
    assert_eq!(asks(&mut server, &two).await, StatusCode::OK);
    websocket::say(&mut stays, &websocket::call(1)).await;
    assert_eq!(improved(&websocket::answer(&mut stays).await), SHORT);
    let ping = json!({ "jsonrpc": "2.0", "id": 9, "method": "ping" }).to_string();
    let pinged = |id: &str| {
        let request = server.request(Method::POST).header("mcp-session-id", id);
        request.header("mcp-protocol-version", "2025-11-25").body(ping.clone()).send()
    };
    assert_eq!(pinged(&kept).await.unwrap().status(), StatusCode::OK);
    assert!(listening.rest().now_or_never().is_none(), "whoever is let in still is listened to");

    // Its name alone opens nothing: the session has gone with the token.
    let (again, entry) = token(&home, "one", "improve");
    home.write(CONFIG, format!("identity:\n  tokens:\n{entry}"));
    eventually("the next token is known", async || asks(&mut server, &again).await == StatusCode::OK).await;
    let pinged = server.request(Method::POST).header("mcp-session-id", &gone);
    let pinged = pinged.header("mcp-protocol-version", "2025-11-25").body(ping).send().await.unwrap();
    assert_eq!(pinged.status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn settings_that_make_no_sense_leave_the_last_good_callers() {
    let (home, tokens) = callers(&[("one", "improve,admin")]);
    let good = std::fs::read_to_string(home.path(CONFIG)).unwrap();
    let mut server = Server::start(&home);
    let (_, entry) = token(&home, "one", "improve");
    home.write(CONFIG, format!("{good}{entry}"));
    server.log.wait_for("two are named `one`");
    assert_eq!(asks(&mut server, &tokens[0]).await, StatusCode::OK);
    let refused = server.at(Method::POST, "/reload/config").send().await.unwrap();
    assert_eq!(refused.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().await.unwrap().contains("two are named `one`"));
}

#[tokio::test]
async fn nobody_is_asked_for_a_token_until_the_settings_say_so() {
    let home = Home::new();
    let mut server = Server::start(&home);
    let session = Session::open(&server).await;
    let mut stream = Reading::new(session.request(Method::GET).send().await.unwrap());
    let mut anonymous = websocket::connect(&server, &[]).await.unwrap();
    let (_, open) = server.json("/health").await;
    assert!(open["components"][0]["message"].is_string(), "{open}");
    let (token, entry) = token(&home, "one", "improve");
    home.write(CONFIG, format!("identity:\n  tokens:\n{entry}"));
    eventually("callers are asked", async || hello(&server).send().await.unwrap().status() == StatusCode::UNAUTHORIZED)
        .await;
    stream.rest().await;
    websocket::closes(&mut anonymous, CloseCode::Policy).await;
    let (_, closed) = server.json("/health").await;
    assert!(closed["components"][0]["message"].is_null(), "{closed}");
    assert_eq!(asks(&mut server, &token).await, StatusCode::OK);
    home.write(CONFIG, "{}");
    eventually("nobody is asked", async || asks(&mut server, "none").await == StatusCode::OK).await;
}

#[tokio::test]
async fn names_pages_and_bounds_hold_from_the_next_request_and_connection_on() {
    const PAGE: &str = "https://app.example.com";
    let home = Home::new();
    let server = Server::start(&home);
    let named = async || {
        let request = server.modern("tools/list", json!({})).header(HOST, "mcp.example.com").header(ORIGIN, PAGE);
        request.send().await.unwrap()
    };
    assert_eq!(named().await.status(), StatusCode::FORBIDDEN);
    let settings = "
  allowed_hosts: [127.0.0.1, mcp.example.com]
  allowed_origins: ['https://app.example.com']
  cors: true
  body_bytes: 5000
";
    home.write(CONFIG, format!("http:{settings}"));
    eventually("the name is allowed", async || named().await.status() == StatusCode::OK).await;
    assert_eq!(named().await.headers()[ACCESS_CONTROL_ALLOW_ORIGIN], PAGE);
    let long = server.modern("tools/call", improve(&WORDY.repeat(200))).send().await.unwrap();
    assert_eq!(long.status(), StatusCode::PAYLOAD_TOO_LARGE);

    home.write(CONFIG, format!("http:{settings}  max_connections: 1\n"));
    eventually("there is room for one", async || {
        // Whichever others are open: of two that come now one has no room.
        let _first = server.connect().await;
        let mut stream = server.connect().await;
        let mut answer = String::new();
        let refused = tokio::time::timeout(std::time::Duration::from_millis(100), stream.read_to_string(&mut answer));
        refused.await.is_ok() && answer.starts_with("HTTP/1.1 503")
    })
    .await;
    home.write(CONFIG, "http: {cors: false}\n");
    eventually("the name is forbidden", async || named().await.status() == StatusCode::FORBIDDEN).await;
    server.is_healthy().await;
}
