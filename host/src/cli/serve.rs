//! `host serve`: MCP on standard input and output, HTTP and Unix sockets, until the client on
//! standard input goes or a signal comes.

mod doors;
mod keeping;
mod signals;

use std::sync::Arc;
use std::time::Duration;

use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use self::doors::Doors;
use self::signals::Signals;
use super::live::{LiveHost, warn_of_strays};
use super::{Exit, GlobalArguments, local, logging};
use crate::config::settings::WatchSettings;
use crate::config::{Loaded, Sources};
use crate::reload::{BuiltIn, Plugins, Templates, WatchOptions};
use crate::server::control::ControlSocket;
use crate::server::{Backend, PromptHost};

pub(super) use self::doors::ServeArguments;
pub(super) use self::keeping::Keeping;

/// How long the tasks beside the connection may take to end.
const WIND_UP: Duration = Duration::from_secs(1);

pub(super) fn run(global: &GlobalArguments, arguments: &ServeArguments) -> anyhow::Result<Exit> {
    let sources = global.sources()?;
    let loaded = sources.load()?;
    logging::start(&loaded.settings.log)?;
    let runtime = local::tokio_runtime()?;
    let outcome = runtime.block_on(serve(global, arguments, sources, loaded));
    // A read of standard input that never comes back must not keep the process.
    runtime.shutdown_background();
    outcome.map(|()| Exit::Good)
}

async fn serve(
    global: &GlobalArguments,
    arguments: &ServeArguments,
    sources: Sources,
    loaded: Loaded,
) -> anyhow::Result<()> {
    // First of all: a signal that nobody waits for yet ends a process without a word.
    let signals = Signals::catch();
    let settings = loaded.settings.clone();
    let mut reachable = settings.clone();
    if global.config.is_none() {
        doors::keep_to_yourself(&mut reachable, &loaded);
    }
    let doors = Doors::open(arguments, &reachable).await?;
    let plugins = local::plugins(&settings, local::Needed::ForServing).await?;
    let generation = plugins.current();
    tracing::info!(generation = generation.number, plugins = generation.active().count(), "plugins loaded");
    let watch = settings.watch.enabled.then(|| watch_options(&settings.watch));
    let server = settings.server.clone();
    let grace = Duration::from_millis(server.grace_ms);
    let templates = Templates::start(settings.template_sources(), local::history(&settings), &generation).await;
    warn_of_strays(&loaded, &generation, &templates.current().library);
    let keeping = Keeping::open(&settings).await?;
    let live = Arc::new(LiveHost::new(sources, settings, plugins, templates, keeping));

    let shutdown = CancellationToken::new();
    let tasks = TaskTracker::new();
    match signals {
        Ok(signals) => signals.follow(Arc::clone(&live), &shutdown, &tasks),
        Err(error) => tracing::warn!(%error, "signals cannot be caught: they end the host without winding up"),
    }
    follow_changes(&live, watch, &shutdown, &tasks);
    match ControlSocket::bind() {
        Ok(socket) => {
            tasks.spawn(socket.serve(Arc::clone(&live) as Arc<dyn Backend>, server.clone(), shutdown.clone()));
        }
        // The client is served all the same.
        Err(error) => {
            let error = anyhow::Error::from(error);
            tracing::warn!(error = %format_args!("{error:#}"), "commands such as `host plugins` cannot reach this host");
        }
    }

    let host = PromptHost::new(Arc::clone(&live) as Arc<dyn Backend>, server);
    doors.announce();
    let ended = doors.serve(&host, &shutdown).await;
    tasks.close();
    // Whoever does not hear is cut off with the process; nothing here is worth waiting longer for.
    let _ = tokio::time::timeout(WIND_UP, tasks.wait()).await;
    live.keeping().close(WIND_UP, grace).await;
    tracing::info!("stopped");
    ended
}

/// Starts what follows files: plugins, templates, models, settings.
fn follow_changes(
    live: &Arc<LiveHost>,
    watch: Option<WatchOptions>,
    shutdown: &CancellationToken,
    tasks: &TaskTracker,
) {
    let plugins = live.plugins().clone();
    tasks.spawn(bring_templates(plugins.clone(), live.library().templates().clone(), watch, shutdown.clone()));
    if let Some(sessions) = live.keeping().sessions.clone() {
        tasks.spawn(async move { sessions.warm_up().await });
    }
    let Some(options) = watch else { return };
    let models = live.keeping().models.clone();
    let until = shutdown.clone();
    tasks.spawn(async move { plugins.watch(options, until).await });
    let until = shutdown.clone();
    tasks.spawn(async move { models.watch(options, until).await });
    let (live, until) = (Arc::clone(live), shutdown.clone());
    tasks.spawn(async move { live.watch_settings(options, until).await });
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
