//! `host plugins search`: what there is in registries.

use std::io::Write;

use anyhow::bail;
use clap::Args;
use serde_json::json;

use super::super::render::table::{Cell, table};
use super::super::{Exit, GlobalArguments, logging, render};
use super::OutputArguments;
use crate::distribution::{Fetcher, Found, Hit};
use crate::wasm::MAX_COMPONENT_BYTES;

#[derive(Debug, Args)]
pub(super) struct SearchArguments {
    /// Words that its place, name or description holds; without any, all are shown
    #[arg(value_name = "TEXT")]
    text: Vec<String>,
    /// Look here and not where `distribution.registries` says: oci://REGISTRY[/BEGINNING]
    #[arg(long, value_name = "REGISTRY")]
    registry: Vec<String>,
    #[command(flatten)]
    output: OutputArguments,
}

pub(super) async fn run(global: &GlobalArguments, arguments: &SearchArguments) -> anyhow::Result<Exit> {
    let settings = global.load()?.settings;
    logging::start_for_command(global, &settings.log)?;
    let named = &settings.distribution.registries;
    let registries = if arguments.registry.is_empty() { named } else { &arguments.registry };
    if registries.is_empty() {
        bail!("no registry is known: set `distribution.registries`, or pass --registry oci://REGISTRY");
    }
    let fetcher = Fetcher::new(&settings.distribution, None, MAX_COMPONENT_BYTES)?;
    let found = fetcher.search(registries, &arguments.text.join(" ")).await;
    let failed = found.iter().any(|found| found.error.is_some());
    let hits: Vec<&Hit> = found.iter().flat_map(|found| &found.hits).collect();
    let is_empty = hits.is_empty();
    let mut out = anstream::stdout().lock();
    if arguments.output.json {
        let errors: Vec<_> = found
            .iter()
            .filter_map(|found| Some(json!({ "registry": found.registry, "error": found.error.as_ref()?.to_string() })))
            .collect();
        writeln!(out, "{}", serde_json::to_string_pretty(&json!({ "plugins": hits, "errors": errors }))?)?;
    } else if is_empty {
        writeln!(out, "Nothing was found.")?;
    } else {
        let rows: Vec<Vec<Cell>> = hits.into_iter().map(row).collect();
        write!(out, "{}", table(&["ID", "VERSION", "PLACE", "DESCRIPTION"], &rows))?;
    }
    drop(out);
    for Found { registry, error, .. } in found {
        if let Some(error) = error {
            let error = anyhow::Error::from(error).context(format!("{registry} could not be searched"));
            write!(anstream::stderr().lock(), "{}", render::errors::error(&error))?;
        }
    }
    // Nothing found is an answer; a registry that did not answer is none.
    Ok(if failed {
        Exit::Failed
    } else if is_empty {
        Exit::Found
    } else {
        Exit::Good
    })
}

fn row(hit: &Hit) -> Vec<Cell> {
    let told = |text: &Option<String>| Cell::text(text.as_deref().unwrap_or("–"));
    let labels = &hit.labels;
    let name = if labels.id.is_some() { &labels.id } else { &labels.title };
    vec![told(name), told(&labels.version), Cell::text(&hit.reference), told(&labels.description)]
}
