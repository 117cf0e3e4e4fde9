//! The plugins and the records of this very process, as the settings want them.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;

use super::compile;
use crate::audit;
use crate::backup::Places;
use crate::config::{Layer, Loaded, Settings};
use crate::events::Events;
use crate::failures::FailureKeeper;
use crate::learn::Shelf;
use crate::plugin::{Breakers, KeyStorage, LOCK_FILE, MemoryStorage, Witness};
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
        lock: settings.locked.then(|| lock_file(settings)).transpose()?,
        grants: grant_file(),
        // Only a host that serves has something better to do, and it hears when they are ready.
        ahead: needed == Needed::ForServing && settings.watch.enabled,
    };
    Ok(Plugins::start_guarded(runtime, sources, settings.policy(), breakers).await)
}

/// Where plugins are pinned.
///
/// # Errors
/// Without a home folder to keep it in.
pub(super) fn lock_file(settings: &Settings) -> anyhow::Result<PathBuf> {
    let file = settings.lock_file.clone().or_else(|| Some(data_folder()?.join(LOCK_FILE)));
    file.context("there is no home folder to keep a lock in: set `lock_file`")
}

/// Where it is kept what plugins were granted; none without a home folder.
pub(super) fn grant_file() -> Option<GrantFile> {
    Some(GrantFile::new(data_folder()?.join("state").join("grants.json")))
}

/// Where plugins keep what they may keep: in the user's data folder, or without one in memory.
pub(super) fn storage() -> Arc<dyn KeyStorage> {
    match data_folder() {
        Some(folder) => Arc::new(SqliteStorage::new(folder.join("state").join("plugin-storage.sqlite"))),
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
        cache_folder: cache_folder(settings),
        compiler: compiler(),
        storage: storage(),
        ..RuntimeOptions::default()
    }
}

/// What keeps failed calls as the settings want it. None without a home folder, and where a pattern
/// of `records.redact` is none, which is said in the log.
pub(super) fn failure_keeper(settings: &Settings) -> Option<FailureKeeper> {
    FailureKeeper::new(failures_folder()?, &settings.failures, &settings.records.redact)
        .inspect_err(|error| tracing::error!(%error, "no failed calls of plugins are kept"))
        .ok()
}

/// Where failed calls of plugins are kept; none without a home folder.
pub(super) fn failures_folder() -> Option<PathBuf> {
    Some(data_folder()?.join("failures"))
}

/// Where a host remembers which plugins it left alone; none without a home folder.
pub(super) fn breaker_file(settings: &Settings) -> Option<BreakerFile> {
    let path = data_folder()?.join("state").join("breakers.json");
    Some(BreakerFile::new(path, settings.breaker.memory()))
}

/// Where versions of templates are kept. None where the settings keep none, without a home
/// folder, and where the folder cannot be used, which is said in the log.
pub(super) fn history(settings: &Settings) -> Option<Arc<History>> {
    let folder = history_folder(settings)?;
    History::open(&folder, settings.templates.history_limits())
        .inspect_err(|error| tracing::warn!(%error, "no versions of templates are kept"))
        .ok()
        .map(Arc::new)
}

/// Where versions of templates are kept; none where the settings keep none, and without a
/// home folder.
pub(super) fn history_folder(settings: &Settings) -> Option<PathBuf> {
    let templates = &settings.templates;
    let folder = templates.history_dir.clone().or_else(|| Some(data_folder()?.join("template-history")));
    folder.filter(|_| templates.history_versions > 0)
}

/// The host's folder among the user's data; none without a home folder.
pub(super) fn data_folder() -> Option<PathBuf> {
    use etcetera::BaseStrategy as _;
    etcetera::choose_base_strategy().ok().map(|strategy| strategy.data_dir().join("prompt-host"))
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
    let data = data_folder();
    Ok(records::open(&settings.records, data.as_deref().and_then(Path::parent)).await?)
}

/// The file of the SQLite store; none where the settings name another store.
pub(super) fn records_file(settings: &Settings) -> Option<PathBuf> {
    let data = data_folder();
    records::sqlite_file(&settings.records, data.as_deref().and_then(Path::parent))
}

