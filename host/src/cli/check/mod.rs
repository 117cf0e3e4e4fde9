//! `host check`: findings on files, as compilers show them.
//!
//! ```text
//! arguments ─ files ─▶ text ─ comments ─▶ text without them ─ rules ─▶ report
//!                                                                        │ ignores
//!                                                                        │ baseline
//!                                              reported ◀────────────────┴──▶ hidden
//! ```

mod baseline;
mod comments;
mod files;
mod gaps;
mod ignores;
mod output;

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use self::baseline::Baseline;
use self::comments::Commented;
use self::ignores::Rules;
use super::improve::RuleArguments;
use super::render::hidden::Hidden;
use super::{Exit, GlobalArguments, input, local, logging};
use crate::improve::report::CheckReport;
use crate::improve::{self, Improver, Selection};
use crate::plugin::Generation;

pub(super) use ignores::{HOST, UNKNOWN, UNUSED};

#[derive(Debug, Args)]
pub(super) struct CheckArguments {
    /// Files, folders and patterns such as `prompts/**/*.yaml`; `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    rules: RuleArguments,
    /// How to print findings
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Report only what this file does not record
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// Record today's findings in this file, and report none
    #[arg(long, value_name = "FILE", conflicts_with_all = ["baseline", "format", "statistics", "suppressed"])]
    write_baseline: Option<PathBuf>,
    /// In SARIF, list hidden findings too, as suppressed; GitHub would show them as open
    #[arg(long)]
    suppressed: bool,
    /// Print how many findings each rule has, instead of the findings
    #[arg(long, conflicts_with = "format")]
    statistics: bool,
    /// Print findings and errors only
    #[arg(long, short)]
    quiet: bool,
    /// Exit with 0 when there are findings
    #[arg(long)]
    exit_zero: bool,
}

/// How findings are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum Format {
    /// For people
    #[default]
    Text,
    /// One object with a report for each file
    Json,
    /// SARIF 2.1.0, for code scanning
    Sarif,
}

/// A file with what was found in it.
struct Checked {
    name: String,
    text: String,
    report: CheckReport,
    hidden: Vec<Hidden>,
    /// The rules that there are, and which of them were asked about this file.
    rules: Rules,
}

/// All files, and what kept others from being among them.
#[derive(Default)]
struct Outcome {
    files: Vec<Checked>,
    failures: Vec<anyhow::Error>,
}

pub(super) fn run(global: &GlobalArguments, arguments: &CheckArguments) -> anyhow::Result<Exit> {
    let settings = global.load()?.settings;
    logging::start_for_command(global, &settings.log)?;
    let mut baseline = arguments.baseline.as_deref().map(Baseline::read).transpose()?;
    local::tokio_runtime()?.block_on(async {
        let plugins = local::plugins(&settings, local::Needed::ForPrompts).await?;
        let generation = plugins.current();
        validate(&generation, arguments)?;
        let check = Check { settings: settings.improve.clone(), generation: &generation, arguments };
        let mut outcome = check.files().await;
        if let Some(file) = &arguments.write_baseline {
            return write_baseline(file, &outcome, arguments.quiet);
        }
        if let Some(baseline) = &mut baseline {
            for file in &mut outcome.files {
                file.hidden.extend(baseline.hide(&file.name, &file.text, &mut file.report));
            }
        }
        for file in &mut outcome.files {
            file.report.questions.truncate(settings.improve.max_questions);
        }
        output::print(arguments, &outcome, &generation)?;
        output::errors(&outcome.failures);
        if let (Some(baseline), false) = (&baseline, arguments.quiet) {
            output::stale(&check.stale(baseline, &outcome.files));
        }
        Ok(exit(&outcome, arguments.exit_zero))
    })
}

fn exit(outcome: &Outcome, exit_zero: bool) -> Exit {
    let found = |file: &Checked| !file.report.findings.is_empty() || !file.report.questions.is_empty();
    match outcome.files.iter().any(found) {
        _ if !outcome.failures.is_empty() => Exit::Failed,
        true if !exit_zero => Exit::Found,
        _ => Exit::Good,
    }
}

/// Wrong names among the arguments are an error of the whole command.
fn validate(generation: &Generation, arguments: &CheckArguments) -> anyhow::Result<()> {
    let request = arguments.rules.request(String::new(), None);
    let selection = Selection { include: &request.include, exclude: &request.exclude };
    Ok(selection.validate(generation)?)
}

/// What it takes to check files.
struct Check<'a> {
    settings: improve::Settings,
    generation: &'a Generation,
    arguments: &'a CheckArguments,
}

impl Check<'_> {
    async fn files(&self) -> Outcome {
        let found = files::find(&self.arguments.files);
        if !self.arguments.quiet {
            output::empty(&found.empty);
        }
        let mut outcome = Outcome { files: Vec::new(), failures: found.failures };
        // Which questions are too many is known only when some of them are hidden.
        let improver = Improver::new(improve::Settings { max_questions: usize::MAX, ..self.settings.clone() });
        for path in &found.files {
            match self.file(&improver, path).await {
                Ok(checked) => outcome.files.push(checked),
                Err(error) => outcome.failures.push(error),
            }
        }
        outcome
    }

    async fn file(&self, improver: &Improver, path: &Path) -> anyhow::Result<Checked> {
        let name = path.display().to_string();
        let text = if name == "-" { input::prompt(Some("-"))? } else { input::file(path)? };
        let commented = Commented::read(&text);
        let request = self.arguments.rules.request(commented.rest.clone(), input::file_path(&name));
        let rules = Rules::new(improver, self.generation, &request)?;
        let mut report = improver
            .check(self.generation, request)
            .await
            .map_err(|error| anyhow::Error::new(error).context(format!("failed to check {name}")))?;
        let hidden = commented.apply(&text, &mut report, &rules);
        Ok(Checked { name, text, report, hidden, rules })
    }

    fn stale(&self, baseline: &Baseline, files: &[Checked]) -> Vec<baseline::Stale> {
        let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
        baseline.stale(&names, |index, rule| files.get(index).is_some_and(|file| file.rules.spoke(rule, &file.report)))
    }
}

/// A baseline that leaves something out would report it as new tomorrow: all or nothing.
fn write_baseline(file: &Path, outcome: &Outcome, quiet: bool) -> anyhow::Result<Exit> {
    output::errors(&outcome.failures);
    if !outcome.failures.is_empty() {
        anyhow::bail!("failed to write the baseline {}: not every file could be checked", file.display());
    }
    let mut baseline = Baseline::new(file);
    for checked in &outcome.files {
        baseline.record(&checked.name, &checked.text, &checked.report);
    }
    baseline.write()?;
    if !quiet {
        output::written(file, &outcome.files)?;
    }
    Ok(Exit::Good)
}
