//! A store that goes away and comes back.

use std::sync::Arc;
use std::time::{Duration, Instant};

use super::proxy::{Line, Proxy};
use super::servers::{RedisPlace, Schema};
use super::*;

/// Longer than any request may wait: 50 ms, and some for a busy machine.
const AT_ONCE: Duration = Duration::from_millis(400);

fn sessions(store: impl SessionStore) -> Sessions {
    Sessions::new(SessionSettings::default(), Arc::new(store))
}

/// Asks until history is there again.
async fn recalled(sessions: &Sessions, key: &SessionKey) -> History {
    let asking = async {
        loop {
            if let Some(history) = sessions.recall(key).await {
                return history;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(30), asking).await.unwrap()
}

/// What holds while the line is cut or dead, and after.
async fn goes_on(sessions: &Sessions, proxy: &Proxy) {
    let key = key(Some("outage"), "s");
    sessions.warm_up().await;
    sessions.remember(key.clone(), turn("before")).await;
    assert_eq!(recalled(sessions, &key).await.prior_turns(), 1);
    for line in [Line::Cut, Line::Dead] {
        let before = sessions.counts();
        proxy.set(line);
        for _ in 0..50 {
            let started = Instant::now();
            assert_eq!(sessions.recall(&key).await, None);
            assert!(started.elapsed() < AT_ONCE, "{:?}", started.elapsed());
        }
        let started = Instant::now();
        sessions.remember(key.clone(), turn("lost")).await;
        assert!(started.elapsed() < AT_ONCE);
        assert_eq!(sessions.counts().missed - before.missed, 50, "{line:?}");
        // It may stand behind something that hangs.
        let lost = async {
            while sessions.counts().lost == before.lost {
                sessions.settled().await;
            }
        };
        tokio::time::timeout(Duration::from_secs(30), lost).await.unwrap();
        let asked = sessions.list(Whose::Everybody, 10).await.unwrap_err().to_string();
        assert!(asked.contains("failed to list sessions: the "), "{asked}");
        proxy.set(Line::Whole);
        assert_eq!(recalled(sessions, &key).await.context()[0].1, "before");
    }
    sessions.remember(key.clone(), turn("after")).await;
    assert_eq!(recalled(sessions, &key).await.prior_turns(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn requests_go_on_without_redis() {
    let Some(place) = RedisPlace::find("requests_go_on_without_redis").await else { return };
    let proxy = Proxy::before(place.address()).await;
    goes_on(&sessions(place.open_at(&format!("redis://{}", proxy.address), bounds())), &proxy).await;
    place.clear().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn requests_go_on_without_postgres() {
    let Some(schema) = Schema::make("requests_go_on_without_postgres").await else { return };
    let proxy = Proxy::before(schema.address()).await;
    goes_on(&sessions(schema.open_at(&proxy.address.to_string(), bounds())), &proxy).await;
    schema.drop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_next_request_finds_what_the_last_one_left() {
    let Some(place) = RedisPlace::find("the_next_request_finds_what_the_last_one_left").await else { return };
    let memory: Arc<dyn SessionStore> = Arc::new(MemorySessions::new(bounds()));
    for store in [memory, Arc::new(place.open(bounds()))] {
        let sessions = Sessions::new(SessionSettings::default(), store);
        sessions.warm_up().await;
        let key = key(None, "s");
        for number in 1..=30 {
            sessions.remember(key.clone(), turn(&number.to_string())).await;
            // A busy machine may answer late once; then it is asked again.
            assert_eq!(recalled(&sessions, &key).await.prior_turns(), number);
        }
    }
    place.clear().await;
}

#[tokio::test]
async fn a_host_without_a_server_says_what_to_set() {
    let open = |store, redis_url: Option<&str>, variable: Option<&str>| {
        let redis_url = redis_url.map(Into::into);
        let settings = SessionSettings { store, redis_url, ..SessionSettings::default() };
        Sessions::open(settings, |_| variable.map(str::to_owned)).map(|sessions| sessions.is_some())
    };
    let error = open(SessionStoreKind::Redis, None, None).unwrap_err().to_string();
    assert!(error.contains("`sessions.redis_url` or REDIS_URL"), "{error}");
    let error = open(SessionStoreKind::Postgres, None, Some("postgres://ada:s3cret@x:port")).unwrap_err().to_string();
    assert!(error.contains("`postgres://ada:…@x:port`") && !error.contains("s3cret"), "{error}");
    assert!(open(SessionStoreKind::Redis, Some("redis://127.0.0.1"), None).unwrap());
    let off = SessionSettings { enabled: false, ..SessionSettings::default() };
    assert!(Sessions::open(off, |_| None).unwrap().is_none());
}
