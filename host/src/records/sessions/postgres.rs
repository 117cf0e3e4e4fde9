//! Sessions on a PostgreSQL server, for several hosts.
//!
//! Two tables, made when they are first needed: `prompt_host_session` has a row for each
//! session, `prompt_host_session_turn` one for each kept turn. Times are microseconds since
//! 1970 by the server's clock. Names and turns are JSON, which can hold the character NUL where
//! a `text` cannot. Sessions that have ended are removed whenever a turn is added.

use std::str::FromStr as _;
use std::time::Duration;

use async_trait::async_trait;
use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions, PgRow};
use sqlx::{Row as _, query, query_scalar, raw_sql};
use tokio::sync::OnceCell;

use super::{Session, SessionBounds, SessionKey, SessionRow, SessionStore, Turn, Whose};
use crate::records::{ServerUrl, StoreError, UtcTime};

const STORE: &str = "PostgreSQL";

/// Connections, and how long to wait for one.
const CONNECTIONS: u32 = 4;
const WAIT: Duration = Duration::from_secs(1);

/// Held while the tables are made: one host makes them.
const LOCK: i64 = 0x7072_6f6d_7073_6573;

/// What made each version of the tables from the one before.
const MIGRATIONS: &[&str] = &["
create table prompt_host_session (
    name text primary key, key text not null, client text not null,
    started bigint not null, used bigint not null, turns bigint not null, bytes bigint not null
);
create index prompt_host_session_used on prompt_host_session (used);
create table prompt_host_session_turn (
    session text not null references prompt_host_session on delete cascade,
    number bigint not null, bytes bigint not null, turn text not null,
    primary key (session, number)
);
"];

/// This moment as SQL.
macro_rules! now {
    () => {
        "(extract(epoch from clock_timestamp()) * 1000000)::bigint"
    };
}

/// Sessions on a PostgreSQL server. Nothing is connected before it is needed.
#[derive(Debug)]
pub struct PostgresSessions {
    bounds: SessionBounds,
    pool: PgPool,
    is_ready: OnceCell<()>,
}

impl PostgresSessions {
    /// The sessions in the database at `url`. Within a tokio runtime.
    ///
    /// # Errors
    /// When `url` is none of PostgreSQL. The error may hold the password: do not show it.
    pub fn open(url: &ServerUrl, bounds: SessionBounds) -> Result<Self, sqlx::Error> {
        let options = PgConnectOptions::from_str(url.whole())?.application_name("prompt-host sessions");
        let pool = PgPoolOptions::new().max_connections(CONNECTIONS).acquire_timeout(WAIT).connect_lazy_with(options);
        Ok(Self { bounds, pool, is_ready: OnceCell::new() })
    }

    /// The database, with its tables.
    async fn pool(&self, action: &'static str) -> Result<&PgPool, StoreError> {
        self.is_ready.get_or_try_init(|| self.migrate(action)).await?;
        Ok(&self.pool)
    }

    async fn migrate(&self, action: &'static str) -> Result<(), StoreError> {
        let failed = failed(action);
        let known = i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX);
        let mut change = self.pool.begin().await.map_err(&failed)?;
        query("select pg_advisory_xact_lock($1)").bind(LOCK).execute(&mut *change).await.map_err(&failed)?;
        let versions = "create table if not exists prompt_host_session_version (version bigint not null)";
        query(versions).execute(&mut *change).await.map_err(&failed)?;
        let found: i64 = query_scalar("select coalesce(max(version), 0) from prompt_host_session_version")
            .fetch_one(&mut *change)
            .await
            .map_err(&failed)?;
        if found > known {
            return Err(StoreError::Newer { store: STORE, found, known });
        }
        for (migration, version) in MIGRATIONS.iter().zip(1_i64..).filter(|(_, version)| *version > found) {
            raw_sql(*migration).execute(&mut *change).await.map_err(&failed)?;
            let note = query("insert into prompt_host_session_version values ($1)").bind(version);
            note.execute(&mut *change).await.map_err(&failed)?;
        }
        change.commit().await.map_err(failed)
    }

    fn ttl_micros(&self) -> i64 {
        i64::try_from(self.bounds.ttl.as_micros()).unwrap_or(i64::MAX / 2)
    }

    /// A session's row, if there is one, with its turns.
    async fn with_turns(
        &self,
        row: Option<PgRow>,
        name: &str,
        action: &'static str,
    ) -> Result<Option<Session>, StoreError> {
        let Some(row) = row else { return Ok(None) };
        let turns = query_scalar("select turn from prompt_host_session_turn where session = $1 order by number");
        let turns: Vec<String> = turns.bind(name).fetch_all(&self.pool).await.map_err(failed(action))?;
        let history: Result<Vec<Turn>, _> = turns.iter().map(|turn| serde_json::from_str(turn)).collect();
        Ok(Some(Session { row: session_row(&row, action)?, history: history.map_err(garbled(action))? }))
    }

    /// Adds the turn and lets go of the session's oldest ones.
    async fn add(&self, key: &SessionKey, turn: &Turn, action: &'static str) -> Result<(), StoreError> {
        let failed = failed(action);
        let name = key.name();
        let (written, turn_json) = (json(key, action)?, json(turn, action)?);
        let bytes = signed(u64::try_from(turn.bytes()).unwrap_or(u64::MAX));
        let mut change = self.pool(action).await?.begin().await.map_err(&failed)?;
        query(concat!("delete from prompt_host_session where name = $1 and used <= ", now!(), " - $2"))
            .bind(&name)
            .bind(self.ttl_micros())
            .execute(&mut *change)
            .await
            .map_err(&failed)?;
        // From here on this session is this host's alone until the end.
        let number: i64 = query_scalar(concat!(
            "insert into prompt_host_session as held (name, key, client, started, used, turns, bytes)
             select $1, $2, $3, now, now, 1, $4 from (select ",
            now!(),
            " as now) as clock
             on conflict (name) do update
             set used = excluded.used, turns = held.turns + 1, bytes = held.bytes + excluded.bytes
             returning turns"
        ))
        .bind(&name)
        .bind(written)
        .bind(json(&key.client(), action)?)
        .bind(bytes)
        .fetch_one(&mut *change)
        .await
        .map_err(&failed)?;
        query("insert into prompt_host_session_turn (session, number, bytes, turn) values ($1, $2, $3, $4)")
            .bind(&name)
            .bind(number)
            .bind(bytes)
            .bind(turn_json)
            .execute(&mut *change)
            .await
            .map_err(&failed)?;
        query(
            "with ranked as (
                 select number, row_number() over newest as place, sum(bytes) over newest as held
                 from prompt_host_session_turn where session = $1 window newest as (order by number desc)
             ), gone as (
                 delete from prompt_host_session_turn as turn using ranked
                 where turn.session = $1 and turn.number = ranked.number
                   and (ranked.place > $2 or (ranked.held > $3 and ranked.place > 1))
                 returning turn.bytes
             )
             update prompt_host_session set bytes = bytes - coalesce((select sum(bytes) from gone), 0)::bigint
             where name = $1",
        )
        .bind(&name)
        .bind(signed(self.bounds.max_turns))
        .bind(signed(self.bounds.max_session_bytes))
        .execute(&mut *change)
        .await
        .map_err(&failed)?;
        change.commit().await.map_err(failed)
    }

    /// Removes sessions that have ended, then those used longest ago that are too many. Rows
    /// are locked in the order of their names, so that hosts that tidy at once do not lock each
    /// other out; what somebody else holds is left to them.
    async fn tidy(&self, kept: &str, action: &'static str) -> Result<(), StoreError> {
        query(concat!(
            "delete from prompt_host_session where name in (
                 select name from prompt_host_session where used <= ",
            now!(),
            " - $1
                 order by name limit 1000 for update skip locked
             )"
        ))
        .bind(self.ttl_micros())
        .execute(&self.pool)
        .await
        .map_err(failed(action))?;
        query(
            "delete from prompt_host_session where name in (
                 select name from prompt_host_session where name <> $1 and name in (
                     select name from (
                         select name, row_number() over latest as place, sum(bytes) over latest as held
                         from prompt_host_session window latest as (order by used desc, name)
                     ) as ranked where place > $2 or held > $3
                 ) order by name for update skip locked
             )",
        )
        .bind(kept)
        .bind(signed(self.bounds.max_sessions))
        .bind(signed(self.bounds.max_bytes))
        .execute(&self.pool)
        .await
        .map_err(failed(action))?;
        Ok(())
    }
}

