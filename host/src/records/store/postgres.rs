//! Records on a PostgreSQL server, for the hosts of many machines.
//!
//! Nothing is connected until something is asked, so that a host starts while its database is
//! away. The first call that reaches the server brings the tables up to date; of several hosts
//! that start at once one does it, and the others wait for its lock. Every call ends within
//! [`PostgresStore::deadline`], also when the network swallows what is sent.

use std::fmt;
use std::str::FromStr as _;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use parking_lot::RwLock;
use sqlx::pool::PoolOptions;
use sqlx::postgres::{PgConnectOptions, PgPool, Postgres};
use sqlx::{AssertSqlSafe, ConnectOptions as _, Executor as _, PgConnection, QueryBuilder};
use tokio::sync::OnceCell;
use uuid::Uuid;

use super::failure::{refused, store_error, unavailable};
use super::row::{self, Row};
use super::{RecordStore, Settled, Stats, StoreError};
use crate::records::{DatabaseUrl, Filter, Outcome, PoolSettings, PromptEnhancementRecord, RecordId};

const NAME: &str = "PostgreSQL";
/// What brings the tables from each schema to the next; the number of the last is the schema known.
const MIGRATIONS: &[&str] = &[include_str!("../../../migrations/postgres/0001_records.sql")];
/// Of the lock that is held while tables are brought up to date: "PHRS".
const LOCK: i64 = 0x5048_5253;
/// Bytes of records that are sent in one statement, about: a message may have no more than 1 GiB.
const STATEMENT_BYTES: usize = 16 << 20;
/// Rows that are removed at once, so that no removal runs into the limit for one statement.
const PRUNED_AT_ONCE: i64 = 1_000;

/// Records on a PostgreSQL server.
pub struct PostgresStore {
    options: PgConnectOptions,
    settings: PoolSettings,
    schema: Option<String>,
    pool: RwLock<Arc<PgPool>>,
    /// Whether the tables are known to be up to date.
    ready: OnceCell<()>,
}

/// Where the server is; never the password.
impl fmt::Debug for PostgresStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PostgresStore").field("server", &self.server()).field("schema", &self.schema).finish()
    }
}

/// Why a call did not end well: the database's word, or none in time.
enum Failure {
    Database(sqlx::Error),
    Newer { found: i64, known: i64 },
}

impl From<sqlx::Error> for Failure {
    fn from(error: sqlx::Error) -> Self {
        Self::Database(error)
    }
}

#[derive(Debug, thiserror::Error)]
#[error("no answer from {server} within {waited:?}")]
struct Silent {
    server: String,
    waited: Duration,
}

impl PostgresStore {
    /// A store on the server of `url`, its tables in `schema`, which is made when it is not
    /// there, or where the server puts them. Needs a tokio runtime, and connects to nothing yet.
    ///
    /// # Errors
    /// When the URL is none of a PostgreSQL server.
    pub fn new(url: &str, settings: &PoolSettings, schema: Option<&str>) -> Result<Self, StoreError> {
        let url: DatabaseUrl = url.parse().map_err(|error| refused(NAME, "open", error))?;
        let options = PgConnectOptions::from_str(&url)
            // Its text could repeat a part of the URL.
            .map_err(|_| refused(NAME, "open", crate::records::database_url::InvalidUrl::Unreadable))?
            .application_name("prompt-host")
            .disable_statement_logging();
        let schema = schema.map(str::to_owned);
        let pool = RwLock::new(Arc::new(pool(&options, settings, schema.as_deref())));
        Ok(Self { options, settings: settings.clone(), schema, pool, ready: OnceCell::new() })
    }

    /// Within which every call ends: the wait for a connection, the query, and a second for the way.
    pub fn deadline(&self) -> Duration {
        Duration::from_millis(self.settings.wait_ms.saturating_add(self.settings.query_ms).saturating_add(1_000))
    }

    fn server(&self) -> String {
        let database = self.options.get_database().unwrap_or_else(|| self.options.get_username());
        match self.options.get_socket() {
            Some(socket) => format!("{}/{database}", socket.display()),
            None => format!("{}:{}/{database}", self.options.get_host(), self.options.get_port()),
        }
    }

