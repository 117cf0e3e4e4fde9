//! `host doctor`: everything the host needs, tried for real.

use std::io::Write as _;
use std::path::Path;
use std::time::Instant;

use clap::Args;
use serde::Serialize;

use super::{Exit, GlobalArguments, local, logging, render};
use crate::config::{self, Loaded, Settings};
use crate::improve::report::Status;
use crate::improve::{Improver, Request};
use crate::plugin::Generation;
use crate::reload::Plugins;
use crate::server::control;
use crate::wasm::Pooling;

#[derive(Debug, Args)]
pub(super) struct DoctorArguments {
    /// Print JSON
    #[arg(long)]
    json: bool,
}

/// How a thing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Verdict {
    /// As it should be.
    Good,
    /// It works, and could be better.
    Warning,
    /// It does not work.
    Bad,
}

/// One thing that was looked at.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Examination {
    /// What.
    pub(super) what: &'static str,
    /// How it is.
    pub(super) verdict: Verdict,
    /// What was seen, and the way out.
    pub(super) detail: String,
}

/// A prompt that a rule has something to say about.
const SAMPLE: &str = "In order to warm up, list the first   five prime numbers.";

pub(super) fn run(global: &GlobalArguments, arguments: &DoctorArguments) -> anyhow::Result<Exit> {
    let mut seen = Vec::new();
    match global.sources()?.load() {
        Ok(loaded) => {
            let files: Vec<String> = loaded.files.iter().map(|(_, file)| file.display().to_string()).collect();
            let detail = if files.is_empty() { "no file, so the defaults hold".to_owned() } else { files.join(", ") };
            seen.push(good("settings", detail));
            logging::start_for_command(global, &loaded.settings.log)?;
            local::tokio_runtime()?.block_on(examine(&loaded, &mut seen));
        }
        Err(problems) => seen.push(bad("settings", format!("{problems}"))),
    }
    let mut out = anstream::stdout().lock();
    if arguments.json {
        writeln!(out, "{}", serde_json::to_string_pretty(&seen)?)?;
    } else {
        write!(out, "{}", render::doctor::examinations(&seen))?;
    }
    let well = seen.iter().all(|examination| examination.verdict != Verdict::Bad);
    Ok(if well { Exit::Good } else { Exit::Found })
}

async fn examine(loaded: &Loaded, seen: &mut Vec<Examination>) {
    let settings = &loaded.settings;
    seen.extend(settings.plugin_dirs.iter().map(|folder| plugin_folder(folder)));
    seen.push(cache(settings));
    let started = Instant::now();
    let plugins = match local::plugins(settings, local::Needed::All).await {
        Ok(plugins) => plugins,
        Err(error) => return seen.push(bad("sandbox", format!("{error:#}"))),
    };
    seen.push(sandbox(settings, &plugins));
    let generation = plugins.current();
    let count = generation.active().count();
    let detail = format!("{count} loaded in {:.0} ms", started.elapsed().as_secs_f64() * 1e3);
    seen.push(if count == 0 {
        bad("plugins", "none is active: enable one".to_owned())
    } else {
        good("plugins", detail)
    });
    seen.extend(
        generation.failures.iter().map(|failure| bad("plugin file", format!("{} {}", failure.origin, failure.reason))),
    );
    let strays = config::unknown_rules(loaded, &generation);
    seen.extend(strays.iter().map(|stray| warning("rule settings", stray.to_string())));
    seen.push(sample(settings, &generation).await);
    seen.push(running().await);
}

fn plugin_folder(folder: &Path) -> Examination {
    match std::fs::read_dir(folder) {
        Ok(_) => good("plugin folder", folder.display().to_string()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            good("plugin folder", format!("{} (not there yet; it is watched all the same)", folder.display()))
        }
        Err(error) => bad("plugin folder", format!("{} could not be read: {error}", folder.display())),
    }
}

fn cache(settings: &Settings) -> Examination {
    let Some(folder) = local::cache_folder(settings) else {
        return warning("compile cache", "there is no home folder for it: set runtime.cache_dir".to_owned());
    };
    let tried = std::fs::create_dir_all(&folder).and_then(|()| tempfile::NamedTempFile::new_in(&folder).map(drop));
    match tried {
        Ok(()) => good("compile cache", folder.display().to_string()),
        Err(error) => warning(
            "compile cache",
            format!("{} cannot be written, so every start compiles: {error}", folder.display()),
        ),
    }
}

fn sandbox(settings: &Settings, plugins: &Plugins) -> Examination {
    match (plugins.is_pooled(), settings.runtime.pooling) {
        (true, _) => good("sandbox", "pooled".to_owned()),
        (false, Pooling::Off) => good("sandbox", "made on demand, as the setting runtime.pooling says".to_owned()),
        (false, _) => {
            warning("sandbox", "made on demand, which is slower: allow more address space (`ulimit -v`)".to_owned())
        }
    }
}

async fn sample(settings: &Settings, generation: &Generation) -> Examination {
    let request = Request { prompt: SAMPLE.to_owned(), ..Request::default() };
    match Improver::new(settings.improve.clone()).improve(generation, request).await {
        Ok(answer) if answer.status == Status::Fallback => {
            let reasons: Vec<String> =
                answer.skipped.iter().map(|skipped| format!("{} {}", skipped.plugin, skipped.reason)).collect();
            bad("sample improvement", format!("no plugin answered: {}", reasons.join("; ")))
        }
        Ok(answer) => {
            let changes = render::counted(answer.changes.len(), "change");
            good("sample improvement", format!("{changes} in {:.1} ms", answer.elapsed_ms))
        }
        Err(error) => bad("sample improvement", error.to_string()),
    }
}

async fn running() -> Examination {
    let (hosts, unreachable) = control::running_hosts().await;
    let pids: Vec<String> = hosts.iter().map(|host| host.status.pid.to_string()).collect();
    let detail = if pids.is_empty() { "none".to_owned() } else { format!("process {}", pids.join(", ")) };
    if unreachable.is_empty() {
        return good("running hosts", detail);
    }
    let silent: Vec<String> =
        unreachable.iter().map(|silent| format!("{}: {}", silent.path.display(), silent.error)).collect();
    warning("running hosts", format!("{detail}; not reached: {}", silent.join("; ")))
}

fn good(what: &'static str, detail: String) -> Examination {
    Examination { what, verdict: Verdict::Good, detail }
}

fn warning(what: &'static str, detail: String) -> Examination {
    Examination { what, verdict: Verdict::Warning, detail }
}

fn bad(what: &'static str, detail: String) -> Examination {
    Examination { what, verdict: Verdict::Bad, detail }
}
