//! The suite as a program, and what it says.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::Context as _;
use serde::Deserialize;
use tokio::process::Command;

/// The suite's program.
pub(crate) struct Suite {
    pub(crate) program: PathBuf,
    /// Where it writes.
    pub(crate) output: PathBuf,
}

/// One check of a scenario.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Check {
    id: String,
    status: String,
    #[serde(default)]
    error_message: Option<String>,
}

/// What one run found.
pub(crate) struct Run {
    checks: Vec<(String, Check)>,
    succeeded: bool,
    said: String,
}

impl Suite {
    /// Every server scenario that a revision requires.
    pub(crate) async fn requirements(&self, url: &str, revision: &str) -> anyhow::Result<Run> {
        self.run(url, &["--requirements", revision], &format!("requirements-{revision}")).await
    }

    /// One scenario, as a revision has it.
    pub(crate) async fn scenario(&self, url: &str, scenario: &str, revision: &str) -> anyhow::Result<Run> {
        let arguments = ["--scenario", scenario, "--spec-version", revision];
        self.run(url, &arguments, &format!("{scenario}-{revision}")).await
    }

    async fn run(&self, url: &str, arguments: &[&str], name: &str) -> anyhow::Result<Run> {
        let folder = self.output.join(name);
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        let output = Command::new(&self.program)
            .args(["server", "--url", url, "-o"])
            .arg(&folder)
            .args(arguments)
            .stdin(Stdio::null())
            .output()
            .await
            .with_context(|| format!("failed to run {}: `make conformance` installs it", self.program.display()))?;
        let mut checks = Vec::new();
        collect(&folder, &mut checks)?;
        let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        Ok(Run { checks, succeeded: output.status.success(), said })
    }
}

/// Every `checks.json` below a folder, with the scenario that its folder is named after.
fn collect(folder: &Path, checks: &mut Vec<(String, Check)>) -> anyhow::Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("no results in {}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, checks)?;
        } else if path.file_name().is_some_and(|name| name == "checks.json") {
            let scenario = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let read: Vec<Check> = serde_json::from_str(&fs::read_to_string(&path)?)?;
            checks.extend(read.into_iter().map(|check| (scenario.clone(), check)));
        }
    }
    Ok(())
}

/// What all runs found.
#[derive(Default)]
pub(crate) struct Tally {
    pub(crate) checks: usize,
    pub(crate) passed: usize,
    failed: bool,
}

impl Tally {
    /// Adds a run, and says what failed in it.
    pub(crate) fn add(&mut self, name: &str, run: &Run) {
        // Extensions are run and reported by the suite, and required by no revision.
        let is_required = |scenario: &str| !scenario.contains("tasks-") && !scenario.contains("sep-2640");
        let counts = |(scenario, check): &&(String, Check)| is_required(scenario) && is_verdict(&check.status);
        let counted: Vec<_> = run.checks.iter().filter(counts).collect();
        let bad: Vec<_> = counted.iter().filter(|(_, check)| check.status != "SUCCESS").collect();
        println!("{name}: {} of {} checks passed", counted.len() - bad.len(), counted.len());
        for (scenario, check) in &bad {
            println!("  {} {scenario}: {}: {}", check.status, check.id, check.error_message.as_deref().unwrap_or("-"));
        }
        if counted.is_empty() || !bad.is_empty() || !run.succeeded {
            self.failed = true;
            if bad.is_empty() {
                println!("{}", run.said);
            }
        }
        self.checks += counted.len();
        self.passed += counted.len() - bad.len();
    }

    /// Whether anything failed, or nothing was checked.
    pub(crate) fn failed(&self) -> bool {
        self.failed || self.checks == 0
    }
}

/// What only informs, or does not apply, is no verdict.
fn is_verdict(status: &str) -> bool {
    ["SUCCESS", "FAILURE", "WARNING"].contains(&status)
}
