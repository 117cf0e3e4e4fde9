//! `host serve`: MCP on standard input and output, until the client goes or a signal comes.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use clap::Args;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::live::{Keeping, LiveHost, warn_of_unknown_rules};
use super::{Exit, GlobalArguments, local, logging};
use crate::config::Settings;
use crate::config::settings::WatchSettings;
use crate::records::{Drained, Recorder, Sessions};
use crate::reload::{BuiltIn, Plugins, Templates, WatchOptions};
use crate::server::control::ControlSocket;
use crate::server::{Backend, PromptHost, serve_stdio};
use crate::train::{Models, Schedule, Trainer, Workshop};

#[derive(Debug, Args)]
pub(super) struct ServeArguments {}

/// How long the tasks beside the connection may take to end.
const WIND_UP: Duration = Duration::from_secs(1);

pub(super) fn run(global: &GlobalArguments, _arguments: &ServeArguments) -> anyhow::Result<Exit> {
    let sources = global.sources()?;
    let loaded = sources.load()?;
    let settings = loaded.settings.clone();
    logging::start(&settings.log)?;
    let runtime = local::tokio_runtime()?;
    let outcome = runtime.block_on(async {
        // First of all: a signal that nobody waits for yet ends a process without a word.
        let signals = Signals::catch();
        let plugins = local::plugins(&settings, local::Needed::ForServing).await?;
        tracing::info!(generation = plugins.current().number, plugins = plugins.current().active().count(), "serving on standard input and output");
        warn_of_unknown_rules(&loaded, &plugins.current());
        let watch = settings.watch.enabled.then(|| watch_options(&settings.watch));
        let server = settings.server.clone();
        let grace = Duration::from_millis(server.grace_ms);
        let templates = Templates::start(settings.template_sources(), local::history(&settings), &plugins.current()).await;
        let sessions = Sessions::open(settings.sessions.clone(), |name| std::env::var(name).ok())?;
        let models = local::models(&settings)?;
        let recorder = start_recorder(&settings).await;
        let trainer = recorder.as_ref().and_then(|recorder| start_trainer(recorder, &models, &settings));
        let keeping =
            Keeping { sessions: sessions.clone(), recorder: recorder.clone(), models: models.clone(), trainer };
        let live = Arc::new(LiveHost::new(sources, settings, plugins.clone(), templates.clone(), keeping));

        let shutdown = CancellationToken::new();
        let tasks = TaskTracker::new();
        match signals {
            Ok(signals) => {
                let Signals { terminate, interrupt, hangup } = signals;
                tasks.spawn(stop_on_signal(terminate, interrupt, shutdown.clone()));
                tasks.spawn(reload_on_hangup(hangup, Arc::clone(&live), shutdown.clone()));
            }
            Err(error) => tracing::warn!(%error, "signals cannot be caught: they end the host without winding up"),
        }
        if let Some(options) = watch {
            let (plugins, shutdown) = (plugins.clone(), shutdown.clone());
            tasks.spawn(async move { plugins.watch(options, shutdown).await });
        }
        if let Some(options) = watch {
            let shutdown = shutdown.clone();
            tasks.spawn(async move { models.watch(options, shutdown).await });
        }
        if let Some(sessions) = sessions.clone() {
            tasks.spawn(async move { sessions.warm_up().await });
        }
        tasks.spawn(bring_templates(plugins.clone(), templates, watch, shutdown.clone()));
        if let Some(options) = watch {
            let (live, shutdown) = (Arc::clone(&live), shutdown.clone());
            tasks.spawn(async move { live.watch_settings(options, shutdown).await });
        }
        match ControlSocket::bind() {
            Ok(socket) => {
                tasks.spawn(socket.serve(Arc::clone(&live) as Arc<dyn Backend>, server.clone(), shutdown.clone()));
            }
            // The client is served all the same.
            Err(error) => tracing::warn!(error = %format_args!("{:#}", anyhow::Error::from(error)), "`host plugins` cannot reach this host"),
        }

        let host = PromptHost::new(live, server);
        let ended = serve_stdio(&host, shutdown.clone()).await.context("failed to serve");
        shutdown.cancel();
        tasks.close();
        // Whoever does not hear is cut off with the process; nothing here is worth waiting longer for.
        let _ = tokio::time::timeout(WIND_UP, tasks.wait()).await;
        if let Some(sessions) = sessions {
            let _ = tokio::time::timeout(WIND_UP, sessions.settled()).await;
        }
        if let Some(recorder) = recorder {
            let Drained { stored, left } = recorder.drain(grace).await;
            tracing::info!(stored, left, "records that waited were written");
        }
        tracing::info!("stopped");
        ended
    });
    // A read of standard input that never comes back must not keep the process.
    runtime.shutdown_background();
    outcome.map(|_| Exit::Good)
}

/// What keeps records. A host that cannot keep any serves all the same, and says so in its answers.
async fn start_recorder(settings: &Settings) -> Option<Recorder> {
    let started = local::recorder(settings).await;
    started.inspect_err(|error| tracing::error!(error = %format_args!("{error:#}"), "no records are kept")).ok()
}

/// What trains models from feedback, where the settings want that.
fn start_trainer(recorder: &Recorder, models: &Models, settings: &Settings) -> Option<Trainer> {
    let schedule = Schedule::of(&settings.model)?;
    let workshop = Workshop::new(Arc::clone(recorder.store()), models.clone(), settings.model.clone());
    let started = Trainer::start(workshop, schedule, tokio::runtime::Handle::current());
    started.inspect_err(|error| tracing::error!(%error, "no models are trained")).ok()
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

fn watch_options(settings: &WatchSettings) -> WatchOptions {
    WatchOptions {
        mode: settings.mode,
        quiet: Duration::from_millis(settings.debounce_ms),
        poll_interval: Duration::from_millis(settings.poll_interval_ms),
    }
}

/// What the host hears of the system. Signals that come before somebody listens are kept.
struct Signals {
    terminate: Signal,
    interrupt: Signal,
    hangup: Signal,
}

impl Signals {
    fn catch() -> io::Result<Self> {
        Ok(Self {
            terminate: signal(SignalKind::terminate())?,
            interrupt: signal(SignalKind::interrupt())?,
            hangup: signal(SignalKind::hangup())?,
        })
    }
}

async fn stop_on_signal(mut terminate: Signal, mut interrupt: Signal, shutdown: CancellationToken) {
    tokio::select! {
        _ = terminate.recv() => tracing::info!("SIGTERM: winding up"),
        _ = interrupt.recv() => tracing::info!("SIGINT: winding up"),
        () = shutdown.cancelled() => {}
    }
    shutdown.cancel();
}

async fn reload_on_hangup(mut hangup: Signal, live: Arc<LiveHost>, shutdown: CancellationToken) {
    while let Some(Some(())) = shutdown.run_until_cancelled(hangup.recv()).await {
        let report = live.reload().await;
        tracing::info!(generation = report.generation, changed = report.changed, "SIGHUP: reloaded");
    }
}
