//! `host demo`: what the host does to a prompt, and how to connect a client to it.

use std::io::Write as _;

use anyhow::Context as _;
use clap::Args;

use super::{Exit, GlobalArguments, improve, render};
use crate::improve::Request;
use crate::plugin::Applicability;

/// A prompt as people write them, with something for each of the first rules.
const SAMPLE: &str = "\
I'm trying to migrate our billing service, and my boss will fire me if this goes wrong!!

In order to   make it fast, please rewrite the function above so that it uses a connection pool of 20.
It has to keep working with `DATABASE_URL` and with https://billing.example.com/v2/invoices.


IMPORTANT: YOU MUST NEVER CHANGE THE PUBLIC INTERFACE. Due to the fact that we ship on Friday, keep it short.
Keep it short, due to the fact that we ship on Friday.
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
