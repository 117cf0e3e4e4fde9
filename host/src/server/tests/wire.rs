//! Broken, oversized and early messages, and how connections end.

use super::*;

#[tokio::test]
async fn broken_messages_get_an_error_with_their_id() {
    let (_served, stream) = serve(Settings::default());
    let mut client = RawClient::initialized(stream).await;
    let call = |prompt: &[u8]| {
        let head =
            br#"{"jsonrpc":"2.0","method":"tools/call","params":{"name":"improve_prompt","arguments":{"prompt":""#;
        [head, prompt, b"\"}},\"id\":5}\n"].concat()
    };
    for (line, id, code, says) in [
        (call(br"lone \ud83d surrogate"), json!(5), -32700, "not valid JSON in UTF-8"),
        (call(b"bytes \xff\xfe"), json!(5), -32700, "not valid JSON in UTF-8"),
        (b"{\"id\":6,\"method\":\"tools/call\",\"params\":{\n".to_vec(), json!(6), -32700, "EOF"),
        (b"Content-Length: 52\r\n".to_vec(), Value::Null, -32700, "not valid JSON"),
        (b"[{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"ping\"}]\n".to_vec(), Value::Null, -32600, "batch"),
        (b"{\"jsonrpc\":\"2.0\",\"id\":8.5,\"method\":\"ping\"}\n".to_vec(), Value::Null, -32600, "no JSON-RPC 2.0"),
        (b"{\"id\":9,\"method\":\"tools/list\"}\n".to_vec(), json!(9), -32600, "no JSON-RPC 2.0"),
        (b"\"text\"\n".to_vec(), Value::Null, -32600, "no JSON-RPC 2.0"),
        ([b"{\"id\":10,\"a\":".to_vec(), vec![b'['; 100_000], b"\n".to_vec()].concat(), json!(10), -32700, "recursion"),
    ] {
        client.write(&line).await;
        let answer = client.receive().await;
        let shown = String::from_utf8_lossy(&line[..line.len().min(100)]).into_owned();
        assert_eq!((&answer["id"], &answer["error"]["code"]), (&id, &json!(code)), "{shown}: {answer}");
        assert!(answer["error"]["message"].as_str().unwrap().contains(says), "{shown}: {answer}");
        client.still_works().await;
    }
}

#[tokio::test]
async fn a_message_that_is_too_long_is_refused_by_id_and_the_next_is_read() {
    let (_served, stream) = serve(Settings { message_bytes: 1_000, ..Settings::default() });
    let mut client = RawClient::initialized(stream).await;
    client.improve(3, &"x".repeat(300_000)).await;
    let answer = client.receive().await;
    assert_eq!((&answer["id"], &answer["error"]["code"]), (&json!(3), &json!(-32600)));
    assert!(answer["error"]["message"].as_str().unwrap().contains("longer than the 1000 bytes"), "{answer}");
    client.still_works().await;
}

#[tokio::test]
async fn a_prompt_of_one_mebibyte_and_odd_characters_come_back_whole() {
    let (_served, stream) = serve(Settings::default());
    let mut client = RawClient::initialized(stream).await;
    for prompt in ["x".repeat(1 << 20), "\0\u{1}\r\n\u{2028}👨‍👩‍👧 שלום".to_owned(), String::new()] {
        client.improve(1, &prompt).await;
        assert_eq!(client.receive().await["result"]["structuredContent"]["improved"], prompt);
    }
}

#[tokio::test]
async fn wrong_params_and_unknown_methods_are_told_apart() {
    let (_served, stream) = serve(Settings::default());
    let mut client = RawClient::initialized(stream).await;
    for (method, params, code, says) in [
        ("tools/call", json!({ "arguments": {} }), -32602, "lack a required field"),
        ("tools/call", json!({ "name": 5 }), -32602, "wrong type"),
        ("resources/read", json!({}), -32602, "lack a required field"),
        ("tools/cull", json!({}), -32601, "no method `tools/cull`"),
    ] {
        client.send(json!({ "jsonrpc": "2.0", "id": 1, "method": method, "params": params })).await;
        let error = client.receive().await["error"].clone();
        assert_eq!(error["code"], code, "{method}: {error}");
        assert!(error["message"].as_str().unwrap().contains(says), "{method}: {error}");
    }
}

