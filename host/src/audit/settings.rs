//! Whether there is an audit trail, and where.

use std::path::PathBuf;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What operators did and what the host did about it, in a file that shows when somebody changed it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct AuditSettings {
    /// Whether it is written. Default: by hosts that are reached over HTTP or a Unix socket, which
    /// others may share, and not by those that one client starts for itself.
    pub enabled: Option<bool>,
    /// The file. All hosts and commands that name the same one share it. Default:
    /// `prompt-host/audit.jsonl` in the user's data folder.
    pub file: Option<PathBuf>,
    /// The most that a file may have before a new one is begun, bytes; 0 for any size. The chain
    /// goes on into the next.
    pub max_bytes: u64,
    /// Files that are kept beside the one that is written; 0 keeps all.
    pub keep_files: u32,
}

impl Default for AuditSettings {
    fn default() -> Self {
        Self { enabled: None, file: None, max_bytes: 16 << 20, keep_files: 0 }
    }
}
