//! What a scrape says, what a push carries, and what both cost.

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Bytes;
use axum::http::HeaderMap;
use axum::routing::post;
use tokio::sync::mpsc;

use super::*;
use crate::records::ServerUrl;

fn telemetry() -> Telemetry {
    Telemetry::start(&MetricsSettings::default()).unwrap()
}

/// Lines of a metric.
fn series<'s>(scrape: &'s str, name: &str) -> Vec<&'s str> {
    let is_of = |line: &&str| line.strip_prefix(name).is_some_and(|rest| rest.starts_with(['{', ' ']));
    scrape.lines().filter(is_of).collect()
}

#[test]
fn ten_thousand_strange_clients_are_one_label() {
    let telemetry = telemetry();
    for number in 0..10_000 {
        let name = format!("client-{number} \u{202e}\"\n{{}}");
        let flight = telemetry.traffic().depart("improve_prompt", Some(&name), Some(&name), Some(&name));
        flight.land(Outcome::Ok);
    }
    let scrape = telemetry.scrape().unwrap();
    let told = series(&scrape, "prompt_host_requests_total");
    assert_eq!(told, ["prompt_host_requests_total{client=\"other\",outcome=\"ok\",tool=\"improve_prompt\"} 10000"]);
    assert!(scrape.lines().count() < 60, "{scrape}");
    assert!(telemetry.traffic().versions().len() <= 16);
    assert_eq!(telemetry.traffic().in_flight(), 0);
}

#[test]
fn each_way_a_request_ends_is_counted_and_timed() {
    let telemetry = telemetry();
    let depart = || telemetry.traffic().depart("check_prompt", Some("claude-code 2.1"), None, None);
    drop(depart());
    for outcome in [Outcome::Ok, Outcome::Deadline] {
        let flight = depart();
        flight.land(outcome);
        // It is an answer like any other, unless something worse has happened.
        flight.answered_with_error();
    }
    let scrape = telemetry.scrape().unwrap();
    for outcome in ["cancelled", "error", "deadline"] {
        let line = format!("{{client=\"claude-code\",outcome=\"{outcome}\",tool=\"check_prompt\"}} 1");
        assert!(scrape.contains(&line), "{line} in\n{scrape}");
    }
    assert_eq!(series(&scrape, "prompt_host_request_duration_seconds_count").len(), 3);
    let buckets = series(&scrape, "prompt_host_request_duration_seconds_bucket");
    assert!(buckets[0].contains("le=\"0.0001\""), "{buckets:?}");
}

#[test]
fn requests_are_listed_while_they_are_in_flight() {
    let traffic = Traffic::default();
    let long = "x".repeat(1_000);
    let first = traffic.depart("improve_prompt", None, Some(&long), Some("2026-07-28"));
    let second = traffic.depart("tools/list", None, None, Some("2026-07-28"));
    let rows = traffic.requests();
    assert_eq!(rows.iter().map(|row| row.tool.as_str()).collect::<Vec<_>>(), ["improve_prompt", "tools/list"]);
    assert_eq!(rows[0].client.as_ref().map(String::len), Some(200));
    drop(first);
    assert_eq!(traffic.requests().len(), 1);
    drop(second);
    assert!(traffic.requests().is_empty());
    assert_eq!(traffic.versions(), [("2026-07-28".to_owned(), 2)].into());
    let connected = traffic.connect(Transport::WebSocket);
    let count = |traffic: &Traffic| traffic.clients().iter().map(|count| count.clients).sum::<u64>();
    assert_eq!(count(&traffic), 1);
    drop(connected);
    assert_eq!(count(&traffic), 0);
}

#[test]
fn measuring_a_request_takes_microseconds() {
    const ROUNDS: u32 = 20_000;
    let telemetry = telemetry();
    let measure = || {
        let started = Instant::now();
        for _ in 0..ROUNDS {
            let name = Some("claude-code");
            telemetry.traffic().depart("improve_prompt", name, name, Some("2026-07-28")).land(Outcome::Ok);
        }
        started.elapsed() / ROUNDS
    };
    let fastest = (0..5).map(|_| measure()).min().unwrap();
    println!("measuring one request takes {fastest:?}");
    // Unoptimised, on a machine that does other things besides.
    assert!(fastest < Duration::from_micros(100), "{fastest:?}");
}

