//! Tools that ask a client before 2026-07-28 while it waits for their result.

use rmcp::model::{CallToolRequestParams, CallToolResult, ElicitRequestParams, ElicitationSchema, ErrorData};
use rmcp::service::{RequestContext, RoleServer};
use serde_json::{Value, json};

use crate::fixture::{built, declared, text};

fn options(prefix: &str, titles: [&str; 3]) -> Value {
    let options = titles.into_iter().enumerate();
    options.map(|(index, title)| json!({ "const": format!("{prefix}{}", index + 1), "title": title })).collect()
}

fn properties(tool: &str) -> Value {
    match tool {
        "test_elicitation_sep1034_defaults" => json!({
            "name": { "type": "string", "default": "John Doe" },
            "age": { "type": "integer", "default": 30 },
            "score": { "type": "number", "default": 95.5 },
            "status": { "type": "string", "enum": ["active", "inactive", "pending"], "default": "active" },
            "verified": { "type": "boolean", "default": true },
        }),
        "test_elicitation_sep1330_enums" => json!({
            "untitledSingle": { "type": "string", "enum": ["option1", "option2", "option3"] },
            "titledSingle": {
                "type": "string", "oneOf": options("value", ["First Option", "Second Option", "Third Option"]),
            },
            "legacyEnum": {
                "type": "string", "enum": ["opt1", "opt2", "opt3"],
                "enumNames": ["Option One", "Option Two", "Option Three"],
            },
            "untitledMulti": {
                "type": "array", "items": { "type": "string", "enum": ["option1", "option2", "option3"] },
            },
            "titledMulti": {
                "type": "array",
                "items": { "anyOf": options("value", ["First Choice", "Second Choice", "Third Choice"]) },
            },
        }),
        _ => json!({ "username": { "type": "string" }, "email": { "type": "string" } }),
    }
}

/// Asks, and says what was answered.
pub(crate) async fn call(
    tool: &str,
    request: &CallToolRequestParams,
    context: &RequestContext<RoleServer>,
) -> Result<CallToolResult, ErrorData> {
    let argument = |name: &str| {
        request.arguments.as_ref().and_then(|given| given.get(name)).and_then(Value::as_str).unwrap_or_default()
    };
    if tool == "test_sampling" {
        return sample(argument("prompt"), context).await;
    }
    let requested_schema: ElicitationSchema = built(json!({ "type": "object", "properties": properties(tool) }));
    let message = argument("message").to_owned();
    let params = ElicitRequestParams::FormElicitationParams { meta: None, message, requested_schema };
    let answer = context.peer.create_elicitation(params).await.map_err(failed)?;
    let answer = serde_json::to_value(answer).unwrap_or_default();
    Ok(text(format!("User response: {answer}")))
}

async fn sample(prompt: &str, context: &RequestContext<RoleServer>) -> Result<CallToolResult, ErrorData> {
    let message = json!({ "role": "user", "content": { "type": "text", "text": prompt } });
    let params = built(json!({ "messages": [message], "maxTokens": 100 }));
    let answer = context.peer.create_message(params).await.map_err(failed)?;
    let answer = serde_json::to_value(answer).unwrap_or_default();
    Ok(text(format!("LLM response: {}", answer["content"]["text"])))
}

#[expect(clippy::needless_pass_by_value, reason = "it is mapped over")]
fn failed(error: rmcp::service::ServiceError) -> ErrorData {
    ErrorData::internal_error(format!("failed to ask the client: {error}"), None)
}

/// Refuses a client that cannot sample.
pub(crate) fn missing(context: &RequestContext<RoleServer>) -> Result<CallToolResult, ErrorData> {
    match declared(context).contains_key("sampling") {
        true => Ok(text("The client can sample.")),
        false => Err(ErrorData::missing_required_client_capability(built(json!({ "sampling": {} })))),
    }
}
