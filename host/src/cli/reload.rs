//! `host reload`: has the running hosts of this user read everything again, or one kind of thing.

use std::io::Write as _;

use clap::{Args, ValueEnum};
use serde_json::json;

use super::running::{FromHost, ask_all, running_hosts};
use super::{Exit, local, render};
use crate::server::admin::{ReloadOutcome, What};
use crate::server::control::Command;

#[derive(Debug, Args)]
pub(super) struct ReloadArguments {
    /// What to read again. All of it changes, or nothing when anything is wrong
    #[arg(value_enum, default_value_t = Named::All)]
    what: Named,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Named {
    All,
    Plugins,
    Templates,
    Config,
    Model,
}

impl From<Named> for What {
    fn from(named: Named) -> Self {
        match named {
            Named::All => Self::All,
            Named::Plugins => Self::Plugins,
            Named::Templates => Self::Templates,
            Named::Config => Self::Config,
            Named::Model => Self::Model,
        }
    }
}

pub(super) fn run(arguments: &ReloadArguments) -> anyhow::Result<Exit> {
    local::tokio_runtime()?.block_on(reload(arguments))
}

async fn reload(arguments: &ReloadArguments) -> anyhow::Result<Exit> {
    let hosts = running_hosts().await?;
    let command = Command::Reload { what: arguments.what.into() };
    let outcomes: Vec<FromHost<ReloadOutcome>> = ask_all(&hosts, &command).await?;
    let mut out = anstream::stdout().lock();
    if arguments.json {
        writeln!(out, "{}", serde_json::to_string_pretty(&json!({ "hosts": outcomes }))?)?;
    } else if outcomes.is_empty() {
        writeln!(out, "No host of yours is running, so there is nothing to reload.")?;
    } else {
        for FromHost { pid, answer, .. } in &outcomes {
            write!(out, "{}", render::live::reload(*pid, answer))?;
        }
    }
    let is_done = !outcomes.is_empty() && outcomes.iter().all(|outcome| outcome.answer.done);
    Ok(if is_done { Exit::Good } else { Exit::Found })
}
