//! How a host that serves many ends.

use std::time::{Duration, Instant};

use futures::future::join_all;
use futures::{SinkExt, StreamExt};
use reqwest::Method;
use rustix::process::Signal;
use serde_json::json;

use super::server::{Reading, Server, events, message};
use super::sessions::Session;
use super::{SHORT, WORDY, improve, improved};
use crate::client::PATIENCE;
use crate::home::Home;

fn slow(deadline_ms: &str, grace_ms: &str) -> Server {
    let home = Home::new();
    home.drop_plugin("sleeps.wasm", "sleeps");
    let settings = [("PLUGINS__SLEEPS__LIMITS__DEADLINE_MS", deadline_ms), ("SERVER__GRACE_MS", grace_ms)];
    Server::with(&home, &settings)
}

#[tokio::test]
async fn what_was_asked_before_the_signal_is_answered_and_streams_end() {
    let mut server = slow("1500", "30000");
    let session = Session::open(&server).await;
    let mut standing = Reading::new(session.request(Method::GET).send().await.unwrap());
    let wanted = json!({ "notifications": { "resourcesListChanged": true } });
    let mut listening = Reading::new(server.modern("subscriptions/listen", wanted).send().await.unwrap());
    listening.until(|text| text.contains("acknowledged")).await;
    let mut legacy = Reading::new(session.call(1, &improve(WORDY)).send().await.unwrap());
    legacy.until(|text| text.contains("id:")).await;
    let asked = join_all((0..8).map(|_| async {
        let answer = server.modern("tools/call", improve(WORDY)).send().await.unwrap();
        message(answer).await
    }));
    let told = async {
        // The calls have to be on their way: nobody tells when they are.
        tokio::time::sleep(Duration::from_millis(300)).await;
        server.signal(Signal::TERM);
    };
    let (answers, ()) = tokio::join!(asked, told);
    assert!(answers.iter().all(|answer| improved(answer) == SHORT), "{answers:?}");
    let heard = events(legacy.rest().await);
    assert_eq!(improved(heard.last().unwrap()), SHORT);
    // It may have told of changes; it ends all the same.
    standing.rest().await;
    let last = events(listening.rest().await).pop().unwrap();
    assert!(last["result"].is_object(), "a subscription ends with its result: {last}");
    let (status, log) = server.wait();
    assert!(status.success() && log.contains("stopped"), "{status}: {log}");
}

#[tokio::test]
async fn what_outlasts_the_grace_period_is_answered_with_an_error() {
    let mut server = slow("60000", "500");
    let asked = async {
        let answer = server.modern("tools/call", improve(WORDY)).send().await.unwrap();
        message(answer).await
    };
    let told = async {
        tokio::time::sleep(Duration::from_millis(500)).await;
        server.signal(Signal::TERM);
    };
    let (answer, ()) = tokio::join!(asked, told);
    assert!(answer.to_string().contains("shutting down"), "{answer}");
    let (status, log) = server.wait();
    assert!(status.success() && log.contains("grace period is over"), "{status}: {log}");
}

#[tokio::test]
async fn idle_connections_and_websockets_do_not_hold_the_host_up() {
    let home = Home::new();
    let mut server = Server::with(&home, &[("SERVER__GRACE_MS", "600000")]);
    let idle = server.connect().await;
    server.is_healthy().await;
    let request = format!("ws://{}/ws", server.address);
    let (mut socket, _) = tokio_tungstenite::client_async(request, server.connect().await).await.unwrap();
    socket.send(tokio_tungstenite::tungstenite::Message::text("{}")).await.unwrap();
    socket.next().await.unwrap().unwrap();
    let told = Instant::now();
    server.signal(Signal::TERM);
    let last = tokio::time::timeout(PATIENCE, socket.next()).await.unwrap().unwrap().unwrap();
    assert!(last.is_close(), "{last:?}");
    let (status, _) = server.wait();
    assert!(status.success() && told.elapsed() < PATIENCE, "{status}");
    drop(idle);
}
