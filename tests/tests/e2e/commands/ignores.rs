//! Comments in files that tell `host check` what not to report.

use serde_json::json;

use super::PROMPT;
use crate::home::Home;

#[test]
fn a_comment_hides_what_it_names_and_nothing_else() {
    let home = Home::new();
    home.write("a.md", format!("# Task\n\n<!-- prompt-host: ignore redundancy -->\n{PROMPT}\n"));
    let report = &home.json(&["check", "--format", "json", "a.md"])["a.md"];
    let codes: Vec<_> = report["findings"].as_array().unwrap().iter().map(|found| &found["code"]).collect();
    assert_eq!(codes, ["whitespace"], "{report}");
    assert_eq!(report["findings"][0]["before"], "  ", "its place is that in the file");
    let hidden = &report["hidden"][0];
    assert_eq!((&hidden["by"], &hidden["code"]), (&json!("comment"), &json!("redundancy")));

    home.write("a.md", format!("{PROMPT} # prompt-host: ignore tidy\n"));
    let outcome = home.run(&["check", "a.md"]);
    assert_eq!((outcome.code, outcome.stdout.as_str()), (0, "0 findings in 1 file; hidden: 2 by comments\n"));
    home.write("a.md", format!("{{# prompt-host: ignore-file redundancy, tidy/whitespace #}}\n{PROMPT}\n"));
    assert_eq!(home.run(&["check", "a.md"]).code, 0);
    let asked = home.run_with_input(&["check", "-"], b"Fix this code. // prompt-host: ignore\n");
    assert_eq!(asked.stdout, "0 findings in 1 file; hidden: 1 by comments\n");
}

/// A comment between blank lines, in a list, at the end: the rules must not see a trace of it.
#[test]
fn comments_are_nothing_to_the_rules() {
    let home = Home::new();
    let comment = "<!-- prompt-host: ignore-file unused-ignore -->";
    for text in [
        "COMMENT\n\nSort the names by age.\n",
        "Sort the names by age.\n\nCOMMENT\n\nPrint the 10 oldest.\n",
        "- Sort the names by age.\n  COMMENT\n- Print the 10 oldest.\n",
        "Sort the names by age. COMMENT\nPrint the 10 oldest.\n\nCOMMENT\n",
    ] {
        let outcome = home.run_with_input(&["check", "-"], text.replace("COMMENT", comment).as_bytes());
        assert_eq!((outcome.code, outcome.stdout.as_str()), (0, "0 findings in 1 file\n"), "{text}");
    }
}

#[test]
fn comments_that_hide_nothing_or_are_wrong_are_reported() {
    let home = Home::new();
    home.write(
        "a.md",
        "Sort the names by age. <!-- prompt-host: ignore shouting, redundncy -->\n\n# prompt-host: disable\nPrint them.\n",
    );
    let outcome = home.run(&["check", "a.md"]);
    assert_eq!((outcome.code, outcome.stderr.as_str()), (1, ""));
    insta::assert_snapshot!(outcome.stdout);
    let other = home.run(&["check", "--include", "redundancy", "a.md"]);
    assert!(!other.stdout.contains("unused-ignore"), "shouting was not asked: {}", other.stdout);
}
