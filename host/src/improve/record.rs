//! An answer as a record keeps it.

use super::report::{Change, Improvement};
use super::{Reply, Request};
use crate::plugin::Target;
use crate::prompt::{Document, metrics};
use crate::records::{
    Capture, PromptEnhancementRecord, RecordId, RecordOrigin, RecordedChange, RecordedQuestion, TemplateUse, UtcTime,
};

/// What a record says of the request, taken before the pipeline takes the request.
#[derive(Debug, Clone, Default)]
pub struct Asker {
    /// The conversation.
    pub session_id: Option<String>,
    /// The name of the MCP client.
    pub client: Option<String>,
    /// Whether the caller minds nothing of it being kept.
    pub keeps: bool,
    origin: RecordOrigin,
    replies: Vec<Reply>,
    template: Option<TemplateUse>,
}

impl Asker {
    /// Of a request.
    pub fn of(request: &Request) -> Self {
        let Request { session_id, client, origin, replies, template, unrecorded, .. } = request;
        Self {
            keeps: !unrecorded,
            session_id: session_id.clone(),
            client: client.clone(),
            origin: *origin,
            replies: replies.clone(),
            template: template.clone(),
        }
    }

    /// The record of a prompt that went out as it was, under a new name.
    pub fn unimproved(self, text: String, generation: u64) -> PromptEnhancementRecord {
        let document = Document::analyse(text.as_str());
        PromptEnhancementRecord {
            id: RecordId::new(),
            time: UtcTime::now(),
            target: Target::Unknown,
            capture: Capture::Full,
            language: document.language.map(str::to_owned),
            original: text.clone(),
            improved: text,
            changes: Vec::new(),
            decisions: Vec::new(),
            questions: Vec::new(),
            metrics: metrics::compare(&document, &document, 0.0, 0.0, 0, 0.0),
            generation,
            model: None,
            outcome: None,
            session_id: self.session_id,
            client: self.client,
            origin: self.origin,
            template: self.template,
        }
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
            template: asker.template,
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