    /// Runs `work` with the pool once the tables are ready, and says what went wrong.
    async fn run<T, F>(&self, action: &'static str, work: impl FnOnce(PgPool) -> F) -> Result<T, StoreError>
    where
        F: Future<Output = Result<T, sqlx::Error>>,
    {
        let current = Arc::clone(&self.pool.read());
        let whole = async {
            self.ready.get_or_try_init(|| self.migrate(&current)).await?;
            Ok(work(PgPool::clone(&current)).await?)
        };
        let silent = |waited| unavailable(NAME, action, Silent { server: self.server(), waited });
        match tokio::time::timeout(self.deadline(), whole).await {
            Ok(Ok(done)) => Ok(done),
            Ok(Err(Failure::Newer { found, known })) => Err(StoreError::Newer { store: NAME, found, known }),
            Ok(Err(Failure::Database(sqlx::Error::PoolTimedOut))) => {
                Err(silent(Duration::from_millis(self.settings.wait_ms)))
            }
            Ok(Err(Failure::Database(error))) => Err(store_error(NAME, action, error)),
            Err(_) => {
                // A connection whose network is gone hangs when the pool tries it too, and takes
                // its place in the pool for as long: begin anew.
                self.replace(&current);
                Err(silent(self.deadline()))
            }
        }
    }

    /// Puts a new pool in the place of `old`, unless somebody has done so already.
    fn replace(&self, old: &Arc<PgPool>) {
        let mut current = self.pool.write();
        if Arc::ptr_eq(&current, old) && !old.is_closed() {
            *current = Arc::new(pool(&self.options, &self.settings, self.schema.as_deref()));
        }
    }

    /// Brings the tables to the schema that this host knows.
    async fn migrate(&self, pool: &PgPool) -> Result<(), Failure> {
        let known = i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX);
        let mut transaction = pool.begin().await?;
        sqlx::query("SELECT pg_advisory_xact_lock($1)").bind(LOCK).execute(&mut *transaction).await?;
        if let Some(schema) = &self.schema {
            let there: bool = sqlx::query_scalar("SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = $1)")
                .bind(schema)
                .fetch_one(&mut *transaction)
                .await?;
            // Asked first: who may not make schemas may still use one.
            if !there {
                let make = format!("CREATE SCHEMA {}", quoted(schema));
                transaction.execute(AssertSqlSafe(make)).await?;
            }
        }
        let found = schema_version(&mut transaction).await?;
        if found > known {
            return Err(Failure::Newer { found, known });
        }
        for migration in MIGRATIONS.iter().skip(usize::try_from(found).unwrap_or(0)) {
            sqlx::raw_sql(*migration).execute(&mut *transaction).await?;
        }
        if found < known {
            sqlx::query("INSERT INTO prompt_records_schema (version) VALUES ($1)")
                .bind(known)
                .execute(&mut *transaction)
                .await?;
        }
        Ok(transaction.commit().await?)
    }
}

/// The schema that the tables have; 0 without any.
async fn schema_version(connection: &mut PgConnection) -> Result<i64, sqlx::Error> {
    let there: bool = sqlx::query_scalar("SELECT to_regclass('prompt_records_schema') IS NOT NULL")
        .fetch_one(&mut *connection)
        .await?;
    if !there {
        let make = "CREATE TABLE prompt_records_schema \
                    (version bigint PRIMARY KEY, since timestamptz NOT NULL DEFAULT now())";
        connection.execute(make).await?;
    }
    sqlx::query_scalar("SELECT coalesce(max(version), 0) FROM prompt_records_schema").fetch_one(connection).await
}

/// A name as SQL writes it.
fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn pool(options: &PgConnectOptions, settings: &PoolSettings, schema: Option<&str>) -> PgPool {
    let limit = format!("{}ms", settings.query_ms);
    let path = schema.map(quoted);
    PoolOptions::<Postgres>::new()
        .min_connections(settings.min)
        .max_connections(settings.max.max(1))
        .acquire_timeout(Duration::from_millis(settings.wait_ms))
        .idle_timeout(Duration::from_millis(settings.idle_ms))
        .after_connect(move |connection, _| {
            let (limit, path) = (limit.clone(), path.clone());
            Box::pin(async move {
                // Not as options of the connection: some poolers in between refuse these.
                sqlx::query("SELECT set_config('statement_timeout', $1, false), set_config('search_path', coalesce($2, current_setting('search_path')), false)")
                    .bind(limit)
                    .bind(path)
                    .execute(connection)
                    .await?;
                Ok(())
            })
        })
        .connect_lazy_with(options.clone())
}

