//! The checks of a serving host, one file for each kind of thing.

mod content;
mod keeping;
mod machine;

use std::path::PathBuf;
use std::sync::Arc;

use super::{Check, Phase};
use crate::records::{Recorder, Sessions};
use crate::reload::{Plugins, Templates};
use crate::train::Models;

/// What the checks look at.
#[derive(Debug, Clone)]
pub struct Parts {
    /// Where the host is in its life.
    pub phase: Phase,
    /// Its plugins.
    pub plugins: Plugins,
    /// Its templates.
    pub templates: Templates,
    /// What keeps records; none where it could not be started.
    pub recorder: Option<Recorder>,
    /// What is remembered of conversations; none where nothing is.
    pub sessions: Option<Sessions>,
    /// The models.
    pub models: Models,
    /// Folders that are written to.
    pub folders: Vec<PathBuf>,
    /// Whether changes of files should be noticed, and natively.
    pub watches: Option<WatchesNatively>,
}

/// Whether native events are wanted, or polling will do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WatchesNatively(pub bool);

/// One for each part; whoever has more to look at adds to them.
pub fn checks(parts: Parts) -> Vec<Arc<dyn Check>> {
    let Parts { phase, plugins, templates, recorder, sessions, models, folders, watches } = parts;
    vec![
        Arc::new(content::ProtocolCheck(phase)),
        Arc::new(content::PluginCheck::new(plugins.clone())),
        Arc::new(content::TemplateCheck(templates)),
        Arc::new(keeping::StoreCheck { recorder: recorder.clone(), sessions }),
        Arc::new(keeping::QueueCheck::new(recorder)),
        Arc::new(content::ModelCheck(models)),
        Arc::new(machine::DiskCheck(folders)),
        Arc::new(machine::MemoryCheck),
        Arc::new(machine::FileCheck),
        Arc::new(machine::WatchCheck { plugins, watches }),
    ]
}
