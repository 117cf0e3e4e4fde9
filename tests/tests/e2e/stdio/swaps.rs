//! Plugins that change while a client is connected.

use std::fs;

use rustix::process::Signal;
use serde_json::{Value, json};

use super::serve_with;
use crate::client::{Client, ERAS, Era};
use crate::home::Home;

const ECHO: &str = "prompt-host://plugins/echo";
const LIST_CHANGED: &str = "notifications/resources/list_changed";
const UPDATED: &str = "notifications/resources/updated";

/// Asks to hear of the list, and of the plugin `echo`, as the era does it.
fn follow(client: &mut Client, era: Era) {
    match era {
        // The list is told to everybody.
        Era::Initialize => {
            let answer = client.ask("resources/subscribe", json!({ "uri": ECHO }));
            assert!(answer["result"].is_object(), "{answer}");
        }
        Era::Discover => {
            let notifications = json!({ "resourcesListChanged": true, "resourceSubscriptions": [ECHO] });
            client.send("subscriptions/listen", json!({ "notifications": notifications }));
            let accepted = client.hear("notifications/subscriptions/acknowledged");
            assert_eq!(accepted["params"]["notifications"], notifications, "{accepted}");
        }
    }
}

#[test]
fn a_dropped_file_serves_and_the_client_is_told() {
    for era in ERAS {
        let home = Home::new();
        home.drop_plugin("echo.wasm", "echo");
        let mut client = Client::start(&home, era);
        assert_eq!(client.improve("Say hello to Zoë."), "Say hi to Zoë.");
        follow(&mut client, era);

        home.drop_plugin("echo.wasm", "echo-v2");
        client.hear(LIST_CHANGED);
        assert_eq!(client.hear(UPDATED)["params"]["uri"], ECHO, "{era:?}");
        assert_eq!(client.improve("Say hello to Zoë."), "Say hey to Zoë.", "{era:?}");

        fs::remove_file(home.plugins().join("echo.wasm")).unwrap();
        client.hear(LIST_CHANGED);
        assert_eq!(client.improve("Say hello to Zoë."), "Say hello to Zoë.", "{era:?}");
    }
}

#[test]
fn a_file_takes_the_place_of_a_built_in_with_its_id_and_gives_it_back() {
    let home = Home::new();
    let mut client = Client::start(&home, Era::Initialize);
    let tidy = fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/../host/embedded/tidy.wasm")).unwrap();
    let path = home.plugins().join("mine.wasm");
    fs::write(&path, tidy).unwrap();
    client.hear(LIST_CHANGED);
    assert_eq!(row(&mut client, "tidy")["origin"], path.to_str().unwrap());
    fs::remove_file(&path).unwrap();
    client.hear(LIST_CHANGED);
    assert_eq!(row(&mut client, "tidy")["origin"], "built-in tidy");
}

#[test]
fn a_broken_file_leaves_the_last_good_one_serving_and_is_explained() {
    let home = Home::new();
    home.drop_plugin("echo.wasm", "echo");
    let mut client = Client::start(&home, Era::Initialize);
    home.drop_plugin("echo.wasm", "core-module");
    client.hear(LIST_CHANGED);
    assert_eq!(client.improve("Say hello."), "Say hi.");
    let list = client.call("list_plugins", json!({}));
    let echo = list["plugins"].as_array().unwrap().iter().find(|row| row["id"] == "echo").unwrap();
    let reason = echo["reason"].as_str().unwrap();
    assert!(
        reason.starts_with("its newest version is a core module") && reason.ends_with("; this one keeps serving"),
        "{reason}"
    );
    client.wait_for_log("is a core module");
}

#[test]
fn the_reload_tool_and_sighup_reload_when_nothing_is_watched() {
    let home = Home::new();
    let mut client = Client::connect(serve_with(&home, &[("WATCH__ENABLED", "false")]), Era::Initialize);
    home.drop_plugin("echo.wasm", "echo");
    assert_eq!(client.call("reload_plugins", json!({}))["loaded"], json!(["echo"]));
    assert_eq!(client.improve("Say hello."), "Say hi.");

    home.drop_plugin("echo.wasm", "echo-v2");
    client.signal(Signal::HUP);
    client.wait_for_log("SIGHUP: reloaded");
    assert_eq!(client.improve("Say hello."), "Say hey.");
}

fn row(client: &mut Client, id: &str) -> Value {
    let list = client.call("list_plugins", json!({}));
    list["plugins"].as_array().unwrap().iter().find(|row| row["id"] == id).unwrap().clone()
}
