//! Administration of a real host over HTTP and MCP: who may, what they see, and reloads that do
//! everything or nothing.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use super::identity::callers;
use super::server::{Server, eventually, message};
use super::{WORDY, improve};
use crate::home::Home;

/// Everything that needs the scope `admin`.
const ADMIN: [(&str, &str); 13] = [
    ("GET", "/status"),
    ("GET", "/mcp-status"),
    ("GET", "/config"),
    ("GET", "/debug-info"),
    ("GET", "/metrics"),
    ("GET", "/admin/health"),
    ("GET", "/admin/plugins"),
    ("GET", "/admin/requests"),
    ("GET", "/admin/rate-limits"),
    ("GET", "/admin/log-level"),
    ("PUT", "/admin/log-level"),
    ("POST", "/reload/all"),
    ("POST", "/reload/plugins"),
];

/// A host that notices nothing by itself.
fn unwatched(home: &Home) -> Server {
    Server::with(home, &[("WATCH__ENABLED", "false")])
}

async fn reload(server: &Server, what: &str) -> (StatusCode, Value) {
    let response = server.at(Method::POST, &format!("/reload/{what}")).send().await.unwrap();
    (response.status(), response.json().await.unwrap())
}

/// What a tool answers.
async fn tool(server: &Server, name: &str, arguments: Value) -> Value {
    let answer = server.ask("tools/call", json!({ "name": name, "arguments": arguments })).await;
    answer["result"]["structuredContent"].clone()
}

#[tokio::test]
async fn nobody_administers_without_the_scope() {
    let (home, tokens) = callers(&[("writer", "improve,templates,feedback"), ("operator", "admin")]);
    let mut server = Server::start(&home);
    for (method, path) in ADMIN {
        let method: Method = method.parse().unwrap();
        let refused = server.at(method.clone(), path).send().await.unwrap();
        assert_eq!(refused.status(), StatusCode::UNAUTHORIZED, "{method} {path}");
    }
    server.set_token(&tokens[0]);
    for (method, path) in ADMIN {
        let method: Method = method.parse().unwrap();
        let refused = server.at(method.clone(), path).send().await.unwrap();
        assert_eq!(refused.status(), StatusCode::FORBIDDEN, "{method} {path}");
        let challenge = refused.headers()["www-authenticate"].to_str().unwrap().to_owned();
        assert!(challenge.contains("scope=\"admin\""), "{challenge}");
    }
    for name in ["host_status", "show_config", "reload"] {
        let call = server.modern("tools/call", json!({ "name": name, "arguments": {} })).send().await.unwrap();
        assert_eq!(call.status(), StatusCode::FORBIDDEN, "{name}");
    }
    server.set_token(&tokens[1]);
    for path in ["/status", "/config", "/admin/health", "/admin/plugins", "/admin/requests"] {
        assert_eq!(server.json(path).await.0, StatusCode::OK, "{path}");
    }
    let log = server.log.wait(|logged| logged.ended || logged.text.contains("action=\"requests\""));
    let told: Vec<&str> = log.lines().filter(|line| line.contains("administered")).collect();
    assert!(told.len() == 5 && told.iter().all(|line| line.contains("caller=\"operator\"")), "{told:?}");
}

