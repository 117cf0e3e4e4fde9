//! Targets that behave, and targets that do not: real servers on free ports.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Redirect;
use axum::routing::post;
use hmac::{Hmac, KeyInit as _, Mac as _};
use parking_lot::Mutex;
use serde_json::{Value, json};
use sha2::Sha256;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::*;
use crate::events::{Event, EventKind, Events, Subject};

const SECRET: &str = "a secret of more than sixteen bytes";
/// How long anything may take that must come. It only bounds a failing test.
const PATIENCE: Duration = Duration::from_secs(30);

/// What a receiver got.
#[derive(Debug, Clone)]
struct Received {
    id: String,
    body: Value,
}

#[derive(Clone)]
struct Receiver {
    received: Arc<watch::Sender<Vec<Received>>>,
    /// Requests that `/flaky` still refuses.
    refusals: Arc<Mutex<u32>>,
    /// All requests to `/flaky`.
    asked: Arc<Mutex<Vec<String>>>,
    address: String,
}

impl Receiver {
    async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let receiver = Self {
            received: Arc::new(watch::Sender::new(Vec::new())),
            refusals: Arc::new(Mutex::new(2)),
            asked: Arc::default(),
            address: listener.local_addr().unwrap().to_string(),
        };
        let hidden = format!("http://{}/ok", receiver.address);
        let router = Router::new()
            .route("/ok", post(ok))
            .route("/flaky", post(flaky))
            .route("/slow", post(std::future::pending::<()>))
            .route("/endless", post(endless))
            .route("/gone", post(|| async { StatusCode::GONE }))
            .route("/redirect", post(move || async move { Redirect::temporary(&hidden) }))
            .with_state(receiver.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        receiver
    }

    fn settings(&self, path: &str) -> WebhookSettings {
        let url = format!("http://{}{path}", self.address);
        WebhookSettings { allow_private: true, retry_ms: 10, timeout_ms: 300, ..WebhookSettings::new(&url, SECRET) }
    }

    fn target(&self, path: &str) -> Target {
        Target::new(self.settings(path), |_| None).unwrap()
    }

    async fn wait_for(&self, count: usize) -> Vec<Received> {
        let mut received = self.received.subscribe();
        let there = received.wait_for(|received| received.len() >= count);
        tokio::time::timeout(PATIENCE, there).await.expect("it was not told").unwrap().clone()
    }
}

/// Takes what is signed rightly, by a computation of its own.
async fn ok(State(receiver): State<Receiver>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let header = |name: &str| headers[name].to_str().unwrap().to_owned();
    let (id, timestamp) = (header("webhook-id"), header("webhook-timestamp"));
    let mut mac = Hmac::<Sha256>::new_from_slice(SECRET.as_bytes()).unwrap();
    mac.update(&[id.as_bytes(), b".", timestamp.as_bytes(), b".", &body].concat());
    let given = header("webhook-signature");
    let given = base64::decode(given.strip_prefix("v1,").unwrap()).unwrap();
    if mac.verify_slice(&given).is_err() {
        return StatusCode::UNAUTHORIZED;
    }
    let body = serde_json::from_slice(&body).unwrap();
    receiver.received.send_modify(|received| received.push(Received { id, body }));
    StatusCode::NO_CONTENT
}

async fn flaky(State(receiver): State<Receiver>, headers: HeaderMap, body: Bytes) -> StatusCode {
    receiver.asked.lock().push(headers["webhook-id"].to_str().unwrap().to_owned());
    {
        let mut refusals = receiver.refusals.lock();
        if *refusals > 0 {
            *refusals -= 1;
            return StatusCode::SERVICE_UNAVAILABLE;
        }
    }
    ok(State(receiver), headers, body).await
}

async fn endless() -> Body {
    let bytes = std::iter::repeat_with(|| Ok::<_, Infallible>(Bytes::from_static(&[0; 1 << 16])));
    Body::from_stream(futures::stream::iter(bytes))
}

