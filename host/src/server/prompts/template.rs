//! Templates as MCP prompts.
//!
//! A protocol prompt has messages of the user and of the assistant only: a system message
//! comes as the user's, at its place. The optional argument `improve`, unless the template
//! has one of that name, runs the improver over what the user says.

use rmcp::model::{
    ErrorData, GetPromptRequestParams, GetPromptResult, MetaObject, Prompt, PromptArgument, PromptMessage,
};
use serde_json::{Map, Value};

use super::IMPROVE;
use crate::improve::Request;
use crate::records::{RecordId, TemplateUse};
use crate::reload::{Caller, Catalog, Filled};
use crate::server::Backend;
use crate::server::rendered::{Outgoing, outgoing};
use crate::templates::{Argument, Message, RenderFailure, Role, Template};

/// The argument that asks for the rendered text to be improved.
const IMPROVED: &str = "improve";

/// Every template that serves.
pub(super) fn all(catalog: &Catalog) -> impl Iterator<Item = Prompt> {
    let served = catalog.library.entries().filter_map(|entry| entry.version.as_ref());
    // The server's own prompt keeps its name.
    served.map(|version| described(&version.template)).filter(|prompt| prompt.name != IMPROVE)
}

fn described(template: &Template) -> Prompt {
    let mut arguments: Vec<PromptArgument> = template.arguments.iter().map(argument).collect();
    if template.argument(IMPROVED).is_none() {
        let description = "\"true\" has the host improve the rendered prompt.";
        arguments.push(PromptArgument::new(IMPROVED).with_description(description).with_required(false));
    }
    let meta = &template.meta;
    let prompt = Prompt::new(meta.name.as_str(), meta.description.as_deref(), Some(arguments));
    match &meta.title {
        Some(title) => prompt.with_title(title.as_str()),
        None => prompt,
    }
}

/// An argument with what its values may be, since clients show its description only.
fn argument(argument: &Argument) -> PromptArgument {
    let mut description = argument.description.clone();
    let mut say = |what: String| {
        let blank = if description.is_empty() { "" } else { " " };
        description = format!("{description}{blank}{what}");
    };
    if !argument.choices.is_empty() {
        let choices: Vec<String> = argument.choices.iter().map(written).collect();
        say(format!("One of: {}.", choices.join(", ")));
    }
    if let Some(default) = argument.default.as_ref().map(written).filter(|default| !default.is_empty()) {
        say(format!("Default: {default}."));
    }
    PromptArgument::new(argument.name.as_str()).with_description(description).with_required(argument.required)
}

/// A value as a person types it.
fn written(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) if items.is_empty() => String::new(),
        other => other.to_string(),
    }
}

/// Values that may be typed for an argument of a template.
///
/// # Errors
/// `invalid_params` for a template or an argument that does not exist.
pub(crate) fn completions(catalog: &Catalog, name: &str, argument: &str) -> Result<Vec<String>, ErrorData> {
    let invalid = |message: String| ErrorData::invalid_params(message, None);
    let version = catalog.library.get(name).and_then(|entry| entry.version.as_ref());
    let template = &version.ok_or_else(|| invalid(format!("no prompt `{}`", shown(name))))?.template;
    let Some(found) = template.argument(argument) else {
        if argument == IMPROVED {
            return Ok(vec!["true".to_owned(), "false".to_owned()]);
        }
        let known: Vec<String> = template.arguments.iter().map(|known| format!("`{}`", known.name)).collect();
        let message = format!("prompt `{name}` has no argument `{}`: it has {}", shown(argument), known.join(", "));
        return Err(invalid(message));
    };
    let of_type = match found.kind {
        crate::templates::ArgumentType::Boolean => vec!["true".to_owned(), "false".to_owned()],
        _ => Vec::new(),
    };
    Ok(found.choices.iter().chain(&found.examples).map(written).chain(of_type).collect())
}

/// Renders a template with a client's arguments.
pub(super) async fn get(
    backend: &dyn Backend,
    request: &GetPromptRequestParams,
    client: Option<String>,
) -> Result<GetPromptResult, ErrorData> {
    let library = backend.library();
    let catalog = library.ready().await;
    let mut arguments: Map<String, Value> = request.arguments.clone().unwrap_or_default().into_iter().collect();
    let served = catalog.library.get(&request.name).and_then(|entry| entry.version.clone());
    let has_its_own = served.as_ref().is_some_and(|version| version.template.argument(IMPROVED).is_some());
    let improves = !has_its_own && arguments.remove(IMPROVED).is_some_and(|value| is_true(&value));
    let caller = Caller { client: client.as_deref(), session: None };
    let filled = library.render(&catalog, &request.name, caller, &arguments).await;
    let Filled { rendering, template } = filled.map_err(|failure| refused(&failure))?;
    if !rendering.ignored.fits() {
        // A prompt is filled in by people: an argument that goes nowhere is a mistake.
        return Err(unfit(&rendering.ignored));
    }
    let asked = Request { client, template: Some(template.clone()), ..Request::default() };
    let Outgoing { messages, record_id } =
        outgoing(backend, &rendering.messages, &asked, improves).await.map_err(unfit)?;
    let meta = meta(&template, record_id);
    let message = |message: Message| {
        let is_assistant = message.role == Role::Assistant;
        let role = if is_assistant { rmcp::model::Role::Assistant } else { rmcp::model::Role::User };
        PromptMessage::new_text(role, message.text)
    };
    let messages = messages.into_iter().map(message).collect();
    let description = served.and_then(|version| version.template.meta.description.clone());
    let mut result = GetPromptResult::new(messages);
    (result.description, result.meta) = (description, meta);
    Ok(result)
}

/// Which version an experiment chose, and the record to give feedback on; nothing where there is neither.
fn meta(template: &TemplateUse, record_id: Option<RecordId>) -> Option<MetaObject> {
    let mut meta = MetaObject::default();
    let mut say = |name: &str, value: String| meta.0.insert(format!("prompt-host/{name}"), Value::String(value));
    if let (Some(experiment), Some(variant)) = (&template.experiment, &template.variant) {
        say("experiment", experiment.clone());
        say("variant", variant.clone());
        say("digest", template.digest.clone());
    }
    if let Some(record_id) = record_id {
        say("record_id", record_id.to_string());
    }
    (!meta.0.is_empty()).then_some(meta)
}

fn unfit(error: impl std::fmt::Display) -> ErrorData {
    ErrorData::invalid_params(error.to_string(), None)
}

fn is_true(value: &Value) -> bool {
    match value {
        Value::Bool(given) => *given,
        Value::String(given) => given.eq_ignore_ascii_case("true"),
        _ => false,
    }
}

fn refused(failure: &RenderFailure) -> ErrorData {
    match failure {
        RenderFailure::Unknown { .. } | RenderFailure::NoVersion { .. } | RenderFailure::Unfit { .. } => {
            ErrorData::invalid_params(failure.to_string(), None)
        }
        _ => ErrorData::internal_error(failure.to_string(), None),
    }
}

fn shown(name: &str) -> String {
    name.chars().take(100).collect()
}
