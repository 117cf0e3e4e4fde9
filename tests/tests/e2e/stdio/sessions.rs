//! Conversations, with the real rules: history keeps them still when it may hold what is
//! missing, and never otherwise.

use serde_json::json;

use super::serve_with;
use crate::client::{Client, ERAS, Era};
use crate::home::Home;

/// `references/dangling-reference` asks for the code.
const DANGLING: &str = "Fix this code.";
/// `context/missing-slot` asks what for.
const OPEN: &str = "Write a speech.";
/// Nothing asks about it.
const CLEAR: &str = "Explain in two sentences how tides come about.";

/// Codes that have a question about a prompt.
fn asking(client: &mut Client, prompt: &str, session: Option<&str>) -> Vec<String> {
    let mut arguments = json!({ "prompt": prompt });
    if let Some(session) = session {
        arguments["session_id"] = json!(session);
    }
    let report = client.call("improve_prompt", arguments);
    let questions = report["questions"].as_array().unwrap_or_else(|| panic!("{report}"));
    let mut codes: Vec<String> = questions.iter().map(|one| one["code"].as_str().unwrap().to_owned()).collect();
    codes.dedup();
    codes
}

#[test]
fn earlier_prompts_keep_rules_still_that_ask_for_what_is_missing() {
    for era in ERAS {
        let home = Home::new();
        let mut client = Client::start(&home, era);
        for (prompt, code) in [(DANGLING, "dangling-reference"), (OPEN, "missing-slot")] {
            assert_eq!(asking(&mut client, prompt, None), [code]);
            assert_eq!(asking(&mut client, prompt, Some(code)), [code], "nothing came before the first prompt");
            assert_eq!(asking(&mut client, prompt, Some(code)), [code], "nor before the same prompt once more");
            let once_more = client.call("check_prompt", json!({ "prompt": prompt, "session_id": code }));
            assert_eq!(once_more["questions"][0]["code"], code, "{once_more}");
            let seen = client.call("check_prompt", json!({ "prompt": CLEAR, "session_id": "looked at" }));
            assert_eq!(seen["questions"], json!([]));
            assert_eq!(asking(&mut client, prompt, Some("looked at")), [code], "a check is no turn");
            assert!(asking(&mut client, CLEAR, Some(code)).is_empty());
            assert!(asking(&mut client, prompt, Some(code)).is_empty(), "the conversation may say what is meant");
            assert_eq!(asking(&mut client, prompt, Some("another")), [code], "another conversation says nothing");
            client.call("end_session", json!({ "session_id": "another" }));
            client.call("end_session", json!({ "session_id": "looked at" }));
            let ended = client.call("end_session", json!({ "session_id": code }));
            assert_eq!(ended["ended"], true, "{ended}");
            assert_eq!(asking(&mut client, prompt, Some(code)), [code], "what has ended says nothing");
        }
    }
}

#[test]
fn answers_to_questions_are_written_in_though_the_prompt_was_seen_before() {
    let home = Home::new();
    let mut client = Client::start_able(&home, Era::Initialize, json!({ "elicitation": {} }));
    let prompt = "Write a function that removes duplicates from a list.";
    for _ in 0..2 {
        let arguments = json!({ "prompt": prompt, "session_id": "s", "ask": true });
        let id = client.send("tools/call", json!({ "name": "improve_prompt", "arguments": arguments }));
        let asked = client.receive();
        assert_eq!(asked["method"], "elicitation/create", "{asked}");
        client.reply(&asked["id"], json!({ "action": "accept", "content": { "answer_1": "Rust" } }));
        let answer = client.answer(id);
        let improved = answer["result"]["structuredContent"]["improved"].as_str().unwrap_or_else(|| panic!("{answer}"));
        assert!(improved.starts_with(prompt) && improved.ends_with(" Rust"), "{answer}");
    }
}

