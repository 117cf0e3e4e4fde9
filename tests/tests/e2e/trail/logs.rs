//! The log: what is in it, what is not, and how it is changed while a host runs.

use std::fs;

use serde_json::{Value, json};

use crate::client::{Client, ERAS, Era, PATIENCE};
use crate::home::Home;

/// Everything that people could send, with a mark in each.
const MARK: &str = "Xylophon7Mark";

fn marked(text: &str) -> String {
    format!("In order to {text} {MARK}, please sort the list of {MARK}.")
}

/// Calls every tool, and what else takes text, with marked texts.
fn say_everything(client: &mut Client) {
    let session = format!("session-{MARK}");
    let improved = client.call("improve_prompt", json!({ "prompt": marked("find"), "session_id": session }));
    let feedback = json!({
        "record_id": improved["record_id"], "outcome": "edited", "final_text": marked("end"), "comment": marked("say"),
    });
    let template = format!("---\nname: t\n---\nHello {{{{ who }}}} {MARK} {{% broken");
    for (tool, arguments) in [
        ("check_prompt", json!({ "prompt": marked("check") })),
        ("improve_prompts", json!({ "prompts": [marked("one"), marked("two")] })),
        ("verify_rewrite", json!({ "original": marked("keep"), "rewrite": marked("lose") })),
        ("record_feedback", feedback),
        ("record_feedback", json!({ "record_id": marked("wrong") })),
        ("search_prompts", json!({ "query": marked("search") })),
        ("render_prompt", json!({ "name": "code_review", "arguments": { "code": marked("review") } })),
        ("render_prompt", json!({ "name": MARK, "arguments": { "code": MARK } })),
        ("check_template", json!({ "text": template, "format": "jinja" })),
        ("check_compatibility", json!({ "name": "code_review", "arguments": { "code": marked("fit") } })),
        ("show_session", json!({ "session_id": session })),
        ("end_session", json!({ "session_id": session })),
        ("list_sessions", json!({})),
        ("list_plugins", json!({})),
        ("reload_plugins", json!({})),
        (MARK, json!({ "prompt": MARK })),
    ] {
        let answer = client.ask("tools/call", json!({ "name": tool, "arguments": arguments }));
        assert!(answer["result"].is_object() || answer["error"].is_object(), "{answer}");
    }
    for (method, params) in [
        ("prompts/get", json!({ "name": "code_review", "arguments": { "code": marked("review") } })),
        ("prompts/get", json!({ "name": "improve", "arguments": { "prompt": marked("improve") } })),
        ("resources/read", json!({ "uri": format!("prompt-host://{MARK}") })),
        (
            "completion/complete",
            json!({ "ref": { "type": "ref/prompt", "name": "code_review" }, "argument": { "name": "code", "value": MARK } }),
        ),
        ("tools/call", json!({ "name": [MARK] })),
        (MARK, json!({ "text": MARK })),
    ] {
        client.ask(method, params);
    }
    client.write(format!("{{ {MARK} no JSON\n").as_bytes());
    client.receive();
}

#[test]
fn what_people_write_is_not_logged_at_any_level() {
    for era in ERAS {
        let home = Home::new();
        home.write("data/prompt-host/templates/broken.jinja", format!("{{{{ {MARK} {{% if %}}}}"));
        let mut command = home.host(&["serve"]);
        command.env("PROMPT_HOST__LOG__LEVEL", "trace,rmcp=trace,sqlx=trace,hyper=trace,wasmtime=trace");
        let mut client = Client::connect(command, era);
        say_everything(&mut client);
        client.close_input();
        let (_, _, log) = client.wait();
        assert!(log.contains("answered") && log.contains("tool=\"improve_prompt\""), "{log}");
        let told: Vec<&str> = log.lines().filter(|line| line.contains(MARK)).collect();
        assert!(told.is_empty(), "{era:?}: {told:#?}");
    }
}

#[test]
fn what_people_write_is_logged_where_that_is_asked_for() {
    let home = Home::new();
    let mut command = home.host(&["serve"]);
    command.env("PROMPT_HOST__LOG__PROMPTS", "true");
    let mut client = Client::connect(command, Era::Discover);
    client.improve(&marked("find"));
    client.close_input();
    let (_, _, log) = client.wait();
    assert!(log.contains(MARK), "{log}");
}

#[test]
fn a_project_does_not_say_where_the_log_goes() {
    let home = Home::new();
    home.write(
        "prompt-host.yaml",
        "log: {file: elsewhere.log, level: debug}\nwebhooks: [{url: 'https://a.example', secret: 0123456789abcdef}]\n",
    );
    let mut client = Client::start(&home, Era::Discover);
    client.improve("Hello.");
    client.close_input();
    let (_, _, log) = client.wait();
    assert!(log.contains("`log.file` of a project has no effect") && log.contains("`webhooks` of a project"), "{log}");
    assert!(log.contains("answered"), "the level of a project holds: {log}");
    assert!(!home.path("elsewhere.log").exists());
}

fn level(home: &Home, arguments: &[&str]) -> Value {
    home.json(&[&["log-level", "--json"][..], arguments].concat())
}

#[test]
fn the_level_changes_by_command_and_by_settings_while_the_host_runs() {
    let home = Home::new();
    home.write("config/prompt-host/config.yaml", "log: {level: warn}\n");
    let mut client = Client::start(&home, Era::Discover);
    client.wait_for_socket(&home);
    client.improve("Hello.");
    assert_eq!(level(&home, &[])[0]["filter"], "warn");
    let changed = level(&home, &["debug"]);
    assert_eq!((&changed[0]["filter"], &changed[0]["before"]), (&json!("debug"), &json!("warn")));
    client.improve("Hello.");
    client.wait_for_log("answered");
    let refused = home.run(&["log-level", "prompt_host=loud"]);
    assert!(refused.code == 2 && refused.stderr.contains("`prompt_host=loud`"), "{refused:?}");
    assert_eq!(level(&home, &[])[0]["filter"], "debug");
    // The file says more of other sections: what was set by hand stays.
    home.write("config/prompt-host/config.yaml", "log: {level: warn}\nimprove: {max_questions: 2}\n");
    client.wait_for_log("settings changed");
    assert_eq!(level(&home, &[])[0]["filter"], "debug");
    home.write("config/prompt-host/config.yaml", "log: {level: error}\n");
    let started = std::time::Instant::now();
    while level(&home, &[])[0]["filter"] != "error" {
        assert!(started.elapsed() < PATIENCE, "the level of the settings never came");
    }
}

#[test]
fn a_log_file_is_rotated_redirected_and_whole_at_the_end() {
    let home = Home::new();
    let settings = |file: &str| {
        let text =
            format!("log: {{file: {}, level: debug, max_bytes: 2000, keep_files: 3}}\n", home.path(file).display());
        home.write("config/prompt-host/config.yaml", text);
    };
    settings("one.log");
    let mut client = Client::start(&home, Era::Discover);
    for _ in 0..40 {
        client.improve("Hello.");
    }
    client.wait_for_socket(&home);
    settings("two.log");
    let outcome = home.run(&["plugins", "reload"]);
    assert_eq!(outcome.code, 0, "{outcome:?}");
    client.improve("Hello.");
    client.close_input();
    let (_, _, stderr) = client.wait();
    assert_eq!(stderr, "");
    let read = |name: &str| fs::read_to_string(home.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    for file in ["one.log", "one.log.1", "one.log.2"] {
        let text = read(file);
        assert!(text.len() < 20_000 && text.ends_with('\n'), "{file}: {text}");
    }
    let last = read("two.log");
    assert!(last.contains("stopped"), "{last}");
}
