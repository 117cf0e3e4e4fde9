//! `host rules`, and the documentation of the rules that come with the host.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::home::Home;

const BEGIN: &str = "<!-- rules:begin -->\n";
const END: &str = "<!-- rules:end -->";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn text<'a>(rule: &'a Value, field: &str) -> &'a str {
    rule[field].as_str().unwrap_or_else(|| panic!("{field} of {rule}"))
}

/// Every rule of the plugins inside the host, in their order.
fn built_in() -> Vec<Value> {
    let Value::Array(rules) = Home::new().json(&["rules", "list", "--json"]) else { panic!("it is a list") };
    rules
}

fn page(rule: &Value) -> PathBuf {
    root().join("plugins").join(text(rule, "plugin")).join("docs").join(format!("{}.md", text(rule, "code")))
}

#[test]
fn the_table_of_rules_is_that_of_the_plugins() {
    let file = root().join("docs/rules.md");
    let written = fs::read_to_string(&file).unwrap();
    let (head, rest) = written.split_once(BEGIN).expect("the page has the first marker");
    let (documented, tail) = rest.split_once(END).expect("the page has the second marker");
    let mut wanted = String::from("| Rule | Does | Phase | Edits | Languages |\n| --- | --- | --- | --- | --- |\n");
    for rule in built_in() {
        let (plugin, code) = (text(&rule, "plugin"), text(&rule, "code"));
        let off = if rule["enabled"] == true { "" } else { " Off by default." };
        let edits = rule["applicability"].as_str().unwrap_or("none");
        let languages: Vec<&str> = rule["languages"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
        let languages = if languages.is_empty() { "any".to_owned() } else { languages.join(", ") };
        let _ = writeln!(
            wanted,
            "| [`{plugin}/{code}`](../plugins/{plugin}/docs/{code}.md) | {}{off} | {} | {edits} | {languages} |",
            text(&rule, "summary").replace('|', "\\|"),
            text(&rule, "phase"),
        );
    }
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&file, format!("{head}{BEGIN}{wanted}{END}{tail}")).unwrap();
    } else {
        assert_eq!(documented, wanted, "run this test with UPDATE_DOCS=1 to write the table again");
    }
}

#[test]
fn every_rule_has_a_page_with_all_its_parts() {
    let home = Home::new();
    for rule in built_in() {
        let file = page(&rule);
        let page = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        // What a rule does to its example: its edit, or what it says about it.
        let after: &[&str] = &["Question", "Finding", "After"];
        let has = |part: &str| page.lines().any(|line| line.starts_with(&format!("**{part}**")));
        for part in ["Trigger", "Action", "Keeps still", "Source", "Before"] {
            assert!(has(part), "{} has no line that starts with `**{part}**`", file.display());
        }
        assert!(after.iter().any(|part| has(part)), "{} shows none of {after:?}", file.display());
        let name = format!("{}/{}", text(&rule, "plugin"), text(&rule, "code"));
        let shown = home.run(&["rules", "explain", &name]).stdout;
        assert!(shown.contains(page.trim_end()), "the plugin carries another page than {}", file.display());
    }
}

#[test]
fn no_page_is_left_of_a_rule_that_is_gone() {
    let pages: BTreeSet<PathBuf> = built_in().iter().map(page).collect();
    let folders: BTreeSet<&Path> = pages.iter().filter_map(|page| page.parent()).collect();
    for folder in folders {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            assert!(pages.contains(&path), "{} is of no rule", path.display());
        }
    }
}

#[test]
fn the_list_says_what_is_on() {
    let home = Home::new();
    let list = home.run(&["rules", "list"]);
    assert_eq!((list.code, list.stderr.as_str()), (0, ""));
    let line = |code: &str, stdout: &str| stdout.lines().find(|line| line.starts_with(code)).unwrap().to_owned();
    assert!(line("tone/politeness", &list.stdout).contains("  off  "), "{}", list.stdout);
    assert!(line("tone/shouting", &list.stdout).contains("  on  "), "{}", list.stdout);
    let switched = home.run(&["--set", "plugins.tone.rules.politeness=true", "rules", "list"]);
    assert!(line("tone/politeness", &switched.stdout).contains("  on  "), "{}", switched.stdout);
    let disabled = home.run(&["--set", "plugins.tone.enabled=false", "rules", "list"]);
    assert!(line("tone/shouting", &disabled.stdout).contains("  off  "), "{}", disabled.stdout);
}

#[test]
fn a_rule_is_explained_by_its_code_or_its_full_name() {
    let home = Home::new();
    let by_code = home.run(&["rules", "explain", "shouting"]);
    assert_eq!((by_code.code, by_code.stderr.as_str()), (0, ""));
    assert!(by_code.stdout.starts_with("# tone/shouting\n\n"), "on a pipe it is Markdown: {}", by_code.stdout);
    assert!(by_code.stdout.contains("\n**Trigger** — "), "{}", by_code.stdout);
    assert_eq!(home.run(&["rules", "explain", "tone/shouting"]).stdout, by_code.stdout);

    let typo = home.run(&["rules", "explain", "shoutin"]);
    assert_eq!((typo.code, typo.stdout.as_str()), (2, ""));
    assert_eq!(typo.stderr, "error: there is no rule `shoutin`: did you mean `shouting`?\n");
    let nonsense = home.run(&["rules", "explain", "qqq"]);
    assert_eq!(nonsense.stderr, "error: there is no rule `qqq`: `host rules list` shows them all\n");
    let several = home.run(&["rules", "explain", "tidy"]);
    assert!(several.stderr.contains("`tidy` means several rules: name one of tidy/whitespace, "), "{several:?}");
}
