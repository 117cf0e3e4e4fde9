//! What the benches run on: the real runtime, and generations of as many plugins as wanted.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use prompt_host::improve::{Improver, Settings};
use prompt_host::plugin::{CheckRequest, Generation, Limits, Policy, RulePlugin, Target};
use prompt_host::prompt::Document;
use prompt_host::reload::{BuiltIn, Plugins, Sources};
use prompt_host::wasm::{Runtime, RuntimeOptions};

use crate::variants;

/// Longer than anything here takes, so that a busy machine makes a figure bad, not wrong.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

/// The runtime, with compiled components kept between runs.
pub(crate) fn runtime() -> Runtime {
    let cache_folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("compiled");
    Runtime::start(RuntimeOptions { cache_folder: Some(cache_folder), ..RuntimeOptions::default() }).unwrap()
}

/// The tokio runtime of a benchmark: one thread, as one worker of the host is.
pub(crate) fn tokio_runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap()
}

pub(crate) fn policy() -> Policy {
    let deadline_ms = PATIENCE.as_secs() * 1_000;
    Policy { limits: Limits { deadline_ms, ..Limits::default() }, ..Policy::default() }
}

pub(crate) fn improver() -> Improver {
    let deadline_ms = PATIENCE.as_secs() * 1_000;
    Improver::new(Settings { deadline_ms, ..Settings::default() })
}

/// The component of a first-party plugin.
pub(crate) fn component(id: &str) -> &'static [u8] {
    BuiltIn::FIRST_PARTY.iter().find(|built_in| built_in.name == id).unwrap().bytes
}

/// A first-party plugin, loaded.
pub(crate) async fn plugin(runtime: &Runtime, id: &str) -> Arc<dyn RulePlugin> {
    let policy = policy();
    runtime.load(component(id), &policy).await.unwrap().rule_plugin(&policy).unwrap()
}

/// All first-party plugins.
pub(crate) async fn first_party(runtime: &Runtime) -> Arc<Generation> {
    load(runtime, BuiltIn::FIRST_PARTY.to_vec()).await
}

/// `tidy` under `count` ids.
pub(crate) async fn copies(runtime: &Runtime, count: usize) -> Arc<Generation> {
    let version = plugin(runtime, "tidy").await.rule_set().plugin.version.clone();
    let built_in = (0..count).map(|number| BuiltIn {
        name: variants::numbered("tidy", number).leak(),
        bytes: variants::with_id(component("tidy"), "tidy", &version, number).leak(),
    });
    load(runtime, built_in.collect()).await
}

async fn load(runtime: &Runtime, built_in: Vec<BuiltIn>) -> Arc<Generation> {
    let count = built_in.len();
    let sources = Sources { built_in, folders: Vec::new(), ..Sources::default() };
    let generation = Plugins::start(runtime.clone(), sources, policy()).await.current();
    assert_eq!((generation.active().count(), &generation.failures), (count, &vec![]));
    generation
}

/// What a rule is asked about `prompt`.
pub(crate) fn check_request(prompt: &str) -> CheckRequest {
    CheckRequest {
        document: Arc::new(Document::analyse(prompt)),
        target: Target::Unknown,
        task: None,
        context: Arc::new([]),
        prior_turns: 0,
        scores: None,
    }
}
