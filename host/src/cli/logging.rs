//! Where log lines go. Never to standard output, which belongs to MCP.

use std::fs::OpenOptions;
use std::io;

use anyhow::Context as _;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::writer::BoxMakeWriter;

use super::GlobalArguments;
use crate::config::settings::{LogFormat, LogSettings};

/// As [`start`], for a command that is over soon: only warnings, unless `--log` says more.
///
/// # Errors
/// As [`start`].
pub(super) fn start_for_command(global: &GlobalArguments, settings: &LogSettings) -> anyhow::Result<()> {
    let level = global.log.clone().unwrap_or_else(|| "warn".to_owned());
    start(&LogSettings { level, ..settings.clone() })
}

/// Starts logging as `settings` say. Called once in a process.
///
/// # Errors
/// When the filter is wrong or the file cannot be opened.
pub(super) fn start(settings: &LogSettings) -> anyhow::Result<()> {
    // The protocol library logs whole messages, prompts among them; only who names it gets that.
    let quiet = if settings.level.contains("rmcp") { "" } else { ",rmcp=warn" };
    let filter = EnvFilter::builder()
        .parse(format!("{}{quiet}", settings.level))
        .with_context(|| format!("failed to read the log filter `{}`: write a level such as `info`", settings.level))?;
    let (writer, colours): (BoxMakeWriter, bool) = match &settings.file {
        None => (BoxMakeWriter::new(io::stderr), io::IsTerminal::is_terminal(&io::stderr())),
        Some(path) => {
            let file = OpenOptions::new()
                .create(true)
                .append(true)
                .open(path)
                .with_context(|| format!("failed to open the log file {}", path.display()))?;
            (BoxMakeWriter::new(file), false)
        }
    };
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(writer).with_ansi(colours);
    let started = match settings.format {
        LogFormat::Pretty => builder.try_init(),
        LogFormat::Json => builder.json().try_init(),
    };
    started.map_err(|error| anyhow::anyhow!("failed to start logging: {error}"))
}
