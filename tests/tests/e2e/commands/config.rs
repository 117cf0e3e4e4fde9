//! `host config`: every layer, and what is wrong with it.

use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::home::Home;

/// What `config show --json` says of a setting: its value, its layer, its origin.
fn shown(settings: &Value, path: &str) -> (Value, String, String) {
    let leaf = settings.as_array().unwrap().iter().find(|leaf| leaf["path"] == path);
    let leaf = leaf.unwrap_or_else(|| panic!("no {path} in {settings}"));
    (leaf["value"].clone(), leaf["layer"].as_str().unwrap().to_owned(), leaf["origin"].as_str().unwrap().to_owned())
}

#[test]
fn each_layer_goes_before_the_one_below_and_is_named() {
    let home = Home::new();
    let mut expected = (json!("safe"), "default".to_owned(), "default".to_owned());
    let show = |flags: &[&str], variable: Option<&str>| {
        let mut command = home.host(&[flags, &["config", "show", "--json"]].concat());
        command.envs(variable.map(|value| ("PROMPT_HOST__IMPROVE__APPLY", value)));
        let outcome = crate::home::outcome(&mut command, b"");
        shown(&serde_json::from_str(&outcome.stdout).unwrap(), "improve.apply")
    };
    assert_eq!(show(&[], None), expected);

    let user = home.write("config/prompt-host/config.toml", "[improve]\napply = \"suggested\"\n");
    expected =
        (json!("suggested"), "user".to_owned(), format!("{}:2:9", user.strip_prefix(home.path("")).unwrap().display()));
    assert_eq!(show(&[], None), expected);

    home.write("prompt-host.yaml", "improve:\n  apply: safe # as ever\n");
    expected = (json!("safe"), "project".to_owned(), "prompt-host.yaml:2:10".to_owned());
    assert_eq!(show(&[], None), expected);

    expected = (json!("suggested"), "environment".to_owned(), "PROMPT_HOST__IMPROVE__APPLY".to_owned());
    assert_eq!(show(&[], Some("suggested")), expected);

    let (value, _, origin) = show(&["--set", "improve.apply=safe"], Some("suggested"));
    assert_eq!((value, origin.as_str()), (json!("safe"), "--set"));

    home.write("other.json", "{\"improve\": {\"apply\": \"suggested\"}}");
    let (value, _, origin) = show(&["--config", "other.json"], None);
    assert_eq!((value, origin.as_str()), (json!("suggested"), "other.json:1:23"), "in the project file's place");
}

#[test]
fn flags_of_their_own_set_settings() {
    let home = Home::new();
    let settings = home.json(&["--plugin-dir", "mine", "--log", "debug", "config", "show", "--json"]);
    assert_eq!(
        shown(&settings, "plugin_dirs"),
        (json!([home.path("mine")]), "flag".to_owned(), "--plugin-dir".to_owned())
    );
    assert_eq!(shown(&settings, "log.level").0, "debug");
}

#[test]
fn every_bad_value_is_named_with_its_place_and_what_is_allowed() {
    let home = Home::new();
    home.write(
        "prompt-host.yaml",
        "watch: {debounce_ms: -1}\nplugins:\n  tidy:\n    enabeld: false\nimprove:\n  apply: all\n",
    );
    let outcome = home.run(&["config", "check"]);
    assert_eq!((outcome.code, outcome.stderr.as_str()), (1, ""));
    assert_snapshot!(outcome.stdout);
    let problems = home.run(&["config", "check", "--json"]);
    assert_eq!(problems.code, 1);
    assert_eq!(serde_json::from_str::<Value>(&problems.stdout).unwrap().as_array().unwrap().len(), 3, "{problems:?}");
}

#[test]
fn no_command_works_with_settings_that_do_not_hold() {
    let home = Home::new();
    home.write("prompt-host.toml", "[improve]\napply = \"all\"\n");
    for arguments in
        [vec!["improve", "x"], vec!["check", "-"], vec!["serve"], vec!["plugins", "list"], vec!["config", "show"]]
    {
        let outcome = home.run(&arguments);
        assert_eq!((outcome.code, outcome.stdout.as_str()), (2, ""), "{arguments:?}");
        assert!(outcome.stderr.contains("prompt-host.toml:2:9"), "{arguments:?}: {}", outcome.stderr);
    }
}

#[test]
fn good_settings_are_good() {
    let home = Home::new();
    let none = home.run(&["config", "check"]);
    assert_eq!((none.code, none.stdout.as_str()), (0, "there is no settings file; the defaults hold\n"));
    home.write("prompt-host.yaml", "log: {level: warn}\n");
    let good = home.run(&["config", "check"]);
    assert_eq!((good.code, good.stdout.contains("prompt-host.yaml: good")), (0, true), "{good:?}");
    assert_eq!(home.json(&["config", "check", "--json"]), json!([]));
}

#[test]
fn the_schema_names_every_setting_that_show_does() {
    let home = Home::new();
    let schema = home.json(&["config", "schema"]);
    for leaf in home.json(&["config", "show", "--json"]).as_array().unwrap() {
        let section = leaf["path"].as_str().unwrap().split('.').next().unwrap();
        assert!(schema["properties"][section].is_object(), "{section} in {schema}");
    }
}
