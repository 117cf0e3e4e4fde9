//! What an operator sees and steers while the host runs, through any of its doors.
//!
//! [`Administration`] is what the host can tell and do. [`routes`] offer it over HTTP to callers
//! with the scope `admin`, [`tools`](crate::server::tools::admin) to MCP clients with the same,
//! and the control socket to the user whose host it is. All of them answer the same views.
//!
//! What holds: a reload changes everything that was asked for or nothing; no answer has a secret;
//! and each call is published as an event.

pub mod routes;
mod settings;
mod view;

use std::fmt;

use async_trait::async_trait;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use settings::AdminSettings;
pub use view::{
    ConfigList, ConfigRow, DebugInfo, Door, Feature, HostStatus, ProtocolStatus, RateLimits, ReloadOutcome, RequestList,
};

use crate::events::Subject;
use crate::health::{Health, Phase};
use crate::telemetry::Telemetry;

/// What may be read again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum What {
    /// Plugins, templates, settings and the model, together.
    #[default]
    All,
    /// Plugins.
    Plugins,
    /// Templates.
    Templates,
    /// Settings.
    Config,
    /// The local model.
    Model,
}

impl What {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::All, Self::Plugins, Self::Templates, Self::Config, Self::Model];

    /// Its name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Plugins => "plugins",
            Self::Templates => "templates",
            Self::Config => "config",
            Self::Model => "model",
        }
    }

    /// What is called `name`.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|what| what.as_str() == name)
    }

    /// Whether `subject` is read again.
    pub fn covers(self, subject: Subject) -> bool {
        match self {
            Self::All => true,
            Self::Plugins => subject == Subject::Plugins,
            Self::Templates => subject == Subject::Templates,
            Self::Config => subject == Subject::Config,
            Self::Model => subject == Subject::Model,
        }
    }
}

impl fmt::Display for What {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Why something cannot be told or done.
#[derive(Debug, thiserror::Error)]
pub enum AdminError {
    /// This host does not offer it.
    #[error("this host does not offer {0}")]
    NotOffered(&'static str),
    /// What was given is no good.
    #[error("{0}")]
    Bad(String),
    /// A fault of the host.
    #[error("failed by a fault of the host: {0}")]
    Fault(String),
}

/// What the host tells its operator, and does for them.
#[async_trait]
pub trait Administration: Send + Sync + fmt::Debug {
    /// How its parts are.
    fn health(&self) -> &Health;

    /// Where it is in its life.
    fn phase(&self) -> &Phase;

    /// What is measured.
    fn telemetry(&self) -> &Telemetry;

    /// What it is, what it serves and to whom.
    async fn status(&self) -> HostStatus;

    /// Every setting with its origin, without secrets.
    ///
    /// # Errors
    /// When a setting cannot be written as JSON.
    fn config(&self) -> Result<ConfigList, AdminError>;

    /// Reads what is named again and lets all of it serve, or nothing.
    async fn reload(&self, what: What) -> ReloadOutcome;

    /// The rates that hold, how many requests they let through and sent away, and how busy the host is.
    ///
    /// # Errors
    /// When a setting cannot be written as JSON.
    fn rate_limits(&self) -> Result<RateLimits, AdminError>;

    /// What is logged now, as a filter.
    ///
    /// # Errors
    /// When nothing is logged.
    fn log_level(&self) -> Result<String, AdminError>;

    /// Logs something else from now on.
    ///
    /// # Errors
    /// When `level` is no filter, or nothing is logged.
    fn set_log_level(&self, level: &str) -> Result<(), AdminError>;

    /// What helps to find a fault of the host; none unless it is run for development.
    fn debug_info(&self) -> Option<DebugInfo>;

    /// Lets those know who follow what operators do.
    fn administered(&self, caller: &str, action: String, done: bool);
}