fn reload() -> Event {
    Event::Reloaded { subject: Subject::Plugins, changed: vec!["loaded tidy".to_owned()] }
}

fn fault(plugin: &str) -> Event {
    Event::PluginFaulted { plugin: plugin.to_owned(), error: "timeout: ran longer than its 20 ms".to_owned() }
}

#[tokio::test]
async fn what_is_wanted_is_told_and_signed() {
    let receiver = Receiver::start().await;
    let settings =
        WebhookSettings { events: vec![EventKind::Reloaded, EventKind::PluginFaulted], ..receiver.settings("/ok") };
    let (events, shutdown, tasks) = (Events::default(), CancellationToken::new(), TaskTracker::new());
    Webhooks::new(&[settings], |_| None).unwrap().start(&events, &shutdown, &tasks);
    events.publish(Event::Stopped { pid: 1 });
    (0..20).for_each(|_| events.publish(fault("spins")));
    events.publish(fault("traps"));
    events.publish(reload());
    let received = receiver.wait_for(3).await;
    let told: Vec<(&Value, &Value)> =
        received.iter().map(|received| (&received.body["type"], &received.body["data"])).collect();
    assert_eq!(told[0].0, "plugin-faulted");
    assert_eq!(told[0].1, &json!({ "plugin": "spins", "error": "timeout: ran longer than its 20 ms" }));
    assert_eq!((told[1].1["plugin"].as_str(), told.len()), (Some("traps"), 3));
    assert_eq!(told[2].1, &json!({ "subject": "plugins", "changed": ["loaded tidy"] }));
    assert!(humantime::parse_rfc3339(received[0].body["timestamp"].as_str().unwrap()).is_ok());
    shutdown.cancel();
    tasks.close();
    tokio::time::timeout(PATIENCE, tasks.wait()).await.expect("webhooks do not end with the host");
}

#[tokio::test]
async fn a_target_that_recovers_is_told_the_same_message() {
    let receiver = Receiver::start().await;
    let target = Arc::new(receiver.target("/flaky"));
    let shutdown = CancellationToken::new();
    let running = tokio::spawn({
        let (target, shutdown) = (Arc::clone(&target), shutdown.clone());
        async move { target.run(shutdown).await }
    });
    let message = Message::test();
    target.push(message.clone());
    let received = receiver.wait_for(1).await;
    assert_eq!(*receiver.asked.lock(), vec![message.id.clone(); 3]);
    assert_eq!((received[0].id.as_str(), target.dropped()), (message.id.as_str(), 0));
    shutdown.cancel();
    running.await.unwrap();
}

#[tokio::test]
async fn a_target_that_is_away_for_too_long_loses_the_message_and_not_the_next() {
    let receiver = Receiver::start().await;
    *receiver.refusals.lock() = 2;
    let settings = WebhookSettings { attempts: 2, ..receiver.settings("/flaky") };
    let target = Arc::new(Target::new(settings, |_| None).unwrap());
    let (lost, told) = (Message::test(), Message::test());
    target.push(lost);
    target.push(told.clone());
    let running = tokio::spawn({
        let target = Arc::clone(&target);
        async move { target.run(CancellationToken::new()).await }
    });
    let received = receiver.wait_for(1).await;
    assert_eq!((received[0].id.as_str(), target.dropped()), (told.id.as_str(), 1));
    running.abort();
}

#[tokio::test]
async fn a_queue_that_is_full_drops_the_oldest() {
    let receiver = Receiver::start().await;
    let settings = WebhookSettings { queue: 2, ..receiver.settings("/ok") };
    let target = Arc::new(Target::new(settings, |_| None).unwrap());
    let messages: Vec<Message> = (0..5).map(|_| Message::test()).collect();
    messages.iter().for_each(|message| target.push(message.clone()));
    assert_eq!(target.dropped(), 3);
    let running = tokio::spawn({
        let target = Arc::clone(&target);
        async move { target.run(CancellationToken::new()).await }
    });
    let ids: Vec<String> = receiver.wait_for(2).await.into_iter().map(|received| received.id).collect();
    assert_eq!(ids, [messages[3].id.clone(), messages[4].id.clone()]);
    running.abort();
}

