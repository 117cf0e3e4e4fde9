//! What `docs/security.md` promises is shown by tests that exist.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::repository;

/// Sources that have tests.
const SOURCES: [&str; 3] = ["tests/tests", "host/src", "plugins"];

/// Every test of the repository, with the files that have one of its name.
fn tests() -> BTreeMap<String, Vec<PathBuf>> {
    let mut found: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
    let mut folders: Vec<PathBuf> = SOURCES.iter().map(|folder| repository().join(folder)).collect();
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                for name in tests_of(&fs::read_to_string(&path).unwrap()) {
                    found.entry(name).or_default().push(path.clone());
                }
            }
        }
    }
    found
}

/// Tests are functions, or claims that a macro of the file makes functions of.
fn tests_of(source: &str) -> Vec<String> {
    let mut found = Vec::new();
    let has_macro = source.contains("macro_rules!");
    let mut is_test = false;
    for line in source.lines().map(str::trim_start) {
        if line.starts_with("#[test]") || line.starts_with("#[tokio::test") {
            is_test = true;
        } else if let Some((_, rest)) = line.split_once("fn ").filter(|_| is_test && !line.starts_with("//")) {
            found.push(rest.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect());
            is_test = false;
        } else if let Some((claim, _)) = line.split_once(':').filter(|_| has_macro)
            && is_claim(claim)
        {
            found.push(claim.to_owned());
        }
    }
    found
}

fn is_claim(name: &str) -> bool {
    name.matches('_').count() >= 2 && name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_')
}

/// Names of tests between backticks: words with underscores and nothing else.
fn named(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).filter(|name| is_claim(name)).collect()
}

/// Source files that a text links to.
fn sources(text: &str, page: &Path) -> Vec<PathBuf> {
    let places = text.match_indices("](").filter_map(|(at, _)| text[at + 2..].split_once(')'));
    let rust = places.map(|(place, _)| place).filter(|place| place.ends_with(".rs"));
    rust.map(|place| page.parent().unwrap().join(place).canonicalize().unwrap()).collect()
}

#[test]
fn every_promise_is_shown_by_tests_that_exist() {
    let page = repository().join("docs/security.md");
    let text = fs::read_to_string(&page).unwrap();
    let tests = tests();
    assert!(tests.len() > 1_000, "{} tests cannot be all", tests.len());
    let (mut wrong, mut shown) = (Vec::new(), 0);
    for line in text.lines() {
        let files = sources(line, &page);
        let names = named(line);
        shown += names.len();
        for name in &names {
            match tests.get(*name) {
                None => wrong.push(format!("there is no test `{name}`")),
                Some(there) if !there.iter().any(|path| files.contains(path)) => {
                    wrong.push(format!("`{name}` is in {there:?}, and its line links to {files:?}"));
                }
                Some(_) => {}
            }
        }
        // In the table every promise has a proof: a test, a file of tests, or a page that says it.
        if line.starts_with("| ") && !line.starts_with("| Promise") && !line.starts_with("| ---") {
            let proof = line.trim_end_matches('|').rsplit('|').next().unwrap_or_default();
            if !proof.contains("](") {
                wrong.push(format!("nothing is linked that shows it: {line}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(shown > 40, "{shown} tests are too few to have been read rightly");
}
