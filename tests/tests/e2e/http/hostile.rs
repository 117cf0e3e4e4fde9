//! Clients that do not behave: each is refused with the status that says why, and the host goes on.

use std::time::Duration;

use reqwest::header::{ACCEPT, CONTENT_TYPE, HOST, ORIGIN};
use reqwest::{Method, StatusCode};
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use super::server::{Server, eventually, message, rest};
use super::{WORDY, improve};
use crate::home::Home;

/// A request of these header lines and this body, whose length is not said for it.
fn raw(lines: &[&str], body: &str) -> Vec<u8> {
    let mut head = vec!["POST /mcp HTTP/1.1", "Host: localhost", "Content-Type: application/json"];
    head.push("Accept: application/json, text/event-stream");
    head.extend(lines);
    format!("{}\r\n\r\n{body}", head.join("\r\n")).into_bytes()
}

#[track_caller]
fn is_refused(answer: &str, status: u16) {
    assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "expected {status}: {answer:?}");
    assert_eq!(answer.matches("HTTP/1.1 ").count(), 1, "one answer and no more: {answer:?}");
}

#[tokio::test]
async fn a_request_whose_end_could_be_read_in_two_ways_is_refused() {
    let server = Server::start(&Home::new());
    let smuggled = "0\r\n\r\nGET /secret HTTP/1.1\r\nHost: localhost\r\n\r\n";
    for lines in [
        vec!["Content-Length: 5", "Content-Length: 6"],
        vec!["Content-Length: 5", "Content-Length: 5"],
        vec!["Content-Length: 51", "Transfer-Encoding: chunked"],
        vec!["Transfer-Encoding: chunked", "Content-Length: 51"],
        vec!["Transfer-Encoding: identity", "Content-Length: 51"],
        vec!["Transfer-Encoding: chunked", "Transfer-Encoding: identity"],
        vec!["Transfer-Encoding: x-chunked"],
        vec!["Transfer-Encoding: chunked", " Content-Length: 51"],
        vec!["Content-Length: -1"],
        vec!["Content-Length: 0x5"],
    ] {
        is_refused(&server.tell(&raw(&lines, smuggled)).await, 400);
    }
    server.is_healthy().await;
}

#[tokio::test]
async fn nothing_that_follows_chunks_is_taken_for_a_request() {
    let server = Server::start(&Home::new());
    let smuggled = "0\r\n\r\nGET /secret HTTP/1.1\r\nHost: localhost\r\n\r\n";
    let answer = server.tell(&raw(&["Transfer-Encoding: chunked"], smuggled)).await;
    assert_eq!(answer.matches("HTTP/1.1 ").count(), 1, "{answer:?}");
}

#[tokio::test]
async fn a_request_that_does_not_wait_for_its_turn_is_refused() {
    let server = Server::start(&Home::new());
    // Its header came with the body of the one before, where nobody looked for a length and chunks.
    let hidden =
        "POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n";
    let mut bytes = raw(&["Content-Length: 2"], "{}");
    bytes.extend_from_slice(hidden.as_bytes());
    let answer = server.tell(&bytes).await;
    assert_eq!(answer.matches("HTTP/1.1 ").count(), 2, "{answer:?}");
    let second = answer.rsplit("HTTP/1.1 ").next().unwrap();
    assert!(second.starts_with("400 ") && second.contains("wait for the answer"), "{answer:?}");
    server.is_healthy().await;
}

