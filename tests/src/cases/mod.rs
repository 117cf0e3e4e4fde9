//! Golden cases: what rules must do to prompts, asked of the whole pipeline.
//!
//! One file, one claim; `tests/cases/README.md` has the format.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use prompt_host::improve::report::Improvement;
use prompt_host::improve::{Improver, Request, Settings};
use prompt_host::plugin::{Generation, Limits, Policy};
use prompt_host::reload::{BuiltIn, Plugins, Sources};
use prompt_host::trial::{Ask, Case, Trial};
use prompt_host::wasm::{Runtime, RuntimeOptions};

use crate::guests::target_folder;

/// First-party plugins that have no rules, and so no golden cases.
pub const WITHOUT_RULES: &[&str] = &["engine-handlebars", "engine-jinja", "fidelity", "filters"];

/// The first-party plugins, and those of a folder in their place.
pub struct Court {
    plugins: Plugins,
    improver: Improver,
}

impl Court {
    /// With the plugins that the host carries inside; those of `folder` go before them.
    pub async fn open(folder: Option<&Path>) -> Self {
        let cache_folder = Some(target_folder().join("guests").join("compiled"));
        let runtime = Runtime::start(RuntimeOptions { cache_folder, ..RuntimeOptions::default() }).unwrap();
        let folders = folder.map(Path::to_owned).into_iter().collect();
        let sources = Sources { built_in: BuiltIn::FIRST_PARTY.to_vec(), folders, ..Sources::default() };
        // A loaded machine must not decide what a rule says.
        let limits = Limits { deadline_ms: 20_000, ..Limits::default() };
        let plugins = Plugins::start(runtime, sources, Policy { limits, ..Policy::default() }).await;
        assert!(plugins.current().failures.is_empty(), "{:?}", plugins.current().failures);
        let improver = Improver::new(Settings { deadline_ms: 60_000, max_questions: 20, ..Settings::default() });
        Self { plugins, improver }
    }

    /// The plugins that are asked.
    pub fn generation(&self) -> Arc<Generation> {
        self.plugins.current()
    }

    /// What the whole pipeline makes of a request.
    ///
    /// # Panics
    /// When the request itself is wrong.
    pub async fn improve(&self, request: Request) -> Improvement {
        self.improver.improve(&self.plugins.current(), request).await.unwrap()
    }

    /// The requests of all golden cases in `folder`, whole plugins in folders of their own.
    pub fn requests(folder: &Path) -> Vec<Request> {
        let folders = files(folder).into_iter().filter(|path| path.is_dir() && !path.join("README.md").exists());
        let cases = folders.flat_map(|folder| files(&folder)).map(|file| read(&file).unwrap());
        cases
            .filter_map(|case| match case.ask {
                Ask::Improve(request) => Some(*request),
                _ => None,
            })
            .collect()
    }

    /// What is not as the case in `file` wants it, one text a failure. The folder's name is the
    /// plugin's id.
    pub async fn hear(&self, file: &Path) -> Vec<String> {
        let plugin = file.parent().and_then(Path::file_name).unwrap().to_str().unwrap();
        self.hear_of(plugin, file).await
    }

    /// The same of a case of `plugin`, wherever it lies.
    pub async fn hear_of(&self, plugin: &str, file: &Path) -> Vec<String> {
        let trial = Trial::new(self.plugins.current(), plugin.parse().unwrap());
        match read(file) {
            Ok(case) => trial.case(&case).await.failures,
            Err(error) => vec![format!("cannot be read: {error:#}")],
        }
    }
}

fn read(file: &Path) -> anyhow::Result<Case> {
    let name = file.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
    Ok(Case::read(name, &fs::read_to_string(file)?)?)
}

/// The files of a folder of cases, sorted.
///
/// # Panics
/// When the folder cannot be read.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}
