//! What the global flags mean: where settings come from, and what they say.

use anyhow::Context as _;

use super::GlobalArguments;
use crate::config::{Environment, Loaded, Override, SettingPath, Sources};

impl GlobalArguments {
    /// Where settings come from.
    pub(super) fn sources(&self) -> anyhow::Result<Sources> {
        let environment = Environment::of_process().context("failed to find the working folder")?;
        let mut overrides = Vec::new();
        for text in &self.overrides {
            overrides.push(
                Override::assignment("--set", text)
                    .with_context(|| format!("failed to read `--set {text}`: write `--set SETTING=VALUE`"))?,
            );
        }
        if !self.plugin_dirs.is_empty() {
            let folders = self.plugin_dirs.iter().map(|folder| folder.display().to_string()).collect();
            overrides.push(Override::list("--plugin-dir", SettingPath::of_keys(["plugin_dirs"]), folders));
        }
        if let Some(profile) = self.profile {
            overrides.push(Override::text("--profile", SettingPath::of_keys(["profile"]), profile.name()));
        }
        if self.locked {
            overrides.push(Override::assignment("--locked", "locked=true")?);
        }
        if let Some(filter) = &self.log {
            overrides.push(Override::text("--log", SettingPath::of_keys(["log", "level"]), filter));
        }
        Ok(Sources::discover(environment, overrides, self.config.clone()))
    }

    /// The settings.
    pub(super) fn load(&self) -> anyhow::Result<Loaded> {
        Ok(self.sources()?.load()?)
    }
}