#[tokio::test]
async fn the_status_says_what_serves_whom_and_what_can_change() {
    let home = Home::new();
    let server = Server::start(&home);
    server.is_healthy().await;
    let (_, status) = server.json("/status").await;
    assert_eq!(status["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!((&status["stage"], &status["health"]), (&json!("serving"), &json!("healthy")));
    assert_eq!(status["doors"], json!([{ "kind": "http", "address": server.url("/mcp") }]));
    let supported = status["protocol"]["supported"].as_array().unwrap();
    assert!(supported.contains(&json!("2026-07-28")) && supported.contains(&json!("2025-11-25")), "{supported:?}");
    assert_eq!(status["protocol"]["requests"]["2026-07-28"], 1);
    let features = status["features"].as_array().unwrap();
    let feature = |name: &str| features.iter().find(|feature| feature["name"] == name).unwrap();
    assert_eq!(feature("records")["config_path"], "records.capture");
    assert_eq!(feature("records")["reloadable"], true);
    assert_eq!(feature("sessions")["reloadable"], false);
    assert_eq!(feature("TLS")["enabled"], false);
    let same = tool(&server, "host_status", json!({})).await;
    assert_eq!(same["status"]["generation"], status["generation"]);
}

#[tokio::test]
async fn no_answer_has_a_secret_wherever_it_stands_in_the_settings() {
    const SECRET: &str = "hunter2hunter2";
    let home = Home::new();
    home.write(
        "config/prompt-host/config.yaml",
        format!(
            "plugins:
  tidy:
    settings: {{ api_key: {SECRET}, endpoint: 'https://ada:{SECRET}@api.example.com/?key={SECRET}', note: {SECRET} }}
prompts:
  code_review:
    defaults: {{ signature: {SECRET} }}
    clients: {{ acme: {{ signature: {SECRET} }} }}
records:
  store: postgres
  database_url: postgres://ada:{SECRET}@127.0.0.1:9/records?password={SECRET}
  redact: ['{SECRET}']
sessions:
  store: redis
  redis_url: redis://:{SECRET}@127.0.0.1:9/0
metrics:
  otlp_endpoint: http://ada:{SECRET}@127.0.0.1:9/v1/metrics?token={SECRET}
"
        ),
    );
    let mut command = home.host(&["serve", "--http", "127.0.0.1:0", "--dev"]);
    command.env("OTEL_EXPORTER_OTLP_HEADERS", format!("authorization=Bearer {SECRET}"));
    let server = Server::spawn(command);
    server.ask("tools/call", improve(WORDY)).await;
    let mut answers = Vec::new();
    for (method, path) in ADMIN {
        let answer = server.at(method.parse().unwrap(), path).send().await.unwrap();
        answers.push((path.to_owned(), answer.text().await.unwrap()));
    }
    answers.push(("/health".to_owned(), server.get("/health").await.1));
    for name in ["health_check", "host_status", "show_config", "reload"] {
        let answer = server.ask("tools/call", json!({ "name": name, "arguments": {} })).await;
        answers.push((name.to_owned(), answer.to_string()));
    }
    for command in [&["status", "--json"][..], &["reload"], &["requests"], &["config", "show"]] {
        let outcome = home.run(command);
        answers.push((command.join(" "), format!("{}{}", outcome.stdout, outcome.stderr)));
    }
    // `config show` is the user's own look at their own file.
    let (own, told): (Vec<_>, Vec<_>) = answers.into_iter().partition(|(from, _)| from == "config show");
    for (from, answer) in told {
        assert!(!answer.contains("hunter2"), "{from}: {answer}");
        assert!(!answer.is_empty(), "{from}");
    }
    assert_eq!(own.len(), 1);
    let config = server.json("/config").await.1;
    let row = |path: &str| {
        let rows = config["settings"].as_array().unwrap();
        rows.iter().find(|row| row["path"] == path).unwrap_or_else(|| panic!("no {path}")).clone()
    };
    assert_eq!(row("plugins.tidy.settings.api_key")["value"], "***");
    let batch = row("records.batch");
    assert_eq!((&batch["layer"], &batch["reloadable"]), (&json!("default"), &json!(false)));
    let store = row("records.store");
    assert!(store["origin"].as_str().unwrap().contains("config.yaml:"), "{store}");
}

#[tokio::test]
async fn a_reload_changes_everything_or_nothing() {
    let home = Home::new();
    let template = |text: &str| format!("---\nname: mine\n---\n{text}");
    home.write("data/prompt-host/templates/mine.jinja", template("one"));
    home.drop_plugin("echo.wasm", "echo");
    home.write("config/prompt-host/config.yaml", "improve: {apply: safe}\n");
    let server = unwatched(&home);
    let rendered = async || {
        let result = tool(&server, "render_prompt", json!({ "name": "mine" })).await;
        result["messages"][0]["text"].clone()
    };
    let plugins = async || {
        let list = server.json("/admin/plugins").await.1;
        let rows = list["plugins"].as_array().unwrap().clone();
        (list["generation"].clone(), rows.iter().any(|row| row["id"] == "echo"))
    };
    let apply = async || {
        let list = tool(&server, "show_config", json!({ "path": "improve.apply" })).await;
        list["settings"][0]["value"].clone()
    };
    assert_eq!((rendered().await, apply().await), (json!("one"), json!("safe")));
    let (generation, _) = plugins().await;

    // Each is good but for one, which keeps all of them.
    home.write("data/prompt-host/templates/mine.jinja", template("two"));
    std::fs::remove_file(home.plugins().join("echo.wasm")).unwrap();
    home.write("config/prompt-host/config.yaml", "improve: {apply: sometimes}\n");
    let (status, outcome) = reload(&server, "all").await;
    assert_eq!((status, &outcome["done"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!(false)), "{outcome}");
    let problems = outcome["problems"].to_string();
    assert!(problems.contains("config.yaml:1") && problems.contains("improve.apply"), "{problems}");

    home.write("config/prompt-host/config.yaml", "improve: {apply: suggested}\n");
    home.drop_plugin("broken.wasm", "not-wasm");
    let (status, outcome) = reload(&server, "all").await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(outcome["problems"].to_string().contains("broken.wasm"), "{outcome}");

    std::fs::remove_file(home.plugins().join("broken.wasm")).unwrap();
    home.write("data/prompt-host/templates/bad.jinja", "---\nname: bad\n---\n{% if %}");
    let (status, outcome) = reload(&server, "all").await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(outcome["problems"].to_string().contains("bad.jinja"), "{outcome}");
    assert_eq!((rendered().await, apply().await), (json!("one"), json!("safe")), "nothing has changed");
    assert_eq!(plugins().await, (generation.clone(), true));

    std::fs::remove_file(home.path("data/prompt-host/templates/bad.jinja")).unwrap();
    let (status, outcome) = reload(&server, "all").await;
    assert_eq!((status, &outcome["problems"]), (StatusCode::OK, &json!([])), "{outcome}");
    let changed = ["plugin echo (removed)", "setting improve.apply", "template mine"];
    let told: Vec<&str> = outcome["changed"].as_array().unwrap().iter().map(|one| one.as_str().unwrap()).collect();
    assert!(changed.iter().all(|one| told.contains(one)), "{told:?}");
    assert_eq!((rendered().await, apply().await), (json!("two"), json!("suggested")));
    assert!(!plugins().await.1);

    let (status, outcome) = reload(&server, "all").await;
    assert_eq!((status, &outcome["changed"]), (StatusCode::OK, &json!([])), "{outcome}");
}

#[tokio::test]
async fn one_kind_of_thing_is_read_again_alone() {
    let home = Home::new();
    home.write("config/prompt-host/config.yaml", "server: {page_size: 100}\n");
    let server = unwatched(&home);
    home.drop_plugin("broken.wasm", "not-wasm");
    home.write("config/prompt-host/config.yaml", "server: {page_size: 3, concurrency: 7}\nhttp: {cors: true}\n");
    let pages = async || server.ask("prompts/list", json!({})).await["result"]["prompts"].as_array().unwrap().len();
    assert!(pages().await > 3);
    let (status, outcome) = reload(&server, "config").await;
    assert_eq!(status, StatusCode::OK, "a broken plugin is nothing to settings: {outcome}");
    assert_eq!(outcome["restart_needed"], json!(["server.concurrency"]));
    assert_eq!(pages().await, 3, "what bounds connections holds for the next ones");
    assert_eq!(reload(&server, "plugins").await.0, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(reload(&server, "templates").await.0, StatusCode::OK);
    assert_eq!(reload(&server, "model").await.0, StatusCode::OK);
    let (status, unknown) = reload(&server, "everything").await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    assert!(unknown["error"].as_str().unwrap().contains("all, plugins, templates, config, model"), "{unknown}");
    assert_eq!(server.get("/reload/all").await.0, StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test]
async fn a_model_that_cannot_be_used_keeps_everything_as_it_was() {
    let home = Home::new();
    home.write("config/prompt-host/config.yaml", "improve: {apply: safe}\n");
    let server = unwatched(&home);
    let before = server.json("/status").await.1["model"].clone();
    let model = home.write("bad.model", "no model");
    let text = format!("improve: {{apply: suggested}}\nmodel: {{use: {}}}\n", model.display());
    home.write("config/prompt-host/config.yaml", text);
    let (status, outcome) = reload(&server, "all").await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{outcome}");
    assert!(outcome["problems"].to_string().contains("bad.model"), "{outcome}");
    let list = tool(&server, "show_config", json!({ "path": "improve.apply" })).await;
    assert_eq!(list["settings"][0]["value"], "safe");
    assert_eq!(server.json("/status").await.1["model"], before);
}

#[tokio::test]
async fn requests_in_flight_are_listed_until_they_are_answered() {
    let home = Home::new();
    home.drop_plugin("sleeps.wasm", "sleeps");
    let server = Server::with(&home, &[("PLUGINS__SLEEPS__LIMITS__DEADLINE_MS", "3000")]);
    let asked = async {
        let answer = server.modern("tools/call", improve(WORDY)).send().await.unwrap();
        message(answer).await
    };
    let looked = async {
        let listed = async || {
            let list = server.json("/admin/requests").await.1;
            list["requests"].as_array().unwrap().iter().any(|row| row["tool"] == "improve_prompt")
        };
        eventually("it is listed", listed).await;
    };
    tokio::join!(asked, looked);
    assert_eq!(server.json("/admin/requests").await.1["requests"], json!([]));
    let own = tool(&server, "host_status", json!({ "what": "requests" })).await;
    assert_eq!(own["requests"][0]["tool"], "host_status");
}

#[tokio::test]
async fn faults_are_looked_for_in_development_only() {
    let home = Home::new();
    let server = Server::start(&home);
    let (status, answer) = server.json("/debug-info").await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    assert!(answer["error"].as_str().unwrap().contains("--dev"), "{answer}");
    let server = Server::with(&home, &[("ADMIN__DEBUG_INFO", "true")]);
    let (status, info) = server.json("/debug-info").await;
    assert_eq!(status, StatusCode::OK);
    assert!(info["workers"].as_u64() > Some(0) && info["plugins"]["tidy"].is_string(), "{info}");
    assert!(info["variables"].as_array().unwrap().contains(&json!("PROMPT_HOST__ADMIN__DEBUG_INFO")), "{info}");
}

#[tokio::test]
async fn a_project_cannot_open_what_operators_have() {
    let home = Home::new();
    home.write(
        "prompt-host.yaml",
        "metrics: {listen: '127.0.0.1:0', otlp_endpoint: 'http://127.0.0.1:9/'}\nadmin: {debug_info: true}\n",
    );
    let server = Server::start(&home);
    assert_eq!(server.get("/debug-info").await.0, StatusCode::NOT_FOUND);
    let doors = server.json("/status").await.1["doors"].clone();
    assert_eq!(doors.as_array().unwrap().len(), 1, "{doors}");
    let log = server.log.wait(|logged| logged.text.contains("`admin.debug_info` of a project has no effect"));
    assert!(log.contains("`metrics.listen` of a project") && log.contains("`metrics.otlp_endpoint` of a project"));
}

#[tokio::test]
async fn what_is_logged_changes_while_the_host_runs_and_rates_are_shown() {
    let home = Home::new();
    let server = Server::with(&home, &[("RATE_LIMITS__CLIENT__REQUESTS", "1000")]);
    assert_eq!(server.json("/admin/log-level").await.1["level"], "info");
    let put = async |level: &str| {
        let request = server.at(Method::PUT, "/admin/log-level").body(json!({ "level": level }).to_string());
        let response = request.send().await.unwrap();
        (response.status(), response.json::<Value>().await.unwrap())
    };
    assert_eq!(put("debug").await.0, StatusCode::OK);
    assert_eq!(server.json("/admin/log-level").await.1["level"], "debug");
    let (status, refused) = put("a=b=c").await;
    assert_eq!(status, StatusCode::BAD_REQUEST, "{refused}");
    server.is_healthy().await;
    let rates = server.json("/admin/rate-limits").await.1;
    assert_eq!(rates["settings"]["client"]["requests"], 1_000, "{rates}");
    assert!(rates["counts"]["admitted"].as_u64() > Some(0) && rates["counts"]["limited"] == 0, "{rates}");
}
