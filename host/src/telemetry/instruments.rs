//! Every metric with its meaning: the one table that code, documentation and tests go by.
//!
//! Names follow OpenTelemetry, dots between words; Prometheus reads them with underscores, the
//! unit and, for counters, `_total` behind. `process.*` has the names that every Prometheus
//! client uses.

use std::fmt;

/// How a metric behaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Only rises, from 0 at the start of the process.
    Counter,
    /// Rises and falls.
    Gauge,
    /// Times by how long they are.
    Histogram,
}

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Things.
    Count,
    /// Seconds.
    Seconds,
    /// Bytes.
    Bytes,
}

impl Unit {
    /// As OpenTelemetry writes it (UCUM).
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Count => "",
            Self::Seconds => "s",
            Self::Bytes => "By",
        }
    }

    fn suffix(self) -> &'static str {
        match self {
            Self::Count => "",
            Self::Seconds => "_seconds",
            Self::Bytes => "_bytes",
        }
    }
}

/// One metric.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Instrument {
    /// Its name for OpenTelemetry.
    pub name: &'static str,
    /// How it behaves.
    pub kind: Kind,
    /// What is counted.
    pub unit: Unit,
    /// Names of its labels.
    pub labels: &'static [&'static str],
    /// One sentence.
    pub help: &'static str,
}

impl Instrument {
    /// Its name for Prometheus.
    pub fn exposed(&self) -> String {
        let total = if self.kind == Kind::Counter { "_total" } else { "" };
        format!("{}{}{total}", self.name.replace('.', "_"), self.unit.suffix())
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Counter => "counter",
            Self::Gauge => "gauge",
            Self::Histogram => "histogram",
        })
    }
}

/// Upper bounds of the buckets of request times, seconds: from a tenth of a millisecond, because
/// most requests take less than one, to the default deadline.
pub const BUCKETS: [f64; 16] =
    [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0];

macro_rules! instruments {
    ($($id:ident = $name:literal, $kind:ident, $unit:ident, [$($label:literal),*], $help:literal;)*) => {
        $(
            #[doc = $help]
            pub const $id: Instrument = Instrument {
                name: $name, kind: Kind::$kind, unit: Unit::$unit, labels: &[$($label),*], help: $help,
            };
        )*
        /// All of them, in the order of the documentation.
        pub const ALL: &[Instrument] = &[$($id),*];
    };
}

