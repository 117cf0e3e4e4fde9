//! What plugins keep between calls, in one SQLite file of the user's.
//!
//! The file is made when the first plugin that was granted storage uses it. A write is there for
//! every later call, of other hosts too; it is flushed to the disk with the next checkpoint, so a
//! power cut may take the last writes, and never a part of one.

#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};
use std::time::Duration;

use async_trait::async_trait;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{AssertSqlSafe, ConnectOptions as _, Sqlite, Transaction};
use tokio::sync::OnceCell;

use crate::plugin::storage::{KEYS_AT_ONCE, counted};
use crate::plugin::{Bucket, KeyStorage, Keys, PluginId, StorageError, StorageGrant, StorageUse};
use crate::private_file;

/// What brings a file from each schema to the next; the number of the last is the schema known.
const MIGRATIONS: &[&str] = &[include_str!("../../migrations/storage/0001_values.sql")];
const KNOWN: i64 = MIGRATIONS.len() as i64;
/// Says that a file is this program's: "PHPS".
const APPLICATION: i64 = 0x5048_5053;
/// How long to wait for another process that writes. A call of a plugin ends earlier.
const PATIENCE: Duration = Duration::from_secs(5);
/// Connections, of which one writes at a time.
const CONNECTIONS: u32 = 4;

/// Storage in an SQLite file.
#[derive(Debug)]
pub struct SqliteStorage {
    path: PathBuf,
    pool: OnceCell<SqlitePool>,
}

impl SqliteStorage {
    /// In the file at `path`, which is made when it is first used.
    pub fn new(path: PathBuf) -> Self {
        Self { path, pool: OnceCell::new() }
    }

    /// Copies what is there to `file`, which must not be there yet, while others read and write.
    /// False, and no file, where nothing was ever kept.
    ///
    /// # Errors
    /// When it cannot be read, and when it is damaged.
    pub async fn copy_to(self, file: &Path) -> Result<bool, StorageError> {
        if !self.path.exists() {
            return Ok(false);
        }
        let copied = self.copy(file).await;
        self.close().await;
        copied.map(|()| true)
    }

    async fn copy(&self, file: &Path) -> Result<(), StorageError> {
        let pool = self.pool().await?;
        let found: String = sqlx::query_scalar("PRAGMA quick_check(1)").fetch_one(pool).await.map_err(unavailable)?;
        if found != "ok" {
            return Err(StorageError::Unavailable(format!("its file is damaged: {found}")));
        }
        let name =
            file.to_str().ok_or_else(|| StorageError::Unavailable("its copy has no name in UTF-8".to_owned()))?;
        sqlx::query("VACUUM INTO ?").bind(name).execute(pool).await.map_err(unavailable)?;
        Ok(())
    }

    /// Whether the file at `path` is one of these, of a form that this host knows; without what
    /// SQLite keeps beside one that is in use.
    ///
    /// # Errors
    /// What is wrong with it.
    pub async fn settle(path: &Path) -> Result<(), StorageError> {
        let storage = Self::new(path.to_owned());
        let opened = storage.pool().await.map(drop);
        storage.close().await;
        opened
    }

    async fn close(&self) {
        if let Some(pool) = self.pool.get() {
            pool.close().await;
        }
    }

    async fn pool(&self) -> Result<&SqlitePool, StorageError> {
        self.pool.get_or_try_init(|| open(&self.path)).await
    }

    /// A transaction that writes: one that reads first could not wait for another writer.
    async fn writing(&self) -> Result<Transaction<'static, Sqlite>, StorageError> {
        self.pool().await?.begin_with("BEGIN IMMEDIATE").await.map_err(unavailable)
    }
}

#[async_trait]
impl KeyStorage for SqliteStorage {
    async fn get(&self, bucket: &Bucket, key: &str) -> Result<Option<Vec<u8>>, StorageError> {
        value(self.pool().await?, bucket, key).await
    }

    async fn set(&self, bucket: &Bucket, key: &str, value: &[u8], grant: &StorageGrant) -> Result<(), StorageError> {
        let mut transaction = self.writing().await?;
        set(&mut transaction, bucket, key, value, grant).await?;
        transaction.commit().await.map_err(unavailable)
    }

    async fn delete(&self, bucket: &Bucket, key: &str) -> Result<(), StorageError> {
        let deleted = sqlx::query("DELETE FROM plugin_values WHERE plugin = ? AND bucket = ? AND key = ?")
            .bind(bucket.plugin.as_str())
            .bind(&bucket.name)
            .bind(key)
            .execute(self.pool().await?)
            .await;
        deleted.map(drop).map_err(unavailable)
    }

    async fn keys(&self, bucket: &Bucket, from: Option<u64>) -> Result<Keys, StorageError> {
        // What no key was ever numbered lies behind all keys.
        let from = i64::try_from(from.unwrap_or(0)).unwrap_or(i64::MAX);
        let mut found: Vec<(i64, String)> = sqlx::query_as(
            "SELECT id, key FROM plugin_values WHERE plugin = ? AND bucket = ? AND id >= ? ORDER BY id LIMIT ?",
        )
        .bind(bucket.plugin.as_str())
        .bind(&bucket.name)
        .bind(from)
        .bind(KEYS_AT_ONCE as i64 + 1)
        .fetch_all(self.pool().await?)
        .await
        .map_err(unavailable)?;
        let next = found.get(KEYS_AT_ONCE).and_then(|(id, _)| u64::try_from(*id).ok());
        found.truncate(KEYS_AT_ONCE);
        Ok(Keys { keys: found.into_iter().map(|(_, key)| key).collect(), next })
    }

