//! `host check`: findings on files, as compilers show them.

use std::io::Write as _;
use std::path::PathBuf;

use anyhow::Context as _;
use clap::{Args, ValueEnum};

use super::improve::RuleArguments;
use super::render::{CheckedFile, SarifRule};
use super::{Exit, GlobalArguments, input, local, logging, render};
use crate::improve::Improver;
use crate::improve::report::CheckReport;
use crate::plugin::Generation;

#[derive(Debug, Args)]
pub(super) struct CheckArguments {
    /// The files; `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    rules: RuleArguments,
    /// How to print findings
    #[arg(long, value_enum, default_value_t)]
    format: Format,
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
}

pub(super) fn run(global: &GlobalArguments, arguments: &CheckArguments) -> anyhow::Result<Exit> {
    let settings = global.load()?.settings;
    logging::start_for_command(global, &settings.log)?;
    local::tokio_runtime()?.block_on(async {
        let plugins = local::plugins(&settings).await?;
        let generation = plugins.current();
        let improver = Improver::new(settings.improve.clone());
        let mut checked = Vec::with_capacity(arguments.files.len());
        for path in &arguments.files {
            let name = path.display().to_string();
            let text = if name == "-" { input::prompt(Some("-"))? } else { input::file(path)? };
            let report = improver
                .check(&generation, arguments.rules.request(text.clone(), input::file_path(&name)))
                .await
                .with_context(|| format!("failed to check {name}"))?;
            checked.push(Checked { name, text, report });
        }
        print(arguments.format, &checked, &generation)?;
        let found = checked.iter().any(|file| !file.report.findings.is_empty() || !file.report.questions.is_empty());
        Ok(if found { Exit::Found } else { Exit::Good })
    })
}

fn print(format: Format, checked: &[Checked], generation: &Generation) -> anyhow::Result<()> {
    let files: Vec<CheckedFile<'_>> =
        checked.iter().map(|file| CheckedFile { name: &file.name, text: &file.text, report: &file.report }).collect();
    let mut out = anstream::stdout().lock();
    match format {
        Format::Text => write!(out, "{}", render::check(&files))?,
        Format::Json => {
            let reports: serde_json::Map<String, serde_json::Value> = checked
                .iter()
                .map(|file| Ok((file.name.clone(), serde_json::to_value(&file.report)?)))
                .collect::<serde_json::Result<_>>()?;
            writeln!(out, "{}", serde_json::to_string_pretty(&reports)?)?;
        }
        Format::Sarif => {
            let rules: Vec<SarifRule<'_>> =
                generation.rules().map(|(loaded, rule)| SarifRule { plugin: loaded.id(), info: rule }).collect();
            writeln!(out, "{}", serde_json::to_string_pretty(&render::sarif(&files, &rules))?)?;
        }
    }
    Ok(())
}
