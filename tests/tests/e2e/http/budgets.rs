//! Requests that are too many, over HTTP: refused with a status before MCP sees them.

use futures::{SinkExt, StreamExt};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use tokio_tungstenite::tungstenite::Message;

use super::server::{Server, message};
use super::sessions::{Session, hello};
use super::{WORDY, improve};
use crate::home::Home;

/// Three requests an hour for each client.
const THREE: [(&str, &str); 3] = [
    ("RATE_LIMITS__CLIENT__REQUESTS", "3"),
    ("RATE_LIMITS__CLIENT__PER_S", "3600"),
    ("RATE_LIMITS__CLIENT__ALGORITHM", "sliding-window"),
];

fn is_too_many(status: StatusCode, headers: &reqwest::header::HeaderMap, answer: &Value, id: u64) {
    assert_eq!(status, StatusCode::TOO_MANY_REQUESTS, "{answer}");
    let wait: u64 = headers["retry-after"].to_str().unwrap().parse().unwrap();
    assert!((1..=3_750).contains(&wait), "{wait}");
    assert_eq!((&answer["id"], &answer["error"]["code"]), (&json!(id), &json!(-32_029)), "{answer}");
    assert_eq!(answer["error"]["data"], json!({ "reason": "rate-limited", "retry_after_s": wait }));
}

#[tokio::test]
async fn a_request_too_many_gets_429_and_is_told_when_to_come_back() {
    let server = Server::with(&Home::new(), &THREE);
    for _ in 0..3 {
        server.ask("tools/call", improve(WORDY)).await;
    }
    for (method, params) in [("tools/call", improve(WORDY)), ("tools/list", json!({}))] {
        let refused = server.modern(method, params).send().await.unwrap();
        let (status, headers) = (refused.status(), refused.headers().clone());
        is_too_many(status, &headers, &message(refused).await, 1);
    }
    let discovered = server.ask("server/discover", json!({})).await;
    assert!(discovered["result"].is_object(), "handshakes are not counted: {discovered}");
}

#[tokio::test]
async fn sessions_of_one_address_share_its_budget_and_are_counted_once() {
    let server = Server::with(&Home::new(), &THREE);
    let (one, other) = (Session::open(&server).await, Session::open(&server).await);
    for (session, id) in [(&one, 1), (&other, 2), (&one, 3)] {
        let answer = message(session.call(id, &improve(WORDY)).send().await.unwrap()).await;
        assert_eq!(super::improved(&answer), super::SHORT);
    }
    let refused = other.call(4, &improve(WORDY)).send().await.unwrap();
    let (status, headers) = (refused.status(), refused.headers().clone());
    is_too_many(status, &headers, &message(refused).await, 4);
    assert_eq!(hello(&server).send().await.unwrap().status(), StatusCode::OK, "a session may still be opened");
    assert!(one.request(Method::DELETE).send().await.unwrap().status().is_success(), "and closed");
}

#[tokio::test]
async fn callers_with_tokens_have_budgets_of_their_own() {
    let home = Home::new();
    let mut tokens = Vec::new();
    let mut entries = String::new();
    for name in ["ada", "bob", "ci-1"] {
        let made = home.run(&["token", "new", name, "--scopes", "improve"]);
        tokens.push(made.stdout.trim().to_owned());
        entries.push_str(made.stderr.split_once("tokens:\n").unwrap().1);
    }
    let limits = "
rate_limits:
  client: {requests: 2, per_s: 3600}
  overrides:
    - clients: [ci-*]
      rate: {requests: 4, per_s: 3600}
";
    home.write("config/prompt-host/config.yaml", format!("identity:\n  tokens:\n{entries}{limits}"));
    let mut server = Server::start(&home);
    for (token, allowed) in tokens.iter().zip([2, 2, 4]) {
        server.set_token(token);
        for number in 0..allowed + 2 {
            let answer = server.modern("tools/call", improve(WORDY)).send().await.unwrap();
            let expected = if number < allowed { StatusCode::OK } else { StatusCode::TOO_MANY_REQUESTS };
            assert_eq!(answer.status(), expected, "{number} of {allowed}");
        }
    }
}

#[tokio::test]
async fn an_address_that_asks_too_often_is_sent_away_whatever_it_asks() {
    let server =
        Server::with(&Home::new(), &[("RATE_LIMITS__ADDRESS__REQUESTS", "5"), ("RATE_LIMITS__ADDRESS__PER_S", "3600")]);
    for _ in 0..5 {
        let answer = reqwest::get(server.url("/elsewhere")).await.unwrap();
        assert_eq!(answer.status(), StatusCode::NOT_FOUND);
    }
    let refused = server.modern("server/discover", json!({})).send().await.unwrap();
    assert_eq!(refused.status(), StatusCode::TOO_MANY_REQUESTS);
    assert!(refused.headers().contains_key("retry-after"));
    assert!(refused.text().await.unwrap().contains("5 in 3600 s are allowed from one address"));
}

