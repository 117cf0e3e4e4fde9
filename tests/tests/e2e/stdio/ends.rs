//! How a serving process ends, and what it finishes first.

use std::io::Write as _;
use std::process::Stdio;
use std::sync::mpsc;
use std::time::{Duration, Instant};

use rustix::process::Signal;
use serde_json::{Value, json};

use super::serve_with;
use crate::client::{Client, ERAS, Era, PATIENCE};
use crate::home::Home;

/// A home with a plugin that sleeps ten seconds in a host call.
fn sleepy() -> Home {
    let home = Home::new();
    home.drop_plugin("sleeps.wasm", "sleeps");
    home
}

fn call(prompt: &str) -> Value {
    json!({ "name": "improve_prompt", "arguments": { "prompt": prompt } })
}

#[test]
fn the_end_of_input_ends_the_process_after_every_answer() {
    for era in ERAS {
        let home = Home::new();
        let mut client = Client::start(&home, era);
        let mut asked: Vec<u64> = (0..50)
            .map(|number| client.send("tools/call", call(&format!("In order to find it, sort list {number}."))))
            .collect();
        client.close_input();
        let (rest, status, log) = client.wait();
        let mut answered: Vec<u64> = rest.iter().filter_map(|message| message["id"].as_u64()).collect();
        answered.sort_unstable();
        asked.sort_unstable();
        assert_eq!(answered, asked, "{era:?}");
        assert!(rest.iter().all(|answer| answer["result"]["structuredContent"]["status"] == "improved"));
        assert!(status.success() && log.contains("stopped"), "{status}: {log}");
    }
}

#[test]
fn a_slow_call_is_answered_after_the_end_of_input() {
    let home = sleepy();
    let settings = [("PLUGINS__SLEEPS__LIMITS__DEADLINE_MS", "700")];
    let mut client = Client::connect(serve_with(&home, &settings), Era::Discover);
    let id = client.send("tools/call", call("In order to find it, sort the list."));
    client.close_input();
    let (rest, status, _) = client.wait();
    assert_eq!(rest.len(), 1, "{rest:?}");
    let report = &rest[0]["result"]["structuredContent"];
    assert_eq!((&rest[0]["id"], &report["improved"]), (&json!(id), &json!("To find it, sort the list.")));
    assert_eq!(report["skipped"][0]["plugin"], "sleeps", "{report}");
    assert!(status.success());
}

#[test]
fn a_signal_ends_an_idle_host_at_once() {
    for signal in [Signal::TERM, Signal::INT] {
        let home = Home::new();
        let client = Client::connect(serve_with(&home, &[("SERVER__GRACE_MS", "600000")]), Era::Initialize);
        client.wait_for_log("serving");
        client.signal(signal);
        let (rest, status, log) = client.wait();
        assert_eq!(rest, Vec::<Value>::new());
        assert!(status.success() && log.contains("winding up"), "{signal:?}: {status}: {log}");
        assert_eq!(home.sockets(), Vec::<std::path::PathBuf>::new(), "{signal:?} leaves no socket");
    }
}

#[test]
fn sigterm_cuts_calls_off_that_outlast_the_grace_period_and_says_so() {
    let home = sleepy();
    let settings = [("SERVER__GRACE_MS", "200"), ("PLUGINS__SLEEPS__LIMITS__DEADLINE_MS", "60000")];
    let mut client = Client::connect(serve_with(&home, &settings), Era::Initialize);
    let id = client.send("tools/call", call("Say hello."));
    // Messages are read in their order: the call runs once this is answered.
    client.ask("tools/list", json!({}));
    let started = Instant::now();
    client.signal(Signal::TERM);
    let (rest, status, _) = client.wait();
    assert!(started.elapsed() < Duration::from_secs(8), "the plugin sleeps ten: {:?}", started.elapsed());
    assert_eq!(rest.len(), 1, "{rest:?}");
    assert_eq!((&rest[0]["id"], &rest[0]["result"]["isError"]), (&json!(id), &json!(true)));
    assert!(rest[0]["result"]["content"][0]["text"].as_str().unwrap().contains("shutting down"), "{rest:?}");
    assert!(status.success());
}

