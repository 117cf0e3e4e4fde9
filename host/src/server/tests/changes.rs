//! Who hears of a swap, and when they stop hearing.

#![expect(deprecated, reason = "clients before 2026-07-28 follow resources this way")]

use rmcp::model::{ServerNotification, SubscribeRequestParams, SubscriptionFilter, UnsubscribeRequestParams};
use rmcp::service::{Subscription, SubscriptionEnd};

use super::super::testing::plugin;
use super::*;

const TIDY: &str = "prompt-host://plugins/tidy";
const TONE: &str = "prompt-host://plugins/tone";

#[tokio::test]
async fn a_client_that_initialized_hears_of_swaps() {
    let (served, client, mut heard) = connect(Era::Initialize).await;
    soon(client.subscribe(SubscribeRequestParams::new(TIDY))).await.unwrap();
    soon(client.subscribe(SubscribeRequestParams::new(TONE))).await.unwrap();
    served.host.swap(vec![plugin("tidy", "2.0.0", &["whitespace"]), plugin("tone", "1.0.0", &["shouting"])]);
    assert_eq!(soon(heard.recv()).await, Some(Told::ListChanged));
    assert_eq!(soon(heard.recv()).await, Some(Told::Updated(TIDY.into())), "tone did not change");
    soon(client.unsubscribe(UnsubscribeRequestParams::new(TIDY))).await.unwrap();
    served.host.swap(Vec::new());
    assert_eq!(soon(heard.recv()).await, Some(Told::ListChanged));
    assert_eq!(soon(heard.recv()).await, Some(Told::Updated(TONE.into())), "tidy is no longer followed");
}

#[tokio::test]
async fn only_what_exists_can_be_followed() {
    let (_served, client, _) = connect(Era::Initialize).await;
    let error = protocol_error(soon(client.subscribe(SubscribeRequestParams::new("prompt-host://plugins/x"))).await);
    assert_eq!(error.code, rmcp::model::ErrorCode::RESOURCE_NOT_FOUND);
}

async fn next(subscription: &mut Subscription) -> Option<ServerNotification> {
    soon(subscription.next()).await.unwrap()
}

#[tokio::test]
async fn a_subscription_hears_of_swaps_until_it_is_cancelled() {
    let (served, client, _) = connect(Era::Discover).await;
    let filter = SubscriptionFilter::builder()
        .tools_list_changed()
        .resources_list_changed()
        .resource_subscription(TIDY)
        .resource_subscription("file:///etc/passwd")
        .build();
    let mut subscription = soon(client.listen(filter)).await.unwrap();
    let accepted = subscription.acknowledged();
    assert_eq!(accepted.tools_list_changed, None, "tools never change");
    assert_eq!(accepted.resource_subscriptions, Some(vec![TIDY.to_owned()]));

    served.host.swap(vec![plugin("tidy", "2.0.0", &["whitespace"])]);
    assert!(matches!(next(&mut subscription).await, Some(ServerNotification::ResourceListChangedNotification(_))));
    match next(&mut subscription).await {
        Some(ServerNotification::ResourceUpdatedNotification(updated)) => assert_eq!(updated.params.uri, TIDY),
        other => panic!("{other:?}"),
    }
    soon(subscription.cancel()).await.unwrap();
    served.host.swap(Vec::new());
    assert_eq!(texts(&call(&client, "improve_prompt", json!({ "prompt": "please a" })).await), ["a"]);
}

#[tokio::test]
async fn a_subscription_ends_gracefully_and_at_once_when_the_host_stops() {
    let (served, client, _) = connect(Era::Discover).await;
    let filter = SubscriptionFilter::builder().resources_list_changed().build();
    let mut subscription = soon(client.listen(filter)).await.unwrap();
    let started = std::time::Instant::now();
    served.shutdown.cancel();
    assert_eq!(next(&mut subscription).await.map(|_| ()), None);
    assert!(matches!(subscription.end(), Some(SubscriptionEnd::Graceful(_))), "{:?}", subscription.end());
    assert_eq!(served.ended().await, Ended::Shutdown);
    assert!(started.elapsed() < Duration::from_secs(2), "{:?}", started.elapsed());
}

#[tokio::test]
async fn subscriptions_of_a_connection_are_bounded() {
    let (_served, stream) = serve(Settings { subscriptions: 1, ..Settings::default() });
    let (client, _) = client(Era::Discover, stream).await;
    let filter = SubscriptionFilter::builder().resources_list_changed().build();
    let _first = soon(client.listen(filter.clone())).await.unwrap();
    let mut second = soon(client.listen(filter)).await.unwrap();
    let error = protocol_error(soon(second.next()).await);
    assert!(error.message.contains("its 1 subscriptions already"), "{}", error.message);
}
