//! Golden cases: what the first-party rules do to prompts, through the whole pipeline.

use std::path::{Path, PathBuf};

use prompt_host::reload::BuiltIn;
use prompt_host_tests::cases::{Court, WITHOUT_RULES, files};

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

golden_cases!(constraints, context, examples, output, references, safety, structure, tidy, tone);

#[test]
fn every_first_party_plugin_has_a_folder_of_cases_and_every_folder_is_run() {
    let built_in: Vec<&str> =
        BuiltIn::FIRST_PARTY.iter().map(|plugin| plugin.name).filter(|name| !WITHOUT_RULES.contains(name)).collect();
    assert_eq!(built_in, PLUGINS);
    // A folder with a README of its own holds labelled texts in another format, not golden cases.
    let folders: Vec<String> = files(&cases_folder())
        .into_iter()
        .filter(|path| path.is_dir() && !path.join("README.md").exists())
        .map(|path| path.file_name().unwrap().to_str().unwrap().to_owned())
        .collect();
    assert_eq!(folders, PLUGINS);
}

async fn run(plugin: &str) {
    let files = files(&cases_folder().join(plugin));
    assert!(!files.is_empty(), "there is no case of `{plugin}`");
    let court = Court::open(None).await;
    let mut complaints = String::new();
    for file in &files {
        for failure in court.hear(file).await {
            complaints.push_str(&format!("\n{}: {failure}\n", file.display()));
        }
    }
    assert!(complaints.is_empty(), "{complaints}");
}

fn cases_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("cases")
}