#[tokio::test]
async fn targets_that_do_not_behave_cost_their_time_and_no_more() {
    let receiver = Receiver::start().await;
    let send = async |path: &str| {
        let target = receiver.target(path);
        tokio::time::timeout(PATIENCE, async move { target.send(&Message::test()).await }).await.expect(path)
    };
    assert_eq!(send("/slow").await, Err(Undelivered::Now("it did not answer in time".to_owned())));
    // It has taken the message: what else it says nobody reads.
    assert_eq!(send("/endless").await, Ok(()));
    assert!(matches!(send("/gone").await, Err(Undelivered::Ever(why)) if why.contains("410")));
    let redirected = send("/redirect").await;
    assert!(matches!(&redirected, Err(Undelivered::Ever(why)) if why.contains("not followed")), "{redirected:?}");
    assert!(receiver.received.borrow().is_empty(), "the redirect was followed");
}

#[tokio::test]
async fn a_name_that_stands_for_this_machine_is_refused_when_it_is_connected_to() {
    let receiver = Receiver::start().await;
    let port = receiver.address.rsplit(':').next().unwrap();
    let target = Target::new(WebhookSettings::new(&format!("https://localhost:{port}/ok"), SECRET), |_| None).unwrap();
    let refused = target.send(&Message::test()).await;
    assert!(matches!(&refused, Err(Undelivered::Ever(why)) if why.contains("allow_private")), "{refused:?}");
}

#[test]
fn addresses_of_private_networks_are_refused_however_they_are_written() {
    let refusal = |url: &str| Target::new(WebhookSettings::new(url, SECRET), |_| None).unwrap_err().to_string();
    for host in [
        "127.0.0.1",
        "0x7f000001",
        "2130706433",
        "127.1",
        "0",
        "[::1]",
        "[::ffff:10.0.0.1]",
        "[fd00::1]",
        "169.254.169.254",
        "192.168.0.1:8443",
    ] {
        let refused = refusal(&format!("https://{host}/hidden"));
        assert!(refused.contains("allow_private") && !refused.contains("hidden"), "{host}: {refused}");
    }
    assert!(refusal("http://hooks.example/x").contains("https"));
    assert!(refusal("ftp://hooks.example/x").contains("https"));
    assert!(refusal("https://user:hidden@hooks.example").contains("name or a password"));
    assert!(!refusal("https://user:hidden@hooks.example").contains("hidden"));
    assert!(refusal("no address").contains("no address"));
}

#[test]
fn secrets_come_from_one_place_and_are_not_repeated() {
    let plain = WebhookSettings { secret: None, ..WebhookSettings::new("https://hooks.example", "") };
    let of =
        |settings: &WebhookSettings| Target::new(settings.clone(), |name| (name == "HOOK").then(|| SECRET.to_owned()));
    let by_variable = WebhookSettings { secret_env: Some("HOOK".to_owned()), ..plain.clone() };
    of(&by_variable).unwrap();
    let missing = WebhookSettings { secret_env: Some("NONE".to_owned()), ..plain.clone() };
    assert!(of(&missing).unwrap_err().to_string().contains("`NONE` is not set"));
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("secret");
    std::fs::write(&file, format!("{SECRET}\n")).unwrap();
    of(&WebhookSettings { secret_file: Some(file.clone()), ..plain.clone() }).unwrap();
    let both = WebhookSettings { secret_file: Some(file), ..by_variable };
    assert!(of(&both).unwrap_err().to_string().contains("exactly one"));
    assert!(of(&plain).unwrap_err().to_string().contains("exactly one"));
    let short = WebhookSettings { secret: Some("hidden".into()), ..plain };
    let error = of(&short).unwrap_err();
    assert!(!format!("{error} {error:?}").contains("hidden"), "{error:?}");
}
