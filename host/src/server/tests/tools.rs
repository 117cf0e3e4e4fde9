//! The tools in both protocol eras.

use std::sync::atomic::Ordering;

use rmcp::model::{ClientRequest, ErrorCode, ProgressToken, RequestMetaObject};
use rmcp::service::PeerRequestOptions;

use super::*;

#[tokio::test]
async fn an_improved_prompt_is_text_and_structured_content() {
    for era in ERAS {
        let (_served, client, _) = connect(era).await;
        let result = call(
            &client,
            "improve_prompt",
            json!({
                "prompt": "please help", "context": { "file": "a" }, "target": "claude", "apply": "suggested",
                "session_id": "s", "include": ["tidy"], "exclude": ["tone/shouting"],
            }),
        )
        .await;
        assert_eq!(texts(&result), ["help"], "{era:?}");
        let report = result.structured_content.unwrap();
        assert_eq!((&report["status"], &report["generation"]), (&json!("improved"), &json!(1)));
        assert_eq!((&report["original"], &report["improved"]), (&json!("please help"), &json!("help")));
        assert!(!result.is_error.unwrap_or(false));
    }
}

#[tokio::test]
async fn tools_are_described_for_people_models_and_programs() {
    for era in ERAS {
        let (_served, client, _) = connect(era).await;
        let page = soon(client.list_tools(None)).await.unwrap();
        let names: Vec<&str> = page.tools.iter().map(|tool| tool.name.as_ref()).collect();
        assert_eq!(
            names,
            [
                "improve_prompt",
                "check_prompt",
                "improve_prompts",
                "verify_rewrite",
                "record_feedback",
                "search_prompts",
                "render_prompt",
                "check_template",
                "check_compatibility",
                "list_sessions",
                "show_session",
                "end_session",
                "list_plugins",
                "reload_plugins",
                "health_check",
                "host_status",
                "show_config",
                "reload",
            ]
        );
        assert_eq!(page.next_cursor, None);
        assert!(page.ttl_ms > Some(0) && page.cache_scope.is_some());
        for tool in &page.tools {
            let annotations = tool.annotations.as_ref().unwrap();
            let writes = ["record_feedback", "reload_plugins", "reload", "end_session"].contains(&&*tool.name);
            assert_eq!(annotations.read_only_hint, Some(!writes), "{}", tool.name);
            let destroys = tool.name == "end_session";
            assert_eq!((annotations.destructive_hint, annotations.open_world_hint), (Some(destroys), Some(false)));
            assert!(tool.title.is_some() && tool.description.is_some() && tool.icons.is_some(), "{}", tool.name);
            assert_eq!(tool.output_schema.as_ref().unwrap()["type"], "object", "{}", tool.name);
            assert_eq!(tool.input_schema["additionalProperties"], false, "{}", tool.name);
        }
        let improve = page.tools[0].input_schema["properties"].as_object().unwrap();
        let order: Vec<&String> = improve.keys().collect();
        let expected = ["prompt", "context", "session_id", "target", "apply", "include", "exclude", "ask"];
        assert_eq!(order, [&expected[..], &["record", "synthetic"]].concat());
        assert_eq!(improve["apply"]["enum"], json!(["safe", "suggested"]));
        assert_eq!(page.tools[0].input_schema["required"], json!(["prompt"]));
        assert_eq!(page.tools[2].input_schema["properties"]["prompts"]["maxItems"], 100);
    }
}

#[tokio::test]
async fn every_answer_has_the_fields_its_schema_requires() {
    let (_served, client, _) = connect(Era::Discover).await;
    let tools = soon(client.list_tools(None)).await.unwrap().tools;
    for (name, arguments) in [
        ("improve_prompt", json!({ "prompt": "please help" })),
        ("check_prompt", json!({ "prompt": "please help" })),
        ("improve_prompts", json!({ "prompts": ["a", "please b"] })),
        ("verify_rewrite", json!({ "original": "do not", "rewrite": "do" })),
        ("list_plugins", json!({})),
        ("reload_plugins", json!({})),
    ] {
        let schema = tools.iter().find(|tool| tool.name == name).unwrap().output_schema.clone().unwrap();
        let value = call(&client, name, arguments).await.structured_content.unwrap();
        assert_fits(&Value::Object((*schema).clone()), &value, name);
    }
}

/// Objects, arrays, required fields and types: what our schemas are made of.
fn assert_fits(schema: &Value, value: &Value, place: &str) {
    if let Some(options) = schema["anyOf"].as_array() {
        let option = options.iter().find(|option| (option["type"] == "null") == value.is_null());
        return assert_fits(option.unwrap_or_else(|| panic!("{place}: {value} fits none of {schema}")), value, place);
    }
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_f64() => "number",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let allowed = |name: &Value| name == kind || (kind == "integer" && name == "number");
    let fits = schema["type"].as_array().map_or_else(|| allowed(&schema["type"]), |types| types.iter().any(allowed));
    assert!(fits, "{place}: {value} is not {}", schema["type"]);
    for required in schema["required"].as_array().into_iter().flatten().filter(|_| value.is_object()) {
        assert!(value.get(required.as_str().unwrap()).is_some(), "{place}: no {required} in {value}");
    }
    for (name, value) in value.as_object().into_iter().flatten() {
        assert_fits(&schema["properties"][name], value, &format!("{place}.{name}"));
    }
    for value in value.as_array().into_iter().flatten() {
        assert_fits(&schema["items"], value, &format!("{place}[]"));
    }
}

