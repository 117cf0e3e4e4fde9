//! `host plugins`, with no host, one and two.

use std::fs;

use insta::assert_snapshot;
use prompt_host::reload::BuiltIn;
use serde_json::{Value, json};

use super::{IMPROVED, PROMPT};
use crate::client::{Client, Era, PATIENCE};
use crate::home::Home;

/// A host that answers on its control socket.
fn running(home: &Home, era: Era) -> Client {
    let mut client = Client::start(home, era);
    client.wait_for_socket(home);
    client
}

/// The state of a plugin in one of the hosts.
fn state(list: &Value, pid: u32, id: &str) -> Value {
    let host = list["hosts"].as_array().unwrap().iter().find(|host| host["pid"] == pid);
    let rows = host.unwrap_or_else(|| panic!("no host {pid} in {list}"))["plugins"].as_array().unwrap();
    rows.iter().find(|row| row["id"] == id).map(|row| row["state"].clone()).unwrap_or_default()
}

/// Asks until the host improves [`PROMPT`] to this. Settings are followed, not awaited.
fn wait_for_improvement(client: &mut Client, expected: &str) {
    let started = std::time::Instant::now();
    loop {
        let improved = client.improve(PROMPT);
        if improved == expected {
            return;
        }
        assert!(started.elapsed() < PATIENCE, "still {improved:?}");
    }
}

#[test]
fn without_a_host_the_list_says_so_and_shows_what_would_load() {
    let home = Home::new();
    home.drop_plugin("broken.wasm", "not-wasm");
    let outcome = home.run(&["plugins", "list"]);
    assert_eq!(outcome.code, 0);
    assert!(
        outcome.stdout.starts_with("No host of yours is running. This is what would load:\n"),
        "{}",
        outcome.stdout
    );
    assert!(outcome.stdout.contains("broken.wasm: is not WebAssembly"), "{}", outcome.stdout);
    let list = home.json(&["plugins", "list", "--json"]);
    assert_eq!(list["hosts"], json!([]));
    let states: Vec<&Value> =
        list["would_load"]["plugins"].as_array().unwrap().iter().map(|row| &row["state"]).collect();
    let (failed, active) = states.split_last().unwrap();
    assert_eq!((*failed, active.len()), (&json!("failed"), BuiltIn::FIRST_PARTY.len()));
    assert!(active.iter().all(|state| **state == "active"), "{states:?}");
    let reload = home.run(&["plugins", "reload"]);
    assert_eq!(
        (reload.code, reload.stdout.as_str()),
        (1, "No host of yours is running, so there is nothing to reload.\n")
    );
}

