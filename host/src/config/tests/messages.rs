//! What people are told.

use super::World;

#[test]
fn everything_wrong_is_told_at_once() {
    let world = World::new()
        .file(
            "config/prompt-host/config.toml",
            "plugin_dirs = 'rules'\n\n[limit]\ndeadline_ms = 5\n\n[log]\nformat = 'jsn'\nlevel = 'a=b=c'\n",
        )
        .file(
            "repo/prompt-host.yaml",
            concat!(
                "plugins:\n  tidy:\n    enabeld: false\n    limits:\n      deadline_ms: fast\n      memory_bytes: 1\n",
                "  Tidy: {}\n  tone:\n    enabled: yes\n    rules: {Shouting: true, politeness: 1}\n",
                "improve:\n  deadline_ms: 60001\n  max_questions: -1\n  target: claud\nruntime: 5\n",
                "log:\n  file: 5\nwatch: {debounce: 1, enabled: [true]}\n",
            ),
        )
        .variable("PROMPT_HOST__SERVER__CONCURRENCY", "many")
        .variable("PROMPT_HOST__SERVER__THREADS", "4")
        .variable("PROMPT_HOST__IMPROVE__", "4")
        .flag("--apply", "improve.apply=all");
    insta::assert_snapshot!(world.problems());
}

#[test]
fn problems_are_data_too() {
    let world = World::new().file("repo/prompt-host.yaml", "log:\n  level: 5\n").variable("PROMPT_HOST__X", "1");
    let problems = serde_json::to_string_pretty(&world.load().unwrap_err()).unwrap();
    insta::assert_snapshot!(world.anonymous(&problems));
}

#[test]
fn what_is_no_yaml_toml_or_json_is_told_with_its_place() {
    let broken = [
        ("prompt-host.yaml", "log:\n  level: [warn\n"),
        ("prompt-host.yaml", "log: {}\n---\nlog: {}\n"),
        ("prompt-host.yaml", "- a\n- b\n"),
        ("prompt-host.yaml", "log: *nowhere\n"),
        ("prompt-host.yaml", "log: !!int warn\n"),
        ("prompt-host.yaml", "? [a, b]\n: c\n"),
        ("prompt-host.toml", "[log]\nlevel = warn\nformat = \n"),
        ("prompt-host.json", "{\n  \"log\": {\"level\": \"warn\",}\n}\n"),
        ("prompt-host.json", "{\"log\": {}"),
        ("prompt-host.json", "[1]"),
    ];
    let told: Vec<_> =
        broken.iter().map(|(name, text)| World::new().file(&format!("repo/{name}"), text).problems()).collect();
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn keys_that_stand_twice_are_told() {
    let twice = [
        ("prompt-host.yaml", "log:\n  level: warn\n  format: json\n  level: info\n"),
        ("prompt-host.toml", "[log]\nlevel = 'warn'\nlevel = 'info'\n"),
        ("prompt-host.json", "{\n \"log\": {},\n \"log\": {}\n}"),
    ];
    let told: Vec<_> =
        twice.iter().map(|(name, text)| World::new().file(&format!("repo/{name}"), text).problems()).collect();
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn two_files_in_one_place_are_both_named() {
    let world = World::new()
        .file("repo/prompt-host.yaml", "")
        .file("repo/prompt-host.toml", "")
        .file("config/prompt-host/config.yml", "")
        .file("config/prompt-host/config.json", "");
    insta::assert_snapshot!(world.problems());
}

#[test]
fn variables_that_disagree_are_both_named() {
    let world = World::new()
        .variable("PROMPT_HOST__LOG__LEVEL", "warn")
        .variable("prompt_host__log__level", "info")
        .variable("PROMPT_HOST__WATCH", "{mode: poll}")
        .variable("PROMPT_HOST__WATCH__MODE", "poll")
        .variable("PROMPT_HOST__RUNTIME__POOLING", "[on")
        .variable("PROMPT_HOST__IMPROVE__TARGET", "");
    insta::assert_snapshot!(world.problems());
}

#[test]
fn terminal_commands_in_a_file_are_not_repeated() {
    let world = World::new().file("repo/prompt-host.yaml", "log: {format: \"\\e]0;owned\\a\"}\n\"\\e[2J\": 1\n");
    let problems = world.problems();
    assert!(!problems.contains('\u{1b}'), "{problems:?}");
    assert!(problems.contains("␛]0;owned␇"), "{problems}");
}

#[test]
fn values_of_one_list_keep_their_numbers_when_several_are_wrong() {
    let problems = World::new().file("repo/prompt-host.yaml", "plugin_dirs: [1, good, 2, 3]\n").problems();
    let places: Vec<&str> = problems.lines().filter_map(|line| line.split(": ").nth(1)).collect();
    assert_eq!(places, ["plugin_dirs[0]", "plugin_dirs[2]", "plugin_dirs[3]"], "{problems}");
}
