//! Writing one setting keeps everything else.

use serde_json::json;

use super::{World, text_of};
use crate::config::edit::{EditError, set};

fn path() -> crate::config::SettingPath {
    "plugins.tidy.enabled".parse().unwrap()
}

/// The file's text after `plugins.tidy.enabled = false` was written.
fn disabled(name: &str, text: &str) -> Result<String, EditError> {
    let world = World::new().file(name, text);
    set(&world.path(name), &path(), &json!(false))?;
    Ok(text_of(&world.path(name)))
}

#[test]
fn yaml_keeps_comments_and_order() {
    let cases = [
        // What was there, what is there now.
        ("", "plugins:\n  tidy:\n    enabled: false\n"),
        ("# only a comment", "# only a comment\nplugins:\n  tidy:\n    enabled: false\n"),
        ("{}\n", "{plugins: {tidy: {enabled: false}}}\n"),
        (
            "plugins:\n  tidy:\n    enabled: true # for now\n    rules: {} # none\nlog: {}\n",
            "plugins:\n  tidy:\n    enabled: false # for now\n    rules: {} # none\nlog: {}\n",
        ),
        (
            "plugins:\n  # quiet\n  tone: {enabled: false} # really\n\n# the log\nlog: {}\n",
            "plugins:\n  # quiet\n  tone: {enabled: false} # really\n  tidy:\n    enabled: false\n\n# the log\nlog: {}\n",
        ),
        (
            "plugins:\n    tidy:\n        rules:\n            whitespace: false\nlog: {}\n",
            "plugins:\n    tidy:\n        rules:\n            whitespace: false\n        enabled: false\nlog: {}\n",
        ),
        ("plugins: {tidy: {rules: {}}}\n", "plugins: {tidy: {enabled: false, rules: {}}}\n"),
        ("plugins: {}\nlog: {}\n", "plugins: {tidy: {enabled: false}}\nlog: {}\n"),
        ("plugins:\n  tidy: # soon\nlog: {}\n", "plugins:\n  tidy: # soon\n    enabled: false\nlog: {}\n"),
        ("plugins:\n  tidy:\n    enabled:\n", "plugins:\n  tidy:\n    enabled: false\n"),
        ("plugins:\n  tidy:\n    enabled: ~\n", "plugins:\n  tidy:\n    enabled: false\n"),
        ("plugins:\n  tidy:\n    enabled: \"日本\" # ü\n", "plugins:\n  tidy:\n    enabled: false # ü\n"),
        ("log: {level: warn}", "log: {level: warn}\nplugins:\n  tidy:\n    enabled: false\n"),
        (
            "plugins:\n  tone:\n    settings:\n      text: |\n        a\n        b\nlog: {}\n",
            "plugins:\n  tone:\n    settings:\n      text: |\n        a\n        b\n  tidy:\n    enabled: false\nlog: {}\n",
        ),
        ("plugin_dirs:\n- a\n- b\n", "plugin_dirs:\n- a\n- b\nplugins:\n  tidy:\n    enabled: false\n"),
        ("---\nlog: {}\n...\n", "---\nlog: {}\nplugins:\n  tidy:\n    enabled: false\n...\n"),
        (
            "plugins:\r\n  tone: {} # ü\r\n\r\nlog: {}\r\n",
            "plugins:\r\n  tone: {} # ü\r\n  tidy:\r\n    enabled: false\r\n\r\nlog: {}\r\n",
        ),
        ("\u{FEFF}log: {}\n", "\u{FEFF}log: {}\nplugins:\n  tidy:\n    enabled: false\n"),
        ("plugins: {tone: &on {enabled: true}, tidy: *on}\n", "unsafe"),
        ("plugins:\n  tone: &all\n    enabled: true\n  tidy: *all\n", "unsafe"),
        ("plugins: 5\n", "unsafe"),
    ];
    for (before, after) in cases {
        match disabled("prompt-host.yaml", before) {
            Ok(text) => assert_eq!(text, after, "{before:?}"),
            Err(EditError::Unsafe { .. }) => assert_eq!("unsafe", after, "{before:?}"),
            Err(error) => panic!("{before:?}: {error}"),
        }
    }
}

