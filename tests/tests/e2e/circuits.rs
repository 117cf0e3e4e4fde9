//! Circuits in front of plugins of every kind, with guests that fail each time.

use prompt_host::events::{Event, Events};
use prompt_host::plugin::breaker::OnOpen;
use prompt_host::plugin::{BreakerSettings, Breakers, Limits, Policy};
use prompt_host::reload::{Plugins, Sources};
use prompt_host::verify::{Settings, Verifier, VerifyError, VerifyRequest};
use prompt_host_tests::guests::guest;
use tempfile::TempDir;

use crate::harness::runtime;
use crate::templates::try_render;

/// Plugins with circuits that open at the third fault, and what happens to them.
async fn guarded(guests: &[&str], on_open: OnOpen) -> (TempDir, Plugins, Events) {
    let folder = tempfile::tempdir().unwrap();
    for name in guests {
        std::fs::write(folder.path().join(format!("{name}.wasm")), guest(name)).unwrap();
    }
    let events = Events::default();
    let settings = BreakerSettings { faults: 3, pause_ms: 600_000, on_open, ..BreakerSettings::default() };
    let breakers = Breakers::new(settings, events.clone());
    let sources = Sources { built_in: vec![], folders: vec![folder.path().to_owned()], ..Sources::default() };
    let policy = Policy { limits: Limits { deadline_ms: 20_000, ..Limits::default() }, ..Policy::default() };
    (folder, Plugins::start_guarded(runtime(), sources, policy, Some(breakers)).await, events)
}

async fn verify(plugins: &Plugins) -> Result<Vec<String>, VerifyError> {
    let verifier = Verifier::new(Settings { deadline_ms: 30_000, ..Settings::default() });
    let (original, rewrite) = ("Say hello to Zoë in 30 minutes.".to_owned(), "Say hello in 40 minutes.".to_owned());
    let request = VerifyRequest { original, rewrite, ..VerifyRequest::default() };
    let answer = verifier.verify(&plugins.current(), request).await?;
    Ok(answer.skipped.into_iter().map(|skipped| skipped.reason).collect())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_comparison_that_traps_each_time_is_left_alone() {
    let (_folder, plugins, events) = guarded(&["compares", "compare-traps"], OnOpen::Skip).await;
    let mut heard = events.listen();
    for _ in 0..3 {
        let reasons = verify(&plugins).await.unwrap();
        assert!(reasons[0].starts_with("trapped"), "{reasons:?}");
    }
    let calls = || plugins.current().find("compare-traps").unwrap().usage.calls();
    let before = calls();
    let reasons = verify(&plugins).await.unwrap();
    assert!(
        reasons[0].starts_with("is not asked for the next 600 s, since 3 of its last 3 calls failed"),
        "{reasons:?}"
    );
    assert_eq!(calls(), before, "it was not asked");
    let mut changes = Vec::new();
    while let Ok(occurrence) = heard.try_recv() {
        if let Event::BreakerChanged { plugin, state, .. } = &occurrence.event {
            changes.push((plugin.clone(), *state));
        }
    }
    assert_eq!(changes, [("compare-traps".to_owned(), "open")]);
}

#[tokio::test(flavor = "multi_thread")]
async fn no_verdict_is_given_without_it_where_that_is_wanted() {
    let (_folder, plugins, _) = guarded(&["compares", "compare-traps"], OnOpen::Fail).await;
    for _ in 0..3 {
        verify(&plugins).await.unwrap();
    }
    let refused = verify(&plugins).await.unwrap_err();
    assert!(matches!(refused, VerifyError::Missing(_)), "{refused}");
    assert!(refused.to_string().starts_with("the plugin `compare-traps` is not asked for the next 600 s"), "{refused}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_engine_and_a_filter_that_trap_each_time_are_left_alone_and_others_go_on() {
    let (_folder, plugins, _) =
        guarded(&["renders", "render-traps", "filter-traps", "filter-shouts"], OnOpen::Skip).await;
    let generation = plugins.current();
    let engine = async || try_render(&generation, "render-traps", "always", "{}").await.unwrap_err().to_string();
    let filter = async || {
        let source = "apply filter_traps \"a\" [] {}";
        try_render(&generation, "renders", source, "{}").await.unwrap_err().to_string()
    };
    for _ in 0..3 {
        let (engine, filter) = (engine().await, filter().await);
        assert!(engine.contains("trapped") && filter.contains("trapped"), "{engine}, {filter}");
    }
    let (engine, filter) = (engine().await, filter().await);
    assert!(engine.contains("is not asked for the next 600 s"), "{engine}");
    assert!(filter.contains("is not asked for the next 600 s"), "{filter}");
    let source = "apply filter_shouts \"a\" [] {}";
    let rendered = try_render(&generation, "renders", source, "{}").await.unwrap();
    assert_eq!(rendered.text, "\"A\"", "an engine is not to blame for its filters");
}

#[tokio::test(flavor = "multi_thread")]
async fn memory_that_is_given_back_costs_the_next_render_a_fresh_sandbox() {
    let warm = async |plugins: &Plugins| try_render(&plugins.current(), "renders", "shed", "1").await.unwrap().warm;
    let own = own_plugins().await;
    assert!(!warm(&own).await && warm(&own).await);
    assert_eq!(own.shed(), 1);
    assert!(!warm(&own).await);
}

/// The same engine on a runtime that no other test uses.
async fn own_plugins() -> Plugins {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("renders.wasm"), guest("renders")).unwrap();
    let sources = Sources { built_in: vec![], folders: vec![folder.path().to_owned()], ..Sources::default() };
    let policy = Policy { limits: Limits { deadline_ms: 20_000, ..Limits::default() }, ..Policy::default() };
    Plugins::start(crate::harness::own_runtime(), sources, policy).await
}
