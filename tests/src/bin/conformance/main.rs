//! Runs the MCP conformance suite against the product's own transport stack.
//!
//! First with the fixture that the suite's scenarios ask for behind the stack, for each revision;
//! then against the shipped program itself, with the scenarios that need no fixture. Every check has
//! to pass: there is no list of expected failures.

#![allow(deprecated, reason = "the suite checks what clients before 2026-07-28 still have")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "helpers of tests and measurements stop with what to do about it"
)]

mod asking;
mod fixture;
mod product;
mod rounds;
mod suite;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context as _;
use clap::Parser;
use prompt_host::server::{HttpServer, HttpSettings, IdentitySettings, Settings};
use tokio_util::sync::CancellationToken;

use self::fixture::Shared;
use self::suite::{Suite, Tally};

/// The revisions whose requirements have to be met.
const REVISIONS: [&str; 2] = ["2025-11-25", "2026-07-28"];

#[derive(Debug, Parser)]
struct Arguments {
    /// The suite's program, as npm installed it
    #[arg(long)]
    suite: PathBuf,
    /// The program to test
    #[arg(long)]
    host: PathBuf,
    /// Where the suite writes what it found
    #[arg(long)]
    output: PathBuf,
}

#[tokio::main]
async fn main() -> anyhow::Result<ExitCode> {
    let Arguments { suite, host, output } = Arguments::parse();
    let suite = Suite { program: suite, output };
    let mut tally = Tally::default();

    let (anywhere, nobody) = (["127.0.0.1:0".parse()?], IdentitySettings::default());
    let server = HttpServer::bind(&anywhere, HttpSettings::default(), &nobody).await.context("failed to listen")?;
    let url = server.urls().next().context("no address is listened on")?;
    let (shared, shutdown) = (Shared::new(), CancellationToken::new());
    let served =
        tokio::spawn(server.serve(Settings::default(), move |lifetime| shared.connect(lifetime), shutdown.clone()));
    for revision in REVISIONS {
        tally.add(&format!("fixture, {revision}"), &suite.requirements(&url, revision).await?);
    }
    shutdown.cancel();
    served.await?;

    let product = product::start(&host)?;
    for (scenario, revision) in product::SCENARIOS {
        tally.add(&format!("host, {scenario}, {revision}"), &suite.scenario(&product.url(), scenario, revision).await?);
    }
    println!("{} of {} checks passed", tally.passed, tally.checks);
    Ok(if tally.failed() { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}
