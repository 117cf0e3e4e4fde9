//! `host serve`: MCP on standard input and output, HTTP and Unix sockets, until the client on
//! standard input goes or a signal comes.

mod doors;
pub(super) mod integrity;
mod keeping;
mod last_resort;
mod memory;
mod notify;
mod observing;
mod signals;
pub(super) mod surroundings;
mod trail;

use std::sync::Arc;
use std::time::Duration;

use tokio_util::sync::CancellationToken;

use self::doors::Doors;
use self::memory::Watermark;
use self::notify::Notifier;
use self::observing::Observing;
use self::signals::Signals;
use self::surroundings::Surroundings;
use super::live::{LiveHost, warn_of_strays};
use super::local::Watch;
use super::{Exit, GlobalArguments, local, paths};
use crate::backup::schedule::Schedule;
use crate::backup::{self, Occupancy, Places};
use crate::config::settings::WatchSettings;
use crate::config::{Loaded, Settings, Sources};
use crate::events::Events;
use crate::logging;
use crate::plugin::Breakers;
use crate::reload::{BuiltIn, Plugins, Templates, WatchOptions};
use crate::server::control::{ControlError, ControlSocket};
use crate::server::{Backend, PromptHost, RateLimiter, Settings as ServerSettings, Supervisor};

pub(super) use self::doors::{Entrances, ServeArguments};
pub(super) use self::keeping::Keeping;

/// How long the tasks beside the connection may take to end.
const WIND_UP: Duration = Duration::from_secs(1);
/// How much longer than all bounds of winding up together the process may take.
const SLACK: Duration = Duration::from_secs(5);

pub(super) fn run(global: &GlobalArguments, arguments: &ServeArguments) -> anyhow::Result<Exit> {
    let sources = global.sources()?;
    let loaded = sources.load()?;
    // Dropped last, so that the last lines are written.
    let _log = logging::start(&loaded.settings.log, &loaded.settings.traces)?;
    let runtime = local::tokio_runtime()?;
    let outcome = runtime.block_on(serve(arguments, sources, loaded));
    // A read of standard input that never comes back must not keep the process.
    runtime.shutdown_background();
    outcome.map(|()| Exit::Good)
}