#[test]
fn a_plugin_is_inspected_with_and_without_a_host() {
    let home = Home::new();
    home.drop_plugin("echo.wasm", "echo");
    let offline = home.run(&["plugins", "inspect", "echo"]);
    let inspected = home.json(&["plugins", "inspect", "echo", "--json"])["would_load"].clone();
    let (digest, size) = (inspected["plugin"]["digest"].clone(), inspected["size_bytes"].clone());
    assert_snapshot!(
        home.stable(&offline.stdout)
            .replace(digest.as_str().unwrap(), "DIGEST")
            .replace(&format!("{} bytes\n  calls", size.as_u64().unwrap()), "SIZE bytes\n  calls")
            .replace("20000 ms", "50 ms")
    );

    let client = running(&home, Era::Discover);
    let shown = home.json(&["plugins", "inspect", "echo", "--json"]);
    assert_eq!((&shown["hosts"][0]["pid"], &shown["hosts"][0]["plugin"]["digest"]), (&json!(client.pid()), &digest));
    let unknown = home.run(&["plugins", "inspect", "nobody"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.stderr.contains("nobody") && unknown.stderr.contains("echo"), "{}", unknown.stderr);
}

#[test]
fn every_running_host_is_listed_reloaded_and_switched() {
    let home = Home::new();
    let (mut one, mut two) = (running(&home, Era::Initialize), running(&home, Era::Discover));
    one.improve(PROMPT);
    let text = home.run(&["plugins", "list"]).stdout;
    for client in [&one, &two] {
        assert!(
            text.contains(&format!("Host {} (version {}), generation 1", client.pid(), env!("CARGO_PKG_VERSION"))),
            "{text}"
        );
    }

    let disabled = home.run(&["plugins", "disable", "tidy"]);
    assert_eq!((disabled.code, disabled.stderr.as_str()), (0, ""));
    for client in [&mut one, &mut two] {
        assert!(disabled.stdout.contains(&format!("host {}: tidy is disabled", client.pid())), "{}", disabled.stdout);
        assert_eq!(client.improve(PROMPT), PROMPT);
        assert_eq!(state(&home.json(&["plugins", "list", "--json"]), client.pid(), "tidy"), "disabled");
    }

    assert_eq!(home.run(&["plugins", "enable", "tidy"]).code, 0);
    for client in [&mut one, &mut two] {
        assert_eq!(client.improve(PROMPT), IMPROVED);
    }
    let reload = home.json(&["plugins", "reload", "--json"]);
    assert_eq!(reload["hosts"].as_array().unwrap().len(), 2, "{reload}");
    assert_eq!(reload["hosts"][0]["failures"], json!([]));
}

#[test]
fn a_reload_that_finds_a_broken_file_is_exit_code_one() {
    let home = Home::new();
    let client = running(&home, Era::Initialize);
    home.drop_plugin("broken.wasm", "core-module");
    let outcome = home.run(&["plugins", "reload"]);
    assert_eq!(outcome.code, 1, "{outcome:?}");
    assert!(
        outcome.stdout.contains(&format!("host {}: ", client.pid())) && outcome.stdout.contains("is a core module"),
        "{}",
        outcome.stdout
    );
}

#[test]
fn settings_edited_by_hand_are_followed_and_bad_ones_leave_the_last_good() {
    let home = Home::new();
    let mut client = running(&home, Era::Initialize);
    let settings = home.write("config/prompt-host/config.yaml", "plugins: {tidy: {enabled: false}}\n");
    wait_for_improvement(&mut client, PROMPT);

    fs::write(&settings, "plugins: {tidy: {enabled: maybe}}\n").unwrap();
    client.wait_for_log("settings are wrong, the last good ones stay in force");
    assert_eq!(client.improve(PROMPT), PROMPT);

    fs::write(&settings, "plugins: {tidy: {rules: {redundancy: false}}}\n").unwrap();
    wait_for_improvement(&mut client, "In order to find it, sort the list with `ls  -l`.");

    fs::remove_file(&settings).unwrap();
    wait_for_improvement(&mut client, IMPROVED);
}

#[test]
fn switching_keeps_what_else_stands_in_the_file() {
    let home = Home::new();
    let file = home.write("prompt-host.yaml", "# Ours.\nimprove:\n  apply: safe # for now\n");
    assert_eq!(home.run(&["plugins", "disable", "tone"]).code, 0);
    let text = fs::read_to_string(&file).unwrap();
    assert!(
        text.starts_with("# Ours.\nimprove:\n  apply: safe # for now\n") && text.contains("enabled: false"),
        "{text}"
    );
    assert!(!home.path("config").exists(), "the project's file is the one that is written");
}

#[test]
fn a_misspelt_plugin_is_noticed() {
    let outcome = Home::new().run(&["plugins", "disable", "tydy"]);
    assert_eq!(outcome.code, 0, "the plugin may come later");
    let known: Vec<&str> = BuiltIn::FIRST_PARTY.iter().map(|plugin| plugin.name).collect();
    let note = format!("note: no plugin `tydy` would load now; {} would\n", known.join(", "));
    assert_eq!(outcome.stderr, note);
}

#[test]
fn of_two_files_with_one_id_the_other_is_explained() {
    let home = Home::new();
    home.drop_plugin("a.wasm", "echo");
    let client = running(&home, Era::Initialize);
    home.drop_plugin("b.wasm", "echo-v2");
    let reload = home.run(&["plugins", "reload"]);
    let (a, b) = (home.plugins().join("a.wasm"), home.plugins().join("b.wasm"));
    let reason = format!("{} has the id `echo`, which {} has too: remove one of the two", b.display(), a.display());
    assert!(reload.stdout.contains(&format!("failed   {reason} (`echo` serves as before)")), "{}", reload.stdout);
    let list = home.run(&["plugins", "list"]).stdout;
    assert!(list.contains(&format!("echo: {reason}")), "host {}: {list}", client.pid());
}
