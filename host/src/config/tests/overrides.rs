//! `overrides`: what an entry says, where its paths start, and what is wrong with one.

use std::path::Path;

use super::{World, origin};
use crate::config::show;
use crate::plugin::{Applicability, RuleSetting, Target};

const ENTRIES: &str = "\
overrides:
  - paths: [prompts/**, '*.prompt']
    rules:
      tone: off
      tone/shouting: flag
    apply: suggested
  - clients: ['cursor*']
    target: gpt
";

#[test]
fn an_entry_says_where_it_holds_and_what() {
    let loaded = World::new().file("repo/prompt-host.yaml", ENTRIES).loaded();
    let [files, cursor] = &loaded.settings.policy().overrides[..] else { panic!("there are two") };
    assert_eq!(files.rule(&"tone".parse().unwrap(), "shouting"), Some(RuleSetting::Flag));
    assert_eq!(files.rule(&"tone".parse().unwrap(), "politeness"), Some(RuleSetting::Off));
    assert_eq!((files.apply, files.target), (Some(Applicability::Suggested), None));
    assert_eq!((cursor.apply, cursor.target), (None, Some(Target::Gpt)));
    assert!(cursor.holds_for(None, Some("cursor-vscode")));
}

#[test]
fn paths_start_at_the_folder_of_the_file() {
    let world = World::new().file("repo/prompt-host.yaml", ENTRIES).file("repo/deep/.keep", "");
    let settings = world.sources_in("repo/deep").load().unwrap().settings;
    let holds = |path: &Path| settings.overrides[0].holds_for(Some(path), None);
    assert!(holds(&world.path("repo/prompts/a/b.md")));
    assert!(!holds(&world.path("repo/deep/prompts/a.md")));
    assert!(holds(&world.path("repo/deep/a.prompt")) && holds(&world.path("elsewhere/a.prompt")));

    let entry = "overrides: [{paths: [~/prompts/*, notes/*]}]\n";
    let world = World::new().file("config/prompt-host/config.yaml", entry);
    let settings = world.loaded().settings;
    let holds = |path: &str| settings.overrides[0].holds_for(Some(&world.path(path)), None);
    assert!(holds("prompts/a") && holds("config/prompt-host/notes/a"));
    assert!(!holds("repo/prompts/a") && !holds("repo/notes/a"));
}

#[test]
fn a_stronger_layer_replaces_all_entries() {
    let world = World::new()
        .file("config/prompt-host/config.yaml", "overrides: [{target: claude}, {target: gpt}]\n")
        .variable("PROMPT_HOST__OVERRIDES", "[{paths: ['*.md'], apply: suggested}]");
    let loaded = world.loaded();
    assert_eq!(loaded.settings.overrides.len(), 1);
    assert!(loaded.settings.overrides[0].holds_for(Some(&world.path("repo/a.md")), None));
    assert_eq!(origin(&loaded, "overrides"), "PROMPT_HOST__OVERRIDES");
}

#[test]
fn every_value_of_an_entry_is_shown_with_its_origin() {
    let shown = World::new().file("repo/prompt-host.yaml", ENTRIES).loaded().show().unwrap();
    let of_overrides: Vec<_> =
        shown.into_iter().filter(|leaf| leaf.path.to_string().starts_with("overrides")).collect();
    insta::assert_snapshot!(show::text(&of_overrides));
}

#[test]
fn what_is_wrong_with_an_entry_is_told_with_its_place() {
    let entries = "\
overrides:
  - path: x
    paths: ['docs/[a', '../up']
  - clients: ['{a', '']
    rules: {Tone: off, tone/: on, tone/shouting: flaged, tidy: 3}
  - targets: [claud]
    apply: true
  - targets: [gpt]
    target: claude
  - 5
";
    insta::assert_snapshot!(World::new().file("repo/prompt-host.yaml", entries).problems());
}
