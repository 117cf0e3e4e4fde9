//! The real program as MCP clients run it: a process, two pipes, lines of JSON.

mod ask;
mod breaker;
mod budgets;
mod ends;
mod experiments;
mod input;
mod records;
mod sessions;
mod swaps;
mod templates;
mod tools;

use std::process::Command;

use crate::home::Home;

/// `host serve` in this home with more settings, as `SECTION__NAME`.
fn serve_with(home: &Home, settings: &[(&str, &str)]) -> Command {
    let mut command = home.host(&["serve"]);
    command.envs(settings.iter().map(|(name, value)| (format!("PROMPT_HOST__{name}"), value)));
    command
}