#[async_trait]
impl SessionStore for PostgresSessions {
    fn name(&self) -> &'static str {
        STORE
    }

    async fn touch(&self, key: &SessionKey) -> Result<Option<Session>, StoreError> {
        let action = "recall a session";
        let name = key.name();
        let row = query(concat!(
            "update prompt_host_session set used = ",
            now!(),
            " where name = $1 and used > ",
            now!(),
            " - $2
             returning key, started, used, turns, bytes"
        ))
        .bind(&name)
        .bind(self.ttl_micros())
        .fetch_optional(self.pool(action).await?)
        .await
        .map_err(failed(action))?;
        self.with_turns(row, &name, action).await
    }

    async fn append(&self, key: &SessionKey, turn: Turn) -> Result<(), StoreError> {
        let action = "remember a turn";
        self.add(key, &turn.within(self.bounds.max_session_bytes), action).await?;
        self.tidy(&key.name(), action).await
    }

    async fn list(&self, whose: Whose<'_>, limit: usize) -> Result<Vec<SessionRow>, StoreError> {
        let action = "list sessions";
        let client = match whose {
            Whose::Everybody => None,
            Whose::Client(client) => Some(json(&client, action)?),
        };
        let rows = query(concat!(
            "select key, started, used, turns, bytes from prompt_host_session
             where used > ",
            now!(),
            " - $1 and ($2::text is null or client = $2)
             order by used desc, name limit $3"
        ))
        .bind(self.ttl_micros())
        .bind(client)
        .bind(i64::try_from(limit).unwrap_or(i64::MAX))
        .fetch_all(self.pool(action).await?)
        .await
        .map_err(failed(action))?;
        rows.iter().map(|row| session_row(row, action)).collect()
    }

    async fn show(&self, key: &SessionKey) -> Result<Option<Session>, StoreError> {
        let action = "show a session";
        let name = key.name();
        let row = query(concat!(
            "select key, started, used, turns, bytes from prompt_host_session where name = $1 and used > ",
            now!(),
            " - $2"
        ))
        .bind(&name)
        .bind(self.ttl_micros())
        .fetch_optional(self.pool(action).await?)
        .await
        .map_err(failed(action))?;
        self.with_turns(row, &name, action).await
    }

    async fn end(&self, key: &SessionKey) -> Result<bool, StoreError> {
        let action = "end a session";
        let used: Option<bool> =
            query_scalar(concat!("delete from prompt_host_session where name = $1 returning used > ", now!(), " - $2"))
                .bind(key.name())
                .bind(self.ttl_micros())
                .fetch_optional(self.pool(action).await?)
                .await
                .map_err(failed(action))?;
        Ok(used.unwrap_or(false))
    }

    async fn ping(&self) -> Result<(), StoreError> {
        let action = "reach the server";
        query("select 1").execute(self.pool(action).await?).await.map_err(failed(action)).map(drop)
    }
}

