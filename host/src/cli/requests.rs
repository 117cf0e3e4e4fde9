//! `host requests`: what the running hosts of this user are answering.

use std::io::Write as _;

use clap::Args;
use serde_json::json;

use super::running::{FromHost, ask_all, running_hosts};
use super::{Exit, local, render};
use crate::server::admin::RequestList;
use crate::server::control::Command;

#[derive(Debug, Args)]
pub(super) struct RequestsArguments {
    /// Print JSON
    #[arg(long)]
    json: bool,
}

pub(super) fn run(arguments: &RequestsArguments) -> anyhow::Result<Exit> {
    local::tokio_runtime()?.block_on(requests(arguments.json))
}

async fn requests(json: bool) -> anyhow::Result<Exit> {
    let hosts = running_hosts().await?;
    let lists: Vec<FromHost<RequestList>> = ask_all(&hosts, &Command::Requests).await?;
    let mut out = anstream::stdout().lock();
    if json {
        writeln!(out, "{}", serde_json::to_string_pretty(&json!({ "hosts": lists }))?)?;
    } else if lists.is_empty() {
        writeln!(out, "No host of yours is running.")?;
    } else {
        let text = |host: &FromHost<RequestList>| {
            format!("Host {} (version {})\n\n{}", host.pid, host.version, render::live::requests(&host.answer))
        };
        let texts: Vec<String> = lists.iter().map(text).collect();
        write!(out, "{}", texts.join("\n"))?;
    }
    Ok(Exit::Good)
}
