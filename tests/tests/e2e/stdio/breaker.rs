//! A plugin that fails too often is left alone, tried again, and remembered over a restart.
//!
//! The guest finds every "hello" of a prompt, and is allowed one finding: a prompt with two makes
//! it fail, and one with one shows that it works.

use std::fs;
use std::path::PathBuf;

use rustix::process::Signal;
use serde_json::{Value, json};

use super::serve_with;
use crate::client::{Client, Era, PATIENCE};
use crate::home::Home;

const FAILS: &str = "Say hello hello.";
const WORKS: &str = "Say hello.";

fn home() -> Home {
    let home = Home::new();
    home.drop_plugin("echo.wasm", "echo");
    home
}

fn start(home: &Home, more: &[(&str, &str)]) -> Client {
    let settings = [("PLUGINS__ECHO__LIMITS__FINDINGS", "1"), ("BREAKER__FAULTS", "3")];
    Client::connect(serve_with(home, &[&settings[..], more].concat()), Era::Discover)
}

/// Why `echo` had no say about a prompt; none when it had one.
fn skipped(client: &mut Client, prompt: &str) -> Option<String> {
    let report = client.call("improve_prompt", json!({ "prompt": prompt }));
    let skipped = report["skipped"].as_array().unwrap_or_else(|| panic!("{report}"));
    let ours = skipped.iter().find(|one| one["plugin"] == "echo");
    ours.map(|one| one["reason"].as_str().unwrap().to_owned())
}

fn trip(client: &mut Client) {
    for _ in 0..3 {
        assert_eq!(skipped(client, FAILS).unwrap(), "answered more than its 1 findings");
    }
}

/// What `host plugins list` says of `echo`.
fn listed(home: &Home) -> Value {
    let list = home.json(&["plugins", "list", "--json"]);
    let rows = list["hosts"][0]["plugins"].as_array().unwrap_or_else(|| panic!("{list}"));
    rows.iter().find(|row| row["id"] == "echo").unwrap().clone()
}

fn state_file(home: &Home) -> PathBuf {
    home.path("data/prompt-host/state/breakers.json")
}

#[test]
fn a_plugin_that_fails_is_skipped_and_named_and_tried_again_by_one_call() {
    let home = home();
    let mut client = start(&home, &[("BREAKER__PAUSE_MS", "1500")]);
    client.wait_for_socket(&home);
    trip(&mut client);
    let row = listed(&home);
    assert_eq!((&row["state"], &row["circuit"]["state"]), (&json!("active"), &json!("open")), "{row}");
    let reason = "3 of its last 3 calls failed; the last one answered more than its 1 findings";
    assert_eq!(row["circuit"]["reason"], reason);
    let calls = row["calls"].clone();
    let said = skipped(&mut client, WORKS);
    if let Some(said) = said {
        assert!(said.starts_with("is not asked for the next ") && said.ends_with(&format!("since {reason}")), "{said}");
        assert_eq!(listed(&home)["calls"], calls, "it was not asked");
    }
    // Its pause ends by itself.
    let started = std::time::Instant::now();
    while skipped(&mut client, WORKS).is_some() {
        assert!(started.elapsed() < PATIENCE);
    }
    assert_eq!(listed(&home)["circuit"], json!({ "state": "closed", "retry_in_s": null, "reason": null }));
}

#[test]
fn a_host_that_starts_again_leaves_it_alone_too() {
    for signal in [Signal::TERM, Signal::KILL] {
        let home = home();
        let long = [("BREAKER__PAUSE_MS", "600000")];
        let mut client = start(&home, &long);
        trip(&mut client);
        if signal == Signal::KILL {
            // Who is killed can write nothing any more.
            let started = std::time::Instant::now();
            while !state_file(&home).exists() {
                assert!(started.elapsed() < PATIENCE);
                client.ask("tools/list", json!({}));
            }
        }
        client.signal(signal);
        client.wait();
        let mut client = start(&home, &long);
        let said = skipped(&mut client, WORKS).expect("it is still left alone");
        assert!(said.contains("3 of its last 3 calls failed"), "{said}");
        let shown = home.run(&["plugins", "inspect", "echo"]);
        assert_eq!(shown.code, 0, "{shown:?}");
    }
}

#[test]
fn a_new_version_is_asked_and_a_damaged_state_is_none() {
    let home = home();
    let long = [("BREAKER__PAUSE_MS", "600000")];
    let mut client = start(&home, &long);
    trip(&mut client);
    assert!(skipped(&mut client, WORKS).is_some());
    client.close_input();
    client.wait();
    fs::remove_file(home.plugins().join("echo.wasm")).unwrap();
    home.drop_plugin("echo.wasm", "echo-v2");
    let mut client = start(&home, &long);
    assert_eq!(skipped(&mut client, WORKS), None);
    client.close_input();
    client.wait();
    home.drop_plugin("echo.wasm", "echo");
    fs::write(state_file(&home), "{ not JSON").unwrap();
    let mut client = start(&home, &long);
    client.wait_for_log("cannot be used: all are asked");
    assert_eq!(skipped(&mut client, WORKS), None);
}

#[test]
fn a_host_that_wants_no_answer_without_it_gives_none() {
    let home = home();
    let mut client = start(&home, &[("BREAKER__PAUSE_MS", "600000"), ("BREAKER__ON_OPEN", "fail")]);
    trip(&mut client);
    for tool in ["improve_prompt", "check_prompt"] {
        let answer = client.ask("tools/call", json!({ "name": tool, "arguments": { "prompt": WORKS } }));
        assert_eq!(answer["result"]["isError"], true, "{answer}");
        let text = answer["result"]["content"][0]["text"].as_str().unwrap();
        assert!(text.starts_with("the plugin `echo` is not asked for the next 600 s, since"), "{text}");
        assert!(text.ends_with("nothing is answered without it (setting `breaker.on_open`)"), "{text}");
    }
}
