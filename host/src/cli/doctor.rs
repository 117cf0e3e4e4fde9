//! `host doctor`: everything the host needs, tried for real.

mod certificate;
mod folders;
mod machine;
mod network;
mod repair;
mod stores;

use std::io::Write as _;
use std::time::Instant;

use clap::Args;
use serde::Serialize;

use self::machine::Clocks;
use super::serve::surroundings::Surroundings;
use super::{Exit, GlobalArguments, local, logging, paths, render};
use crate::config::{self, Loaded, Settings};
use crate::improve::report::Status;
use crate::improve::{Improver, Request};
use crate::plugin::Generation;
use crate::reload::Plugins;
use crate::server::control;
use crate::wasm::Pooling;

#[derive(Debug, Args)]
pub(super) struct DoctorArguments {
    /// Move what is damaged aside, and bring back what can be read of damaged records
    #[arg(long)]
    repair: bool,
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
    let seen = match global.sources()?.load() {
        Ok(loaded) => {
            logging::start_for_command(global, &loaded.settings.log)?;
            local::tokio_runtime()?.block_on(async {
                let mut seen = if arguments.repair { repair::repaired(&loaded.settings).await } else { Vec::new() };
                seen.extend(all(&loaded).await);
                seen
            })
        }
        Err(problems) => vec![bad("settings", format!("{problems}"))],
    };
    let mut out = anstream::stdout().lock();
    if arguments.json {
        writeln!(out, "{}", serde_json::to_string_pretty(&seen)?)?;
    } else {
        write!(out, "{}", render::doctor::examinations(&seen))?;
    }
    let well = seen.iter().all(|examination| examination.verdict != Verdict::Bad);
    Ok(if well { Exit::Good } else { Exit::Found })
}

/// Looks at everything that these settings need.
pub(super) async fn all(loaded: &Loaded) -> Vec<Examination> {
    let settings = &loaded.settings;
    let clocks = Clocks::now();
    let mut seen = vec![settings_files(loaded), good("started by", Surroundings::of_process().described())];
    seen.extend(loaded.unheard.iter().map(|unheard| warning("settings", unheard.to_string())));
    seen.extend(folders::all(loaded));
    seen.extend(stores::all(loaded).await);
    seen.extend(network::all(settings).await);
    seen.extend(machine::all(settings, &seen_times(settings).await));
    plugins(loaded, &mut seen).await;
    seen.push(running().await);
    seen.push(clocks.compared());
    seen
}

fn settings_files(loaded: &Loaded) -> Examination {
    let files: Vec<String> = loaded.files.iter().map(|(_, file)| file.display().to_string()).collect();
    let mut detail = if files.is_empty() { "no file, so the defaults hold".to_owned() } else { files.join(", ") };
    if let Some(profile) = loaded.settings.profile {
        detail.push_str(&format!("; profile {}", profile.name()));
    }
    good("settings", detail)
}

/// Moments that lie in the past if the clock is right: of the newest record, and of the newest backup.
async fn seen_times(settings: &Settings) -> Vec<(&'static str, std::time::SystemTime)> {
    let mut times = Vec::new();
    times.extend(stores::newest_record(settings).await.map(|time| ("the newest record", time)));
    let backups = paths::backup_folder(settings).and_then(|folder| crate::backup::schedule::backups(&folder).ok());
    times.extend(backups.and_then(|mut backups| backups.pop()).map(|(time, _)| ("the newest backup", time)));
    times
}

/// Loads the plugins and has them improve a prompt.
async fn plugins(loaded: &Loaded, seen: &mut Vec<Examination>) {
    let settings = &loaded.settings;
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
    seen.push(within_limits(&generation));
}

/// How near the plugins came to their deadlines with the sample.
fn within_limits(generation: &Generation) -> Examination {
    let slowest = |loaded: &crate::plugin::Loaded| {
        let took = loaded.usage.quantile(1.0)?;
        let deadline = loaded.limits.deadline();
        (took * 2 > deadline).then(|| {
            format!("{} took up to {:.1} ms of {} ms", loaded.id(), took.as_secs_f64() * 1e3, deadline.as_millis())
        })
    };
    let slow: Vec<String> = generation.active().filter_map(slowest).collect();
    match slow.is_empty() {
        true => good("plugin limits", "every plugin took less than half of its time".to_owned()),
        false => warning(
            "plugin limits",
            format!("{}: the machine is busy or slow, or set `plugins.ID.limits.deadline_ms`", slow.join("; ")),
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

pub(super) fn good(what: &'static str, detail: String) -> Examination {
    Examination { what, verdict: Verdict::Good, detail }
}

pub(super) fn warning(what: &'static str, detail: String) -> Examination {
    Examination { what, verdict: Verdict::Warning, detail }
}

pub(super) fn bad(what: &'static str, detail: String) -> Examination {
    Examination { what, verdict: Verdict::Bad, detail }
}
