//! `host status`: how the running hosts of this user are.

use std::io::Write as _;

use clap::Args;
use serde::Serialize;
use serde_json::json;

use super::running::{FromHost, ask_all, running_hosts};
use super::{Exit, local, render};
use crate::health::{HealthReport, Status};
use crate::server::admin::HostStatus;
use crate::server::control::Command;

#[derive(Debug, Args)]
pub(super) struct StatusArguments {
    /// Print JSON
    #[arg(long)]
    json: bool,
}

/// What one host says of itself.
#[derive(Debug, Serialize)]
struct Whole {
    status: HostStatus,
    health: HealthReport,
}

pub(super) fn run(arguments: &StatusArguments) -> anyhow::Result<Exit> {
    local::tokio_runtime()?.block_on(status(arguments.json))
}

async fn status(json: bool) -> anyhow::Result<Exit> {
    let hosts = running_hosts().await?;
    let statuses: Vec<FromHost<HostStatus>> = ask_all(&hosts, &Command::HostStatus).await?;
    let healths: Vec<FromHost<HealthReport>> = ask_all(&hosts, &Command::Health).await?;
    let wholes: Vec<Whole> = statuses
        .into_iter()
        .zip(healths)
        .map(|(status, health)| Whole { status: status.answer, health: health.answer })
        .collect();
    let mut out = anstream::stdout().lock();
    if json {
        writeln!(out, "{}", serde_json::to_string_pretty(&json!({ "hosts": wholes }))?)?;
    } else if wholes.is_empty() {
        writeln!(out, "No host of yours is running.")?;
    } else {
        let texts: Vec<String> =
            wholes.iter().map(|whole| render::live::status(&whole.status, &whole.health)).collect();
        write!(out, "{}", texts.join("\n"))?;
    }
    let is_well = !wholes.is_empty() && wholes.iter().all(|whole| whole.health.status == Status::Healthy);
    Ok(if is_well { Exit::Good } else { Exit::Found })
}
