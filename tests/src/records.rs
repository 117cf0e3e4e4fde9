//! Records to measure and to kill hosts with.

use prompt_host::plugin::Target;
use prompt_host::prompt::metrics::Metrics;
use prompt_host::records::{Capture, PromptEnhancementRecord, RecordId, RecordOrigin, UtcTime};

/// A record of this moment with these texts.
pub fn record(original: String, improved: String) -> PromptEnhancementRecord {
    PromptEnhancementRecord {
        id: RecordId::new(),
        time: UtcTime::now(),
        session_id: None,
        client: None,
        target: Target::Unknown,
        origin: RecordOrigin::User,
        capture: Capture::Full,
        language: None,
        original,
        improved,
        changes: Vec::new(),
        decisions: Vec::new(),
        questions: Vec::new(),
        metrics: Metrics::default(),
        generation: 1,
        model: None,
        template: None,
        outcome: None,
    }
}
