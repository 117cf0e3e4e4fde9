//! Golden cases: what the first-party rules do to prompts, through the whole pipeline.

mod case;

use std::fs;
use std::path::{Path, PathBuf};

use prompt_host::improve::report::Improvement;
use prompt_host::improve::{Improver, Request, Settings};
use prompt_host::plugin::{Limits, Policy};
use prompt_host::reload::{BuiltIn, Plugins, Sources};
use similar::TextDiff;

use self::case::{Case, Expected, visible};
use crate::harness::runtime;

macro_rules! golden_cases {
    ($($plugin:ident),+) => {
        const PLUGINS: &[&str] = &[$(stringify!($plugin)),+];
        mod plugins {
            $(
                #[tokio::test(flavor = "multi_thread")]
                async fn $plugin() {
                    super::run(stringify!($plugin)).await;
                }
            )+
        }
    };
}

golden_cases!(references, tidy, tone);

#[test]
fn every_first_party_plugin_has_a_folder_of_cases_and_every_folder_is_run() {
    let built_in: Vec<&str> = BuiltIn::FIRST_PARTY.iter().map(|plugin| plugin.name).collect();
    assert_eq!(built_in, PLUGINS);
    let mut folders: Vec<String> = entries(&cases_folder())
        .into_iter()
        .filter(|path| path.is_dir())
        .map(|path| path.file_name().unwrap().to_str().unwrap().to_owned())
        .collect();
    folders.sort();
    assert_eq!(folders, PLUGINS);
}

async fn run(plugin: &str) {
    let files = entries(&cases_folder().join(plugin));
    assert!(!files.is_empty(), "there is no case of `{plugin}`");
    let sources = Sources { built_in: BuiltIn::FIRST_PARTY.to_vec(), folders: vec![] };
    // A loaded machine must not decide what a rule says.
    let limits = Limits { deadline_ms: 20_000, ..Limits::default() };
    let plugins = Plugins::start(runtime(), sources, Policy { limits, ..Policy::default() }).await;
    assert!(plugins.current().failures.is_empty(), "{:?}", plugins.current().failures);
    let improver = Improver::new(Settings { deadline_ms: 60_000, max_questions: 20, ..Settings::default() });
    let mut complaints = String::new();
    for file in &files {
        let found = match Case::read(file) {
            Ok(case) => failures(&case, &improver, &plugins).await,
            Err(error) => vec![format!("cannot be read: {error:#}")],
        };
        for failure in found {
            complaints.push_str(&format!("\n{}: {failure}\n", file.display()));
        }
    }
    assert!(complaints.is_empty(), "{complaints}");
}

/// Everything that is not as the case wants it.
async fn failures(case: &Case, improver: &Improver, plugins: &Plugins) -> Vec<String> {
    let generation = plugins.current();
    let improve = async |request: Request| improver.improve(&generation, request).await;
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

fn cases_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("cases")
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}
