//! An answer as a record keeps it.

use super::report::{Change, Improvement};
use super::{Reply, Request};
use crate::records::{
    Capture, PromptEnhancementRecord, RecordId, RecordOrigin, RecordedChange, RecordedQuestion, UtcTime,
};

/// What a record says of the request, taken before the pipeline takes the request.
#[derive(Debug, Clone, Default)]
pub struct Asker {
    session_id: Option<String>,
    client: Option<String>,
    origin: RecordOrigin,
    replies: Vec<Reply>,
}

impl Asker {
    /// Of a request.
    pub fn of(request: &Request) -> Self {
        let Request { session_id, client, origin, replies, .. } = request;
        Self { session_id: session_id.clone(), client: client.clone(), origin: *origin, replies: replies.clone() }
    }
}

impl Improvement {
    /// The record of this answer, under a new name: texts as they are, without an outcome.
    pub fn record(&self, asker: Asker) -> PromptEnhancementRecord {
        let answered = asker.replies.iter().map(|reply| (&reply.question, true));
        let open = self.questions.iter().map(|question| (question, false));
        let questions = answered.chain(open).map(|(question, answered)| RecordedQuestion {
            plugin: question.plugin.clone(),
            code: question.code.clone(),
            question: question.question.clone(),
            answered,
        });
        PromptEnhancementRecord {
            id: RecordId::new(),
            time: UtcTime::now(),
            target: self.analysis.target,
            capture: Capture::Full,
            language: self.analysis.language.clone(),
            original: self.original.to_string(),
            improved: self.improved.to_string(),
            changes: self.changes.iter().map(RecordedChange::from).collect(),
            decisions: self.decisions.clone(),
            questions: questions.collect(),
            metrics: self.metrics.clone(),
            generation: self.generation,
            model: self.model.clone(),
            template: None,
            outcome: None,
            session_id: asker.session_id,
            client: asker.client,
            origin: asker.origin,
        }
    }
}

impl From<&Change> for RecordedChange {
    fn from(change: &Change) -> Self {
        Self {
            plugin: change.plugin.clone(),
            version: change.version.clone(),
            code: change.code.clone(),
            finding: change.finding,
            applicability: change.applicability,
            probability: change.probability,
            before: change.before.clone(),
            after: change.after.clone(),
        }
    }
}