#[tokio::test]
async fn messages_before_the_first_request_do_not_end_the_session() {
    let (_served, stream) = serve(Settings::default());
    let mut client = RawClient::new(stream);
    client.write(b"\n\r\ngarbage\n").await;
    assert_eq!(client.receive().await["error"]["code"], -32700);
    client.send(json!({ "jsonrpc": "2.0", "method": "notifications/cancelled", "params": { "requestId": 1 } })).await;
    client.send(json!({ "jsonrpc": "2.0", "id": 1, "result": {} })).await;
    client.send(json!({ "jsonrpc": "2.0", "id": 2, "method": "tools/list" })).await;
    assert!(client.receive().await["error"]["message"].as_str().unwrap().contains("_meta"));
    client
        .send(json!({ "jsonrpc": "2.0", "id": 3, "method": "server/discover", "params": { "_meta": {
            "io.modelcontextprotocol/protocolVersion": "2026-07-28",
            "io.modelcontextprotocol/clientCapabilities": {} } } }))
        .await;
    let discovered = client.receive().await;
    assert!(discovered["result"]["instructions"].as_str().unwrap().contains("improve_prompt"), "{discovered}");
    assert!(discovered["result"]["supportedVersions"].as_array().unwrap().contains(&json!("2026-07-28")));
}

#[tokio::test]
async fn one_id_cannot_be_in_flight_twice() {
    let (served, stream) = serve(Settings::default());
    let mut client = RawClient::initialized(stream).await;
    client.improve(1, "stuck").await;
    soon(served.host.wait_for_stuck(1)).await;
    client.improve(1, "please help").await;
    assert!(client.receive().await["error"]["message"].as_str().unwrap().contains("waits for its answer already"));
    served.host.finish.send_replace(true);
    assert_eq!(client.receive().await["result"]["content"][0]["text"], "stuck");
}

#[tokio::test]
async fn running_calls_are_answered_after_the_end_of_input() {
    let (served, stream) = serve(Settings { concurrency: 8, ..Settings::default() });
    let mut client = RawClient::initialized(stream).await;
    client.improve(1, "stuck").await;
    client.improve(2, "stuck").await;
    soon(served.host.wait_for_stuck(2)).await;
    let finish = served.host.finish.clone();
    let rest = tokio::spawn(client.finish());
    finish.send_replace(true);
    let mut ids: Vec<Value> = soon(rest).await.unwrap().into_iter().map(|answer| answer["id"].clone()).collect();
    ids.sort_by_key(Value::as_u64);
    assert_eq!(ids, [json!(1), json!(2)]);
    assert_eq!(served.ended().await, Ended::Closed);
}

#[tokio::test]
async fn calls_that_outlast_the_grace_period_are_answered_with_an_error() {
    let (served, stream) = serve(Settings { grace_ms: 50, ..Settings::default() });
    let mut client = RawClient::initialized(stream).await;
    client.improve(1, "stuck").await;
    soon(served.host.wait_for_stuck(1)).await;
    let started = std::time::Instant::now();
    served.shutdown.cancel();
    let answer = client.receive().await;
    assert_eq!(answer["id"], 1);
    assert!(answer["result"]["content"][0]["text"].as_str().unwrap().contains("shutting down"), "{answer}");
    assert_eq!(served.ended().await, Ended::Shutdown);
    assert!(started.elapsed() < Duration::from_secs(2), "{:?}", started.elapsed());
}

#[tokio::test]
async fn an_idle_connection_ends_at_once() {
    for era in ERAS {
        let (served, client, _) = connect(era).await;
        let started = std::time::Instant::now();
        client.cancel().await.unwrap();
        assert_eq!(served.ended().await, Ended::Closed, "{era:?}");
        assert!(started.elapsed() < Duration::from_secs(1), "{era:?}: {:?}", started.elapsed());
    }
    let (served, stream) = serve(Settings::default());
    drop(stream);
    assert_eq!(served.ended().await, Ended::Closed);
}

#[tokio::test]
async fn a_flood_of_requests_waits_in_the_pipe_and_all_are_answered() {
    let (served, stream) = serve(Settings { requests_in_flight: 4, concurrency: 64, ..Settings::default() });
    let mut client = RawClient::initialized(stream).await;
    for id in 0..20 {
        client.improve(id, "stuck").await;
    }
    soon(served.host.wait_for_stuck(4)).await;
    served.host.finish.send_replace(true);
    let mut answered = std::collections::HashSet::new();
    while answered.len() < 20 {
        answered.insert(client.receive().await["id"].as_u64().unwrap());
    }
}

#[tokio::test]
async fn the_last_message_needs_no_newline() {
    let (served, stream) = serve(Settings::default());
    let mut client = RawClient::initialized(stream).await;
    client.write(br#"{"jsonrpc":"2.0","id":4,"method":"tools/list"}"#).await;
    assert_eq!(client.finish().await[0]["id"], 4);
    assert_eq!(served.ended().await, Ended::Closed);
}
