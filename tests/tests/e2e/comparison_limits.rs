//! A guest that compares can fail only its own call: every lie against the default limits, with a
//! well-behaved neighbour whose differences stay right.

use std::time::{Duration, Instant};

use prompt_host::plugin::{PartialLimits, PluginPolicy, Policy};
use prompt_host::verify::report::{Skipped, Verdict, Verification};
use prompt_host::verify::{Settings, Verifier, VerifyError, VerifyRequest};

use crate::harness::{Host, patient};

const ORIGINAL: &str = "Say hello to Zoë in 30 minutes.";
const REWRITE: &str = "Say hello to Zoë in 40 minutes.";

pub(crate) async fn verify(host: &Host) -> Result<Verification, VerifyError> {
    let verifier = Verifier::new(Settings { deadline_ms: 30_000, ..Settings::default() });
    let request =
        VerifyRequest { original: ORIGINAL.to_owned(), rewrite: REWRITE.to_owned(), ..VerifyRequest::default() };
    verifier.verify(&host.plugins.current(), request).await
}

/// The differences of `compares`, and no others.
pub(crate) fn compares_was_heard(answer: &Verification) {
    let told: Vec<(&str, &str)> = answer
        .differences
        .iter()
        .map(|difference| (difference.plugin.as_str(), difference.original_text.as_deref().unwrap_or_default()))
        .collect();
    assert_eq!((told, answer.verdict), (vec![("compares", ORIGINAL)], Verdict::Unfaithful), "{answer:?}");
}

/// What the host says of `guest` after it met a pair beside `compares`.
async fn skipped_beside_compares(guest: &str) -> Vec<Skipped> {
    let host = Host::with(&["compares", guest]).await;
    let answer = verify(&host).await.unwrap();
    compares_was_heard(&answer);
    // Afterwards too: nothing of the fault is left behind.
    compares_was_heard(&verify(&host).await.unwrap());
    assert!(answer.skipped.iter().all(|skipped| skipped.plugin.as_str() == guest), "{answer:?}");
    answer.skipped
}

/// The one reason for which the whole plugin has no say.
async fn reason_of(guest: &str) -> String {
    let skipped = skipped_beside_compares(guest).await;
    let [Skipped { code: None, reason, .. }] = skipped.as_slice() else { panic!("{skipped:?}") };
    reason.clone()
}

/// For each reason and check, how many differences have no say.
async fn rejected_of(guest: &str) -> Vec<(Option<String>, String, usize)> {
    let skipped = skipped_beside_compares(guest).await;
    skipped.into_iter().map(|skipped| (skipped.code, skipped.reason, skipped.differences)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_comparison_that_computes_for_ever_is_stopped_in_time() {
    let host = Host::with_policy(&["compare-spins", "compares"], patient("compares")).await;
    let started = Instant::now();
    let answer = verify(&host).await.unwrap();
    compares_was_heard(&answer);
    assert_eq!(answer.skipped[0].reason, "ran longer than its 50 ms");
    assert!(started.elapsed() < Duration::from_secs(5), "{:?}", started.elapsed());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_comparison_that_traps_is_named() {
    assert_eq!(reason_of("compare-traps").await, "trapped: wasm `unreachable` instruction executed");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_comparison_that_eats_memory_is_stopped() {
    assert_eq!(reason_of("compare-eats-memory").await, "wanted more than its 16777216 bytes of memory");
}

#[tokio::test(flavor = "multi_thread")]
async fn twenty_thousand_differences_are_refused() {
    assert_eq!(reason_of("compare-answers-many").await, "answered more than its 10000 differences");
}

#[tokio::test(flavor = "multi_thread")]
async fn places_behind_the_end_of_either_text_have_no_say() {
    let expected = "points outside a text or into a character".to_owned();
    let code = Some("compare-lies-out-of-range".to_owned());
    assert_eq!(rejected_of("compare-lies-out-of-range").await, [(code, expected, 2)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn places_within_a_character_of_either_text_have_no_say() {
    let expected = "points outside a text or into a character".to_owned();
    let code = Some("compare-lies-mid-character".to_owned());
    assert_eq!(rejected_of("compare-lies-mid-character").await, [(code, expected, 2)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_check_that_nobody_declared_has_no_say() {
    let expected = "answered for a check that it was not asked about".to_owned();
    assert_eq!(rejected_of("compare-lies-about-codes").await, [(None, expected, 1)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_difference_without_a_place_has_no_say() {
    let expected = "points at no place in either text".to_owned();
    let code = Some("compare-points-nowhere".to_owned());
    assert_eq!(rejected_of("compare-points-nowhere").await, [(code, expected, 1)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn where_the_only_plugin_fails_nothing_is_called_faithful() {
    for guest in ["compare-traps", "compare-eats-memory"] {
        let error = verify(&Host::with(&[guest]).await).await.unwrap_err();
        assert!(matches!(&error, VerifyError::NobodyAnswered(reasons) if reasons.contains(guest)), "{error}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_limit_of_differences_is_a_setting() {
    let limits = PartialLimits { findings: Some(30_000), deadline_ms: Some(20_000), ..PartialLimits::default() };
    let policy: Policy =
        crate::harness::policy_of("compare-answers-many", PluginPolicy { limits, ..PluginPolicy::default() });
    let answer = verify(&Host::with_policy(&["compare-answers-many"], policy).await).await.unwrap();
    // All of them say the same of the same place.
    assert_eq!((answer.skipped, answer.differences.len()), (Vec::new(), 1));
}
