//! The command line: one file for each command, and what they share.
//!
//! [`run`] parses nothing by itself: `main` hands it [`Arguments`], and gets the exit
//! code back. Results go to standard output, everything for people's eyes only to
//! standard error.

mod audit;
mod audited;
mod backup;
mod changed;
mod check;
mod compile;
mod completions;
mod config;
mod context;
mod debug_report;
mod demo;
#[cfg(test)]
mod deployment;
mod doctor;
mod feedback;
mod improve;
mod input;
mod live;
mod local;
mod log_level;
mod logging;
mod model;
mod nearest;
mod paths;
mod plugins;
mod records;
mod reload;
pub mod render;
mod replace;
mod requests;
mod restore;
mod rules;
mod running;
mod serve;
mod sessions;
mod simulate;
mod status;
mod templates;
mod token;
mod train;
mod verify;
mod webhooks;

use std::io::{self, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

use crate::config::Profile;

pub use compile::COMMAND as COMPILE_COMMAND;

/// Better prompts before a model sees them: a linter with fixes, whose rules are
/// sandboxed WebAssembly plugins.
#[derive(Debug, Parser)]
#[command(name = "host", version, propagate_version = true, max_term_width = 100)]
pub struct Arguments {
    #[command(flatten)]
    global: GlobalArguments,
    #[command(subcommand)]
    command: Command,
}

/// Where help shows what every command takes: after what a command takes alone.
const EVERYWHERE: &str = "Options of every command";

/// What every command takes.
#[derive(Debug, Args)]
struct GlobalArguments {
    /// Read settings from this file instead of the project's `prompt-host.{yaml,toml,json}`.
    #[arg(long, global = true, value_name = "FILE", help_heading = EVERYWHERE)]
    config: Option<PathBuf>,
    /// Set one setting, as in `--set improve.apply=suggested`. May be repeated.
    #[arg(long = "set", global = true, value_name = "SETTING=VALUE", help_heading = EVERYWHERE)]
    overrides: Vec<String>,
    /// Search this folder for plugins instead of those in the settings. May be repeated.
    #[arg(long = "plugin-dir", global = true, value_name = "FOLDER", help_heading = EVERYWHERE)]
    plugin_dirs: Vec<PathBuf>,
    /// Load from plugin folders only what `plugins.lock` pins.
    #[arg(long, global = true, help_heading = EVERYWHERE)]
    locked: bool,
    /// Values for a kind of place, where nobody sets others: development or production.
    #[arg(long, global = true, value_name = "PROFILE", help_heading = EVERYWHERE, hide_possible_values = true)]
    profile: Option<Profile>,
    /// What to log: a level or a filter such as `info,plugin=debug`.
    #[arg(long, global = true, value_name = "FILTER", help_heading = EVERYWHERE)]
    log: Option<String>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve MCP on standard input and output, HTTP, WebSocket or Unix sockets
    Serve(serve::ServeArguments),
    /// Improve a prompt
    Improve(improve::ImproveArguments),
    /// Show what could be better in prompts, without changing them; exit 1 on findings
    Check(check::CheckArguments),
    /// List rules, and explain one
    Rules(rules::RulesArguments),
    /// Compare a rewrite with the prompt it came from; exit 1 when it is not faithful
    Verify(verify::VerifyArguments),
    /// List, show, render and check prompt templates
    Templates(templates::TemplatesArguments),
    /// List, inspect and control the plugins of your running hosts
    Plugins(plugins::PluginsArguments),
    /// Show how your running hosts are; exit 1 when one is not well
    Status(status::StatusArguments),
    /// Have your running hosts read plugins, templates, settings and the model again
    Reload(reload::ReloadArguments),
    /// List the requests that your running hosts are answering
    Requests(requests::RequestsArguments),
    /// Make tokens for callers over HTTP
    Token(token::TokenArguments),
    /// Say what was done with an improved prompt
    Feedback(feedback::FeedbackArguments),
    /// List, show, export, import and remove what was recorded
    Records(records::RecordsArguments),
    /// List, show and end the sessions of your running hosts
    Sessions(sessions::SessionsArguments),
    /// List and show local models, and choose which one serves
    Model(model::ModelArguments),
    /// Train a local model from labelled prompts, or from feedback
    Train(train::TrainArguments),
    /// Let made-up people with known tastes teach a host, and show what it learned
    Simulate(simulate::SimulateArguments),
    /// Verify and show the audit trail
    Audit(audit::AuditArguments),
    /// Show and change what your running hosts log
    LogLevel(log_level::LogLevelArguments),
    /// Try the webhooks of the settings
    Webhooks(webhooks::WebhooksArguments),
    /// Write everything that is kept into one verified archive
    Backup(backup::BackupArguments),
    /// Put back what a backup holds; what is there is archived first
    Restore(restore::RestoreArguments),
    /// Find out why something does not work
    Doctor(doctor::DoctorArguments),
    /// Write what helps to find a fault into an archive, without prompts and secrets
    DebugReport(debug_report::DebugReportArguments),
    /// Show and check settings
    Config(config::ConfigArguments),
    /// Improve a sample prompt and show how to connect a client
    Demo(demo::DemoArguments),
    /// Print completions for a shell
    Completions(completions::CompletionsArguments),
}

/// What a command found, as an exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Exit {
    /// All is well.
    Good = 0,
    /// The command worked, and what it looked at is not well.
    Found = 1,
    /// The command could not do its work.
    Failed = 2,
}

