//! Callers with static tokens, and without.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use super::server::{Server, message};
use super::sessions::{Session, hello};
use super::{SHORT, WORDY, improve, improved};
use crate::home::{Home, outcome};

/// A token with these scopes, and the settings that admit it.
pub(super) fn token(home: &Home, name: &str, scopes: &str) -> (String, String) {
    let made = home.run(&["token", "new", name, "--scopes", scopes]);
    assert_eq!(made.code, 0, "{made:?}");
    let entry = made.stderr.split_once("tokens:\n").unwrap().1.to_owned();
    assert!(!made.stderr.contains(made.stdout.trim()), "the token is on standard output only");
    (made.stdout.trim().to_owned(), entry)
}

/// A home whose host knows these callers; their tokens.
pub(super) fn callers(callers: &[(&str, &str)]) -> (Home, Vec<String>) {
    let home = Home::new();
    let made: Vec<(String, String)> = callers.iter().map(|(name, scopes)| token(&home, name, scopes)).collect();
    let entries: String = made.iter().map(|(_, entry)| entry.as_str()).collect();
    home.write("config/prompt-host/config.yaml", format!("identity:\n  tokens:\n{entries}"));
    (home, made.into_iter().map(|(token, _)| token).collect())
}

async fn names(server: &Server, method: &str, field: &str) -> Vec<String> {
    let answer = server.ask(method, json!({})).await;
    let entries = answer["result"][field].as_array().unwrap_or_else(|| panic!("{answer}"));
    entries.iter().map(|entry| entry["name"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn only_a_token_lets_in_and_the_refusal_says_where_to_get_one() {
    let (home, tokens) = callers(&[("ci", "improve,templates,feedback,admin")]);
    let mut server = Server::start(&home);
    let refused = server.modern("tools/list", json!({})).send().await.unwrap();
    assert_eq!(refused.status(), StatusCode::UNAUTHORIZED);
    let challenge = refused.headers()["www-authenticate"].to_str().unwrap().to_owned();
    let url = challenge.split("resource_metadata=\"").nth(1).unwrap().split('"').next().unwrap();
    let metadata: Value = reqwest::get(url).await.unwrap().json().await.unwrap();
    assert_eq!(metadata["resource"], server.url("/mcp"));
    assert_eq!(metadata["scopes_supported"], json!(["improve", "templates", "feedback", "admin"]));
    assert_eq!(metadata["bearer_methods_supported"], json!(["header"]));

    for path in ["/ws", "/elsewhere"] {
        assert_eq!(reqwest::get(server.url(path)).await.unwrap().status(), StatusCode::UNAUTHORIZED, "{path}");
    }
    let forged = [format!("{}0", tokens[0]), tokens[0][1..].to_owned(), "ph_".to_owned(), "x".repeat(7_000)];
    for forged in forged {
        server.set_token(&forged);
        let refused = server.modern("tools/list", json!({})).send().await.unwrap();
        assert_eq!(refused.status(), StatusCode::UNAUTHORIZED);
        assert!(refused.headers()["www-authenticate"].to_str().unwrap().contains("invalid_token"));
    }
    let query = reqwest::get(format!("{}?access_token={}", server.url("/mcp"), tokens[0])).await.unwrap();
    assert_eq!(query.status(), StatusCode::UNAUTHORIZED, "addresses end up in logs");
    server.set_token(&tokens[0]);
    server.is_healthy().await;
}

#[tokio::test]
async fn a_caller_sees_and_does_what_its_scopes_allow() {
    let (home, tokens) = callers(&[("writer", "improve"), ("reader", "templates"), ("operator", "admin")]);
    let mut server = Server::start(&home);

    server.set_token(&tokens[0]);
    let tools = names(&server, "tools/list", "tools").await;
    assert!(tools.contains(&"improve_prompt".to_owned()), "{tools:?}");
    assert!(!tools.contains(&"render_prompt".to_owned()) && !tools.contains(&"reload_plugins".to_owned()), "{tools:?}");
    assert_eq!(names(&server, "prompts/list", "prompts").await, ["improve"]);
    server.is_healthy().await;
    let reload = json!({ "name": "reload_plugins", "arguments": {} });
    let refused = server.modern("tools/call", reload.clone()).send().await.unwrap();
    assert_eq!(refused.status(), StatusCode::FORBIDDEN);
    let challenge = refused.headers()["www-authenticate"].to_str().unwrap().to_owned();
    assert!(challenge.contains("insufficient_scope") && challenge.contains("scope=\"admin\""), "{challenge}");
    let templates = json!({ "uri": "prompt-host://templates" });
    let refused = server.modern("resources/read", templates.clone()).send().await.unwrap();
    assert_eq!(refused.status(), StatusCode::FORBIDDEN);

    server.set_token(&tokens[1]);
    let refused = server.modern("tools/call", improve(WORDY)).send().await.unwrap();
    assert_eq!(refused.status(), StatusCode::FORBIDDEN);
    assert!(server.ask("resources/read", templates).await["result"]["contents"].is_array());

    server.set_token(&tokens[2]);
    let tools = ["reload_plugins", "host_status", "show_config", "reload"];
    assert_eq!(names(&server, "tools/list", "tools").await, tools);
    assert!(server.ask("tools/call", reload).await["result"]["structuredContent"].is_object());
}

#[tokio::test]
async fn a_session_is_its_callers_alone() {
    let (home, tokens) = callers(&[("one", "improve"), ("two", "improve")]);
    let mut server = Server::start(&home);
    server.set_token(&tokens[0]);
    let id = Session::open(&server).await.id;
    let call = |server: &Server, method: Method| {
        let request = server.request(method).header("mcp-session-id", &id);
        let body = json!({ "jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": improve(WORDY) });
        request.header("mcp-protocol-version", "2025-11-25").body(body.to_string())
    };
    server.set_token(&tokens[1]);
    for method in [Method::POST, Method::GET, Method::DELETE] {
        assert_eq!(call(&server, method.clone()).send().await.unwrap().status(), StatusCode::NOT_FOUND, "{method}");
    }
    server.set_token(&tokens[0]);
    let answer = message(call(&server, Method::POST).send().await.unwrap()).await;
    assert_eq!(improved(&answer), SHORT);
    assert_eq!(hello(&server).send().await.unwrap().status(), StatusCode::OK);
}

#[tokio::test]
async fn the_tokens_holder_is_the_client_that_overrides_go_by() {
    let (home, tokens) = callers(&[("terse", "improve"), ("other", "improve")]);
    let known = std::fs::read_to_string(home.path("config/prompt-host/config.yaml")).unwrap();
    let rules = "overrides:\n  - clients: [terse]\n    rules:\n      tidy/redundancy: off\n";
    home.write("config/prompt-host/config.yaml", format!("{known}{rules}"));
    let mut server = Server::start(&home);
    server.set_token(&tokens[1]);
    server.is_healthy().await;
    server.set_token(&tokens[0]);
    // Whatever it calls itself.
    let mut params = improve(WORDY);
    params["_meta"]["io.modelcontextprotocol/clientInfo"] = json!({ "name": "other", "version": "1" });
    assert_eq!(improved(&server.ask("tools/call", params).await), WORDY);
}

#[tokio::test]
async fn a_token_shows_nowhere() {
    let (home, tokens) = callers(&[("ci", "improve")]);
    home.drop_plugin("logs.wasm", "logs");
    let mut server = Server::with(&home, &[("LOG__LEVEL", "trace,rmcp=trace,hyper=trace,tower_http=trace")]);
    let wrong = "ph_a_token_that_nobody_knows";
    let mut said = String::new();
    for token in [wrong, &tokens[0]] {
        server.set_token(token);
        for (method, params) in [
            ("tools/call", improve(WORDY)),
            ("tools/call", json!({ "name": "reload_plugins", "arguments": {} })),
            ("tools/call", json!({ "name": "no_such_tool", "arguments": {} })),
            ("resources/read", json!({ "uri": "prompt-host://plugins" })),
        ] {
            let response = server.modern(method, params).send().await.unwrap();
            said.push_str(&format!("{:?}", response.headers()));
            said.push_str(&response.text().await.unwrap());
        }
        let response = hello(&server).send().await.unwrap();
        said.push_str(&format!("{:?}", response.headers()));
        said.push_str(&response.text().await.unwrap());
    }
    server.signal(rustix::process::Signal::TERM);
    let (_, log) = server.wait();
    assert!(log.contains("caller refused") && log.len() > 1_000, "{log}");
    for secret in [wrong, tokens[0].as_str(), &tokens[0][3..]] {
        assert!(!log.contains(secret), "the log has the token");
        assert!(!said.contains(secret), "an answer has the token");
    }
}

#[test]
fn nobody_listens_to_the_world_without_asking_who_calls() {
    let home = Home::new();
    let refused = outcome(&mut home.host(&["serve", "--http", "0.0.0.0:0"]), b"");
    assert_eq!(refused.code, 2, "{refused:?}");
    assert!(refused.stderr.contains("--insecure"), "{}", refused.stderr);
    let open = Server::spawn(home.host(&["serve", "--http", "0.0.0.0:0", "--insecure"]));
    assert!(open.pid() > 0);
    let (known, _) = callers(&[("ci", "improve")]);
    let asked = Server::spawn(known.host(&["serve", "--http", "0.0.0.0:0"]));
    assert!(asked.pid() > 0);
}

#[test]
fn a_hash_that_is_none_is_named_with_its_place() {
    let home = Home::new();
    let settings = "identity:\n  tokens:\n    - name: ci\n      hash: secret\n      scopes: [improve]\n";
    home.write("config/prompt-host/config.yaml", settings);
    let refused = outcome(&mut home.host(&["serve", "--http", "127.0.0.1:0"]), b"");
    assert_eq!(refused.code, 2, "{refused:?}");
    assert!(refused.stderr.contains("host token new"), "{}", refused.stderr);
}
