//! Which source wins, and what the others still say.

use super::{World, origin};
use crate::config::Settings;
use crate::logging::LogFormat;
use crate::plugin::{Applicability, RuleSetting, Target};
use crate::reload::WatchMode;

#[test]
fn without_any_source_the_defaults_hold() {
    let world = World::new();
    let loaded = world.loaded();
    let mut expected = Settings { plugin_dirs: vec![world.path("data/prompt-host/plugins")], ..Settings::default() };
    expected.templates.dirs = vec![world.path("data/prompt-host/templates")];
    assert_eq!((loaded.settings, loaded.files), (expected, vec![]));
}

#[test]
fn each_layer_overrides_the_one_below() {
    let set = |deadline| format!("improve: {{deadline_ms: {deadline}}}\n");
    let mut world = World::new();
    let deadline = |world: &World| {
        let loaded = world.loaded();
        (loaded.settings.improve.deadline_ms, origin(&loaded, "improve.deadline_ms"))
    };
    assert_eq!(deadline(&world), (150, "default".to_owned()));
    world = world.file("config/prompt-host/config.yaml", set(1));
    assert_eq!(deadline(&world), (1, format!("{}:1:24", world.path("config/prompt-host/config.yaml").display())));
    world = world.file("repo/prompt-host.yaml", set(2));
    assert_eq!(deadline(&world), (2, "prompt-host.yaml:1:24".to_owned()));
    world = world.variable("PROMPT_HOST__IMPROVE__DEADLINE_MS", "3");
    assert_eq!(deadline(&world), (3, "PROMPT_HOST__IMPROVE__DEADLINE_MS".to_owned()));
    world =
        world.file("client.json", "{\"improve\": {\"deadline_ms\": 4}}").variable("MCP_CONFIG_PATH", "../client.json");
    let (value, place) = deadline(&world);
    assert!(value == 4 && place.ends_with("client.json:1:29"), "{value} {place}");
    world = world.variable("MCP_CONFIG_JSON", "{\"improve\": {\"deadline_ms\": 5}}");
    assert_eq!(deadline(&world), (5, "MCP_CONFIG_JSON:1:29".to_owned()));
    world = world.flag("--deadline", "improve.deadline_ms=6");
    assert_eq!(deadline(&world), (6, "--deadline".to_owned()));
}

#[test]
fn the_database_of_the_environment_is_the_weakest_and_no_password_is_shown() {
    let url = |loaded: &crate::config::Loaded| loaded.settings.records.database_url.as_deref().map(str::to_owned);
    let world = World::new().variable("DATABASE_URL", "postgres://me:s3cret@db/records");
    let loaded = world.loaded();
    assert_eq!(url(&loaded).as_deref(), Some("postgres://me:s3cret@db/records"));
    assert_eq!(origin(&loaded, "records.database_url"), "DATABASE_URL");
    let shown = loaded.show().unwrap();
    let all =
        format!("{}{}{:?}", crate::config::show::text(&shown), serde_json::to_string(&shown).unwrap(), loaded.settings);
    assert!(all.contains("postgres://me:***@db/records") && !all.contains("s3cret"), "{all}");
    let world = world.file("config/prompt-host/config.yaml", "records: {database_url: 'postgres://other'}\n");
    assert_eq!(url(&world.loaded()).as_deref(), Some("postgres://other"));
    let world = World::new().variable("DATABASE_URL", "mysql://me:s3cret@db/records");
    assert_eq!(url(&world.loaded()), None, "another program's database");
    for wrong in ["postgres://me:s3cret@db:port", "mysql://me:s3cret@db"] {
        let world = World::new().variable("PROMPT_HOST__RECORDS__DATABASE_URL", wrong);
        let problems = world.problems();
        assert!(problems.contains("records.database_url") && !problems.contains("s3cret"), "{problems}");
    }
}

#[test]
fn a_client_s_file_is_watched_and_written_and_a_flag_goes_before_it() {
    let world =
        World::new().file("client.yaml", "improve: {deadline_ms: 4}").variable("MCP_CONFIG_PATH", "../client.yaml");
    let sources = world.sources_in("repo");
    let file = world.path("repo/../client.yaml");
    assert!(sources.watched_files().contains(&file));
    assert_eq!(sources.writable_file(), Some(file));
    let world = world.file("repo/other.yaml", "improve: {deadline_ms: 5}").explicit("other.yaml");
    assert_eq!(world.loaded().settings.improve.deadline_ms, 5);
}

