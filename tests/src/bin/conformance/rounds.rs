//! Tools and a prompt that need more than one round since 2026-07-28.

use rmcp::model::{
    CallToolRequestParams, CallToolResponse, ErrorData, GetPromptRequestParams, InputRequests, InputRequiredResult,
    InputResponses, RequestStateCodec, SealOptions,
};
use rmcp::service::{RequestContext, RoleServer};
use serde_json::{Value, json};

use crate::fixture::{built, declared, text};

/// The tools.
pub(crate) const TOOLS: [&str; 8] = [
    "test_input_required_result_elicitation",
    "test_input_required_result_sampling",
    "test_input_required_result_list_roots",
    "test_input_required_result_request_state",
    "test_input_required_result_multiple_inputs",
    "test_input_required_result_multi_round",
    "test_input_required_result_tampered_state",
    "test_input_required_result_capabilities",
];
/// The prompt.
pub(crate) const PROMPT: &str = "test_input_required_result_prompt";

/// Seals what a round leaves to the next.
pub(crate) struct Rounds(RequestStateCodec);

impl std::fmt::Debug for Rounds {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Rounds")
    }
}

fn form(message: &str, field: &str, kind: &str) -> Value {
    let schema = json!({ "type": "object", "properties": { field: { "type": kind } }, "required": [field] });
    json!({ "method": "elicitation/create", "params": { "message": message, "requestedSchema": schema } })
}

fn sampling(prompt: &str) -> Value {
    let message = json!({ "role": "user", "content": { "type": "text", "text": prompt } });
    json!({ "method": "sampling/createMessage", "params": { "messages": [message], "maxTokens": 100 } })
}

fn roots() -> Value {
    json!({ "method": "roots/list", "params": {} })
}

/// What a tool asks in its first round, by key.
fn first(tool: &str, context: &RequestContext<RoleServer>) -> Value {
    match tool {
        "test_input_required_result_sampling" => {
            json!({ "capital_question": sampling("What is the capital of France?") })
        }
        "test_input_required_result_list_roots" => json!({ "client_roots": roots() }),
        "test_input_required_result_request_state" | "test_input_required_result_tampered_state" => {
            json!({ "confirm": form("Please confirm", "ok", "boolean") })
        }
        "test_input_required_result_multiple_inputs" => json!({
            "user_name": form("What is your name?", "name", "string"),
            "greeting": sampling("Generate a greeting"),
            "client_roots": roots(),
        }),
        "test_input_required_result_multi_round" => {
            json!({ "step1": form("Step 1: What is your name?", "name", "string") })
        }
        "test_input_required_result_capabilities" => {
            let declared = declared(context);
            let mut asked = serde_json::Map::new();
            if declared.contains_key("sampling") {
                asked.insert("sampling".to_owned(), sampling("Say hello"));
            }
            if declared.contains_key("elicitation") {
                asked.insert("elicitation".to_owned(), form("What is your name?", "name", "string"));
            }
            Value::Object(asked)
        }
        _ => json!({ "user_name": form("What is your name?", "name", "string") }),
    }
}

/// Whether every question has an answer that is an object.
fn answered(responses: Option<&InputResponses>, asked: &Value) -> bool {
    let has = |key: &String| responses.is_some_and(|given| given.get(key).is_some_and(Value::is_object));
    asked.as_object().is_some_and(|asked| !asked.is_empty() && asked.keys().all(has))
}

impl Rounds {
    pub(crate) fn new() -> Self {
        Self(RequestStateCodec::try_new([7; 32]).expect("the key is long enough"))
    }

    fn ask(&self, asked: Value, state: &str) -> InputRequiredResult {
        let asked: InputRequests = built(asked);
        InputRequiredResult::new(Some(asked), Some(self.0.seal_with(state.as_bytes(), &SealOptions::new())))
    }

    /// One round of a tool.
    pub(crate) fn call(
        &self,
        request: &CallToolRequestParams,
        context: &RequestContext<RoleServer>,
    ) -> Result<CallToolResponse, ErrorData> {
        let tool = request.name.as_ref();
        let state = match &request.request_state {
            None => None,
            Some(sealed) => match self.0.open_with(sealed, &[]) {
                Ok(state) => Some(String::from_utf8_lossy(&state).into_owned()),
                Err(_) => return Err(ErrorData::invalid_params("request state is not what was given out", None)),
            },
        };
        let asked = first(tool, context);
        let multi = tool == "test_input_required_result_multi_round";
        if multi && state.as_deref() == Some("step2") {
            return Ok(text("Both steps were answered.").into());
        }
        if !answered(request.input_responses.as_ref(), &asked) {
            return Ok(self.ask(asked, "step1").into());
        }
        if multi {
            let next = json!({ "step2": form("Step 2: What is your favorite color?", "color", "string") });
            return Ok(self.ask(next, "step2").into());
        }
        let answers = serde_json::to_string(&request.input_responses).unwrap_or_default();
        let verdict = if state.is_some() { "state-ok" } else { "no state" };
        Ok(text(format!("{verdict}: {answers}")).into())
    }

    /// What the prompt still needs.
    pub(crate) fn prompt(&self, request: &GetPromptRequestParams) -> Option<InputRequiredResult> {
        let asked = json!({ "user_context": form("What context should the prompt use?", "context", "string") });
        (!answered(request.input_responses.as_ref(), &asked)).then(|| self.ask(asked, "step1"))
    }
}
