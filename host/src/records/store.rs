//! Where records are kept for good.

#[cfg(test)]
pub(crate) mod contract;
mod failure;
pub(super) mod memory;
mod postgres;
mod row;
mod sqlite;

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use async_trait::async_trait;
use serde::{Deserialize, Serialize};

pub use postgres::PostgresStore;
pub use sqlite::{Salvaged, Soundness, SqliteStore};

use super::{Filter, Outcome, PromptEnhancementRecord, RecordId, Settings, StoreKind, UtcTime};

/// Why a store did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// It cannot be reached, is locked or is full: the same may work later.
    #[error("failed to {action}: the {store} store is not available")]
    Unavailable {
        /// What was tried.
        action: &'static str,
        /// Which store.
        store: &'static str,
        /// Why.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// It refuses, and will refuse again.
    #[error("failed to {action}: the {store} store refuses")]
    Refused {
        /// What was tried.
        action: &'static str,
        /// Which store.
        store: &'static str,
        /// Why.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// It was made by a later version of the host.
    #[error(
        "failed to open the {store} store: it was made by a newer host (schema {found}, this host knows {known}): update the host"
    )]
    Newer {
        /// Which store.
        store: &'static str,
        /// The schema that it has.
        found: i64,
        /// The latest that this host knows.
        known: i64,
    },
}

/// What became of an outcome.
#[derive(Debug, Clone, PartialEq)]
pub enum Settled {
    /// It is kept.
    Now,
    /// Another one, or the same, was there before, and stays.
    Before(Box<Outcome>),
    /// There is no such record.
    Unknown,
}

/// Records counted.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Stats {
    /// All of them.
    pub records: u64,
    /// Of persons and agents.
    pub user: u64,
    /// Made up.
    pub synthetic: u64,
    /// By what came of them.
    pub accepted: u64,
    /// See `accepted`.
    pub rejected: u64,
    /// See `accepted`.
    pub edited: u64,
    /// The time of the oldest; null without records.
    pub oldest: Option<UtcTime>,
    /// The time of the newest; null without records.
    pub newest: Option<UtcTime>,
}

/// A database of records. Every implementation passes the same contract test.
#[async_trait]
pub trait RecordStore: Send + Sync + fmt::Debug + 'static {
    /// Which one, for people: `SQLite`, `PostgreSQL`, `memory`.
    fn name(&self) -> &'static str;

    /// Keeps records, all or none; those that it has already stay as they are.
    /// Answers how many were new.
    ///
    /// # Errors
    /// When nothing was kept.
    async fn insert(&self, records: &[Arc<PromptEnhancementRecord>]) -> Result<usize, StoreError>;

    /// The record `id`.
    ///
    /// # Errors
    /// When the store cannot be asked.
    async fn record(&self, id: RecordId) -> Result<Option<PromptEnhancementRecord>, StoreError>;

    /// Keeps the outcome of the record `id`, the first that comes.
    ///
    /// # Errors
    /// When the store cannot be asked.
    async fn settle(&self, id: RecordId, outcome: &Outcome) -> Result<Settled, StoreError>;

    /// At most `limit` records that meet `filter`, by rising id, those after `after`.
    ///
    /// # Errors
    /// When the store cannot be asked.
    async fn page(
        &self,
        filter: &Filter,
        after: Option<RecordId>,
        limit: usize,
    ) -> Result<Vec<PromptEnhancementRecord>, StoreError>;

    /// Records that meet `filter`, counted.
    ///
    /// # Errors
    /// When the store cannot be asked.
    async fn stats(&self, filter: &Filter) -> Result<Stats, StoreError>;

    /// Removes records that meet `filter`, and answers how many.
    ///
    /// # Errors
    /// When the store cannot be asked; some may be gone.
    async fn prune(&self, filter: &Filter) -> Result<u64, StoreError>;

    /// Whether it answers.
    ///
    /// # Errors
    /// When it does not.
    async fn ping(&self) -> Result<(), StoreError>;

    /// Writes all of it, as it is at one moment, to the new file `file`; false where the store has
    /// no file of its own kind, so that its records have to be exported.
    ///
    /// # Errors
    /// When it cannot be read, or the file cannot be written.
    async fn copy_to(&self, _file: &Path) -> Result<bool, StoreError> {
        Ok(false)
    }

    /// Tries to keep a record, and takes it back before anybody can see it.
    ///
    /// # Errors
    /// When records cannot be kept at this moment.
    async fn rehearse(&self) -> Result<(), StoreError> {
        self.ping().await
    }

    /// Lets go of it in good order.
    async fn close(&self);
}

/// Opens the store that `settings` name. `data_dir` is the user's folder for data, where the
/// file of SQLite lies unless a setting says otherwise.
///
/// A PostgreSQL server is not asked for anything yet: it may be away.
///
/// # Errors
/// When the settings do not say which one, or a file cannot be opened.
pub async fn open(settings: &Settings, data_dir: Option<&Path>) -> Result<Arc<dyn RecordStore>, StoreError> {
    let (action, url) = ("open", settings.database_url.as_deref());
    match (settings.store, url) {
        (StoreKind::Postgres, Some(url)) | (StoreKind::Auto, Some(url)) => {
            Ok(Arc::new(PostgresStore::new(url, &settings.pool, None)?))
        }
        (StoreKind::Postgres, None) => {
            let reason = "no server is named: set `records.database_url` or the variable `DATABASE_URL`";
            Err(failure::refused("PostgreSQL", action, reason))
        }
        (StoreKind::Sqlite, _) | (StoreKind::Auto, None) => {
            let reason = "there is no home folder to keep it in: set `records.sqlite_file`";
            let file = sqlite_file(settings, data_dir).ok_or_else(|| failure::refused("SQLite", action, reason))?;
            Ok(Arc::new(SqliteStore::open(&file, settings.fsync).await?))
        }
        (StoreKind::Memory, _) => Ok(Arc::new(memory::MemoryStore::new())),
    }
}

/// The file of the SQLite store; none where the settings name another store, and without a folder
/// for data to keep it in.
pub fn sqlite_file(settings: &Settings, data_dir: Option<&Path>) -> Option<PathBuf> {
    match (settings.store, &settings.database_url) {
        (StoreKind::Sqlite, _) | (StoreKind::Auto, None) => {
            let default = || Some(data_dir?.join("prompt-host").join("records.sqlite"));
            settings.sqlite_file.clone().or_else(default)
        }
        _ => None,
    }
}