#[test]
fn wrong_settings_of_a_client_are_named_with_their_place() {
    let world = World::new().variable("MCP_CONFIG_JSON", "{\"improve\": {\"aply\": 1}}");
    assert!(world.problems().contains("MCP_CONFIG_JSON:1:15"), "{}", world.problems());
    let world = World::new().variable("MCP_CONFIG_JSON", "[1]");
    assert!(world.problems().contains("expected a map of settings, found a list"), "{}", world.problems());
    let world = World::new().variable("MCP_CONFIG_PATH", "gone.yaml");
    assert!(world.problems().contains("gone.yaml") && world.problems().contains("could not be read"));
}

#[test]
fn all_formats_say_the_same_and_know_their_places() {
    let yaml = "plugin_dirs: [rules]\nplugins:\n  tidy:\n    enabled: false\n    limits: {deadline_ms: 7}\n    settings: {width: 80}\nimprove: {apply: suggested, target: gpt-reasoning}\n";
    let json = "{\n  \"plugin_dirs\": [\"rules\"],\n  \"plugins\": {\"tidy\": {\"enabled\": false, \"limits\": {\"deadline_ms\": 7}, \"settings\": {\"width\": 80}}},\n  \"improve\": {\"apply\": \"suggested\", \"target\": \"gpt-reasoning\"}\n}\n";
    let toml = "plugin_dirs = [\"rules\"]\n[plugins.tidy]\nenabled = false\nlimits.deadline_ms = 7\nsettings = { width = 80 }\n[improve]\napply = \"suggested\"\ntarget = \"gpt-reasoning\"\n";
    for (name, text, place) in [
        ("prompt-host.yaml", yaml, "4:14"),
        ("prompt-host.yml", yaml, "4:14"),
        ("prompt-host.json", json, "3:35"),
        ("prompt-host.toml", toml, "3:11"),
    ] {
        let world = World::new().file(&format!("repo/{name}"), text);
        let loaded = world.loaded();
        let tidy = loaded.settings.plugins.get("tidy").unwrap();
        assert!(!tidy.enabled, "{name}");
        assert_eq!(tidy.limits.deadline_ms, Some(7), "{name}");
        assert_eq!(tidy.settings["width"], "80", "{name}: a plugin reads its settings as text");
        assert_eq!(loaded.settings.plugin_dirs, [world.path("repo/rules")], "{name}");
        assert_eq!(loaded.settings.improve.apply, Applicability::Suggested, "{name}");
        assert_eq!(loaded.settings.improve.target, Some(Target::GptReasoning), "{name}");
        assert_eq!(origin(&loaded, "plugins.tidy.enabled"), format!("{name}:{place}"));
    }
}

#[test]
fn maps_merge_and_lists_replace() {
    let world = World::new()
        .file(
            "config/prompt-host/config.toml",
            "plugin_dirs = ['mine', '/shared']\n[plugins.tidy]\nenabled = false\n[plugins.tone]\nrules.shouting = false\n",
        )
        .file("repo/prompt-host.yaml", "plugin_dirs: [theirs]\nplugins:\n  tone:\n    rules: {politeness: true}\n")
        .variable("PROMPT_HOST__PLUGINS__CODE_FENCE__ENABLED", "false");
    let settings = world.loaded().settings;
    assert_eq!(settings.plugin_dirs, [world.path("repo/theirs")]);
    let ids: Vec<_> = settings.plugins.keys().map(|id| id.as_str()).collect();
    assert_eq!(ids, ["code-fence", "tidy", "tone"]);
    let rules: Vec<_> = settings.plugins["tone"].rules.iter().map(|(code, on)| (code.as_str(), *on)).collect();
    assert_eq!(rules, [("politeness", RuleSetting::On), ("shouting", RuleSetting::Off)]);
}

#[test]
fn a_rule_is_set_by_a_word_or_by_true_and_false() {
    let rules = "rules: {a: on, b: off, c: safe, d: suggested, e: flag, f: true, g: false}";
    let settings =
        World::new().file("repo/prompt-host.yaml", format!("plugins: {{tone: {{{rules}}}}}\n")).loaded().settings;
    let read: Vec<RuleSetting> = settings.plugins["tone"].rules.values().copied().collect();
    use RuleSetting::{Flag, Off, On, Safe, Suggested};
    assert_eq!(read, [On, Off, Safe, Suggested, Flag, On, Off]);
    let variable = World::new().variable("PROMPT_HOST__PLUGINS__TONE__RULES__BRIBES_THREATS", "suggested").loaded();
    assert_eq!(variable.settings.plugins["tone"].rules["bribes-threats"], Suggested);
}

