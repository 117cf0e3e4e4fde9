//! How sessions are shown: the same rows for MCP, the control socket and the terminal.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::records::StoreError;
use crate::records::sessions::{SessionKey, SessionRow, Sessions, Whose};

/// Sessions that a list shows at most.
const LONGEST_LIST: usize = 1_000;

/// Sessions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SessionList {
    /// Those used last first.
    pub sessions: Vec<SessionRow>,
    /// Whether there are more than these.
    pub more: bool,
}

/// What became of a session that was to end.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SessionEnded {
    /// Which one.
    #[serde(flatten)]
    pub key: SessionKey,
    /// Whether there was one.
    pub ended: bool,
}

impl SessionList {
    /// The sessions meant.
    ///
    /// # Errors
    /// When their store cannot be asked.
    pub async fn of(sessions: &Sessions, whose: Whose<'_>) -> Result<Self, StoreError> {
        let mut rows = sessions.list(whose, LONGEST_LIST + 1).await?;
        let more = rows.len() > LONGEST_LIST;
        rows.truncate(LONGEST_LIST);
        Ok(Self { sessions: rows, more })
    }
}