#[tokio::test]
async fn a_check_lists_findings_and_changes_nothing() {
    let (_served, client, _) = connect(Era::Discover).await;
    let result = call(&client, "check_prompt", json!({ "prompt": "please help" })).await;
    assert_eq!(texts(&result), ["1 finding\n- tone/politeness at 0..7: say what to do (\"please \" → \"\")"]);
    assert_eq!(result.structured_content.unwrap()["findings"][0]["code"], "politeness");
    let none = call(&client, "check_prompt", json!({ "prompt": "help" })).await;
    assert_eq!(texts(&none), ["no findings"]);
}

#[tokio::test]
async fn a_rewrite_gets_a_verdict_and_a_line_for_each_difference() {
    for era in ERAS {
        let (served, client, _) = connect(era).await;
        let arguments = json!({ "original": "Do not sing.", "rewrite": "Sing.", "target": "claude", "exclude": ["x"] });
        let result = call(&client, "verify_rewrite", arguments.clone()).await;
        let expected = "unfaithful: 1 thing lost\n- fidelity/lost-negation: \"not\" is missing (the \"not\" is gone)";
        assert_eq!(texts(&result), [expected], "{era:?}");
        assert_eq!(
            result.structured_content.unwrap()["differences"][0]["original_span"],
            json!({ "start": 3, "end": 6 })
        );
        let same = call(&client, "verify_rewrite", json!({ "original": "Sing.", "rewrite": "Sing." })).await;
        assert_eq!(texts(&same), ["faithful"]);
        served.host.swap(Vec::new());
        let nobody = call(&client, "verify_rewrite", arguments).await;
        assert_eq!(nobody.is_error, Some(true));
        assert!(texts(&nobody)[0].contains("load a plugin that exports `comparison`"), "{:?}", texts(&nobody));
    }
}

#[tokio::test]
async fn bad_arguments_are_answers_that_say_what_is_allowed() {
    for era in ERAS {
        let (_served, client, _) = connect(era).await;
        for (name, arguments, expected) in [
            ("improve_prompt", json!({}), "missing field `prompt`"),
            ("improve_prompt", json!({ "prompt": "a", "apply": "all" }), "expected `safe` or `suggested`"),
            ("improve_prompt", json!({ "prompt": "a", "context": ["b"] }), "an object whose values are strings"),
            ("improve_prompt", json!({ "prompt": "a".repeat(3 << 20) }), "2097152 are allowed"),
            ("improve_prompts", json!({ "prompts": [] }), "send 1 to 100 in one call"),
            ("improve_prompts", json!({ "prompts": vec!["a"; 101] }), "101 prompts: send 1 to 100"),
            ("list_plugins", json!({ "id": "tidy" }), "unknown field `id`"),
            ("verify_rewrite", json!({ "original": "a" }), "missing field `rewrite`"),
            ("verify_rewrite", json!({ "original": "a", "rewrite": "b", "apply": "safe" }), "unknown field `apply`"),
        ] {
            let result = call(&client, name, arguments).await;
            assert_eq!(result.is_error, Some(true), "{name}");
            assert!(texts(&result)[0].contains(expected), "{name}: {:?}", texts(&result));
            assert_eq!(result.structured_content, None);
        }
    }
}

#[tokio::test]
async fn an_unknown_tool_is_a_protocol_error() {
    let (_served, client, _) = connect(Era::Discover).await;
    let error = protocol_error(soon(client.call_tool(tool("improve", json!({})))).await);
    assert_eq!(error.code, ErrorCode::INVALID_PARAMS);
    assert!(error.message.contains("unknown tool `improve`: the tools are improve_prompt, "), "{}", error.message);
}

#[tokio::test]
async fn a_panic_costs_only_its_own_answer() {
    let (_served, client, _) = connect(Era::Initialize).await;
    let result = call(&client, "improve_prompt", json!({ "prompt": "panic" })).await;
    assert_eq!(result.is_error, Some(true));
    assert!(texts(&result)[0].contains("fault of the host"));
    let batch = call(&client, "improve_prompts", json!({ "prompts": ["please a", "panic", "b"] })).await;
    let report = batch.structured_content.clone().unwrap();
    assert_eq!((&report["improved"], &report["unchanged"], &report["failed"]), (&json!(1), &json!(1), &json!(1)));
    assert_eq!(texts(&batch)[0], "a");
    assert!(report["results"][1]["error"].as_str().unwrap().contains("fault of the host"));
}