#[test]
fn a_secret_of_an_earlier_prompt_is_reported_once() {
    let home = Home::new();
    let mut client = Client::start(&home, Era::Initialize);
    let leak = "Explain in two sentences why `psql postgres://app:Zq8vetr0P@db.acme.io/shop` does not connect.";
    let codes = |client: &mut Client, prompt: &str| -> Vec<String> {
        let report = client.call("check_prompt", json!({ "prompt": prompt, "session_id": "s" }));
        report["findings"].as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(codes(&mut client, leak), ["secret"]);
    client.call("improve_prompt", json!({ "prompt": leak, "session_id": "s" }));
    assert_eq!(codes(&mut client, CLEAR), Vec::<String>::new());
}

#[test]
fn clients_and_operators_list_show_and_end_sessions() {
    let home = Home::new();
    let mut client = Client::start_as(&home, Era::Initialize, "acme");
    client.wait_for_socket(&home);
    for prompt in [CLEAR, "In order to sleep, count sheep."] {
        client.call("improve_prompt", json!({ "prompt": prompt, "session_id": "chat" }));
    }
    let silent = json!({ "prompt": CLEAR, "session_id": "bad".repeat(100) });
    let refused = client.ask("tools/call", json!({ "name": "improve_prompt", "arguments": silent }));
    let text = refused["result"]["content"][0]["text"].as_str().unwrap();
    assert!(text.contains("the session id has 300 bytes; 200 are allowed"), "{refused}");

    let list = client.call("list_sessions", json!({}));
    assert_eq!((&list["sessions"][0]["id"], &list["sessions"][0]["turns"]), (&json!("chat"), &json!(2)), "{list}");
    let shown = client.call("show_session", json!({ "session_id": "chat" }));
    assert_eq!(shown["history"][1]["improved"], "To sleep, count sheep.", "{shown}");
    let unknown = client.ask("tools/call", json!({ "name": "show_session", "arguments": { "session_id": "chta" } }));
    assert_eq!(unknown["result"]["isError"], true, "{unknown}");

    let list = home.run(&["sessions", "list"]);
    assert!(list.stdout.contains("chat     acme        2"), "{list:?}");
    let shown = home.json(&["sessions", "show", "chat", "--client", "acme", "--json"]);
    assert_eq!(shown["hosts"][0]["history"][0]["original"], CLEAR, "{shown}");
    let shown = home.run(&["sessions", "show", "chat"]);
    assert!(shown.code == 0 && shown.stdout.contains("  improved\n    To sleep, count sheep.\n"), "{shown:?}");
    let nobody = home.run(&["sessions", "show", "chat", "--client", "other"]);
    assert!(nobody.code == 2 && nobody.stderr.contains("there is no session `chat`"), "{nobody:?}");
    let ended = home.run(&["sessions", "end", "chat"]);
    assert!(ended.code == 0 && ended.stdout.contains("the session `chat` of acme has ended"), "{ended:?}");
    assert_eq!(client.call("list_sessions", json!({}))["sessions"], json!([]));
}

#[test]
fn without_sessions_everything_else_works() {
    let home = Home::new();
    let mut client = Client::connect(serve_with(&home, &[("SESSIONS__ENABLED", "false")]), Era::Initialize);
    assert!(asking(&mut client, CLEAR, Some("s")).is_empty());
    assert_eq!(asking(&mut client, DANGLING, Some("s")), ["dangling-reference"]);
    let refused = client.ask("tools/call", json!({ "name": "list_sessions", "arguments": {} }));
    assert!(refused["result"]["content"][0]["text"].as_str().unwrap().contains("`sessions.enabled`"), "{refused}");
    assert_eq!(home.run(&["sessions", "list"]).code, 0);
}

#[test]
fn a_store_without_a_server_stops_the_start_with_the_way_out() {
    let home = Home::new();
    let outcome = home.run(&["serve", "--set", "sessions.store=redis"]);
    assert!(outcome.code == 2 && outcome.stderr.contains("set `sessions.redis_url` or REDIS_URL"), "{outcome:?}");
    let shown = home.run(&["config", "show", "--set", "sessions.redis_url=redis://:s3cret@cache:6379"]);
    assert!(shown.stdout.contains("redis://:…@cache:6379") && !shown.stdout.contains("s3cret"), "{shown:?}");
}