async fn serve(arguments: &ServeArguments, sources: Sources, loaded: Loaded) -> anyhow::Result<()> {
    // First of all: a signal that nobody waits for yet ends a process without a word.
    let signals = Signals::catch();
    let notifier = Notifier::of_process();
    for unheard in &loaded.unheard {
        tracing::warn!("{unheard}");
    }
    let settings = loaded.settings.clone();
    let shutdown = CancellationToken::new();
    let events = Events::default();
    let supervisor = Supervisor::new(shutdown.clone(), events.clone());
    let observing = Observing::start(&settings, events.clone())?;
    let doors = Doors::open(arguments, &settings).await?.welcome(observing.probes());
    doors.greet(&Surroundings::of_process());
    let side = observing.serve_beside(&settings).await?;
    let trail = trail::start(&settings, doors.are_shared(), &events, &shutdown)?;
    // Held to the end: nobody puts a backup into folders that are served from.
    let occupancy = Occupancy::share(&paths::occupied_folders(&settings))?;
    integrity::look(&settings, &occupancy, &events).await;
    // Before anything is loaded: a limit that cannot be kept is no limit.
    let limiter =
        RateLimiter::open(settings.rate_limits.clone(), |name| loaded.inherited.value(name).map(str::to_owned))?;
    let breakers = Breakers::new(settings.breaker.clone(), events.clone());
    let breaker_file = local::breaker_file(&settings);
    if let Some(file) = &breaker_file {
        breakers.restore(file.load());
    }
    local::make_drop_folders(&settings);
    let needed = local::Needed::ForServing;
    let failures = local::failure_keeper(&settings);
    let watched = Watch { events: events.clone(), breakers: Some(breakers.clone()), failures: failures.clone() };
    let plugins = local::watched_plugins(&settings, needed, watched).await?;
    let generation = plugins.current();
    tracing::info!(generation = generation.number, plugins = generation.active().count(), "plugins loaded");
    let watch = settings.watch.enabled.then(|| watch_options(&settings.watch));
    let server = settings.server.clone();
    let grace = Duration::from_millis(server.grace_ms);
    let templates = Templates::start(settings.template_sources(), local::history(&settings), &generation).await;
    templates.tell(events.clone());
    warn_of_strays(&loaded, &generation, &templates.current().library);
    let keeping = Keeping::open(&settings, &loaded.inherited, failures).await?;
    keeping.models.tell(events.clone());
    let schedule = backup_schedule(&settings);
    let backed_up = Backed { sources: sources.clone(), at_start: paths::places(&loaded) };
    let debug_info = settings.admin.debug_info || arguments.dev();
    let operated = observing.operated(doors.described(&side), doors.entrances(), supervisor.clone(), debug_info);
    let live = Arc::new(LiveHost::new(sources, loaded, plugins, templates, keeping, operated));
    // Calls and records have the grace period, one after the other, and what runs beside them its own.
    let longest = grace.saturating_mul(2).saturating_add(WIND_UP.saturating_mul(4)).saturating_add(SLACK);
    if let Err(error) = last_resort::arm(shutdown.clone(), longest) {
        tracing::warn!(%error, "nothing would end a host that hangs while it winds up");
    }
    match signals {
        Ok(signals) => {
            signals.follow(Arc::clone(&live), (notifier.clone(), doors.in_one_line()), &shutdown, &supervisor);
        }
        Err(error) => tracing::warn!(%error, "signals cannot be caught: they end the host without winding up"),
    }
    follow_changes(&live, watch, &shutdown, &supervisor);
    live.keeping().follow(&shutdown, &supervisor);
    if let Some(schedule) = schedule {
        back_up(schedule, backed_up, &live, &events, &shutdown, &supervisor);
    }
    if let Some(file) = breaker_file {
        let until = shutdown.clone();
        supervisor.keep("breaker state", move || {
            let (file, breakers, until) = (file.clone(), breakers.clone(), until.clone());
            async move { file.follow(breakers, until).await }
        });
    }
    watch_memory(&live, server.memory_watermark_mb, &events, &shutdown, &supervisor);
    open_control_socket(&live, &server, &shutdown, &supervisor);

    observing.follow(&live, &shutdown, &supervisor);
    let host = PromptHost::new(Arc::clone(&live) as Arc<dyn Backend>, server)
        .with_limiter(limiter)
        .measured_by(observing.traffic());
    live.show_gate(host.gate().clone());
    doors.announce();
    notifier.ready(&doors.in_one_line());
    let (stopping, until) = (notifier.clone(), shutdown.clone());
    supervisor.finish("word of the end", move || {
        let (stopping, until) = (stopping.clone(), until.clone());
        async move {
            until.cancelled().await;
            stopping.stopping();
        }
    });
    let serving = doors.serve(&host, observing.routes(&live), &shutdown, &supervisor);
    let ended = notifier.alongside(serving).await;
    // Whoever does not hear is cut off with the process; nothing here is worth waiting longer for.
    supervisor.wind_up(WIND_UP).await;
    live.keeping().close(WIND_UP, grace).await;
    trail.end(WIND_UP).await;
    observing.end(side).await;
    drop(occupancy);
    tracing::info!("stopped");
    ended
}

/// Lets go of what is only kept for speed while memory is short.
fn watch_memory(
    live: &Arc<LiveHost>,
    setting: Option<u64>,
    events: &Events,
    shutdown: &CancellationToken,
    supervisor: &Supervisor,
) {
    if Watermark::of(setting).is_none() {
        return;
    }
    let (live, events, until) = (Arc::clone(live), events.clone(), shutdown.clone());
    supervisor.keep("memory watermark", move || {
        let (live, events, until) = (Arc::clone(&live), events.clone(), until.clone());
        async move {
            match Watermark::of(setting) {
                Some(watermark) => watermark.follow(events, move || live.shed(), until).await,
                // The limit of the control group was lifted meanwhile.
                None => until.cancelled().await,
            }
        }
    });
}

/// Answers commands such as `host plugins`. The client is served without, too.
fn open_control_socket(
    live: &Arc<LiveHost>,
    settings: &ServerSettings,
    shutdown: &CancellationToken,
    supervisor: &Supervisor,
) {
    let unreachable = |error: ControlError| {
        let error = anyhow::Error::from(error);
        tracing::warn!(error = %format_args!("{error:#}"), "commands such as `host plugins` cannot reach this host");
    };
    let mut bound = match ControlSocket::bind() {
        Ok(socket) => Some(socket),
        Err(error) => return unreachable(error),
    };
    let (live, settings, shutdown) = (Arc::clone(live), settings.clone(), shutdown.clone());
    supervisor.keep("control socket", move || {
        // The one that broke took its socket with it.
        let socket = bound.take().map_or_else(ControlSocket::bind, Ok);
        let (backend, settings, until) = (Arc::clone(&live) as Arc<dyn Backend>, settings.clone(), shutdown.clone());
        async move {
            match socket {
                Ok(socket) => socket.serve(backend, settings, until).await,
                Err(error) => unreachable(error),
            }
        }
    });
}

