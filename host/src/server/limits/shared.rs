//! Budgets on a Redis server, for several hosts.
//!
//! One script takes from all budgets of a request or from none, by the server's clock, so that
//! hosts need not agree on anything. A key is a digest, and goes by itself once its budget is whole
//! again. All keys share a hash tag: a cluster keeps them on one node.
//!
//! A server that does not answer soon is left alone for a second, and each host counts for itself
//! meanwhile; that it went and that it came back is said in the log, once each.

use std::fmt::Display;
use std::time::Duration;

use redis::aio::{ConnectionManager, ConnectionManagerConfig};
use redis::{RedisError, Script};

use super::settings::{Algorithm, Rate};
use super::table::Ask;
use crate::records::{Outage, ServerUrl};

/// Where budgets are.
const PREFIX: &str = "prompt-host:{rates}:";
/// How long a request waits for the server.
const PATIENCE: Duration = Duration::from_millis(45);
/// How long a connection and an answer may take.
const WAIT: Duration = Duration::from_secs(1);

/// `KEYS`: the budgets. `ARGV`: the cost, then of each budget its algorithm (`t`, `f` or `s`), its
/// capacity, and its interval, window or piece in microseconds. Answers the first budget that has
/// too little, counted from 1, and the microseconds until it has enough; or 0 and 0.
///
/// A token bucket is the time at which it is full again. A fixed window is `number:used`. A sliding
/// window is a hash from pieces, 33 at most, to their requests. Numbers are written with all their
/// digits, which Lua would round.
const TAKE: &str = "
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local takes = {}
local function refused(index, wait)
  return {index, math.max(1, math.ceil(wait))}
end
for index, key in ipairs(KEYS) do
  local at = 2 + (index - 1) * 3
  local kind, room, length = ARGV[at], tonumber(ARGV[at + 1]), tonumber(ARGV[at + 2])
  local cost = math.min(tonumber(ARGV[1]), room)
  if kind == 't' then
    local full = math.max(tonumber(redis.call('GET', key) or now), now)
    local next = full + cost * length
    -- A microsecond for what the numbers are rounded by.
    if next - now > room * length + 1 then
      return refused(index, next - now - room * length)
    end
    takes[index] = function()
      redis.call('SET', key, string.format('%.3f', next), 'PX', math.ceil((next - now) / 1000) + 1)
    end
  elseif kind == 'f' then
    local number = math.floor(now / length)
    local used = 0
    local kept = redis.call('GET', key)
    if kept then
      local window, count = string.match(kept, '^(%d+):(%d+)$')
      if tonumber(window) == number then used = tonumber(count) end
    end
    if used + cost > room then
      return refused(index, (number + 1) * length - now)
    end
    takes[index] = function()
      local left = math.ceil(((number + 1) * length - now) / 1000) + 1
      redis.call('SET', key, string.format('%.0f:%.0f', number, used + cost), 'PX', left)
    end
  else
    local number = math.floor(now / length)
    local pieces, gone, used = {}, {}, 0
    local kept = redis.call('HGETALL', key)
    for field = 1, #kept, 2 do
      local piece, count = tonumber(kept[field]), tonumber(kept[field + 1])
      if piece + 32 < number then
        gone[#gone + 1] = kept[field]
      else
        pieces[#pieces + 1] = {piece, count}
        used = used + count
      end
    end
    if used + cost > room then
      table.sort(pieces, function(one, other) return one[1] < other[1] end)
      local last = number
      for _, piece in ipairs(pieces) do
        used = used - piece[2]
        last = piece[1]
        if used + cost <= room then break end
      end
      return refused(index, (last + 33) * length - now)
    end
    takes[index] = function()
      if #gone > 0 then redis.call('HDEL', key, unpack(gone)) end
      redis.call('HINCRBY', key, string.format('%.0f', number), cost)
      redis.call('PEXPIRE', key, math.ceil(length * 34 / 1000) + 1)
    end
  end
end
for _, take in ipairs(takes) do take() end
return {0, 0}
";

/// Budgets on a Redis server. Nothing is connected before it is needed.
#[derive(Debug)]
pub(super) struct Shared {
    connection: ConnectionManager,
    script: Script,
    outage: Outage,
}

impl Shared {
    /// The budgets on the server at `url`. Within a tokio runtime.
    ///
    /// # Errors
    /// When `url` is none of Redis. The error may hold the password: do not show it.
    pub(super) fn open(url: &ServerUrl) -> Result<Self, RedisError> {
        let config = ConnectionManagerConfig::new()
            .set_number_of_retries(0)
            .set_connection_timeout(Some(WAIT))
            .set_response_timeout(Some(WAIT));
        let connection = ConnectionManager::new_lazy_with_config(redis::Client::open(url.whole())?, config)?;
        Ok(Self { connection, script: Script::new(TAKE), outage: Outage::default() })
    }

    /// Takes `cost` requests from all of the budgets or from none; see [`Table::take`]. None when
    /// the server does not answer soon.
    ///
    /// [`Table::take`]: super::table::Table::take
    pub(super) async fn take(&self, asks: &[Ask], cost: u32) -> Option<Result<(), (usize, Duration)>> {
        if !self.outage.may_ask() {
            return None;
        }
        let (script, mut connection) = (self.script.clone(), self.connection.clone());
        let keys: Vec<String> = asks.iter().map(|ask| format!("{PREFIX}{}", ask.key.hex())).collect();
        let rates: Vec<Rate> = asks.iter().map(|ask| ask.rate).collect();
        // It goes on when nobody waits any more, because it may be what brings the connection back.
        let asked = tokio::spawn(async move {
            let mut call = script.prepare_invoke();
            call.arg(cost);
            for (key, rate) in keys.iter().zip(&rates) {
                let (kind, length) = form(rate);
                call.key(key).arg(kind).arg(rate.capacity()).arg(length);
            }
            call.invoke_async::<(usize, u64)>(&mut connection).await
        });
        let answer = match tokio::time::timeout(PATIENCE, asked).await {
            Ok(Ok(Ok(answer))) => answer,
            Ok(Ok(Err(error))) => return self.gone(&error),
            Ok(Err(error)) => return self.gone(&error),
            Err(_) => return self.gone(&format_args!("no answer within {} ms", PATIENCE.as_millis())),
        };
        self.back();
        Some(match answer {
            (0, _) => Ok(()),
            (index, micros) => Err((index - 1, Duration::from_micros(micros))),
        })
    }

    fn gone<T>(&self, error: &dyn Display) -> Option<T> {
        if self.outage.begin() {
            tracing::warn!(%error, "the server of rate limits is away: this host counts for itself");
        }
        None
    }

    fn back(&self) {
        if self.outage.end() {
            tracing::info!("the server of rate limits is back: hosts share their limits again");
        }
    }
}

/// The letter of a rate's algorithm, and its interval, window or piece in microseconds.
fn form(rate: &Rate) -> (&'static str, f64) {
    let micros = |time: Duration| time.as_secs_f64() * 1e6;
    match rate.algorithm {
        Algorithm::TokenBucket => ("t", micros(rate.interval())),
        Algorithm::FixedWindow => ("f", micros(rate.per())),
        Algorithm::SlidingWindow => ("s", (micros(rate.per()) / 32.0).floor()),
    }
}