#[tokio::test]
async fn headers_beyond_their_bounds_are_refused() {
    let server = Server::with(&Home::new(), &[("HTTP__HEADER_BYTES", "8192"), ("HTTP__HEADER_LINES", "20")]);
    let long = format!("X-Long: {}", "x".repeat(20_000));
    is_refused(&server.tell(&raw(&[&long], "")).await, 431);
    let many: Vec<String> = (0..40).map(|number| format!("X-{number}: y")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    is_refused(&server.tell(&raw(&many, "")).await, 431);
    let target = format!("GET /{} HTTP/1.1\r\nHost: localhost\r\n\r\n", "x".repeat(70_000));
    let answer = server.tell(target.as_bytes()).await;
    assert!(answer.starts_with("HTTP/1.1 414 ") || answer.starts_with("HTTP/1.1 431 "), "{answer:?}");
    server.is_healthy().await;
}

#[tokio::test]
async fn what_is_no_http_is_refused() {
    let server = Server::start(&Home::new());
    for bytes in [&b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc"[..], b"hello\r\n\r\n", b"GET /mcp HTTP/9.9\r\n\r\n"] {
        let answer = server.tell(bytes).await;
        assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 400 "), "{answer:?}");
    }
    is_refused(
        &server.tell(b"GET /mcp HTTP/1.1\r\nHost: a\r\nHost: localhost\r\nConnection: close\r\n\r\n").await,
        400,
    );
    is_refused(&server.tell(b"GET /mcp HTTP/1.1\r\nConnection: close\r\n\r\n").await, 400);
    server.is_healthy().await;
}

#[tokio::test]
async fn a_body_beyond_its_bounds_is_refused_said_or_not() {
    let server = Server::with(&Home::new(), &[("HTTP__BODY_BYTES", "4096")]);
    let long = improve(&"x".repeat(10_000));
    let said = server.modern("tools/call", long.clone()).send().await.unwrap();
    assert_eq!(said.status(), StatusCode::PAYLOAD_TOO_LARGE);
    assert!(message(said).await["error"]["message"].as_str().unwrap().contains("http.body_bytes"));
    let chunk = format!("2000\r\n{}\r\n0\r\n\r\n", "x".repeat(0x2000));
    is_refused(&server.tell(&raw(&["Transfer-Encoding: chunked"], &chunk)).await, 413);
    is_refused(&server.tell(&raw(&["Content-Length: 99999999999"], "")).await, 413);
    server.is_healthy().await;
}

#[tokio::test]
async fn a_body_that_is_no_message_is_refused_with_the_id_it_had() {
    let server = Server::start(&Home::new());
    for (body, code, id) in [
        (&b"not json"[..], -32700, None),
        (b"", -32700, None),
        (b"{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"x\xff\"}", -32700, Some(7)),
        (br#"{"jsonrpc":"2.0","id":7,"method":"tools/list","params":{"#, -32700, Some(7)),
        (br#"{"jsonrpc":"1.0","id":7,"method":"tools/list"}"#, -32600, Some(7)),
        (br#"[{"jsonrpc":"2.0","id":7,"method":"tools/list"}]"#, -32600, None),
        (b"[]", -32600, None),
        (b"null", -32600, None),
    ] {
        let response = server.request(Method::POST).body(body.to_vec()).send().await.unwrap();
        let shown = String::from_utf8_lossy(body);
        assert_eq!(response.status(), StatusCode::BAD_REQUEST, "{shown}");
        let answer = message(response).await;
        assert_eq!(answer["error"]["code"], code, "{shown}: {answer}");
        assert_eq!(answer["id"].as_i64(), id, "{shown}: {answer}");
    }
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let response = server.request(Method::POST).body(deep).send().await.unwrap();
    assert_eq!(response.status(), StatusCode::BAD_REQUEST);
    server.is_healthy().await;
}

#[tokio::test]
async fn the_wrong_media_types_are_refused() {
    let server = Server::start(&Home::new());
    let request = || reqwest::Client::new().post(server.url("/mcp")).body("{}");
    let typed = request().header(CONTENT_TYPE, "text/plain").header(ACCEPT, "application/json, text/event-stream");
    assert_eq!(typed.send().await.unwrap().status(), StatusCode::UNSUPPORTED_MEDIA_TYPE);
    let accepted = request().header(CONTENT_TYPE, "application/json").header(ACCEPT, "text/html");
    assert_eq!(accepted.send().await.unwrap().status(), StatusCode::NOT_ACCEPTABLE);
}

#[tokio::test]
async fn names_and_pages_that_are_not_allowed_are_refused_everywhere() {
    let server = Server::start(&Home::new());
    for path in ["/mcp", "/ws", "/.well-known/oauth-protected-resource", "/elsewhere"] {
        for (header, value) in [(HOST, "evil.example.com"), (ORIGIN, "http://evil.example.com"), (ORIGIN, "null")] {
            let response = reqwest::Client::new().get(server.url(path)).header(&header, value).send().await.unwrap();
            assert_eq!(response.status(), StatusCode::FORBIDDEN, "{path} {header} {value}");
        }
    }
    let allowed = server.modern("tools/list", json!({})).header(ORIGIN, "http://localhost:6274").send().await.unwrap();
    assert_eq!(allowed.status(), StatusCode::OK);
}

#[tokio::test]
async fn a_header_that_trickles_in_is_cut_off() {
    let server = Server::with(&Home::new(), &[("HTTP__HEADER_TIMEOUT_MS", "300")]);
    let mut stream = server.connect().await;
    stream.write_all(b"POST /mcp HTTP/1.1\r\nHost: localhost\r\n").await.unwrap();
    let (mut input, mut output) = stream.split();
    let trickle = async {
        loop {
            tokio::time::sleep(Duration::from_millis(50)).await;
            if output.write_all(b"X: y\r\n").await.is_err() {
                std::future::pending::<()>().await;
            }
        }
    };
    let mut answer = Vec::new();
    tokio::select! {
        _ = input.read_to_end(&mut answer) => {}
        () = trickle => {}
    }
    is_refused(&String::from_utf8(answer).unwrap(), 408);
    server.is_healthy().await;
}

#[tokio::test]
async fn a_body_that_does_not_come_is_not_waited_for() {
    let server = Server::with(&Home::new(), &[("HTTP__BODY_TIMEOUT_MS", "300")]);
    is_refused(&server.tell(&raw(&["Content-Length: 100"], "{\"jsonrpc\"")).await, 408);
    server.is_healthy().await;
}

#[tokio::test]
async fn a_connection_that_asks_nothing_is_closed() {
    let server = Server::with(&Home::new(), &[("HTTP__IDLE_TIMEOUT_S", "1")]);
    let mut silent = server.connect().await;
    assert_eq!(rest(&mut silent).await, "", "nothing was asked, so nothing is answered");
    server.is_healthy().await;
}

#[tokio::test]
async fn a_client_that_does_not_read_is_cut_off() {
    let home = Home::new();
    let settings = [("HTTP__WRITE_TIMEOUT_MS", "300"), ("HTTP__MAX_CONNECTIONS", "1")];
    let server = Server::with(&home, &settings);
    let mut deaf = server.connect().await;
    // Each answer is tens of kilobytes, so that soon no buffer has room for more.
    let body = json!({ "jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": { "_meta": {
        "io.modelcontextprotocol/protocolVersion": "2026-07-28", "io.modelcontextprotocol/clientCapabilities": {},
    } } });
    let body = body.to_string();
    let length = format!("Content-Length: {}", body.len());
    let request = raw(&[&length, "MCP-Protocol-Version: 2026-07-28", "Mcp-Method: tools/list"], &body);
    let sending = async { while deaf.write_all(&request).await.is_ok() {} };
    // Only one connection may be open, so another is served once the deaf one is gone.
    let cut_off = eventually("the deaf client is gone", async || {
        server.modern("tools/list", json!({})).send().await.is_ok_and(|response| response.status() == StatusCode::OK)
    });
    tokio::join!(sending, cut_off);
}

#[tokio::test]
async fn a_half_closed_connection_takes_its_call_with_it() {
    let home = Home::new();
    home.drop_plugin("sleeps.wasm", "sleeps");
    let settings = [("SERVER__CONCURRENCY", "1"), ("PLUGINS__SLEEPS__LIMITS__DEADLINE_MS", "60000")];
    let server = Server::with(&home, &settings);
    let mut params = improve(WORDY);
    params["_meta"] = json!({
        "io.modelcontextprotocol/protocolVersion": "2026-07-28", "io.modelcontextprotocol/clientCapabilities": {},
    });
    let body = json!({ "jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": params }).to_string();
    let length = format!("Content-Length: {}", body.len());
    let lines = [&length, "MCP-Protocol-Version: 2026-07-28", "Mcp-Method: tools/call", "Mcp-Name: improve_prompt"];
    let mut half = server.connect().await;
    half.write_all(&raw(&lines, &body)).await.unwrap();
    half.shutdown().await.unwrap();
    assert_eq!(rest(&mut half).await, "");
    let listed = server.ask("tools/list", json!({})).await;
    assert!(listed["result"]["tools"].is_array(), "the one permit is free again: {listed}");
}

#[tokio::test]
async fn more_connections_than_may_be_are_sent_away() {
    let server = Server::with(&Home::new(), &[("HTTP__MAX_CONNECTIONS", "2")]);
    let one = server.connect().await;
    let two = server.connect().await;
    eventually("a third is sent away", async || {
        let mut third = server.connect().await;
        let mut answer = [0; 12];
        third.read_exact(&mut answer).await.is_ok_and(|_| &answer == b"HTTP/1.1 503")
    })
    .await;
    drop((one, two));
    eventually("there is room again", async || {
        server.modern("tools/list", json!({})).send().await.is_ok_and(|response| response.status() == StatusCode::OK)
    })
    .await;
}