/// Rows of one statement, column by column.
#[derive(Default)]
struct Columns {
    ids: Vec<Uuid>,
    times: Vec<i64>,
    origins: Vec<&'static str>,
    clients: Vec<Option<String>>,
    sessions: Vec<Option<String>>,
    templates: Vec<Option<String>>,
    verdicts: Vec<Option<&'static str>>,
    outcomes: Vec<Option<String>>,
    records: Vec<String>,
    bytes: usize,
}

impl Columns {
    fn push(&mut self, id: RecordId, row: Row) {
        self.bytes += row.record.len();
        self.ids.push(id.0);
        self.times.push(row.time_ms);
        self.origins.push(row.origin);
        self.clients.push(row.client);
        self.sessions.push(row.session_id);
        self.templates.push(row.template);
        self.verdicts.push(row.verdict);
        self.outcomes.push(row.outcome);
        self.records.push(row.record);
    }

    async fn insert(self, connection: &mut PgConnection) -> Result<u64, sqlx::Error> {
        let done = sqlx::query(
            "INSERT INTO prompt_records \
             (id, time_ms, origin, client, session_id, template, verdict, outcome, record) \
             SELECT id, time_ms, origin, client, session_id, template, verdict, outcome::json, record::json \
             FROM unnest($1::uuid[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], \
             $8::text[], $9::text[]) \
             AS new (id, time_ms, origin, client, session_id, template, verdict, outcome, record) \
             ON CONFLICT (id) DO NOTHING",
        )
        .bind(self.ids)
        .bind(self.times)
        .bind(self.origins)
        .bind(self.clients)
        .bind(self.sessions)
        .bind(self.templates)
        .bind(self.verdicts)
        .bind(self.outcomes)
        .bind(self.records)
        .execute(connection)
        .await?;
        Ok(done.rows_affected())
    }
}

/// Statements of a size that the server takes.
fn statements(records: &[Arc<PromptEnhancementRecord>]) -> Result<Vec<Columns>, serde_json::Error> {
    let mut ordered: Vec<&Arc<PromptEnhancementRecord>> = records.iter().collect();
    // Two hosts that write the same records wait for each other in one order only.
    ordered.sort_by_key(|record| record.id);
    let mut statements = vec![Columns::default()];
    for record in ordered {
        let row = Row::of(record)?;
        match statements.last_mut() {
            Some(open) if open.bytes < STATEMENT_BYTES => open.push(record.id, row),
            _ => {
                let mut next = Columns::default();
                next.push(record.id, row);
                statements.push(next);
            }
        }
    }
    Ok(statements)
}

