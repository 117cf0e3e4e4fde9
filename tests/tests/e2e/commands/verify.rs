//! `host verify`: a verdict for people, scripts and exit codes.

use insta::assert_snapshot;
use serde_json::json;

use crate::home::Home;

const ORIGINAL: &str = "Name at least three birds of Peru.\nDo not mention owls. Keep `Inca` as it is.\n";

/// A home with a prompt and rewrites of it.
fn home() -> Home {
    let home = Home::new();
    home.write("old.md", ORIGINAL);
    home.write("same.md", "Keep `Inca` as it is.\n\n- Name at least 3 birds of Peru.\n- Don't mention owls.\n");
    home.write("more.md", format!("You are an experienced ornithologist.\n\n{ORIGINAL}"));
    home.write("less.md", "Name three birds of Peru. Mention owls.\n");
    home
}

#[test]
fn both_sides_of_what_was_lost_are_shown() {
    let outcome = home().run(&["verify", "old.md", "less.md"]);
    assert_eq!((outcome.code, outcome.stderr.as_str()), (1, ""));
    assert_snapshot!(outcome.stdout);
}

#[test]
fn the_exit_code_is_the_verdict_that_is_allowed() {
    let home = home();
    for (arguments, code, verdict) in [
        (&["verify", "old.md", "same.md"][..], 0, "faithful"),
        (&["verify", "old.md", "more.md"], 1, "changed"),
        (&["verify", "--allow", "changed", "old.md", "more.md"], 0, "changed"),
        (&["verify", "--allow", "changed", "old.md", "less.md"], 1, "unfaithful"),
        (&["verify", "--exclude", "added-role", "old.md", "more.md"], 0, "faithful"),
    ] {
        let outcome = home.run(arguments);
        assert_eq!(outcome.code, code, "{arguments:?}: {}{}", outcome.stdout, outcome.stderr);
        let last = outcome.stdout.lines().last().unwrap_or_default();
        assert!(last.starts_with(verdict), "{arguments:?}: {last}");
    }
}

#[test]
fn what_cannot_be_compared_is_exit_code_two() {
    let home = home();
    for (arguments, complaint) in [
        (&["verify", "-", "-"][..], "standard input can be only one of the two texts"),
        (&["verify", "old.md"], "<REWRITE>"),
        (&["verify", "--include", "lost-nmae", "old.md", "same.md"], "`lost-nmae` names no check"),
        (&["verify", "--exclude", "fidelity", "old.md", "same.md"], "no check is left to compare the two"),
    ] {
        let outcome = home.run_with_input(arguments, b"");
        assert_eq!((outcome.code, outcome.stdout.as_str()), (2, ""), "{arguments:?}");
        assert!(outcome.stderr.contains(complaint), "{arguments:?}: {}", outcome.stderr);
    }
}

#[test]
fn json_is_the_whole_answer_and_one_side_may_be_standard_input() {
    let outcome = home().run_with_input(&["verify", "--json", "old.md", "-"], b"Name at least three birds of Peru.");
    let answer: serde_json::Value = serde_json::from_str(&outcome.stdout).unwrap();
    assert_eq!((outcome.code, &answer["verdict"]), (1, &json!("unfaithful")), "{answer}");
    assert_eq!(answer["skipped"], json!([]));
    let lost = answer["differences"][0]["original_text"].as_str().unwrap();
    assert!(ORIGINAL.contains(lost) && answer["differences"][0]["rewrite_span"].is_null(), "{answer}");
}
