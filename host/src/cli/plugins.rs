//! `host plugins`: what every running host of this user serves, and commands for it.

mod approve;
mod bench;
mod decide;
mod install;
mod lock;
mod new;
mod pack;
mod project;
mod publish;
mod remove;
mod replay;
mod search;
mod skeleton;
mod storage;
mod store;
mod test;
mod trace;
mod upgrade;
mod whole_file;

use std::io::Write;
use std::path::Path;

use anyhow::{Context as _, bail};
use clap::{Args, Subcommand};
use serde_json::json;

use self::project::Project;
use super::running::{FromHost, ask_all, running_hosts};
use super::{Exit, GlobalArguments, audited, local, logging, render};
use crate::config::{SettingPath, edit};
use crate::plugin::PluginId;
use crate::reload::ReloadReport;
use crate::server::control::{self, Command, RunningHost};
use crate::server::{PluginDetail, PluginList};

#[derive(Debug, Args)]
pub(super) struct PluginsArguments {
    #[command(subcommand)]
    command: PluginsCommand,
}

#[derive(Debug, Subcommand)]
enum PluginsCommand {
    /// Write a project for a plugin of your own
    New(new::NewArguments),
    /// List plugins with their state, calls, faults and times
    List(OutputArguments),
    /// Show everything that is known of one plugin
    Inspect {
        /// Its id, its file, or the folder of its project
        #[arg(value_name = "ID|FILE|FOLDER")]
        plugin: String,
        #[command(flatten)]
        output: OutputArguments,
    },
    /// Try a plugin: its cases, the invariants, and ugly inputs; exit 1 when anything is wrong
    Test(test::TestArguments),
    /// Write a plugin with its manifest and its cases into one file
    Pack(pack::PackArguments),
    /// Pin the plugins that would load, for `--locked`
    Lock(lock::LockArguments),
    /// Compare the plugins that would load with those that are pinned; exit 1 when they differ
    Verify(lock::LockArguments),
    /// Let a version serve that is held because it asks for more than was granted
    Approve {
        /// Its id
        id: PluginId,
    },
    /// Let a version serve that runs beside another one
    Promote {
        /// Its id
        id: PluginId,
    },
    /// Take a version away that runs beside the one that serves
    Rollback {
        /// Its id
        id: PluginId,
    },
    /// Measure a plugin beside the first-party ones of its kind
    Bench(bench::BenchArguments),
    /// Show one prompt on its way through all plugins
    Trace(trace::TraceArguments),
    /// Make a failed call that was kept again; exit 1 when it fails again
    Replay(replay::ReplayArguments),
    /// Make running hosts look at plugins and settings again
    Reload(OutputArguments),
    /// Switch a plugin on, in the settings file
    Enable {
        /// Its id
        id: PluginId,
    },
    /// Switch a plugin off, in the settings file
    Disable {
        /// Its id
        id: PluginId,
    },
    /// Install plugins from a file, a folder, a web server or a registry
    Install(install::InstallArguments),
    /// Bring newer versions of installed plugins, from where they are
    Upgrade(upgrade::UpgradeArguments),
    /// Show which installed plugins have newer versions
    Outdated(OutputArguments),
    /// Take a plugin out of the plugin folder
    Remove {
        /// Its id
        id: PluginId,
        #[command(flatten)]
        output: OutputArguments,
    },
    /// Show how much a plugin keeps between its calls, or have it forgotten
    Storage(storage::StorageArguments),
    /// Look for plugins in registries
    Search(search::SearchArguments),
    /// Bring a plugin to a registry, and sign it
    Publish(publish::PublishArguments),
}

#[derive(Debug, Clone, Copy, Args)]
struct OutputArguments {
    /// Print JSON
    #[arg(long)]
    json: bool,
}

