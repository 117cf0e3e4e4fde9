//! Golden cases: what rules must do to prompts, asked of the whole pipeline.
//!
//! One file, one claim; `tests/cases/README.md` has the format.

mod case;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use prompt_host::improve::report::Improvement;
use prompt_host::improve::{Improver, Request, Settings};
use prompt_host::plugin::{Generation, Limits, Policy};
use prompt_host::reload::{BuiltIn, Plugins, Sources};
use prompt_host::wasm::{Runtime, RuntimeOptions};
use similar::TextDiff;

use self::case::{Case, Expected, visible};
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
        let sources = Sources { built_in: BuiltIn::FIRST_PARTY.to_vec(), folders };
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
        folders.flat_map(|folder| files(&folder)).map(|file| Case::read(&file).unwrap().request).collect()
    }

    /// What is not as the case in `file` wants it, one text a failure.
    pub async fn hear(&self, file: &Path) -> Vec<String> {
        let generation = self.plugins.current();
        match Case::read(file) {
            Ok(case) => failures(&case, &self.improver, &generation).await,
            Err(error) => vec![format!("cannot be read: {error:#}")],
        }
    }
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

/// Everything that is not as the case wants it.
async fn failures(case: &Case, improver: &Improver, generation: &Generation) -> Vec<String> {
    let improve = async |request: Request| improver.improve(generation, request).await;
    let answer = match improve(case.request.clone()).await {
        Ok(answer) => answer,
        Err(error) => return vec![error.to_string()],
    };
    let mut failures = Vec::new();
    if *answer.improved != *case.expected {
        failures.push(difference("the text is another", &case.expected, &answer.improved));
    }
    if !answer.skipped.is_empty() {
        failures.push(format!("something was skipped: {:?}", answer.skipped));
    }
    if case.language.is_some() && answer.analysis.language != case.language {
        failures.push(format!("the language is {:?}, not {:?}", answer.analysis.language, case.language));
    }
    failures.extend(lost(&answer));
    failures.extend(case.findings.iter().flat_map(|expected| findings(expected, &answer)));
    match improve(Request { prompt: answer.improved.to_string(), ..case.request.clone() }).await {
        Ok(again) if again.improved == answer.improved => {}
        Ok(again) => failures.push(difference("improving it again changes it", &answer.improved, &again.improved)),
        Err(error) => failures.push(format!("improving it again: {error}")),
    }
    failures
}

/// Protected texts that the answer has less often than the prompt.
fn lost(answer: &Improvement) -> Vec<String> {
    let protected: Vec<&str> = answer.analysis.protected.iter().map(|span| span.span.of(&answer.original)).collect();
    protected
        .iter()
        .filter(|text| {
            let before = protected.iter().filter(|other| other == text).count();
            answer.improved.matches(**text).count() < before
        })
        .map(|text| format!("protected text is lost: {text:?}"))
        .collect()
}

fn findings(expected: &[Expected], answer: &Improvement) -> Vec<String> {
    let questions: Vec<&str> = answer.questions.iter().map(|question| question.question.as_str()).collect();
    let reported: Vec<(&str, &str)> = answer
        .changes
        .iter()
        .map(|change| (change.code.as_str(), change.message.as_str()))
        .chain(answer.suggestions.iter().map(|finding| (finding.code.as_str(), finding.message.as_str())))
        .collect();
    if expected.is_empty() && !(questions.is_empty() && reported.is_empty()) {
        return vec![format!("nothing should be found, but there are {reported:?} and the questions {questions:?}")];
    }
    expected
        .iter()
        .filter(|expected| match expected {
            Expected::Question(text) => !questions.contains(&text.as_str()),
            Expected::Finding { code, says } => {
                !reported.iter().any(|(rule, message)| rule == code && message.contains(says))
            }
        })
        .map(|missing| format!("{missing:?} is missing among {reported:?} and the questions {questions:?}"))
        .collect()
}

fn difference(what: &str, expected: &str, found: &str) -> String {
    let (expected, found) = (visible(expected), visible(found));
    let diff = TextDiff::from_lines(&expected, &found);
    format!("{what}\n{}", diff.unified_diff().header("expected", "found"))
}
