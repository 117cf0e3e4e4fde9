//! `host check`: what compilers, scripts and code scanning get.

use std::process::Stdio;

use insta::assert_snapshot;
use serde_json::{Value, json};

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
    let missing = home.run(&["check", "nobody.md", "good.md"]);
    assert_eq!((missing.code, missing.stdout.as_str()), (2, "0 findings in 1 file\n"), "the others are checked");
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
fn a_finding_shows_the_other_place_too() {
    let home = home();
    let text = "Answer in one sentence.\nWrite at least 500 words. <!-- prompt-host: ignore tone -->\n";
    home.write("split.md", text);
    let reports = home.json(&["check", "--format", "json", "split.md"]);
    let asked = &reports["split.md"]["questions"][0];
    let of = |place: &Value| {
        let byte = |end: &str| usize::try_from(place["span"][end].as_u64().unwrap()).unwrap();
        text[byte("start")..byte("end")].to_owned()
    };
    assert_eq!((of(asked), of(&asked["related"][0])), ("at least 500 words".to_owned(), "in one sentence".to_owned()));

    let log = home.json(&["check", "--format", "sarif", "split.md"]);
    let related = &log["runs"][0]["results"][0]["relatedLocations"];
    let place = &related[0]["physicalLocation"];
    assert_eq!((&related[0]["id"], &related[0]["message"]["text"]), (&json!(1), &asked["related"][0]["message"]));
    assert_eq!((&place["region"]["startLine"], &place["region"]["startColumn"]), (&json!(1), &json!(8)));

    let shown = home.run(&["check", "split.md"]).stdout;
    assert!(shown.contains("note: this is the other demand\n --> split.md:1:8\n"), "{shown}");
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

/// Everything that GitHub's page on SARIF calls required, of a file with ignored findings too.
#[test]
fn sarif_has_what_github_requires() {
    let home = home();
    home.write("ignored.md", format!("{PROMPT} <!-- prompt-host: ignore redundancy, shouting -->\n"));
    let log = home.json(&["check", "--format", "sarif", "."]);
    let text = |value: &Value, pointer: &str| {
        let text = value.pointer(pointer).and_then(Value::as_str).unwrap_or_default().to_owned();
        assert!(!text.is_empty(), "{pointer} of {value}");
        text
    };
    assert!(text(&log, "/$schema").ends_with("sarif-2.1.0.json"));
    assert_eq!(text(&log, "/version"), "2.1.0");
    let run = &log["runs"][0];
    assert_eq!(text(run, "/tool/driver/name"), "prompt-host");
    let version = text(run, "/tool/driver/semanticVersion");
    assert!(version.split('.').count() == 3, "{version}");
    assert_eq!(text(run, "/columnKind"), "unicodeCodePoints");
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    for rule in rules {
        for pointer in
            ["/id", "/name", "/shortDescription/text", "/fullDescription/text", "/help/text", "/help/markdown"]
        {
            text(rule, pointer);
        }
        assert_ne!(rule["name"], rule["id"], "SARIF1001: a name says something else than the id");
        assert!(["note", "warning", "error"].contains(&text(rule, "/defaultConfiguration/level").as_str()));
        assert!(["low", "medium", "high", "very-high"].contains(&text(rule, "/properties/precision").as_str()));
        let severity = text(rule, "/properties/problem.severity");
        assert!(["error", "warning", "recommendation"].contains(&severity.as_str()), "{rule}");
        assert!((1..=10).contains(&rule["properties"]["tags"].as_array().unwrap().len()), "{rule}");
    }
    let results = run["results"].as_array().unwrap();
    let ids: Vec<&Value> = results.iter().map(|result| &result["ruleId"]).collect();
    assert_eq!(
        ids,
        [
            "tidy/whitespace",
            "host/unused-ignore",
            "references/dangling-reference",
            "tidy/redundancy",
            "tidy/whitespace"
        ],
        "{log}"
    );
    for result in results {
        let rule = &rules[usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
        assert_eq!(rule["id"], result["ruleId"]);
        text(result, "/message/text");
        text(result, "/partialFingerprints/primaryLocationLineHash");
        assert!(["note", "warning", "error"].contains(&text(result, "/level").as_str()));
        assert_eq!(result["locations"].as_array().unwrap().len(), 1);
        let place = &result["locations"][0]["physicalLocation"];
        let uri = text(place, "/artifactLocation/uri");
        assert!(!uri.starts_with('/') && home.path(&uri).is_file(), "{uri} is relative to the root");
        assert_eq!(text(place, "/artifactLocation/uriBaseId"), "%SRCROOT%");
        for field in ["startLine", "startColumn", "endLine", "endColumn"] {
            assert!(place["region"][field].as_u64().is_some_and(|number| number > 0), "{field} of {place}");
        }
    }
    // GitHub reads no suppressions, so what is hidden is listed only on request.
    assert!(results.iter().all(|result| result["suppressions"].is_null()));
    let log = home.json(&["check", "--format", "sarif", "--suppressed", "ignored.md"]);
    let results = log["runs"][0]["results"].as_array().unwrap();
    let suppressed: Vec<&Value> = results.iter().filter(|result| !result["suppressions"].is_null()).collect();
    assert_eq!(suppressed.len(), 1, "{log}");
    assert_eq!(suppressed[0]["suppressions"][0]["kind"], "inSource");
}

#[test]
fn a_file_that_cannot_be_read_does_not_keep_others_from_being_checked() {
    let home = home();
    home.write("broken.txt", b"no \xff");
    home.write("node_modules/wordy.md", PROMPT);
    home.write(".gitignore", "node_modules\n");
    home.write("wordy.yaml", PROMPT);
    let outcome = home.run(&["check", "."]);
    assert_eq!(outcome.code, 2);
    assert_eq!(outcome.stderr.lines().count(), 1, "{}", outcome.stderr);
    assert!(outcome.stderr.contains("failed to read broken.txt: it is not UTF-8: byte 3"), "{}", outcome.stderr);
    assert!(outcome.stdout.ends_with("2 findings and 1 question in 3 files\n"), "{}", outcome.stdout);
    assert_eq!(home.run(&["check", "--exit-zero", "."]).code, 2, "that is no finding");

    let pattern = home.json(&["check", "--format", "json", "**/*.yaml", "wordy.yaml"]);
    assert_eq!(pattern.as_object().unwrap().keys().collect::<Vec<_>>(), ["wordy.yaml"]);
    let nothing = home.run(&["check", "*.rst"]);
    assert_eq!((nothing.code, nothing.stdout.as_str()), (2, "0 findings in 0 files\n"));
    assert_eq!(nothing.stderr, "error: failed to find a file that matches `*.rst`\n");
}

#[test]
fn a_folder_without_prompts_is_noticed() {
    let home = Home::new();
    home.write("src/main.rs", PROMPT);
    let outcome = home.run(&["check", "src"]);
    assert_eq!((outcome.code, outcome.stdout.as_str()), (0, "0 findings in 0 files\n"));
    assert!(outcome.stderr.starts_with("note: src has no file that ends with .j2, "), "{}", outcome.stderr);
}

#[test]
fn quiet_statistics_and_exit_zero_do_what_their_names_say() {
    let home = home();
    let quiet = home.run(&["check", "--quiet", "good.md"]);
    assert_eq!((quiet.code, quiet.stdout.as_str(), quiet.stderr.as_str()), (0, "", ""));
    let found = home.run(&["check", "--quiet", "--exit-zero", "wordy.md"]);
    assert_eq!(found.code, 0);
    assert!(found.stdout.contains("tidy/redundancy") && !found.stdout.contains("2 findings"), "{}", found.stdout);
    let counted = home.run(&["check", "--statistics", "wordy.md", "vague.md", "good.md"]);
    assert_eq!(counted.code, 1);
    assert_eq!(
        counted.stdout,
        "COUNT  RULE\n    1  references/dangling-reference\n    1  tidy/redundancy\n    1  tidy/whitespace\n"
    );
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