/// Runs a command. Errors are printed with all their causes, and give exit code 2.
pub fn run(arguments: Arguments) -> ExitCode {
    let Arguments { global, command } = arguments;
    let outcome = match command {
        Command::Serve(arguments) => serve::run(&global, &arguments),
        Command::Improve(arguments) => improve::run(&global, &arguments),
        Command::Check(arguments) => check::run(&global, &arguments),
        Command::Rules(arguments) => rules::run(&global, &arguments),
        Command::Verify(arguments) => verify::run(&global, &arguments),
        Command::Templates(arguments) => templates::run(&global, &arguments),
        Command::Plugins(arguments) => plugins::run(&global, &arguments),
        Command::Status(arguments) => status::run(&arguments),
        Command::Reload(arguments) => reload::run(&arguments),
        Command::Requests(arguments) => requests::run(&arguments),
        Command::Token(arguments) => token::run(&arguments),
        Command::Feedback(arguments) => feedback::run(&global, &arguments),
        Command::Records(arguments) => records::run(&global, &arguments),
        Command::Sessions(arguments) => sessions::run(&arguments),
        Command::Model(arguments) => model::run(&global, &arguments),
        Command::Train(arguments) => train::run(&global, &arguments),
        Command::Simulate(arguments) => simulate::run(&global, &arguments),
        Command::Audit(arguments) => audit::run(&global, &arguments),
        Command::LogLevel(arguments) => log_level::run(&arguments),
        Command::Webhooks(arguments) => webhooks::run(&global, &arguments),
        Command::Backup(arguments) => backup::run(&global, &arguments),
        Command::Restore(arguments) => restore::run(&global, &arguments),
        Command::Doctor(arguments) => doctor::run(&global, &arguments),
        Command::DebugReport(arguments) => debug_report::run(&global, &arguments),
        Command::Config(arguments) => config::run(&global, &arguments),
        Command::Demo(arguments) => demo::run(&global, arguments),
        Command::Completions(arguments) => completions::run(&arguments),
    };
    exit_code(outcome)
}

/// The child's side of compiling: a component from standard input, its machine code to
/// standard output. Errors are printed, and give exit code 2.
pub fn compile_for_parent() -> ExitCode {
    exit_code(compile::run())
}

fn exit_code(outcome: anyhow::Result<Exit>) -> ExitCode {
    let exit = outcome.unwrap_or_else(|error| {
        if reader_has_gone(&error) {
            return Exit::Good;
        }
        // With nowhere to complain to, the exit code has to do.
        let _ = write!(anstream::stderr().lock(), "{}", render::errors::error(&error));
        Exit::Failed
    });
    ExitCode::from(exit as u8)
}

/// Whether whoever reads our output has had enough, as `head` has: that is no failure.
fn reader_has_gone(error: &anyhow::Error) -> bool {
    let kind = match error.downcast_ref::<serde_json::Error>() {
        Some(error) => error.io_error_kind(),
        None => error.downcast_ref::<io::Error>().map(io::Error::kind),
    };
    kind == Some(io::ErrorKind::BrokenPipe)
}
