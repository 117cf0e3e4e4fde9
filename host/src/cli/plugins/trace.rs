//! `host plugins trace`: one prompt on its way through the pipeline.

use std::io::Write as _;

use clap::Args;

use crate::cli::improve::RuleArguments;
use crate::cli::{Exit, GlobalArguments, input, local, logging, render};
use crate::improve::{Improver, Request};
use crate::plugin::Applicability;
use crate::trial::Trace;

#[derive(Debug, Args)]
pub(super) struct TraceArguments {
    /// The prompt: a text, a file, or `-` for standard input
    #[arg(value_name = "TEXT|FILE|-")]
    prompt: Option<String>,
    #[command(flatten)]
    rules: RuleArguments,
    /// Apply edits that keep the meaning (`safe`), or also those that are probably wanted
    #[arg(long, value_enum)]
    apply: Option<Applicability>,
}

pub(super) async fn run(global: &GlobalArguments, arguments: &TraceArguments) -> anyhow::Result<Exit> {
    let settings = global.load()?.settings;
    logging::start_for_command(global, &settings.log)?;
    let prompt = input::prompt(arguments.prompt.as_deref())?;
    let path = arguments.prompt.as_deref().and_then(input::file_path);
    let plugins = local::plugins(&settings, local::Needed::ForPrompts).await?;
    let trace = Trace::default();
    let generation = trace.on(&plugins.current());
    let request = Request { apply: arguments.apply, ..arguments.rules.request(prompt, path) };
    let answer = Improver::new(settings.improve.clone()).improve(&generation, request).await?;
    write!(anstream::stdout().lock(), "{}", render::trace::trace(&trace.calls(), &answer))?;
    Ok(Exit::Good)
}
