//! Records for tests.

use super::{Capture, Outcome, PromptEnhancementRecord, RecordId, RecordOrigin, RecordedChange, UtcTime, Verdict};
use crate::plugin::{Applicability, Target};
use crate::prompt::metrics::Metrics;

/// A record of a person's prompt, without changes.
pub(crate) fn record(original: &str, improved: &str) -> PromptEnhancementRecord {
    PromptEnhancementRecord {
        id: RecordId::new(),
        time: UtcTime::now(),
        session_id: None,
        client: None,
        target: Target::Unknown,
        origin: RecordOrigin::User,
        capture: Capture::Full,
        language: Some("en".to_owned()),
        original: original.to_owned(),
        improved: improved.to_owned(),
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

/// A record that nobody waits for.
pub(in crate::records) fn synthetic() -> PromptEnhancementRecord {
    PromptEnhancementRecord { origin: RecordOrigin::Synthetic, ..record("a", "b") }
}

/// One change of the finding of that number.
pub(in crate::records) fn change(finding: usize, before: &str, after: &str) -> RecordedChange {
    RecordedChange {
        plugin: "tidy".parse().unwrap(),
        version: "0.1.0".to_owned(),
        code: format!("rule-{finding}"),
        finding,
        applicability: Applicability::Safe,
        probability: None,
        before: before.to_owned(),
        after: after.to_owned(),
    }
}

/// The outcome of somebody who used the prompt as it was.
pub(in crate::records) fn accepted() -> Outcome {
    Outcome {
        verdict: Verdict::Accepted,
        time: UtcTime::now(),
        final_text: None,
        rating: None,
        comment: None,
        credit: Vec::new(),
    }
}
