//! `host check --baseline`: only what is new counts.

use std::fs;

use super::PROMPT;
use crate::home::Home;

/// A home with a wordy file, and the baseline of it.
fn home() -> Home {
    let home = Home::new();
    home.write("prompts/old.md", format!("{PROMPT}\n"));
    let outcome = home.run(&["check", "prompts", "--write-baseline", "baseline.json"]);
    assert_eq!((outcome.code, outcome.stderr.as_str()), (0, ""));
    assert_eq!(outcome.stdout, "2 findings of 1 file recorded in baseline.json\n");
    home
}

#[test]
fn only_what_is_new_is_reported() {
    let home = home();
    let check = ["check", "prompts", "--baseline", "baseline.json"];
    let same = home.run(&check);
    assert_eq!((same.code, same.stderr.as_str()), (0, ""));
    assert_eq!(same.stdout, "0 findings in 1 file; hidden: 2 by the baseline\n");

    home.write("prompts/old.md", format!("# Task\n\n{PROMPT}\n\nPlease print it in order to win.\n"));
    let more = home.run(&check);
    assert_eq!(more.code, 1, "{}", more.stdout);
    assert!(more.stdout.ends_with("1 finding in 1 file; hidden: 2 by the baseline\n"), "{}", more.stdout);

    // From another folder the files are the same ones.
    let mut elsewhere = home.host(&["check", "old.md", "--baseline", "../baseline.json"]);
    let elsewhere = crate::home::outcome(elsewhere.current_dir(home.path("prompts")), b"");
    assert!(elsewhere.stdout.ends_with("hidden: 2 by the baseline\n"), "{elsewhere:?}");
    let sarif = home.json(&[&check[..], &["--format", "sarif", "--suppressed"]].concat());
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    let kinds: Vec<_> = results.iter().map(|result| result["suppressions"][0]["kind"].as_str()).collect();
    assert_eq!(kinds, [None, Some("external"), Some("external")]);
}

#[test]
fn what_is_gone_is_named_and_forgotten_when_written_again() {
    let home = home();
    let before = fs::read(home.path("baseline.json")).unwrap();
    home.write("prompts/old.md", "Sort the list with `ls  -l`.\n");
    let outcome = home.run(&["check", "prompts", "--baseline", "baseline.json"]);
    assert_eq!((outcome.code, outcome.stdout.as_str()), (0, "0 findings in 1 file\n"));
    assert_eq!(
        outcome.stderr,
        "note: prompts/old.md: gone since the baseline: tidy/redundancy (1)\n\
         note: prompts/old.md: gone since the baseline: tidy/whitespace (1)\n\
         note: --write-baseline forgets what is gone\n"
    );
    home.write("prompts/other.md", "Sort the list.\n");
    let other = home.run(&["check", "prompts/other.md", "--baseline", "baseline.json"]);
    assert_eq!(other.stderr, "", "nobody looked at the other file");
    home.write("prompts/old.md", format!("{PROMPT}\n"));
    home.run(&["check", "prompts", "--write-baseline", "baseline.json"]);
    assert_eq!(fs::read(home.path("baseline.json")).unwrap(), before, "the same findings give the same bytes");
}

#[test]
fn a_bad_baseline_is_an_error_that_says_what_to_do() {
    let home = home();
    for (text, reason) in [
        ("<<<<<<< HEAD", "it is no baseline: expected value at line 1 column 1"),
        ("{}", "it is no baseline: it has no `version`"),
        (r#"{"version": 2, "entries": []}"#, "it has version 2, this host speaks 1: update the host, or write"),
    ] {
        home.write("bad.json", text);
        let outcome = home.run(&["check", "prompts", "--baseline", "bad.json"]);
        assert_eq!((outcome.code, outcome.stdout.as_str()), (2, ""), "{text}");
        assert!(outcome.stderr.contains("failed to read the baseline bad.json"), "{}", outcome.stderr);
        assert!(outcome.stderr.contains(reason), "{}", outcome.stderr);
    }
    assert_eq!(home.run(&["check", "prompts", "--baseline", "none.json"]).code, 2);
}

#[test]
fn a_baseline_of_half_the_files_is_not_written() {
    let home = home();
    home.write("prompts/broken.md", b"\xff");
    let outcome = home.run(&["check", "prompts", "--write-baseline", "half.json"]);
    assert_eq!(outcome.code, 2);
    assert!(outcome.stderr.contains("not every file could be checked"), "{}", outcome.stderr);
    assert!(!home.path("half.json").exists());
}
