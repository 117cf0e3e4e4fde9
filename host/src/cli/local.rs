//! The plugins and the records of this very process, as the settings want them.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;

use super::{compile, paths};
use crate::config::Settings;
use crate::events::Events;
use crate::failures::FailureKeeper;
use crate::learn::Shelf;
use crate::plugin::{Breakers, KeyStorage, MemoryStorage, Witness};
use crate::records::{self, RecordStore, Recorder, StoreKind};
use crate::reload::{BreakerFile, BuiltIn, GrantFile, Plugins, Sources};
use crate::storage::SqliteStorage;
use crate::templates::History;
use crate::train::Models;
use crate::wasm::{Compiler, Pooling, Runtime, RuntimeOptions};

/// When the compiling child is killed. Python and JavaScript components take about 6 s of two
/// cores; the child gives way to everybody else, so that a busy machine makes it many times that.
const COMPILE_DEADLINE: Duration = Duration::from_secs(300);

/// Which of the built-in plugins a command needs. Those of the plugin folders are always
/// loaded: only loading shows what they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Needed {
    /// To improve, check and compare prompts.
    ForPrompts,
    /// To serve: those for prompts, and those for templates unless they have to be compiled
    /// first. The caller brings these later.
    ForServing,
    /// To render templates.
    ForTemplates,
    /// To show what there is.
    All,
}

/// Starts the runtime and loads plugins; those that fail are in the generation.
///
/// # Errors
/// When the machine cannot run WebAssembly.
pub(super) async fn plugins(settings: &Settings, needed: Needed) -> anyhow::Result<Plugins> {
    watched_plugins(settings, needed, Watch::default()).await
}

/// What stands beside plugins that serve.
#[derive(Debug, Default)]
pub(super) struct Watch {
    /// Where it is told what happens to them.
    pub(super) events: Events,
    /// Whose circuits stand in front of them.
    pub(super) breakers: Option<Breakers>,
    /// Who keeps their failed calls.
    pub(super) failures: Option<FailureKeeper>,
}

/// The same with what stands beside plugins that serve.
///
/// # Errors
/// When the machine cannot run WebAssembly.
pub(super) async fn watched_plugins(settings: &Settings, needed: Needed, watch: Watch) -> anyhow::Result<Plugins> {
    let Watch { events, breakers, failures } = watch;
    let witness = failures.map(|failures| Arc::new(failures) as Arc<dyn Witness>);
    let options = RuntimeOptions { events, witness, ..runtime_options(settings) };
    let runtime = Runtime::start(options).context("failed to start the sandbox")?;
    let built_in = match needed {
        Needed::ForPrompts => BuiltIn::for_prompts().collect(),
        Needed::ForServing => {
            let compiled = BuiltIn::for_templates().filter(|built_in| runtime.has_compiled(built_in.bytes));
            BuiltIn::for_prompts().chain(compiled).collect()
        }
        Needed::ForTemplates => BuiltIn::for_templates().collect(),
        Needed::All => BuiltIn::FIRST_PARTY.to_vec(),
    };
    let sources = Sources {
        built_in,
        folders: settings.plugin_dirs.clone(),
        lock: settings.locked.then(|| paths::lock_file(settings)).transpose()?,
        grants: grant_file(),
        // Only a host that serves has something better to do, and it hears when they are ready.
        ahead: needed == Needed::ForServing && settings.watch.enabled,
    };
    Ok(Plugins::start_guarded(runtime, sources, settings.policy(), breakers).await)
}

/// Where it is kept what plugins were granted; none without a home folder.
pub(super) fn grant_file() -> Option<GrantFile> {
    Some(GrantFile::new(paths::grants_path()?))
}

/// Where plugins keep what they may keep: in the user's data folder, or without one in memory.
pub(super) fn storage() -> Arc<dyn KeyStorage> {
    match paths::storage_path() {
        Some(path) => Arc::new(SqliteStorage::new(path)),
        None => Arc::new(MemoryStorage::default()),
    }
}

/// The sandbox alone.
///
/// # Errors
/// When the machine cannot run WebAssembly.
pub(super) fn runtime(settings: &Settings) -> anyhow::Result<Runtime> {
    Runtime::start(runtime_options(settings)).context("failed to start the sandbox")
}

/// Nothing but the sandbox, and one in which the same input gives the same bytes.
///
/// # Errors
/// When the machine cannot run WebAssembly.
pub(super) async fn deterministic_plugins(settings: &Settings) -> anyhow::Result<Plugins> {
    let options = RuntimeOptions { pooling: Pooling::Off, deterministic: true, ..runtime_options(settings) };
    let runtime = Runtime::start(options).context("failed to start the deterministic sandbox")?;
    Ok(Plugins::start(runtime, Sources::default(), settings.policy()).await)
}

