//! The parts that a backup has, and that can be put back alone.

use std::fmt;

use serde::{Deserialize, Serialize};

/// One part of what a host keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// Files of settings.
    Config,
    /// Templates, their versions and labels.
    Templates,
    /// Plugin files, what they were granted, where they came from and which are pinned.
    Plugins,
    /// What plugins keep between calls.
    Storage,
    /// Local models, and which of them serves.
    Models,
    /// What was improved, and what came of it.
    Records,
    /// What waits for the store, and the key that digests are made with.
    Journal,
}

impl Part {
    /// All of them, settings first: they say where the others go.
    pub const ALL: [Self; 7] =
        [Self::Config, Self::Templates, Self::Plugins, Self::Storage, Self::Models, Self::Records, Self::Journal];

    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Config => "config",
            Self::Templates => "templates",
            Self::Plugins => "plugins",
            Self::Storage => "storage",
            Self::Models => "models",
            Self::Records => "records",
            Self::Journal => "journal",
        }
    }

    /// The part that an archived file belongs to; none for what describes the archive.
    pub fn of(name: &str) -> Option<Self> {
        let (folder, _) = name.split_once('/')?;
        Some(match folder {
            "settings" => Self::Config,
            "templates" | "history" => Self::Templates,
            "plugins" | "plugin-state" => Self::Plugins,
            "storage" => Self::Storage,
            "models" => Self::Models,
            "records" => Self::Records,
            "journal" => Self::Journal,
            _ => return None,
        })
    }

    /// What in it nobody else should read; none where that is nothing.
    pub fn secrets(self) -> Option<&'static str> {
        match self {
            Self::Config => Some("settings, with the passwords and addresses that stand in them"),
            Self::Templates | Self::Plugins => None,
            Self::Storage => Some("what plugins keep, which may come from prompts"),
            Self::Models => Some("models, which were learned from prompts"),
            Self::Records => Some("prompts, as `records.capture` keeps them"),
            Self::Journal => Some("prompts that wait for the store, and the key of their digests"),
        }
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
