//! Figures that the parts of a host keep anyway, read when somebody asks for metrics.

use std::fmt;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Weak};
use std::time::{Duration, UNIX_EPOCH};

use opentelemetry::KeyValue;
use opentelemetry::metrics::Meter;

use super::instruments::{self as of, Instrument, Kind};
use super::labels::by_plugin;
use super::push::PushCounts;
use super::traffic::Traffic;
use crate::plugin::{Breakers, Generation, Loaded, PluginId, Usage};
use crate::process;
use crate::records::{QueueFigures, Recorder, Sessions};
use crate::reload::{Plugins, PromptLibrary, Tally};
use crate::templates::CacheCounts;
use crate::train::Models;

/// Reasons for which an answer is not recorded, as records name them.
const NOT_RECORDED: [&str; 4] = ["off", "queue-full", "journal-busy", "journal-failed"];
/// The statuses that a part may have.
const STATUSES: [&str; 3] = ["healthy", "degraded", "unhealthy"];
/// Digits of a model's digest that tell it from others.
const DIGITS: usize = 12;

/// The health of one part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HealthOf {
    /// Which part; `overall` is the whole.
    pub component: &'static str,
    /// `healthy`, `degraded` or `unhealthy`.
    pub status: &'static str,
}

/// What has figures.
pub trait Observed: Send + Sync + fmt::Debug + 'static {
    /// Its plugins.
    fn plugins(&self) -> &Plugins;
    /// Its templates.
    fn library(&self) -> &PromptLibrary;
    /// What keeps records; none where nothing is kept.
    fn recorder(&self) -> Option<&Recorder>;
    /// What is remembered of conversations; none where nothing is.
    fn sessions(&self) -> Option<&Sessions>;
    /// The models.
    fn models(&self) -> &Models;
    /// Reloads of settings.
    fn settings_tally(&self) -> &Tally;
    /// How its parts are, as they were last seen.
    fn health(&self) -> Vec<HealthOf>;
    /// What became of requests before they were worked on.
    fn admission(&self) -> Admission;
}

/// What became of requests before they were worked on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Admission {
    /// Those that rate limits let through.
    pub admitted: u64,
    /// Those that rate limits sent away.
    pub limited: u64,
    /// Those that wait for their turn.
    pub waiting: u64,
    /// Those that were sent away because too many waited.
    pub shed: u64,
}

/// A host that is read while it is there. The metrics do not keep it: it has them.
#[derive(Debug, Clone)]
struct Host(Weak<dyn Observed>);

impl Host {
    fn read(&self, samples: impl FnOnce(&dyn Observed) -> Vec<Sample>) -> Vec<Sample> {
        self.0.upgrade().map(|host| samples(&*host)).unwrap_or_default()
    }
}

/// One value with its labels.
type Sample = (f64, Vec<KeyValue>);

/// Reads `samples` at each collection.
///
/// A gauge is an up-down counter here: OpenTelemetry's own observable gauge goes on telling the
/// last value of a label that is gone, such as the digest of an earlier model.
pub(super) fn observe(
    meter: &Meter,
    instrument: Instrument,
    samples: impl Fn() -> Vec<Sample> + Send + Sync + 'static,
) {
    macro_rules! build {
        ($builder:expr) => {
            $builder
                .with_description(instrument.help)
                .with_unit(instrument.unit.code())
                .with_callback(move |observer| {
                    samples().iter().for_each(|(value, labels)| observer.observe(*value, labels));
                })
                .build()
        };
    }
    match instrument.kind {
        Kind::Counter => drop(build!(meter.f64_observable_counter(instrument.name))),
        Kind::Gauge | Kind::Histogram => drop(build!(meter.f64_observable_up_down_counter(instrument.name))),
    }
}

fn plain(value: f64) -> Vec<Sample> {
    vec![(value, Vec::new())]
}

fn labelled(label: &'static str, value: &'static str, figure: f64) -> Sample {
    (figure, vec![KeyValue::new(label, value)])
}

