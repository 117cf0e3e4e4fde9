//! Asking the person, while a call of `improve_prompt` with `ask: true` waits for it.
//!
//! ```text
//! 2026-07-28   call ─▶ input_required: one form, and what was asked, sealed
//!              the same call again, with the form and the seal ─▶ the improvement
//! before       call ─▶ elicitation/create: the form ─▶ the improvement
//! ```
//!
//! Nothing depends on it: a client that cannot ask, a person who declines, a form that does
//! not come back in time or comes back broken leave the questions in the answer.

use std::collections::BTreeMap;
use std::time::Duration;

use rmcp::model::{
    CallToolRequestParams, ElicitRequest, ElicitRequestParams, ElicitResult, ElicitationAction, ElicitationSchema,
    InputRequest, InputRequiredResult, JsonObject, ProtocolVersion, RequestStateCodec, SealOptions,
};
use rmcp::service::{RequestContext, RoleServer};
use serde_json::{Value, json};

use crate::improve::Reply;
use crate::improve::report::Question;

/// The name of the form among a call's inputs.
const FORM: &str = "questions";
/// How long a sealed form may be answered.
const SEAL_TTL: Duration = Duration::from_secs(3_600);
/// Bytes of one answer.
const MAX_ANSWER_BYTES: usize = 4 << 10;

/// How a client can be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    /// The answer to the call is the form.
    RoundTrip,
    /// The server sends a request of its own while the call waits.
    Request,
    /// Not at all.
    None,
}

impl Way {
    /// How the client of this request can be asked.
    pub(crate) fn of(context: &RequestContext<RoleServer>) -> Self {
        let elicitation = context.client_capabilities().and_then(|capabilities| capabilities.elicitation);
        // A client that names no kind of form takes forms.
        let takes_forms = elicitation.is_some_and(|can| can.form.is_some() || can.url.is_none());
        let is_stateless = context.protocol_version().is_some_and(|version| version >= ProtocolVersion::V_2026_07_28);
        match (takes_forms, is_stateless) {
            (false, _) => Self::None,
            (true, true) => Self::RoundTrip,
            (true, false) => Self::Request,
        }
    }
}

/// Seals what was asked, so that answers cannot be given to other questions.
#[derive(Debug)]
pub(crate) struct Seal(RequestStateCodec);

impl Seal {
    /// With a key of this process alone: after a restart the person is asked again.
    ///
    /// # Errors
    /// When the system gives no random bytes.
    pub(crate) fn new() -> std::io::Result<Self> {
        let mut key = [0; 32];
        std::io::Read::read_exact(&mut std::fs::File::open("/dev/urandom")?, &mut key)?;
        RequestStateCodec::try_new(key).map(Self).map_err(std::io::Error::other)
    }

    /// The answer to a call that needs the person first; none when nothing can be asked.
    pub(crate) fn form(&self, questions: &[Question], arguments: &JsonObject) -> Option<InputRequiredResult> {
        let payload = serde_json::to_vec(questions).ok()?;
        let state = self.0.seal_with(&payload, &SealOptions::new().associated_data(&digest(arguments)).ttl(SEAL_TTL));
        let request = InputRequest::Elicitation(ElicitRequest::new(parameters(questions)?));
        let requests = BTreeMap::from([(FORM.to_owned(), request)]);
        Some(InputRequiredResult::new(Some(requests), Some(state)))
    }

    /// What the person answered, when `call` is the second round of one that asked. None for
    /// a first round, and for a seal that is not ours, too old, or of another call.
    pub(crate) fn replies(&self, call: &CallToolRequestParams) -> Option<Vec<Reply>> {
        let state = call.request_state.as_deref()?;
        let arguments = call.arguments.clone().unwrap_or_default();
        let payload = self.0.open_with(state, &digest(&arguments)).ok()?;
        let questions: Vec<Question> = serde_json::from_slice(&payload).ok()?;
        let form = call.input_responses.as_ref().and_then(|responses| responses.get(FORM)).cloned();
        let result: Option<ElicitResult> = form.and_then(|form| serde_json::from_value(form).ok());
        Some(result.map(|result| replies(questions, &result)).unwrap_or_default())
    }
}

/// Asks a client that waits for requests, at most `patience`.
pub(crate) async fn request(
    context: &RequestContext<RoleServer>,
    questions: Vec<Question>,
    patience: Duration,
) -> Vec<Reply> {
    let Some(parameters) = parameters(&questions) else { return Vec::new() };
    match context.peer.create_elicitation_with_timeout(parameters, Some(patience)).await {
        Ok(result) => replies(questions, &result),
        Err(error) => {
            tracing::debug!(%error, "the client did not ask the person");
            Vec::new()
        }
    }
}

/// One form with a field for each question; none of them has to be filled in.
fn parameters(questions: &[Question]) -> Option<ElicitRequestParams> {
    let properties: serde_json::Map<String, Value> =
        questions.iter().enumerate().map(|(index, question)| (field(index), property(question))).collect();
    let Value::Object(schema) = json!({ "type": "object", "properties": properties }) else { return None };
    let requested_schema = ElicitationSchema::from_json_schema(schema).ok()?;
    let message = questions.iter().map(|question| question.question.as_str()).collect::<Vec<_>>().join("\n");
    Some(ElicitRequestParams::FormElicitationParams { meta: None, message, requested_schema })
}

fn property(question: &Question) -> Value {
    let title =
        question.lead.as_deref().map_or(question.question.as_str(), |lead| lead.trim_end_matches([':', '：', ' ']));
    match question.choices.is_empty() {
        true => {
            json!({ "type": "string", "title": title, "description": question.question, "maxLength": MAX_ANSWER_BYTES / 4 })
        }
        false => {
            json!({ "type": "string", "title": title, "description": question.question, "enum": question.choices })
        }
    }
}

fn field(index: usize) -> String {
    format!("answer_{}", index + 1)
}

fn replies(questions: Vec<Question>, result: &ElicitResult) -> Vec<Reply> {
    if result.action != ElicitationAction::Accept {
        return Vec::new();
    }
    let content = result.content.as_ref();
    let answer = |index: usize| {
        let text = content.and_then(|content| content.get(field(index))).and_then(Value::as_str)?;
        (text.len() <= MAX_ANSWER_BYTES && !text.trim().is_empty()).then(|| text.to_owned())
    };
    let answered = questions.into_iter().enumerate();
    answered.filter_map(|(index, question)| Some(Reply { question, answer: answer(index)? })).collect()
}

/// Of the call, so that a seal fits no other.
fn digest(arguments: &JsonObject) -> [u8; 32] {
    let bytes = serde_json::to_vec(arguments).unwrap_or_default();
    *blake3::hash(&bytes).as_bytes()
}
