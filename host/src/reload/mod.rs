//! Swapping plugins while serving.
//!
//! [`Plugins`] holds the current [`Generation`]. A reload looks at the built-in
//! components, the plugin folders and the policy, loads what is new beside the running
//! generation, and publishes the next one whole. A file that cannot be loaded leaves
//! its last good version serving and is named in the generation's failures.
//! Requests that run keep the generation they took. [`Templates`] does the same for the
//! template library.

mod breaker_file;
mod build;
mod built_in;
pub mod experiment_report;
mod experiments;
mod find;
mod grants;
mod prepared;
mod prompt_library;
mod scan;
mod swap;
mod tally;
mod templates;
mod watch;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use arc_swap::ArcSwap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tokio::sync::{Mutex, Notify, watch as channel};
use tokio_util::sync::CancellationToken;

use self::build::Shelf;
use self::swap::Door;
use crate::events::{Event, Events, Subject};
use crate::plugin::{Breakers, Digest, Generation, Lock, PluginId, Policy};
use crate::wasm::Runtime;

pub use breaker_file::BreakerFile;
pub use built_in::BuiltIn;
pub use experiment_report::{ExperimentReport, VariantReport, experiment_report};
pub use experiments::{ExperimentCounts, VariantCalls};
pub use find::find_component;
pub use grants::GrantFile;
pub use prepared::{PreparedPlugins, PreparedTemplates};
pub use prompt_library::{Caller, Filled, LibrarySettings, PromptLibrary};
pub use swap::{Candidate, Decision};
pub use tally::{Tally, TallyCounts};
pub use templates::{Catalog, TemplateSources, Templates};
pub use watch::{WatchMode, WatchOptions, Watched, Watcher};

/// Where plugins come from.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    /// Carried inside the host.
    pub built_in: Vec<BuiltIn>,
    /// Searched for `*.wasm`, not below. A later folder's plugin takes the place of an
    /// earlier one's with the same id.
    pub folders: Vec<PathBuf>,
    /// The lock file: with one, the folders' plugins run only as it pins them.
    pub lock: Option<PathBuf>,
    /// What plugins were granted before; none remembers nothing over a restart.
    pub grants: Option<GrantFile>,
    /// Whether a component that takes seconds to compile is compiled beside serving, and serves
    /// when somebody who [watches](Plugins::watch) hears of it; otherwise callers wait for it.
    pub ahead: bool,
}

/// The plugins of a running host. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Plugins(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    runtime: Runtime,
    folders: Vec<PathBuf>,
    lock: Option<PathBuf>,
    grants: Option<GrantFile>,
    breakers: Option<Breakers>,
    current: ArcSwap<Generation>,
    number: channel::Sender<u64>,
    tally: Tally,
    watched: Watched,
    shadow_over: Arc<Notify>,
    /// Who is told when a component is compiled beside serving; none where callers wait for it.
    compiled: Option<Arc<Notify>>,
    // Held through a reload: there is one builder at a time.
    bench: Mutex<Bench>,
}

/// At which files a reload looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Look {
    /// At those that changed.
    Changed,
    /// Also at those that failed before.
    All,
}

#[derive(Debug)]
struct Bench {
    shelf: Shelf,
    policy: Policy,
    built_in: Vec<BuiltIn>,
}

/// What a reload did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReloadReport {
    /// The generation that serves now.
    pub generation: u64,
    /// Whether it is a new one.
    pub changed: bool,
    /// Plugins that are new or have new bytes.
    pub loaded: Vec<PluginId>,
    /// Plugins that are gone.
    pub removed: Vec<PluginId>,
    /// Files that are not served.
    pub failures: Vec<ReloadFailure>,
    /// Filters and file endings that a plugin goes without because another one has them.
    #[serde(default)]
    pub conflicts: Vec<ReloadConflict>,
}

/// A filter or a file ending that a plugin goes without.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReloadConflict {
    /// The plugin.
    pub id: PluginId,
    /// One sentence: what it is, who has it, and the way out.
    pub reason: String,
}

/// A file that is not served, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReloadFailure {
    /// The plugin it was or would double.
    pub id: Option<PluginId>,
    /// The file.
    pub origin: String,
    /// One sentence, with the way out.
    pub reason: String,
    /// What there is to say beyond it, in several lines; null when the sentence is all.
    #[serde(default)]
    pub details: Option<String>,
    /// Whether a good version of it still serves.
    pub previous_serves: bool,
    /// Whether nothing is wrong but that it is being compiled.
    #[serde(default)]
    pub compiling: bool,
}

impl Plugins {
    /// Loads everything and publishes the first generation, failures included.
    pub async fn start(runtime: Runtime, sources: Sources, policy: Policy) -> Self {
        Self::start_guarded(runtime, sources, policy, None).await
    }

