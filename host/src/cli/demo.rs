//! `host demo`: what the host does to a prompt, and how to connect a client to it.

use std::io::Write as _;

use anyhow::Context as _;
use clap::Args;

use super::{Exit, GlobalArguments, improve, render};
use crate::improve::Request;
use crate::plugin::Applicability;

/// A prompt as people write them, with something to change and something to keep.
const SAMPLE: &str = "\
Could you please write a function in order to   sort my invoices by date, newest first? I'll tip you for a perfect answer!


IMPORTANT: YOU MUST NEVER change `due_date`, or call https://billing.example.com/v2/invoices more than 20 times.
";

#[derive(Debug, Args)]
pub(super) struct DemoArguments {
    /// The prompt to improve instead of the sample
    #[arg(value_name = "TEXT")]
    prompt: Option<String>,
}

pub(super) fn run(global: &GlobalArguments, arguments: DemoArguments) -> anyhow::Result<Exit> {
    let prompt = arguments.prompt.unwrap_or_else(|| SAMPLE.to_owned());
    let request = Request { prompt, apply: Some(Applicability::Suggested), ..Request::default() };
    let answer = improve::improve(global, request)?;
    let program = std::env::current_exe().context("failed to find this program's own path")?;
    let mut out = anstream::stdout().lock();
    write!(out, "{}", render::improvement(&answer))?;
    write!(out, "\n{}", render::snippets::text(&render::snippets(&program)))?;
    Ok(Exit::Good)
}
