//! Swapping plugins while serving: whole or not at all, and nothing lost on the way.

use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use prompt_host::plugin::{GateSettings, PluginPolicy, Policy};
use prompt_host::reload::{Plugins, Sources, WatchMode, WatchOptions, Watcher};
use prompt_host_tests::guests::guest;
use tokio_util::sync::CancellationToken;

use crate::harness::{Host, patient, policy_of, runtime};

/// Watches the host's folder until the guard is dropped.
fn watch(host: &Host, mode: WatchMode) -> tokio_util::sync::DropGuard {
    let shutdown = CancellationToken::new();
    let (plugins, token) = (host.plugins.clone(), shutdown.clone());
    let options = WatchOptions { mode, poll_interval: Duration::from_millis(50), ..WatchOptions::default() };
    tokio::spawn(async move { plugins.watch(options, token).await });
    shutdown.drop_guard()
}

/// Waits until the generation is as `wanted`, however many there are on the way.
async fn wait_until(host: &Host, what: &str, wanted: impl Fn(&Host) -> bool) {
    let mut numbers = host.plugins.subscribe();
    let waiting = async {
        while !wanted(host) {
            numbers.changed().await.unwrap();
        }
    };
    tokio::time::timeout(Duration::from_secs(60), waiting)
        .await
        .unwrap_or_else(|_| panic!("never: {what}; {:?}", host.plugins.current()));
}