fn session_row(row: &PgRow, action: &'static str) -> Result<SessionRow, StoreError> {
    let key: String = row.try_get("key").map_err(failed(action))?;
    let number = |column: &str| row.try_get::<i64, _>(column).map(|number| u64::try_from(number).unwrap_or(0));
    let time = |column: &str| -> Result<UtcTime, sqlx::Error> {
        let micros = number(column)?;
        Ok(UtcTime::from_millis(micros / 1_000).unwrap_or_else(UtcTime::now))
    };
    Ok(SessionRow {
        key: serde_json::from_str(&key).map_err(garbled(action))?,
        started: time("started").map_err(failed(action))?,
        last: time("used").map_err(failed(action))?,
        turns: number("turns").map_err(failed(action))?,
        bytes: number("bytes").map_err(failed(action))?,
    })
}

fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn json(value: &impl serde::Serialize, action: &'static str) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(garbled(action))
}

fn failed(action: &'static str) -> impl Fn(sqlx::Error) -> StoreError {
    move |error| {
        let may_come_back = matches!(
            error,
            sqlx::Error::Io(_) | sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::WorkerCrashed
        );
        let source = Box::new(error);
        match may_come_back {
            true => StoreError::Unavailable { action, store: STORE, source },
            false => StoreError::Refused { action, store: STORE, source },
        }
    }
}

/// What is there was not written by this version.
fn garbled(action: &'static str) -> impl Fn(serde_json::Error) -> StoreError {
    move |error| StoreError::Refused { action, store: STORE, source: Box::new(error) }
}