    async fn increment(&self, bucket: &Bucket, key: &str, by: u64, grant: &StorageGrant) -> Result<u64, StorageError> {
        let mut transaction = self.writing().await?;
        let before = value(&mut *transaction, bucket, key).await?;
        let after = counted(before.as_deref(), by)?;
        set(&mut transaction, bucket, key, after.to_string().as_bytes(), grant).await?;
        transaction.commit().await.map_err(unavailable)?;
        Ok(after)
    }

    async fn used(&self, plugin: &PluginId) -> Result<StorageUse, StorageError> {
        // Whoever asks what a plugin keeps makes no file where none keeps anything.
        if self.pool.get().is_none() && !self.path.exists() {
            return Ok(StorageUse::default());
        }
        let mut connection = self.pool().await?.acquire().await.map_err(unavailable)?;
        used(&mut connection, plugin).await
    }

    async fn clear(&self, plugin: &PluginId) -> Result<StorageUse, StorageError> {
        if self.pool.get().is_none() && !self.path.exists() {
            return Ok(StorageUse::default());
        }
        let mut transaction = self.writing().await?;
        let before = used(&mut transaction, plugin).await?;
        let cleared = sqlx::query("DELETE FROM plugin_values WHERE plugin = ?").bind(plugin.as_str());
        cleared.execute(&mut *transaction).await.map_err(unavailable)?;
        transaction.commit().await.map_err(unavailable)?;
        Ok(before)
    }
}

async fn value(
    place: impl sqlx::SqliteExecutor<'_>,
    bucket: &Bucket,
    key: &str,
) -> Result<Option<Vec<u8>>, StorageError> {
    sqlx::query_scalar("SELECT value FROM plugin_values WHERE plugin = ? AND bucket = ? AND key = ?")
        .bind(bucket.plugin.as_str())
        .bind(&bucket.name)
        .bind(key)
        .fetch_optional(place)
        .await
        .map_err(unavailable)
}

async fn used(connection: &mut sqlx::SqliteConnection, plugin: &PluginId) -> Result<StorageUse, StorageError> {
    let found: Option<(i64, i64)> = sqlx::query_as("SELECT keys, bytes FROM plugin_use WHERE plugin = ?")
        .bind(plugin.as_str())
        .fetch_optional(connection)
        .await
        .map_err(unavailable)?;
    let (keys, bytes) = found.unwrap_or_default();
    let count = |number: i64| u64::try_from(number).unwrap_or(0);
    Ok(StorageUse { keys: count(keys), bytes: count(bytes) })
}

/// Sets a key, and leaves it to the caller to commit only what fits.
async fn set(
    transaction: &mut Transaction<'static, Sqlite>,
    bucket: &Bucket,
    key: &str,
    value: &[u8],
    grant: &StorageGrant,
) -> Result<(), StorageError> {
    sqlx::query(
        "INSERT INTO plugin_values (plugin, bucket, key, value) VALUES (?, ?, ?, ?) \
         ON CONFLICT (plugin, bucket, key) DO UPDATE SET value = excluded.value",
    )
    .bind(bucket.plugin.as_str())
    .bind(&bucket.name)
    .bind(key)
    .bind(value)
    .execute(&mut **transaction)
    .await
    .map_err(unavailable)?;
    let StorageUse { keys, bytes } = used(transaction, &bucket.plugin).await?;
    match keys > grant.keys || bytes > grant.bytes {
        // A transaction that is dropped is rolled back.
        true => Err(StorageError::Full(grant.clone())),
        false => Ok(()),
    }
}

#[expect(clippy::needless_pass_by_value, reason = "it is what `map_err` gives")]
fn unavailable(error: sqlx::Error) -> StorageError {
    StorageError::Unavailable(error.to_string())
}

/// Opens the file, or makes it: for its owner only, as is its folder when that is made too.
async fn open(path: &Path) -> Result<SqlitePool, StorageError> {
    private_file::make(path).map_err(|error| StorageError::Unavailable(error.to_string()))?;
    let options = SqliteConnectOptions::new()
        .filename(path)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Normal)
        .busy_timeout(PATIENCE)
        .disable_statement_logging();
    let pool = SqlitePoolOptions::new().max_connections(CONNECTIONS).test_before_acquire(false);
    let pool = pool.connect_with(options).await.map_err(unavailable)?;
    migrate(&pool).await?;
    Ok(pool)
}

/// Brings the file to the schema that this host knows.
async fn migrate(pool: &SqlitePool) -> Result<(), StorageError> {
    let mut transaction = pool.begin_with("BEGIN IMMEDIATE").await.map_err(unavailable)?;
    let (application, found): (i64, i64) =
        sqlx::query_as("SELECT application_id, user_version FROM pragma_application_id, pragma_user_version")
            .fetch_one(&mut *transaction)
            .await
            .map_err(unavailable)?;
    match (application, found) {
        (APPLICATION, KNOWN) => return Ok(()),
        (APPLICATION, newer) if newer > KNOWN => {
            let why = format!("its file has the form {newer}, this host knows {KNOWN}: update the host");
            return Err(StorageError::Unavailable(why));
        }
        (0, 0) | (APPLICATION, _) => {}
        _ => return Err(StorageError::Unavailable("its file is another program's: move it away".to_owned())),
    }
    for migration in MIGRATIONS.iter().skip(usize::try_from(found).unwrap_or(0)) {
        sqlx::raw_sql(*migration).execute(&mut *transaction).await.map_err(unavailable)?;
    }
    let stamp = format!("PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {KNOWN}");
    sqlx::raw_sql(AssertSqlSafe(stamp)).execute(&mut *transaction).await.map_err(unavailable)?;
    transaction.commit().await.map_err(unavailable)
}
