//! `host doctor`: says what is wrong, and only then that something is.

use serde_json::Value;

use crate::client::{Client, Era};
use crate::home::Home;

/// Verdict and detail of what was looked at.
fn seen(home: &Home, what: &str) -> Vec<(String, String)> {
    let all = home.json(&["doctor", "--json"]);
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let wanted = all.as_array().unwrap().iter().filter(|one| one["what"] == what);
    wanted.map(|one| (text(&one["verdict"]), text(&one["detail"]))).collect()
}

#[test]
fn a_healthy_host_is_good_in_everything() {
    let home = Home::new();
    let outcome = home.run(&["doctor"]);
    assert_eq!((outcome.code, outcome.stderr.as_str()), (0, ""), "{outcome:?}");
    assert!(outcome.stdout.lines().all(|line| line.starts_with("good")), "{}", outcome.stdout);
    let (_, sample) = seen(&home, "sample improvement").remove(0);
    assert!(sample.contains(" change") && !sample.starts_with("0 "), "{sample}");
    assert_eq!(seen(&home, "running hosts"), [("good".to_owned(), "none".to_owned())]);
}

#[test]
fn running_hosts_are_named() {
    let home = Home::new();
    let mut client = Client::start(&home, Era::Initialize);
    client.wait_for_socket(&home);
    assert_eq!(seen(&home, "running hosts"), [("good".to_owned(), format!("process {}", client.pid()))]);
}

#[test]
fn bad_settings_and_bad_plugins_are_exit_code_one() {
    let home = Home::new();
    home.drop_plugin("broken.wasm", "truncated");
    let outcome = home.run(&["doctor"]);
    assert_eq!(outcome.code, 1);
    let [(verdict, detail)] = &seen(&home, "plugin file")[..] else { panic!("{outcome:?}") };
    assert!(verdict == "bad" && detail.contains("damaged or truncated"), "{detail}");

    home.write("prompt-host.yaml", "improve: {apply: all}\n");
    let outcome = home.run(&["doctor"]);
    assert_eq!(outcome.code, 1);
    assert!(
        outcome.stdout.starts_with("BAD   settings") && outcome.stdout.contains("prompt-host.yaml:1:18"),
        "{}",
        outcome.stdout
    );
}

#[test]
fn a_cache_that_cannot_be_written_is_a_warning() {
    let home = Home::new();
    home.write("prompt-host.yaml", "runtime: {cache_dir: a-file}\n");
    home.write("a-file", "");
    let (verdict, detail) = seen(&home, "compile cache").remove(0);
    assert!(verdict == "warning" && detail.contains("every start compiles"), "{detail}");
    assert_eq!(seen(&home, "sample improvement")[0].0, "good");
}
