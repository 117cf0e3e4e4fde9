//! `host model list|use|rollback`: which model serves where settings say `auto`.

use std::io::Write as _;

use anyhow::ensure;
use clap::Subcommand;

use crate::cli::Exit;
use crate::cli::render::{Cell, table};
use crate::learn::{Current, ModelChoice, Settings, Shelf, Version};
use crate::records::UtcTime;

#[derive(Debug, Subcommand)]
pub(super) enum VersionsCommand {
    /// List the models of this machine, the newest first
    List {
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Let a model serve, also in hosts that run
    Use {
        /// The first digits of its digest, `base`, or a file
        #[arg(value_name = "DIGEST|base|FILE")]
        model: ModelChoice,
    },
    /// Let the model serve that was chosen before
    Rollback,
}

impl VersionsCommand {
    /// What it changes, for the audit trail; none where it only looks.
    pub(super) fn action(&self) -> Option<String> {
        match self {
            Self::List { .. } => None,
            Self::Use { model } => Some(format!("model use {model}")),
            Self::Rollback => Some("model rollback".to_owned()),
        }
    }
}

pub(super) fn run(shelf: &Shelf, settings: &Settings, command: &VersionsCommand) -> anyhow::Result<Exit> {
    let mut out = anstream::stdout().lock();
    match command {
        VersionsCommand::List { json: true } => {
            writeln!(out, "{}", serde_json::to_string_pretty(&shelf.versions()?)?)?;
        }
        VersionsCommand::List { json: false } => write!(out, "{}", listed(&shelf.versions()?, &shelf.current()?))?,
        VersionsCommand::Use { model } => {
            ensure!(
                !matches!(model, ModelChoice::None | ModelChoice::Auto),
                "`{model}` is no model of the folder: set `model.use: {model}` in the settings instead"
            );
            writeln!(out, "{}", serves(&shelf.choose(model)?))?;
        }
        VersionsCommand::Rollback => writeln!(out, "{}", serves(&shelf.rollback()?))?,
    }
    if settings.choice != ModelChoice::Auto && !matches!(command, VersionsCommand::List { json: true }) {
        let choice = &settings.choice;
        writeln!(
            anstream::stderr(),
            "the setting `model.use: {choice}` goes before: it holds here until it is `auto`"
        )?;
    }
    Ok(Exit::Good)
}

fn listed(versions: &[Version], current: &Current) -> String {
    let row = |version: &Version| {
        let written = version.written.checked_mul(1_000).and_then(UtcTime::from_millis);
        vec![
            Cell::text(if version.is_current { "*" } else { "" }),
            Cell::text(version.digest.get(..12).unwrap_or_default()),
            Cell::text(written.map(|time| time.to_string()).unwrap_or_default()),
            Cell::number(Some(version.bytes)),
        ]
    };
    let rows: Vec<Vec<Cell>> = versions.iter().map(row).collect();
    let base = match current {
        Current::Model(_) => "",
        Current::Base | Current::Unchosen => "the base model serves\n",
    };
    if rows.is_empty() {
        base.to_owned()
    } else {
        format!("{}{base}", table(&["", "model", "written", "bytes"], &rows))
    }
}

fn serves(current: &Current) -> String {
    match current {
        Current::Base | Current::Unchosen => "the base model serves".to_owned(),
        Current::Model(digest) => format!("the model {digest} serves"),
    }
}
