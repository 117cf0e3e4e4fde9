//! What clients of both eras can do.

use prompt_host::reload::BuiltIn;
use serde_json::{Value, json};

use crate::client::{Client, ERAS, Era};
use crate::home::Home;

const PROMPT: &str = "In order to find it, run `make  check` on https://a.example/x?y=1 after 30 minutes.";
const IMPROVED: &str = "To find it, run `make  check` on https://a.example/x?y=1 after 30 minutes.";

/// In both eras, each with a host of its own.
fn in_both_eras(test: impl Fn(&mut Client)) {
    for era in ERAS {
        let home = Home::new();
        test(&mut Client::start(&home, era));
    }
}

#[test]
fn a_prompt_is_improved_and_the_answer_says_how() {
    in_both_eras(|client| {
        let answer = client.ask("tools/call", json!({ "name": "improve_prompt", "arguments": { "prompt": PROMPT } }));
        assert_eq!(answer["result"]["content"][0]["text"], IMPROVED, "{answer}");
        let report = &answer["result"]["structuredContent"];
        assert_eq!((&report["original"], &report["improved"]), (&json!(PROMPT), &json!(IMPROVED)));
        assert_eq!((&report["status"], &report["generation"]), (&json!("improved"), &json!(1)));
        let change = &report["changes"][0];
        assert_eq!((&change["plugin"], &change["code"]), (&json!("tidy"), &json!("redundancy")), "{report}");
        assert_eq!((&change["before"], &change["applicability"]), (&json!("In order to"), &json!("safe")));
        assert_eq!(report["analysis"]["language"], "en");
        assert_eq!(report["analysis"]["task"], "coding", "{report}");
        assert_eq!(report["skipped"], json!([]));
    });
}

#[test]
fn a_check_finds_the_same_and_changes_nothing() {
    in_both_eras(|client| {
        let report = client.call("check_prompt", json!({ "prompt": PROMPT, "include": ["tidy/redundancy"] }));
        assert_eq!(report["findings"].as_array().unwrap().len(), 1, "{report}");
        assert_eq!(report["findings"][0]["span"], json!({ "start": 0, "end": 11 }));
    });
}

#[test]
fn a_rewrite_is_judged_against_its_original() {
    in_both_eras(|client| {
        let arguments = json!({ "original": PROMPT, "rewrite": IMPROVED });
        let faithful = client.call("verify_rewrite", arguments);
        assert_eq!((&faithful["verdict"], &faithful["differences"]), (&json!("faithful"), &json!([])), "{faithful}");
        assert_eq!(faithful["kept"]["protected"], json!({ "kept": 3, "of": 3 }));
        let arguments = json!({ "original": PROMPT, "rewrite": "To find it, run `make` after 30 minutes." });
        let unfaithful = client.call("verify_rewrite", arguments);
        assert_eq!(unfaithful["verdict"], "unfaithful", "{unfaithful}");
        let lost: Vec<&str> = unfaithful["differences"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|one| one["original_text"].as_str())
            .collect();
        assert!(lost.iter().any(|text| text.contains("https://a.example/x?y=1")), "{unfaithful}");
    });
}

#[test]
fn a_question_is_asked_unless_the_context_answers_it() {
    in_both_eras(|client| {
        let mut arguments = json!({ "prompt": "Fix this code." });
        let asked = client.call("improve_prompt", arguments.clone());
        assert_eq!(asked["questions"][0]["plugin"], "references", "{asked}");
        arguments["context"] = json!({ "main.py": "print([][0])" });
        assert_eq!(client.call("improve_prompt", arguments)["questions"], json!([]));
    });
}

#[test]
fn a_batch_answers_in_order_and_tells_its_progress() {
    in_both_eras(|client| {
        let prompts = ["In order to find it, sort the list.", "Sort a list in Rust.", ""];
        let answer = client.ask(
            "tools/call",
            json!({ "name": "improve_prompts", "arguments": { "prompts": prompts }, "_meta": { "progressToken": "p" } }),
        );
        let batch = &answer["result"]["structuredContent"];
        let improved: Vec<&Value> =
            batch["results"].as_array().unwrap().iter().map(|item| &item["improvement"]["improved"]).collect();
        assert_eq!(improved, ["To find it, sort the list.", "Sort a list in Rust.", ""]);
        assert_eq!((&batch["improved"], &batch["unchanged"], &batch["failed"]), (&json!(1), &json!(2), &json!(0)));
        for done in 1..=3 {
            let progress = client.hear("notifications/progress");
            assert_eq!(progress["params"]["progressToken"], "p");
            assert_eq!(
                (&progress["params"]["progress"], &progress["params"]["total"]),
                (&json!(f64::from(done)), &json!(3.0))
            );
        }
    });
}

