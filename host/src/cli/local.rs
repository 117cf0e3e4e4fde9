//! The plugins of this very process, as the settings want them.

use std::path::PathBuf;
use std::time::Duration;

use anyhow::Context as _;

use super::compile;
use crate::config::Settings;
use crate::reload::{BuiltIn, Plugins, Sources};
use crate::wasm::{Compiler, Runtime, RuntimeOptions};

/// When the compiling child is killed. Python and JavaScript components take about 6 s.
const COMPILE_DEADLINE: Duration = Duration::from_secs(60);

/// Starts the runtime and loads all plugins; those that fail are in the generation.
///
/// # Errors
/// When the machine cannot run WebAssembly.
pub(super) async fn plugins(settings: &Settings) -> anyhow::Result<Plugins> {
    let options = RuntimeOptions {
        pooling: settings.runtime.pooling,
        concurrent_calls: settings.runtime.max_concurrent_calls,
        cache_folder: cache_folder(settings),
        compiler: compiler(),
    };
    let runtime = Runtime::start(options).context("failed to start the sandbox")?;
    let sources = Sources { built_in: BuiltIn::FIRST_PARTY.to_vec(), folders: settings.plugin_dirs.clone() };
    Ok(Plugins::start(runtime, sources, settings.policy()).await)
}

/// Where compiled components are kept; none without a home folder.
pub(super) fn cache_folder(settings: &Settings) -> Option<PathBuf> {
    use etcetera::BaseStrategy as _;
    settings.runtime.cache_dir.clone().or_else(|| {
        etcetera::choose_base_strategy()
            .ok()
            .map(|strategy| strategy.cache_dir().join("prompt-host").join("components"))
    })
}

/// This very program, in a process of its own.
fn compiler() -> Compiler {
    // The link leads to the running program even after its file was replaced by an upgrade.
    let this = PathBuf::from("/proc/self/exe");
    let program = if this.exists() { Some(this) } else { std::env::current_exe().ok() };
    match program {
        Some(program) => {
            Compiler::Child { program, arguments: vec![compile::COMMAND.to_owned()], deadline: COMPILE_DEADLINE }
        }
        None => Compiler::InProcess,
    }
}

/// A runtime for commands that do their work and end.
pub(super) fn tokio_runtime() -> anyhow::Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        // Timers are looked at after this many polls: few, or a guest that spins makes
        // its neighbours' deadlines late.
        .event_interval(11)
        .build()
        .context("failed to start the asynchronous runtime")
}
