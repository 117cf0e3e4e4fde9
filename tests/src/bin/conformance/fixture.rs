//! The server that the suite's scenarios ask for: tools, prompts and resources that do nothing but
//! what a scenario checks. The suite describes each; the product has no use for any of them.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use prompt_host::server::Lifetime;
use rmcp::ServerHandler;
use rmcp::model::{
    CacheScope, CallToolRequestParams, CallToolResponse, CallToolResult, CompleteRequestParams, CompleteResult,
    CompletionInfo, ErrorData, GetPromptRequestParams, GetPromptResponse, GetPromptResult, Implementation,
    ListPromptsResult, ListResourceTemplatesResult, ListResourcesResult, ListToolsResult, PaginatedRequestParams,
    ReadResourceRequestParams, ReadResourceResponse, ReadResourceResult, ServerCapabilities, ServerConfig,
    SetLevelRequestParams, SubscribeRequestParams, SubscriptionFilter, Tool, UnsubscribeRequestParams,
};
use rmcp::service::{RequestContext, RoleServer, SubscriptionContext};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tokio::sync::broadcast;

use crate::asking;
use crate::rounds::{self, Rounds};

/// A red pixel.
pub(crate) const IMAGE: &str =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";
/// A WAV file without a sound.
const AUDIO: &str = "UklGRiQAAABXQVZFZm10IBAAAAABAAEARKwAAIhYAQACABAAZGF0YQAAAAA=";
/// The pause between two notifications.
const STEP: Duration = Duration::from_millis(50);

/// What has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Change {
    Tools,
    Prompts,
}

/// What all connections share.
#[derive(Debug, Clone)]
pub(crate) struct Shared {
    changes: broadcast::Sender<Change>,
    pub(crate) rounds: Arc<Rounds>,
}

impl Shared {
    pub(crate) fn new() -> Self {
        Self { changes: broadcast::Sender::new(16), rounds: Arc::new(Rounds::new()) }
    }

    pub(crate) fn connect(&self, lifetime: &Lifetime) -> Fixture {
        Fixture { shared: self.clone(), lifetime: lifetime.clone() }
    }
}

/// One connection.
#[derive(Debug)]
pub(crate) struct Fixture {
    shared: Shared,
    lifetime: Lifetime,
}

/// What JSON says, as the library's own type.
#[expect(clippy::needless_pass_by_value, reason = "callers write `json!` in its place")]
pub(crate) fn built<T: DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value.clone()).unwrap_or_else(|error| panic!("{error} in {value}"))
}

/// A result of one text.
pub(crate) fn text(text: impl Into<String>) -> CallToolResult {
    built(json!({ "resultType": "complete", "content": [{ "type": "text", "text": text.into() }] }))
}

#[expect(clippy::needless_pass_by_value, reason = "callers write `json!` in its place")]
fn schema(properties: Value) -> Arc<rmcp::model::JsonObject> {
    Arc::new(built(json!({ "type": "object", "properties": properties })))
}

fn tools() -> Vec<Tool> {
    let plain = [
        "test_simple_text",
        "test_image_content",
        "test_audio_content",
        "test_embedded_resource",
        "test_multiple_content_types",
        "test_tool_with_logging",
        "test_error_handling",
        "test_tool_with_progress",
        "test_elicitation_sep1034_defaults",
        "test_elicitation_sep1330_enums",
        "test_reconnection",
        "test_missing_capability",
        "test_streaming_elicitation",
        "test_logging_tool",
        "test_trigger_tool_change",
        "test_trigger_prompt_change",
    ];
    let described =
        |name: &'static str, properties| Tool::new(name, format!("Does what {name} checks."), schema(properties));
    let mut tools: Vec<Tool> = plain.into_iter().chain(rounds::TOOLS).map(|name| described(name, json!({}))).collect();
    tools.push(described("test_sampling", json!({ "prompt": { "type": "string" } })));
    tools.push(described("test_elicitation", json!({ "message": { "type": "string" } })));
    tools.push(described("test_header", json!({ "region": { "type": "string", "x-mcp-header": "Region" } })));
    let keywords = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "$defs": { "address": {
            "$anchor": "addressDef",
            "type": "object",
            "properties": { "street": { "type": "string" }, "city": { "type": "string" } },
        } },
        "properties": {
            "name": { "type": "string" },
            "address": { "$ref": "#/$defs/address" },
            "contactMethod": { "type": "string", "enum": ["phone", "email"] },
            "phone": { "type": "string" },
            "email": { "type": "string" },
        },
        "allOf": [{ "anyOf": [{ "required": ["phone"] }, { "required": ["email"] }] }],
        "if": { "properties": { "contactMethod": { "const": "phone" } }, "required": ["contactMethod"] },
        "then": { "required": ["phone"] },
        "else": { "required": ["email"] },
        "additionalProperties": false,
    });
    let name = "json_schema_2020_12_tool";
    tools.push(Tool::new(name, "Has a schema with many keywords.", Arc::new(built(keywords))));
    tools
}