pub(super) fn run(global: &GlobalArguments, arguments: &PluginsArguments) -> anyhow::Result<Exit> {
    local::tokio_runtime()?.block_on(async {
        match &arguments.command {
            PluginsCommand::New(project) => new::run(project),
            PluginsCommand::List(output) => list(global, *output).await,
            PluginsCommand::Inspect { plugin, output } => match plugin.parse::<PluginId>() {
                // A file of that name goes before: whoever means the plugin can say `./`.
                Ok(id) if !Path::new(plugin).exists() => inspect(global, &id, *output).await,
                _ => inspect_file(global, Path::new(plugin), *output).await,
            },
            PluginsCommand::Test(arguments) => test::run(global, arguments).await,
            PluginsCommand::Pack(arguments) => pack::run(global, arguments).await,
            PluginsCommand::Lock(arguments) => lock::lock(global, arguments).await,
            PluginsCommand::Verify(arguments) => lock::verify(global, arguments).await,
            PluginsCommand::Approve { id } => approve::run(global, id).await,
            PluginsCommand::Promote { id } => decide::run(Command::PluginsPromote { id: id.clone() }).await,
            PluginsCommand::Rollback { id } => decide::run(Command::PluginsRollback { id: id.clone() }).await,
            PluginsCommand::Bench(arguments) => bench::run(global, arguments).await,
            PluginsCommand::Trace(arguments) => trace::run(global, arguments).await,
            PluginsCommand::Replay(arguments) => replay::run(global, arguments).await,
            PluginsCommand::Reload(output) => reload(*output).await,
            PluginsCommand::Enable { id } => set_enabled(global, id, true).await,
            PluginsCommand::Disable { id } => set_enabled(global, id, false).await,
            PluginsCommand::Install(arguments) => install::run(global, arguments).await,
            PluginsCommand::Upgrade(arguments) => upgrade::run(global, arguments).await,
            PluginsCommand::Outdated(output) => upgrade::outdated(global, *output).await,
            PluginsCommand::Remove { id, output } => remove::run(global, id, *output).await,
            PluginsCommand::Storage(arguments) => storage::run(global, arguments).await,
            PluginsCommand::Search(arguments) => search::run(global, arguments).await,
            PluginsCommand::Publish(arguments) => publish::run(global, arguments).await,
        }
    })
}

async fn list(global: &GlobalArguments, output: OutputArguments) -> anyhow::Result<Exit> {
    let hosts = running_hosts().await?;
    let lists: Vec<FromHost<PluginList>> = ask_all(&hosts, &Command::PluginsList).await?;
    let mut out = anstream::stdout().lock();
    if lists.is_empty() {
        let would_load = would_load(global).await?;
        if output.json {
            writeln!(out, "{}", serde_json::to_string_pretty(&json!({ "hosts": [], "would_load": would_load }))?)?;
        } else {
            writeln!(out, "No host of yours is running. This is what would load:\n")?;
            write!(out, "{}", render::plugins::list(&would_load))?;
        }
        return Ok(Exit::Good);
    }
    if output.json {
        writeln!(out, "{}", serde_json::to_string_pretty(&json!({ "hosts": lists }))?)?;
        return Ok(Exit::Good);
    }
    for FromHost { pid, version, answer } in &lists {
        writeln!(out, "Host {pid} (version {version}), generation {}\n", answer.generation)?;
        writeln!(out, "{}", render::plugins::list(answer))?;
    }
    Ok(Exit::Good)
}

async fn inspect(global: &GlobalArguments, id: &PluginId, output: OutputArguments) -> anyhow::Result<Exit> {
    let hosts = running_hosts().await?;
    let command = Command::PluginsInspect { id: id.to_string() };
    let details: Vec<FromHost<PluginDetail>> = ask_all(&hosts, &command).await?;
    let mut out = anstream::stdout().lock();
    if details.is_empty() {
        let plugins = local_plugins(global).await?;
        let generation = plugins.current();
        let Some(detail) = PluginDetail::of(&generation, id.as_str()) else {
            let known: Vec<&str> = generation.plugins.iter().map(|loaded| loaded.id().as_str()).collect();
            bail!("there is no plugin `{id}`: {} would load", known.join(", "));
        };
        if output.json {
            writeln!(out, "{}", serde_json::to_string_pretty(&json!({ "hosts": [], "would_load": detail }))?)?;
        } else {
            writeln!(out, "No host of yours is running. This is what would load:\n")?;
            write!(out, "{}", render::plugins::detail(&detail))?;
        }
        return Ok(Exit::Good);
    }
    if output.json {
        writeln!(out, "{}", serde_json::to_string_pretty(&json!({ "hosts": details }))?)?;
        return Ok(Exit::Good);
    }
    for FromHost { pid, version, answer } in &details {
        writeln!(out, "Host {pid} (version {version})\n")?;
        writeln!(out, "{}", render::plugins::detail(answer))?;
    }
    Ok(Exit::Good)
}

