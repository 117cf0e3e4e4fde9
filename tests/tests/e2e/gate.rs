//! What a new version has to pass before it takes another one's place.

use std::fs;
use std::time::Duration;

use prompt_host::plugin::{GateSettings, Judgement, Limits, PluginPolicy, Policy};
use prompt_host::reload::{Decision, ReloadReport, WatchOptions};
use prompt_host::trial::Suite;
use prompt_host::wasm::Sections;
use prompt_host_tests::guests::guest;
use tokio_util::sync::CancellationToken;

use crate::harness::Host;

const MANIFEST: &str = r#"
id = "echo"
version = "0.2.0"
contract = "0.2"
kinds = ["rule"]
"#;

/// `echo-v2`, which says "hey", with cases that want `greeting`.
fn packed(manifest: Option<&str>, greeting: &str) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let case = format!("rules: shout-hello\n-----\nSay hello to `main`.\n=====\nSay {greeting} to `main`.\n");
    fs::write(folder.path().join("greets.txt"), case).unwrap();
    let suite = Suite::read_folder(folder.path()).unwrap();
    let cases = Some(suite.archive().unwrap());
    Sections { manifest: manifest.map(str::to_owned), cases }.write(&guest("echo-v2")).unwrap()
}

/// What a reload does to a host that serves `echo` 0.1.0, when its file becomes `next`.
async fn swapped(policy: Policy, next: &[u8]) -> (String, ReloadReport) {
    let host = Host::with_policy(&["echo"], policy).await;
    fs::write(host.path("echo.wasm"), next).unwrap();
    let report = host.plugins.reload().await;
    let version = host.plugins.current().find("echo").unwrap().info.version.clone();
    (version, report)
}

