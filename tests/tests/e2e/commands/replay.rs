//! Failed calls of a host that serves, made again by its operator.

use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use prompt_host_tests::guests::guest;
use serde_json::{Value, json};

use crate::client::{Client, Era, PATIENCE};
use crate::home::Home;

const CRASHES: &str = "Find the crash in 30 minutes.";

/// A host that keeps failed calls, with a plugin that panics on some prompts.
fn serving(more: &[(&str, &str)]) -> (Home, Client) {
    let home = Home::new();
    let client = serving_in(&home, more);
    (home, client)
}

fn serving_in(home: &Home, more: &[(&str, &str)]) -> Client {
    home.drop_plugin("panics.wasm", "panics-on-a-word");
    let mut command = home.host(&["serve"]);
    command.env("PROMPT_HOST__FAILURES__KEEP", "10");
    command.envs(more.iter().map(|(name, value)| (format!("PROMPT_HOST__{name}"), *value)));
    Client::connect(command, Era::Discover)
}

fn improve(client: &mut Client, prompt: &str) -> Value {
    client.call("improve_prompt", json!({ "prompt": prompt, "include": ["panics-on-a-word"] }))
}

fn bundles(home: &Home) -> Vec<PathBuf> {
    let entries = fs::read_dir(home.path("data/prompt-host/failures")).into_iter().flatten();
    let files = entries.map(|entry| entry.unwrap().path());
    files.filter(|path| path.extension().is_some_and(|ending| ending == "json")).collect()
}

/// The only bundle, once it is there.
fn bundle(home: &Home) -> PathBuf {
    let started = Instant::now();
    loop {
        if let [bundle] = bundles(home).as_slice() {
            return bundle.clone();
        }
        assert!(started.elapsed() < PATIENCE, "no failed call was kept");
        std::thread::sleep(Duration::from_millis(10));
    }
}

#[test]
fn a_failed_call_is_kept_made_again_and_becomes_a_case() {
    let (home, mut client) = serving(&[]);
    for _ in 0..3 {
        let answer = improve(&mut client, CRASHES);
        assert!(answer["skipped"][0]["reason"].as_str().unwrap().starts_with("trapped"), "{answer}");
    }
    let kept = bundle(&home);
    let name = kept.to_str().unwrap();
    drop(client);
    assert_eq!(bundles(&home).len(), 1, "the same failure is kept once");

    let replayed = home.run(&["plugins", "replay", name, "--save-case", "cases"]);
    assert_eq!(replayed.code, 1, "{replayed:?}");
    for said in [
        "panics-on-a-word 0.1.0 (rule), failed ",
        "Run 1 ",
        "the same",
        "standard error",
        "info  was asked about Find the crash in 30 minutes.",
        "where it was, innermost first",
        "The failure came again.",
    ] {
        assert!(replayed.stdout.contains(said), "{said} is missing: {}", replayed.stdout);
    }

    let report = home.json(&["plugins", "replay", name, "--times", "3", "--json"]);
    assert_eq!(
        (&report["came"], &report["same_bytes"], &report["redacted"]),
        (&json!("again"), &json!(true), &json!(false))
    );
    assert_eq!(report["runs"].as_array().map(Vec::len), Some(3), "{report}");
    assert_eq!(report["difference"], Value::Null);

    let cases: Vec<PathBuf> = fs::read_dir(home.path("cases")).unwrap().map(|entry| entry.unwrap().path()).collect();
    let [case] = cases.as_slice() else { panic!("{cases:?}") };
    assert_eq!(
        fs::read_to_string(case).unwrap(),
        format!("rules: panics-on-a-word\n-----\n{CRASHES}\n=====\n{CRASHES}\n")
    );
    let plugin = home.plugins().join("panics.wasm");
    let tested = home.run(&["plugins", "test", plugin.to_str().unwrap(), "--cases", "cases"]);
    assert_eq!(tested.code, 1, "{tested:?}");
    assert!(tested.stdout.contains("FAIL no-trap-on-"), "{}", tested.stdout);
    assert!(!tested.stdout.contains("asked the same twice"), "a panic is the same each time: {}", tested.stdout);

    let mended = home.write("mended.wasm", guest("echo"));
    let replayed = home.run(&["plugins", "replay", name, "--plugin", mended.to_str().unwrap()]);
    assert_eq!(replayed.code, 0, "{replayed:?}");
    assert!(replayed.stdout.contains("note: echo 0.1.0 with the digest "), "{}", replayed.stdout);
    assert!(replayed.stdout.contains("It did not fail."), "{}", replayed.stdout);

    fs::remove_file(plugin).unwrap();
    let gone = home.run(&["plugins", "replay", name]);
    assert_eq!(gone.code, 2);
    assert!(gone.stderr.contains("is not in your plugin folders any more: name a component with --plugin"), "{gone:?}");
}

