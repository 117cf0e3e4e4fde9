//! The manual for authors of plugins, `docs/plugins`: every command in it is run, every output and
//! every quotation compared, and what is written from the code is written again.
//!
//! `make manual` follows the tutorials, which need cargo, pip and npm; the rest is followed here.

mod contract;
mod limits;
mod links;
mod promises;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use prompt_host_tests::guests::target_folder;
use prompt_host_tests::manual::{Kind, Page, Place, TUTORIALS, all, changed, copy, fits, follow, quotes};

use crate::distribution::registry::Registry;
use crate::home::{Home, program};

/// Blocks of commands that no test can run, by page: they need a server that is not here, or
/// a call that failed in a host.
const NOT_RUN: &[(&str, usize)] = &[("docs/plugins/distribution.md", 2), ("docs/plugins/replay.md", 1)];

pub(super) fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().unwrap()
}

fn manual() -> Vec<Page> {
    let pages = all(&repository().join("docs")).unwrap();
    assert!(pages.len() > 10, "{} pages cannot be the whole manual", pages.len());
    pages
}

/// The last part of a page's name, without its ending.
fn stem(page: &Page) -> &str {
    page.path.file_stem().unwrap().to_str().unwrap()
}

/// The examples of the SDK, compiled, as `make examples` leaves them.
fn examples(folder: &Path) {
    let from = repository().join("plugins/sdk/examples");
    copy(&from, folder).unwrap();
    fs::create_dir_all(folder.join("built")).unwrap();
    for entry in fs::read_dir(&from).unwrap().map(|entry| entry.unwrap()) {
        let name = format!("{}.wasm", entry.file_name().to_str().unwrap().replace('-', "_"));
        if entry.path().join("lib.rs").is_file() {
            let built = target_folder().join("wasm32-wasip2/plugin/examples").join(&name);
            fs::copy(&built, folder.join("built").join(&name))
                .unwrap_or_else(|error| panic!("failed to copy {}: {error}: run `make guests`", built.display()));
        }
    }
}

#[test]
fn every_command_does_what_its_page_says() {
    let bench = tempfile::tempdir().unwrap();
    examples(bench.path());
    let registry = Registry::new("every_command_does_what_its_page_says");
    let place = Place {
        host: program().to_owned(),
        begins_with: Some(bench.path().to_owned()),
        links: vec![("prompt-host".to_owned(), repository())],
        cache: target_folder().join("guests").join("homes"),
        variables: registry.iter().map(|registry| ("REGISTRY".into(), registry.address().into())).collect(),
        patience: Duration::from_secs(180),
    };
    let pages = manual();
    let pages = pages.iter().filter(|page| !TUTORIALS.contains(&stem(page)));
    // Without a registry the pages that speak to one cannot be followed.
    let pages: Vec<&Page> = pages.filter(|page| registry.is_some() || !page.text.contains("$REGISTRY")).collect();
    let complaints: Vec<String> = std::thread::scope(|scope| {
        let followed: Vec<_> = pages.iter().map(|page| scope.spawn(|| follow(page, &place))).collect();
        followed.into_iter().filter_map(|page| page.join().unwrap().err()).map(|error| format!("{error:#}")).collect()
    });
    assert!(complaints.is_empty(), "{}", complaints.join("\n\n"));
}

#[test]
fn few_commands_are_left_out() {
    let left_out = |page: &Page| page.blocks.iter().filter(|block| block.kind == Kind::NotRun).count();
    let found: Vec<(String, usize)> = manual().iter().map(|page| (page.name.clone(), left_out(page))).collect();
    let found: Vec<(&str, usize)> =
        found.iter().filter(|(_, count)| *count > 0).map(|(name, count)| (name.as_str(), *count)).collect();
    assert_eq!(found, NOT_RUN, "a command that no test runs has to be counted here");
}

#[test]
fn no_command_and_no_code_hides_from_the_tests() {
    let mut hidden = Vec::new();
    for page in manual() {
        for block in &page.blocks {
            let language = block.info.split_whitespace().next().unwrap_or_default();
            let says_nothing = ["console", "bash", "shell", "zsh", ""].contains(&language);
            // The reference is WIT, and its test compares it whole.
            let is_loose =
                ["rust", "python", "javascript", "js", "py"].contains(&language) && block.kind == Kind::Other;
            // What is printed has the number of a host behind the word.
            let is_command = |line: &str| {
                line.strip_prefix("host ")
                    .is_some_and(|rest| rest.starts_with(|c: char| c == '-' || c.is_ascii_lowercase()))
            };
            let is_command_as_text = language == "text" && block.text.lines().any(is_command);
            if says_nothing || is_loose || is_command_as_text {
                hidden.push(format!("{}:{}: `{}`", page.name, block.line, block.info));
            }
        }
    }
    assert!(hidden.is_empty(), "write `sh`, `file=`, `from=` or `text`:\n{}", hidden.join("\n"));
}

#[test]
fn every_example_is_in_the_cookbook() {
    let cookbook = fs::read_to_string(repository().join("docs/plugins/cookbook.md")).unwrap();
    let entries = fs::read_dir(repository().join("plugins/sdk/examples")).unwrap().map(|entry| entry.unwrap());
    let names = entries.filter(|entry| entry.path().join("lib.rs").is_file()).map(|entry| entry.file_name());
    let missing: Vec<_> = names.filter(|name| !cookbook.contains(name.to_str().unwrap())).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_example_holds_to_its_cases() {
    let home = Home::new();
    examples(&home.path("examples"));
    let mut tested = 0;
    for entry in fs::read_dir(home.path("examples")).unwrap().map(|entry| entry.unwrap()) {
        let name = entry.file_name().into_string().unwrap();
        if entry.path().join("lib.rs").is_file() {
            let outcome = home.run(&["plugins", "test", &format!("examples/{name}")]);
            let cases_hold = outcome.stdout.contains(", 0 failed");
            // That one fails on inputs of the host, which the cookbook shows.
            assert_eq!((outcome.code, cases_hold), (i32::from(name == "fragile"), true), "{name}: {outcome:?}");
            tested += 1;
        }
    }
    assert!(tested > 10, "{tested} examples cannot be all");
}

#[test]
fn dots_stand_for_anything_and_only_there() {
    assert!(fits("one\n…\nfour\n", "one\ntwo\nthree\nfour\n") && fits("one\n…\ntwo\n", "one\ntwo\n"));
    assert!(fits("took … ms of …\n", "took 1.2 ms of 50 ms\n") && fits("a…b…b\n", "abbb\n"));
    assert!(!fits("one\ntwo\n", "one\ntwo\nthree\n") && !fits("took … ms\n", "took 3 s\n") && !fits("", "one\n"));
    let file = "impl A {\n    fn a() {\n        1\n    }\n\n    fn b() {}\n}\n";
    assert!(quotes("fn a() {\n    1\n}\n", file) && quotes("impl A {\n…\nfn b() {}\n", file));
    assert!(!quotes("fn b() {}\nfn a() {\n", file) && !quotes("impl A {\nfn b() {}\n", file));
    assert_eq!(changed("a\nb\nc\n", " a\n-b\n+x\n+y\n@@\n c\n+d\n").unwrap(), "a\nx\ny\nc\nd\n");
    assert!(changed("a\na\n", "-a\n+b\n").is_err(), "which of the two is meant cannot be told");
}
