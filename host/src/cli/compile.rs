//! `host compile-component`: the child process in which a serving host compiles plugins.

use std::{env, io};

use anyhow::Context as _;

use super::Exit;
use crate::wasm;

/// The hidden command's name.
pub const COMMAND: &str = "compile-component";

pub(super) fn run() -> anyhow::Result<Exit> {
    // Standard output carries machine code here, so nothing else may go there.
    let arguments = env::args_os().skip(2);
    wasm::compile_for_parent(arguments, io::stdin().lock(), io::stdout().lock()).context("failed to compile")?;
    Ok(Exit::Good)
}
