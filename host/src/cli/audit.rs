//! `host audit`: looks at the audit trail.

use std::fs::File;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use anyhow::Context as _;
use clap::{Args, Subcommand};

use super::{Exit, GlobalArguments, paths};
use crate::audit::{self, Fault, Line};
use crate::config::visible::Visible;

#[derive(Debug, Args)]
pub(super) struct AuditArguments {
    #[command(subcommand)]
    command: AuditCommand,
}

#[derive(Debug, Subcommand)]
enum AuditCommand {
    /// Look whether the trail is as it was written; exit 1 when it is not
    Verify(VerifyArguments),
    /// Show what was written down, the oldest first
    Show(ShowArguments),
}

#[derive(Debug, Args)]
struct VerifyArguments {
    /// The trail's file; without it the one of the settings
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
    /// A line that must be there, as an earlier `host audit verify` printed it
    #[arg(long, value_name = "NUMBER:DIGEST", value_parser = head)]
    head: Option<(u64, String)>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
struct ShowArguments {
    /// The trail's file; without it the one of the settings
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
    /// Only what was written since then: a time as in 2026-11-28T14:00:00Z, or how long ago as in 2h
    #[arg(long, value_name = "TIME", value_parser = since)]
    since: Option<SystemTime>,
    /// Print the lines as they are
    #[arg(long)]
    json: bool,
}

fn head(text: &str) -> Result<(u64, String), String> {
    let parts = text.split_once(':').and_then(|(number, digest)| Some((number.parse().ok()?, digest.to_owned())));
    parts.ok_or_else(|| "write the number and the digest of a line, as `host audit verify` prints them".to_owned())
}

fn since(text: &str) -> Result<SystemTime, String> {
    if let Ok(time) = humantime::parse_rfc3339_weak(text) {
        return Ok(time);
    }
    let ago: Option<Duration> = humantime::parse_duration(text).ok();
    ago.and_then(|ago| SystemTime::now().checked_sub(ago))
        .ok_or_else(|| "write a time as in 2026-11-28T14:00:00Z, or how long ago as in 2h".to_owned())
}

pub(super) fn run(global: &GlobalArguments, arguments: &AuditArguments) -> anyhow::Result<Exit> {
    match &arguments.command {
        AuditCommand::Verify(arguments) => verify(&file(global, arguments.file.as_deref())?, arguments),
        AuditCommand::Show(arguments) => show(&file(global, arguments.file.as_deref())?, arguments),
    }
}

fn file(global: &GlobalArguments, named: Option<&Path>) -> anyhow::Result<PathBuf> {
    match named {
        Some(file) => Ok(file.to_owned()),
        None => paths::audit_file(&global.load()?.settings)
            .context("there is no home folder with an audit trail: name its file"),
    }
}

fn verify(file: &Path, arguments: &VerifyArguments) -> anyhow::Result<Exit> {
    let known = arguments.head.as_ref().map(|(number, digest)| (*number, digest.as_str()));
    let verdict = audit::verify(file, known).with_context(|| format!("failed to verify {}", file.display()))?;
    let exit = if verdict.fault.is_none() { Exit::Good } else { Exit::Found };
    let mut out = anstream::stdout().lock();
    if arguments.json {
        writeln!(out, "{}", serde_json::to_string_pretty(&verdict)?)?;
        return Ok(exit);
    }
    for note in &verdict.notes {
        writeln!(out, "note: {note}")?;
    }
    if let Some(Fault { file, line, what }) = &verdict.fault {
        writeln!(out, "{}:{line}: {}", file.display(), Visible(what))?;
        writeln!(out, "{} lines before it are as they were written", verdict.lines)?;
    }
    if let Some(head) = &verdict.head {
        writeln!(out, "{} lines are as they were written", verdict.lines)?;
        writeln!(out, "the last is {}:{}", head.seq, head.hash)?;
    }
    Ok(exit)
}

fn show(file: &Path, arguments: &ShowArguments) -> anyhow::Result<Exit> {
    let failed = || format!("failed to read {}", file.display());
    let files = audit::earlier_files(file).unwrap_or_default().into_iter().map(|(_, path)| path);
    let mut out = anstream::stdout().lock();
    for path in files.chain([file.to_owned()]) {
        for text in BufReader::new(File::open(&path).with_context(failed)?).lines() {
            let text = text.with_context(failed)?;
            // What cannot be read is shown as it is: `verify` says what is wrong with it.
            let line: Option<Line> = serde_json::from_str(&text).ok();
            let is_old = arguments.since.is_some_and(|since| line.as_ref().is_some_and(|line| is_before(line, since)));
            match line {
                _ if is_old => {}
                Some(line) if !arguments.json => writeln!(out, "{}", told(&line))?,
                _ => writeln!(out, "{text}")?,
            }
        }
    }
    Ok(Exit::Good)
}

fn is_before(line: &Line, since: SystemTime) -> bool {
    humantime::parse_rfc3339(&line.time).is_ok_and(|time| time < since)
}

fn told(line: &Line) -> String {
    let Line { time, event, caller, details, .. } = line;
    format!("{time} {event} by {}: {}", Visible(caller), Visible(details))
}