fn content(name: &str) -> Option<Value> {
    let image = json!({ "type": "image", "data": IMAGE, "mimeType": "image/png" });
    let resource = |uri: &str, mime: &str, text: &str| json!({ "type": "resource", "resource": { "uri": uri, "mimeType": mime, "text": text } });
    let content = match name {
        "test_simple_text" => json!([{ "type": "text", "text": "This is a simple text response for testing." }]),
        "test_image_content" => json!([image]),
        "test_audio_content" => json!([{ "type": "audio", "data": AUDIO, "mimeType": "audio/wav" }]),
        "test_embedded_resource" => {
            json!([resource("test://embedded-resource", "text/plain", "This is an embedded resource content.")])
        }
        "test_multiple_content_types" => json!([
            { "type": "text", "text": "Multiple content types test:" },
            image,
            resource("test://mixed-content-resource", "application/json", r#"{"test":"data","value":123}"#),
        ]),
        _ => return None,
    };
    Some(content)
}

impl Fixture {
    async fn progress(&self, context: &RequestContext<RoleServer>) -> CallToolResult {
        let token = context.meta.get_progress_token();
        for done in [0, 50, 100] {
            if let Some(token) = &token {
                let param = built(json!({ "progressToken": token, "progress": done, "total": 100 }));
                let _ = context.peer.notify_progress(param).await;
            }
            tokio::time::sleep(STEP).await;
        }
        text("All of it is done.")
    }

    async fn log(&self, context: &RequestContext<RoleServer>) -> CallToolResult {
        for message in ["Tool execution started", "Tool processing data", "Tool execution completed"] {
            let _ = context.peer.notify_logging_message(built(json!({ "level": "info", "data": message }))).await;
            tokio::time::sleep(STEP).await;
        }
        text("Three messages were logged.")
    }

    fn change(&self, change: Change) -> CallToolResult {
        // Nobody may be listening.
        let _ = self.shared.changes.send(change);
        text("It is said to have changed.")
    }
}

impl ServerHandler for Fixture {
    fn get_info(&self) -> ServerConfig {
        let capabilities = ServerCapabilities::builder()
            .enable_completions()
            .enable_logging()
            .enable_prompts()
            .enable_prompts_list_changed()
            .enable_resources()
            .enable_resources_subscribe()
            .enable_tools()
            .enable_tool_list_changed()
            .build();
        ServerConfig::new(capabilities).with_server_info(Implementation::new("conformance-fixture", "1.0.0"))
    }

    async fn set_level(&self, _: SetLevelRequestParams, _: RequestContext<RoleServer>) -> Result<(), ErrorData> {
        Ok(())
    }

    async fn list_tools(
        &self,
        _: Option<PaginatedRequestParams>,
        _: RequestContext<RoleServer>,
    ) -> Result<ListToolsResult, ErrorData> {
        Ok(ListToolsResult::with_all_items(tools()).with_ttl_ms(0).with_cache_scope(CacheScope::Public))
    }

    fn get_tool(&self, name: &str) -> Option<Tool> {
        tools().into_iter().find(|tool| tool.name == name)
    }

    async fn call_tool(
        &self,
        request: CallToolRequestParams,
        context: RequestContext<RoleServer>,
    ) -> Result<CallToolResponse, ErrorData> {
        let name = request.name.to_string();
        if let Some(content) = content(&name) {
            return Ok(built::<CallToolResult>(json!({ "resultType": "complete", "content": content })).into());
        }
        if rounds::TOOLS.contains(&name.as_str()) {
            return self.shared.rounds.call(&request, &context);
        }
        let result = match name.as_str() {
            "test_error_handling" => {
                let message = "This tool intentionally returns an error for testing";
                let content = [json!({ "type": "text", "text": message })];
                built(json!({ "resultType": "complete", "isError": true, "content": content }))
            }
            "test_tool_with_logging" => self.log(&context).await,
            "test_tool_with_progress" => self.progress(&context).await,
            "test_sampling"
            | "test_elicitation"
            | "test_elicitation_sep1034_defaults"
            | "test_elicitation_sep1330_enums" => asking::call(&name, &request, &context).await?,
            "test_missing_capability" => asking::missing(&context)?,
            "test_trigger_tool_change" => self.change(Change::Tools),
            "test_trigger_prompt_change" => self.change(Change::Prompts),
            "test_reconnection" => {
                tokio::time::sleep(STEP * 2).await;
                text("Nothing was lost.")
            }
            "test_streaming_elicitation" | "test_logging_tool" | "test_header" | "json_schema_2020_12_tool" => {
                text("It was called.")
            }
            _ => return Err(ErrorData::invalid_params(format!("no tool `{name}`"), None)),
        };
        Ok(result.into())
    }

    async fn list_prompts(
        &self,
        _: Option<PaginatedRequestParams>,
        _: RequestContext<RoleServer>,
    ) -> Result<ListPromptsResult, ErrorData> {
        let argument = |name: &str| json!({ "name": name, "description": "A text.", "required": true });
        let prompt = |name: &str, arguments: &[&str]| {
            let arguments: Vec<Value> = arguments.iter().map(|name| argument(name)).collect();
            built(json!({ "name": name, "description": format!("Does what {name} checks."), "arguments": arguments }))
        };
        let prompts = vec![
            prompt("test_simple_prompt", &[]),
            prompt("test_prompt_with_arguments", &["arg1", "arg2"]),
            prompt("test_prompt_with_embedded_resource", &["resourceUri"]),
            prompt("test_prompt_with_image", &[]),
            prompt(rounds::PROMPT, &[]),
        ];
        Ok(ListPromptsResult::with_all_items(prompts).with_ttl_ms(0).with_cache_scope(CacheScope::Public))
    }

    async fn get_prompt(
        &self,
        request: GetPromptRequestParams,
        _: RequestContext<RoleServer>,
    ) -> Result<GetPromptResponse, ErrorData> {
        let argument = |name: &str| {
            request.arguments.as_ref().and_then(|given| given.get(name)).and_then(Value::as_str).unwrap_or_default()
        };
        let said = |text: String| json!({ "role": "user", "content": { "type": "text", "text": text } });
        let messages = match request.name.as_str() {
            "test_simple_prompt" => json!([said("This is a simple prompt for testing.".to_owned())]),
            "test_prompt_with_arguments" => {
                let (one, two) = (argument("arg1"), argument("arg2"));
                json!([said(format!("Prompt with arguments: arg1='{one}', arg2='{two}'"))])
            }
            "test_prompt_with_embedded_resource" => {
                let resource = json!({
                    "uri": argument("resourceUri"), "mimeType": "text/plain", "text": "Embedded for testing.",
                });
                let embedded = json!({ "role": "user", "content": { "type": "resource", "resource": resource } });
                json!([embedded, said("Process the resource above.".to_owned())])
            }
            "test_prompt_with_image" => json!([
                { "role": "user", "content": { "type": "image", "data": IMAGE, "mimeType": "image/png" } },
                said("Please analyze the image above.".to_owned()),
            ]),
            rounds::PROMPT => match self.shared.rounds.prompt(&request) {
                Some(required) => return Ok(required.into()),
                None => json!([said("With the context that was given.".to_owned())]),
            },
            other => return Err(ErrorData::invalid_params(format!("no prompt `{other}`"), None)),
        };
        Ok(built::<GetPromptResult>(json!({ "resultType": "complete", "messages": messages })).into())
    }

    async fn list_resources(
        &self,
        _: Option<PaginatedRequestParams>,
        _: RequestContext<RoleServer>,
    ) -> Result<ListResourcesResult, ErrorData> {
        let resource = |uri: &str, mime: &str| {
            built(json!({ "uri": uri, "name": uri, "description": "For testing.", "mimeType": mime }))
        };
        let resources = vec![
            resource("test://static-text", "text/plain"),
            resource("test://static-binary", "image/png"),
            resource("test://watched-resource", "text/plain"),
        ];
        Ok(ListResourcesResult::with_all_items(resources).with_ttl_ms(0).with_cache_scope(CacheScope::Public))
    }

    async fn list_resource_templates(
        &self,
        _: Option<PaginatedRequestParams>,
        _: RequestContext<RoleServer>,
    ) -> Result<ListResourceTemplatesResult, ErrorData> {
        let template = built(json!({
            "uriTemplate": "test://template/{id}/data", "name": "data", "description": "For testing.",
            "mimeType": "application/json",
        }));
        Ok(ListResourceTemplatesResult::with_all_items(vec![template])
            .with_ttl_ms(0)
            .with_cache_scope(CacheScope::Public))
    }

    async fn read_resource(
        &self,
        request: ReadResourceRequestParams,
        _: RequestContext<RoleServer>,
    ) -> Result<ReadResourceResponse, ErrorData> {
        let uri = request.uri.as_str();
        let of_template = uri.strip_prefix("test://template/").and_then(|rest| rest.strip_suffix("/data"));
        let contents = match (uri, of_template) {
            ("test://static-text", _) => {
                json!({ "mimeType": "text/plain", "text": "This is the content of the static text resource." })
            }
            ("test://watched-resource", _) => json!({ "mimeType": "text/plain", "text": "Watched." }),
            ("test://static-binary", _) => json!({ "mimeType": "image/png", "blob": IMAGE }),
            (_, Some(id)) => {
                let data = json!({ "id": id, "templateTest": true, "data": format!("Data for ID: {id}") });
                json!({ "mimeType": "application/json", "text": data.to_string() })
            }
            _ => {
                let message = format!("no resource at {uri}");
                return Err(ErrorData::resource_not_found(message, Some(json!({ "uri": uri }))));
            }
        };
        let mut contents = contents;
        contents["uri"] = json!(uri);
        let result: ReadResourceResult = built(json!({ "resultType": "complete", "contents": [contents] }));
        Ok(result.with_ttl_ms(0).with_cache_scope(CacheScope::Public).into())
    }

    async fn subscribe(&self, _: SubscribeRequestParams, _: RequestContext<RoleServer>) -> Result<(), ErrorData> {
        Ok(())
    }

    async fn unsubscribe(&self, _: UnsubscribeRequestParams, _: RequestContext<RoleServer>) -> Result<(), ErrorData> {
        Ok(())
    }

    async fn complete(
        &self,
        _: CompleteRequestParams,
        _: RequestContext<RoleServer>,
    ) -> Result<CompleteResult, ErrorData> {
        Ok(CompleteResult::new(CompletionInfo::new(vec!["test".to_owned()]).unwrap_or_default()))
    }

    fn accepted_subscription_filter(&self, requested: &SubscriptionFilter) -> Option<SubscriptionFilter> {
        let mut accepted = SubscriptionFilter::builder();
        if requested.tools_list_changed == Some(true) {
            accepted = accepted.tools_list_changed();
        }
        if requested.prompts_list_changed == Some(true) {
            accepted = accepted.prompts_list_changed();
        }
        Some(accepted.build())
    }

    async fn listen(&self, context: SubscriptionContext) -> Result<(), ErrorData> {
        let mut changes = self.shared.changes.subscribe();
        let sink = context.sink().clone();
        let accepted = sink.accepted().clone();
        loop {
            let change = tokio::select! {
                () = context.cancelled() => return Ok(()),
                () = self.lifetime.closed() => return Ok(()),
                change = changes.recv() => change,
            };
            let told = match change {
                Ok(Change::Tools) if accepted.tools_list_changed == Some(true) => sink.notify_tool_list_changed().await,
                Ok(Change::Prompts) if accepted.prompts_list_changed == Some(true) => {
                    sink.notify_prompt_list_changed().await
                }
                Ok(_) | Err(broadcast::error::RecvError::Lagged(_)) => Ok(()),
                Err(broadcast::error::RecvError::Closed) => return Ok(()),
            };
            if told.is_err() {
                return Ok(());
            }
        }
    }
}

/// The capabilities that a client declared, by name.
pub(crate) fn declared(context: &RequestContext<RoleServer>) -> BTreeMap<String, Value> {
    let capabilities = context.client_capabilities().map(serde_json::to_value);
    match capabilities {
        Some(Ok(Value::Object(capabilities))) => {
            capabilities.into_iter().filter(|(_, value)| !value.is_null()).collect()
        }
        _ => BTreeMap::new(),
    }
}