instruments! {
    REQUESTS = "prompt_host.requests", Counter, Count, ["tool", "client", "outcome"], "Requests that ended: by the tool, or the method where it calls none, the client and the outcome.";
    REQUEST_DURATION = "prompt_host.request.duration", Histogram, Seconds, ["tool", "outcome"], "How long requests took, waiting included.";
    IN_FLIGHT = "prompt_host.requests.in_flight", Gauge, Count, [], "Requests that are being answered.";
    ADMITTED = "prompt_host.rate_limits.admitted", Counter, Count, [], "Requests that rate limits let through.";
    LIMITED = "prompt_host.rate_limits.limited", Counter, Count, [], "Requests that rate limits sent away.";
    WAITING = "prompt_host.requests.waiting", Gauge, Count, [], "Requests that wait for their turn.";
    SHED = "prompt_host.requests.shed", Counter, Count, [], "Requests that were sent away because too many waited.";
    IMPROVEMENTS = "prompt_host.improvements", Counter, Count, ["status"], "Improved prompts, by what became of them.";
    CLIENTS = "prompt_host.clients", Gauge, Count, ["transport"], "Connected clients; over HTTP those that hold a session.";
    GENERATION = "prompt_host.generation", Gauge, Count, [], "The number of the generation of plugins that serves; 0 before the first.";
    PLUGINS = "prompt_host.plugins", Gauge, Count, ["state"], "Plugins by state.";
    PLUGIN_CALLS = "prompt_host.plugin.calls", Counter, Count, ["plugin"], "Calls of plugins, failed ones included.";
    PLUGIN_FAULTS = "prompt_host.plugin.faults", Counter, Count, ["plugin"], "Calls of plugins that failed.";
    PLUGIN_SKIPS = "prompt_host.plugin.skips", Counter, Count, ["plugin"], "Requests that went on without something that a plugin says.";
    PLUGIN_TIME = "prompt_host.plugin.call_time", Counter, Seconds, ["plugin"], "How long all calls of a plugin took together.";
    PLUGIN_QUANTILE = "prompt_host.plugin.call_duration", Gauge, Seconds, ["plugin", "quantile"], "The time that half, and 99 of 100, of a plugin's calls did not exceed, at most 19 % too high.";
    PLUGINS_LEFT_ALONE = "prompt_host.plugin.circuit_open", Gauge, Count, ["plugin"], "1 where a plugin is not asked, or only tried, because it failed too often.";
    RELOADS = "prompt_host.reloads", Counter, Count, ["subject", "outcome"], "Reloads that changed something or failed.";
    RELOAD_TIME = "prompt_host.reload_time", Counter, Seconds, ["subject"], "How long these reloads took together.";
    TEMPLATES = "prompt_host.templates", Gauge, Count, ["state"], "Templates that are as they lie there, that serve an earlier version, and that cannot be served.";
    CACHE_HITS = "prompt_host.template_cache.hits", Counter, Count, [], "Renders that were kept already.";
    CACHE_MISSES = "prompt_host.template_cache.misses", Counter, Count, [], "Renders that were not.";
    CACHE_ENTRIES = "prompt_host.template_cache.entries", Gauge, Count, [], "Rendered prompts that are kept.";
    CACHE_BYTES = "prompt_host.template_cache", Gauge, Bytes, [], "Bytes of the rendered prompts that are kept.";
    QUEUE = "prompt_host.records.queue", Gauge, Count, ["kind"], "What waits for the store of records.";
    QUEUE_SIZE = "prompt_host.records.queue_capacity", Gauge, Count, [], "Records that may wait.";
    QUEUE_AGE = "prompt_host.records.queue_age", Gauge, Seconds, [], "How long the oldest of them has waited.";
    STORED = "prompt_host.records.stored", Counter, Count, ["kind"], "Records and outcomes that the store took.";
    DROPPED = "prompt_host.records.dropped", Counter, Count, [], "Made-up records that gave way to others in a full queue.";
    NOT_RECORDED = "prompt_host.records.not_recorded", Counter, Count, ["reason"], "Answers that were not recorded.";
    SET_ASIDE = "prompt_host.records.set_aside", Counter, Count, [], "Records that the store refuses for good.";
    STORE_BATCHES = "prompt_host.store.batches", Counter, Count, ["outcome"], "Batches of records that were given to the store.";
    STORE_TIME = "prompt_host.store.batch_time", Counter, Seconds, [], "How long the store took for all of them together.";
    STORE_UP = "prompt_host.store.up", Gauge, Count, [], "1 while the store of records takes what it is given, 0 otherwise.";
    JOURNAL_BYTES = "prompt_host.journal", Gauge, Bytes, [], "Bytes of the journal.";
    JOURNAL_FAULTS = "prompt_host.journal.failed_syncs", Counter, Count, [], "Syncs of the journal that failed.";
    SESSIONS_MISSED = "prompt_host.sessions.missed", Counter, Count, [], "Requests that went on without the history of their session.";
    SESSIONS_LOST = "prompt_host.sessions.lost", Counter, Count, [], "Turns of sessions that were not kept.";
    SESSIONS_UP = "prompt_host.sessions.up", Gauge, Count, [], "1 while the store of sessions answers or none is wanted, 0 otherwise.";
    MODEL = "prompt_host.model.info", Gauge, Count, ["digest"], "1, with the first 12 digits of the digest of the local model that serves, or `none`.";
    HEALTH = "prompt_host.health", Gauge, Count, ["component", "status"], "1 for the status that a part of the host has, 0 for the others; `overall` is the whole.";
    PUSHES = "prompt_host.otlp.pushes", Counter, Count, ["outcome"], "Pushes of metrics by OTLP.";
    BUILD = "prompt_host.build.info", Gauge, Count, ["version"], "1, with the version of the host.";
    CPU = "process.cpu", Counter, Seconds, [], "Processor time of the process.";
    RESIDENT = "process.resident_memory", Gauge, Bytes, [], "Memory that the process holds.";
    VIRTUAL = "process.virtual_memory", Gauge, Bytes, [], "Address space that the process has; sandboxes reserve much of it and use little.";
    THREADS = "process.threads", Gauge, Count, [], "Threads of the process.";
    OPEN_FILES = "process.open_fds", Gauge, Count, [], "Files and sockets that the process has open.";
    MAX_FILES = "process.max_fds", Gauge, Count, [], "The most that it may have open.";
    STARTED = "process.start_time", Gauge, Seconds, [], "When the process started, seconds since 1970.";
}