#[test]
fn a_cancelled_batch_is_never_answered_and_holds_nothing_up() {
    for era in ERAS {
        let home = sleepy();
        let settings = [("SERVER__GRACE_MS", "600000"), ("PLUGINS__SLEEPS__LIMITS__DEADLINE_MS", "60000")];
        let mut client = Client::connect(serve_with(&home, &settings), era);
        let arguments = json!({ "prompts": vec!["Say hello."; 40] });
        let id = client.send("tools/call", json!({ "name": "improve_prompts", "arguments": arguments }));
        client.ask("tools/list", json!({}));
        client.notify("notifications/cancelled", json!({ "requestId": id }));
        let started = Instant::now();
        client.close_input();
        let (rest, status, _) = client.wait();
        assert!(started.elapsed() < Duration::from_secs(8), "{era:?}: {:?}", started.elapsed());
        assert_eq!(rest, Vec::<Value>::new(), "{era:?}");
        assert!(status.success());
    }
}

#[test]
fn a_client_that_goes_without_a_word_leaves_no_process() {
    let home = Home::new();
    let mut client = Client::spawn(home.host(&["serve"]), Era::Initialize);
    client.close_input();
    let (rest, status, log) = client.wait();
    assert_eq!(rest, Vec::<Value>::new());
    assert!(status.success(), "{log}");
}

#[test]
fn a_killed_host_leaves_a_socket_that_the_next_list_removes() {
    let home = Home::new();
    let mut client = Client::start(&home, Era::Initialize);
    client.wait_for_socket(&home);
    client.signal(Signal::KILL);
    client.wait();
    assert_eq!(home.sockets().len(), 1, "nobody could clean up");
    let outcome = home.run(&["plugins", "list"]);
    assert!(outcome.code == 0 && outcome.stdout.starts_with("No host of yours is running."), "{outcome:?}");
    assert_eq!(outcome.stderr, "");
    assert_eq!(home.sockets(), Vec::<std::path::PathBuf>::new());
}

#[test]
fn a_client_that_does_not_read_leaves_no_process() {
    let home = Home::new();
    let mut command = home.host(&["serve"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let mut input = child.stdin.take().unwrap();
    let _ = input.write_all(b"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}\n");
    let (sender, ended) = mpsc::channel();
    std::thread::spawn(move || sender.send(child.wait_with_output()));
    // Its input stays open: only the failed answer can end it.
    let output = ended.recv_timeout(PATIENCE).unwrap().unwrap();
    assert!(output.status.success(), "{output:?}");
    drop(input);
}

#[test]
fn a_client_that_stops_reading_does_not_keep_a_host_that_is_told_to_stop() {
    let home = Home::new();
    let mut command = serve_with(&home, &[("SERVER__GRACE_MS", "300")]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let (output, mut input) = (child.stdout.take().unwrap(), child.stdin.take().unwrap());
    let log = crate::client::Log::of(child.stderr.take().unwrap());
    let hello = json!({ "protocolVersion": "2025-11-25", "capabilities": {}, "clientInfo": { "name": "deaf", "version": "1" } });
    let mut say = |id: u64, method: &str, params: &Value| {
        let line = json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params });
        writeln!(input, "{line}").unwrap();
    };
    say(0, "initialize", &hello);
    // More than a pipe holds, and fewer requests than make the host read no further.
    for id in 1..=60 {
        say(id, "tools/list", &json!({}));
    }
    log.wait_for("serving");
    let started = Instant::now();
    rustix::process::kill_process(rustix::process::Pid::from_child(&child), Signal::TERM).unwrap();
    let (sender, ended) = mpsc::channel();
    std::thread::spawn(move || sender.send(child.wait()));
    let status = ended.recv_timeout(PATIENCE).expect("nobody reads, and it still ends").unwrap();
    assert!(started.elapsed() < Duration::from_secs(15), "{:?}: {}", started.elapsed(), log.so_far());
    assert!(status.success(), "{status}: {}", log.so_far());
    drop((output, input));
}