    /// The same with a circuit of `breakers` in front of each plugin.
    pub async fn start_guarded(runtime: Runtime, sources: Sources, policy: Policy, breakers: Option<Breakers>) -> Self {
        let plugins = Self(Arc::new(Inner {
            runtime,
            folders: sources.folders,
            lock: sources.lock,
            grants: sources.grants,
            breakers,
            current: ArcSwap::default(),
            number: channel::Sender::new(0),
            tally: Tally::default(),
            watched: Watched::default(),
            shadow_over: Arc::default(),
            compiled: sources.ahead.then(Arc::default),
            bench: Mutex::new(Bench { shelf: Shelf::default(), policy, built_in: sources.built_in }),
        }));
        plugins.refresh(Look::Changed).await;
        plugins
    }

    /// The generation that serves now.
    pub fn current(&self) -> Arc<Generation> {
        self.0.current.load_full()
    }

    /// The circuits in front of them; none where nothing keeps requests from a plugin that fails.
    pub fn breakers(&self) -> Option<&Breakers> {
        self.0.breakers.as_ref()
    }

    /// Lets go of sandboxes that are kept warm, to give memory back; tells how many.
    pub fn shed(&self) -> usize {
        self.0.runtime.shed()
    }

    /// Tells the number of each new generation.
    pub fn subscribe(&self) -> channel::Receiver<u64> {
        self.0.number.subscribe()
    }

    /// Whether sandboxes come from a pool.
    pub fn is_pooled(&self) -> bool {
        self.0.runtime.is_pooled()
    }

    /// How often plugins were read again, and what was wrong with them last.
    pub fn tally(&self) -> &Tally {
        &self.0.tally
    }

    /// How changes of the folders are noticed.
    pub fn watched(&self) -> &Watched {
        &self.0.watched
    }

    /// Looks at every file again, also at those that failed before.
    pub async fn reload(&self) -> ReloadReport {
        self.refresh(Look::All).await
    }

    /// Loads more built-in plugins beside those that serve.
    pub async fn add(&self, built_in: impl IntoIterator<Item = BuiltIn>) -> ReloadReport {
        self.0.bench.lock().await.built_in.extend(built_in);
        self.refresh(Look::Changed).await
    }

    /// Ends the time that a version of `id` runs beside the one that serves. None when there is
    /// no such version.
    pub async fn decide(&self, id: &PluginId, decision: Decision) -> Option<ReloadReport> {
        let settled = self.0.bench.lock().await.shelf.settle_shadows(Some((id, decision)));
        if settled == 0 { None } else { Some(self.refresh(Look::Changed).await) }
    }

    /// Puts other decisions of the operator into force.
    pub async fn set_policy(&self, policy: Policy) -> ReloadReport {
        self.0.bench.lock().await.policy = policy;
        self.refresh(Look::Changed).await
    }

    /// Reloads whenever something changes in the folders, until `shutdown`.
    pub async fn watch(&self, options: WatchOptions, shutdown: CancellationToken) {
        let mut watcher = Watcher::new(self.0.folders.clone(), options);
        // What changed between the first look and the first watch.
        self.refresh(Look::Changed).await;
        self.0.watched.set(&watcher);
        loop {
            let something = async {
                tokio::select! {
                    () = watcher.changed() => {}
                    () = self.0.shadow_over.notified() => {}
                    () = self.compiled() => {}
                    () = self.shadow_ends() => {}
                }
            };
            if shutdown.run_until_cancelled(something).await.is_none() {
                return;
            }
            self.0.watched.set(&watcher);
            self.refresh(Look::Changed).await;
        }
    }

    /// Waits until a component is compiled that nobody waited for.
    async fn compiled(&self) {
        match &self.0.compiled {
            Some(compiled) => compiled.notified().await,
            None => std::future::pending().await,
        }
    }

    /// Waits until the first version that runs beside another has had its time; for ever where
    /// none does, or where only an operator decides.
    async fn shadow_ends(&self) {
        let current = self.current();
        let shadows = current.plugins.iter().filter_map(|loaded| loaded.shadow.as_ref());
        match shadows.filter(|shadow| shadow.decides_itself()).map(|shadow| shadow.ends()).min() {
            Some(end) => tokio::time::sleep_until(end).await,
            None => std::future::pending().await,
        }
    }

    async fn refresh(&self, look: Look) -> ReloadReport {
        let inner = &*self.0;
        let mut bench = inner.bench.lock().await;
        let started = Instant::now();
        let Bench { shelf, policy, built_in } = &mut *bench;
        let folders = inner.folders.clone();
        let before = self.current();
        let door = self.door(policy, &before, look);
        shelf.refresh(&inner.runtime, built_in, folders, &door, look).await;
        // Afterwards: what was just refused is not looked at again at once.
        shelf.settle_shadows(None);
        let next = shelf.generation(before.number + 1, &door, &inner.folders, inner.breakers.as_ref());
        self.publish(&before, next, started)
    }

