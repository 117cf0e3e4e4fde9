//! What every store does.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use super::servers::{RedisPlace, Schema};
use super::*;
use crate::records::RecordId;

/// How a test makes stores that share their sessions, with bounds of its own.
type Open<'o> = &'o dyn Fn(SessionBounds) -> Arc<dyn SessionStore>;

/// The whole contract.
async fn holds(open: Open<'_>) {
    turns_are_kept_in_order_and_the_oldest_go_first(open).await;
    nobody_reaches_the_sessions_of_another(open).await;
    bytes_are_bounded(open).await;
    the_session_used_longest_ago_goes_first(open).await;
    every_text_comes_back_as_it_was(open).await;
    turns_that_come_at_once_are_all_kept(open).await;
    an_unused_session_ends_and_a_used_one_lasts(open).await;
}

async fn turns_are_kept_in_order_and_the_oldest_go_first(open: Open<'_>) {
    let store = open(bounds());
    store.ping().await.unwrap();
    let key = key(Some("ordered"), "s");
    assert_eq!(store.touch(&key).await.unwrap(), None);
    assert_eq!(store.show(&key).await.unwrap(), None);
    for prompt in ["one", "two", "three", "four", "five"] {
        store.append(&key, turn(prompt)).await.unwrap();
    }
    let session = store.touch(&key).await.unwrap().unwrap();
    assert_eq!(prompts(&session), ["three", "four", "five"]);
    assert_eq!(session.row.turns, 5);
    let bytes: usize = session.history.iter().map(Turn::bytes).sum();
    assert_eq!(session.row.bytes, u64::try_from(bytes).unwrap());
    assert!(session.row.started <= session.row.last, "{session:?}");
    let shown = store.show(&key).await.unwrap().unwrap();
    assert_eq!((&shown.history, shown.row.turns, &shown.row.key), (&session.history, 5, &key));
    assert!(store.end(&key).await.unwrap());
    assert!(!store.end(&key).await.unwrap());
    assert_eq!(store.show(&key).await.unwrap(), None);
    store.append(&key, turn("anew")).await.unwrap();
    assert_eq!(prompts(&store.show(&key).await.unwrap().unwrap()), ["anew"]);
}

async fn nobody_reaches_the_sessions_of_another(open: Open<'_>) {
    let store = open(bounds());
    let keys = [key(Some("ann"), "same"), key(Some("bob"), "same"), key(None, "same")];
    for (key, prompt) in keys.iter().zip(["ann's", "bob's", "nobody's"]) {
        store.append(key, turn(prompt)).await.unwrap();
    }
    for (key, prompt) in keys.iter().zip(["ann's", "bob's", "nobody's"]) {
        assert_eq!(prompts(&store.touch(key).await.unwrap().unwrap()), [prompt]);
        let rows = store.list(Whose::Client(key.client()), 10).await.unwrap();
        assert_eq!(rows.iter().map(|row| &row.key).collect::<Vec<_>>(), [key]);
    }
    assert!(store.end(&keys[0]).await.unwrap());
    assert!(store.show(&keys[1]).await.unwrap().is_some());
    // Those used last come first.
    let rows = store.list(Whose::Everybody, 2).await.unwrap();
    assert_eq!(rows.iter().map(|row| &row.key).collect::<Vec<_>>(), [&keys[2], &keys[1]]);
}

async fn bytes_are_bounded(open: Open<'_>) {
    let store = open(SessionBounds { max_session_bytes: 1_000, ..bounds() });
    let key = key(Some("long"), "s");
    store.append(&key, turn(&"a".repeat(300))).await.unwrap();
    store.append(&key, turn(&"b".repeat(300))).await.unwrap();
    let session = store.show(&key).await.unwrap().unwrap();
    assert_eq!((prompts(&session), session.row.turns, session.row.bytes), (vec!["b".repeat(300).as_str()], 2, 664));
    // What alone is too long is a turn all the same.
    store.append(&key, turn(&"c".repeat(2_000))).await.unwrap();
    let session = store.show(&key).await.unwrap().unwrap();
    assert_eq!(prompts(&session).last(), Some(&""));
    assert!(session.row.bytes <= 1_000 && session.row.turns == 3, "{session:?}");
}

async fn the_session_used_longest_ago_goes_first(open: Open<'_>) {
    let store = open(bounds());
    for row in store.list(Whose::Everybody, 100).await.unwrap() {
        assert!(store.end(&row.key).await.unwrap());
    }
    let few = open(SessionBounds { max_sessions: 2, ..bounds() });
    let [first, second, third] = ["first", "second", "third"].map(|id| key(Some("few"), id));
    few.append(&first, turn("1")).await.unwrap();
    few.append(&second, turn("2")).await.unwrap();
    assert!(few.touch(&first).await.unwrap().is_some());
    few.append(&third, turn("3")).await.unwrap();
    let ids = |rows: Vec<SessionRow>| rows.into_iter().map(|row| row.key.id().to_owned()).collect::<Vec<_>>();
    assert_eq!(ids(few.list(Whose::Everybody, 10).await.unwrap()), ["third", "first"]);

    let small = open(SessionBounds { max_bytes: 2_000, ..bounds() });
    let large = key(Some("few"), "large");
    small.append(&large, turn(&"x".repeat(950))).await.unwrap();
    assert_eq!(ids(small.list(Whose::Everybody, 10).await.unwrap()), ["large"]);
}