fn patient() -> Policy {
    Policy { limits: Limits { deadline_ms: 20_000, ..Limits::default() }, ..Policy::default() }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_version_that_loses_what_must_be_kept_does_not_serve() {
    let (version, report) = swapped(patient(), &guest("echo-forgets")).await;
    assert_eq!(version, "0.1.0");
    let failure = &report.failures[0];
    assert!(failure.reason.starts_with("fails on ") && failure.reason.contains("of the host's"), "{}", failure.reason);
    assert!(failure.details.as_deref().unwrap_or_default().contains("would lose the "), "{:?}", failure.details);
    assert!(failure.previous_serves);
    assert_eq!(failure.id.as_ref().map(|id| id.as_str()), Some("echo"));
}

#[tokio::test(flavor = "multi_thread")]
async fn without_the_gate_it_does() {
    let gate = GateSettings { enabled: false, ..GateSettings::default() };
    let (version, report) = swapped(Policy { gate, ..patient() }, &guest("echo-forgets")).await;
    assert_eq!((version.as_str(), report.failures.len()), ("0.3.0", 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_version_has_to_pass_the_cases_that_it_brings() {
    let (version, report) = swapped(patient(), &packed(None, "hey")).await;
    assert_eq!((version.as_str(), report.failures.len()), ("0.2.0", 0), "{report:?}");

    let (version, report) = swapped(patient(), &packed(None, "hi")).await;
    assert_eq!(version, "0.1.0");
    let failure = &report.failures[0];
    assert!(failure.reason.starts_with("fails on 1 of its 1 cases: "), "{}", failure.reason);
    let details = failure.details.as_deref().unwrap_or_default();
    assert!(details.contains("-Say hi to `main`.") && details.contains("+Say hey to `main`."), "{details}");
}

#[tokio::test(flavor = "multi_thread")]
async fn trials_are_no_calls_of_the_version_that_serves_then() {
    let host = Host::with(&["echo"]).await;
    fs::write(host.path("echo.wasm"), guest("echo-v2")).unwrap();
    host.plugins.reload().await;
    let generation = host.plugins.current();
    let echo = generation.find("echo").unwrap();
    assert_eq!((echo.info.version.as_str(), echo.usage.calls()), ("0.2.0", 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_trial_that_takes_too_long_is_none() {
    let gate = GateSettings { budget_ms: 1, ..GateSettings::default() };
    let (version, report) = swapped(Policy { gate, ..patient() }, &guest("echo-v2")).await;
    assert_eq!(version, "0.1.0");
    assert!(report.failures[0].reason.starts_with("took longer than the 1 ms"), "{}", report.failures[0].reason);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_manifest_is_held_to_its_word() {
    let host = Host::with(&[]).await;
    let wrong = MANIFEST.replace("0.2.0", "0.9.9");
    fs::write(host.path("echo.wasm"), packed(Some(&wrong), "hey")).unwrap();
    let report = host.plugins.reload().await;
    let reason = &report.failures[0].reason;
    let wanted = "brings a manifest that says the version 0.9.9, and the component says 0.2.0: make them the same";
    assert_eq!(reason, wanted);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plugin_gets_the_limits_that_it_asks_for_up_to_the_ceiling() {
    let asks = format!("{MANIFEST}\n[limits]\ndeadline_ms = 400\nmemory_bytes = 4294967296\n");
    let limits_of = async |policy: Policy| {
        let host = Host::with_policy(&[], policy).await;
        fs::write(host.path("echo.wasm"), packed(Some(&asks), "hey")).unwrap();
        assert_eq!(host.plugins.reload().await.failures, []);
        host.plugins.current().find("echo").unwrap().limits.clone()
    };
    let granted = limits_of(Policy::default()).await;
    assert_eq!((granted.deadline_ms, granted.memory_bytes), (400, Limits::ceiling().memory_bytes));
    let own = PluginPolicy { limits: serde_json::from_str(r#"{"deadline_ms": 70}"#).unwrap(), ..Default::default() };
    let policy = Policy { plugins: [("echo".parse().unwrap(), own)].into(), ..Policy::default() };
    assert_eq!(limits_of(policy).await.deadline_ms, 70, "the operator goes before the author");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_setting_that_the_schema_refuses_is_named() {
    let schema = "[settings.properties.marks]\ntype = \"integer\"\nmaximum = 3\n";
    let bytes = packed(Some(&format!("{MANIFEST}\n{schema}")), "hey");
    let settings = [("marks".to_owned(), "9".to_owned())].into();
    let own = PluginPolicy { settings, ..PluginPolicy::default() };
    let policy = Policy { plugins: [("echo".parse().unwrap(), own)].into(), ..Policy::default() };
    let host = Host::with_policy(&[], policy).await;
    fs::write(host.path("echo.wasm"), bytes).unwrap();
    let report = host.plugins.reload().await;
    let reason = &report.failures[0].reason;
    assert!(reason.contains("`marks`: 9 is greater than the maximum of 3"), "{reason}");
    assert!(reason.ends_with("correct `plugins.echo.settings`"), "{reason}");
    host.plugins.set_policy(Policy::default()).await;
    assert!(host.plugins.current().find("echo").is_some(), "without the setting it serves");
}

/// A version runs beside the one that serves for three calls.
fn beside(judgement: Judgement) -> Policy {
    Policy {
        gate: GateSettings { shadow_calls: 3, shadow_judgement: judgement, ..GateSettings::default() },
        ..patient()
    }
}

/// A host that serves `echo` 0.1.0, beside which 0.2.0 has seen its calls.
async fn compared(judgement: Judgement) -> Host {
    let host = Host::with_policy(&["echo"], beside(judgement)).await;
    fs::write(host.path("echo.wasm"), guest("echo-v2")).unwrap();
    let report = host.plugins.reload().await;
    assert!(report.changed && report.failures.is_empty(), "{report:?}");
    let shadow = host.plugins.current().find("echo").unwrap().shadow.clone().unwrap();
    while shadow.sightings().compared < 3 {
        assert_eq!(&*host.improve("Say hello.").await.improved, "Say hi.", "nobody's answer changes");
    }
    host
}

fn version(host: &Host) -> String {
    host.plugins.current().find("echo").unwrap().info.version.clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_ran_beside_without_a_fault_takes_the_place() {
    let host = compared(Judgement::Faults).await;
    assert_eq!(version(&host), "0.1.0");
    let sightings = host.plugins.current().find("echo").unwrap().shadow.as_ref().unwrap().sightings();
    assert!(sightings.disagreements > 0 && sightings.faults == 0, "{sightings:?}");
    assert!(sightings.candidate_p50.is_some() && sightings.live_p50.is_some(), "{sightings:?}");
    host.plugins.reload().await;
    assert_eq!(version(&host), "0.2.0");
    assert_eq!(&*host.improve("Say hello.").await.improved, "Say hey.");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_says_something_else_does_not_where_agreement_is_wanted() {
    let host = compared(Judgement::Agreement).await;
    let report = host.plugins.reload().await;
    assert_eq!(version(&host), "0.1.0");
    let failure = &report.failures[0];
    assert!(
        failure.reason.starts_with("ran beside the version that serves and said something else on "),
        "{failure:?}"
    );
    assert!(failure.previous_serves);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_operator_decides_where_the_policy_asks_one() {
    let id = "echo".parse().unwrap();
    let host = compared(Judgement::Ask).await;
    host.plugins.reload().await;
    assert_eq!(version(&host), "0.1.0", "nobody has decided yet");
    host.plugins.decide(&id, Decision::Promote).await.unwrap();
    assert_eq!(version(&host), "0.2.0");
    assert!(host.plugins.decide(&id, Decision::Promote).await.is_none(), "nothing runs beside it any more");

    let host = compared(Judgement::Ask).await;
    let report = host.plugins.decide(&id, Decision::RollBack).await.unwrap();
    assert_eq!(version(&host), "0.1.0");
    assert!(report.failures[0].reason.ends_with("was rolled back by an operator"), "{report:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_watched_folder_swaps_by_itself_once_the_calls_are_over() {
    let host = Host::with_policy(&["echo"], beside(Judgement::Faults)).await;
    let shutdown = CancellationToken::new();
    let (plugins, token) = (host.plugins.clone(), shutdown.clone());
    let watching = tokio::spawn(async move { plugins.watch(WatchOptions::default(), token).await });
    fs::write(host.path("echo.wasm"), guest("echo-v2")).unwrap();
    let swapped = async {
        while version(&host) != "0.2.0" {
            host.improve("Say hello.").await;
        }
    };
    tokio::time::timeout(Duration::from_secs(60), swapped).await.expect("it never takes the place");
    shutdown.cancel();
    watching.await.unwrap();
}
