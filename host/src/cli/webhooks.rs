//! `host webhooks`: tries the targets of the settings.

use std::io::Write as _;

use clap::{Args, Subcommand};

use super::{Exit, GlobalArguments, local, logging};
use crate::webhooks::{Message, Webhooks};

#[derive(Debug, Args)]
pub(super) struct WebhooksArguments {
    #[command(subcommand)]
    command: WebhooksCommand,
}

#[derive(Debug, Subcommand)]
enum WebhooksCommand {
    /// Send each target a message of the type `test`, once; exit 1 when one does not take it
    Test,
}

pub(super) fn run(global: &GlobalArguments, arguments: &WebhooksArguments) -> anyhow::Result<Exit> {
    let settings = global.load()?.settings;
    logging::start_for_command(global, &settings.log)?;
    match arguments.command {
        WebhooksCommand::Test => {
            let webhooks = Webhooks::new(&settings.webhooks, |name| std::env::var(name).ok())?;
            local::tokio_runtime()?.block_on(test(&webhooks))
        }
    }
}

async fn test(webhooks: &Webhooks) -> anyhow::Result<Exit> {
    let mut out = anstream::stdout().lock();
    let mut exit = Exit::Good;
    if webhooks.targets().is_empty() {
        writeln!(anstream::stderr(), "there are no webhooks: set `webhooks` in the user's settings, or pass --config")?;
        return Ok(Exit::Found);
    }
    for target in webhooks.targets() {
        match target.send(&Message::test()).await {
            Ok(()) => writeln!(out, "{}: told", target.name())?,
            Err(why) => {
                exit = Exit::Found;
                writeln!(out, "{}: not told: {why}", target.name())?;
            }
        }
    }
    Ok(exit)
}
