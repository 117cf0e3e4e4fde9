//! What operators are told.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What operators are told.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct AdminSettings {
    /// Whether `/debug-info` says what helps to find a fault of the host; `host serve --dev` says
    /// the same. Without it there is no such page.
    pub debug_info: bool,
}
