//! `host sessions`: what the running hosts of this user remember of conversations.

use std::io::Write as _;

use clap::{Args, Subcommand};
use serde::Serialize;
use serde_json::json;

use super::running::{FromHost, ask_all, ask_those_who_know, running_hosts};
use super::{Exit, local, render};
use crate::records::sessions::Session;
use crate::server::control::{Command, RefusalCode};
use crate::server::{SessionEnded, SessionList};

#[derive(Debug, Args)]
pub(super) struct SessionsArguments {
    #[command(subcommand)]
    command: SessionsCommand,
}

#[derive(Debug, Subcommand)]
enum SessionsCommand {
    /// List the sessions of all clients, those used last first
    List {
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Show the prompts that are remembered of a session
    Show(WhichArguments),
    /// Forget a session
    End(WhichArguments),
}

#[derive(Debug, Args)]
struct WhichArguments {
    /// What the client calls it
    id: String,
    /// Whose it is, where several clients have one of that name; empty for clients without a name
    #[arg(long, value_name = "NAME")]
    client: Option<String>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

pub(super) fn run(arguments: &SessionsArguments) -> anyhow::Result<Exit> {
    local::tokio_runtime()?.block_on(async {
        match &arguments.command {
            SessionsCommand::List { json } => list(*json).await,
            SessionsCommand::Show(which) => show(which).await,
            SessionsCommand::End(which) => end(which).await,
        }
    })
}

async fn list(json: bool) -> anyhow::Result<Exit> {
    let hosts = running_hosts().await?;
    let lists: Vec<FromHost<SessionList>> = ask_all(&hosts, &Command::SessionsList).await?;
    print(&lists, json, Exit::Good, |host| {
        format!("Host {} (version {})\n\n{}", host.pid, host.version, render::sessions::list(&host.answer))
    })
}

async fn show(which: &WhichArguments) -> anyhow::Result<Exit> {
    let hosts = running_hosts().await?;
    let command = Command::SessionsShow { id: which.id.clone(), client: which.client.clone() };
    let shown: Vec<FromHost<Session>> = ask_those_who_know(&hosts, &command, RefusalCode::UnknownSession).await?;
    print(&shown, which.json, Exit::Found, |host| {
        format!("Host {} (version {})\n\n{}", host.pid, host.version, render::sessions::detail(&host.answer))
    })
}

async fn end(which: &WhichArguments) -> anyhow::Result<Exit> {
    let hosts = running_hosts().await?;
    let command = Command::SessionsEnd { id: which.id.clone(), client: which.client.clone() };
    let ended: Vec<FromHost<SessionEnded>> = ask_those_who_know(&hosts, &command, RefusalCode::UnknownSession).await?;
    print(&ended, which.json, Exit::Found, |host| {
        format!("host {}: {}\n", host.pid, render::sessions::ended(&host.answer))
    })
}

/// Prints what hosts answered; `alone` is how it ends where none runs.
fn print<T: Serialize>(
    answers: &[FromHost<T>],
    json: bool,
    alone: Exit,
    text: impl Fn(&FromHost<T>) -> String,
) -> anyhow::Result<Exit> {
    let mut out = anstream::stdout().lock();
    if json {
        writeln!(out, "{}", serde_json::to_string_pretty(&json!({ "hosts": answers }))?)?;
    } else if answers.is_empty() {
        writeln!(out, "No host of yours is running.")?;
    } else {
        let texts: Vec<String> = answers.iter().map(text).collect();
        write!(out, "{}", texts.join("\n"))?;
    }
    Ok(if answers.is_empty() { alone } else { Exit::Good })
}
