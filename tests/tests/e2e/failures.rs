//! Failed calls of real plugins: what is kept of them, and that they fail again.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use prompt_host::failures::{Bundle, FailureKeeper, FailureSettings, Input};
use prompt_host::plugin::{Limits, PartialLimits, PluginPolicy, Policy, WarmGrant};
use prompt_host::reload::{Plugins, Sources};
use prompt_host::trial::{Answer, Came, Replay, Replayer};
use prompt_host::verify::{Settings, Verifier, VerifyRequest};
use prompt_host::wasm::{Pooling, Runtime, RuntimeOptions};
use prompt_host_tests::guests::{guest, target_folder};
use tempfile::TempDir;
use tokio_util::sync::CancellationToken;

use crate::harness::{Host, policy_of};
use crate::templates::try_render;

/// How the tests' own sandboxes are made: compiled guests are kept between runs.
fn options() -> RuntimeOptions {
    let cache_folder = Some(target_folder().join("guests").join("compiled"));
    RuntimeOptions { cache_folder, pooling: Pooling::Off, ..RuntimeOptions::default() }
}

/// A host in this process that keeps failed calls.
struct Keeping {
    data: TempDir,
    keeper: FailureKeeper,
    runtime: Runtime,
}

impl Keeping {
    fn new() -> Self {
        let data = tempfile::tempdir().unwrap();
        let settings = FailureSettings { keep: 10, ..FailureSettings::default() };
        let keeper = FailureKeeper::new(data.path().join("failures"), &settings, &[]).unwrap();
        let runtime = Runtime::start(RuntimeOptions { witness: Some(Arc::new(keeper.clone())), ..options() }).unwrap();
        Self { data, keeper, runtime }
    }

    async fn host(&self, guests: &[&str]) -> Host {
        // What a busy machine decides is not looked at here, but for the one that never ends.
        let limits = Limits { deadline_ms: 20_000, ..Limits::default() };
        Host::on(self.runtime.clone(), guests, Policy { limits, ..hurry("spins") }).await
    }

    fn files(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.data.path().join("failures")).into_iter().flatten();
        entries.map(|entry| entry.unwrap().path()).collect()
    }

    /// What was kept, by the plugin's id.
    async fn kept(&self) -> Vec<Bundle> {
        let over = CancellationToken::new();
        over.cancel();
        self.keeper.follow(over).await;
        let read = |path: PathBuf| Bundle::read(&fs::read_to_string(path).unwrap()).unwrap();
        let mut kept: Vec<Bundle> = self.files().into_iter().map(read).collect();
        kept.sort_by(|one, other| one.plugin.id.cmp(&other.plugin.id));
        kept
    }
}

/// Little time for this plugin.
fn hurry(id: &str) -> Policy {
    let limits = PartialLimits { deadline_ms: Some(50), ..PartialLimits::default() };
    policy_of(id, PluginPolicy { limits, ..PluginPolicy::default() })
}

