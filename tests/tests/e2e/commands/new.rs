//! `host plugins new`: what is written, and what is refused. `make scaffold` builds what is written.

use std::fs;
use std::path::{Path, PathBuf};

use insta::assert_snapshot;

use crate::home::Home;

/// Files of a folder, with their paths in it, sorted.
fn tree(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for path in fs::read_dir(next).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push(path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned());
            }
        }
    }
    found.sort();
    found
}

fn sdk() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../plugins/sdk")
}

#[test]
fn a_project_is_written_and_the_next_steps_are_told() {
    let home = Home::new();
    let rust = home.run(&["plugins", "new", "house-style", "--kind", "rule", "--lang", "rust"]);
    let python =
        home.run(&["plugins", "new", "loud", "--kind", "filter", "--lang", "python", "--path", "filters/loud"]);
    assert_eq!((rust.code, python.code), (0, 0), "{rust:?} {python:?}");
    assert_snapshot!(format!(
        "{}\n{}\n\n{}\n{}",
        rust.stdout,
        tree(&home.path("house-style")).join("\n"),
        python.stdout,
        tree(&home.path("filters/loud")).join("\n")
    ));
    let source = fs::read_to_string(home.path("house-style/src/lib.rs")).unwrap();
    assert!(source.contains(r#"plugin! { id: "house-style", title: "House Style""#), "{source}");
    let world = fs::read_to_string(home.path("house-style/wit/world.wit")).unwrap();
    assert_eq!(world, fs::read_to_string(sdk().join("../../wit/world.wit")).unwrap());
}

#[test]
fn the_sdk_of_a_clone_is_named_by_its_whole_path() {
    let home = Home::new();
    let clone = sdk().canonicalize().unwrap();
    let outcome = home.run(&[
        "plugins",
        "new",
        "dollars",
        "--kind",
        "template-engine",
        "--lang",
        "rust",
        "--sdk",
        clone.to_str().unwrap(),
    ]);
    assert_eq!(outcome.code, 0, "{outcome:?}");
    let manifest = fs::read_to_string(home.path("dollars/Cargo.toml")).unwrap();
    assert!(manifest.contains(&format!("path = \"{}\"", clone.display())), "{manifest}");
}

#[test]
fn an_empty_folder_is_taken_and_a_full_one_is_not() {
    let home = Home::new();
    fs::create_dir(home.path("hurry")).unwrap();
    let new = &["plugins", "new", "hurry", "--kind", "rule", "--lang", "javascript"];
    assert_eq!(home.run(new).code, 0);
    let before = tree(&home.path("hurry"));
    let again = home.run(new);
    assert_eq!(again.code, 2);
    assert!(again.stderr.contains("hurry is not empty: name another folder with --path"), "{}", again.stderr);
    assert_eq!(tree(&home.path("hurry")), before);

    home.write("taken", "a file");
    let onto_a_file = home.run(&["plugins", "new", "hurry", "--kind", "rule", "--lang", "rust", "--path", "taken"]);
    assert_eq!(onto_a_file.code, 2);
    assert!(onto_a_file.stderr.contains("taken is a file"), "{}", onto_a_file.stderr);
}

#[test]
fn what_cannot_be_is_refused_with_the_way_out() {
    let home = Home::new();
    for (arguments, complaint) in [
        (&["House", "--kind", "rule", "--lang", "rust"][..], "use 1 to 64 of a-z, 0-9 and inner hyphens"),
        (&["a--b", "--kind", "rule", "--lang", "rust"], "use 1 to 64 of a-z, 0-9 and inner hyphens"),
        (&["hurry", "--kind", "comparison", "--lang", "rust"], "rule, filter, template-engine"),
        (&["hurry", "--kind", "rule", "--lang", "cobol"], "rust, python, javascript"),
        (&["hurry", "--kind", "rule", "--lang", "rust", "--engine", "componentize-js"], "--engine is for JavaScript"),
        (&["hurry", "--kind", "rule", "--lang", "python", "--sdk", "."], "--sdk is for Rust"),
        (&["hurry", "--kind", "rule", "--lang", "rust", "--sdk", "nowhere"], "there is no SDK in nowhere"),
    ] {
        let outcome = home.run(&[&["plugins", "new"], arguments].concat());
        assert_eq!(outcome.code, 2, "{arguments:?}: {outcome:?}");
        assert!(outcome.stderr.contains(complaint), "{arguments:?}: {}", outcome.stderr);
        assert!(!home.path("hurry").exists(), "{arguments:?}");
    }
}
