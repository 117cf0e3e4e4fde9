//! Requests and what is said of them, tied together by ids.

use reqwest::StatusCode;
use serde_json::{Value, json};

use super::receiver::{Receiver, Taken};
use crate::client::{Client, Era};
use crate::home::Home;
use crate::http::server::Server;

const TRACE: &str = "4bf92f3577b34da6a3ce929d0e0e4736";

fn traceparent(flags: &str) -> String {
    format!("00-{TRACE}-00f067aa0ba902b7-{flags}")
}

fn call() -> Value {
    json!({ "name": "improve_prompt", "arguments": { "prompt": "In order to find it, sort the list." } })
}

#[tokio::test]
async fn an_answer_over_http_names_its_request() {
    let home = Home::new();
    let server = Server::with(&home, &[("LOG__LEVEL", "debug")]);
    let traced = server.modern("tools/call", call()).header("traceparent", traceparent("01"));
    let response = traced.header("x-request-id", "job-42").send().await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(response.headers()["x-request-id"], "job-42");
    let told = response.headers()["traceresponse"].to_str().unwrap();
    assert!(told.starts_with(&format!("00-{TRACE}-")) && told.ends_with("-01"), "{told}");
    server.log.wait_for("request_id=job-42");
    let log = server.log.so_far();
    let line = log.lines().find(|line| line.contains("answered") && line.contains("job-42"));
    let line = line.unwrap_or_else(|| panic!("{log}"));
    for part in ["method=\"tools/call\"", "tool=\"improve_prompt\"", "outcome=\"done\"", "duration_ms=", TRACE] {
        assert!(line.contains(part), "{part}: {line}");
    }
    let made = server.modern("tools/call", call()).header("x-request-id", "two words").send().await.unwrap();
    let id = made.headers()["x-request-id"].to_str().unwrap();
    assert!(id.len() == 32 && id.bytes().all(|digit| digit.is_ascii_hexdigit()), "{id}");
    // Also an answer that MCP never saw.
    let lost = reqwest::get(server.url("/nothing")).await.unwrap();
    assert_eq!((lost.status(), lost.headers().contains_key("x-request-id")), (StatusCode::NOT_FOUND, true));
}

#[test]
fn a_trace_of_a_message_goes_on_over_standard_input() {
    let home = Home::new();
    let mut command = home.host(&["serve"]);
    command.envs([("PROMPT_HOST__LOG__LEVEL", "debug"), ("PROMPT_HOST__LOG__FORMAT", "json")]);
    let mut client = Client::connect(command, Era::Discover);
    let mut params = call();
    params["_meta"]["traceparent"] = json!(traceparent("00"));
    client.ask("tools/call", params);
    client.close_input();
    let (_, _, log) = client.wait();
    let lines = log.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let answered: Vec<Value> = lines.filter(|line| line["fields"]["message"] == "answered").collect();
    let span = answered.iter().map(|line| &line["span"]).find(|span| span["tool"] == "improve_prompt");
    let span = span.unwrap_or_else(|| panic!("{answered:#?}"));
    assert_eq!((&span["request_id"], &span["outcome"]), (&json!(TRACE), &json!("done")));
}

/// Whether a message of a collector has a span with this name, of our trace.
fn has_span(taken: &Taken, name: &str) -> bool {
    let has = |wanted: &[u8]| taken.body.windows(wanted.len()).any(|window| window == wanted);
    has(name.as_bytes()) && has(&u128::from_str_radix(TRACE, 16).unwrap().to_be_bytes())
}

#[tokio::test]
async fn spans_reach_a_collector_in_the_trace_that_was_sent_in() {
    let collector = Receiver::start().await;
    let home = Home::new();
    let endpoint = format!("http://{}", collector.address);
    let mut command = home.host(&["serve", "--http", "127.0.0.1:0"]);
    command.env("PROMPT_HOST__TRACES__OTLP_ENDPOINT", &endpoint).env("OTEL_BSP_SCHEDULE_DELAY", "50");
    let server = Server::spawn(command);
    let traced = server.modern("tools/call", call()).header("traceparent", traceparent("01"));
    let response = traced.send().await.unwrap();
    let told = response.headers()["traceresponse"].to_str().unwrap().to_owned();
    let taken = collector.wait_for("the span", |taken| has_span(taken, "tools/call improve_prompt")).await;
    assert!(
        taken.head.starts_with("post /v1/traces") && taken.head.contains("application/x-protobuf"),
        "{}",
        taken.head
    );
    // The answer named the very span that was sent.
    let own = u64::from_str_radix(told.split('-').nth(2).unwrap(), 16).unwrap().to_be_bytes();
    assert!(taken.body.windows(8).any(|window| window == own), "{told}");
    // A call of a plugin is a child of it, though nothing is logged at that level.
    collector.wait_for("a plugin's span", |taken| has_span(taken, "prompt-host:plugin/rule")).await;
    let body = String::from_utf8_lossy(&taken.body);
    assert!(body.contains("prompt-host") && !body.contains("sort the list"), "{body}");
}

#[test]
fn the_last_spans_are_sent_when_the_host_ends() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let collector = runtime.block_on(Receiver::start());
    let home = Home::new();
    let mut command = home.host(&["serve"]);
    // As everybody's tools set it, and later than this test would wait.
    command.env("OTEL_EXPORTER_OTLP_ENDPOINT", format!("http://{}", collector.address));
    command.env("OTEL_BSP_SCHEDULE_DELAY", "3600000");
    let mut client = Client::connect(command, Era::Discover);
    let mut params = call();
    params["_meta"]["traceparent"] = json!(traceparent("01"));
    client.ask("tools/call", params);
    client.close_input();
    assert!(client.wait().1.success());
    runtime.block_on(collector.wait_for("the span", |taken| has_span(taken, "tools/call improve_prompt")));
}
