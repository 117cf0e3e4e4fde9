//! Requests that are too many, and requests that come while too much is worked on.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::serve_with;
use crate::client::{Client, ERAS, Era};
use crate::home::Home;

fn call(prompt: &str) -> Value {
    json!({ "name": "improve_prompt", "arguments": { "prompt": prompt } })
}

fn said(answer: &Value) -> &str {
    answer["result"]["content"][0]["text"].as_str().unwrap_or_else(|| panic!("{answer}"))
}

#[test]
fn a_call_too_many_is_a_tools_error_that_says_when_to_come_back() {
    for era in ERAS {
        let home = Home::new();
        let limits = [
            ("RATE_LIMITS__CLIENT__REQUESTS", "3"),
            ("RATE_LIMITS__CLIENT__PER_S", "3600"),
            ("RATE_LIMITS__CLIENT__ALGORITHM", "fixed-window"),
        ];
        let mut client = Client::connect(serve_with(&home, &limits), era);
        for _ in 0..3 {
            assert_eq!(client.improve("In order to find it, sort the list."), "To find it, sort the list.");
        }
        let refused = client.ask("tools/call", call("Say hello."));
        assert_eq!(refused["result"]["isError"], true, "{refused}");
        let text = said(&refused);
        assert!(
            text.starts_with("too many requests: 3 in 3600 s are allowed for each client; try again in "),
            "{text}"
        );
        for (method, params) in [
            ("tools/list", json!({})),
            ("prompts/get", json!({ "name": "improve", "arguments": { "prompt": "Say hello." } })),
            ("resources/read", json!({ "uri": "prompt-host://plugins" })),
        ] {
            let refused = client.ask(method, params);
            assert_eq!(refused["error"]["code"], -32_029, "{method}: {refused}");
            assert_eq!(refused["error"]["data"]["reason"], "rate-limited");
            let wait = refused["error"]["data"]["retry_after_s"].as_u64().unwrap();
            assert!((1..=3_600).contains(&wait), "{refused}");
        }
        if era == Era::Initialize {
            let pong = client.ask("ping", json!({}));
            assert!(pong["result"].is_object(), "who waits may still say that it is there: {pong}");
        }
    }
}

#[test]
fn who_waits_as_long_as_it_is_told_is_answered() {
    let home = Home::new();
    let limits = [("RATE_LIMITS__GLOBAL__REQUESTS", "1"), ("RATE_LIMITS__GLOBAL__PER_S", "1")];
    let mut client = Client::connect(serve_with(&home, &limits), Era::Discover);
    // Sent without waiting, so that the first answer's time is not theirs.
    let asked: Vec<u64> = (0..4).map(|_| client.send("tools/call", call("Say hello."))).collect();
    let answers: Vec<Value> = asked.iter().map(|_| client.receive()).collect();
    let refused = answers.iter().find(|answer| answer["result"]["isError"] == true);
    let text = said(refused.unwrap_or_else(|| panic!("{answers:?}")));
    assert!(text.ends_with("for all clients together; try again in 1 s"), "{text}");
    std::thread::sleep(Duration::from_secs(1));
    client.improve("Say hello.");
}

#[test]
fn a_batch_counts_as_many_requests_as_it_has_prompts() {
    let home = Home::new();
    let limits = [("RATE_LIMITS__CLIENT__REQUESTS", "10"), ("RATE_LIMITS__CLIENT__PER_S", "3600")];
    let mut client = Client::connect(serve_with(&home, &limits), Era::Discover);
    let batch =
        |count: usize| json!({ "name": "improve_prompts", "arguments": { "prompts": vec!["Say hello."; count] } });
    let answer = client.ask("tools/call", batch(8));
    assert_eq!(answer["result"]["structuredContent"]["failed"], 0, "{answer}");
    assert_eq!(client.ask("tools/call", batch(8))["result"]["isError"], true);
    client.improve("Say hello.");
}

/// A host that works on one prompt at a time, each as long as a plugin sleeps.
fn narrow(home: &Home, queue: &str, patience_ms: &str) -> Client {
    home.drop_plugin("sleeps.wasm", "sleeps");
    let settings = [
        ("PLUGINS__SLEEPS__LIMITS__DEADLINE_MS", "1500"),
        ("BREAKER__FAULTS", "0"),
        ("SERVER__CONCURRENCY", "1"),
        ("SERVER__QUEUE", queue),
        ("SERVER__QUEUE_WAIT_MS", patience_ms),
    ];
    Client::connect(serve_with(home, &settings), Era::Discover)
}

#[test]
fn who_finds_the_queue_full_is_sent_away_and_those_in_it_are_answered() {
    let home = Home::new();
    let mut client = narrow(&home, "2", "60000");
    let asked: Vec<u64> =
        (0..10).map(|_| client.send("tools/call", call("In order to find it, sort the list."))).collect();
    let started = Instant::now();
    let mut answers: Vec<(u64, Value, Duration)> = Vec::new();
    while answers.len() < asked.len() {
        let answer = client.receive();
        answers.push((answer["id"].as_u64().unwrap(), answer, started.elapsed()));
    }
    let (sent_away, answered): (Vec<_>, Vec<_>) =
        answers.iter().partition(|(_, answer, _)| answer["result"]["isError"] == true);
    assert_eq!((sent_away.len(), answered.len()), (7, 3), "{answers:?}");
    for (_, answer, _) in &answered {
        assert_eq!(answer["result"]["structuredContent"]["improved"], "To find it, sort the list.", "{answer}");
    }
    for (_, answer, _) in &sent_away {
        let text = said(answer);
        assert!(text.starts_with("host is busy: 1 requests are worked on and 2 wait; try again in "), "{text}");
    }
    let first_answered = answered.iter().map(|(_, _, after)| *after).min().unwrap();
    assert!(sent_away.iter().all(|(_, _, after)| *after < first_answered), "at once, not in turn: {answers:?}");
    client.improve("Say hello.");
}

#[test]
fn who_waits_too_long_is_sent_away() {
    let home = Home::new();
    let mut client = narrow(&home, "10", "100");
    let first = client.send("tools/call", call("Say hello."));
    let second = client.send("tools/call", call("Say hello."));
    let answers = [client.receive(), client.receive()];
    assert!(said(&answers[0]).starts_with("host is busy"), "{answers:?}");
    assert!(answers[1]["result"]["structuredContent"].is_object(), "{answers:?}");
    let mut ids: Vec<u64> = answers.iter().map(|answer| answer["id"].as_u64().unwrap()).collect();
    ids.sort_unstable();
    assert_eq!(ids, [first, second]);
}

#[test]
fn a_batch_lets_single_calls_go_between_its_prompts() {
    let home = Home::new();
    let mut client = narrow(&home, "10", "60000");
    let batch = json!({ "name": "improve_prompts", "arguments": { "prompts": vec!["Say hello."; 6] } });
    let batch = client.send("tools/call", batch);
    let single = client.send("tools/call", call("Say hello."));
    let first = client.receive();
    assert_eq!(first["id"], single, "{first}");
    let answer = client.answer(batch);
    assert_eq!(answer["result"]["structuredContent"]["failed"], 0, "{answer}");
}

#[test]
fn a_host_whose_memory_is_short_lets_go_of_what_it_can_and_serves_on() {
    let home = Home::new();
    let mut client = Client::connect(serve_with(&home, &[("SERVER__MEMORY_WATERMARK_MB", "1")]), Era::Discover);
    client.wait_for_log("memory is short");
    client.wait_for_log("sandboxes");
    assert_eq!(client.improve("In order to find it, sort the list."), "To find it, sort the list.");
}
