//! `host plugins remove`: takes a plugin out of the plugin folder.

use std::io::Write;

use anyhow::bail;
use serde_json::json;

use super::super::{Exit, GlobalArguments, audited};
use super::OutputArguments;
use super::install::tell;
use super::store::{Shelf, is_built_in};
use crate::plugin::PluginId;

pub(super) async fn run(global: &GlobalArguments, id: &PluginId, output: OutputArguments) -> anyhow::Result<Exit> {
    let shelf = Shelf::open(global)?;
    let turn = shelf.turn()?;
    let removed = shelf.folder.remove(id)?;
    turn.forget(id)?;
    drop(turn);
    let Some(removed) = removed else {
        let file = shelf.folder.file(id);
        match is_built_in(id) {
            true => bail!("`{id}` comes with the host: switch it off with `host plugins disable {id}`"),
            false => bail!("there is no {}: `host plugins list` shows where each plugin is from", file.display()),
        }
    };
    audited::action(&shelf.settings, format!("plugins remove {id}"), true)?;
    let mut out = anstream::stdout().lock();
    if output.json {
        let told = json!({ "id": id, "file": removed.file, "kept": removed.kept });
        writeln!(out, "{}", serde_json::to_string_pretty(&told)?)?;
        tell(id, output, &mut out).await?;
        return Ok(Exit::Good);
    }
    writeln!(out, "{id} is removed from {}", removed.file.display())?;
    if let Some(kept) = &removed.kept {
        writeln!(out, "  undo    host plugins install {}", kept.display())?;
    }
    if is_built_in(id) {
        writeln!(out, "  note    the `{id}` that comes with the host serves again")?;
    }
    tell(id, output, &mut out).await?;
    Ok(Exit::Good)
}
