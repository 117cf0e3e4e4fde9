//! Hosts that share their budgets on a Redis server.

use std::time::Instant;

use super::redis_server::RedisServer;
use super::*;
use crate::records::ServerUrl;

/// Longer than a request may wait for the server: 45 ms, and some for a busy machine.
const AT_ONCE: Duration = Duration::from_millis(400);

fn host(server: &RedisServer, settings: RateSettings) -> RateLimiter {
    let shared = Shared::open(&ServerUrl::from(server.url())).unwrap();
    RateLimiter::new(settings, Watch::default(), Some(shared))
}

/// Asks until the server answers: a busy machine may take it for away.
async fn connected(limiter: &RateLimiter) {
    let connecting = async {
        loop {
            let before = limiter.counts().unshared;
            let _ = limiter.admit(&client("warm-up"), call("list_plugins")).await;
            if limiter.counts().unshared == before {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(30), connecting).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn two_hosts_share_one_budget() {
    let Some(server) = RedisServer::start("two_hosts_share_one_budget") else { return };
    server.is_up().await;
    for algorithm in ALGORITHMS {
        let settings = RateSettings { client: rate(20, 3_600, algorithm), ..RateSettings::default() };
        let (one, other) = (host(&server, settings.clone()), host(&server, settings));
        connected(&one).await;
        connected(&other).await;
        let ada = client("ada");
        let asked = async |limiter: &RateLimiter| let_in(limiter, &ada, call("improve_prompt"), 30).await;
        let (at_one, at_other) = tokio::join!(asked(&one), asked(&other));
        assert_eq!((one.counts().unshared, other.counts().unshared), (0, 0), "{algorithm:?}: the server is too slow");
        assert_eq!(at_one + at_other, 20, "{algorithm:?}");
        assert_eq!(let_in(&other, &client("bob"), call("improve_prompt"), 1).await, 1);
        let refused = one.admit(&ada, call("improve_prompt")).await.unwrap_err();
        let wait = refused.retry_after();
        // A sliding window is up to a thirty-second longer.
        assert!((1..=3_720).contains(&wait), "{algorithm:?}: {refused}");
    }
    for (key, left) in server.keys().await {
        assert!(key.starts_with("prompt-host:{rates}:") && !key.contains("ada"), "{key}");
        assert!((1..=3_900_000).contains(&left), "{key} lasts {left} ms");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_wait_that_the_server_says_is_enough() {
    let Some(server) = RedisServer::start("the_wait_that_the_server_says_is_enough") else { return };
    server.is_up().await;
    for algorithm in ALGORITHMS {
        let limiter = host(&server, RateSettings { client: rate(4, 1, algorithm), ..RateSettings::default() });
        connected(&limiter).await;
        let ada = client("ada");
        // A window may end meanwhile, but not ten.
        let refused = async {
            loop {
                if let Err(refused) = limiter.admit(&ada, call("improve_prompt")).await {
                    return refused;
                }
            }
        };
        let refused = tokio::time::timeout(Duration::from_secs(10), refused).await.unwrap();
        let Refusal::Limited { wait, .. } = refused else { panic!("{refused}") };
        assert!(wait <= Duration::from_millis(1_040), "{algorithm:?}: {wait:?}");
        tokio::time::sleep(wait).await;
        assert_eq!(let_in(&limiter, &ada, call("improve_prompt"), 1).await, 1, "{algorithm:?} after {wait:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_is_counted_against_all_its_budgets_or_none() {
    let Some(server) = RedisServer::start("a_request_is_counted_against_all_its_budgets_or_none") else { return };
    server.is_up().await;
    let hour = |requests| rate(requests, 3_600, Algorithm::SlidingWindow);
    let limiter = host(&server, RateSettings { client: hour(5), global: hour(7), ..RateSettings::default() });
    let wider = host(&server, RateSettings { client: hour(5), ..RateSettings::default() });
    connected(&limiter).await;
    connected(&wider).await;
    let used = 7 - let_in(&limiter, &client("ada"), call("improve_prompt"), 5).await;
    let before = let_in(&limiter, &client("bob"), call("improve_prompt"), 10).await;
    assert!(before < used, "everybody's budget is used up first");
    assert_eq!(let_in(&wider, &client("bob"), call("improve_prompt"), 10).await, 5 - before, "bob lost nothing by it");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_host_counts_for_itself_while_the_server_is_away() {
    let Some(mut server) = RedisServer::start("a_host_counts_for_itself_while_the_server_is_away") else { return };
    server.is_up().await;
    let settings = RateSettings { client: rate(10, 3_600, Algorithm::FixedWindow), ..RateSettings::default() };
    let limiter = host(&server, settings);
    connected(&limiter).await;
    let ada = client("ada");
    assert_eq!(let_in(&limiter, &ada, call("improve_prompt"), 4).await, 4);
    server.stop();
    let before = limiter.counts().unshared;
    let mut admitted = 0;
    for _ in 0..30 {
        let started = Instant::now();
        admitted += let_in(&limiter, &ada, call("improve_prompt"), 1).await;
        assert!(started.elapsed() < AT_ONCE, "{:?}", started.elapsed());
    }
    assert_eq!(admitted, 10, "limited all the same");
    assert_eq!(limiter.counts().unshared - before, 30);
    server.start_again();
    server.is_up().await;
    connected(&limiter).await;
    assert_eq!(let_in(&limiter, &client("bob"), call("improve_prompt"), 20).await, 10);
    assert!(server.keys().await.len() >= 2, "hosts share again");
}

#[tokio::test]
async fn a_host_without_a_server_says_what_to_set() {
    let redis = super::super::settings::RateStoreKind::Redis;
    let open = |url: Option<&str>, variable: Option<&str>, requests| {
        let client = rate(requests, 60, Algorithm::TokenBucket);
        let settings = RateSettings { store: redis, redis_url: url.map(Into::into), client, ..RateSettings::default() };
        RateLimiter::open(settings, |_| variable.map(str::to_owned)).map(drop)
    };
    let error = open(None, None, 5).unwrap_err().to_string();
    assert!(error.contains("`rate_limits.redis_url` or REDIS_URL"), "{error}");
    let error = open(Some("nonsense://:s3cret@x"), None, 5).unwrap_err().to_string();
    assert!(error.contains("no address of a Redis server") && !error.contains("s3cret"), "{error}");
    assert!(open(None, Some("redis://127.0.0.1"), 5).is_ok());
    assert!(open(None, None, 0).is_ok(), "what limits nothing needs no server");
}
