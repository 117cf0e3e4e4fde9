//! `host plugins storage`: what a plugin keeps between its calls, and forgetting it.

use std::io::Write as _;

use anyhow::Context as _;
use clap::Args;
use serde_json::json;

use super::OutputArguments;
use crate::cli::{Exit, GlobalArguments, audited, local, logging};
use crate::plugin::{PluginId, StorageUse};

#[derive(Debug, Args)]
pub(super) struct StorageArguments {
    /// Its id
    id: PluginId,
    /// Forget all of it, also for hosts that are running
    #[arg(long)]
    clear: bool,
    #[command(flatten)]
    output: OutputArguments,
}

pub(super) async fn run(global: &GlobalArguments, arguments: &StorageArguments) -> anyhow::Result<Exit> {
    let settings = global.load()?.settings;
    logging::start_for_command(global, &settings.log)?;
    let StorageArguments { id, clear, output } = arguments;
    let storage = local::storage();
    let StorageUse { keys, bytes } = match clear {
        true => storage.clear(id).await.with_context(|| format!("failed to forget what `{id}` keeps"))?,
        false => storage.used(id).await.with_context(|| format!("failed to look at what `{id}` keeps"))?,
    };
    if *clear {
        audited::action(&settings, format!("plugins storage {id} --clear"), true)?;
    }
    let granted = settings.policy().plugin(id).grants.storage.bytes;
    let mut out = anstream::stdout().lock();
    if output.json {
        let told = json!({ "id": id, "keys": keys, "bytes": bytes, "granted_bytes": granted, "cleared": clear });
        writeln!(out, "{}", serde_json::to_string_pretty(&told)?)?;
        return Ok(Exit::Good);
    }
    let noun = if keys == 1 { "key" } else { "keys" };
    match clear {
        true => writeln!(out, "{id} kept {bytes} bytes in {keys} {noun}, now forgotten")?,
        false => writeln!(out, "{id} keeps {bytes} bytes in {keys} {noun}, of {granted} bytes that it was granted")?,
    }
    Ok(Exit::Good)
}
