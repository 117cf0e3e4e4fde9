//! A person who is asked: through the real program, with the rules that it carries.

use serde_json::{Value, json};

use crate::client::{Client, Era};
use crate::home::Home;

const PROMPT: &str = "Write a function that removes duplicates from a list.";

/// The call that asks.
fn call() -> Value {
    json!({ "name": "improve_prompt", "arguments": { "prompt": PROMPT, "ask": true } })
}

/// The form's fields, and that it asks about the prompt.
fn fields(form: &Value) -> &Value {
    assert!(form["message"].as_str().unwrap().contains("language"), "{form}");
    &form["requestedSchema"]["properties"]
}

fn is_answered(result: &Value) {
    let report = &result["structuredContent"];
    let improved = report["improved"].as_str().unwrap_or_else(|| panic!("{result}"));
    assert!(improved.starts_with(PROMPT) && improved.ends_with(" Rust"), "{improved}");
    assert_eq!((&report["questions"], &report["metrics"]["specificity_gain"]), (&json!([]), &json!(1.0)));
}

#[test]
fn a_client_of_2025_gets_a_request_while_its_call_waits() {
    let home = Home::new();
    let mut client = Client::start_able(&home, Era::Initialize, json!({ "elicitation": {} }));
    let id = client.send("tools/call", call());
    let asked = client.receive();
    assert_eq!(asked["method"], "elicitation/create", "{asked}");
    assert!(fields(&asked["params"])["answer_1"].is_object());
    let answer = json!({ "action": "accept", "content": { "answer_1": "Rust" } });
    client.reply(&asked["id"], answer);
    is_answered(&client.answer(id)["result"]);
}

#[test]
fn a_client_of_2026_asks_between_two_rounds() {
    let home = Home::new();
    let mut client = Client::start_able(&home, Era::Discover, json!({ "elicitation": { "form": {} } }));
    let first = client.ask("tools/call", call());
    assert_eq!(first["result"]["resultType"], "input_required", "{first}");
    let asked = &first["result"]["inputRequests"]["questions"];
    assert_eq!(asked["method"], "elicitation/create", "{first}");
    assert!(fields(&asked["params"])["answer_1"].is_object());
    let mut second = call();
    second["requestState"] = first["result"]["requestState"].clone();
    second["inputResponses"] = json!({ "questions": { "action": "accept", "content": { "answer_1": "Rust" } } });
    is_answered(&client.ask("tools/call", second)["result"]);
}

#[test]
fn a_client_that_cannot_ask_gets_the_questions() {
    for era in crate::client::ERAS {
        let home = Home::new();
        let mut client = Client::start(&home, era);
        let answer = client.ask("tools/call", call());
        let report = &answer["result"]["structuredContent"];
        assert_eq!(report["improved"], PROMPT, "{answer}");
        assert_eq!(report["questions"].as_array().unwrap().len(), 1, "{answer}");
    }
}

#[test]
fn the_prompt_for_the_clients_model_says_what_must_stay_and_what_to_ask() {
    for era in crate::client::ERAS {
        let home = Home::new();
        let mut client = Client::start(&home, era);
        let listed = client.ask("prompts/list", json!({}));
        let prompts = listed["result"]["prompts"].as_array().unwrap();
        assert!(prompts.iter().any(|prompt| prompt["name"] == "improve"), "{listed}");
        let arguments = json!({ "prompt": format!("{PROMPT} Use at most 20 lines."), "target": "claude" });
        let got = client.ask("prompts/get", json!({ "name": "improve", "arguments": arguments }));
        let text = got["result"]["messages"][0]["content"]["text"].as_str().unwrap_or_else(|| panic!("{got}"));
        for part in [
            "must stand in the result, letter for letter:\n- \"20",
            "Only the author can answer",
            "XML tags",
            "verify_rewrite",
            PROMPT,
        ] {
            assert!(text.contains(part), "{part} is missing in {text}");
        }
    }
}
