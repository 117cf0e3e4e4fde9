//! `host completions SHELL`.

use std::io;

use clap::{Args, CommandFactory as _};
use clap_complete::Shell;

use super::{Arguments, Exit};

#[derive(Debug, Args)]
pub(super) struct CompletionsArguments {
    /// The shell to write completions for
    shell: Shell,
}

#[expect(clippy::unnecessary_wraps, reason = "every command has the same form")]
pub(super) fn run(arguments: &CompletionsArguments) -> anyhow::Result<Exit> {
    clap_complete::generate(arguments.shell, &mut Arguments::command(), "host", &mut io::stdout());
    Ok(Exit::Good)
}