/// Pushes, which are counted whether there is a receiver or not.
pub(super) fn pushes(meter: &Meter, counts: Arc<PushCounts>) {
    observe(meter, of::PUSHES, move || {
        let read = |count: &std::sync::atomic::AtomicU64| count.load(Ordering::Relaxed) as f64;
        vec![labelled("outcome", "ok", read(&counts.done)), labelled("outcome", "error", read(&counts.failed))]
    });
}

/// Registers everything else.
pub(super) fn register(meter: &Meter, traffic: &Traffic, host: &Arc<dyn Observed>) {
    let host = Host(Arc::downgrade(host));
    requests(meter, traffic);
    admission(meter, &host);
    plugins(meter, &host);
    reloads(meter, &host);
    templates(meter, &host);
    records(meter, &host);
    sessions(meter, &host);
    let parts = host.clone();
    observe(meter, of::MODEL, move || parts.read(model));
    observe(meter, of::HEALTH, move || host.read(health));
    observe(meter, of::BUILD, || vec![labelled("version", env!("CARGO_PKG_VERSION"), 1.0)]);
    process_figures(meter);
}

fn model(host: &dyn Observed) -> Vec<Sample> {
    let model = host.models().current();
    let digest = model.as_ref().map_or("none", |model| model.digest());
    vec![(1.0, vec![KeyValue::new("digest", digest.chars().take(DIGITS).collect::<String>())])]
}

fn health(host: &dyn Observed) -> Vec<Sample> {
    let statuses = |part: HealthOf| {
        STATUSES.map(|status| {
            let labels = vec![KeyValue::new("component", part.component), KeyValue::new("status", status)];
            (f64::from(u8::from(part.status == status)), labels)
        })
    };
    host.health().into_iter().flat_map(statuses).collect()
}

fn requests(meter: &Meter, traffic: &Traffic) {
    let of_requests = traffic.clone();
    observe(meter, of::IN_FLIGHT, move || plain(of_requests.in_flight() as f64));
    let of_clients = traffic.clone();
    observe(meter, of::CLIENTS, move || {
        let counts = of_clients.clients().into_iter();
        counts.map(|count| (count.clients as f64, vec![KeyValue::new("transport", count.transport)])).collect()
    });
}

fn plugins(meter: &Meter, host: &Host) {
    let of_usage = |instrument: Instrument, figure: fn(&Usage) -> f64| {
        let host = host.clone();
        let samples = move |host: &dyn Observed| {
            let generation = host.plugins().current();
            let told = by_plugin(usages(&generation).map(|(id, usage)| (id, figure(usage))), |one, other| one + other);
            told.into_iter().map(|(id, figure)| (figure, vec![KeyValue::new("plugin", id.to_owned())])).collect()
        };
        observe(meter, instrument, move || host.read(samples));
    };
    of_usage(of::PLUGIN_CALLS, |usage| usage.calls() as f64);
    of_usage(of::PLUGIN_FAULTS, |usage| usage.faults() as f64);
    of_usage(of::PLUGIN_SKIPS, |usage| usage.skips() as f64);
    of_usage(of::PLUGIN_TIME, |usage| usage.total().as_secs_f64());
    let at = host.clone();
    observe(meter, of::PLUGIN_QUANTILE, move || at.read(quantiles));
    let at = host.clone();
    observe(meter, of::GENERATION, move || at.read(|host| plain(host.plugins().current().number as f64)));
    let at = host.clone();
    observe(meter, of::PLUGINS, move || at.read(states));
}

fn quantiles(host: &dyn Observed) -> Vec<Sample> {
    let generation = host.plugins().current();
    let quantile = |(label, q): (&'static str, f64)| {
        let times = usages(&generation).map(|(id, usage)| (id, usage.quantile(q).unwrap_or_default()));
        let sample = move |(id, time): (&str, Duration)| {
            (time.as_secs_f64(), vec![KeyValue::new("plugin", id.to_owned()), KeyValue::new("quantile", label)])
        };
        by_plugin(times, Duration::max).into_iter().map(sample).collect::<Vec<Sample>>()
    };
    [("0.5", 0.5), ("0.99", 0.99)].into_iter().flat_map(quantile).collect()
}

