//! `host plugins approve`: letting a version have more than the one before it.

use std::io::Write as _;

use anyhow::{Context as _, bail};

use crate::cli::running::{FromHost, ask_all, running_hosts};
use crate::cli::{Exit, GlobalArguments, audited, local};
use crate::config::visible::visible;
use crate::plugin::PluginId;
use crate::reload::ReloadReport;
use crate::server::PluginList;
use crate::server::control::Command;

pub(super) async fn run(global: &GlobalArguments, id: &PluginId) -> anyhow::Result<Exit> {
    let settings = global.load()?.settings;
    let hosts = running_hosts().await?;
    let lists: Vec<PluginList> = match hosts.is_empty() {
        true => vec![super::would_load(global).await?],
        false => {
            let lists: Vec<FromHost<PluginList>> = ask_all(&hosts, &Command::PluginsList).await?;
            lists.into_iter().map(|list| list.answer).collect()
        }
    };
    let rows = lists.iter().flat_map(|list| &list.plugins).filter(|row| row.id.as_ref() == Some(id));
    let Some((digest, reason)) = rows.clone().find_map(|row| Some((row.held.clone()?, row.reason.clone()))) else {
        bail!("no version of `{id}` is held: `host plugins list` shows what is");
    };
    let grants = local::grant_file().context("there is no home folder to remember it in")?;
    grants.approve(id, &digest).context("failed to remember it")?;
    audited::action(&settings, format!("plugins approve {id} {digest}"), true)?;
    let mut out = anstream::stdout().lock();
    writeln!(out, "{id} {} is allowed what it asks for", digest.get(..12).unwrap_or_default())?;
    // The reason says first what it waits for, which is over.
    if let Some((_, asked)) = reason.as_deref().and_then(|reason| reason.split_once("since ")) {
        writeln!(out, "  {}", visible(asked))?;
    }
    let reports: Vec<FromHost<ReloadReport>> = ask_all(&hosts, &Command::PluginsReload).await?;
    for FromHost { pid, answer, .. } in &reports {
        write!(out, "{}", crate::cli::render::plugins::reload(*pid, answer))?;
    }
    Ok(Exit::Good)
}
