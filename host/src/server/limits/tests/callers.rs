//! Who is counted against which budget.

use super::*;

#[tokio::test]
async fn nothing_is_limited_by_default() {
    let (limiter, _) = limiter(RateSettings::default());
    assert_eq!(let_in(&limiter, &client("a"), call("improve_prompt"), 10_000).await, 10_000);
    assert_eq!(limiter.counts().budgets, 0);
}

#[tokio::test]
async fn each_client_has_its_budget_and_all_share_one() {
    let minute = |requests| rate(requests, 60, Algorithm::SlidingWindow);
    let (limiter, time) = limiter(RateSettings { client: minute(5), global: minute(8), ..RateSettings::default() });
    assert_eq!(let_in(&limiter, &client("a"), call("improve_prompt"), 10).await, 5);
    let refused = limiter.admit(&client("a"), call("improve_prompt")).await.unwrap_err();
    assert_eq!(refused.to_string(), "too many requests: 5 in 60 s are allowed for each client; try again in 62 s");
    assert_eq!(
        let_in(&limiter, &client("b"), call("improve_prompt"), 10).await,
        3,
        "what was sent away counts for none"
    );
    let refused = limiter.admit(&client("c"), call("improve_prompt")).await.unwrap_err();
    assert!(refused.to_string().contains("8 in 60 s are allowed for all clients together"), "{refused}");
    time.pass(62_000);
    assert_eq!(let_in(&limiter, &client("a"), call("improve_prompt"), 10).await, 5);
    let counts = limiter.counts();
    assert_eq!((counts.admitted, counts.limited, counts.unshared), (13, 19, 0));
}

#[tokio::test]
async fn the_last_override_that_holds_takes_the_place_of_the_clients_own() {
    let overrides = vec![
        RateOverride {
            clients: vec![pattern("ci-*")],
            rate: rate(7, 60, Algorithm::FixedWindow),
            ..Default::default()
        },
        RateOverride {
            classes: vec![Scope::Templates],
            rate: rate(2, 60, Algorithm::FixedWindow),
            ..Default::default()
        },
        RateOverride { clients: vec![pattern("free")], ..Default::default() },
    ];
    let client_rate = rate(3, 60, Algorithm::FixedWindow);
    let (limiter, _) = limiter(RateSettings { client: client_rate, overrides, ..RateSettings::default() });
    for (name, tool, expected) in [
        ("ada", "improve_prompt", 3),
        ("ada", "render_prompt", 2),
        ("ci-1", "check_prompt", 7),
        ("ci-1", "render_prompt", 2),
        ("free", "render_prompt", 10),
    ] {
        assert_eq!(let_in(&limiter, &client(name), call(tool), 10).await, expected, "{name} {tool}");
    }
    let stranger = Caller { key: "address 192.0.2.1".to_owned(), name: None };
    assert_eq!(let_in(&limiter, &stranger, call("improve_prompt"), 10).await, 3);
}

fn pattern(text: &str) -> crate::plugin::NamePattern {
    text.to_owned().try_into().unwrap()
}

#[tokio::test]
async fn a_batch_counts_as_its_prompts_and_takes_all_there_is_at_most() {
    let (limiter, time) =
        limiter(RateSettings { client: rate(10, 60, Algorithm::SlidingWindow), ..RateSettings::default() });
    let batch = |prompts| Operation::of("tools/call", Some("improve_prompts"), prompts).unwrap();
    assert!(limiter.admit(&client("a"), batch(8)).await.is_ok());
    assert!(limiter.admit(&client("a"), batch(3)).await.is_err());
    assert!(limiter.admit(&client("a"), batch(2)).await.is_ok());
    time.pass(62_000);
    assert!(limiter.admit(&client("a"), batch(100)).await.is_ok(), "a batch larger than the budget is possible");
    assert!(limiter.admit(&client("a"), batch(1)).await.is_err());
}

#[test]
fn what_a_waiting_client_needs_is_not_counted() {
    for method in ["ping", "initialize", "server/discover", "notifications/cancelled", "resources/unsubscribe", ""] {
        assert_eq!(Operation::of(method, None, 1), None, "{method}");
    }
    assert!(Operation::of("prompts/get", Some("improve"), 1).is_some());
}

#[tokio::test]
async fn as_many_budgets_as_may_be_are_kept_and_the_rest_share_one() {
    let client_rate = rate(2, 10, Algorithm::SlidingWindow);
    for algorithm in ALGORITHMS {
        let client_rate = Rate { algorithm, ..client_rate };
        let settings = RateSettings { client: client_rate, max_clients: 100, ..RateSettings::default() };
        let (limiter, time) = limiter(settings);
        let mut admitted = 0;
        for number in 0..10_000 {
            admitted += let_in(&limiter, &client(&number.to_string()), call("improve_prompt"), 1).await;
        }
        assert_eq!(admitted, 102, "a hundred, and two of all who came after");
        assert_eq!(limiter.counts().budgets, 101);
        assert_eq!(
            let_in(&limiter, &client("7"), call("improve_prompt"), 2).await,
            1,
            "who was there first keeps its own"
        );
        time.pass(30_000);
        assert_eq!(let_in(&limiter, &client("9999"), call("improve_prompt"), 5).await, 2);
        assert_eq!(limiter.counts().budgets, 1, "idle ones have gone");
    }
}

#[tokio::test]
async fn an_address_is_counted_with_its_network() {
    let (limiter, _) =
        limiter(RateSettings { address: rate(3, 60, Algorithm::FixedWindow), ..RateSettings::default() });
    let ask = |address: &str| limiter.admit_address(Peer(address.parse().unwrap()));
    for address in ["2001:db8::1", "2001:db8::2", "2001:db8:0:0:ffff::"] {
        assert!(ask(address).is_ok(), "{address}");
    }
    let refused = ask("2001:db8::3").unwrap_err();
    assert!(refused.to_string().contains("3 in 60 s are allowed from one address"), "{refused}");
    assert!(ask("2001:db8:0:1::1").is_ok());
    for address in ["192.0.2.1", "::ffff:192.0.2.1", "192.0.2.1"] {
        assert!(ask(address).is_ok(), "{address}");
    }
    assert!(ask("::ffff:192.0.2.1").is_err());
    assert!(ask("192.0.2.2").is_ok());
}

#[test]
fn a_refusal_says_whole_seconds_and_at_least_one() {
    for (millis, seconds) in [(0, 1), (1, 1), (999, 1), (1_000, 1), (1_001, 2), (59_999, 60)] {
        let refusal = Refusal::Busy { running: 1, waiting: 1, wait: Duration::from_millis(millis) };
        assert_eq!(refusal.retry_after(), seconds, "{millis} ms");
    }
    let error = rmcp::model::ErrorData::from(Refusal::Busy { running: 4, waiting: 9, wait: Duration::from_secs(3) });
    assert_eq!(error.message, "host is busy: 4 requests are worked on and 9 wait; try again in 3 s");
    assert_eq!(error.data.unwrap(), serde_json::json!({ "reason": "busy", "retry_after_s": 3 }));
}
