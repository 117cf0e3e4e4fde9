//! A host in this process: real components in a real plugin folder, real limits.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use prompt_host::improve::report::{CheckReport, Improvement};
use prompt_host::improve::{Improver, Request, Settings};
use prompt_host::plugin::{Applicability, Generation, Limits, PartialLimits, PluginPolicy, Policy};
use prompt_host::reload::{Plugins, Sources};
use prompt_host::wasm::{Runtime, RuntimeOptions};
use prompt_host_tests::guests::guest;
use tempfile::TempDir;

/// One engine for all tests, as in a host. Compiled guests are kept between runs.
pub(crate) fn runtime() -> Runtime {
    static RUNTIME: OnceLock<Runtime> = OnceLock::new();
    RUNTIME.get_or_init(own_runtime).clone()
}

/// An engine of a test's own, for what others would disturb.
pub(crate) fn own_runtime() -> Runtime {
    let cache_folder = prompt_host_tests::guests::target_folder().join("guests").join("compiled");
    Runtime::start(RuntimeOptions { cache_folder: Some(cache_folder), ..RuntimeOptions::default() }).unwrap()
}

/// A folder of plugins and what the host made of it.
pub(crate) struct Host {
    folder: TempDir,
    pub(crate) plugins: Plugins,
    pub(crate) improver: Improver,
}

impl Host {
    /// With these guests in its plugin folder, and nothing built in. All of them have time
    /// enough on a busy machine; their other limits are the defaults.
    pub(crate) async fn with(guests: &[&str]) -> Self {
        let limits = Limits { deadline_ms: 20_000, ..Limits::default() };
        Self::with_policy(guests, Policy { limits, ..Policy::default() }).await
    }

    /// As [`Host::with`], but only `echo` has more time than by default.
    pub(crate) async fn in_a_hurry(guests: &[&str]) -> Self {
        Self::with_policy(guests, patient("echo")).await
    }

    pub(crate) async fn with_policy(guests: &[&str], policy: Policy) -> Self {
        Self::on(runtime(), guests, policy).await
    }

    pub(crate) async fn on(runtime: Runtime, guests: &[&str], policy: Policy) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for name in guests {
            fs::write(folder.path().join(format!("{name}.wasm")), guest(name)).unwrap();
        }
        let sources = Sources { built_in: vec![], folders: vec![folder.path().to_owned()], ..Sources::default() };
        let plugins = Plugins::start(runtime, sources, policy).await;
        // A loaded machine must not end a test's request: its deadline has tests of its own.
        let improver = Improver::new(Settings { deadline_ms: 30_000, ..Settings::default() });
        Self { folder, plugins, improver }
    }

    pub(crate) fn path(&self, file: &str) -> PathBuf {
        self.folder.path().join(file)
    }

    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) async fn improve(&self, prompt: &str) -> Improvement {
        self.improve_with(Request { prompt: prompt.to_owned(), ..Request::default() }).await
    }

    pub(crate) async fn improve_suggested(&self, prompt: &str) -> Improvement {
        let apply = Some(Applicability::Suggested);
        self.improve_with(Request { prompt: prompt.to_owned(), apply, ..Request::default() }).await
    }

    pub(crate) async fn improve_with(&self, request: Request) -> Improvement {
        self.improver.improve(&self.plugins.current(), request).await.unwrap()
    }

    pub(crate) async fn check(&self, prompt: &str) -> CheckReport {
        let request = Request { prompt: prompt.to_owned(), ..Request::default() };
        self.improver.check(&self.plugins.current(), request).await.unwrap()
    }

    /// The reason why `file` is not served.
    pub(crate) fn failure(&self, file: &str) -> String {
        failure_of(&self.plugins.current(), &self.path(file))
    }
}

pub(crate) fn failure_of(generation: &Generation, path: &Path) -> String {
    let origin = path.display().to_string();
    let failure = generation.failures.iter().find(|failure| failure.origin.to_string() == origin);
    failure.map_or_else(|| format!("no failure of {origin}"), |failure| failure.reason.clone())
}

/// Default limits for all, and time enough for the well-behaved `id` on a busy machine.
pub(crate) fn patient(id: &str) -> Policy {
    let limits = PartialLimits { deadline_ms: Some(20_000), ..PartialLimits::default() };
    policy_of(id, PluginPolicy { limits, ..PluginPolicy::default() })
}

pub(crate) fn policy_of(id: &str, decisions: PluginPolicy) -> Policy {
    Policy { plugins: [(id.parse().unwrap(), decisions)].into(), ..Policy::default() }
}