/// Folders that a host and `host restore` do not use at the same time.
pub(super) fn occupied_folders(settings: &Settings) -> Vec<PathBuf> {
    let records = records_file(settings).and_then(|file| file.parent().map(Path::to_owned));
    let journal = journal_folder(settings).ok();
    records.into_iter().chain(journal).filter(|folder| !folder.as_os_str().is_empty()).collect()
}

/// Where what `host backup` copies is.
pub(super) fn places(loaded: &Loaded) -> Places {
    let settings = &loaded.settings;
    let named = |(layer, path): &(Layer, PathBuf)| {
        let called = match layer {
            Layer::User => "user",
            Layer::Project => "project",
            _ => return None,
        };
        Some((format!("{called}.{}", path.extension()?.to_str()?), path.clone()))
    };
    Places {
        settings: loaded.files.iter().filter_map(named).collect(),
        templates: settings.templates.dirs.clone(),
        history: history_folder(settings),
        plugins: settings.plugin_dirs.clone(),
        models: shelf(settings).ok().map(|shelf| shelf.folder().to_owned()),
        journal: journal_folder(settings).ok(),
    }
}

/// Where backups are kept; none without a home folder.
pub(super) fn backup_folder(settings: &Settings) -> Option<PathBuf> {
    settings.backup.folder.clone().or_else(|| Some(data_folder()?.join("backups")))
}

/// What records answers: the journal beside the store. Nobody [writes](Recorder::write) yet.
///
/// # Errors
/// When the store or the journal cannot be opened, and without a home folder to keep it in.
pub(super) async fn recorder(settings: &Settings) -> anyhow::Result<Recorder> {
    Ok(Recorder::open(&settings.records, &journal_folder(settings)?, record_store(settings).await?)?)
}

/// Where records wait for the store.
///
/// # Errors
/// Without a home folder to keep it in.
pub(super) fn journal_folder(settings: &Settings) -> anyhow::Result<PathBuf> {
    let folder = settings.records.journal_dir.clone().or_else(|| Some(data_folder()?.join("journal")));
    folder.context("there is no home folder to keep a journal in: set `records.journal_dir`")
}

/// Where the audit trail is, or would be; none without a home folder.
pub(super) fn audit_file(settings: &Settings) -> Option<PathBuf> {
    settings.audit.file.clone().or_else(|| Some(data_folder()?.join(audit::FILE_NAME)))
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
    let folder = settings.model.folder.clone().or_else(|| Some(data_folder()?.join("models")));
    folder.map(Shelf::new).context("there is no home folder to keep models in: set `model.folder`")
}

/// Makes the folders below the data folder that people drop files into. One that is yet to come is
/// watched for from above, where the databases lie: each write to them would wake its watcher.
pub(super) fn make_drop_folders(settings: &Settings) {
    let Some(data) = data_folder() else { return };
    let models = shelf(settings).ok().map(|shelf| shelf.folder().to_owned());
    let dropped_into = settings.plugin_dirs.iter().chain(&settings.templates.dirs).chain(&models);
    for folder in dropped_into.filter(|folder| folder.starts_with(&data)) {
        if let Err(error) = std::fs::create_dir_all(folder) {
            tracing::debug!(folder = %folder.display(), %error, "a folder to drop files into cannot be made");
        }
    }
}

/// Where compiled components are kept; none without a home folder.
pub(super) fn cache_folder(settings: &Settings) -> Option<PathBuf> {
    use etcetera::BaseStrategy as _;
    settings.runtime.cache_dir.clone().or_else(|| {
        etcetera::choose_base_strategy()
            .ok()
            .map(|strategy| strategy.cache_dir().join("prompt-host").join("components"))
    })
}

/// Where downloads of plugins are kept until they are whole; none without a home folder.
pub(super) fn downloads_folder() -> Option<PathBuf> {
    use etcetera::BaseStrategy as _;
    etcetera::choose_base_strategy().ok().map(|strategy| strategy.cache_dir().join("prompt-host").join("downloads"))
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
