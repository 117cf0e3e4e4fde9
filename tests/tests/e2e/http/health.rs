//! Probes of a real host, from before its first generation to its end.

use std::process::Stdio;

use reqwest::{Method, StatusCode};
use rustix::process::{Pid, Signal, kill_process};
use serde_json::{Value, json};

use super::identity::callers;
use super::server::{Server, eventually, message, side};
use super::{WORDY, improve, improved};
use crate::client::Log;
use crate::home::Home;

/// What a part of the host is like.
fn part<'h>(health: &'h Value, name: &str) -> &'h Value {
    let parts = health["components"].as_array().unwrap_or_else(|| panic!("{health}"));
    parts.iter().find(|part| part["component"] == name).unwrap_or_else(|| panic!("no {name} in {health}"))
}

#[tokio::test]
async fn a_healthy_host_says_so_of_each_part() {
    let home = Home::new();
    let server = Server::start(&home);
    assert_eq!(server.get("/livez").await, (StatusCode::OK, "alive\n".to_owned()));
    assert_eq!(server.json("/readyz").await, (StatusCode::OK, json!({ "ready": true })));
    let (status, health) = server.json("/health").await;
    assert_eq!((status, &health["status"]), (StatusCode::OK, &json!("healthy")), "{health:#}");
    let parts = [
        "protocol",
        "plugins",
        "templates",
        "stores",
        "queue",
        "model",
        "disk",
        "memory",
        "file-descriptors",
        "watcher",
        "tasks",
    ];
    for name in parts {
        let part = part(&health, name);
        assert_eq!(part["status"], "healthy", "{part}");
        assert!(part["latency_ms"].is_number() && part["since"].is_string() && part["last_change"].is_null(), "{part}");
        assert!(part["message"].is_string(), "{part}");
    }
    assert_eq!(health["components"].as_array().unwrap().len(), parts.len());
}

