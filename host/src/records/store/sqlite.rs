//! Records in one SQLite file, for the hosts of one machine.
//!
//! A write-ahead log lets readers and one writer go on at once, in this process and in others.
//! A commit is flushed to the disk only with `fsync: always` (`synchronous = FULL`): the journal
//! lets go of a record as soon as the store has it, so the store has to keep what was promised.
//! Otherwise (`NORMAL`) a power cut may take the last commits, never a part of one, and a crash
//! of the host takes nothing.

mod check;
mod salvage;

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use async_trait::async_trait;
use sqlx::pool::PoolOptions;
use sqlx::sqlite::{
    SqliteAutoVacuum, SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqlitePool, SqliteSynchronous,
};
use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _, QueryBuilder, Sqlite};

use super::failure::{refused, store_error, unavailable};
use super::row::{self, Row};
use super::{RecordStore, Settled, Stats, StoreError};
pub use check::Soundness;
pub use salvage::Salvaged;

use crate::private_file;
use crate::records::settings::Fsync;
use crate::records::{Filter, Outcome, PromptEnhancementRecord, RecordId};

const NAME: &str = "SQLite";
/// What brings a file from each schema to the next; the number of the last is the schema known.
const MIGRATIONS: &[&str] = &[include_str!("../../../migrations/sqlite/0001_records.sql")];
const KNOWN: i64 = MIGRATIONS.len() as i64;
/// Says that a file is this program's: "PHRS".
const APPLICATION: i64 = 0x5048_5253;
/// How long to wait for another writer.
const PATIENCE: Duration = Duration::from_secs(5);
/// Connections that read.
const READERS: u32 = 4;
/// Rows that are removed at once: between two removals others may write.
const PRUNED_AT_ONCE: i64 = 500;

/// Records in an SQLite file.
#[derive(Debug)]
pub struct SqliteStore {
    /// One connection: SQLite has one writer at a time, and queueing here is fairer than its retries.
    writer: SqlitePool,
    readers: SqlitePool,
    options: SqliteConnectOptions,
}

impl SqliteStore {
    /// Opens the file, or makes it: for its owner only, as is its folder when that is made too.
    ///
    /// # Errors
    /// When it cannot be opened, is another program's, or was made by a newer host.
    pub async fn open(path: &Path, fsync: Fsync) -> Result<Self, StoreError> {
        const ACTION: &str = "open";
        // SQLite gives the files beside it the same rights.
        private_file::make(path).map_err(|error| unavailable(NAME, ACTION, error))?;
        ready(path).await.map_err(|trouble| match trouble {
            Trouble::Database(error) => store_error(NAME, ACTION, error),
            Trouble::Newer { found } => StoreError::Newer { store: NAME, found, known: KNOWN },
            Trouble::Foreign => {
                let reason = "the file is another program's: name one of its own in `records.sqlite_file`";
                refused(NAME, ACTION, reason)
            }
        })?;
        let pool = |most, options| {
            PoolOptions::<Sqlite>::new()
                .max_connections(most)
                .acquire_timeout(PATIENCE * 2)
                // A file does not go away as a server does.
                .test_before_acquire(false)
                .connect_lazy_with(options)
        };
        let options = match fsync {
            Fsync::Always => options(path).synchronous(SqliteSynchronous::Full),
            Fsync::Interval | Fsync::Never => options(path),
        };
        let readers = pool(READERS, options.clone().pragma("query_only", "ON"));
        Ok(Self { writer: pool(1, options.clone()), readers, options })
    }

    async fn inserted(&self, rows: Vec<(RecordId, Row)>) -> Result<usize, sqlx::Error> {
        // A transaction that reads before it writes could not wait for another writer.
        let mut transaction = self.writer.begin_with("BEGIN IMMEDIATE").await?;
        let mut new = 0;
        for (id, row) in rows {
            let done = sqlx::query(
                "INSERT INTO prompt_records \
                 (id, time_ms, origin, client, session_id, template, verdict, outcome, record) \
                 VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
            )
            .bind(id.to_string())
            .bind(row.time_ms)
            .bind(row.origin)
            .bind(row.client)
            .bind(row.session_id)
            .bind(row.template)
            .bind(row.verdict)
            .bind(row.outcome)
            .bind(row.record)
            .execute(&mut *transaction)
            .await?;
            new += done.rows_affected();
        }
        transaction.commit().await?;
        Ok(usize::try_from(new).unwrap_or(usize::MAX))
    }

