//! What a process was started with, as far as settings depend on it.

use std::ffi::OsString;
use std::io;
use std::path::PathBuf;

use etcetera::BaseStrategy as _;

/// Variables and folders. A test makes its own.
#[derive(Debug, Clone, Default)]
pub struct Environment {
    /// All variables.
    pub variables: Vec<(OsString, OsString)>,
    /// Where relative paths of flags and variables start; absolute.
    pub working_dir: PathBuf,
    /// What `~/` stands for.
    pub home: Option<PathBuf>,
    /// The user's folder for configuration, as of `$XDG_CONFIG_HOME`.
    pub config_dir: Option<PathBuf>,
    /// The user's folder for data, as of `$XDG_DATA_HOME`.
    pub data_dir: Option<PathBuf>,
}

impl Environment {
    /// This process's.
    ///
    /// Without a home folder (some services) there is no user file and no default plugin
    /// folder; that is no error.
    ///
    /// # Errors
    /// When the working folder cannot be told, for example because it was removed.
    pub fn of_process() -> io::Result<Self> {
        let strategy = etcetera::choose_base_strategy().ok();
        Ok(Self {
            variables: std::env::vars_os().collect(),
            working_dir: std::env::current_dir()?,
            home: strategy.as_ref().map(|strategy| strategy.home_dir().to_path_buf()),
            config_dir: strategy.as_ref().map(etcetera::BaseStrategy::config_dir),
            data_dir: strategy.as_ref().map(etcetera::BaseStrategy::data_dir),
        })
    }

    /// The plugin folder that serves when no setting names one.
    pub fn default_plugin_dir(&self) -> Option<PathBuf> {
        self.data_dir.as_ref().map(|dir| dir.join("prompt-host").join("plugins"))
    }

    /// The template folder that serves when no setting names one.
    pub fn default_template_dir(&self) -> Option<PathBuf> {
        self.data_dir.as_ref().map(|dir| dir.join("prompt-host").join("templates"))
    }
}