fn version(host: &Host) -> Option<String> {
    let generation = host.plugins.current();
    generation.find("echo").map(|loaded| loaded.info.version.clone())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_file_serves_a_changed_one_replaces_it_and_a_removed_one_is_gone() {
    for mode in [WatchMode::Auto, WatchMode::Poll] {
        let host = Host::with(&[]).await;
        let _watching = watch(&host, mode);
        fs::write(host.path("echo.wasm"), guest("echo")).unwrap();
        wait_until(&host, "loaded", |host| version(host).as_deref() == Some("0.1.0")).await;
        assert_eq!(&*host.improve("hello").await.improved, "hi");

        fs::write(host.path("echo.wasm"), guest("echo-v2")).unwrap();
        wait_until(&host, "changed", |host| version(host).as_deref() == Some("0.2.0")).await;
        assert_eq!(&*host.improve("hello").await.improved, "hey");

        fs::rename(host.path("echo.wasm"), host.path("other.wasm")).unwrap();
        wait_until(&host, "renamed", |host| {
            host.plugins.current().find("echo").is_some_and(|echo| echo.origin.to_string().ends_with("other.wasm"))
        })
        .await;

        fs::remove_file(host.path("other.wasm")).unwrap();
        wait_until(&host, "removed", |host| version(host).is_none()).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_folder_that_comes_later_is_watched() {
    let host = Host::with(&[]).await;
    let folder = host.folder().to_owned();
    fs::remove_dir(&folder).unwrap();
    let _watching = watch(&host, WatchMode::Auto);
    fs::create_dir(&folder).unwrap();
    fs::write(host.path("echo.wasm"), guest("echo")).unwrap();
    wait_until(&host, "loaded", |host| version(host).is_some()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_half_written_file_serves_once_it_is_whole() {
    let host = Host::with(&["echo"]).await;
    let _watching = watch(&host, WatchMode::Auto);
    let whole = guest("echo-v2");
    fs::write(host.path("echo.wasm"), &whole[..whole.len() / 2]).unwrap();
    wait_until(&host, "half seen", |host| !host.plugins.current().failures.is_empty()).await;
    assert!(host.failure("echo.wasm").contains("damaged or truncated"));
    assert_eq!(&*host.improve("hello").await.improved, "hi", "the last good version serves meanwhile");
    fs::write(host.path("echo.wasm"), &whole).unwrap();
    wait_until(&host, "whole", |host| version(host).as_deref() == Some("0.2.0")).await;
    assert!(host.plugins.current().failures.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn replacing_by_rename_swaps() {
    let host = Host::with(&["echo"]).await;
    let _watching = watch(&host, WatchMode::Auto);
    fs::write(host.path(".echo.tmp"), guest("echo-v2")).unwrap();
    fs::rename(host.path(".echo.tmp"), host.path("echo.wasm")).unwrap();
    wait_until(&host, "swapped", |host| version(host).as_deref() == Some("0.2.0")).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_broken_reload_keeps_the_last_good_plugin() {
    for bad in
        ["not-wasm", "empty-file", "core-module", "truncated", "old-contract", "imports-sockets", "traps-in-describe"]
    {
        let host = Host::with(&["echo"]).await;
        let before = host.plugins.current().find("echo").unwrap().digest;
        fs::write(host.path("echo.wasm"), guest(bad)).unwrap();
        let report = host.plugins.reload().await;
        assert!(report.changed && report.loaded.is_empty(), "{bad}: {report:?}");
        assert_eq!(report.failures.len(), 1, "{bad}");
        assert!(report.failures[0].previous_serves, "{bad}");
        assert_eq!(report.failures[0].id.as_ref().unwrap().as_str(), "echo");
        assert_eq!(host.plugins.current().find("echo").unwrap().digest, before);
        assert_eq!(&*host.improve("hello").await.improved, "hi", "{bad}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_files_with_one_id_the_one_that_served_stays() {
    let host = Host::with(&["echo"]).await;
    fs::write(host.path("a-first-by-name.wasm"), guest("echo-v2")).unwrap();
    host.plugins.reload().await;
    assert_eq!(version(&host).as_deref(), Some("0.1.0"));
    let reason = host.failure("a-first-by-name.wasm");
    assert!(reason.starts_with("has the id `echo`, which ") && reason.ends_with("remove one of the two"), "{reason}");
    fs::remove_file(host.path("echo.wasm")).unwrap();
    host.plugins.reload().await;
    assert_eq!(version(&host).as_deref(), Some("0.2.0"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_later_folder_goes_before_an_earlier_one() {
    let (first, second) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    fs::write(first.path().join("echo.wasm"), guest("echo-v2")).unwrap();
    fs::write(second.path().join("echo.wasm"), guest("echo")).unwrap();
    let folders = vec![first.path().to_owned(), second.path().to_owned()];
    let plugins =
        Plugins::start(runtime(), Sources { built_in: vec![], folders, ..Sources::default() }, patient("echo")).await;
    let version = || plugins.current().find("echo").map(|echo| echo.info.version.clone());
    assert_eq!(version().as_deref(), Some("0.1.0"));
    assert!(plugins.current().failures.is_empty());
    fs::remove_file(second.path().join("echo.wasm")).unwrap();
    plugins.reload().await;
    assert_eq!(version().as_deref(), Some("0.2.0"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reload_without_a_change_makes_no_generation() {
    let host = Host::with(&["echo", "not-wasm"]).await;
    let before = host.plugins.current().number;
    let report = host.plugins.reload().await;
    assert!(!report.changed, "{report:?}");
    assert_eq!(host.plugins.current().number, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plugin_is_switched_off_and_on_by_policy() {
    let host = Host::with(&["echo"]).await;
    host.plugins.set_policy(policy_of("echo", PluginPolicy { enabled: false, ..PluginPolicy::default() })).await;
    assert_eq!(&*host.improve("hello").await.improved, "hello");
    assert_eq!(host.plugins.current().active().count(), 0);
    host.plugins.set_policy(patient("echo")).await;
    assert_eq!(&*host.improve("hello").await.improved, "hi");
}

#[tokio::test(flavor = "multi_thread")]
async fn swaps_under_load_lose_and_mix_nothing() {
    const SWAPS: usize = 200;
    const CALLERS: usize = 8;
    // The gate has tests of its own: here it would be most of the time.
    let gate = GateSettings { enabled: false, ..GateSettings::default() };
    let host = Arc::new(Host::with_policy(&["echo"], Policy { gate, ..patient("echo") }).await);
    let versions = [guest("echo"), guest("echo-v2")];
    let done = Arc::new(AtomicBool::new(false));
    let callers: Vec<_> = (0..CALLERS)
        .map(|_| {
            let (host, done) = (Arc::clone(&host), Arc::clone(&done));
            tokio::spawn(async move {
                let mut answers = 0;
                while !done.load(Ordering::Relaxed) {
                    let answer = host.improve("hello and hello and hello").await;
                    // Each answer is one version's alone, and nobody was skipped.
                    let whole = ["hi and hi and hi", "hey and hey and hey"].contains(&&*answer.improved);
                    assert!(whole && answer.skipped.is_empty(), "{answer:?}");
                    answers += 1;
                }
                answers
            })
        })
        .collect();
    for swap in 1..=SWAPS {
        fs::write(host.path("new"), &versions[swap % 2]).unwrap();
        fs::rename(host.path("new"), host.path("echo.wasm")).unwrap();
        let report = host.plugins.reload().await;
        assert_eq!(report.loaded.len(), 1, "swap {swap}: {report:?}");
    }
    done.store(true, Ordering::Relaxed);
    let mut answers = 0;
    for caller in callers {
        answers += caller.await.unwrap();
    }
    assert!(answers >= CALLERS, "{answers}");
    assert_eq!(host.plugins.current().number as usize, SWAPS + 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_folder_that_comes_while_watching_begins_is_watched() {
    for round in 0..200 {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("a/b/c");
        let coming = {
            let folder = folder.clone();
            std::thread::spawn(move || fs::create_dir_all(folder).unwrap())
        };
        let options = WatchOptions { quiet: Duration::ZERO, ..WatchOptions::default() };
        let mut watcher = Watcher::new(vec![folder.clone()], options);
        coming.join().unwrap();
        fs::write(folder.join("file"), "").unwrap();
        let told = tokio::time::timeout(Duration::from_secs(20), watcher.changed()).await;
        assert!(told.is_ok(), "round {round}: nothing was heard of the folder or its file");
    }
}
