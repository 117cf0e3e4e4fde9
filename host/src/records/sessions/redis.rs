//! Sessions on a Redis server, for several hosts.
//!
//! A session is one hash, which Redis drops when its time is over: `name` (its key as JSON),
//! `started`, `last`, `turns`, `bytes`, `first` (the number of the oldest kept turn), and a
//! field `t<number>` for each kept turn: its bytes, `:`, the turn as JSON. Beside them are
//! `index`, a sorted set of sessions by last use, and `sizes` and `bytes`, what each and all of
//! them take. Scripts change them together, by the server's clock, so that hosts need not
//! agree on anything. The keys share a hash tag: a cluster keeps them on one node.

use std::collections::HashMap;
use std::time::Duration;

use async_trait::async_trait;
use redis::aio::{ConnectionManager, ConnectionManagerConfig};
use redis::{RedisError, Script};

use super::{Session, SessionBounds, SessionKey, SessionRow, SessionStore, Turn, Whose};
use crate::records::{ServerUrl, StoreError, UtcTime};

const STORE: &str = "Redis";

/// How long a connection and an answer may take.
const WAIT: Duration = Duration::from_secs(1);

/// What every script begins with. `KEYS`: the session, `index`, `sizes`, `bytes`; `ARGV`: the
/// session's name, where sessions are, seconds that one lasts.
const PROLOGUE: &str = "
local session, index, sizes, total = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local member, prefix, ttl = ARGV[1], ARGV[2], tonumber(ARGV[3])
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local millis = math.floor(now / 1000)
local function forget(other)
  redis.call('DEL', prefix .. other)
  redis.call('ZREM', index, other)
  redis.call('DECRBY', total, redis.call('HGET', sizes, other) or 0)
  redis.call('HDEL', sizes, other)
end
for _, other in ipairs(redis.call('ZRANGEBYSCORE', index, '-inf', now - ttl * 1000000, 'LIMIT', 0, 100)) do
  forget(other)
end
local function used()
  redis.call('HSET', session, 'last', millis)
  redis.call('EXPIRE', session, ttl)
  redis.call('ZADD', index, now, member)
  for _, key in ipairs({index, sizes, total}) do
    redis.call('EXPIRE', key, ttl + 60)
  end
end
";

/// Further `ARGV`: the key as JSON, the turn as JSON, its bytes, the most turns, the most
/// bytes of a session, the most sessions, the most bytes of all.
const APPEND: &str = "
local name, turn, bytes = ARGV[4], ARGV[5], tonumber(ARGV[6])
local max_turns, max_session_bytes = tonumber(ARGV[7]), tonumber(ARGV[8])
local max_sessions, max_bytes = tonumber(ARGV[9]), tonumber(ARGV[10])
if redis.call('EXISTS', session) == 0 then
  forget(member)
  redis.call('HSET', session, 'name', name, 'started', millis, 'turns', 0, 'first', 1, 'bytes', 0)
end
local last = redis.call('HINCRBY', session, 'turns', 1)
redis.call('HSET', session, 't' .. last, bytes .. ':' .. turn)
local held = redis.call('HINCRBY', session, 'bytes', bytes)
local first = tonumber(redis.call('HGET', session, 'first'))
while first < last and (last - first + 1 > max_turns or held > max_session_bytes) do
  local old = redis.call('HGET', session, 't' .. first)
  held = held - tonumber(string.match(old, '^%d+'))
  redis.call('HDEL', session, 't' .. first)
  first = first + 1
end
redis.call('HSET', session, 'first', first, 'bytes', held)
redis.call('INCRBY', total, held - (redis.call('HGET', sizes, member) or 0))
redis.call('HSET', sizes, member, held)
used()
while redis.call('ZCARD', index) > max_sessions or tonumber(redis.call('GET', total)) > max_bytes do
  local oldest = redis.call('ZRANGE', index, 0, 0)[1]
  if not oldest or oldest == member then break end
  forget(oldest)
end
return redis.status_reply('OK')
";

const TOUCH: &str = "
if redis.call('EXISTS', session) == 0 then return {} end
used()
return redis.call('HGETALL', session)
";

const END: &str = "
local existed = redis.call('EXISTS', session)
forget(member)
return existed
";

const LIST: &str = "
local rows = {}
for _, other in ipairs(redis.call('ZREVRANGE', index, 0, -1)) do
  local row = redis.call('HMGET', prefix .. other, 'name', 'started', 'last', 'turns', 'bytes')
  if row[1] then rows[#rows + 1] = row end
end
return rows
";

/// Sessions on a Redis server. Nothing is connected before it is needed.
#[derive(Debug)]
pub struct RedisSessions {
    bounds: SessionBounds,
    prefix: String,
    connection: ConnectionManager,
    scripts: Scripts,
}

#[derive(Debug)]
struct Scripts {
    append: Script,
    touch: Script,
    end: Script,
    list: Script,
}

impl RedisSessions {
    /// The sessions on the server at `url`. Within a tokio runtime.
    ///
    /// # Errors
    /// When `url` is none of Redis. The error may hold the password: do not show it.
    pub fn open(url: &ServerUrl, bounds: SessionBounds) -> Result<Self, RedisError> {
        Self::with_prefix(url, "prompt-host:{sessions}:", bounds)
    }

    /// The same under other names on the server.
    pub(super) fn with_prefix(url: &ServerUrl, prefix: &str, bounds: SessionBounds) -> Result<Self, RedisError> {
        // Whoever is turned away asks again later: here it would only hold others up.
        let config = ConnectionManagerConfig::new()
            .set_number_of_retries(0)
            .set_connection_timeout(Some(WAIT))
            .set_response_timeout(Some(WAIT));
        let connection = ConnectionManager::new_lazy_with_config(redis::Client::open(url.whole())?, config)?;
        let script = |body: &str| Script::new(&format!("{PROLOGUE}{body}"));
        let scripts = Scripts { append: script(APPEND), touch: script(TOUCH), end: script(END), list: script(LIST) };
        Ok(Self { bounds, prefix: prefix.to_owned(), connection, scripts })
    }

    /// Calls a script about a session, `key` and `member` of which may be empty for one about all.
    fn about<'s>(&self, script: &'s Script, member: &str) -> redis::ScriptInvocation<'s> {
        let mut call = script.prepare_invoke();
        for key in [format!("s:{member}").as_str(), "index", "sizes", "bytes"] {
            call.key(format!("{}{key}", self.prefix));
        }
        call.arg(member).arg(format!("{}s:", self.prefix)).arg(self.bounds.ttl.as_secs().max(1));
        call
    }
}