fn states(host: &dyn Observed) -> Vec<Sample> {
    let generation = host.plugins().current();
    let active = generation.active().count();
    let disabled = generation.plugins.len().saturating_sub(active);
    let compiling = generation.failures.iter().filter(|failure| failure.compiling).count();
    let failed = generation.failures.len() - compiling;
    [("active", active), ("compiling", compiling), ("disabled", disabled), ("failed", failed)]
        .map(|(state, count)| labelled("state", state, count as f64))
        .into()
}

fn usages(generation: &Generation) -> impl Iterator<Item = (&str, &Usage)> {
    generation.plugins.iter().map(|loaded| (loaded.id().as_str(), &*loaded.usage))
}

fn reloads(meter: &Meter, host: &Host) {
    fn tallies(host: &dyn Observed) -> [(&'static str, &Tally); 4] {
        [
            ("plugins", host.plugins().tally()),
            ("templates", host.library().templates().tally()),
            ("config", host.settings_tally()),
            ("model", host.models().tally()),
        ]
    }
    fn counts(host: &dyn Observed) -> Vec<Sample> {
        let both = |(subject, tally): (&'static str, &Tally)| {
            let counts = tally.counts();
            [("ok", counts.done), ("error", counts.failed)].map(|(outcome, count)| {
                (count as f64, vec![KeyValue::new("subject", subject), KeyValue::new("outcome", outcome)])
            })
        };
        tallies(host).into_iter().flat_map(both).collect()
    }
    fn times(host: &dyn Observed) -> Vec<Sample> {
        let sample =
            |(subject, tally): (&'static str, &Tally)| labelled("subject", subject, tally.counts().total.as_secs_f64());
        tallies(host).map(sample).into()
    }
    let at = host.clone();
    observe(meter, of::RELOADS, move || at.read(counts));
    let at = host.clone();
    observe(meter, of::RELOAD_TIME, move || at.read(times));
}

fn templates(meter: &Meter, host: &Host) {
    let at = host.clone();
    observe(meter, of::TEMPLATES, move || at.read(library));
    let of_cache = |instrument: Instrument, figure: fn(&CacheCounts) -> u64| {
        let host = host.clone();
        observe(meter, instrument, move || host.read(|host| plain(figure(&host.library().cache_counts()) as f64)));
    };
    of_cache(of::CACHE_HITS, |counts| counts.hits);
    of_cache(of::CACHE_MISSES, |counts| counts.misses);
    of_cache(of::CACHE_ENTRIES, |counts| counts.entries);
    of_cache(of::CACHE_BYTES, |counts| counts.bytes);
}

/// What requests pass, and the plugins that are left alone.
fn admission(meter: &Meter, host: &Host) {
    let of_gate = |instrument: Instrument, figure: fn(&Admission) -> u64| {
        let host = host.clone();
        observe(meter, instrument, move || host.read(|host| plain(figure(&host.admission()) as f64)));
    };
    of_gate(of::ADMITTED, |admission| admission.admitted);
    of_gate(of::LIMITED, |admission| admission.limited);
    of_gate(of::WAITING, |admission| admission.waiting);
    of_gate(of::SHED, |admission| admission.shed);
    let at = host.clone();
    observe(meter, of::PLUGINS_LEFT_ALONE, move || at.read(left_alone));
}

fn left_alone(host: &dyn Observed) -> Vec<Sample> {
    let open = host.plugins().breakers().map(Breakers::not_closed).unwrap_or_default();
    let generation = host.plugins().current();
    let is_open = |id: &PluginId| f64::from(u8::from(open.iter().any(|(plugin, _)| plugin == id)));
    let sample = |loaded: &Loaded| (is_open(loaded.id()), vec![KeyValue::new("plugin", loaded.id().to_string())]);
    generation.active().map(sample).collect()
}

fn library(host: &dyn Observed) -> Vec<Sample> {
    let catalog = host.library().catalog();
    let (mut served, mut earlier, mut broken) = (0, 0, 0);
    for entry in catalog.library.entries() {
        let place = match (entry.is_broken, &entry.version) {
            (false, _) => &mut served,
            (true, Some(_)) => &mut earlier,
            (true, None) => &mut broken,
        };
        *place += 1;
    }
    [("served", served), ("earlier", earlier), ("broken", broken)]
        .map(|(state, count)| labelled("state", state, f64::from(count)))
        .into()
}

fn records(meter: &Meter, host: &Host) {
    let of_queue = |instrument: Instrument, samples: fn(&QueueFigures) -> Vec<Sample>| {
        let host = host.clone();
        let read = move |host: &dyn Observed| samples(&host.recorder().map(Recorder::figures).unwrap_or_default());
        observe(meter, instrument, move || host.read(read));
    };
    of_queue(of::QUEUE, |figures| {
        [
            ("user", figures.waiting_user),
            ("synthetic", figures.waiting_synthetic),
            ("outcome", figures.waiting_outcomes),
        ]
        .map(|(kind, count)| labelled("kind", kind, count as f64))
        .into()
    });
    of_queue(of::QUEUE_SIZE, |figures| plain(figures.size as f64));
    of_queue(of::QUEUE_AGE, |figures| plain(figures.oldest_waiting_seconds.unwrap_or_default()));
    of_queue(of::STORED, |figures| {
        [("record", figures.stored), ("outcome", figures.stored_outcomes)]
            .map(|(kind, count)| labelled("kind", kind, count as f64))
            .into()
    });
    of_queue(of::DROPPED, |figures| plain(figures.dropped_synthetic as f64));
    of_queue(of::NOT_RECORDED, |figures| {
        let count = |reason| figures.not_recorded.get(reason).copied().unwrap_or_default() as f64;
        NOT_RECORDED.map(|reason| labelled("reason", reason, count(reason))).into()
    });
    of_queue(of::SET_ASIDE, |figures| plain(figures.set_aside as f64));
    of_queue(of::STORE_BATCHES, |figures| {
        let taken = figures.batches.saturating_sub(figures.failed_batches);
        [("ok", taken), ("error", figures.failed_batches)]
            .map(|(outcome, count)| labelled("outcome", outcome, count as f64))
            .into()
    });
    of_queue(of::STORE_TIME, |figures| plain(figures.batch_seconds));
    of_queue(of::STORE_UP, |figures| plain(f64::from(u8::from(figures.store_works))));
    of_queue(of::JOURNAL_BYTES, |figures| plain(figures.journal_bytes as f64));
    of_queue(of::JOURNAL_FAULTS, |figures| plain(figures.failed_syncs as f64));
}

fn sessions(meter: &Meter, host: &Host) {
    let of_sessions = |instrument: Instrument, figure: fn(Option<&Sessions>) -> f64| {
        let host = host.clone();
        observe(meter, instrument, move || host.read(|host| plain(figure(host.sessions()))));
    };
    of_sessions(of::SESSIONS_MISSED, |sessions| sessions.map_or(0.0, |sessions| sessions.counts().missed as f64));
    of_sessions(of::SESSIONS_LOST, |sessions| sessions.map_or(0.0, |sessions| sessions.counts().lost as f64));
    of_sessions(of::SESSIONS_UP, |sessions| f64::from(u8::from(sessions.is_none_or(Sessions::is_available))));
}

fn process_figures(meter: &Meter) {
    let of_process = |instrument: Instrument, figure: fn(&process::Process) -> Option<f64>| {
        observe(meter, instrument, move || {
            process::current().as_ref().and_then(figure).into_iter().flat_map(plain).collect()
        });
    };
    of_process(of::CPU, |process| Some(process.cpu.as_secs_f64()));
    of_process(of::RESIDENT, |process| Some(process.resident_bytes as f64));
    of_process(of::VIRTUAL, |process| Some(process.virtual_bytes as f64));
    of_process(of::THREADS, |process| Some(process.threads as f64));
    of_process(of::OPEN_FILES, |process| Some(process.open_files as f64));
    of_process(of::MAX_FILES, |process| process.max_open_files.map(|max| max as f64));
    of_process(of::STARTED, |process| Some(process.started.duration_since(UNIX_EPOCH).ok()?.as_secs_f64()));
}
