//! Files that nobody should have written.

use proptest::prelude::*;
use serde_json::json;

use super::World;
use crate::config::SettingPath;
use crate::config::edit::{EditError, set};

/// Pieces from which all three formats are made, right and wrong.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "plugins",
        "tidy",
        "enabled",
        "log",
        "level",
        "true",
        "5",
        "-",
        "- ",
        ": ",
        ":",
        "\n",
        "\n  ",
        "\n    ",
        "\r\n",
        "{",
        "}",
        "[",
        "]",
        ", ",
        "\"",
        "'",
        "#",
        " # ü\n",
        "&a ",
        "*a",
        "!!int ",
        "|\n",
        ">-\n",
        "? ",
        "---\n",
        "...\n",
        "%YAML 1.2\n",
        "=",
        " = ",
        ".",
        "\"\"\"",
        "\t",
        "\u{feff}",
        "日本",
        "\u{0}",
        "\\",
        "plugins:\n  tidy:\n    enabled: true\n",
        "[plugins.tidy]\nenabled = true\n",
        "{\"plugins\": {\"tidy\": {\"enabled\": true}}}",
    ]);
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn any_text_is_read_or_its_problem_is_told(text in pieces()) {
        for name in ["prompt-host.yaml", "prompt-host.toml", "prompt-host.json"] {
            let world = World::new().file(&format!("repo/{name}"), &text);
            if let Err(problems) = world.load() {
                prop_assert!(!problems.is_empty());
            }
        }
    }

    #[test]
    fn any_edit_is_right_or_leaves_the_file_as_it_was(text in pieces()) {
        let path: SettingPath = "plugins.tidy.enabled".parse().unwrap();
        for name in ["repo/prompt-host.yaml", "repo/prompt-host.toml", "repo/prompt-host.json"] {
            let world = World::new().file(name, &text);
            let before = world.load().ok();
            match set(&world.path(name), &path, &json!(false)) {
                // What was right before is right after, and says what was asked.
                Ok(()) => if before.is_some() {
                    prop_assert!(!world.loaded().settings.plugins["tidy"].enabled);
                },
                Err(error) => {
                    prop_assert!(matches!(error, EditError::Unreadable(_) | EditError::Unsafe { .. }), "{}", error);
                    prop_assert_eq!(std::fs::read_to_string(world.path(name)).unwrap(), text.clone());
                }
            }
        }
    }
}

#[test]
fn a_folder_in_place_of_a_file_is_told() {
    let world = World::new().file("repo/prompt-host.yaml/inner", "");
    assert_eq!(world.problems(), "prompt-host.yaml: is a folder, not a file of settings");
}

#[test]
fn what_is_not_utf8_is_told_with_its_place() {
    let world = World::new().file("repo/prompt-host.yaml", b"log:\n  level: \xFFwarn\n");
    assert_eq!(world.problems(), "prompt-host.yaml:2:10: is not UTF-8 from here on: save the file as UTF-8");
}

#[test]
fn a_missing_named_file_is_told() {
    let problems = World::new().explicit("nowhere.yaml").problems();
    assert!(problems.starts_with("nowhere.yaml: could not be read: "), "{problems}");
    let problems = World::new().file("repo/host.ini", "").explicit("host.ini").problems();
    assert_eq!(problems, "host.ini: has an ending that names no format: use .yaml, .yml, .toml or .json");
}

#[cfg(unix)]
#[test]
fn a_pipe_and_a_link_to_nothing_do_not_hang() {
    let world = World::new();
    let pipe = world.path("repo/prompt-host.yaml");
    rustix::fs::mknodat(rustix::fs::CWD, &pipe, rustix::fs::FileType::Fifo, 0o600.into(), 0).unwrap();
    assert_eq!(world.problems(), "prompt-host.yaml: is not a regular file");
    std::fs::remove_file(&pipe).unwrap();
    std::os::unix::fs::symlink("nowhere", &pipe).unwrap();
    assert!(world.problems().starts_with("prompt-host.yaml: could not be read: "));
}

#[cfg(unix)]
#[test]
fn an_unreadable_file_is_told() {
    use std::os::unix::fs::PermissionsExt as _;
    let world = World::new().file("repo/prompt-host.yaml", "");
    let path = world.path("repo/prompt-host.yaml");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o000)).unwrap();
    // Nothing is unreadable for root.
    if std::fs::File::open(&path).is_err() {
        assert!(world.problems().starts_with("prompt-host.yaml: could not be read: "));
    }
}

#[test]
fn a_huge_file_is_not_read() {
    let world = World::new().file("repo/prompt-host.yaml", "#".repeat((1 << 20) + 1));
    assert!(world.problems().contains("is larger than the 1048576 bytes"));
}

#[test]
fn depth_is_bounded() {
    let deep = |open: &str, close: &str| format!("{}{}", open.repeat(100_000), close.repeat(100_000));
    for (name, text) in [
        ("prompt-host.yaml", deep("[", "]")),
        ("prompt-host.yaml", format!("plugin_dirs: {}x\n", "- ".repeat(100_000))),
        ("prompt-host.yaml", (0..1_000).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect()),
        ("prompt-host.json", deep("[", "]")),
        ("prompt-host.json", format!("{{\"a\":{}}}", deep("[", "]"))),
        ("prompt-host.toml", format!("a = {}", deep("[", "]"))),
    ] {
        let problems = World::new().file(&format!("repo/{name}"), &text).problems();
        assert!(problems.len() < 20_000, "{name}: {}", problems.len());
    }
}

#[test]
fn aliases_that_multiply_are_cut_off() {
    let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..12 {
        let below = vec![format!("*a{}", level - 1); 10].join(", ");
        bomb += &format!("a{level}: &a{level} [{below}]\n");
    }
    assert!(World::new().file("repo/prompt-host.yaml", &bomb).problems().contains("more than 10000 values"));
    // One long text, repeated, is as heavy.
    let long = format!("a: &a {}\nb: [{}]\n", "x".repeat(500_000), vec!["*a"; 50_000].join(", "));
    assert!(World::new().file("repo/prompt-host.yaml", &long).problems().contains("more than 10000 values"));
}

#[test]
fn a_file_of_nothing_but_values_is_cut_off() {
    let keys = |separator: &str| (0..12_000).map(|index| format!("\"k{index}\"{separator}")).collect::<Vec<_>>();
    for (name, text) in [
        ("prompt-host.yaml", keys(": 1").join("\n")),
        ("prompt-host.toml", keys(" = 1").join("\n")),
        ("prompt-host.json", format!("{{{}}}", keys(": 1").join(",\n"))),
    ] {
        let problems = World::new().file(&format!("repo/{name}"), text).problems();
        assert!(problems.contains("more than 10000 values"), "{name}: {problems}");
    }
}

#[test]
fn a_file_of_garbage_does_not_fill_the_screen() {
    let garbage: String = (0..3_000).map(|index| format!("key{index}: 1\n")).collect();
    assert_eq!(World::new().file("repo/prompt-host.yaml", garbage).problems().lines().count(), 100);
    let garbage: String = (0..3_000).map(|index| format!("p{index}: 1\n")).collect();
    let world = World::new().file("repo/prompt-host.yaml", format!("plugins:\n  {}", garbage.replace('\n', "\n  ")));
    assert_eq!(world.problems().lines().count(), 100);
}
