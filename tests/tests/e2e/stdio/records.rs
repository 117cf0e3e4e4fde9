//! Records and feedback, from an answer to the store, with the real program and SQLite.

use rustix::process::Signal;
use serde_json::{Value, json};

use super::serve_with;
use crate::client::{Client, ERAS, Era};
use crate::home::Home;

/// `tidy` makes two changes.
const PROMPT: &str = "In order to find the bug, read the  log of the last run.";
const IMPROVED: &str = "To find the bug, read the log of the last run.";

fn improve(client: &mut Client, arguments: Value) -> Value {
    let answer = client.call("improve_prompt", arguments);
    assert_eq!(answer["improved"], IMPROVED, "{answer}");
    answer
}

fn record_id(answer: &Value) -> String {
    assert_eq!((&answer["recorded"], &answer["not_recorded"]), (&json!(true), &Value::Null), "{answer}");
    answer["record_id"].as_str().unwrap().to_owned()
}

/// Ends a host as its client does: what waits is written by then.
fn end(mut client: Client) {
    client.close_input();
    assert!(client.wait().1.success());
}

/// What the tool says to feedback that it does not take.
#[expect(clippy::needless_pass_by_value, reason = "callers write `json!` in its place")]
fn refusal(client: &mut Client, feedback: Value) -> String {
    let answer = client.ask("tools/call", json!({ "name": "record_feedback", "arguments": feedback }));
    assert_eq!(answer["result"]["isError"], true, "{answer}");
    answer["result"]["content"][0]["text"].as_str().unwrap().to_owned()
}

#[test]
fn an_answer_is_recorded_judged_and_found_in_the_store() {
    for era in ERAS {
        let home = Home::new();
        let mut client = Client::start_as(&home, era, "acme");
        let id = record_id(&improve(&mut client, json!({ "prompt": PROMPT, "session_id": "s", "target": "gpt" })));
        let receipt = client.call("record_feedback", json!({ "record_id": id, "outcome": "accepted", "rating": 5 }));
        assert_eq!((&receipt["outcome"], &receipt["already_given"]), (&json!("accepted"), &json!(false)), "{receipt}");
        assert!(receipt["credit"].as_array().unwrap().iter().all(|credit| credit["kept"] == 1.0), "{receipt}");
        let again = client.call("record_feedback", json!({ "record_id": id, "outcome": "accepted", "rating": 5 }));
        assert_eq!(again["already_given"], true, "{again}");
        let other = refusal(&mut client, json!({ "record_id": id, "outcome": "rejected" }));
        assert!(other.contains("has feedback already") && other.contains("accepted"), "{other}");
        client.signal(Signal::TERM);
        assert!(client.wait().1.success());

        let record = home.json(&["records", "show", &id, "--json"]);
        assert_eq!((&record["original"], &record["improved"]), (&json!(PROMPT), &json!(IMPROVED)));
        assert_eq!(
            (&record["session_id"], &record["client"], &record["target"]),
            (&json!("s"), &json!("acme"), &json!("gpt"))
        );
        assert_eq!((&record["outcome"]["verdict"], &record["outcome"]["rating"]), (&json!("accepted"), &json!(5)));
        let codes: Vec<&str> =
            record["changes"].as_array().unwrap().iter().map(|change| change["code"].as_str().unwrap()).collect();
        assert!(codes.contains(&"redundancy") && codes.contains(&"whitespace"), "{codes:?}");
    }
}

#[test]
fn feedback_that_cannot_be_is_refused_with_the_way_out() {
    let home = Home::new();
    let mut client = Client::start(&home, Era::Discover);
    let id = record_id(&improve(&mut client, json!({ "prompt": PROMPT })));
    let unknown = "01976f3a-5d1c-7b2e-9a40-2f6c1d8e0b57";
    for (feedback, says) in [
        (json!({ "record_id": id, "outcome": "edited" }), "give the text that was used"),
        (json!({ "record_id": id, "outcome": "accepted", "rating": 9 }), "from 1"),
        (json!({ "record_id": id, "outcome": "rejected", "final_text": IMPROVED }), "accepted"),
        (json!({ "record_id": id, "outcome": "edited", "final_text": IMPROVED }), "accepted"),
        (json!({ "record_id": unknown, "outcome": "accepted" }), "expired"),
        (json!({ "record_id": "abc", "outcome": "accepted" }), "record_id"),
        (json!({ "record_id": id, "outcome": "liked" }), "expected one of `accepted`, `rejected`, `edited`"),
    ] {
        let said = refusal(&mut client, feedback.clone());
        assert!(said.contains(says), "{feedback}: {said}");
    }
    let edited = "To find the bug, read the log of the last two runs.";
    let receipt = client.call("record_feedback", json!({ "record_id": id, "outcome": "edited", "final_text": edited }));
    assert!(receipt["credit"].as_array().unwrap().iter().all(|credit| credit["kept"] == 1.0), "{receipt}");
}

