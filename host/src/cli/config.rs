//! `host config show|check|schema`.

use std::io::Write as _;

use clap::{Args, Subcommand};

use super::{Exit, GlobalArguments, render};
use crate::config::{schema, show};

#[derive(Debug, Args)]
pub(super) struct ConfigArguments {
    #[command(subcommand)]
    command: ConfigCommand,
}

#[derive(Debug, Subcommand)]
enum ConfigCommand {
    /// Show every setting with where its value came from
    Show {
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Check the settings; exit 1 when something is wrong
    Check {
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Print the JSON Schema of a settings file, for editors
    Schema,
}

pub(super) fn run(global: &GlobalArguments, arguments: &ConfigArguments) -> anyhow::Result<Exit> {
    let mut out = anstream::stdout().lock();
    match arguments.command {
        ConfigCommand::Show { json } => {
            let shown = global.load()?.show()?;
            if json {
                writeln!(out, "{}", serde_json::to_string_pretty(&shown)?)?;
            } else {
                write!(out, "{}", show::text(&shown))?;
            }
        }
        ConfigCommand::Check { json } => return check(global, json),
        ConfigCommand::Schema => writeln!(out, "{}", serde_json::to_string_pretty(&schema::schema())?)?,
    }
    Ok(Exit::Good)
}

fn check(global: &GlobalArguments, json: bool) -> anyhow::Result<Exit> {
    let mut out = anstream::stdout().lock();
    let outcome = global.sources()?.load();
    match &outcome {
        Ok(_) if json => writeln!(out, "[]")?,
        Err(problems) if json => writeln!(out, "{}", serde_json::to_string_pretty(problems)?)?,
        Ok(loaded) if loaded.files.is_empty() => writeln!(out, "there is no settings file; the defaults hold")?,
        Ok(loaded) => {
            for (_, file) in &loaded.files {
                writeln!(out, "{}: good", file.display())?;
            }
        }
        Err(problems) => write!(out, "{}", render::problems(problems))?,
    }
    Ok(if outcome.is_ok() { Exit::Good } else { Exit::Found })
}