#[tokio::test]
async fn a_host_is_alive_and_not_ready_before_its_first_generation() {
    let home = Home::with_empty_cache();
    let mut command = home.host(&["serve", "--http", "127.0.0.1:0"]);
    command.env("PROMPT_HOST__METRICS__LISTEN", "127.0.0.1:0");
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    let log = Log::of(child.stderr.take().unwrap());
    let side = side(&log);
    // Compiling takes seconds, and looking does not.
    let get = async |path: &str| reqwest::get(format!("{side}{path}")).await.unwrap();
    assert_eq!(get("/livez").await.status(), StatusCode::OK);
    let ready = get("/readyz").await;
    assert_eq!(ready.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(ready.json::<Value>().await.unwrap(), json!({ "ready": false, "why": "starting" }));
    assert_eq!(get("/health").await.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(get("/metrics").await.status(), StatusCode::OK);
    eventually("it is ready", async || get("/readyz").await.status() == StatusCode::OK).await;
    kill_process(Pid::from_child(&child), Signal::TERM).unwrap();
    assert!(child.wait().unwrap().success(), "{}", log.whole());
}

#[tokio::test]
async fn a_host_that_stops_is_alive_and_not_ready_until_it_is_gone() {
    let home = Home::new();
    home.drop_plugin("sleeps.wasm", "sleeps");
    let settings = [
        ("PLUGINS__SLEEPS__LIMITS__DEADLINE_MS", "4000"),
        ("SERVER__GRACE_MS", "30000"),
        ("METRICS__LISTEN", "127.0.0.1:0"),
    ];
    let mut server = Server::with(&home, &settings);
    let side = server.side();
    let asked = async {
        let answer = server.modern("tools/call", improve(WORDY)).send().await.unwrap();
        message(answer).await
    };
    let told = async {
        let in_flight = async || server.json("/admin/requests").await.1["requests"][0]["tool"] == "improve_prompt";
        eventually("a request is in flight", in_flight).await;
        server.signal(Signal::TERM);
        let stopping = async || {
            let ready = reqwest::get(format!("{side}/readyz")).await.unwrap();
            ready.status() == StatusCode::SERVICE_UNAVAILABLE
        };
        eventually("it is not ready any more", stopping).await;
        let ready: Value = reqwest::get(format!("{side}/readyz")).await.unwrap().json().await.unwrap();
        assert_eq!(ready, json!({ "ready": false, "why": "stopping" }));
        assert_eq!(reqwest::get(format!("{side}/livez")).await.unwrap().status(), StatusCode::OK);
    };
    let (answer, ()) = tokio::join!(asked, told);
    assert_eq!(improved(&answer), super::SHORT, "what was asked is answered");
    assert!(server.wait().0.success());
}

#[tokio::test]
async fn a_store_that_is_away_degrades_the_host_and_prompts_are_improved() {
    let home = Home::new();
    let settings = [
        ("RECORDS__STORE", "postgres"),
        // Nobody listens there.
        ("RECORDS__DATABASE_URL", "postgres://ada:hunter2@127.0.0.1:9/records"),
    ];
    let server = Server::with(&home, &settings);
    let (status, health) = server.json("/health").await;
    assert_eq!((status, &health["status"]), (StatusCode::OK, &json!("degraded")), "{health:#}");
    let stores = part(&health, "stores");
    assert_eq!(stores["status"], "degraded");
    assert!(stores["message"].as_str().unwrap().contains("PostgreSQL"), "{stores}");
    assert_eq!(stores["last_change"], stores["since"], "{stores}");
    assert!(!health.to_string().contains("hunter2"), "{health}");
    assert_eq!(server.get("/readyz").await.0, StatusCode::OK);
    server.is_healthy().await;
}

#[tokio::test]
async fn a_host_whose_plugins_are_all_off_is_not_ready() {
    let home = Home::new();
    let list = home.json(&["plugins", "list", "--json"]);
    let rows = list["would_load"]["plugins"].as_array().unwrap();
    let off: String =
        rows.iter().map(|row| format!("  {}: {{enabled: false}}\n", row["id"].as_str().unwrap())).collect();
    home.write("config/prompt-host/config.yaml", format!("plugins:\n{off}"));
    let server = Server::start(&home);
    let (status, health) = server.json("/health").await;
    assert_eq!((status, &health["status"]), (StatusCode::SERVICE_UNAVAILABLE, &json!("unhealthy")));
    assert_eq!(part(&health, "plugins")["status"], "unhealthy");
    assert_eq!(server.json("/readyz").await.1, json!({ "ready": false, "why": "unhealthy" }));
    assert_eq!(server.get("/livez").await.0, StatusCode::OK);
}

#[tokio::test]
async fn broken_files_are_told_to_those_who_may_know_where_they_lie() {
    let (home, tokens) = callers(&[("operator", "admin"), ("writer", "improve")]);
    home.drop_plugin("broken.wasm", "not-wasm");
    home.write("data/prompt-host/templates/bad.jinja", "---\nname: bad\n---\n{% if %}");
    let mut server = Server::start(&home);
    let health = async |path: &str| server.json(path).await.1;
    // Templates are read beside serving.
    eventually("both are seen", async || part(&health("/health").await, "templates")["status"] == "degraded").await;
    let open = health("/health").await;
    assert_eq!((&open["status"], &part(&open, "plugins")["status"]), (&json!("degraded"), &json!("degraded")));
    assert!(!open.to_string().contains("broken.wasm") && part(&open, "plugins")["message"].is_null(), "{open}");
    server.set_token(&tokens[0]);
    let whole = server.json("/admin/health").await.1;
    assert!(part(&whole, "plugins")["message"].as_str().unwrap().contains("broken.wasm"), "{whole}");
    assert!(part(&whole, "templates")["message"].as_str().unwrap().contains("bad"), "{whole}");
    server.set_token(&tokens[1]);
    let answer = server.ask("tools/call", json!({ "name": "health_check", "arguments": {} })).await;
    let told = &answer["result"]["structuredContent"];
    assert_eq!(told["status"], "degraded");
    assert!(!answer.to_string().contains("broken.wasm"), "{answer}");
}

#[tokio::test]
async fn a_plugin_of_which_every_call_fails_is_told() {
    let home = Home::new();
    home.drop_plugin("traps.wasm", "traps");
    let server = Server::start(&home);
    for _ in 0..4 {
        server.ask("tools/call", improve(WORDY)).await;
    }
    let failing = async || {
        let health = server.json("/health").await.1;
        let plugins = part(&health, "plugins");
        plugins["status"] == "degraded" && plugins["message"].as_str().is_some_and(|said| said.contains("traps"))
    };
    eventually("the plugin is told of", failing).await;
    assert_eq!(server.get("/readyz").await.0, StatusCode::OK, "the others improve prompts");
}

#[tokio::test]
async fn probes_are_answered_under_any_name_and_loads_of_them_are_one_look() {
    let home = Home::new();
    let server = Server::start(&home);
    let probe = || server.at(Method::GET, "/health").header("host", "10.1.2.3:8080").send();
    let answers = futures::future::join_all((0..200).map(|_| probe())).await;
    let mut looks = std::collections::BTreeSet::new();
    for answer in answers {
        let health: Value = answer.unwrap().json().await.unwrap();
        looks.insert(health["checked"].as_str().unwrap().to_owned());
    }
    assert!(looks.len() < 10, "{looks:?}");
}