    async fn pruned(&self, filter: &Filter) -> Result<u64, sqlx::Error> {
        let mut gone = 0;
        loop {
            let mut query =
                QueryBuilder::<Sqlite>::new("DELETE FROM prompt_records WHERE id IN (SELECT id FROM prompt_records");
            row::push_conditions(&mut query, filter, "time_ms");
            query.push(" LIMIT ").push_bind(PRUNED_AT_ONCE).push(")");
            let removed = query.build().execute(&self.writer).await?.rows_affected();
            gone += removed;
            if removed == 0 {
                break;
            }
        }
        if gone > 0 {
            // Gives room back to the disk, and takes what was removed out of the log too. A reader
            // can be in the way; then the next one does it.
            let mut writer = self.writer.acquire().await?;
            sqlx::raw_sql("PRAGMA incremental_vacuum").execute(&mut *writer).await?;
            sqlx::raw_sql("PRAGMA wal_checkpoint(TRUNCATE)").execute(&mut *writer).await?;
        }
        Ok(gone)
    }
}

#[async_trait]
impl RecordStore for SqliteStore {
    fn name(&self) -> &'static str {
        NAME
    }

    async fn insert(&self, records: &[Arc<PromptEnhancementRecord>]) -> Result<usize, StoreError> {
        const ACTION: &str = "keep records";
        let rows = records.iter().map(|record| Ok((record.id, Row::of(record)?)));
        let rows: Result<Vec<_>, serde_json::Error> = rows.collect();
        let rows = rows.map_err(|error| refused(NAME, ACTION, error))?;
        self.inserted(rows).await.map_err(|error| store_error(NAME, ACTION, error))
    }

    async fn record(&self, id: RecordId) -> Result<Option<PromptEnhancementRecord>, StoreError> {
        const ACTION: &str = "read a record";
        let found: Option<(String, Option<String>)> =
            sqlx::query_as("SELECT record, outcome FROM prompt_records WHERE id = ?")
                .bind(id.to_string())
                .fetch_optional(&self.readers)
                .await
                .map_err(|error| store_error(NAME, ACTION, error))?;
        let found = found.map(|(record, outcome)| row::record(&record, outcome.as_deref()));
        found.transpose().map_err(|error| refused(NAME, ACTION, error))
    }

    async fn settle(&self, id: RecordId, outcome: &Outcome) -> Result<Settled, StoreError> {
        const ACTION: &str = "keep an outcome";
        let failed = |error| store_error(NAME, ACTION, error);
        let text = serde_json::to_string(outcome).map_err(|error| refused(NAME, ACTION, error))?;
        let kept = sqlx::query("UPDATE prompt_records SET outcome = ?, verdict = ? WHERE id = ? AND outcome IS NULL")
            .bind(text)
            .bind(row::verdict(outcome.verdict))
            .bind(id.to_string())
            .execute(&self.writer)
            .await
            .map_err(failed)?;
        if kept.rows_affected() > 0 {
            return Ok(Settled::Now);
        }
        // Outcomes are never taken back, so what stands there now stood there before.
        let before: Option<Option<String>> = sqlx::query_scalar("SELECT outcome FROM prompt_records WHERE id = ?")
            .bind(id.to_string())
            .fetch_optional(&self.writer)
            .await
            .map_err(failed)?;
        let Some(before) = before.flatten() else { return Ok(Settled::Unknown) };
        let before = serde_json::from_str(&before).map_err(|error| refused(NAME, ACTION, error))?;
        Ok(Settled::Before(Box::new(before)))
    }

    async fn page(
        &self,
        filter: &Filter,
        after: Option<RecordId>,
        limit: usize,
    ) -> Result<Vec<PromptEnhancementRecord>, StoreError> {
        const ACTION: &str = "read records";
        let mut query = QueryBuilder::<Sqlite>::new("SELECT record, outcome FROM prompt_records");
        // The sign keeps the planner from the index of times: it would sort all that is left
        // again for each page.
        row::push_conditions(&mut query, filter, "+time_ms");
        if let Some(after) = after {
            query.push(" AND id > ").push_bind(after.to_string());
        }
        query.push(" ORDER BY id LIMIT ").push_bind(i64::try_from(limit).unwrap_or(i64::MAX));
        let rows: Vec<(String, Option<String>)> =
            query.build_query_as().fetch_all(&self.readers).await.map_err(|error| store_error(NAME, ACTION, error))?;
        let records = rows.iter().map(|(record, outcome)| row::record(record, outcome.as_deref()));
        records.collect::<Result<_, _>>().map_err(|error| refused(NAME, ACTION, error))
    }

    async fn stats(&self, filter: &Filter) -> Result<Stats, StoreError> {
        let mut query = QueryBuilder::<Sqlite>::new(row::COUNTS);
        row::push_conditions(&mut query, filter, "time_ms");
        let counts = query.build_query_as().fetch_one(&self.readers).await;
        counts.map(row::stats).map_err(|error| store_error(NAME, "count records", error))
    }

    async fn prune(&self, filter: &Filter) -> Result<u64, StoreError> {
        self.pruned(filter).await.map_err(|error| store_error(NAME, "remove records", error))
    }

    async fn ping(&self) -> Result<(), StoreError> {
        // Looks into the file: a connection alone would not notice that it cannot be read.
        let asked = sqlx::query("SELECT 1 FROM prompt_records LIMIT 1").fetch_optional(&self.readers).await;
        asked.map(drop).map_err(|error| store_error(NAME, "ask the store", error))
    }

    async fn copy_to(&self, file: &Path) -> Result<bool, StoreError> {
        const ACTION: &str = "copy the records";
        let failed = |error| store_error(NAME, ACTION, error);
        let name = file.to_str().ok_or_else(|| refused(NAME, ACTION, "the name of the copy is not UTF-8"))?;
        // A connection of its own: the copy takes long, and others should not queue behind it. What
        // it reads is one moment of the file, whoever writes meanwhile.
        let mut connection = self.options.connect().await.map_err(failed)?;
        let copied = sqlx::query("VACUUM INTO ?").bind(name).execute(&mut connection).await.map_err(failed);
        let _ = connection.close().await;
        copied.map(|_| true)
    }

    async fn rehearse(&self) -> Result<(), StoreError> {
        let tried = async {
            let mut transaction = self.writer.begin_with("BEGIN IMMEDIATE").await?;
            sqlx::query("INSERT INTO prompt_records (id, time_ms, origin, record) VALUES (?, 0, 'synthetic', '{}')")
                .bind(RecordId::new().to_string())
                .execute(&mut *transaction)
                .await?;
            transaction.rollback().await
        };
        tried.await.map_err(|error| store_error(NAME, "try to keep a record", error))
    }

    async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }
}