/// A component that no host serves.
async fn inspect_file(global: &GlobalArguments, path: &Path, output: OutputArguments) -> anyhow::Result<Exit> {
    let project = Project::find(path, None)?;
    let bytes = project.packed()?;
    let plugins = local_plugins(global).await?;
    let candidate = project.load(&plugins, &bytes).await?;
    let detail = PluginDetail::of(&candidate.generation, candidate.id.as_str())
        .with_context(|| format!("`{}` is not among the plugins", candidate.id))?;
    let mut out = anstream::stdout().lock();
    match output.json {
        true => writeln!(out, "{}", serde_json::to_string_pretty(&detail)?)?,
        false => write!(out, "{}", render::plugins::detail(&detail))?,
    }
    Ok(Exit::Good)
}

async fn reload(output: OutputArguments) -> anyhow::Result<Exit> {
    let hosts = running_hosts().await?;
    let reports: Vec<FromHost<ReloadReport>> = ask_all(&hosts, &Command::PluginsReload).await?;
    let failed = reports.iter().any(|report| !report.answer.failures.is_empty());
    let mut out = anstream::stdout().lock();
    if output.json {
        writeln!(out, "{}", serde_json::to_string_pretty(&json!({ "hosts": reports }))?)?;
    } else if reports.is_empty() {
        writeln!(out, "No host of yours is running, so there is nothing to reload.")?;
    } else {
        for FromHost { pid, answer, .. } in &reports {
            write!(out, "{}", render::plugins::reload(*pid, answer))?;
        }
    }
    Ok(if failed || reports.is_empty() { Exit::Found } else { Exit::Good })
}

/// The settings file is the one truth: it is written, and whoever runs reads it again.
async fn set_enabled(global: &GlobalArguments, id: &PluginId, enabled: bool) -> anyhow::Result<Exit> {
    let sources = global.sources()?;
    let Some(file) = sources.writable_file() else {
        bail!("there is no settings file and no home folder for one: name a file with --config");
    };
    let path = SettingPath::of_keys(["plugins", id.as_str(), "enabled"]);
    edit::set(&file, &path, &json!(enabled)).context("failed to write the setting")?;
    let word = if enabled { "enabled" } else { "disabled" };
    // A host that runs tells the change itself; here stands who wanted it.
    if let Ok(loaded) = sources.load() {
        let verb = if enabled { "enable" } else { "disable" };
        audited::action(&loaded.settings, format!("plugins {verb} {id}"), true)?;
    }
    let mut out = anstream::stdout().lock();
    writeln!(out, "{id} is {word} in {}", file.display())?;
    let hosts = running_hosts().await?;
    if hosts.is_empty() {
        note_if_unknown(global, id).await?;
    }
    tell(hosts, id, &mut out).await?;
    Ok(Exit::Good)
}

/// Makes running hosts look at plugins again, and says what became of one.
async fn tell(hosts: Vec<RunningHost>, id: &PluginId, out: &mut impl Write) -> anyhow::Result<()> {
    for host in hosts {
        let pid = host.status.pid;
        let told: Result<ReloadReport, _> = control::call(&host, Command::PluginsReload).await;
        let list = match told {
            Ok(_) => control::call::<PluginList>(&host, Command::PluginsList).await,
            Err(error) => Err(error),
        };
        match list {
            Ok(list) => {
                let row = list.plugins.iter().find(|row| row.id.as_ref() == Some(id));
                let state =
                    row.map_or_else(|| "not loaded".to_owned(), |row| render::plugins::state(row.state).to_owned());
                writeln!(out, "host {pid}: {id} is {state}")?;
            }
            Err(error) => writeln!(out, "host {pid}: could not be told: {error}")?,
        }
    }
    Ok(())
}

/// A setting may wait for its plugin, but more often the id is misspelt.
async fn note_if_unknown(global: &GlobalArguments, id: &PluginId) -> anyhow::Result<()> {
    let plugins = local_plugins(global).await?;
    let generation = plugins.current();
    if generation.find(id.as_str()).is_none() {
        let known: Vec<&str> = generation.plugins.iter().map(|loaded| loaded.id().as_str()).collect();
        writeln!(anstream::stderr().lock(), "note: no plugin `{id}` would load now; {} would", known.join(", "))?;
    }
    Ok(())
}

async fn would_load(global: &GlobalArguments) -> anyhow::Result<PluginList> {
    Ok(PluginList::of(&local_plugins(global).await?.current()))
}

async fn local_plugins(global: &GlobalArguments) -> anyhow::Result<crate::reload::Plugins> {
    let settings = global.load()?.settings;
    logging::start_for_command(global, &settings.log)?;
    local::plugins(&settings, local::Needed::All).await
}