async fn replayed(bundle: &Bundle, name: &str, times: usize) -> Replay {
    Replayer::start(options()).unwrap().replay(bundle, &guest(name), times).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn each_way_to_fail_is_kept_once_and_fails_again() {
    let keeping = Keeping::new();
    let guests = [
        ("answers-100-mib", "output"),
        ("eats-memory", "memory"),
        ("leaks-handles", "handles"),
        ("overflows-stack", "stack-overflow"),
        ("panics", "trap"),
        ("returns-error", "refused"),
        ("spins", "timeout"),
        ("traps-deep", "trap"),
    ];
    let host = keeping.host(&guests.map(|(name, _)| name)).await;
    for _ in 0..2 {
        host.improve("Say hello to Zoë in 30 minutes.").await;
    }
    let kept = keeping.kept().await;
    let kinds: Vec<(&str, &str)> =
        kept.iter().map(|bundle| (bundle.plugin.id.as_str(), bundle.error.kind.as_str())).collect();
    assert_eq!(kinds, guests);
    for bundle in &kept {
        let Input::Rule { text, codes, .. } = &bundle.input else { panic!("{bundle:?}") };
        assert_eq!(text, "Say hello to Zoë in 30 minutes.");
        assert_eq!(codes, &[bundle.plugin.id.to_string()]);
        let replay = replayed(bundle, bundle.plugin.id.as_str(), 2).await;
        assert_eq!((replay.came, &replay.difference), (Came::Again, &None), "{bundle:?}: {replay:?}");
        assert_eq!(replay.digest.hex(), bundle.plugin.digest);
        assert_eq!(replay.runs.len(), 2);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bundle_says_where_a_plugin_was_and_what_it_wrote() {
    let keeping = Keeping::new();
    let host = keeping.host(&["panics-on-a-word", "traps-deep"]).await;
    let key = format!("ghp_{}", "a1B2c3D4e5".repeat(4));
    host.improve(&format!("Find the crash with {key}.")).await;
    let kept = keeping.kept().await;
    let [panics, traps] = kept.as_slice() else { panic!("{kept:?}") };
    assert!(traps.backtrace[0].starts_with("falls_over at 0x"), "{:?}", traps.backtrace);
    assert!(traps.backtrace[1].starts_with("reads_the_prompt at 0x"), "{:?}", traps.backtrace);
    assert!(panics.stderr.contains("cannot read Find the crash with <redacted>."), "{}", panics.stderr);
    assert_eq!(panics.log[0].text, "was asked about Find the crash with <redacted>.");
    assert!(panics.redacted && panics.error.sentence.contains("<redacted>"), "{panics:?}");
    assert!(!fs::read_to_string(&keeping.files()[0]).unwrap().contains(&key));
    assert!(!fs::read_to_string(&keeping.files()[1]).unwrap().contains(&key));
    let replay = replayed(panics, "panics-on-a-word", 1).await;
    assert_eq!(replay.runs[0].words.log[0].text, "was asked about Find the crash with <redacted>.");
    assert!(replay.runs[0].words.stderr.contains("panicked at"), "{replay:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn comparisons_and_filters_are_kept_too() {
    let keeping = Keeping::new();
    let host = keeping.host(&["compare-traps", "filter-answers-no-json", "filter-traps", "renders"]).await;
    let generation = host.plugins.current();
    let verifier = Verifier::new(Settings { deadline_ms: 30_000, ..Settings::default() });
    let (original, rewrite) = ("Say hello.".to_owned(), "Say hi.".to_owned());
    let request = VerifyRequest { original, rewrite, ..VerifyRequest::default() };
    verifier.verify(&generation, request).await.unwrap_err();
    for filter in ["filter_traps", "filter_answers_no_json"] {
        let source = format!("apply {filter} \"a\" [] {{}}");
        try_render(&generation, "renders", &source, "{}").await.unwrap_err();
    }
    let kept = keeping.kept().await;
    let [compared, no_json, trapped] = kept.as_slice() else { panic!("{kept:?}") };
    assert!(
        matches!(&compared.input, Input::Comparison { original, rewrite, .. } if original == "Say hello." && rewrite == "Say hi."),
        "{compared:?}"
    );
    assert!(
        matches!(&trapped.input, Input::Filter { name, value_json, .. } if name == "filter_traps" && value_json == "\"a\""),
        "{trapped:?}"
    );
    for (bundle, name) in [(compared, "compare-traps"), (no_json, "filter-answers-no-json"), (trapped, "filter-traps")]
    {
        assert_eq!(replayed(bundle, name, 2).await.came, Came::Again, "{bundle:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn another_version_may_fail_otherwise_or_not_at_all() {
    let keeping = Keeping::new();
    keeping.host(&["traps"]).await.improve("Say hello.").await;
    let [bundle] = keeping.kept().await.try_into().unwrap();
    assert_eq!(replayed(&bundle, "overflows-stack", 1).await.came, Came::Otherwise);
    let replay = replayed(&bundle, "echo", 1).await;
    assert_eq!(replay.came, Came::Not);
    assert!(matches!(&replay.runs[0].answer, Answer::Said(findings) if findings.contains("reads better as `hi`")));
    let refused = Replayer::start(options()).unwrap().replay(&bundle, &guest("filter-traps"), 1).await.unwrap_err();
    assert_eq!(refused.to_string(), "the component exports no `rule`, which the failed call was for");
}

#[tokio::test(flavor = "multi_thread")]
async fn plugins_that_are_only_tried_leave_no_bundle() {
    let keeping = Keeping::new();
    let plugins = Plugins::start(keeping.runtime.clone(), Sources::default(), Policy::default()).await;
    let origin = prompt_host::plugin::Origin::File("traps.wasm".into());
    let candidate = plugins.candidate(origin, &guest("traps"), WarmGrant::default()).await.unwrap();
    let improver = prompt_host::improve::Improver::default();
    let request = prompt_host::improve::Request { prompt: "Say hello.".to_owned(), ..Default::default() };
    let answer = improver.improve(&candidate.generation, request).await.unwrap();
    assert!(answer.skipped[0].reason.starts_with("trapped"), "{answer:?}");
    assert!(keeping.kept().await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_number_that_is_none_has_one_form_in_a_deterministic_sandbox() {
    let bits = async |deterministic| {
        let runtime = Runtime::start(RuntimeOptions { deterministic, ..options() }).unwrap();
        let policy = Policy { limits: Limits { deadline_ms: 20_000, ..Limits::default() }, ..Policy::default() };
        Host::on(runtime, &["tells-bits"], policy).await.check("Say hello.").await.findings[0].message.clone()
    };
    assert_eq!(bits(false).await, "7ff80000deadbeef");
    assert_eq!(bits(true).await, "7ff8000000000000");
}