#[tokio::test]
async fn a_websocket_is_counted_by_its_address_too() {
    let server = Server::with(&Home::new(), &THREE);
    for _ in 0..2 {
        server.ask("tools/list", json!({})).await;
    }
    let request = format!("ws://{}/ws", server.address);
    let (mut socket, _) = tokio_tungstenite::client_async(request, server.connect().await).await.unwrap();
    for id in 1..=2 {
        let mut params = improve(WORDY);
        params["_meta"] = json!({
            "io.modelcontextprotocol/protocolVersion": "2026-07-28", "io.modelcontextprotocol/clientCapabilities": {},
        });
        let call = json!({ "jsonrpc": "2.0", "id": id, "method": "tools/call", "params": params });
        socket.send(Message::text(call.to_string())).await.unwrap();
        let frame = loop {
            match socket.next().await.unwrap().unwrap() {
                Message::Ping(_) | Message::Pong(_) => {}
                frame => break frame,
            }
        };
        let answer: Value = serde_json::from_str(frame.to_text().unwrap()).unwrap();
        assert_eq!(answer["result"]["isError"] == true, id == 2, "{answer}");
    }
}

#[tokio::test]
async fn a_host_whose_queue_is_full_says_so_with_503() {
    let home = Home::new();
    home.drop_plugin("sleeps.wasm", "sleeps");
    let server = Server::with(
        &home,
        &[
            ("PLUGINS__SLEEPS__LIMITS__DEADLINE_MS", "1500"),
            ("BREAKER__FAULTS", "0"),
            ("SERVER__CONCURRENCY", "1"),
            ("SERVER__QUEUE", "1"),
        ],
    );
    let ask = async || {
        let answer = server.modern("tools/call", improve(WORDY)).send().await.unwrap();
        let (status, retry) = (answer.status(), answer.headers().contains_key("retry-after"));
        (status, retry, message(answer).await)
    };
    let answers = futures::future::join_all((0..6).map(|_| ask())).await;
    let busy: Vec<_> = answers.iter().filter(|(_, _, answer)| answer.to_string().contains("host is busy")).collect();
    assert_eq!(busy.len(), 4, "{answers:?}");
    for (status, retry, answer) in busy {
        // Who came in the same moment as the last free place was told by MCP.
        let by_mcp = *status == StatusCode::OK && answer["result"]["isError"] == true;
        assert!(by_mcp || (*status == StatusCode::SERVICE_UNAVAILABLE && *retry), "{status} {answer}");
    }
    let later = server.ask("tools/call", improve(WORDY)).await;
    assert_eq!(super::improved(&later), super::SHORT);
}

/// Two callers with tokens: one that floods the host, and a quiet one.
#[tokio::test]
async fn a_client_that_floods_the_host_keeps_nobody_else_waiting() {
    const FLOOD: usize = 12;
    let (home, tokens) = super::identity::callers(&[("flood", "improve"), ("quiet", "improve,admin")]);
    home.drop_plugin("sleeps.wasm", "sleeps");
    let server = Server::with(
        &home,
        &[
            ("PLUGINS__SLEEPS__LIMITS__DEADLINE_MS", "1000"),
            ("BREAKER__FAULTS", "0"),
            ("SERVER__CONCURRENCY", "1"),
            ("SERVER__QUEUE", "6"),
            ("SERVER__QUEUE_WAIT_MS", "60000"),
        ],
    );
    let (told, mut order) = tokio::sync::mpsc::unbounded_channel();
    let ask = |who: &'static str, token: &str| {
        let request = server.modern("tools/call", improve(WORDY)).bearer_auth(token);
        let told = told.clone();
        tokio::spawn(async move {
            let answer = message(request.send().await.unwrap()).await;
            told.send((who, !answer.to_string().contains("host is busy"))).unwrap();
        })
    };
    for _ in 0..FLOOD {
        ask("flood", &tokens[0]);
    }
    // One is worked on, six wait, and the rest were sent away.
    for _ in 0..FLOOD - 7 {
        assert_eq!(order.recv().await.unwrap(), ("flood", false));
    }
    ask("quiet", &tokens[1]);
    let mut ended = Vec::new();
    for _ in 0..8 {
        ended.push(order.recv().await.unwrap());
    }
    let place = |one: (&str, bool)| ended.iter().position(|ended| *ended == one);
    let quiet = place(("quiet", true)).unwrap_or_else(|| panic!("{ended:?}"));
    assert_eq!(ended.iter().filter(|ended| **ended == ("flood", false)).count(), 1, "one gives way: {ended:?}");
    let before = ended[..quiet].iter().filter(|ended| **ended == ("flood", true)).count();
    assert!(before <= 3, "the tail of the flood goes after it: {ended:?}");
}