#[test]
fn toml_keeps_comments_and_order() {
    let cases = [
        ("", "[plugins.tidy]\nenabled = false\n"),
        (
            "# mine\n[plugins.tidy] # tidy\nenabled = true # for now\n\n[log]\nlevel = 'warn'\n",
            "# mine\n[plugins.tidy] # tidy\nenabled = false # for now\n\n[log]\nlevel = 'warn'\n",
        ),
        ("plugins.tidy.rules = {}\n", "plugins.tidy.rules = {}\nplugins.tidy.enabled = false\n"),
        (
            "plugins = { tone = { enabled = false } }\n",
            "plugins = { tone = { enabled = false }, tidy = { enabled = false } }\n",
        ),
        ("[log]\r\nlevel = 'warn' # ü\r\n", "[log]\r\nlevel = 'warn' # ü\r\n\r\n[plugins.tidy]\r\nenabled = false\r\n"),
    ];
    for (before, after) in cases {
        assert_eq!(disabled("prompt-host.toml", before).unwrap(), after, "{before:?}");
    }
}

#[test]
fn json_keeps_order_and_indentation() {
    let cases = [
        ("", "{\n  \"plugins\": {\n    \"tidy\": {\n      \"enabled\": false\n    }\n  }\n}\n"),
        (
            "{\n\t\"log\": {},\n\t\"plugins\": {\"tidy\": {\"enabled\": true}}\n}\n",
            "{\n\t\"log\": {},\n\t\"plugins\": {\n\t\t\"tidy\": {\n\t\t\t\"enabled\": false\n\t\t}\n\t}\n}\n",
        ),
    ];
    for (before, after) in cases {
        assert_eq!(disabled("prompt-host.json", before).unwrap(), after, "{before:?}");
    }
}

#[test]
fn a_broken_file_is_left_as_it_was() {
    for (name, text) in
        [("a.yaml", "log: [\n"), ("a.yaml", "log: {}\nlog: {}\n"), ("a.toml", "log = \n"), ("a.json", "{\"log\": {},}")]
    {
        let world = World::new().file(name, text);
        let error = set(&world.path(name), &path(), &json!(false)).unwrap_err();
        assert!(matches!(error, EditError::Unreadable(_)), "{error}");
        assert_eq!(text_of(&world.path(name)), text);
    }
}

#[test]
fn only_single_values_are_written() {
    let world = World::new();
    for value in [json!(null), json!([1]), json!({})] {
        let error = set(&world.path("a.yaml"), &path(), &value).unwrap_err();
        assert!(matches!(error, EditError::Unsupported(_)), "{error}");
    }
    assert!(!world.path("a.yaml").exists());
}

#[test]
fn text_and_odd_names_read_back() {
    for name in ["a.yaml", "a.toml", "a.json"] {
        let world = World::new();
        for (key, value) in
            [("on", json!("yes")), ("a.b", json!("x: # \"y\"\n\u{1b}日")), ("2x", json!(-5)), ("ü", json!(1.5))]
        {
            let path = crate::config::SettingPath::of_keys(["plugins", "tidy", "settings", key]);
            set(&world.path(name), &path, &value).unwrap_or_else(|error| panic!("{name} {key}: {error}"));
        }
        let world = World { explicit: Some(world.path(name)), ..world };
        let settings = &world.loaded().settings.plugins["tidy"].settings;
        assert_eq!(settings["on"], "yes");
        assert_eq!(settings["a.b"], "x: # \"y\"\n\u{1b}日");
        assert_eq!((settings["2x"].as_str(), settings["ü"].as_str()), ("-5", "1.5"));
    }
}

#[cfg(unix)]
#[test]
fn permissions_stay_and_links_are_followed() {
    use std::os::unix::fs::PermissionsExt as _;
    let world = World::new().file("dotfiles/real.yaml", "log: {}\n").file("repo/.keep", "");
    let (real, link) = (world.path("dotfiles/real.yaml"), world.path("repo/prompt-host.yaml"));
    std::fs::set_permissions(&real, std::fs::Permissions::from_mode(0o640)).unwrap();
    std::os::unix::fs::symlink("../dotfiles/real.yaml", &link).unwrap();
    set(&link, &path(), &json!(false)).unwrap();
    assert!(link.symlink_metadata().unwrap().is_symlink());
    assert_eq!(real.metadata().unwrap().permissions().mode() & 0o777, 0o640);
    assert!(!world.loaded().settings.plugins["tidy"].enabled);
    let left: Vec<_> =
        std::fs::read_dir(world.path("dotfiles")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["real.yaml"], "no temporary file stays");
}

#[test]
fn a_missing_file_is_made_with_its_folder() {
    let world = World::new();
    let file = world.sources_in("repo").writable_file().unwrap();
    assert_eq!(file, world.path("config/prompt-host/config.yaml"));
    set(&file, &path(), &json!(false)).unwrap();
    assert!(!world.loaded().settings.plugins["tidy"].enabled);
}
