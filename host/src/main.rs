//! The `host` program: parse, run, map the exit.

use std::process::ExitCode;

use clap::Parser as _;
use prompt_host::cli;

fn main() -> ExitCode {
    // Not for people, so neither help nor completions know of it.
    if std::env::args_os().nth(1).is_some_and(|argument| argument == cli::COMPILE_COMMAND) {
        return cli::compile_for_parent();
    }
    cli::run(cli::Arguments::parse())
}
