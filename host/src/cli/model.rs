//! `host model`: the local model.

mod versions;

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context as _;
use clap::{Args, Subcommand};

use super::{Exit, GlobalArguments, audited, local, logging, render};
use crate::learn::Model;

#[derive(Debug, Args)]
pub(super) struct ModelArguments {
    #[command(subcommand)]
    command: ModelCommand,
}

#[derive(Debug, Subcommand)]
enum ModelCommand {
    #[command(flatten)]
    Versions(versions::VersionsCommand),
    /// Show what a model was made of, and how well it does
    Show(ShowArguments),
}

#[derive(Debug, Args)]
struct ShowArguments {
    /// The model's file; without it the model inside the host
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
    /// Print the card as JSON
    #[arg(long)]
    json: bool,
}

pub(super) fn run(global: &GlobalArguments, arguments: &ModelArguments) -> anyhow::Result<Exit> {
    let settings = global.load()?.settings;
    logging::start_for_command(global, &settings.log)?;
    match &arguments.command {
        ModelCommand::Versions(command) => {
            let exit = versions::run(&local::shelf(&settings)?, &settings.model, command)?;
            if let Some(action) = command.action() {
                audited::action(&settings, action, true)?;
            }
            Ok(exit)
        }
        ModelCommand::Show(arguments) => show(arguments),
    }
}

fn show(arguments: &ShowArguments) -> anyhow::Result<Exit> {
    let model = match &arguments.file {
        Some(file) => Arc::new(read(file)?),
        None => Model::base().context("this host was built without a model: train one with `host train`")?,
    };
    let mut out = anstream::stdout().lock();
    if arguments.json {
        writeln!(out, "{}", serde_json::to_string_pretty(model.card())?)?;
    } else {
        write!(out, "{}", render::card(&model, model.write().len()))?;
    }
    Ok(Exit::Good)
}

fn read(file: &Path) -> anyhow::Result<Model> {
    let bytes = fs::read(file).with_context(|| format!("failed to read {}", file.display()))?;
    Model::read(&bytes).with_context(|| format!("failed to use {}: it", file.display()))
}
