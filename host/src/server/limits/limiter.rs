//! Which budgets a request is counted against, and what is left of them.

use std::sync::atomic::{AtomicU64, Ordering};

use serde::Serialize;

use super::caller::{Caller, Operation, Peer};
use super::refusal::{Refusal, Whose};
use super::settings::{Rate, RateSettings, RateStoreKind};
use super::shared::Shared;
use super::table::{Ask, Key, Table, Watch};
use crate::records::ServerUrl;

/// Why requests cannot be counted as the settings say.
#[derive(Debug, thiserror::Error)]
pub enum LimiterError {
    /// The settings name no server.
    #[error("failed to share rate limits: no server is named: set `rate_limits.redis_url` or REDIS_URL")]
    NoServer,
    /// The address of the server makes no sense.
    #[error("failed to share rate limits: `{0}` is no address of a Redis server (rate_limits.redis_url)")]
    Address(ServerUrl),
}

/// How many requests were counted, and how many were too many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct LimitCounts {
    /// Requests that were let through.
    pub admitted: u64,
    /// Requests that were sent away.
    pub limited: u64,
    /// Requests that were counted here because the shared server was away.
    pub unshared: u64,
    /// Budgets that are remembered in this process.
    pub budgets: usize,
}

/// Counts requests.
#[derive(Debug)]
pub struct RateLimiter {
    settings: RateSettings,
    table: Table,
    shared: Option<Shared>,
    admitted: AtomicU64,
    limited: AtomicU64,
    unshared: AtomicU64,
}

impl Default for RateLimiter {
    /// One that limits nothing.
    fn default() -> Self {
        Self::new(RateSettings::default(), Watch::default(), None)
    }
}

impl RateLimiter {
    pub(super) fn new(settings: RateSettings, watch: Watch, shared: Option<Shared>) -> Self {
        let table = Table::new(settings.max_clients, watch);
        let [admitted, limited, unshared] = Default::default();
        Self { settings, table, shared, admitted, limited, unshared }
    }

    /// A limiter as the settings say, with the address of a server that only `variable` knows.
    /// Nothing is connected yet. Within a tokio runtime.
    ///
    /// # Errors
    /// [`LimiterError`].
    pub fn open(settings: RateSettings, variable: impl Fn(&str) -> Option<String>) -> Result<Self, LimiterError> {
        let shared = match settings.store {
            RateStoreKind::Redis if settings.limits_requests() => {
                let named = || variable("REDIS_URL").filter(|url| !url.is_empty()).map(ServerUrl::from);
                let url = settings.redis_url.clone().or_else(named).ok_or(LimiterError::NoServer)?;
                Some(Shared::open(&url).map_err(|_| LimiterError::Address(url))?)
            }
            RateStoreKind::Redis | RateStoreKind::Memory => None,
        };
        Ok(Self::new(settings, Watch::default(), shared))
    }

    /// Counts a request.
    ///
    /// # Errors
    /// [`Refusal::Limited`] when a budget is used up.
    pub(crate) async fn admit(&self, caller: &Caller, operation: Operation) -> Result<(), Refusal> {
        if !self.settings.limits_requests() {
            return Ok(());
        }
        let (asks, whose) = self.asks(caller, operation);
        if asks.is_empty() {
            return self.end(Ok(()), &asks, &whose);
        }
        let taken = match &self.shared {
            None => self.table.take(&asks, operation.cost),
            Some(shared) => match shared.take(&asks, operation.cost).await {
                Some(taken) => taken,
                None => {
                    self.unshared.fetch_add(1, Ordering::Relaxed);
                    self.table.take(&asks, operation.cost)
                }
            },
        };
        self.end(taken, &asks, &whose)
    }

    /// Counts a request of an address, before anything is known of it.
    ///
    /// # Errors
    /// [`Refusal::Limited`] when its budget is used up.
    pub(crate) fn admit_address(&self, peer: Peer) -> Result<(), Refusal> {
        if !self.settings.address.is_on() {
            return Ok(());
        }
        let asks = [ask("address", self.settings.address, &peer.key())];
        self.end(self.table.take(&asks, 1), &asks, &[Whose::Address])
    }

    /// The budgets that a request is counted against, its own first: who is told to wait costs the
    /// others nothing.
    fn asks(&self, caller: &Caller, operation: Operation) -> (Vec<Ask>, Vec<Whose>) {
        let name = caller.name.as_deref();
        let settings = &self.settings;
        let mut held = settings.overrides.iter().enumerate().rev();
        let found = held.find(|(_, one)| one.holds(name, operation.class));
        let own = match found {
            Some((index, one)) => ask(&format!("overrides {index}"), one.rate, &caller.key),
            None => ask("client", settings.client, &caller.key),
        };
        let everybody = ask("global", settings.global, "");
        let asks = [(own, Whose::Client), (everybody, Whose::Everybody)];
        asks.into_iter().filter(|(ask, _)| ask.rate.is_on()).unzip()
    }

    fn end(
        &self,
        taken: Result<(), (usize, std::time::Duration)>,
        asks: &[Ask],
        whose: &[Whose],
    ) -> Result<(), Refusal> {
        let (index, wait) = match taken {
            Ok(()) => {
                self.admitted.fetch_add(1, Ordering::Relaxed);
                return Ok(());
            }
            Err(refused) => refused,
        };
        self.limited.fetch_add(1, Ordering::Relaxed);
        let whose = whose.get(index).copied().unwrap_or(Whose::Everybody);
        let rate = asks.get(index).map_or(self.settings.global, |ask| ask.rate);
        Err(Refusal::Limited { whose, rate, wait })
    }

    /// What happened so far.
    pub fn counts(&self) -> LimitCounts {
        let read = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        LimitCounts {
            admitted: read(&self.admitted),
            limited: read(&self.limited),
            unshared: read(&self.unshared),
            budgets: self.table.len(),
        }
    }
}

fn ask(place: &str, rate: Rate, caller: &str) -> Ask {
    Ask { key: Key::of(place, &rate, caller), crowd: Key::of(place, &rate, "\ncrowd"), rate }
}