#[test]
fn names_are_prometheus_s_and_said_once() {
    let mut names: Vec<String> = instruments::ALL.iter().map(|instrument| instrument.exposed()).collect();
    let all = names.len();
    for instrument in instruments::ALL {
        let name = instrument.exposed();
        let letters = name.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_');
        assert!(letters && (name.starts_with("prompt_host_") || name.starts_with("process_")), "{name}");
        assert_eq!(name.ends_with("_total"), instrument.kind == instruments::Kind::Counter, "{name}");
        assert!(instrument.help.ends_with('.'), "{name}");
    }
    names.sort();
    names.dedup();
    assert_eq!(names.len(), all);
}

#[test]
fn every_metric_is_documented_as_it_is() {
    const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/observability.md");
    const BEGIN: &str = "<!-- metrics:begin -->\n";
    const END: &str = "<!-- metrics:end -->";
    let page = std::fs::read_to_string(PAGE).unwrap();
    let (head, rest) = page.split_once(BEGIN).expect("the page has the first marker");
    let (documented, tail) = rest.split_once(END).expect("the page has the second marker");
    let mut wanted = String::from("| Metric | Kind | Labels | Meaning |\n| --- | --- | --- | --- |\n");
    for instrument in instruments::ALL {
        let labels: Vec<String> = instrument.labels.iter().map(|label| format!("`{label}`")).collect();
        let (name, kind, labels) = (instrument.exposed(), instrument.kind, labels.join(", "));
        wanted.push_str(&format!("| `{name}` | {kind} | {labels} | {} |\n", instrument.help));
    }
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(PAGE, format!("{head}{BEGIN}{wanted}{END}{tail}")).unwrap();
    } else {
        assert_eq!(documented, wanted, "run this test with UPDATE_DOCS=1 to write the table again");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_push_carries_the_metrics_to_a_receiver() {
    let (heard, mut hear) = mpsc::unbounded_channel::<(HeaderMap, Bytes)>();
    let answer = move |headers: HeaderMap, body: Bytes| {
        let _ = heard.send((headers, body));
        async {}
    };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/v1/metrics", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, Router::new().route("/v1/metrics", post(answer))).await });
    let settings = MetricsSettings { otlp_endpoint: Some(ServerUrl::from(url)), ..MetricsSettings::default() };
    let telemetry = Telemetry::start(&settings).unwrap();
    telemetry.traffic().depart("improve_prompt", None, None, None).land(Outcome::Ok);
    // The end of a host pushes what is left.
    telemetry.end(Duration::from_secs(10)).await;
    let (headers, body) = tokio::time::timeout(Duration::from_secs(10), hear.recv()).await.unwrap().unwrap();
    assert_eq!(headers["content-type"], "application/x-protobuf");
    let contains = |text: &str| body.windows(text.len()).any(|window| window == text.as_bytes());
    for text in ["prompt_host.requests", "improve_prompt", "service.name", "prompt-host"] {
        assert!(contains(text), "{text}");
    }
    // A field of length 2, number 1: the resource metrics of an export request.
    assert_eq!(body.first(), Some(&0x0a));
}

#[test]
fn an_address_that_cannot_be_pushed_to_is_told_without_its_password() {
    for url in ["ftp://ada:hunter2@metrics", "hunter2", "http://ada:hunter2@me trics/"] {
        let settings = MetricsSettings { otlp_endpoint: Some(ServerUrl::from(url)), ..MetricsSettings::default() };
        let error = Telemetry::start(&settings).unwrap_err().to_string();
        assert!(error.starts_with("failed to push metrics to") && error.contains("http://127.0.0.1:4318"), "{error}");
        assert!(!error.contains("hunter2"), "{error}");
    }
}

#[test]
fn what_is_gone_is_not_told_any_longer() {
    use std::sync::atomic::{AtomicBool, Ordering};
    let telemetry = telemetry();
    let first = Arc::new(AtomicBool::new(true));
    let now = Arc::clone(&first);
    observed::observe(&telemetry.0.meter, instruments::MODEL, move || {
        let digest = if now.load(Ordering::Relaxed) { "one" } else { "two" };
        vec![(1.0, vec![KeyValue::new("digest", digest)])]
    });
    assert_eq!(
        series(&telemetry.scrape().unwrap(), "prompt_host_model_info"),
        ["prompt_host_model_info{digest=\"one\"} 1"]
    );
    first.store(false, Ordering::Relaxed);
    assert_eq!(
        series(&telemetry.scrape().unwrap(), "prompt_host_model_info"),
        ["prompt_host_model_info{digest=\"two\"} 1"]
    );
}
