//! A guest can fail only its own call: every lie against the default limits, with a
//! well-behaved neighbour whose findings stay right.

use std::time::{Duration, Instant};

use prompt_host::improve::report::Improvement;
use prompt_host::plugin::{PartialLimits, PluginPolicy, Policy};
use prompt_host::wasm::{Pooling, Runtime, RuntimeOptions};

use crate::harness::{Host, patient, runtime};

/// What the host says of `guest` after it met a prompt beside `echo`.
async fn skipped_beside_echo(guest: &str) -> String {
    let host = Host::with(&["echo", guest]).await;
    let answer = host.improve("Say hello to Zoë in 30 minutes.").await;
    echo_was_heard(&answer);
    // Afterwards too: nothing of the fault is left behind.
    echo_was_heard(&host.improve("Say hello to Zoë in 30 minutes.").await);
    let skipped = answer.skipped.iter().find(|skipped| skipped.plugin.as_str() == guest);
    skipped.map_or_else(|| format!("{guest} was not skipped: {answer:?}"), |skipped| skipped.reason.clone())
}

fn echo_was_heard(answer: &Improvement) {
    assert_eq!(&*answer.improved, "Say hi to Zoë in 30 minutes.", "{answer:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_that_computes_for_ever_is_stopped_in_time() {
    let host = Host::in_a_hurry(&["spins", "echo"]).await;
    let started = Instant::now();
    let answer = host.improve("Say hello.").await;
    assert_eq!(&*answer.improved, "Say hi.");
    assert_eq!(answer.skipped[0].reason, "ran longer than its 50 ms");
    assert!(started.elapsed() < Duration::from_secs(5), "{:?}", started.elapsed());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_that_sleeps_in_a_host_call_is_stopped_in_time() {
    let answer = Host::in_a_hurry(&["echo", "sleeps"]).await.improve("Say hello to Zoë in 30 minutes.").await;
    echo_was_heard(&answer);
    assert_eq!(answer.skipped[0].reason, "ran longer than its 50 ms");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_that_eats_memory_is_stopped() {
    assert_eq!(skipped_beside_echo("eats-memory").await, "wanted more than its 16777216 bytes of memory");
}

#[tokio::test(flavor = "multi_thread")]
async fn many_small_memories_count_as_one_large() {
    // A pool bounds the instances of a component and so refuses it sooner.
    let options = RuntimeOptions { pooling: Pooling::Off, ..RuntimeOptions::default() };
    let host = Host::on(Runtime::start(options).unwrap(), &["eats-many-memories"], Policy::default()).await;
    let answer = host.improve("Say hello.").await;
    assert_eq!(answer.skipped[0].reason, "wanted more than its 16777216 bytes of memory");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_component_of_too_many_parts_is_refused_by_the_pool() {
    if !runtime().is_pooled() {
        return;
    }
    let reason = skipped_or_refused("eats-many-memories").await;
    assert!(reason.contains("could not be compiled") && reason.contains("pooling allocator"), "{reason}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_that_eats_table_elements_is_stopped() {
    let reason = skipped_or_refused("eats-table").await;
    assert_eq!(reason, "wanted more than its 16384 table elements");
}

/// Some guests take too much as soon as they are instantiated, and so never load.
async fn skipped_or_refused(guest: &str) -> String {
    let host = Host::with(&["echo", guest]).await;
    let failure = host.failure(&format!("{guest}.wasm"));
    echo_was_heard(&host.improve("Say hello to Zoë in 30 minutes.").await);
    if failure.starts_with("no failure of") { skipped_beside_echo(guest).await } else { failure }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stack_overflow_is_named() {
    assert_eq!(skipped_beside_echo("overflows-stack").await, "overflowed its stack");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_trap_is_named() {
    assert_eq!(skipped_beside_echo("traps").await, "trapped: wasm `unreachable` instruction executed");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_panic_says_what_it_said() {
    let reason = skipped_beside_echo("panics").await;
    assert!(reason.starts_with("trapped: wasm `unreachable` instruction executed ("), "{reason}");
    assert!(reason.contains("panicked at"), "{reason}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_error_of_its_own_is_passed_on() {
    let reason = skipped_beside_echo("returns-error").await;
    assert!(reason.starts_with("gave up: "), "{reason}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_giant_answer_is_not_copied() {
    assert_eq!(skipped_beside_echo("answers-100-mib").await, "answered more than its 4194304 bytes");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_thousand_findings_are_refused() {
    let reason = skipped_beside_echo("answers-many-findings").await;
    assert!(reason.starts_with("answered more than its "), "{reason}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_findings_limit_is_its_own() {
    let mut policy = patient("answers-many-findings");
    let id = "answers-many-findings".parse().unwrap();
    let limits = PartialLimits { hostcall_bytes: Some(256 << 20), ..policy.plugins[&id].limits.clone() };
    policy.plugins.insert(id, PluginPolicy { limits, ..PluginPolicy::default() });
    let host = Host::with_policy(&["answers-many-findings"], policy).await;
    let answer = host.improve("Say hello.").await;
    assert_eq!(answer.skipped[0].reason, "answered more than its 10000 findings");
}

#[tokio::test(flavor = "multi_thread")]
async fn other_places_count_like_findings() {
    let host = Host::with(&["lies-about-places"]).await;
    let answer = host.improve("Say hello everywhere.").await;
    assert_eq!(answer.skipped[0].reason, "answered more than its 10000 findings");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_log_line_of_10_mib_is_not_copied() {
    assert_eq!(skipped_beside_echo("logs-10-mib").await, "answered more than its 4194304 bytes");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_flood_of_log_lines_costs_only_the_flooder() {
    let host = Host::in_a_hurry(&["echo", "floods-log"]).await;
    let answer = host.improve("Say hello to Zoë in 30 minutes.").await;
    echo_was_heard(&answer);
}

#[tokio::test(flavor = "multi_thread")]
async fn handles_are_counted() {
    assert_eq!(skipped_beside_echo("leaks-handles").await, "held more than its 1000 handles");
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_left_of_an_earlier_prompt() {
    let host = Host::with(&["keeps-state"]).await;
    for prompt in ["the secret is swordfish", "what did the other one say?", "and now?"] {
        let report = host.check(prompt).await;
        assert!(report.findings.is_empty(), "{report:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_sees_no_files_no_environment_and_no_arguments() {
    let report = Host::with(&["reads-files"]).await.check("Say hello.").await;
    let saw = &report.findings[0].message;
    assert_eq!(saw, r#"files: ""; folders: 0; environment: []; arguments: []"#);
}

#[tokio::test(flavor = "multi_thread")]
async fn settings_reach_the_plugin_that_they_are_for() {
    let decisions = PluginPolicy {
        settings: [("word".to_owned(), "cat".to_owned()), ("with".to_owned(), "dog".to_owned())].into(),
        limits: PartialLimits { deadline_ms: Some(20_000), ..PartialLimits::default() },
        ..PluginPolicy::default()
    };
    let policy = crate::harness::policy_of("reads-settings", decisions);
    let host = Host::with_policy(&["reads-settings"], policy).await;
    assert_eq!(&*host.improve("my cat sleeps").await.improved, "my dog sleeps");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_whole_request_ends_at_its_deadline_with_what_is_done() {
    use prompt_host::improve::{Improver, Request, Settings};
    let host = Host::with(&["echo", "spins"]).await;
    let improver = Improver::new(Settings { deadline_ms: 20, ..Settings::default() });
    // `echo` goes before `spins`, by id; with 20 ms it may be late on a busy machine.
    let request = Request { prompt: "Say hello.".to_owned(), ..Request::default() };
    let answer = improver.improve(&host.plugins.current(), request).await.unwrap();
    let spins = answer.skipped.iter().find(|skipped| skipped.plugin.as_str() == "spins").unwrap();
    assert!(
        spins.reason.starts_with("ran longer than its ") || spins.reason.starts_with("was not asked"),
        "{}",
        spins.reason
    );
}
