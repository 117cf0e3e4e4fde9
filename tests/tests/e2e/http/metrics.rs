//! Metrics of a real host: scraped, pushed, and as the dashboard and the alerts ask for them.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::path::Path;
use std::sync::mpsc;

use prompt_host::telemetry::instruments::{ALL, Kind};
use regex::Regex;
use reqwest::{Method, StatusCode};
use rustix::process::Signal;
use serde_json::{Value, json};

use super::identity::callers;
use super::server::Server;
use super::{WORDY, improve};
use crate::client::PATIENCE;
use crate::home::Home;

/// A scrape, taken apart: kinds by metric, and values by series.
struct Scrape {
    kinds: BTreeMap<String, String>,
    series: BTreeMap<String, f64>,
}

impl Scrape {
    /// Every line has to be what Prometheus reads.
    fn read(text: &str) -> Self {
        let sample = Regex::new(r#"^([a-z_]+(?:\{[a-z_]+="[^"\\]*"(?:,[a-z_]+="[^"\\]*")*\})?) (\S+)$"#).unwrap();
        let (mut kinds, mut series) = (BTreeMap::new(), BTreeMap::new());
        for line in text.lines() {
            if let Some(kind) = line.strip_prefix("# TYPE ") {
                let (name, kind) = kind.split_once(' ').unwrap();
                assert_eq!(kinds.insert(name.to_owned(), kind.to_owned()), None, "{name} twice");
            } else if !line.starts_with("# HELP ") {
                let parts = sample.captures(line).unwrap_or_else(|| panic!("no sample: {line:?}"));
                let before = series.insert(parts[1].to_owned(), parts[2].parse().unwrap());
                assert_eq!(before, None, "{line} twice");
            }
        }
        Self { kinds, series }
    }

    async fn of(server: &Server) -> Self {
        let (status, text) = server.get("/metrics").await;
        assert_eq!(status, StatusCode::OK, "{text}");
        Self::read(&text)
    }

    fn value(&self, series: &str) -> f64 {
        *self.series.get(series).unwrap_or_else(|| panic!("no {series} in {:#?}", self.series))
    }
}

/// A call of a client that says who it is.
fn from_claude(params: Value) -> Value {
    let mut params = params;
    params["_meta"]["io.modelcontextprotocol/clientInfo"] = json!({ "name": "claude-code", "version": "2.1.0" });
    params
}

#[tokio::test]
async fn a_scrape_has_every_metric_and_counts_requests_by_tool_and_client() {
    let home = Home::new();
    let server = Server::start(&home);
    for _ in 0..3 {
        server.ask("tools/call", from_claude(improve(WORDY))).await;
    }
    let check = json!({ "name": "check_prompt", "arguments": { "prompt": WORDY } });
    server.ask("tools/call", check).await;
    let wrong = json!({ "name": "check_prompt", "arguments": {} });
    server.ask("tools/call", wrong).await;
    let scrape = Scrape::of(&server).await;

    let wanted: BTreeMap<String, String> =
        ALL.iter().map(|instrument| (instrument.exposed(), instrument.kind.to_string())).collect();
    assert_eq!(scrape.kinds, wanted, "what is exposed is what the table says");
    let count = |client: &str, outcome: &str, tool: &str| {
        scrape.value(&format!(r#"prompt_host_requests_total{{client="{client}",outcome="{outcome}",tool="{tool}"}}"#))
    };
    assert_eq!(count("claude-code", "ok", "improve_prompt"), 3.0);
    assert_eq!(count("other", "ok", "check_prompt"), 1.0);
    assert_eq!(count("other", "error", "check_prompt"), 1.0);
    let timed = r#"prompt_host_request_duration_seconds_count{outcome="ok",tool="improve_prompt"}"#;
    assert_eq!(scrape.value(timed), 3.0);
    assert_eq!(scrape.value(r#"prompt_host_improvements_total{status="improved"}"#), 3.0);
    assert_eq!(scrape.value(r#"prompt_host_improvements_total{status="fallback"}"#), 0.0);
    assert!(scrape.value(r#"prompt_host_plugin_calls_total{plugin="tidy"}"#) >= 4.0);
    assert!(scrape.value(r#"prompt_host_plugin_call_time_seconds_total{plugin="tidy"}"#) > 0.0);
    assert_eq!(scrape.value(r#"prompt_host_plugin_faults_total{plugin="tidy"}"#), 0.0);
    assert!(scrape.value("process_resident_memory_bytes") > 1e6);
    assert!(scrape.value("process_start_time_seconds") > 1.7e9);
    assert_eq!(scrape.value(r#"prompt_host_health{component="overall",status="unhealthy"}"#), 0.0);

    let again = Scrape::of(&server).await;
    let fell = scrape.series.iter().find(|(name, before)| {
        let is_counter = name.split('{').next().is_some_and(|name| name.ends_with("_total"));
        is_counter && again.series.get(*name).is_none_or(|after| after < before)
    });
    assert_eq!(fell, None, "counters only rise");
}

#[tokio::test]
async fn each_plugin_that_fails_is_counted_and_so_is_what_went_on_without_it() {
    let home = Home::new();
    home.drop_plugin("traps.wasm", "traps");
    let server = Server::start(&home);
    server.ask("tools/call", improve(WORDY)).await;
    let scrape = Scrape::of(&server).await;
    for metric in ["calls", "faults", "skips"] {
        let series = format!(r#"prompt_host_plugin_{metric}_total{{plugin="traps"}}"#);
        assert!(scrape.value(&series) >= 1.0, "{series}");
    }
}

#[tokio::test]
async fn ten_thousand_names_of_clients_make_no_more_series() {
    let home = Home::new();
    let server = Server::start(&home);
    let call = |number: u32| {
        let mut params = json!({});
        params["_meta"]["io.modelcontextprotocol/clientInfo"] =
            json!({ "name": format!("client-{number} \u{202e}\"{{}}"), "version": "1" });
        params
    };
    server.ask("tools/list", call(0)).await;
    let before = Scrape::of(&server).await.series.len();
    let calls = (1..2_000).map(|number| server.ask("tools/list", call(number)));
    futures::future::join_all(calls).await;
    let scrape = Scrape::of(&server).await;
    assert_eq!(scrape.series.len(), before);
    assert_eq!(scrape.value(r#"prompt_host_requests_total{client="other",outcome="ok",tool="tools/list"}"#), 2_000.0);
}

#[tokio::test]
async fn metrics_have_an_address_of_their_own_or_need_the_scope() {
    let (home, tokens) = callers(&[("writer", "improve"), ("operator", "admin")]);
    let mut server = Server::with(&home, &[("METRICS__LISTEN", "127.0.0.1:0")]);
    assert_eq!(server.get("/metrics").await.0, StatusCode::UNAUTHORIZED);
    server.set_token(&tokens[0]);
    assert_eq!(server.get("/metrics").await.0, StatusCode::FORBIDDEN);
    server.set_token(&tokens[1]);
    Scrape::of(&server).await;
    let beside = reqwest::get(format!("{}/metrics", server.side())).await.unwrap();
    assert_eq!(beside.headers()["content-type"], "text/plain; version=0.0.4");
    Scrape::read(&beside.text().await.unwrap());
    for path in ["/mcp", "/ws", "/status", "/config", "/reload/all"] {
        let elsewhere = reqwest::get(format!("{}{path}", server.side())).await.unwrap();
        assert_eq!(elsewhere.status(), StatusCode::NOT_FOUND, "{path} has no place there");
    }
}

#[test]
fn a_push_reaches_a_receiver_that_the_variable_names() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let (heard, hear) = mpsc::channel();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let request = read_request(&mut stream);
            // The host may have gone already.
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
            if heard.send(request).is_err() {
                return;
            }
        }
    });
    let home = Home::new();
    let mut command = home.host(&["serve", "--http", "127.0.0.1:0"]);
    command.env("OTEL_EXPORTER_OTLP_ENDPOINT", &url).env("PROMPT_HOST__METRICS__OTLP_INTERVAL_MS", "200");
    let mut server = Server::spawn(command);
    // The first may be pushed before there is anything to tell.
    loop {
        let (head, body) = hear.recv_timeout(PATIENCE).unwrap();
        assert!(head.starts_with("POST /v1/metrics "), "{head}");
        assert!(head.to_ascii_lowercase().contains("content-type: application/x-protobuf"), "{head}");
        let contains = |text: &str| body.windows(text.len()).any(|window| window == text.as_bytes());
        if contains("prompt_host.plugin.calls") && contains("process.cpu") && contains("prompt-host") {
            break;
        }
    }
    server.signal(Signal::TERM);
    assert!(server.wait().0.success());
}

/// The head and the body of a request.
fn read_request(stream: &mut std::net::TcpStream) -> (String, Vec<u8>) {
    let length = Regex::new(r"(?i)content-length: *(\d+)").unwrap();
    let (mut bytes, mut buffer) = (Vec::new(), [0; 8 << 10]);
    loop {
        let count = stream.read(&mut buffer).unwrap();
        bytes.extend_from_slice(&buffer[..count]);
        let Some(end) = bytes.windows(4).position(|window| window == b"\r\n\r\n") else { continue };
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
        let length: usize = length.captures(&head).unwrap()[1].parse().unwrap();
        if bytes.len() >= end + 4 + length {
            return (head, bytes[end + 4..].to_vec());
        }
    }
}

#[tokio::test]
async fn a_receiver_that_is_away_is_told_once_and_costs_nobody_anything() {
    let home = Home::new();
    // Nobody listens on the port of this address.
    let settings = [("METRICS__OTLP_ENDPOINT", "http://127.0.0.1:9/v1/metrics"), ("METRICS__OTLP_INTERVAL_MS", "100")];
    let mut server = Server::with(&home, &settings);
    server.log.wait(|logged| logged.ended || logged.text.contains("metrics are not pushed"));
    server.is_healthy().await;
    let failed = r#"prompt_host_otlp_pushes_total{outcome="error"}"#;
    super::server::eventually("three pushes fail", async || Scrape::of(&server).await.value(failed) >= 3.0).await;
    server.signal(Signal::TERM);
    let (status, log) = server.wait();
    assert!(status.success(), "{log}");
    assert_eq!(log.matches("metrics are not pushed").count(), 1, "{log}");
}

/// Metrics that a query names.
fn named(query: &str) -> BTreeSet<String> {
    let name = Regex::new(r"\b(?:prompt_host|process)_[a-z_]+").unwrap();
    name.find_iter(query).map(|found| found.as_str().to_owned()).collect()
}

/// As a query calls the parts of each metric.
fn askable() -> BTreeSet<String> {
    let parts = |kind: Kind, name: String| match kind {
        Kind::Histogram => ["_bucket", "_sum", "_count"].map(|part| format!("{name}{part}")).into(),
        Kind::Counter | Kind::Gauge => vec![name],
    };
    ALL.iter().flat_map(|instrument| parts(instrument.kind, instrument.exposed())).collect()
}

#[test]
fn the_dashboard_and_the_alerts_ask_for_metrics_that_exist() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/ops");
    let dashboard = std::fs::read_to_string(folder.join("grafana-dashboard.json")).unwrap();
    let dashboard: Value = serde_json::from_str(&dashboard).unwrap();
    let panels = dashboard["panels"].as_array().unwrap();
    assert!(panels.len() > 15, "{} panels", panels.len());
    let mut ids = BTreeSet::new();
    let mut asked = BTreeSet::new();
    for panel in panels {
        assert!(ids.insert(panel["id"].as_u64().unwrap()), "two panels with one id: {panel}");
        let place = &panel["gridPos"];
        assert!(["x", "y", "w", "h"].iter().all(|side| place[side].is_u64()), "{panel}");
        assert!(place["x"].as_u64().unwrap() + place["w"].as_u64().unwrap() <= 24, "{panel}");
        for target in panel["targets"].as_array().into_iter().flatten() {
            let query = target["expr"].as_str().unwrap();
            let named = named(query);
            assert!(!named.is_empty(), "{query} asks for nothing of the host");
            asked.extend(named);
        }
    }
    let alerts = std::fs::read_to_string(folder.join("alerts.yml")).unwrap();
    let of_alerts = named(&alerts);
    assert!(of_alerts.len() > 8, "{of_alerts:?}");
    asked.extend(of_alerts);
    let unknown: Vec<_> = asked.difference(&askable()).cloned().collect();
    assert!(unknown.is_empty(), "nobody exposes {unknown:?}");
}

#[tokio::test]
async fn a_scrape_is_no_call_that_changes_anything() {
    let home = Home::new();
    let server = Server::start(&home);
    let posted = server.at(Method::POST, "/metrics").send().await.unwrap();
    assert_eq!(posted.status(), StatusCode::METHOD_NOT_ALLOWED);
}