#[test]
fn what_nobody_wants_kept_is_not_kept() {
    let home = Home::new();
    home.write("prompt-host.yaml", "records: {clients: {quiet: \"off\", hush: hashed}}\n");
    let mut quiet = Client::start_as(&home, Era::Initialize, "quiet");
    let answer = improve(&mut quiet, json!({ "prompt": PROMPT }));
    assert_eq!((&answer["recorded"], &answer["record_id"]), (&json!(false), &Value::Null));
    assert_eq!(answer["not_recorded"], "recording is off for this client");
    end(quiet);

    let mut client = Client::start(&home, Era::Initialize);
    let answer = improve(&mut client, json!({ "prompt": PROMPT, "record": false }));
    assert_eq!(answer["not_recorded"], "the request asked for no record", "{answer}");
    let secret = "In order to log in, use  the key sk-proj-Zm9vYmFyYmF6cXV4MTIzNDU2Nzg5MGFiY2RlZg.";
    let kept = client.call("improve_prompt", json!({ "prompt": secret, "synthetic": true }));
    end(client);
    let mut hush = Client::start_as(&home, Era::Initialize, "hush");
    let hashed = record_id(&improve(&mut hush, json!({ "prompt": PROMPT })));
    end(hush);

    let record = home.json(&["records", "show", &record_id(&kept), "--json"]);
    assert_eq!(record["origin"], "synthetic");
    assert!(
        !record.to_string().contains("Zm9vYmFy") && record["original"].as_str().unwrap().contains("<redacted>"),
        "{record}"
    );
    let record = home.json(&["records", "show", &hashed, "--json"]);
    assert!(record["original"].as_str().unwrap().starts_with("blake3:"), "{record}");
    assert!(!record.to_string().contains("bug"), "{record}");
    let stats = home.json(&["records", "stats", "--json"]);
    assert_eq!((&stats["records"], &stats["synthetic"]), (&json!(2), &json!(1)), "{stats}");
}

#[test]
fn feedback_from_a_terminal_reaches_a_running_host_and_a_store_alone() {
    let home = Home::new();
    let mut client = Client::start(&home, Era::Initialize);
    client.wait_for_socket(&home);
    let first = record_id(&improve(&mut client, json!({ "prompt": PROMPT })));
    let second = record_id(&improve(&mut client, json!({ "prompt": PROMPT })));
    // It waits for its batch: only the host knows it.
    let said = home.run(&["feedback", &first, "rejected"]);
    assert_eq!(said.code, 0, "{said:?}");
    assert!(said.stdout.contains("0 % of its edits live on"), "{}", said.stdout);
    end(client);
    let said = home.run_with_input(
        &["feedback", &second, "edited", "--final-text", "-", "--comment", "shorter"],
        b"Read the log of the last run.",
    );
    assert_eq!(said.code, 0, "{said:?}");
    let unknown = home.run(&["feedback", "0fffffff-ffff-7fff-bfff-ffffffffffff", "accepted"]);
    assert!(unknown.code == 2 && unknown.stderr.contains("there is no record"), "{unknown:?}");
    for (id, verdict) in [(&first, "rejected"), (&second, "edited")] {
        assert_eq!(home.json(&["records", "show", id, "--json"])["outcome"]["verdict"], verdict);
    }
}

#[test]
fn a_killed_host_leaves_its_records_to_the_next() {
    let home = Home::new();
    let mut client = Client::start(&home, Era::Initialize);
    let ids: Vec<String> = (0..3).map(|_| record_id(&improve(&mut client, json!({ "prompt": PROMPT })))).collect();
    client.signal(Signal::KILL);
    let _ = client.wait();
    let next = Client::start(&home, Era::Initialize);
    end(next);
    for id in &ids {
        assert_eq!(home.json(&["records", "show", id, "--json"])["id"], json!(id));
    }
}

#[test]
fn a_host_without_a_store_serves_and_says_so() {
    let home = Home::new();
    // Nobody can make a file there.
    let nowhere = [("RECORDS__SQLITE_FILE", "/proc/nothing/records.sqlite")];
    let mut client = Client::connect(serve_with(&home, &nowhere), Era::Initialize);
    let answer = improve(&mut client, json!({ "prompt": PROMPT }));
    assert_eq!(answer["not_recorded"], "this host keeps no records", "{answer}");
    let said =
        refusal(&mut client, json!({ "record_id": "01976f3a-5d1c-7b2e-9a40-2f6c1d8e0b57", "outcome": "accepted" }));
    assert!(said.contains("keeps no records"), "{said}");
}
