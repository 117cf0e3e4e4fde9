//! The servers of this machine, each test with names of its own there.

use sqlx::postgres::PgPoolOptions;
use sqlx::{AssertSqlSafe, PgPool, raw_sql};
use uuid::Uuid;

use super::*;
use crate::records::ServerUrl;

/// A place on the Redis server, cleared when it is let go of.
pub(super) struct RedisPlace {
    client: ::redis::Client,
    prefix: String,
}

impl RedisPlace {
    /// None where no server answers, which is said.
    pub(super) async fn find(test: &str) -> Option<Self> {
        let url = std::env::var("REDIS_URL").unwrap_or_else(|_| "redis://127.0.0.1:6379".to_owned());
        let client = ::redis::Client::open(url).unwrap();
        if let Err(error) = client.get_multiplexed_async_connection().await {
            eprintln!("{test} is left out: no Redis answers ({error})");
            return None;
        }
        Some(Self { client, prefix: format!("test-{}:{{s}}:", Uuid::now_v7().simple()) })
    }

    /// Where the server listens, as `host:port`.
    pub(super) fn address(&self) -> String {
        self.client.get_connection_info().addr().to_string()
    }

    pub(super) fn open(&self, bounds: SessionBounds) -> RedisSessions {
        self.open_at(&format!("redis://{}", self.address()), bounds)
    }

    pub(super) fn open_at(&self, url: &str, bounds: SessionBounds) -> RedisSessions {
        RedisSessions::with_prefix(&ServerUrl::from(url), &self.prefix, bounds).unwrap()
    }

    pub(super) async fn clear(self) {
        let mut connection = self.client.get_multiplexed_async_connection().await.unwrap();
        let mut command = ::redis::cmd("KEYS");
        command.arg(format!("{}*", self.prefix));
        let keys: Vec<String> = command.query_async(&mut connection).await.unwrap();
        for key in keys {
            let _: () = ::redis::cmd("DEL").arg(key).query_async(&mut connection).await.unwrap();
        }
    }
}

/// A schema of the PostgreSQL server.
pub(super) struct Schema {
    pool: PgPool,
    name: String,
    url: String,
}

impl Schema {
    /// None where no server answers, which is said.
    pub(super) async fn make(test: &str) -> Option<Self> {
        let url =
            std::env::var("DATABASE_URL").unwrap_or_else(|_| "postgres://postgres@127.0.0.1:5432/test".to_owned());
        let pool = match PgPoolOptions::new().max_connections(1).connect(&url).await {
            Ok(pool) => pool,
            Err(error) => {
                eprintln!("{test} is left out: no PostgreSQL answers ({error})");
                return None;
            }
        };
        let name = format!("sessions_{}", Uuid::now_v7().simple());
        raw_sql(AssertSqlSafe(format!("create schema {name}"))).execute(&pool).await.unwrap();
        Some(Self { pool, name, url })
    }

    /// Where the server listens, as `host:port`.
    pub(super) fn address(&self) -> String {
        let options = self.pool.connect_options();
        format!("{}:{}", options.get_host(), options.get_port())
    }

    pub(super) fn open(&self, bounds: SessionBounds) -> PostgresSessions {
        self.open_at(&self.address(), bounds)
    }

    /// The same server at another address.
    pub(super) fn open_at(&self, address: &str, bounds: SessionBounds) -> PostgresSessions {
        let url = self.url.replace(&self.address(), address);
        let mark = if url.contains('?') { '&' } else { '?' };
        let url = format!("{url}{mark}options[search_path]={}&sslmode=disable", self.name);
        PostgresSessions::open(&ServerUrl::from(url), bounds).unwrap()
    }

    /// Runs a statement in which `SCHEMA` is the schema.
    pub(super) async fn run(&self, statement: &str) {
        let statement = statement.replace("SCHEMA", &self.name);
        raw_sql(AssertSqlSafe(statement)).execute(&self.pool).await.unwrap();
    }

    pub(super) async fn drop(self) {
        let drop = format!("drop schema {} cascade", self.name);
        raw_sql(AssertSqlSafe(drop)).execute(&self.pool).await.unwrap();
    }
}