async fn every_text_comes_back_as_it_was(open: Open<'_>) {
    let store = open(bounds());
    let odd = "a \0 NUL, \u{1f600}, \u{85}, \"quotes\" and 12:\n\ttabs";
    let key = key(Some(odd), odd);
    let turn = Turn { record_id: Some(RecordId::new()), ..turn(odd) };
    store.append(&key, turn.clone()).await.unwrap();
    let session = store.touch(&key).await.unwrap().unwrap();
    assert_eq!((session.history, session.row.key), (vec![turn], key.clone()));
    assert_eq!(store.list(Whose::Client(Some(odd)), 1).await.unwrap()[0].key, key);
}

async fn turns_that_come_at_once_are_all_kept(open: Open<'_>) {
    let bounds = SessionBounds { max_turns: 100, ..bounds() };
    let stores = [open(bounds), open(bounds)];
    let key = key(Some("many"), "s");
    let append = |number: usize| {
        let (store, key) = (Arc::clone(&stores[number % 2]), key.clone());
        tokio::spawn(async move { store.append(&key, turn(&number.to_string())).await.unwrap() })
    };
    for task in (0..40).map(append).collect::<Vec<_>>() {
        task.await.unwrap();
    }
    // In memory, two stores share nothing: each has its half.
    let mut numbers = Vec::new();
    for store in &stores {
        let session = store.show(&key).await.unwrap().unwrap();
        numbers.extend(prompts(&session).into_iter().map(|number| number.parse::<usize>().unwrap()));
    }
    numbers.sort_unstable();
    numbers.dedup();
    assert_eq!(numbers, (0..40).collect::<Vec<_>>());
}

async fn an_unused_session_ends_and_a_used_one_lasts(open: Open<'_>) {
    let store = open(SessionBounds { ttl: Duration::from_secs(2), ..bounds() });
    let (used, unused) = (key(Some("ttl"), "used"), key(Some("ttl"), "unused"));
    store.append(&used, turn("1")).await.unwrap();
    store.append(&unused, turn("2")).await.unwrap();
    let started = Instant::now();
    let lasts = tokio::time::timeout(Duration::from_secs(20), async {
        while store.show(&unused).await.unwrap().is_some() {
            assert!(store.touch(&used).await.unwrap().is_some());
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    });
    lasts.await.unwrap();
    assert!(started.elapsed() >= Duration::from_millis(1_900), "{:?}", started.elapsed());
    assert_eq!(store.list(Whose::Client(Some("ttl")), 10).await.unwrap().len(), 1);
    assert!(!store.end(&unused).await.unwrap());
}

#[tokio::test]
async fn memory_keeps_the_contract() {
    holds(&|bounds| Arc::new(MemorySessions::new(bounds))).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn redis_keeps_the_contract() {
    let Some(place) = RedisPlace::find("redis_keeps_the_contract").await else { return };
    holds(&|bounds| Arc::new(place.open(bounds))).await;
    place.clear().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn postgres_keeps_the_contract() {
    let Some(schema) = Schema::make("postgres_keeps_the_contract").await else { return };
    holds(&|bounds| Arc::new(schema.open(bounds))).await;
    schema.drop().await;
}

#[tokio::test]
async fn time_in_memory_begins_anew_with_each_use() {
    let passed = Arc::new(AtomicU64::new(0));
    let (begin, seconds) = (Instant::now(), Arc::clone(&passed));
    let clock = Clock::new(move || begin + Duration::from_secs(seconds.load(Ordering::SeqCst)));
    let store = MemorySessions::with_clock(SessionBounds { ttl: Duration::from_secs(100), ..bounds() }, clock);
    let (used, looked_at) = (key(None, "used"), key(None, "looked at"));
    store.append(&used, turn("1")).await.unwrap();
    store.append(&looked_at, turn("2")).await.unwrap();
    for _ in 0..3 {
        passed.fetch_add(99, Ordering::SeqCst);
        assert!(store.touch(&used).await.unwrap().is_some());
    }
    assert_eq!(store.show(&looked_at).await.unwrap(), None);
    passed.fetch_add(100, Ordering::SeqCst);
    assert_eq!(store.touch(&used).await.unwrap(), None);
    assert_eq!(store.list(Whose::Everybody, 10).await.unwrap(), []);
}

#[tokio::test]
async fn memory_that_is_short_costs_the_half_that_was_used_longest_ago() {
    let store = MemorySessions::new(bounds());
    for number in 1..=5 {
        store.append(&key(None, &number.to_string()), turn("x")).await.unwrap();
    }
    store.touch(&key(None, "1")).await.unwrap();
    assert_eq!(store.shed(), 3);
    let rows = store.list(Whose::Everybody, 10).await.unwrap();
    let left: Vec<&str> = rows.iter().map(|row| row.key.id()).collect();
    assert_eq!(left, ["1", "5"]);
    assert_eq!((store.shed(), store.shed(), store.shed()), (1, 1, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn tables_of_a_newer_host_are_refused() {
    let Some(schema) = Schema::make("tables_of_a_newer_host_are_refused").await else { return };
    let older = schema.open(bounds());
    older.ping().await.unwrap();
    schema.run("insert into SCHEMA.prompt_host_session_version values (99)").await;
    let error = schema.open(bounds()).ping().await.unwrap_err().to_string();
    assert!(error.contains("schema 99, this host knows 1") && error.contains("update the host"), "{error}");
    schema.drop().await;
}
