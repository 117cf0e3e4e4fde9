//! Sessions of clients before 2026-07-28: opened, used, resumed, ended.

use reqwest::{Method, RequestBuilder, StatusCode};
use serde_json::{Value, json};

use super::server::{Reading, Server, events, eventually, message};
use super::{SHORT, WORDY, improve, improved};
use crate::home::Home;

/// A session of a client of 2025-11-25.
pub(super) struct Session<'a> {
    server: &'a Server,
    pub(super) id: String,
}

pub(super) fn hello(server: &Server) -> RequestBuilder {
    let params = json!({
        "protocolVersion": "2025-11-25", "capabilities": {}, "clientInfo": { "name": "raw", "version": "1" },
    });
    let body = json!({ "jsonrpc": "2.0", "id": 0, "method": "initialize", "params": params });
    server.request(Method::POST).body(body.to_string())
}

impl<'a> Session<'a> {
    pub(super) async fn open(server: &'a Server) -> Self {
        let response = hello(server).send().await.unwrap();
        assert_eq!(response.status(), StatusCode::OK);
        let id = response.headers()["mcp-session-id"].to_str().unwrap().to_owned();
        let answer = message(response).await;
        assert_eq!(answer["result"]["protocolVersion"], "2025-11-25", "{answer}");
        let session = Self { server, id };
        let notified = session.post(&json!({ "jsonrpc": "2.0", "method": "notifications/initialized" }));
        assert_eq!(notified.send().await.unwrap().status(), StatusCode::ACCEPTED);
        session
    }

    pub(super) fn request(&self, method: Method) -> RequestBuilder {
        let request = self.server.request(method).header("mcp-session-id", &self.id);
        request.header("mcp-protocol-version", "2025-11-25")
    }

    pub(super) fn post(&self, message: &Value) -> RequestBuilder {
        self.request(Method::POST).body(message.to_string())
    }

    pub(super) fn call(&self, id: u64, params: &Value) -> RequestBuilder {
        self.post(&json!({ "jsonrpc": "2.0", "id": id, "method": "tools/call", "params": params }))
    }
}

#[tokio::test]
async fn a_session_serves_until_it_is_deleted() {
    let server = Server::start(&Home::new());
    let session = Session::open(&server).await;
    let answer = message(session.call(1, &improve(WORDY)).send().await.unwrap()).await;
    assert_eq!(improved(&answer), SHORT);
    assert!(session.request(Method::DELETE).send().await.unwrap().status().is_success());
    let gone = session.call(2, &improve(WORDY)).send().await.unwrap();
    assert_eq!(gone.status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn only_so_many_sessions_are_open_at_once() {
    let server = Server::with(&Home::new(), &[("HTTP__MAX_SESSIONS", "2")]);
    let first = Session::open(&server).await;
    let _second = Session::open(&server).await;
    let third = hello(&server).send().await.unwrap();
    assert_eq!(third.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert!(third.headers().contains_key("retry-after"));
    assert!(message(third).await["error"]["message"].as_str().unwrap().contains("2 sessions"));
    first.request(Method::DELETE).send().await.unwrap();
    eventually("a place is free", async || hello(&server).send().await.unwrap().status() == StatusCode::OK).await;
    server.is_healthy().await;
}

#[tokio::test]
async fn an_idle_session_ends_and_one_with_an_open_stream_does_not() {
    let server = Server::with(&Home::new(), &[("HTTP__SESSION_IDLE_S", "1")]);
    let idle = Session::open(&server).await;
    let busy = Session::open(&server).await;
    let stream = Reading::new(busy.request(Method::GET).send().await.unwrap());
    let ping = json!({ "jsonrpc": "2.0", "id": 9, "method": "ping" });
    // Asking would keep it from being idle, so nothing may be asked until it has surely ended.
    server.log.wait_for("serving on HTTP");
    tokio::time::sleep(std::time::Duration::from_millis(2_500)).await;
    assert_eq!(idle.post(&ping).send().await.unwrap().status(), StatusCode::NOT_FOUND);
    assert_eq!(busy.post(&ping).send().await.unwrap().status(), StatusCode::OK);
    drop(stream);
}

#[tokio::test]
async fn an_answer_that_a_client_missed_comes_again() {
    let home = Home::new();
    home.drop_plugin("sleeps.wasm", "sleeps");
    let server = Server::with(&home, &[("PLUGINS__SLEEPS__LIMITS__DEADLINE_MS", "700")]);
    let session = Session::open(&server).await;
    // The connection breaks once the stream has an id, and before there is an answer.
    let mut reading = Reading::new(session.call(7, &improve(WORDY)).send().await.unwrap());
    let text = reading.until(|text| text.contains("id:")).await.to_owned();
    assert!(events(&text).is_empty(), "{text}");
    let last = text.lines().find_map(|line| line.strip_prefix("id:")).unwrap().trim().to_owned();
    drop(reading);
    // Asked for while it still runs, and once more when it has long been answered.
    for _ in 0..2 {
        let resumed = session.request(Method::GET).header("last-event-id", &last).send().await.unwrap();
        let heard = events(Reading::new(resumed).rest().await);
        assert_eq!(heard.len(), 1, "{heard:?}");
        assert_eq!((&heard[0]["id"], improved(&heard[0])), (&json!(7), SHORT));
    }
}

#[tokio::test]
async fn a_cancelled_call_ends_and_the_session_goes_on() {
    let home = Home::new();
    home.drop_plugin("sleeps.wasm", "sleeps");
    let settings = [("SERVER__CONCURRENCY", "1"), ("PLUGINS__SLEEPS__LIMITS__DEADLINE_MS", "60000")];
    let server = Server::with(&home, &settings);
    let session = Session::open(&server).await;
    let mut slow = Reading::new(session.call(1, &improve(WORDY)).send().await.unwrap());
    slow.until(|text| text.contains("id:")).await;
    let cancelled = json!({ "jsonrpc": "2.0", "method": "notifications/cancelled", "params": { "requestId": 1 } });
    assert_eq!(session.post(&cancelled).send().await.unwrap().status(), StatusCode::ACCEPTED);
    assert!(events(slow.rest().await).is_empty(), "a cancelled call is not answered");
    let list = json!({ "jsonrpc": "2.0", "id": 2, "method": "tools/list" });
    let answer = message(session.post(&list).send().await.unwrap()).await;
    assert!(answer["result"]["tools"].is_array(), "the one permit is free again: {answer}");
}

#[tokio::test]
async fn a_session_hears_of_a_swap_of_plugins() {
    let home = Home::new();
    let server = Server::start(&home);
    home.plugins();
    let session = Session::open(&server).await;
    let mut reading = Reading::new(session.request(Method::GET).send().await.unwrap());
    home.drop_plugin("echo.wasm", "echo");
    reading.until(|text| text.contains("notifications/resources/list_changed")).await;
}