#[test]
fn paths_start_where_they_are_named() {
    let world = World::new()
        .file("config/prompt-host/config.yaml", "log: {file: ~/logs/host.log}\nruntime: {cache_dir: cache}\n")
        .variable("PROMPT_HOST__PLUGIN_DIRS", "[here, /there]");
    let settings = world.loaded().settings;
    assert_eq!(settings.log.file, Some(world.path("logs/host.log")));
    assert_eq!(settings.runtime.cache_dir, Some(world.path("config/prompt-host/cache")));
    assert_eq!(settings.plugin_dirs, [world.path("repo/here"), "/there".into()]);
}

#[test]
fn the_nearest_project_file_up_to_the_repository_root_is_read() {
    let world = World::new()
        .file("prompt-host.yaml", "log: {level: trace}\n")
        .file("repo/prompt-host.toml", "log.level = 'warn'\n")
        .file("repo/a/b/.keep", "");
    let level = |dir: &str| world.sources_in(dir).load().unwrap().settings.log.level;
    assert_eq!(level("repo/a/b"), "warn");
    let world = world.file("repo/a/prompt-host.json", r#"{"log": {"level": "error"}}"#);
    let level = |dir: &str| world.sources_in(dir).load().unwrap().settings.log.level;
    assert_eq!((level("repo/a/b").as_str(), level("repo").as_str()), ("error", "warn"));
    // Outside of a repository nothing above the working folder is read.
    let world = world.file("other/.keep", "");
    assert_eq!(world.sources_in("other").load().unwrap().settings.log.level, "info");
}

#[test]
fn a_named_file_takes_the_place_of_the_project_file() {
    let world = World::new()
        .file("repo/prompt-host.yaml", "log: {level: warn, format: json}\n")
        .file("repo/ci/host.toml", "[log]\nlevel = 'error'\n")
        .explicit("ci/host.toml");
    let loaded = world.loaded();
    assert_eq!((loaded.settings.log.level.as_str(), loaded.settings.log.format), ("error", LogFormat::Pretty));
    assert_eq!(origin(&loaded, "log.level"), "ci/host.toml:2:9");
    assert_eq!(world.sources_in("repo").watched_files().last(), Some(&world.path("repo/ci/host.toml")));
}

#[test]
fn an_emptied_section_forgets_nothing_and_a_null_brings_back_the_default() {
    let world = World::new()
        .file("config/prompt-host/config.yaml", "watch: {mode: poll, debounce_ms: 7}\nlog: {level: trace}\n")
        .file("repo/prompt-host.yaml", "watch:\n  # mode: poll\nlog: {level: ~}\nplugins:\n  tidy:\n");
    let settings = world.loaded().settings;
    assert_eq!((settings.watch.mode, settings.watch.debounce_ms), (WatchMode::Poll, 7));
    assert_eq!(settings.log.level, "info");
}

#[test]
fn a_file_may_name_its_schema() {
    for (name, text) in [
        ("prompt-host.json", r#"{"$schema": "./schema.json", "log": {"level": "warn"}}"#),
        ("prompt-host.yaml", "$schema: ./schema.json\nlog: {level: warn}\n"),
        ("prompt-host.toml", "\"$schema\" = './schema.json'\nlog.level = 'warn'\n"),
    ] {
        assert_eq!(World::new().file(&format!("repo/{name}"), text).loaded().settings.log.level, "warn");
    }
}

#[test]
fn aliases_are_followed() {
    let world =
        World::new().file("repo/prompt-host.yaml", "plugins:\n  tidy: &quiet\n    enabled: false\n  tone: *quiet\n");
    let loaded = world.loaded();
    assert!(!loaded.settings.plugins["tone"].enabled);
    assert_eq!(origin(&loaded, "plugins.tone"), "prompt-host.yaml:4:9");
}

#[test]
fn byte_order_marks_and_windows_line_ends_do_not_shift_places() {
    for (name, text) in [
        ("prompt-host.yaml", "\u{FEFF}# ü\r\nlog:\r\n  # 日本\r\n  level: warn\r\n"),
        ("prompt-host.toml", "\u{FEFF}# ü\r\n[log]\r\n# 日本\r\nlevel='x'\r\n".replace("'x'", " \"warn\"").as_str()),
    ] {
        let loaded = World::new().file(&format!("repo/{name}"), text).loaded();
        assert_eq!(loaded.settings.log.level, "warn");
        let column = if name.ends_with("yaml") { 10 } else { 8 };
        assert_eq!(origin(&loaded, "log.level"), format!("{name}:4:{column}"));
    }
    let json = "\u{FEFF}{\r\n  \"日本\": 1,\r\n  \"log\": {\"level\": \"warn\"}\r\n}";
    let problems = World::new().file("repo/prompt-host.json", json).problems();
    assert!(problems.starts_with("prompt-host.json:2:4: "), "{problems}");
}

#[test]
fn files_that_could_appear_are_watched() {
    let world = World::new().file("repo/a/.keep", "");
    let watched = |world: &World| {
        let files = world.sources_in("repo/a").watched_files();
        files.iter().map(|file| world.anonymous(&file.display().to_string())).collect::<Vec<_>>()
    };
    let all = watched(&world);
    assert_eq!(all.len(), 14);
    for expected in [
        "HOME/config/prompt-host/config.toml",
        "HOME/repo/a/prompt-host.yml",
        "HOME/repo/prompt-host.json",
        "HOME/repo/.env",
    ] {
        assert!(all.iter().any(|file| file == expected), "{expected}");
    }
    // Once one is found, what lies above it has no say.
    assert_eq!(watched(&world.file("repo/a/prompt-host.yml", "")).len(), 10);
}

#[test]
fn every_value_is_shown_with_its_origin() {
    let world = World::new()
        .file("repo/prompt-host.yaml", "plugins:\n  tidy:\n    enabled: false\n    settings: {\"a.b\": x}\n")
        .variable("PROMPT_HOST__LOG__LEVEL", "warn")
        .flag("--set", "plugin_dirs=[/rules]")
        .flag("--set", "templates.dirs=[/prompts]");
    let shown = world.loaded().show().unwrap();
    insta::assert_snapshot!(crate::config::show::text(&shown));
    let tidy = shown.iter().find(|leaf| leaf.path.to_string() == "plugins.tidy.enabled").unwrap();
    assert_eq!(
        serde_json::to_value(tidy).unwrap(),
        serde_json::json!({
            "path": "plugins.tidy.enabled",
            "value": false,
            "layer": "project",
            "origin": "prompt-host.yaml:3:14"
        })
    );
}

#[test]
fn the_first_section_for_templates_is_read_as_it_was_written() {
    let yaml = "prompt_manager:\n  templates_dir: prompts\n  cache_size: 100\n  cache_ttl: 60\n  enable_async: true\n  enable_metrics: false\n  strict_mode: true\nprompts:\n  code_review:\n    defaults: {min_severity: medium}\n    clients:\n      acme: {min_severity: high, focus: [security]}\n";
    let world = World::new().file("repo/prompt-host.yaml", yaml);
    let loaded = world.loaded();
    let templates = &loaded.settings.templates;
    assert_eq!(templates.dirs, [world.path("repo/prompts")]);
    assert_eq!((templates.cache_bytes, templates.cache_ttl_s, templates.strict), (100 * 16 * 1024, 60, true));
    assert_eq!(origin(&loaded, "templates.strict"), "prompt-host.yaml:7:16");
    assert_eq!(loaded.settings.prompts["code_review"].defaults["min_severity"], "medium");
    let jinja = loaded.settings.policy().plugin(&"engine-jinja".parse().unwrap());
    assert_eq!(jinja.settings["undefined"], "strict");

    let both = "prompt_manager: {cache_ttl: 60, strict_mode: true}\ntemplates: {cache_ttl_s: 5}\n";
    let loaded = World::new().file("repo/prompt-host.yaml", both).loaded();
    assert_eq!((loaded.settings.templates.cache_ttl_s, loaded.settings.templates.strict), (5, true));
}

#[test]
fn mistakes_in_the_first_section_for_templates_are_shown_where_they_stand() {
    let yaml = "prompt_manager:\n  template_dir: prompts\n  cache_size: many\n  cache_ttl: 0\n  enable_async: 1\n";
    let problems = World::new().file("repo/prompt-host.yaml", yaml).problems();
    for said in [
        "prompt-host.yaml:2:3: prompt_manager.template_dir: there is no setting `template_dir` here; did you mean `templates_dir`?",
        "prompt-host.yaml:3:15: prompt_manager.cache_size: expected a number of prompts, 0 or more, found text `many`",
        "prompt-host.yaml:4:14: templates.cache_ttl_s: expected 1 to 31536000 seconds, found `0`",
        "prompt-host.yaml:5:17: prompt_manager.enable_async: expected `true` or `false`, found `1`",
    ] {
        assert!(problems.contains(said), "{said}\n{problems}");
    }
}
