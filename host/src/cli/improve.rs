//! `host improve`: the improved prompt on standard output, the reasons on standard error.

use std::io::Write as _;
use std::path::PathBuf;

use clap::Args;

use super::{Exit, GlobalArguments, input, local, logging, render};
use crate::improve::report::Improvement;
use crate::improve::{Improver, Request};
use crate::plugin::{Applicability, Target};

/// Which rules a command asks, and what for.
#[derive(Debug, Args)]
pub(super) struct RuleArguments {
    /// The model family the prompt is for
    #[arg(long, value_enum)]
    target: Option<Target>,
    /// Ask only these rules: `code`, `plugin/code` or `plugin`. May be repeated
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    include: Vec<String>,
    /// Do not ask these rules. May be repeated
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    exclude: Vec<String>,
}

#[derive(Debug, Args)]
pub(super) struct ImproveArguments {
    /// The prompt: a text, a file, or `-` for standard input
    #[arg(value_name = "TEXT|FILE|-")]
    prompt: Option<String>,
    #[command(flatten)]
    rules: RuleArguments,
    /// Apply edits that keep the meaning (`safe`), or also those that are probably wanted
    #[arg(long, value_enum)]
    apply: Option<Applicability>,
    /// Print the whole answer as JSON
    #[arg(long, conflicts_with = "diff")]
    json: bool,
    /// Print a diff instead of the improved prompt
    #[arg(long)]
    diff: bool,
    /// Do not explain the changes on standard error
    #[arg(long, short)]
    quiet: bool,
}

impl RuleArguments {
    /// A request for `prompt`, which came from the file at `path`, if from any.
    pub(super) fn request(&self, prompt: String, path: Option<PathBuf>) -> Request {
        Request {
            prompt,
            path,
            target: self.target,
            include: self.include.clone(),
            exclude: self.exclude.clone(),
            ..Request::default()
        }
    }
}

pub(super) fn run(global: &GlobalArguments, arguments: &ImproveArguments) -> anyhow::Result<Exit> {
    let prompt = input::prompt(arguments.prompt.as_deref())?;
    let path = arguments.prompt.as_deref().and_then(input::file_path);
    let request = Request { apply: arguments.apply, ..arguments.rules.request(prompt, path) };
    let answer = improve(global, request)?;
    let mut out = anstream::stdout().lock();
    if arguments.json {
        serde_json::to_writer_pretty(&mut out, &answer)?;
        writeln!(out)?;
    } else if arguments.diff {
        write!(out, "{}", render::diff(&answer.original, &answer.improved))?;
    } else {
        if !arguments.quiet {
            write!(anstream::stderr().lock(), "{}", render::improvement(&answer))?;
        }
        out.write_all(answer.improved.as_bytes())?;
        if !answer.improved.ends_with('\n') {
            writeln!(out)?;
        }
    }
    Ok(Exit::Good)
}

/// Improves one prompt in this process.
pub(super) fn improve(global: &GlobalArguments, request: Request) -> anyhow::Result<Improvement> {
    let settings = global.load()?.settings;
    logging::start_for_command(global, &settings.log)?;
    local::tokio_runtime()?.block_on(async {
        let plugins = local::plugins(&settings, local::Needed::ForPrompts).await?;
        let improver = Improver::new(settings.improve.clone());
        Ok(improver.improve(&plugins.current(), request).await?)
    })
}