#[test]
fn a_failed_render_is_made_again_with_what_it_was_given() {
    let home = Home::new();
    home.drop_plugin("renders.wasm", "renders");
    home.drop_plugin("shouts.wasm", "filter-shouts");
    let other = home.write("data/prompt-host/templates/_other.renders", "the other page");
    let page = "---\nname: page\n---\nload _other.renders\napply filter_shouts \"hi\" [\"!\"] {}\ncrash\n";
    home.write("data/prompt-host/templates/page.renders", page);
    let mut command = home.host(&["serve"]);
    command.env("PROMPT_HOST__FAILURES__KEEP", "10");
    let mut client = Client::connect(command, Era::Discover);
    let answer = client.ask("tools/call", json!({ "name": "render_prompt", "arguments": { "name": "page" } }));
    assert!(answer.to_string().contains("trapped"), "{answer}");
    let kept = bundle(&home);
    drop(client);

    let input = serde_json::from_slice::<Value>(&fs::read(&kept).unwrap()).unwrap()["input"].take();
    assert_eq!(input["interface"], "template-engine");
    assert_eq!(input["reached"]["templates"], json!({ "_other.renders": "the other page" }));
    assert_eq!(input["reached"]["filters"][0]["answer"]["value"], "\"HI!\"");

    // What it was given then is all that it needs.
    fs::remove_file(other).unwrap();
    fs::remove_file(home.plugins().join("shouts.wasm")).unwrap();
    let name = kept.to_str().unwrap();
    let replayed = home.run(&["plugins", "replay", name, "--save-case", "cases"]);
    assert_eq!(replayed.code, 1, "{replayed:?}");
    for said in [
        "renders 0.1.0 (template-engine), failed ",
        "it was told to crash",
        "The failure came again.",
        "a case cannot say other templates and what filters answered",
    ] {
        assert!(replayed.stdout.contains(said), "{said} is missing: {}", replayed.stdout);
    }
}

#[test]
fn what_was_taken_out_is_told_since_it_may_be_why_it_fails_no_more() {
    let (home, mut client) = serving(&[("RECORDS__REDACT", r#"["cr[a-z]+"]"#)]);
    improve(&mut client, CRASHES);
    let kept = bundle(&home);
    assert!(!fs::read_to_string(&kept).unwrap().contains("crash"));
    let replayed = home.run(&["plugins", "replay", kept.to_str().unwrap()]);
    assert_eq!(replayed.code, 0, "{replayed:?}");
    assert!(replayed.stdout.contains("note: secrets were taken out of what it was asked"), "{}", replayed.stdout);
}

#[test]
fn a_plugin_that_fails_with_its_settings_is_asked_with_them_again() {
    let home = Home::new();
    let settings =
        home.write("config/prompt-host/config.yaml", "plugins: {panics-on-a-word: {settings: {word: hello}}}\n");
    let mut client = serving_in(&home, &[]);
    improve(&mut client, "Say hello.");
    let kept = bundle(&home);
    drop(client);
    fs::remove_file(settings).unwrap();
    let report = home.json(&["plugins", "replay", kept.to_str().unwrap(), "--json"]);
    assert_eq!((&report["came"], &report["settings_refused"]), (&json!("again"), &Value::Null), "{report}");
}

#[test]
fn nothing_is_kept_unless_somebody_wants_it() {
    let (home, mut client) = serving(&[("FAILURES__KEEP", "0")]);
    improve(&mut client, CRASHES);
    drop(client);
    assert!(bundles(&home).is_empty());
}

#[test]
fn it_can_be_switched_on_while_a_host_serves() {
    let home = Home::new();
    home.drop_plugin("panics.wasm", "panics-on-a-word");
    let mut client = Client::start(&home, Era::Discover);
    improve(&mut client, CRASHES);
    home.write("config/prompt-host/config.yaml", "failures: {keep: 5}\n");
    client.wait_for_log("settings changed");
    improve(&mut client, CRASHES);
    bundle(&home);
}

#[test]
fn a_project_cannot_have_prompts_kept() {
    let home = Home::new();
    home.write("prompt-host.yaml", "failures: {keep: 5}\n");
    home.drop_plugin("panics.wasm", "panics-on-a-word");
    let mut client = Client::start(&home, Era::Discover);
    client.wait_for_log("`failures` of a project has no effect");
    improve(&mut client, CRASHES);
    drop(client);
    assert!(bundles(&home).is_empty());
}

#[test]
fn what_is_no_bundle_is_told() {
    let home = Home::new();
    home.write("other.json", "{}");
    for (file, says) in [("other.json", "it is no failed call of a plugin"), ("nothing.json", "No such file")] {
        let failed = home.run(&["plugins", "replay", file]);
        assert_eq!(failed.code, 2, "{failed:?}");
        assert!(failed.stderr.contains("failed to read ") && failed.stderr.contains(says), "{failed:?}");
    }
}
