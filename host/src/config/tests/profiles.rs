//! Profiles: beneath everything that somebody says, and named as what they are.

use super::{World, origin};
use crate::config::profile::SAYS;
use crate::config::{Layer, Profile, Settings};
use crate::logging::LogFormat;

#[test]
fn a_profile_sets_what_nobody_says() {
    let world = World::new().flag("--profile", "profile=production");
    let loaded = world.loaded();
    assert_eq!(loaded.settings.profile, Some(Profile::Production));
    assert_eq!((loaded.settings.log.format, loaded.settings.server.grace_ms), (LogFormat::Json, 20_000));
    assert_eq!(origin(&loaded, "log.format"), "profile production");
    assert_eq!(loaded.origin(&"log.format".parse().unwrap()).layer, Layer::Profile);
    let shown = loaded.show().unwrap();
    let origins: Vec<&str> =
        shown.iter().filter(|leaf| leaf.layer == Layer::Profile).map(|leaf| leaf.origin.as_str()).collect();
    let count = SAYS.iter().filter(|(profile, ..)| *profile == Profile::Production).count();
    assert_eq!(origins, vec!["profile production"; count], "each value is listed where the profile is");
}

#[test]
fn whatever_somebody_says_goes_before() {
    let world = World::new()
        .file("config/prompt-host/config.yaml", "profile: production\nlog: {format: pretty}\n")
        .file("repo/prompt-host.yaml", "server: {grace_ms: 7}\n");
    let loaded = world.loaded();
    assert_eq!((loaded.settings.log.format, loaded.settings.server.grace_ms), (LogFormat::Pretty, 7));
    let world = world.variable("PROMPT_HOST__PROFILE", "development");
    let loaded = world.loaded();
    assert_eq!(loaded.settings.log.level, "info,prompt_host=debug");
    assert_eq!(origin(&loaded, "log.level"), "profile development");
    // A null brings the default back.
    let world = World::new().file("repo/prompt-host.yaml", "profile: production\nserver: {grace_ms: null}\n");
    assert_eq!(world.loaded().settings.server.grace_ms, Settings::default().server.grace_ms);
}

#[test]
fn a_profile_that_is_none_is_told() {
    let problems = World::new().variable("PROMPT_HOST__PROFILE", "prodction").problems();
    assert!(problems.contains("`development`, `production`") && problems.contains("did you mean"), "{problems}");
}

#[test]
fn everything_that_profiles_say_is_documented() {
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/configuration.md")).unwrap();
    for (profile, path, value) in SAYS {
        let row = format!("| `{}` | `{path}` | `{}` |", profile.name(), value.trim_matches('\''));
        assert!(page.contains(&row), "{row}");
    }
}
