//! `host improve` and `host demo`.

use insta::assert_snapshot;
use serde_json::{Value, json};

use super::{IMPROVED, PROMPT};
use crate::home::Home;

#[test]
fn the_prompt_goes_to_standard_output_and_the_reasons_to_standard_error() {
    let outcome = Home::new().run(&["improve", PROMPT]);
    assert_eq!((outcome.code, outcome.stdout), (0, format!("{IMPROVED}\n")));
    for part in ["- In order to", "+ To find it", "2 changes", "tidy/redundancy safe", "tidy/whitespace safe"] {
        assert!(outcome.stderr.contains(part), "{part} in {}", outcome.stderr);
    }
    assert!(!outcome.stderr.contains('\u{1b}'), "no colours where there is no terminal: {}", outcome.stderr);
}

#[test]
fn a_text_a_file_and_standard_input_give_the_same() {
    let home = Home::new();
    home.write("prompt.md", PROMPT);
    let text = home.run(&["improve", "--quiet", PROMPT]);
    assert_eq!((text.stdout.trim_end(), text.stderr.as_str()), (IMPROVED, ""));
    assert_eq!(home.run(&["improve", "-q", "prompt.md"]).stdout, text.stdout);
    assert_eq!(home.run_with_input(&["improve", "-q", "-"], PROMPT.as_bytes()).stdout, text.stdout);
    assert_eq!(home.run_with_input(&["improve", "-q"], PROMPT.as_bytes()).stdout, text.stdout);
}

#[test]
fn json_is_the_whole_answer() {
    let answer = Home::new().json(&["improve", "--json", PROMPT]);
    assert_eq!((&answer["original"], &answer["improved"]), (&json!(PROMPT), &json!(IMPROVED)));
    assert_eq!(answer["changes"].as_array().unwrap().len(), 2);
    assert_eq!(answer["analysis"]["protected"][0]["kind"], "code-inline", "{answer}");
}

#[test]
fn a_diff_is_all_there_is_when_asked_for() {
    let outcome = Home::new().run(&["improve", "--diff", PROMPT]);
    assert_eq!(outcome.stderr, "");
    assert_snapshot!(outcome.stdout);
}

#[test]
fn suggested_edits_are_made_on_request_only() {
    let home = Home::new();
    let prompt = "Help me plan meals for a week. CRITICAL: YOU MUST ALWAYS leave out nuts and shellfish.";
    let safe = home.run(&["improve", prompt]);
    assert_eq!(safe.stdout.trim_end(), prompt);
    assert!(safe.stderr.contains("`--apply suggested` makes these changes"), "{}", safe.stderr);
    let calm = home.run(&["improve", "--apply", "suggested", prompt]);
    assert_eq!(
        calm.stdout.trim_end(),
        "Help me plan meals for a week. Critical: you must always leave out nuts and shellfish."
    );
}

#[test]
fn the_target_the_included_and_the_excluded_rules_decide() {
    let home = Home::new();
    let improve = |arguments: &[&str], prompt: &str| {
        let outcome = home.run(&[&["improve", "-q"], arguments, &[prompt]].concat());
        assert_eq!(outcome.code, 0, "{outcome:?}");
        outcome.stdout.trim_end().to_owned()
    };
    let one = "To find it, sort the  list with `ls  -l`.";
    assert_eq!(improve(&["--include", "tidy/redundancy"], PROMPT), one);
    assert_eq!(improve(&["--exclude", "whitespace"], PROMPT), one);
    assert_eq!(improve(&["--exclude", "tidy,tone"], PROMPT), PROMPT);
    let steps = "How many even numbers are there between 3 and 99? Let's think step by step.";
    assert_eq!(
        improve(&["--target", "gpt-reasoning", "--apply", "suggested"], steps),
        "How many even numbers are there between 3 and 99?"
    );
    assert_eq!(improve(&["--target", "open-weights", "--apply", "suggested"], steps), steps);
}

#[test]
fn what_cannot_be_improved_is_told_with_the_way_out() {
    let home = Home::new();
    home.write("latin-1.txt", b"caf\xe9");
    let long = "x".repeat((1 << 20) + 1);
    for (arguments, input, says) in [
        (
            vec!["improve", "latin-1.txt"],
            "",
            "failed to read latin-1.txt: it is not UTF-8: byte 3 is wrong; convert it first",
        ),
        (
            vec!["improve", "-"],
            long.as_str(),
            "1048577 bytes; 1048576 are allowed (setting `improve.max_prompt_bytes`)",
        ),
        (vec!["improve", "--include", "tydy", "x"], "", "`tydy` names no rule or plugin; known are tidy"),
        (vec!["improve", "--target", "gtp", "x"], "", "possible values: claude, gpt, gpt-reasoning"),
        (vec!["improve", "--json", "--diff", "x"], "", "cannot be used with"),
    ] {
        let outcome = home.run_with_input(&arguments, input.as_bytes());
        assert_eq!((outcome.code, outcome.stdout.as_str()), (2, ""), "{arguments:?}");
        assert!(outcome.stderr.contains(says), "{arguments:?}: {}", outcome.stderr);
    }
}

#[test]
fn the_demo_shows_changes_of_several_plugins_and_how_to_connect() {
    let home = Home::new();
    let outcome = home.run(&["demo"]);
    assert_eq!(outcome.code, 0, "{outcome:?}");
    for part in [
        "tidy/redundancy",
        "tone/shouting",
        "`due_date`",
        "claude mcp add prompt-host",
        ".vscode/mcp.json",
        ".cursor/mcp.json",
    ] {
        assert!(outcome.stdout.contains(part), "{part} in {}", outcome.stdout);
    }
    let own = home.run(&["demo", PROMPT]);
    assert!(own.stdout.contains("+ To find it"), "{}", own.stdout);
}

#[test]
fn the_snippets_are_json_that_starts_this_program() {
    let shown = Home::new().run(&["demo"]).stdout;
    let mut snippets = 0;
    for start in shown.match_indices("\n  {\n").map(|(at, _)| at) {
        let mut values = serde_json::Deserializer::from_str(&shown[start..]).into_iter::<Value>();
        let snippet = values.next().unwrap().unwrap();
        let keys = ["mcpServers", "servers", "context_servers"];
        let servers = keys.iter().find_map(|key| snippet.get(key)).unwrap_or_else(|| panic!("{snippet}"));
        assert_eq!(servers["prompt-host"]["command"], crate::home::program().to_str().unwrap());
        assert_eq!(servers["prompt-host"]["args"], json!(["serve"]));
        snippets += 1;
    }
    assert!(snippets >= 3, "{shown}");
}
