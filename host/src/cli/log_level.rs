//! `host log-level`: what the running hosts of this user log.

use std::io::Write as _;

use clap::Args;

use super::running::{FromHost, ask_all, running_hosts};
use super::{Exit, local};
use crate::server::control::{Command, LogLevel};

#[derive(Debug, Args)]
pub(super) struct LogLevelArguments {
    /// A level (off, error, warn, info, debug, trace), or levels by module as in
    /// `warn,prompt_host::reload=debug`; without it nothing is changed
    #[arg(value_name = "FILTER")]
    filter: Option<String>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

pub(super) fn run(arguments: &LogLevelArguments) -> anyhow::Result<Exit> {
    local::tokio_runtime()?.block_on(async {
        let hosts = running_hosts().await?;
        let command = Command::LogLevel { filter: arguments.filter.clone() };
        let levels: Vec<FromHost<LogLevel>> = ask_all(&hosts, &command).await?;
        let mut out = anstream::stdout().lock();
        if arguments.json {
            writeln!(out, "{}", serde_json::to_string_pretty(&levels)?)?;
        } else if levels.is_empty() {
            writeln!(anstream::stderr(), "no host runs: `log.level` in the settings says what the next one logs")?;
        }
        for FromHost { pid, answer, .. } in levels.iter().filter(|_| !arguments.json) {
            match &answer.before {
                Some(before) => writeln!(out, "host {pid} logs {}, before it was {before}", answer.filter)?,
                None => writeln!(out, "host {pid} logs {}", answer.filter)?,
            }
        }
        Ok(if levels.is_empty() { Exit::Found } else { Exit::Good })
    })
}