/// How a file is opened that is known to be ours.
fn options(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Normal)
        .busy_timeout(PATIENCE)
        .foreign_keys(true)
        // What is removed is somebody's prompt: it should not stay in free pages.
        .pragma("secure_delete", "ON")
        .disable_statement_logging()
}

/// Why a file cannot be used.
enum Trouble {
    Database(sqlx::Error),
    Newer { found: i64 },
    Foreign,
}

impl From<sqlx::Error> for Trouble {
    fn from(error: sqlx::Error) -> Self {
        Self::Database(error)
    }
}

/// Brings the file to the schema that this host knows. Of several processes that make a file
/// at once, SQLite turns some away without waiting while one of them changes to the
/// write-ahead log: they try again.
async fn ready(path: &Path) -> Result<(), Trouble> {
    let deadline = Instant::now() + PATIENCE;
    loop {
        match migrate(path).await {
            Err(Trouble::Database(error)) if is_busy(&error) && Instant::now() < deadline => {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
            done => return done,
        }
    }
}

fn is_busy(error: &sqlx::Error) -> bool {
    const BUSY: i32 = 5;
    const LOCKED: i32 = 6;
    let code = error.as_database_error().and_then(|error| error.code()?.parse::<i32>().ok());
    code.is_some_and(|code| matches!(code & 0xff, BUSY | LOCKED))
}

async fn migrate(path: &Path) -> Result<(), Trouble> {
    // Opened as it is at first: nothing of another program's file may be changed.
    let plain = SqliteConnectOptions::new().filename(path).busy_timeout(PATIENCE).disable_statement_logging();
    let mut connection = plain.connect().await?;
    // In one look: another host may be making the file at this moment.
    let mut look = connection.begin().await?;
    let (application, found) = schema(&mut look).await?;
    let tables: i64 = sqlx::query_scalar("SELECT count(*) FROM sqlite_schema").fetch_one(&mut *look).await?;
    look.rollback().await?;
    connection.close().await?;
    let is_new = (application, found, tables) == (0, 0, 0);
    if !is_new && application != APPLICATION {
        return Err(Trouble::Foreign);
    }
    if found > KNOWN {
        return Err(Trouble::Newer { found });
    }
    if found == KNOWN {
        return Ok(());
    }
    // Only before there is anything in it. On an old file this would take the lock of a writer.
    let options = if is_new { options(path).auto_vacuum(SqliteAutoVacuum::Incremental) } else { options(path) };
    let mut connection = options.connect().await?;
    let mut transaction = connection.begin_with("BEGIN IMMEDIATE").await?;
    // Looked at again: another process may have brought it further meanwhile.
    let (_, found) = schema(&mut transaction).await?;
    if found > KNOWN {
        return Err(Trouble::Newer { found });
    }
    for migration in MIGRATIONS.iter().skip(usize::try_from(found).unwrap_or(0)) {
        sqlx::raw_sql(*migration).execute(&mut *transaction).await?;
    }
    let stamp = format!("PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {KNOWN}");
    sqlx::raw_sql(AssertSqlSafe(stamp)).execute(&mut *transaction).await?;
    transaction.commit().await?;
    connection.close().await?;
    Ok(())
}

/// Whose file it is, and of which schema.
async fn schema(connection: &mut SqliteConnection) -> Result<(i64, i64), sqlx::Error> {
    sqlx::query_as("SELECT application_id, user_version FROM pragma_application_id, pragma_user_version")
        .fetch_one(connection)
        .await
}

#[cfg(test)]
mod tests;
