//! `host templates experiment`: the variants of a template, compared by what came of them.

use std::io::Write as _;

use anyhow::{Context as _, bail};

use super::Exit;
use crate::cli::{local, render};
use crate::config::Settings;
use crate::reload::experiment_report;

pub(super) fn show(settings: &Settings, name: &str, json: bool) -> anyhow::Result<Exit> {
    let Some(experiment) = settings.prompts.get(name).and_then(|prompt| prompt.experiment.as_ref()) else {
        bail!("`{name}` has no experiment: set `prompts.{name}.experiment`");
    };
    let report = local::tokio_runtime()?.block_on(async {
        let store = local::kept_records(settings).await?;
        let report = experiment_report(&*store, name, experiment).await;
        store.close().await;
        report.context("failed to read the records")
    })?;
    let mut out = anstream::stdout().lock();
    if json {
        writeln!(out, "{}", serde_json::to_string_pretty(&report)?)?;
    } else {
        write!(out, "{}", render::templates::experiment(&report))?;
    }
    Ok(Exit::Good)
}
