//! Rewrites, judged: the labelled pairs through the real sandbox, with floors under the figures.

use std::time::Instant;

use prompt_host::plugin::Policy;
use prompt_host::verify::report::{Verdict, Verification};
use prompt_host::verify::{Settings, Verifier, VerifyError, VerifyRequest};
use prompt_host_tests::fidelity::{Jury, Pair, Score, Set, pairs};
use prompt_host_tests::prompts;

use crate::harness::Host;

/// What a set must reach at least.
struct Floors {
    accuracy: f64,
    /// Of "unfaithful": a faithful rewrite called unfaithful is the worst error.
    precision: f64,
    recall: f64,
    codes_precision: f64,
    codes_recall: f64,
}

async fn holds(set: Set, floors: Floors) {
    let jury = Jury::open(None).await;
    let mut score = Score::default();
    for pair in pairs(set) {
        score.note(&pair, &jury.hear(&pair).await);
    }
    assert!(score.pairs >= 100, "{} pairs say little", score.pairs);
    let unfaithful = score.verdict(Verdict::Unfaithful);
    let codes = score.all_codes();
    for (what, reached, floor) in [
        ("accuracy", score.accuracy(), floors.accuracy),
        ("precision of `unfaithful`", unfaithful.precision(), floors.precision),
        ("recall of `unfaithful`", unfaithful.recall(), floors.recall),
        ("precision of all codes", codes.precision(), floors.codes_precision),
        ("recall of all codes", codes.recall(), floors.codes_recall),
    ] {
        assert!(reached >= floor, "{what} is {reached:.3}, below {floor}:\n{score}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_pairs_that_checks_were_written_by_are_judged_rightly() {
    holds(Set::Tune, TUNE).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn pairs_that_nobody_looked_at_are_judged_as_well() {
    holds(Set::HeldOut, HELD_OUT).await;
}

/// Slightly under what is reached.
const TUNE: Floors =
    Floors { accuracy: 0.94, precision: 0.96, recall: 0.93, codes_precision: 0.91, codes_recall: 0.75 };
/// Far lower: how the checks do on pairs that nobody looked at is what there is to mend.
const HELD_OUT: Floors =
    Floors { accuracy: 0.70, precision: 0.65, recall: 0.85, codes_precision: 0.66, codes_recall: 0.60 };

/// What the first-party checks say of two texts.
async fn verify(original: &str, rewrite: &str) -> Verification {
    let pair = Pair {
        claim: "of a test".to_owned(),
        set: Set::Tune,
        verdict: Verdict::Faithful,
        original: original.to_owned(),
        rewrite: rewrite.to_owned(),
        labels: Vec::new(),
    };
    Jury::open(None).await.hear(&pair).await
}

#[tokio::test(flavor = "multi_thread")]
async fn every_original_is_faithful_to_itself() {
    let jury = Jury::open(None).await;
    for pair in pairs(Set::Tune).into_iter().chain(pairs(Set::HeldOut)) {
        let same = Pair { rewrite: pair.original.clone(), ..pair };
        let answer = jury.hear(&same).await;
        assert_eq!((answer.verdict, &answer.differences), (Verdict::Faithful, &Vec::new()), "{}", same.claim);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn empty_and_odd_texts_have_a_verdict() {
    for (original, rewrite, expected) in [
        ("", "", Verdict::Faithful),
        ("Name three birds and their colours.", "", Verdict::Unfaithful),
        ("🦆", "🦆", Verdict::Faithful),
        ("\u{feff}\r\n\t", " ", Verdict::Faithful),
    ] {
        assert_eq!(verify(original, rewrite).await.verdict, expected, "{original:?} → {rewrite:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn long_texts_are_compared_in_time() {
    let original = prompts::long(100_000);
    let rewrite = original.replace("supplier", "vendor").replace("without naming anyone", "naming everyone");
    let started = Instant::now();
    let answer = verify(&original, &rewrite).await;
    assert_eq!(answer.skipped, []);
    // A debug build on a busy machine; the release build takes a small part of it.
    assert!(started.elapsed().as_secs() < 10, "{:?}", started.elapsed());
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_comparison_plugin_nothing_is_called_faithful() {
    let host = Host::with_policy(&["echo"], Policy::default()).await;
    let verifier = Verifier::new(Settings::default());
    let request = |include: &[&str]| VerifyRequest {
        original: "a".to_owned(),
        rewrite: "b".to_owned(),
        include: include.iter().map(|name| (*name).to_owned()).collect(),
        ..VerifyRequest::default()
    };
    let generation = host.plugins.current();
    let error = verifier.verify(&generation, request(&[])).await.unwrap_err();
    assert_eq!(error, VerifyError::NobodyToAsk);
    let error = verifier.verify(&generation, request(&["echo"])).await.unwrap_err();
    assert!(error.to_string().starts_with("`echo` names no check or comparison plugin"), "{error}");
    let long = VerifyRequest { rewrite: "a".repeat((1 << 20) + 1), ..request(&[]) };
    let error = verifier.verify(&generation, long).await.unwrap_err();
    assert!(error.to_string().starts_with("the rewrite has 1048577 bytes; 1048576 are allowed"), "{error}");
}