#[async_trait]
impl SessionStore for RedisSessions {
    fn name(&self) -> &'static str {
        STORE
    }

    async fn touch(&self, key: &SessionKey) -> Result<Option<Session>, StoreError> {
        let failed = failed("recall a session");
        let fields = self.about(&self.scripts.touch, &key.name()).invoke_async(&mut self.connection.clone()).await;
        session(&fields.map_err(failed)?, "recall a session")
    }

    async fn append(&self, key: &SessionKey, turn: Turn) -> Result<(), StoreError> {
        let action = "remember a turn";
        let SessionBounds { max_turns, max_session_bytes, max_sessions, max_bytes, .. } = self.bounds;
        let turn = turn.within(max_session_bytes);
        let bytes = turn.bytes();
        let name = serde_json::to_string(key).map_err(garbled(action))?;
        let turn = serde_json::to_string(&turn).map_err(garbled(action))?;
        let mut call = self.about(&self.scripts.append, &key.name());
        call.arg(name).arg(turn).arg(bytes).arg(max_turns).arg(max_session_bytes).arg(max_sessions).arg(max_bytes);
        call.invoke_async(&mut self.connection.clone()).await.map_err(failed(action))
    }

    async fn list(&self, whose: Whose<'_>, limit: usize) -> Result<Vec<SessionRow>, StoreError> {
        type Row = (String, u64, u64, u64, u64);
        let action = "list sessions";
        let rows = self.about(&self.scripts.list, "").invoke_async(&mut self.connection.clone()).await;
        let rows: Vec<Row> = rows.map_err(failed(action))?;
        let row = |(name, started, last, turns, bytes): Row| -> Result<SessionRow, StoreError> {
            let key = serde_json::from_str(&name).map_err(garbled(action))?;
            Ok(SessionRow { key, started: time(started), last: time(last), turns, bytes })
        };
        let rows = rows.into_iter().map(row).filter(|row| row.as_ref().map_or(true, |row| whose.fits(&row.key)));
        rows.take(limit).collect()
    }

    async fn show(&self, key: &SessionKey) -> Result<Option<Session>, StoreError> {
        let action = "show a session";
        let mut command = redis::cmd("HGETALL");
        command.arg(format!("{}s:{}", self.prefix, key.name()));
        let fields = command.query_async(&mut self.connection.clone()).await;
        session(&fields.map_err(failed(action))?, action)
    }

    async fn end(&self, key: &SessionKey) -> Result<bool, StoreError> {
        let existed = self.about(&self.scripts.end, &key.name()).invoke_async(&mut self.connection.clone()).await;
        existed.map_err(failed("end a session"))
    }

    async fn ping(&self) -> Result<(), StoreError> {
        let pong = redis::cmd("PING").query_async(&mut self.connection.clone()).await;
        pong.map_err(failed("reach the server"))
    }
}

/// A session from the fields of its hash; none when there are none.
fn session(fields: &HashMap<String, String>, action: &'static str) -> Result<Option<Session>, StoreError> {
    let Some(name) = fields.get("name") else { return Ok(None) };
    let number = |field: &str| fields.get(field).and_then(|text| text.parse().ok()).unwrap_or(0);
    let mut numbers: Vec<u64> =
        fields.keys().filter_map(|field| field.strip_prefix('t')).filter_map(|number| number.parse().ok()).collect();
    numbers.sort_unstable();
    let turn = |number: u64| {
        let text = fields.get(&format!("t{number}"))?;
        let (_, turn) = text.split_once(':')?;
        Some(serde_json::from_str(turn).map_err(garbled(action)))
    };
    let history: Result<Vec<Turn>, StoreError> = numbers.into_iter().filter_map(turn).collect();
    let key = serde_json::from_str(name).map_err(garbled(action))?;
    let (started, last) = (time(number("started")), time(number("last")));
    let row = SessionRow { key, started, last, turns: number("turns"), bytes: number("bytes") };
    Ok(Some(Session { row, history: history? }))
}

fn time(millis: u64) -> UtcTime {
    UtcTime::from_millis(millis).unwrap_or_else(UtcTime::now)
}

fn failed(action: &'static str) -> impl Fn(RedisError) -> StoreError {
    move |error| {
        let may_come_back = error.is_io_error() || error.is_timeout() || error.is_connection_refusal();
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
