//! Where things are on this machine: in folders of the user's, unless the settings say otherwise.

use std::path::{Path, PathBuf};

use anyhow::Context as _;
use etcetera::BaseStrategy as _;

use crate::backup::Places;
use crate::config::{Layer, Loaded, Settings};
use crate::distribution::LEDGER;
use crate::plugin::LOCK_FILE;
use crate::{audit, records};

/// The host's folder among the user's data; none without a home folder.
pub(super) fn data_folder() -> Option<PathBuf> {
    etcetera::choose_base_strategy().ok().map(|strategy| strategy.data_dir().join("prompt-host"))
}

/// The file of the SQLite store; none where the settings name another store.
pub(super) fn records_file(settings: &Settings) -> Option<PathBuf> {
    let data = data_folder();
    records::sqlite_file(&settings.records, data.as_deref().and_then(Path::parent))
}

/// Where records wait for the store.
///
/// # Errors
/// Without a home folder to keep it in.
pub(super) fn journal_folder(settings: &Settings) -> anyhow::Result<PathBuf> {
    let folder = settings.records.journal_dir.clone().or_else(|| Some(data_folder()?.join("journal")));
    folder.context("there is no home folder to keep a journal in: set `records.journal_dir`")
}

/// Where models of this user's own are; none without a home folder.
pub(super) fn models_folder(settings: &Settings) -> Option<PathBuf> {
    settings.model.folder.clone().or_else(|| Some(data_folder()?.join("models")))
}

/// Where versions of templates are kept; none where the settings keep none, and without a
/// home folder.
pub(super) fn history_folder(settings: &Settings) -> Option<PathBuf> {
    let templates = &settings.templates;
    let folder = templates.history_dir.clone().or_else(|| Some(data_folder()?.join("template-history")));
    folder.filter(|_| templates.history_versions > 0)
}

/// Where plugins are pinned.
///
/// # Errors
/// Without a home folder to keep it in.
pub(super) fn lock_file(settings: &Settings) -> anyhow::Result<PathBuf> {
    let file = settings.lock_file.clone().or_else(|| Some(data_folder()?.join(LOCK_FILE)));
    file.context("there is no home folder to keep a lock in: set `lock_file`")
}

/// The file of what plugins were granted; none without a home folder.
pub(super) fn grants_path() -> Option<PathBuf> {
    Some(data_folder()?.join("state").join("grants.json"))
}

/// The list of what was installed from where; none without a home folder.
pub(super) fn ledger_path() -> Option<PathBuf> {
    Some(data_folder()?.join(LEDGER))
}

/// The file of what plugins keep; none without a home folder.
pub(super) fn storage_path() -> Option<PathBuf> {
    Some(data_folder()?.join("state").join("plugin-storage.sqlite"))
}

/// Where failed calls of plugins are kept; none without a home folder.
pub(super) fn failures_folder() -> Option<PathBuf> {
    Some(data_folder()?.join("failures"))
}

/// Where the audit trail is, or would be; none without a home folder.
pub(super) fn audit_file(settings: &Settings) -> Option<PathBuf> {
    settings.audit.file.clone().or_else(|| Some(data_folder()?.join(audit::FILE_NAME)))
}

/// Where backups are kept; none without a home folder.
pub(super) fn backup_folder(settings: &Settings) -> Option<PathBuf> {
    settings.backup.folder.clone().or_else(|| Some(data_folder()?.join("backups")))
}

/// Where compiled components are kept; none without a home folder.
pub(super) fn cache_folder(settings: &Settings) -> Option<PathBuf> {
    settings.runtime.cache_dir.clone().or_else(|| cached("components"))
}

/// Where downloads of plugins are kept until they are whole; none without a home folder.
pub(super) fn downloads_folder() -> Option<PathBuf> {
    cached("downloads")
}

fn cached(name: &str) -> Option<PathBuf> {
    Some(etcetera::choose_base_strategy().ok()?.cache_dir().join("prompt-host").join(name))
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
        plugin_state: plugin_state(settings),
        storage: storage_path(),
        models: models_folder(settings),
        journal: journal_folder(settings).ok(),
    }
}

/// What is known of plugins beside their files, with what a backup calls it.
pub(super) fn plugin_state(settings: &Settings) -> Vec<(String, PathBuf)> {
    let files = [("grants.json", grants_path()), (LEDGER, ledger_path()), (LOCK_FILE, lock_file(settings).ok())];
    files.into_iter().filter_map(|(name, path)| Some((name.to_owned(), path?))).collect()
}
