//! `host check`: what compilers, scripts and code scanning get.

use std::process::Stdio;

use insta::assert_snapshot;
use serde_json::json;

use super::PROMPT;
use crate::home::Home;

/// A home with a prompt that has findings, one that asks for something, and a good one.
fn home() -> Home {
    let home = Home::new();
    home.write("wordy.md", format!("# Task\n\n{PROMPT}\n"));
    home.write("vague.md", "Fix this code.\n");
    home.write("good.md", "Sort the names in `people.csv` by age and print the 10 oldest.\n");
    home
}

#[test]
fn findings_and_questions_point_at_their_place() {
    let outcome = home().run(&["check", "wordy.md", "vague.md", "good.md"]);
    assert_eq!((outcome.code, outcome.stderr.as_str()), (1, ""));
    assert_snapshot!(outcome.stdout);
}

#[test]
fn a_good_file_is_exit_code_zero_and_a_missing_one_two() {
    let home = home();
    let good = home.run(&["check", "good.md"]);
    assert_eq!((good.code, good.stdout.as_str()), (0, "0 findings in 1 file\n"));
    let missing = home.run(&["check", "good.md", "nobody.md"]);
    assert_eq!((missing.code, missing.stdout.as_str()), (2, ""));
    assert!(missing.stderr.contains("failed to read nobody.md: No such file"), "{}", missing.stderr);
    assert_eq!(home.run(&["check"]).code, 2);
}

#[test]
fn json_has_a_report_for_each_file() {
    let reports = home().json(&["check", "--format", "json", "wordy.md", "vague.md", "good.md"]);
    assert_eq!(reports["wordy.md"]["findings"].as_array().unwrap().len(), 2, "{reports}");
    assert_eq!(reports["wordy.md"]["findings"][0]["span"], json!({ "start": 8, "end": 19 }));
    assert_eq!(reports["vague.md"]["questions"].as_array().unwrap().len(), 1);
    assert_eq!((&reports["good.md"]["findings"], &reports["good.md"]["questions"]), (&json!([]), &json!([])));
}

#[test]
fn sarif_names_rules_files_and_places() {
    let log = home().json(&["check", "--format", "sarif", "wordy.md", "vague.md", "good.md"]);
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let rules: Vec<&str> =
        run["tool"]["driver"]["rules"].as_array().unwrap().iter().map(|rule| rule["id"].as_str().unwrap()).collect();
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), 3, "{log}");
    for result in results {
        assert!(rules.contains(&result["ruleId"].as_str().unwrap()), "{result}");
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index], result["ruleId"]);
    }
    let place = &results[0]["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "wordy.md", "{log}");
    assert_eq!((&place["region"]["startLine"], &place["region"]["startColumn"]), (&json!(3), &json!(1)));
}

#[test]
fn standard_input_is_checked_too() {
    let outcome = Home::new().run_with_input(&["check", "-"], PROMPT.as_bytes());
    assert_eq!(outcome.code, 1, "{outcome:?}");
    assert!(outcome.stdout.contains("--> -:1:1"), "{}", outcome.stdout);
}

#[test]
fn a_reader_that_has_had_enough_is_no_failure() {
    let home = home();
    for arguments in [vec!["check", "-"], vec!["improve", "--json", "-"], vec!["completions", "bash"]] {
        let mut child =
            home.host(&arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        // Only now can it have something to say.
        let _ = std::io::Write::write_all(&mut child.stdin.take().unwrap(), PROMPT.as_bytes());
        let output = child.wait_with_output().unwrap();
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{arguments:?}");
        assert!(output.status.success(), "{arguments:?}: {}", output.status);
    }
}