/// Starts what follows files: plugins, templates, models, settings.
fn follow_changes(
    live: &Arc<LiveHost>,
    watch: Option<WatchOptions>,
    shutdown: &CancellationToken,
    supervisor: &Supervisor,
) {
    let (host, until) = (Arc::clone(live), shutdown.clone());
    let bring = move || {
        let templates = host.library().templates().clone();
        bring_templates(host.plugins().clone(), templates, watch, until.clone())
    };
    match watch {
        Some(_) => supervisor.keep("templates", bring),
        // Nobody follows them; they are brought once.
        None => supervisor.finish("templates", bring),
    }
    if let Some(sessions) = live.keeping().sessions.clone() {
        supervisor.finish("sessions warm-up", move || {
            let sessions = sessions.clone();
            async move { sessions.warm_up().await }
        });
    }
    let Some(options) = watch else { return };
    let (host, until) = (Arc::clone(live), shutdown.clone());
    supervisor.keep("plugins", move || {
        let (plugins, until) = (host.plugins().clone(), until.clone());
        async move { plugins.watch(options, until).await }
    });
    let (host, until) = (Arc::clone(live), shutdown.clone());
    supervisor.keep("models", move || {
        let (models, until) = (host.keeping().models.clone(), until.clone());
        async move { models.watch(options, until).await }
    });
    let (host, until) = (Arc::clone(live), shutdown.clone());
    supervisor.keep("settings", move || {
        let (live, until) = (Arc::clone(&host), until.clone());
        async move { live.watch_settings(options, until).await }
    });
}

/// Loads what renders templates, and follows their folders.
async fn bring_templates(
    plugins: Plugins,
    templates: Templates,
    watch: Option<WatchOptions>,
    shutdown: CancellationToken,
) {
    let missing: Vec<BuiltIn> = {
        let generation = plugins.current();
        let is_there = |built_in: &BuiltIn| generation.find(built_in.name).is_some();
        BuiltIn::for_templates().filter(|built_in| !is_there(built_in)).collect()
    };
    if !missing.is_empty() && shutdown.run_until_cancelled(plugins.add(missing)).await.is_none() {
        return;
    }
    match watch {
        Some(options) => templates.watch(plugins, options, shutdown).await,
        None => templates.reload(&plugins.current()).await,
    }
}

/// When backups are written; none where the settings want none.
/// What a backup at some moment holds.
struct Backed {
    sources: Sources,
    /// For moments at which the settings are wrong.
    at_start: Places,
}

/// Writes backups as the settings have it.
fn back_up(
    schedule: Schedule,
    backed: Backed,
    live: &LiveHost,
    events: &Events,
    shutdown: &CancellationToken,
    supervisor: &Supervisor,
) {
    let store = live.keeping().recorder.as_ref().map(|recorder| Arc::clone(recorder.store()));
    let backed = Arc::new(backed);
    let (events, until) = (events.clone(), shutdown.clone());
    supervisor.keep("backups", move || {
        let (backed, schedule) = (Arc::clone(&backed), schedule.clone());
        let places =
            move || backed.sources.load().map_or_else(|_| backed.at_start.clone(), |loaded| paths::places(&loaded));
        backup::schedule::run(schedule, places, store.clone(), events.clone(), until.clone())
    });
}

fn backup_schedule(settings: &Settings) -> Option<Schedule> {
    let every = settings.backup.every?.duration();
    let folder = paths::backup_folder(settings);
    if folder.is_none() {
        tracing::error!("no backups are written: there is no home folder for them, so set `backup.folder`");
    }
    Some(Schedule { every, folder: folder?, keep: settings.backup.keep })
}

fn watch_options(settings: &WatchSettings) -> WatchOptions {
    WatchOptions {
        mode: settings.mode,
        quiet: Duration::from_millis(settings.debounce_ms),
        poll_interval: Duration::from_millis(settings.poll_interval_ms),
    }
}
