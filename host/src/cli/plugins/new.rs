//! `host plugins new`: a project that builds, passes its own cases and loads.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail, ensure};
use clap::Args;

use super::skeleton::{Engine, Kind, Language, Project, Sdk};
use crate::cli::Exit;
use crate::plugin::PluginId;

/// What a project of Rust needs of the SDK's folder.
const SDK_MANIFEST: &str = "Cargo.toml";

#[derive(Debug, Args)]
pub(super) struct NewArguments {
    /// The plugin's id: a-z, 0-9 and inner hyphens
    name: PluginId,
    /// What the plugin does
    #[arg(long, value_enum)]
    kind: Kind,
    /// What it is written in
    #[arg(long = "lang", value_name = "LANGUAGE", value_enum)]
    language: Language,
    /// Where to write it, instead of a folder of its name
    #[arg(long, value_name = "DIR")]
    path: Option<PathBuf>,
    /// For JavaScript: what runs it. componentize-qjs is small and quick to start;
    /// componentize-js runs SpiderMonkey, in eight times the size
    #[arg(long, value_enum)]
    engine: Option<Engine>,
    /// For Rust: depend on the SDK in this folder, `plugins/sdk` of a clone, instead of the repository's
    #[arg(long, value_name = "DIR")]
    sdk: Option<PathBuf>,
}

pub(super) fn run(arguments: &NewArguments) -> anyhow::Result<Exit> {
    let project = arguments.project()?;
    let folder = arguments.path.clone().unwrap_or_else(|| arguments.name.as_str().into());
    refuse_if_taken(&folder)?;
    for (name, text) in project.files() {
        let path = folder.join(name);
        write(&path, &text).with_context(|| format!("failed to write {}", path.display()))?;
    }
    let mut out = anstream::stdout().lock();
    writeln!(out, "{} is in {}. Next:\n", project.id, folder.display())?;
    writeln!(out, "  cd {}", folder.display())?;
    for step in project.steps() {
        writeln!(out, "  {step}")?;
    }
    writeln!(out, "\nIts README.md says more.")?;
    Ok(Exit::Good)
}

impl NewArguments {
    fn project(&self) -> anyhow::Result<Project> {
        ensure!(
            self.engine.is_none() || self.language == Language::Javascript,
            "--engine is for JavaScript: leave it out, or say --lang javascript"
        );
        ensure!(
            self.sdk.is_none() || self.language == Language::Rust,
            "--sdk is for Rust: leave it out, or say --lang rust"
        );
        Ok(Project {
            id: self.name.clone(),
            kind: self.kind,
            language: self.language,
            engine: self.engine.unwrap_or_default(),
            sdk: self.sdk.as_deref().map_or(Ok(Sdk::Repository), sdk)?,
        })
    }
}

fn sdk(folder: &Path) -> anyhow::Result<Sdk> {
    if !folder.join(SDK_MANIFEST).is_file() {
        bail!("there is no SDK in {}: name the folder `plugins/sdk` of a clone", folder.display());
    }
    let folder = folder.canonicalize().with_context(|| format!("failed to find {}", folder.display()))?;
    let folder = folder.to_str().context("the path of the SDK is not UTF-8, which cargo needs: move the clone")?;
    Ok(Sdk::Folder(folder.to_owned()))
}

/// Nothing of a person's is written over.
fn refuse_if_taken(folder: &Path) -> anyhow::Result<()> {
    match fs::read_dir(folder) {
        Ok(mut entries) => {
            if entries.next().is_some() {
                bail!("{} is not empty: name another folder with --path, or empty this one", folder.display());
            }
            Ok(())
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
            bail!("{} is a file: name another folder with --path", folder.display())
        }
        Err(error) => Err(error).with_context(|| format!("failed to look into {}", folder.display())),
    }
}

fn write(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, text)
}
