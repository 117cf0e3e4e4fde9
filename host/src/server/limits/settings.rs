//! How many requests there may be.

use std::time::Duration;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::plugin::NamePattern;
use crate::records::ServerUrl;
use crate::server::http::identity::Scope;

/// How many requests there may be: of each client, and of all together. Nothing is limited by
/// default. Pings, notifications and handshakes are never counted; `improve_prompts` counts as
/// many requests as it has prompts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(rename = "RateLimitSettings")]
pub struct RateSettings {
    /// Where requests are counted.
    pub store: RateStoreKind,
    /// With `store: redis`, the server, as `redis://:password@server:6379/0`; the variable
    /// `REDIS_URL` says the same.
    pub redis_url: Option<ServerUrl>,
    /// Clients that are counted each for itself in this process; further ones share one budget.
    pub max_clients: usize,
    /// Requests of all clients together.
    pub global: Rate,
    /// Requests of each client: of whoever a token is for; else of an address, over HTTP and
    /// WebSocket, or of the name that a client gives itself, over standard input and Unix sockets.
    pub client: Rate,
    /// HTTP requests of each address, whatever they are for, also those that are refused; more get
    /// 429 before anything else is looked at. Leave it off behind a proxy: there all have its
    /// address. Counted in this process.
    pub address: Rate,
    /// What takes the place of `client` for some clients or kinds of requests; of two that hold
    /// the later one goes before.
    pub overrides: Vec<RateOverride>,
}

/// A number of requests in a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Rate {
    /// Requests within `per_s`; 0 for no limit.
    pub requests: u32,
    /// In how many seconds.
    pub per_s: u64,
    /// With `token-bucket`, requests that may come at once after a quiet time; 0 for as many as
    /// `requests`.
    pub burst: u32,
    /// How they are counted.
    pub algorithm: Algorithm,
}

/// How requests are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Algorithm {
    /// A bucket that holds `burst` requests and fills up evenly: never more than `burst` at once,
    /// nor more than `requests` beyond them in a time.
    #[default]
    TokenBucket,
    /// Windows one after the other, each with its requests: at most twice as many where two meet.
    FixedWindow,
    /// Never more than `requests` in any window, wherever it begins.
    SlidingWindow,
}

/// Where requests are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RateStoreKind {
    /// In this process.
    #[default]
    Memory,
    /// On a Redis server, for several hosts. While it is away each host counts for itself.
    Redis,
}

/// What takes the place of `client` for some. All conditions that it gives must hold, within a
/// list any one; an empty list is no condition.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct RateOverride {
    /// Requests of these clients only, as in `ci-*`. Over HTTP and WebSocket only the name of a
    /// token counts; what a stranger calls itself does not.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Vec<String>")]
    pub clients: Vec<NamePattern>,
    /// Requests that need one of these scopes only: `improve`, `templates`, `feedback`, `admin`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub classes: Vec<Scope>,
    /// How many of them; they no longer count against `client`.
    pub rate: Rate,
}

impl Default for RateSettings {
    fn default() -> Self {
        Self {
            store: RateStoreKind::Memory,
            redis_url: None,
            max_clients: 10_000,
            global: Rate::default(),
            client: Rate::default(),
            address: Rate::default(),
            overrides: Vec::new(),
        }
    }
}

impl Default for Rate {
    fn default() -> Self {
        Self { requests: 0, per_s: 60, burst: 0, algorithm: Algorithm::TokenBucket }
    }
}

impl Rate {
    /// Whether it limits anything.
    pub fn is_on(&self) -> bool {
        self.requests > 0
    }

    /// In what time.
    pub(super) fn per(&self) -> Duration {
        Duration::from_secs(self.per_s.max(1))
    }

    /// The most requests at once.
    pub(super) fn capacity(&self) -> u32 {
        match self.algorithm {
            Algorithm::TokenBucket if self.burst > 0 => self.burst,
            Algorithm::TokenBucket | Algorithm::FixedWindow | Algorithm::SlidingWindow => self.requests.max(1),
        }
    }

    /// From one token of a bucket to the next.
    pub(super) fn interval(&self) -> Duration {
        (self.per() / self.requests.max(1)).max(Duration::from_nanos(1))
    }
}

impl RateOverride {
    /// Whether it holds for a request of the client `name` that needs `class`.
    pub(super) fn holds(&self, name: Option<&str>, class: Option<Scope>) -> bool {
        let is_client = |name: &str| self.clients.iter().any(|pattern| pattern.matches(name));
        (self.clients.is_empty() || name.is_some_and(is_client))
            && (self.classes.is_empty() || class.is_some_and(|class| self.classes.contains(&class)))
    }
}

impl RateSettings {
    /// Whether requests of clients are limited at all.
    pub(super) fn limits_requests(&self) -> bool {
        self.global.is_on() || self.client.is_on() || self.overrides.iter().any(|other| other.rate.is_on())
    }
}
