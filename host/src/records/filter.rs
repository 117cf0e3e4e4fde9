//! Which records are meant.

use serde::{Deserialize, Serialize};

use super::{PromptEnhancementRecord, RecordOrigin, UtcTime, Verdict};

/// Which outcome a record has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub enum OutcomeFilter {
    /// Accepted.
    Accepted,
    /// Rejected.
    Rejected,
    /// Edited.
    Edited,
    /// Any of these.
    Any,
    /// None yet.
    None,
}

/// Records that meet all of it; the default is met by every record.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Filter {
    /// Made at this time or later.
    pub since: Option<UtcTime>,
    /// Made before this time.
    pub until: Option<UtcTime>,
    /// Of this origin.
    pub origin: Option<RecordOrigin>,
    /// From this client.
    pub client: Option<String>,
    /// With this outcome.
    pub outcome: Option<OutcomeFilter>,
    /// Of this session.
    pub session_id: Option<String>,
    /// Rendered from this template.
    pub template: Option<String>,
}

impl OutcomeFilter {
    /// Whether an outcome, or its absence, is the one meant.
    pub fn fits(self, verdict: Option<Verdict>) -> bool {
        match self {
            Self::Accepted => verdict == Some(Verdict::Accepted),
            Self::Rejected => verdict == Some(Verdict::Rejected),
            Self::Edited => verdict == Some(Verdict::Edited),
            Self::Any => verdict.is_some(),
            Self::None => verdict.is_none(),
        }
    }
}

impl Filter {
    /// Whether `record` meets it.
    pub fn fits(&self, record: &PromptEnhancementRecord) -> bool {
        let verdict = record.outcome.as_ref().map(|outcome| outcome.verdict);
        let template = record.template.as_ref().map(|template| template.name.as_str());
        self.since.is_none_or(|since| record.time >= since)
            && self.until.is_none_or(|until| record.time < until)
            && self.origin.is_none_or(|origin| record.origin == origin)
            && self.client.as_ref().is_none_or(|client| record.client.as_ref() == Some(client))
            && self.outcome.is_none_or(|outcome| outcome.fits(verdict))
            && self.session_id.as_ref().is_none_or(|session| record.session_id.as_ref() == Some(session))
            && self.template.as_deref().is_none_or(|name| template == Some(name))
    }
}