#[async_trait]
impl RecordStore for PostgresStore {
    fn name(&self) -> &'static str {
        NAME
    }

    async fn insert(&self, records: &[Arc<PromptEnhancementRecord>]) -> Result<usize, StoreError> {
        const ACTION: &str = "keep records";
        let statements = statements(records).map_err(|error| refused(NAME, ACTION, error))?;
        let insert = |pool: PgPool| async move {
            let mut transaction = pool.begin().await?;
            let mut new = 0;
            for statement in statements {
                new += statement.insert(&mut transaction).await?;
            }
            transaction.commit().await?;
            Ok(usize::try_from(new).unwrap_or(usize::MAX))
        };
        self.run(ACTION, insert).await
    }

    async fn record(&self, id: RecordId) -> Result<Option<PromptEnhancementRecord>, StoreError> {
        const ACTION: &str = "read a record";
        let read = |pool: PgPool| async move {
            sqlx::query_as::<_, (String, Option<String>)>(
                "SELECT record::text, outcome::text FROM prompt_records WHERE id = $1",
            )
            .bind(id.0)
            .fetch_optional(&pool)
            .await
        };
        let found = self.run(ACTION, read).await?;
        let found = found.map(|(record, outcome)| row::record(&record, outcome.as_deref()));
        found.transpose().map_err(|error| refused(NAME, ACTION, error))
    }

    async fn settle(&self, id: RecordId, outcome: &Outcome) -> Result<Settled, StoreError> {
        const ACTION: &str = "keep an outcome";
        let text = serde_json::to_string(outcome).map_err(|error| refused(NAME, ACTION, error))?;
        let verdict = row::verdict(outcome.verdict);
        // What was there before; none when this one was kept.
        let settle = |pool: PgPool| async move {
            let kept = sqlx::query(
                "UPDATE prompt_records SET outcome = $1::json, verdict = $2 WHERE id = $3 AND outcome IS NULL",
            )
            .bind(text)
            .bind(verdict)
            .bind(id.0)
            .execute(&pool)
            .await?;
            if kept.rows_affected() > 0 {
                return Ok(None);
            }
            let before: Option<Option<String>> =
                sqlx::query_scalar("SELECT outcome::text FROM prompt_records WHERE id = $1")
                    .bind(id.0)
                    .fetch_optional(&pool)
                    .await?;
            Ok(Some(before.flatten()))
        };
        match self.run(ACTION, settle).await? {
            None => Ok(Settled::Now),
            Some(None) => Ok(Settled::Unknown),
            Some(Some(before)) => {
                let before = serde_json::from_str(&before).map_err(|error| refused(NAME, ACTION, error))?;
                Ok(Settled::Before(Box::new(before)))
            }
        }
    }

    async fn page(
        &self,
        filter: &Filter,
        after: Option<RecordId>,
        limit: usize,
    ) -> Result<Vec<PromptEnhancementRecord>, StoreError> {
        const ACTION: &str = "read records";
        let mut query = QueryBuilder::<Postgres>::new("SELECT record::text, outcome::text FROM prompt_records");
        row::push_conditions(&mut query, filter, "time_ms");
        if let Some(after) = after {
            query.push(" AND id > ").push_bind(after.0);
        }
        query.push(" ORDER BY id LIMIT ").push_bind(i64::try_from(limit).unwrap_or(i64::MAX));
        let read =
            |pool: PgPool| async move { query.build_query_as::<(String, Option<String>)>().fetch_all(&pool).await };
        let rows = self.run(ACTION, read).await?;
        let records = rows.iter().map(|(record, outcome)| row::record(record, outcome.as_deref()));
        records.collect::<Result<_, _>>().map_err(|error| refused(NAME, ACTION, error))
    }

    async fn stats(&self, filter: &Filter) -> Result<Stats, StoreError> {
        let mut query = QueryBuilder::<Postgres>::new(row::COUNTS);
        row::push_conditions(&mut query, filter, "time_ms");
        let count = |pool: PgPool| async move { query.build_query_as().fetch_one(&pool).await };
        self.run("count records", count).await.map(row::stats)
    }

    async fn prune(&self, filter: &Filter) -> Result<u64, StoreError> {
        let mut gone = 0;
        loop {
            let mut query =
                QueryBuilder::<Postgres>::new("DELETE FROM prompt_records WHERE id IN (SELECT id FROM prompt_records");
            row::push_conditions(&mut query, filter, "time_ms");
            query.push(" LIMIT ").push_bind(PRUNED_AT_ONCE).push(")");
            let remove = |pool: PgPool| async move { Ok(query.build().execute(&pool).await?.rows_affected()) };
            let removed = self.run("remove records", remove).await?;
            gone += removed;
            if removed == 0 {
                return Ok(gone);
            }
        }
    }

    async fn ping(&self) -> Result<(), StoreError> {
        let ask = |pool: PgPool| async move { sqlx::query("SELECT 1").execute(&pool).await };
        self.run("ask the store", ask).await.map(drop)
    }

    async fn rehearse(&self) -> Result<(), StoreError> {
        let rehearse = |pool: PgPool| async move {
            let mut transaction = pool.begin().await?;
            sqlx::query("INSERT INTO prompt_records (id, time_ms, origin, record) VALUES ($1, 0, 'synthetic', '{}')")
                .bind(RecordId::new().0)
                .execute(&mut *transaction)
                .await?;
            transaction.rollback().await
        };
        self.run("try to keep a record", rehearse).await
    }

    async fn close(&self) {
        let pool = Arc::clone(&self.pool.read());
        // Connections say goodbye to a server that may be gone.
        let _ = tokio::time::timeout(Duration::from_secs(5), pool.close()).await;
    }
}

#[cfg(test)]
mod tests;