#[test]
fn plugins_are_listed_with_the_calls_they_answered() {
    in_both_eras(|client| {
        client.improve(PROMPT);
        let list = client.call("list_plugins", json!({}));
        let rows = list["plugins"].as_array().unwrap();
        let ids: Vec<&Value> = rows.iter().map(|row| &row["id"]).collect();
        assert_eq!(ids, BuiltIn::FIRST_PARTY.iter().map(|plugin| plugin.name).collect::<Vec<_>>());
        for row in rows.iter().filter(|row| row["kinds"] == json!(["rule"])) {
            assert_eq!((&row["state"], &row["faults"]), (&json!("active"), &json!(0)), "{row}");
            assert!(row["calls"].as_u64().unwrap() > 0, "{row}");
        }
    });
}

#[test]
fn plugins_and_rules_are_resources() {
    in_both_eras(|client| {
        let list = client.ask("resources/list", json!({}));
        let uris: Vec<&str> = list["result"]["resources"]
            .as_array()
            .unwrap()
            .iter()
            .map(|resource| resource["uri"].as_str().unwrap())
            .collect();
        for uri in ["prompt-host://plugins", "prompt-host://plugins/tone", "prompt-host://rules/tidy/redundancy"] {
            assert!(uris.contains(&uri), "{uri} in {uris:?}");
        }
        for uri in uris {
            let read = client.ask("resources/read", json!({ "uri": uri }));
            assert!(
                read["result"]["contents"][0]["text"].as_str().is_some_and(|text| text.len() > 40),
                "{uri}: {read}"
            );
        }
        let missing = client.ask("resources/read", json!({ "uri": "prompt-host://plugins/nobody" }));
        assert_eq!(missing["error"]["data"]["uri"], "prompt-host://plugins/nobody", "{missing}");
    });
}

#[test]
fn every_rule_documents_itself() {
    let home = Home::new();
    let mut client = Client::start(&home, Era::Initialize);
    let plugins = client.call("list_plugins", json!({}));
    for row in plugins["plugins"].as_array().unwrap() {
        for code in row["rules"].as_array().unwrap() {
            let uri = format!("prompt-host://rules/{}/{}", row["id"].as_str().unwrap(), code.as_str().unwrap());
            let read = client.ask("resources/read", json!({ "uri": uri }));
            assert_eq!(read["result"]["contents"][0]["mimeType"], "text/markdown", "{read}");
        }
    }
}

#[test]
fn a_wrong_call_says_what_is_allowed() {
    in_both_eras(|client| {
        for (tool, arguments, says) in [
            ("improve_prompt", json!({}), "missing field `prompt`"),
            ("improve_prompt", json!({ "prompt": "a", "target": "gtp" }), "expected one of `claude`"),
            (
                "improve_prompt",
                json!({ "prompt": "a", "include": ["tydy"] }),
                "names no rule or plugin; known are tidy",
            ),
            ("improve_prompt", json!({ "prompt": "x".repeat((1 << 20) + 1) }), "1048576 are allowed"),
        ] {
            let answer = client.ask("tools/call", json!({ "name": tool, "arguments": arguments }));
            let text = answer["result"]["content"][0]["text"].as_str().unwrap();
            assert!(answer["result"]["isError"] == true && text.contains(says), "{text}");
        }
        let unknown = client.ask("tools/call", json!({ "name": "improve", "arguments": {} }));
        assert!(unknown["error"]["message"].as_str().unwrap().contains("improve_prompt"), "{unknown}");
    });
}

#[test]
fn standard_output_carries_nothing_but_mcp_however_loud_the_log_is() {
    let home = Home::new();
    home.drop_plugin("floods.wasm", "floods-log");
    let mut command = home.host(&["--log", "trace,rmcp=trace", "serve"]);
    command.env("PROMPT_HOST__PLUGINS__FLOODS_LOG__LIMITS__DEADLINE_MS", "200");
    // Only then does the protocol library say everything, too.
    command.env("PROMPT_HOST__LOG__PROMPTS", "true");
    let mut client = Client::connect(command, Era::Initialize);
    client.improve(PROMPT);
    client.close_input();
    // Every line that comes is read as a message of the protocol.
    let (_, status, log) = client.wait();
    assert!(status.success() && log.contains("TRACE") && log.contains("floods-log"), "{status}: {log}");
}
