//! Profiles: values for a kind of place, weaker than anything that somebody says.
//!
//! A profile is a layer between the defaults and the user's file. What it sets is all in
//! [`SAYS`]; `host config show` names the profile as the origin of each value.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::node::{Layer, Node, Origin, Value};
use super::overrides::{self, Override};
use super::path::SettingPath;
use super::problem::Problem;

/// What kind of place the host runs in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, clap::ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub enum Profile {
    /// Somebody's desk: more in the log, for people to read.
    Development,
    /// A service for others: a log for machines, and time for requests to end in.
    Production,
}

/// Everything that profiles set, as YAML.
pub const SAYS: &[(Profile, &str, &str)] = &[
    (Profile::Development, "log.level", "'info,prompt_host=debug'"),
    (Profile::Development, "log.format", "pretty"),
    (Profile::Production, "log.level", "info"),
    (Profile::Production, "log.format", "json"),
    // A service is stopped by a deployment that would rather wait than lose answers.
    (Profile::Production, "server.grace_ms", "20000"),
];

impl Profile {
    /// Its name in settings.
    pub fn name(self) -> &'static str {
        match self {
            Self::Development => "development",
            Self::Production => "production",
        }
    }

    fn named(name: &str) -> Option<Self> {
        [Self::Development, Self::Production].into_iter().find(|profile| profile.name() == name)
    }
}

/// `merged` with the values of the profile that it chooses beneath it. A name that is none is
/// told by whoever decodes the settings.
pub(super) fn beneath(merged: Node, problems: &mut Vec<Problem>) -> Node {
    let chosen = merged.get("profile").and_then(|node| match &node.value {
        Value::Text(name) => Profile::named(name),
        _ => None,
    });
    let Some(chosen) = chosen else { return merged };
    let origin = Origin::named(Layer::Profile, &format!("profile {}", chosen.name()));
    let said = SAYS.iter().filter(|(profile, ..)| *profile == chosen).map(|(_, path, value)| {
        Override::said(origin.clone(), SettingPath::of_keys(path.split('.')), (*value).to_owned())
    });
    let said: Vec<Override> = said.collect();
    merged.over(overrides::tree(&said, problems))
}