    /// What a component has to pass to serve under `policy` after `serving`.
    fn door<'a>(&'a self, policy: &'a Policy, serving: &'a Generation, look: Look) -> Door<'a> {
        let lock = self.0.lock.as_ref().map(|path| {
            let complaint = |error: String| format!("{} cannot be used: {error}", path.display());
            let text = std::fs::read_to_string(path).map_err(|error| complaint(error.to_string()))?;
            Lock::read(&text).map_err(|error| complaint(error.to_string()))
        });
        let grants = self.0.grants.as_ref();
        // Whoever asks for all of it wants to hear what came of it.
        let ahead = self.0.compiled.clone().filter(|_| look == Look::Changed);
        Door { policy, serving, lock, grants, over: Arc::clone(&self.0.shadow_over), ahead }
    }

    /// Lets `next` serve, if it is another than `before`.
    fn publish(&self, before: &Generation, next: Generation, started: Instant) -> ReloadReport {
        let inner = &*self.0;
        let report = compare(before, &next);
        if !report.changed {
            return report;
        }
        let problems = report.failures.iter().filter(|failure| !failure.compiling);
        let problems: Vec<String> = problems.map(|failure| format!("{} {}", failure.origin, failure.reason)).collect();
        inner.tally.record(started.elapsed(), (!problems.is_empty()).then(|| problems.join("; ")));
        for id in &report.loaded {
            tracing::info!(plugin = %id, generation = next.number, "plugin loaded");
        }
        for id in &report.removed {
            tracing::info!(plugin = %id, generation = next.number, "plugin removed");
        }
        for conflict in next.conflicts.iter().filter(|conflict| !before.conflicts.contains(conflict)) {
            tracing::warn!(plugin = %conflict.plugin, generation = next.number, "{conflict}");
        }
        if let Some(grants) = &inner.grants {
            grants.remember(&next);
        }
        let number = next.number;
        tell(inner.runtime.events(), before, &report, number);
        inner.current.store(Arc::new(next));
        inner.number.send_replace(number);
        report
    }
}

/// Publishes what a step to another generation brought. The first is no reload: it is the start.
fn tell(events: &Events, before: &Generation, report: &ReloadReport, number: u64) {
    let known = |failure: &&ReloadFailure| {
        before.failures.iter().any(|old| old.reason == failure.reason && old.origin.to_string() == failure.origin)
    };
    let failed = report.failures.iter().filter(|failure| !failure.compiling && !known(failure));
    let problems: Vec<String> = failed.map(|failure| format!("{}: {}", failure.origin, failure.reason)).collect();
    if !problems.is_empty() {
        events.publish(Event::ReloadFailed { subject: Subject::Plugins, problems });
    }
    let named = |verb: &str, ids: &[PluginId]| ids.iter().map(|id| format!("{verb} {id}")).collect::<Vec<_>>();
    let changed = [named("loaded", &report.loaded), named("removed", &report.removed)].concat();
    if number > 1 && !changed.is_empty() {
        events.publish(Event::Reloaded { subject: Subject::Plugins, changed });
    }
}

/// Digests of what runs beside others.
fn shadows(generation: &Generation) -> Vec<Digest> {
    let beside = generation.plugins.iter().filter_map(|loaded| loaded.shadow.as_ref());
    beside.map(|shadow| shadow.candidate().digest).collect()
}

/// What the step from one generation to the next would mean.
fn compare(before: &Generation, next: &Generation) -> ReloadReport {
    let is_new = |loaded: &&crate::plugin::Loaded| {
        before.find(loaded.id().as_str()).is_none_or(|old| old.digest != loaded.digest || old.origin != loaded.origin)
    };
    let loaded: Vec<PluginId> = next.plugins.iter().filter(is_new).map(|loaded| loaded.id().clone()).collect();
    let removed: Vec<PluginId> =
        before.plugins.iter().map(|loaded| loaded.id().clone()).filter(|id| next.find(id.as_str()).is_none()).collect();
    let changed = before.number == 0
        || !loaded.is_empty()
        || !removed.is_empty()
        || before.failures != next.failures
        || before.policy != next.policy
        || shadows(before) != shadows(next);
    let failures = next
        .failures
        .iter()
        .map(|failure| ReloadFailure {
            id: failure.id.clone(),
            origin: failure.origin.to_string(),
            reason: failure.reason.clone(),
            details: failure.details.clone(),
            previous_serves: failure.previous_serves,
            compiling: failure.compiling,
        })
        .collect();
    let conflicts = next
        .conflicts
        .iter()
        .map(|conflict| ReloadConflict { id: conflict.plugin.clone(), reason: conflict.to_string() })
        .collect();
    let generation = if changed { next.number } else { before.number };
    ReloadReport { generation, changed, loaded, removed, failures, conflicts }
}