#[tokio::test]
async fn a_deadline_is_an_answer_and_frees_its_place() {
    let (served, stream) = serve(Settings { call_deadline_ms: 50, concurrency: 1, ..Settings::default() });
    let (client, _) = client(Era::Discover, stream).await;
    let result = call(&client, "improve_prompt", json!({ "prompt": "stuck" })).await;
    assert!(texts(&result)[0].contains("longer than 50 ms"), "{:?}", texts(&result));
    assert_eq!(served.host.released.load(Ordering::SeqCst), 1);
    let next = call(&client, "improve_prompt", json!({ "prompt": "please go on" })).await;
    assert_eq!(texts(&next), ["go on"]);
}

#[tokio::test]
async fn a_batch_answers_in_order_and_reports_progress() {
    for era in ERAS {
        let (_served, client, mut heard) = connect(era).await;
        let result = call(&client, "improve_prompts", json!({ "prompts": ["please a", "b", "please c"] })).await;
        assert_eq!(texts(&result), ["a", "b", "c"]);
        let report = result.structured_content.unwrap();
        assert_eq!((&report["improved"], &report["unchanged"]), (&json!(2), &json!(1)));
        for done in 1..=3 {
            assert_eq!(soon(heard.recv()).await, Some(Told::Progress(f64::from(done), Some(3.0))), "{era:?}");
        }
    }
}

#[tokio::test]
async fn a_batch_without_a_progress_token_reports_none() {
    let (served, stream) = serve(Settings::default());
    let mut client = RawClient::initialized(stream).await;
    client
        .send(json!({ "jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {
            "name": "improve_prompts", "arguments": { "prompts": ["a", "b"] } } }))
        .await;
    assert_eq!(client.receive().await["id"], 1);
    assert_eq!(client.finish().await, Vec::<Value>::new());
    assert_eq!(served.ended().await, Ended::Closed);
}

#[tokio::test]
async fn a_cancelled_batch_stops_at_once_and_answers_nothing_more() {
    let (served, stream) = serve(Settings { concurrency: 4, ..Settings::default() });
    let mut client = RawClient::initialized(stream).await;
    client
        .send(json!({ "jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {
            "name": "improve_prompts", "arguments": { "prompts": vec!["stuck"; 20] },
            "_meta": { "progressToken": "p" } } }))
        .await;
    // Half of the permits, so that others get through.
    soon(served.host.wait_for_stuck(2)).await;
    client.still_works().await;
    client.send(json!({ "jsonrpc": "2.0", "method": "notifications/cancelled", "params": { "requestId": 1 } })).await;
    soon(served.host.wait_for_stuck(0)).await;
    assert_eq!(served.host.released.load(Ordering::SeqCst), 2, "nothing new started after the cancellation");
    client.still_works().await;
    assert_eq!(client.finish().await, Vec::<Value>::new());
    assert_eq!(served.ended().await, Ended::Closed);
}

#[tokio::test]
async fn a_client_of_2026_can_cancel_too() {
    let (served, client, _) = connect(Era::Discover).await;
    let mut meta = RequestMetaObject::new();
    meta.set_progress_token(ProgressToken(rmcp::model::NumberOrString::Number(1)));
    let request = ClientRequest::CallToolRequest(rmcp::model::CallToolRequest::new(tool(
        "improve_prompt",
        json!({ "prompt": "stuck" }),
    )));
    let handle =
        soon(client.send_cancellable_request(request, PeerRequestOptions::no_options().with_meta(meta))).await.unwrap();
    soon(served.host.wait_for_stuck(1)).await;
    soon(handle.cancel(Some("not needed".into()))).await.unwrap();
    soon(served.host.wait_for_stuck(0)).await;
}

#[tokio::test]
async fn plugins_are_listed_with_what_failed() {
    let (_served, client, _) = connect(Era::Discover).await;
    let result = call(&client, "list_plugins", json!({})).await;
    let list = result.structured_content.unwrap();
    assert_eq!(list["generation"], 1);
    assert_eq!(list["plugins"][0]["id"], "tidy");
    assert_eq!(list["plugins"][0]["rules"], json!(["whitespace", "redundancy"]));
    assert_eq!((&list["plugins"][0]["state"], &list["plugins"][0]["p50_us"]), (&json!("active"), &Value::Null));
    assert_eq!(list["plugins"][2]["state"], "failed");
    assert_eq!(list["plugins"][2]["reason"], "is not WebAssembly");
}

#[tokio::test]
async fn a_reload_says_what_it_did() {
    let (_served, client, _) = connect(Era::Initialize).await;
    let result = call(&client, "reload_plugins", json!({})).await;
    assert_eq!(texts(&result), ["generation 2 serves now\n- loaded tidy\n- removed tone"]);
    let next = call(&client, "improve_prompt", json!({ "prompt": "a" })).await;
    assert_eq!(next.structured_content.unwrap()["generation"], 2);
}
