//! `search_prompts`, `render_prompt`, `check_template` and `check_compatibility`: the library
//! for models and programs.

use std::fmt::Write as _;

use rmcp::model::{CallToolResult, JsonObject};
use rmcp::service::{RequestContext, RoleServer};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{Failed, answer, arguments, client};
use crate::improve::Request;
use crate::records::RecordId;
use crate::reload::{Caller, Filled};
use crate::server::connection::PromptHost;
use crate::server::rendered::{self, Outgoing};
use crate::server::template_view::{CompatibilityReport, TemplateList, TemplateRow};
use crate::templates::{Message, Problem};

/// Arguments of `search_prompts`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Search {
    /// Words that name, title, description or tags of a template must contain, all of them, whatever their case.
    #[serde(default)]
    query: String,
    /// Only templates of this category, such as `coding`.
    #[serde(default)]
    #[schemars(with = "String")]
    category: Option<String>,
    /// Only templates with all of these tags.
    #[serde(default)]
    tags: Vec<String>,
}

/// What `search_prompts` answers.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(crate) struct Found {
    /// By name.
    prompts: Vec<TemplateRow>,
    /// Every category of the library.
    categories: Vec<String>,
}

/// Arguments of `render_prompt`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Render {
    /// The template's name, as `search_prompts` gives it.
    name: String,
    /// Values by argument. `search_prompts` says what the template takes.
    #[serde(default)]
    arguments: Map<String, Value>,
    /// Improve what the user says in the rendered prompt, as `improve_prompt` does.
    #[serde(default)]
    improve: bool,
    /// The conversation this prompt belongs to, under any name of yours. Where versions of the template are compared,
    /// it decides which one answers.
    #[serde(default)]
    #[schemars(with = "String")]
    session_id: Option<String>,
}

/// What `render_prompt` answers.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(crate) struct Rendered {
    /// The template.
    name: String,
    /// What it says, in order.
    messages: Vec<RenderedMessage>,
    /// Arguments that the template does not have, a sentence each.
    ignored: Vec<String>,
    /// Whether it was rendered before with the same values.
    from_cache: bool,
    /// BLAKE3 of the version's file, 64 hex digits.
    digest: String,
    /// The variant that the template's experiment chose; null where none did.
    variant: Option<String>,
    /// The record to give feedback on; null when it was neither improved nor part of an experiment.
    record_id: Option<RecordId>,
}

/// One message of a rendered prompt.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(crate) struct RenderedMessage {
    /// `system`, `user` or `assistant`.
    role: String,
    /// What it says.
    text: String,
}

/// Arguments of `check_template`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CheckTemplate {
    /// The name of a template of the library; or, with `source`, the file name that a new one would have, such as `review.jinja`.
    name: String,
    /// A whole template that is no file yet: front matter, then the body.
    #[serde(default)]
    #[schemars(with = "String")]
    source: Option<String>,
}

/// What `check_template` answers.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(crate) struct TemplateReport {
    /// Whether it could be served: there may be warnings.
    ok: bool,
    /// What is wrong, by place.
    problems: Vec<Problem>,
}

/// Arguments of `check_compatibility`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Fit {
    /// The template's name.
    name: String,
    /// Values by argument, as for `render_prompt`.
    #[serde(default)]
    arguments: Map<String, Value>,
}

/// Templates that fit a search; its text content has a line for each.
pub(super) fn search(host: &PromptHost, given: JsonObject) -> Result<CallToolResult, Failed> {
    let search = arguments::read::<Search>(given)?;
    let all = TemplateList::of(&host.backend.library().catalog()).templates;
    let mut categories: Vec<String> = all.iter().filter_map(|row| row.category.clone()).collect();
    categories.sort_unstable();
    categories.dedup();
    let prompts: Vec<TemplateRow> = all.into_iter().filter(|row| row.digest.is_some() && search.matches(row)).collect();
    let mut text = format!("{} templates", prompts.len());
    for row in &prompts {
        let arguments: Vec<String> =
            row.arguments.iter().map(|one| format!("{}{}", one.name, if one.required { "*" } else { "" })).collect();
        let description = row.description.as_deref().unwrap_or_default();
        let _ = write!(text, "\n- {} ({}): {description}", row.name, arguments.join(", "));
    }
    answer(vec![text], &Found { prompts, categories })
}

