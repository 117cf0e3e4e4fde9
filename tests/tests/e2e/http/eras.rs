//! What clients of each revision are answered.

use futures::future::join_all;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use super::server::{Reading, Server, events, message};
use super::{SHORT, WORDY, improve, improved};
use crate::home::Home;

#[tokio::test]
async fn a_client_of_2026_needs_no_session() {
    let server = Server::start(&Home::new());
    let discovered = server.ask("server/discover", json!({})).await;
    assert!(discovered["result"]["supportedVersions"].as_array().unwrap().contains(&json!("2026-07-28")));
    let response = server.modern("tools/call", improve(WORDY)).send().await.unwrap();
    assert!(response.headers().get("mcp-session-id").is_none());
    assert_eq!(response.headers()["content-type"], "application/json");
    assert_eq!(improved(&message(response).await), SHORT);
}

#[tokio::test]
async fn many_clients_are_answered_at_once_each_with_its_own() {
    let server = Server::start(&Home::new());
    let call = async |number: usize| {
        let answer = server.ask("tools/call", improve(&format!("In order to find it, sort list {number}."))).await;
        assert_eq!(improved(&answer), format!("To find it, sort list {number}."));
    };
    join_all((0..64).map(call)).await;
}

#[tokio::test]
async fn progress_comes_on_the_stream_before_the_result() {
    let server = Server::start(&Home::new());
    let prompts: Vec<Value> = (0..3).map(|number| json!(format!("{WORDY} {number}"))).collect();
    let params = json!({
        "name": "improve_prompts", "arguments": { "prompts": prompts }, "_meta": { "progressToken": "p" },
    });
    let response = server.modern("tools/call", params).send().await.unwrap();
    let heard = events(Reading::new(response).rest().await);
    let (last, before) = heard.split_last().unwrap();
    assert!(last["result"].is_object(), "{last}");
    assert!(!before.is_empty() && before.iter().all(|event| event["method"] == "notifications/progress"), "{before:?}");
}

#[tokio::test]
async fn a_subscription_hears_of_a_swap_of_plugins() {
    let home = Home::new();
    let server = Server::start(&home);
    home.plugins();
    let wanted = json!({ "notifications": { "resourcesListChanged": true } });
    let mut reading = Reading::new(server.modern("subscriptions/listen", wanted).send().await.unwrap());
    reading.until(|text| text.contains("acknowledged")).await;
    home.drop_plugin("echo.wasm", "echo");
    reading.until(|text| text.contains("notifications/resources/list_changed")).await;
}

#[tokio::test]
async fn a_client_that_leaves_takes_its_call_with_it() {
    let home = Home::new();
    home.drop_plugin("sleeps.wasm", "sleeps");
    // Room for one call: it must be free again before the second can run.
    let settings = [("SERVER__CONCURRENCY", "1"), ("PLUGINS__SLEEPS__LIMITS__DEADLINE_MS", "60000")];
    let server = Server::with(&home, &settings);
    let slow = server.modern("tools/call", improve(WORDY)).timeout(std::time::Duration::from_millis(500)).send();
    assert!(slow.await.unwrap_err().is_timeout());
    let listed = server.ask("tools/list", json!({})).await;
    assert!(listed["result"]["tools"].is_array(), "{listed}");
}

#[tokio::test]
async fn what_is_not_there_says_so() {
    let server = Server::start(&Home::new());
    let unknown = server.modern("no/such/method", json!({})).send().await.unwrap();
    assert_eq!(unknown.status(), StatusCode::NOT_FOUND);
    assert_eq!(message(unknown).await["error"]["code"], -32601);
    let put = server.request(Method::PUT).send().await.unwrap();
    assert_eq!(put.status(), StatusCode::METHOD_NOT_ALLOWED);
    let nothing = reqwest::get(server.url("/elsewhere")).await.unwrap();
    assert_eq!(nothing.status(), StatusCode::NOT_FOUND);
    let no_identity = reqwest::get(server.url("/.well-known/oauth-protected-resource")).await.unwrap();
    assert_eq!(no_identity.status(), StatusCode::NOT_FOUND, "nobody has to say who they are");
}
