//! Where on this machine the parts of a backup are.

use std::path::PathBuf;

use super::Part;

/// Files and folders. What is not there is not backed up.
#[derive(Debug, Clone, Default)]
pub struct Places {
    /// Files of settings, with what the archive calls them, as `user.yaml`.
    pub settings: Vec<(String, PathBuf)>,
    /// Folders of templates.
    pub templates: Vec<PathBuf>,
    /// The folder of earlier versions.
    pub history: Option<PathBuf>,
    /// Folders of plugins.
    pub plugins: Vec<PathBuf>,
    /// Files that say what plugins were granted and the like, with what the archive calls them.
    pub plugin_state: Vec<(String, PathBuf)>,
    /// The file of what plugins keep.
    pub storage: Option<PathBuf>,
    /// The folder of models.
    pub models: Option<PathBuf>,
    /// The folder of what waits for the store.
    pub journal: Option<PathBuf>,
}

impl Places {
    /// These places for some of the parts.
    pub fn only(self, parts: &[Part]) -> Self {
        let wants = |part| parts.contains(&part);
        Self {
            settings: if wants(Part::Config) { self.settings } else { Vec::new() },
            templates: if wants(Part::Templates) { self.templates } else { Vec::new() },
            history: self.history.filter(|_| wants(Part::Templates)),
            plugins: if wants(Part::Plugins) { self.plugins } else { Vec::new() },
            plugin_state: if wants(Part::Plugins) { self.plugin_state } else { Vec::new() },
            storage: self.storage.filter(|_| wants(Part::Storage)),
            models: self.models.filter(|_| wants(Part::Models)),
            journal: self.journal.filter(|_| wants(Part::Journal)),
        }
    }
}
