//! What `host check` prints: results to standard output, notes and errors to standard error.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::baseline::Stale;
use super::{CheckArguments, Checked, Format, Outcome};
use crate::cli::render::hidden::{Hidden, sights};
use crate::cli::render::{self, CheckedFile, SarifOptions, SarifRule, counted};
use crate::config::visible::visible;
use crate::improve::report::CheckReport;
use crate::plugin::Generation;

/// What was found, in the form that was asked for.
pub(super) fn print(arguments: &CheckArguments, outcome: &Outcome, generation: &Generation) -> anyhow::Result<()> {
    let files: Vec<CheckedFile<'_>> = outcome.files.iter().map(Checked::shown).collect();
    let mut out = anstream::stdout().lock();
    match arguments.format {
        Format::Text if arguments.statistics => write!(out, "{}", render::statistics(&files))?,
        Format::Text => {
            write!(out, "{}", render::check(&files))?;
            if !arguments.quiet {
                write!(out, "{}", render::summary(&files))?;
            }
        }
        Format::Json => {
            let reports = json(&outcome.files)?;
            writeln!(out, "{}", serde_json::to_string_pretty(&reports)?)?;
        }
        Format::Sarif => {
            let rules: Vec<SarifRule<'_>> =
                generation.rules().map(|(loaded, rule)| SarifRule { plugin: loaded.id(), info: rule }).collect();
            let failures: Vec<String> = outcome.failures.iter().map(|error| format!("{error:#}")).collect();
            let options = SarifOptions { suppressed: arguments.suppressed, failures: &failures };
            writeln!(out, "{}", serde_json::to_string_pretty(&render::sarif(&files, &rules, options))?)?;
        }
    }
    Ok(())
}

fn json(files: &[Checked]) -> serde_json::Result<serde_json::Map<String, serde_json::Value>> {
    #[derive(Serialize)]
    struct Report<'a> {
        #[serde(flatten)]
        report: &'a CheckReport,
        hidden: &'a [Hidden],
    }
    let report = |file: &Checked| serde_json::to_value(Report { report: &file.report, hidden: &file.hidden });
    files.iter().map(|file| Ok((file.name.clone(), report(file)?))).collect()
}

impl Checked {
    fn shown(&self) -> CheckedFile<'_> {
        CheckedFile { name: &self.name, text: &self.text, report: &self.report, hidden: &self.hidden }
    }
}

/// What could not be checked. With nowhere to complain to, the exit code has to do.
pub(super) fn errors(failures: &[anyhow::Error]) {
    let mut complaints = anstream::stderr().lock();
    for failure in failures {
        let _ = write!(complaints, "{}", render::errors::error(failure));
    }
}

/// Entries of the baseline that nobody needs any more.
pub(super) fn stale(entries: &[Stale]) {
    let mut notes = anstream::stderr().lock();
    for Stale { path, rule, gone } in entries {
        let _ = writeln!(notes, "note: {}: gone since the baseline: {} ({gone})", visible(path), visible(rule));
    }
    if !entries.is_empty() {
        let _ = writeln!(notes, "note: --write-baseline forgets what is gone");
    }
}

/// Folders in which nothing looks like a prompt: not wrong, but hardly meant.
pub(super) fn empty(folders: &[PathBuf]) {
    let mut notes = anstream::stderr().lock();
    for folder in folders {
        let endings = super::files::ENDINGS.join(", .");
        let _ = writeln!(
            notes,
            "note: {} has no file that ends with .{endings}; a pattern such as '**/*.yaml' takes others",
            visible(&folder.display().to_string())
        );
    }
}

/// What a new baseline records.
pub(super) fn written(file: &Path, files: &[Checked]) -> anyhow::Result<()> {
    let count: usize = files.iter().map(|file| sights(&file.report).count()).sum();
    let mut notes = anstream::stderr().lock();
    for file in files {
        for skipped in &file.report.skipped {
            let reason = render::reason(skipped);
            let _ = writeln!(notes, "note: {}: not recorded: {reason}", visible(&file.name));
        }
    }
    let mut out = anstream::stdout().lock();
    let (entries, files) = (counted(count, "finding"), counted(files.len(), "file"));
    writeln!(out, "{entries} of {files} recorded in {}", visible(&file.display().to_string()))?;
    Ok(())
}
