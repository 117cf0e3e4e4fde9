//! The `host` program: parse, run, map the exit.

use std::process::ExitCode;

use clap::Parser as _;
use prompt_host::cli;

fn main() -> ExitCode {
    cli::run(cli::Arguments::parse())
}
