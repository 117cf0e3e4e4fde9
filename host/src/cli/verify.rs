//! `host verify`: whether a rewrite still asks for what the original asks.

use std::io::Write as _;

use anyhow::{Context as _, ensure};
use clap::{Args, ValueEnum};

use super::{Exit, GlobalArguments, input, local, logging, render};
use crate::plugin::Target;
use crate::verify::report::Verdict;
use crate::verify::{Verifier, VerifyRequest};

#[derive(Debug, Args)]
pub(super) struct VerifyArguments {
    /// The prompt as it was: a file, a text, or `-` for standard input
    #[arg(value_name = "ORIGINAL")]
    original: String,
    /// What somebody made of it: a file, a text, or `-` for standard input
    #[arg(value_name = "REWRITE")]
    rewrite: String,
    /// The model family both are for
    #[arg(long, value_enum)]
    target: Option<Target>,
    /// Ask only these checks: `code`, `plugin/code` or `plugin`. May be repeated
    #[arg(long, value_name = "CHECK", value_delimiter = ',')]
    include: Vec<String>,
    /// Do not ask these checks. May be repeated
    #[arg(long, value_name = "CHECK", value_delimiter = ',')]
    exclude: Vec<String>,
    /// The worst verdict that is exit code 0
    #[arg(long, value_enum, default_value_t)]
    allow: Allowed,
    /// Print the whole answer as JSON
    #[arg(long)]
    json: bool,
}

/// The worst verdict that is well.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum Allowed {
    /// Nothing may be lost, changed or added
    #[default]
    Faithful,
    /// Something may be added, or shifted in degree
    Changed,
}

impl Allowed {
    fn verdict(self) -> Verdict {
        match self {
            Self::Faithful => Verdict::Faithful,
            Self::Changed => Verdict::Changed,
        }
    }
}

pub(super) fn run(global: &GlobalArguments, arguments: &VerifyArguments) -> anyhow::Result<Exit> {
    ensure!(
        (arguments.original.as_str(), arguments.rewrite.as_str()) != ("-", "-"),
        "standard input can be only one of the two texts"
    );
    let settings = global.load()?.settings;
    logging::start_for_command(global, &settings.log)?;
    let original = input::prompt(Some(&arguments.original))?;
    let rewrite = input::prompt(Some(&arguments.rewrite))?;
    local::tokio_runtime()?.block_on(async {
        let plugins = local::plugins(&settings, local::Needed::ForPrompts).await?;
        let request = VerifyRequest {
            original: original.clone(),
            rewrite: rewrite.clone(),
            context: Vec::new(),
            target: arguments.target,
            include: arguments.include.clone(),
            exclude: arguments.exclude.clone(),
        };
        let verifier = Verifier::new(settings.verify());
        let verification =
            verifier.verify(&plugins.current(), request).await.context("failed to compare the two texts")?;
        let mut out = anstream::stdout().lock();
        if arguments.json {
            writeln!(out, "{}", serde_json::to_string_pretty(&verification)?)?;
        } else {
            let texts = [(arguments.original.as_str(), original.as_str()), (&arguments.rewrite, &rewrite)];
            write!(out, "{}", render::verification(&verification, texts.map(render::NamedText::new)))?;
        }
        Ok(if verification.verdict <= arguments.allow.verdict() { Exit::Good } else { Exit::Found })
    })
}