impl Search {
    fn matches(&self, row: &TemplateRow) -> bool {
        let same = |one: &str, other: &str| one.eq_ignore_ascii_case(other);
        let said = [Some(&row.name), row.title.as_ref(), row.description.as_ref()];
        let mut said: String = said.into_iter().flatten().chain(&row.tags).map(|text| format!("{text} ")).collect();
        said = said.to_lowercase();
        self.query.split_whitespace().all(|word| said.contains(&word.to_lowercase()))
            && self.category.as_ref().is_none_or(|wanted| row.category.as_ref().is_some_and(|own| same(own, wanted)))
            && self.tags.iter().all(|wanted| row.tags.iter().any(|own| same(own, wanted)))
    }
}

/// Renders a template; its text content is what the messages say.
pub(super) async fn render(
    host: &PromptHost,
    given: JsonObject,
    context: &RequestContext<RoleServer>,
) -> Result<CallToolResult, Failed> {
    let Render { name, arguments, improve, session_id } = arguments::read(given)?;
    let client = client(context);
    let _turn = host.gate.turn(context).await?;
    let library = host.backend.library();
    let caller = Caller { client: client.as_deref(), session: session_id.as_deref() };
    let filled = library.render(&*library.ready().await, &name, caller, &arguments).await;
    let Filled { rendering, template } = filled.map_err(|failure| Failed(failure.to_string()))?;
    let (digest, variant) = (template.digest.clone(), template.variant.clone());
    let request = Request { client, session_id, template: Some(template), ..Request::default() };
    let outgoing = rendered::outgoing(&*host.backend, &rendering.messages, &request, improve).await;
    let Outgoing { messages, record_id } = outgoing.map_err(|error| Failed(error.to_string()))?;
    let shown = |message: Message| RenderedMessage { role: message.role.name().to_owned(), text: message.text };
    let messages: Vec<RenderedMessage> = messages.into_iter().map(shown).collect();
    let ignored = rendering.ignored.0.iter().map(|mismatch| mismatch.message.clone()).collect();
    let text = messages.iter().map(|message| message.text.clone()).collect();
    answer(text, &Rendered { name, messages, ignored, from_cache: rendering.from_cache, digest, variant, record_id })
}

/// What is wrong with a template; its text content has a line for each problem.
pub(super) async fn check(
    host: &PromptHost,
    given: JsonObject,
    context: &RequestContext<RoleServer>,
) -> Result<CallToolResult, Failed> {
    let CheckTemplate { name, source } = arguments::read(given)?;
    let _turn = host.gate.turn(context).await?;
    let library = host.backend.library();
    let catalog = library.ready().await;
    let found = match source {
        Some(source) => library.check_text(&catalog, &name, &source).await,
        None => library.check(&catalog, &name).map_err(|failure| Failed(failure.to_string()))?,
    };
    let ok = !found.iter().any(Problem::is_error);
    let mut lines: Vec<String> = found.iter().map(ToString::to_string).collect();
    if lines.is_empty() {
        lines.push("nothing is wrong".to_owned());
    }
    answer(vec![lines.join("\n")], &TemplateReport { ok, problems: found })
}

/// Whether arguments fit a template; its text content says what does not.
pub(super) fn compatibility(
    host: &PromptHost,
    given: JsonObject,
    client: Option<&str>,
) -> Result<CallToolResult, Failed> {
    let Fit { name, arguments } = arguments::read(given)?;
    let library = host.backend.library();
    let (_, _, found) =
        library.values(&library.catalog(), &name, client, &arguments).map_err(|failure| Failed(failure.to_string()))?;
    let text = if found.fits() { "everything fits".to_owned() } else { found.to_string() };
    answer(vec![text], &CompatibilityReport::of(found))
}
