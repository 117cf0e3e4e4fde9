//! `host debug-report`: what helps to find a fault, in one archive that can be given to others.
//!
//! Nothing gets in unless it is known to be harmless: of settings the numbers, switches and words
//! that the host itself offers; of the log the time, level and place of each line, and of warnings
//! and errors of the host what stands before anything that came from elsewhere. Prompts, records,
//! templates and the values of variables are not looked at.

mod log;
mod settings;
mod system;

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use anyhow::Context as _;
use clap::Args;
use serde::Serialize;

use super::doctor;
use super::serve::surroundings::Surroundings;
use super::{Exit, GlobalArguments, local, logging};
use crate::archive::Writer;
use crate::config::Loaded;
use crate::config::problem::Problems;
use crate::records::without_secrets;
use crate::server::{PluginList, control};

/// What the archive says that it is.
const KIND: &str = "debug-report";

#[derive(Debug, Args)]
pub(super) struct DebugReportArguments {
    /// The file; one with its time in the name in the working folder unless given
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// The newest lines of the log file that are taken along
    #[arg(long, value_name = "COUNT", default_value_t = 500, value_parser = clap::value_parser!(u32).range(0..=100_000))]
    log_lines: u32,
}

/// A part of the report: the name of its file, and what is in it.
type Section = (&'static str, Vec<u8>);

/// One running host, as it says of itself.
#[derive(Debug, Serialize)]
struct Host {
    status: control::Status,
    plugins: Option<PluginList>,
}

pub(super) fn run(global: &GlobalArguments, arguments: &DebugReportArguments) -> anyhow::Result<Exit> {
    let loaded = global.sources()?.load();
    if let Ok(loaded) = &loaded {
        logging::start_for_command(global, &loaded.settings.log)?;
    }
    let sections = local::tokio_runtime()?.block_on(sections(&loaded, arguments))?;
    let output = arguments.output.clone().unwrap_or_else(|| {
        let time = humantime::format_rfc3339_seconds(SystemTime::now()).to_string().replace(':', "-");
        PathBuf::from(format!("debug-report-{time}.tar.zst"))
    });
    write(&output, &sections).with_context(|| format!("failed to write {}", output.display()))?;
    let mut out = anstream::stdout().lock();
    writeln!(out, "{}", output.display())?;
    writeln!(
        out,
        "It holds no prompts and no secrets; look into it all the same before you send it: `tar --zstd -tf`"
    )?;
    Ok(Exit::Good)
}

async fn sections(loaded: &Result<Loaded, Problems>, arguments: &DebugReportArguments) -> anyhow::Result<Vec<Section>> {
    let mut sections = vec![("about.json", json(&system::about(Surroundings::of_process()))?)];
    match loaded {
        Ok(loaded) => {
            sections.push(("settings.json", json(&settings::masked(loaded)?)?));
            let mut seen = doctor::all(loaded).await;
            seen.iter_mut().for_each(|seen| seen.detail = harmless(&seen.detail));
            sections.push(("doctor.json", json(&seen)?));
            if let Some(file) = &loaded.settings.log.file {
                sections.push(("log.txt", log::newest(file, arguments.log_lines as usize).into_bytes()));
            }
            let plugins = local::plugins(&loaded.settings, local::Needed::All).await;
            let plugins = plugins.map(|plugins| PluginList::of(&plugins.current()));
            match plugins {
                Ok(plugins) => sections.push(("plugins.json", redacted_json(&plugins)?)),
                Err(error) => sections.push(("plugins.txt", harmless(&format!("{error:#}")).into_bytes())),
            }
        }
        Err(problems) => sections.push(("settings.json", json(&settings::places_of(problems))?)),
    }
    sections.push(("hosts.json", redacted_json(&hosts().await)?));
    Ok(sections)
}

/// The running hosts, with their plugins.
async fn hosts() -> Vec<Host> {
    let mut hosts = Vec::new();
    for host in control::running_hosts().await.0 {
        let plugins = control::call::<PluginList>(&host, control::Command::PluginsList).await.ok();
        hosts.push(Host { status: host.status, plugins });
    }
    hosts
}

/// A text without what looks like a secret, and without the name of the home folder.
fn harmless(text: &str) -> String {
    let text = without_secrets(text);
    match etcetera::home_dir().ok().as_deref().and_then(Path::to_str).filter(|home| home.len() > 1) {
        Some(home) => text.replace(home, "~"),
        None => text,
    }
}

fn json(value: &impl Serialize) -> anyhow::Result<Vec<u8>> {
    Ok(serde_json::to_vec_pretty(value)?)
}

/// As JSON, each line harmless.
fn redacted_json(value: &impl Serialize) -> anyhow::Result<Vec<u8>> {
    let mut value = serde_json::to_value(value)?;
    soften(&mut value);
    json(&value)
}

fn soften(value: &mut serde_json::Value) {
    match value {
        serde_json::Value::String(text) => *text = harmless(text),
        serde_json::Value::Array(items) => items.iter_mut().for_each(soften),
        serde_json::Value::Object(members) => members.values_mut().for_each(soften),
        serde_json::Value::Null | serde_json::Value::Bool(_) | serde_json::Value::Number(_) => {}
    }
}

fn write(output: &Path, sections: &[Section]) -> anyhow::Result<()> {
    let folder = output.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let file = tempfile::NamedTempFile::new_in(folder)?;
    let mut writer = Writer::new(BufWriter::new(file), KIND)?;
    for (name, bytes) in sections {
        writer.add(name, bytes.len() as u64, bytes.as_slice())?;
    }
    let (out, _) = writer.finish()?;
    let file = out.into_inner().map_err(std::io::IntoInnerError::into_error)?;
    file.as_file().sync_all()?;
    file.persist(output)?;
    File::open(folder)?.sync_all()?;
    Ok(())
}
