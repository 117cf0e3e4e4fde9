//! `host completions SHELL`.

use std::io::Write as _;

use clap::{Args, CommandFactory as _};
use clap_complete::Shell;

use super::{Arguments, Exit};

#[derive(Debug, Args)]
pub(super) struct CompletionsArguments {
    /// The shell to write completions for
    shell: Shell,
}

pub(super) fn run(arguments: &CompletionsArguments) -> anyhow::Result<Exit> {
    // Written by us: the generator panics when its reader goes.
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Arguments::command(), "host", &mut script);
    anstream::stdout().lock().write_all(&script)?;
    Ok(Exit::Good)
}