/// How the settings want the sandbox.
pub(super) fn runtime_options(settings: &Settings) -> RuntimeOptions {
    RuntimeOptions {
        pooling: settings.runtime.pooling,
        concurrent_calls: settings.runtime.max_concurrent_calls,
        cache_folder: paths::cache_folder(settings),
        compiler: compiler(),
        storage: storage(),
        ..RuntimeOptions::default()
    }
}

/// What keeps failed calls as the settings want it. None without a home folder, and where a pattern
/// of `records.redact` is none, which is said in the log.
pub(super) fn failure_keeper(settings: &Settings) -> Option<FailureKeeper> {
    FailureKeeper::new(paths::failures_folder()?, &settings.failures, &settings.records.redact)
        .inspect_err(|error| tracing::error!(%error, "no failed calls of plugins are kept"))
        .ok()
}

/// Where a host remembers which plugins it left alone; none without a home folder.
pub(super) fn breaker_file(settings: &Settings) -> Option<BreakerFile> {
    let path = paths::data_folder()?.join("state").join("breakers.json");
    Some(BreakerFile::new(path, settings.breaker.memory()))
}

/// Where versions of templates are kept. None where the settings keep none, without a home
/// folder, and where the folder cannot be used, which is said in the log.
pub(super) fn history(settings: &Settings) -> Option<Arc<History>> {
    let folder = paths::history_folder(settings)?;
    History::open(&folder, settings.templates.history_limits())
        .inspect_err(|error| tracing::warn!(%error, "no versions of templates are kept"))
        .ok()
        .map(Arc::new)
}

/// The store of records that the settings name, for a command that looks into it.
///
/// # Errors
/// When it cannot be opened, and when only the process that keeps it could look.
pub(super) async fn kept_records(settings: &Settings) -> anyhow::Result<Arc<dyn RecordStore>> {
    anyhow::ensure!(
        settings.records.store != StoreKind::Memory,
        "records are kept in the memory of the host that serves (`records.store: memory`), where commands cannot \
         look: set `records.store` to `sqlite` or `postgres`"
    );
    record_store(settings).await
}

/// The store of records that the settings name.
///
/// # Errors
/// When it cannot be opened.
pub(super) async fn record_store(settings: &Settings) -> anyhow::Result<Arc<dyn RecordStore>> {
    // The store lies in the user's folder for data, with the host's own folder in it.
    let data = paths::data_folder();
    Ok(records::open(&settings.records, data.as_deref().and_then(Path::parent)).await?)
}

/// What records answers: the journal beside the store. Nobody [writes](Recorder::write) yet.
///
/// # Errors
/// When the store or the journal cannot be opened, and without a home folder to keep it in.
pub(super) async fn recorder(settings: &Settings) -> anyhow::Result<Recorder> {
    Ok(Recorder::open(&settings.records, &paths::journal_folder(settings)?, record_store(settings).await?)?)
}

/// The model that the settings choose, and those to come.
pub(super) fn models(settings: &Settings) -> anyhow::Result<Models> {
    Ok(Models::open(shelf(settings)?, settings.model.clone()))
}

/// The folder of models.
///
/// # Errors
/// When nothing says where it is.
pub(super) fn shelf(settings: &Settings) -> anyhow::Result<Shelf> {
    let folder = paths::models_folder(settings);
    folder.map(Shelf::new).context("there is no home folder to keep models in: set `model.folder`")
}

/// Makes the folders below the data folder that people drop files into. One that is yet to come is
/// watched for from above, where the databases lie: each write to them would wake its watcher.
pub(super) fn make_drop_folders(settings: &Settings) {
    let Some(data) = paths::data_folder() else { return };
    let models = shelf(settings).ok().map(|shelf| shelf.folder().to_owned());
    let dropped_into = settings.plugin_dirs.iter().chain(&settings.templates.dirs).chain(&models);
    for folder in dropped_into.filter(|folder| folder.starts_with(&data)) {
        if let Err(error) = std::fs::create_dir_all(folder) {
            tracing::debug!(folder = %folder.display(), %error, "a folder to drop files into cannot be made");
        }
    }
}

/// This very program, in a process of its own.
fn compiler() -> Compiler {
    // The link leads to the running program even after its file was replaced by an upgrade.
    let this = PathBuf::from("/proc/self/exe");
    let program = if this.exists() { Some(this) } else { std::env::current_exe().ok() };
    match program {
        Some(program) => {
            Compiler::Child { program, arguments: vec![compile::COMMAND.to_owned()], deadline: COMPILE_DEADLINE }
        }
        None => Compiler::InProcess,
    }
}

/// A runtime for commands that do their work and end.
pub(super) fn tokio_runtime() -> anyhow::Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        // Timers are looked at after this many polls: few, or a guest that spins makes
        // its neighbours' deadlines late.
        .event_interval(11)
        .build()
        .context("failed to start the asynchronous runtime")
}
