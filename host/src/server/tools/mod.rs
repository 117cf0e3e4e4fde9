//! The tools: what they are called, what they take and answer, and who does the work.

pub mod admin;
pub mod arguments;
pub mod batch;
pub mod feedback;
pub mod plugins;
pub mod sessions;
pub mod single;
pub mod templates;
pub mod verify;

use std::sync::LazyLock;
use std::time::Duration;

use rmcp::model::{
    CallToolRequestParams, CallToolResponse, CallToolResult, ContentBlock, ErrorData, Tool, ToolAnnotations,
};
use rmcp::service::{RequestContext, RoleServer};
use serde::Serialize;

use super::admin::{ConfigList, ReloadOutcome};
use super::connection::PromptHost;
use super::guard::Guard;
use super::http::identity::Identity;
use super::limits::Refusal;
use super::session_view::{SessionEnded, SessionList};
use super::settings::Settings;
use super::template_view::CompatibilityReport;
use super::view::PluginList;
use super::{identity, schema};
use crate::health::HealthReport;
use crate::improve::report::{CheckReport, Improvement};
use crate::records::sessions::Session;
use crate::records::{Feedback, Receipt};
use crate::reload::ReloadReport;
use crate::verify::report::Verification;

/// One of the tools.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Name {
    ImprovePrompt,
    CheckPrompt,
    ImprovePrompts,
    VerifyRewrite,
    RecordFeedback,
    SearchPrompts,
    RenderPrompt,
    CheckTemplate,
    CheckCompatibility,
    ListSessions,
    ShowSession,
    EndSession,
    ListPlugins,
    ReloadPlugins,
    HealthCheck,
    HostStatus,
    ShowConfig,
    Reload,
}

impl Name {
    /// All tools; clients show them in this order.
    const ALL: [Self; 18] = [
        Self::ImprovePrompt,
        Self::CheckPrompt,
        Self::ImprovePrompts,
        Self::VerifyRewrite,
        Self::RecordFeedback,
        Self::SearchPrompts,
        Self::RenderPrompt,
        Self::CheckTemplate,
        Self::CheckCompatibility,
        Self::ListSessions,
        Self::ShowSession,
        Self::EndSession,
        Self::ListPlugins,
        Self::ReloadPlugins,
        Self::HealthCheck,
        Self::HostStatus,
        Self::ShowConfig,
        Self::Reload,
    ];

    /// The tool that clients call `name`.
    pub(crate) fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tool| tool.as_str() == name)
    }

    /// What clients call it.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::ImprovePrompt => "improve_prompt",
            Self::CheckPrompt => "check_prompt",
            Self::ImprovePrompts => "improve_prompts",
            Self::VerifyRewrite => "verify_rewrite",
            Self::RecordFeedback => "record_feedback",
            Self::SearchPrompts => "search_prompts",
            Self::RenderPrompt => "render_prompt",
            Self::CheckTemplate => "check_template",
            Self::CheckCompatibility => "check_compatibility",
            Self::ListSessions => "list_sessions",
            Self::ShowSession => "show_session",
            Self::EndSession => "end_session",
            Self::ListPlugins => "list_plugins",
            Self::ReloadPlugins => "reload_plugins",
            Self::HealthCheck => "health_check",
            Self::HostStatus => "host_status",
            Self::ShowConfig => "show_config",
            Self::Reload => "reload",
        }
    }

    /// How long one call may take.
    pub(crate) fn deadline(self, settings: &Settings, asks: bool) -> Duration {
        match self {
            Self::ImprovePrompt if asks => settings.call_deadline().saturating_add(settings.ask_deadline()),
            Self::ImprovePrompts => settings.batch_deadline(),
            Self::ReloadPlugins | Self::Reload => settings.reload_deadline(),
            Self::ImprovePrompt
            | Self::CheckPrompt
            | Self::VerifyRewrite
            | Self::RecordFeedback
            | Self::SearchPrompts
            | Self::RenderPrompt
            | Self::CheckTemplate
            | Self::CheckCompatibility
            | Self::ListSessions
            | Self::ShowSession
            | Self::EndSession
            | Self::ListPlugins
            | Self::HealthCheck
            | Self::HostStatus
            | Self::ShowConfig => settings.call_deadline(),
        }
    }
}

/// All tools, described.
pub(crate) fn catalogue(settings: &Settings) -> Vec<Tool> {
    Name::ALL.into_iter().filter_map(|tool| described(tool, settings)).collect()
}

/// One tool, described. Every HTTP request that calls a tool asks for it.
pub(crate) fn described(tool: Name, settings: &Settings) -> Option<Tool> {
    static TOOLS: LazyLock<Vec<Tool>> = LazyLock::new(|| Name::ALL.into_iter().map(describe).collect());
    let mut described = TOOLS.iter().find(|described| described.name == tool.as_str())?.clone();
    if tool == Name::ImprovePrompts {
        described.input_schema = arguments::batch_schema(settings.batch_prompts);
    }
    Some(described)
}

/// The protocol error for a tool that does not exist.
pub(crate) fn unknown(name: &str) -> ErrorData {
    let shown: String = name.chars().take(64).collect();
    let known = Name::ALL.map(Name::as_str).join(", ");
    ErrorData::invalid_params(format!("unknown tool `{shown}`: the tools are {known}"), None)
}

/// Calls `tool`. Whatever goes wrong is an answer that the model can read.
pub(crate) async fn call(
    host: &PromptHost,
    tool: Name,
    call: CallToolRequestParams,
    context: &RequestContext<RoleServer>,
    guard: &Guard,
) -> CallToolResponse {
    // Shown only where texts of people may be.
    tracing::info!(target: "prompts", tool = tool.as_str(), arguments = ?call.arguments, "called");
    let work = async {
        let mut call = call;
        let arguments = match tool {
            // It may come in two rounds, which need more of the call than its arguments.
            Name::ImprovePrompt => return single::improve(host, call, context).await,
            _ => call.arguments.take().unwrap_or_default(),
        };
        let result = match tool {
            Name::CheckPrompt => single::check(host, arguments, context).await,
            Name::ImprovePrompts => batch::improve(host, arguments, context).await,
            Name::VerifyRewrite => verify::verify(host, arguments, context).await,
            Name::RecordFeedback => feedback::record(host, arguments).await,
            Name::SearchPrompts => templates::search(host, arguments),
            Name::RenderPrompt => templates::render(host, arguments, context).await,
            Name::CheckTemplate => templates::check(host, arguments, context).await,
            Name::CheckCompatibility => templates::compatibility(host, arguments, client(context).as_deref()),
            Name::ListSessions => sessions::list(host, arguments, client(context).as_deref()).await,
            Name::ShowSession => sessions::show(host, arguments, client(context).as_deref()).await,
            Name::EndSession => sessions::end(host, arguments, client(context).as_deref()).await,
            Name::ReloadPlugins => plugins::reload(host, arguments, client(context)).await,
            Name::HealthCheck => admin::health(host, arguments).await,
            Name::HostStatus => admin::status(host, arguments, client(context).as_deref()).await,
            Name::ShowConfig => admin::config(host, arguments, client(context).as_deref()),
            Name::Reload => admin::reload(host, arguments, client(context).as_deref()).await,
            Name::ListPlugins | Name::ImprovePrompt => plugins::list(host, arguments),
        };
        result.map(CallToolResponse::from)
    };
    let ended = guard.run(work).await.unwrap_or_else(|interrupted| Err(Failed(interrupted.to_string())));
    if ended.is_err() {
        guard.failed();
    }
    ended.unwrap_or_else(|failed| CallToolResult::error(vec![ContentBlock::text(failed.0)]).into())
}

/// Who calls: whoever the token is of, else the name that the client gives itself, in `initialize`
/// or with each request since 2026-07-28. That is a stranger's text, so only its beginning counts.
pub(crate) fn client(context: &RequestContext<RoleServer>) -> Option<String> {
    const LONGEST: usize = 200;
    if let Some(identity) = Identity::of(&context.extensions) {
        return Some(identity.name().to_owned());
    }
    Some(context.client_info()?.name.chars().take(LONGEST).collect())
}

/// The answer to a call that comes at a bad time, which a model can read.
pub(crate) fn refused(refusal: &Refusal) -> CallToolResponse {
    CallToolResult::error(vec![ContentBlock::text(refusal.to_string())]).into()
}

/// Why a call has no result: one sentence that says the way out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Failed(pub(crate) String);

impl From<Refusal> for Failed {
    fn from(refusal: Refusal) -> Self {
        Self(refusal.to_string())
    }
}

impl From<arguments::BadArguments> for Failed {
    fn from(bad: arguments::BadArguments) -> Self {
        Self(bad.to_string())
    }
}

/// A result for models (`text`) and programs (`value`).
fn answer(text: Vec<String>, value: &impl Serialize) -> Result<CallToolResult, Failed> {
    let structured =
        serde_json::to_value(value).map_err(|error| Failed(format!("failed to write the answer as JSON: {error}")))?;
    let mut result = CallToolResult::success(text.into_iter().map(ContentBlock::text).collect());
    result.structured_content = Some(structured);
    Ok(result)
}

fn describe(tool: Name) -> Tool {
    let (title, description, input, output) = match tool {
        Name::ImprovePrompt => (
            "Improve a prompt",
            "Improves a prompt before a model sees it, without changing what it asks for: removes wordiness and \
             repetition, clears up wording, and says what only the person can answer. Code, URLs, numbers, quotations \
             and placeholders stay as they are. The text content is the improved prompt; the structured content lists \
             each change with its rule and reason, suggestions that were not applied, and questions for the person.",
            schema::input::<arguments::Improve>(),
            schema::output::<Improvement>(),
        ),
        Name::CheckPrompt => (
            "Check a prompt",
            "Looks for weaknesses in a prompt and changes nothing. Answers findings with the place, the reason and, \
             where there is one, the proposed replacement.",
            schema::input::<arguments::Check>(),
            schema::output::<CheckReport>(),
        ),
        Name::ImprovePrompts => (
            "Improve many prompts",
            "Improves a list of prompts in parallel, each on its own, as `improve_prompt` does. Answers one result \
             for each, in the same order; reports progress when asked to, and can be cancelled.",
            schema::input::<arguments::ImproveMany>(),
            schema::output::<batch::Batch>(),
        ),
        Name::VerifyRewrite => (
            "Verify a rewrite",
            "Compares a rewritten prompt with the original, whoever rewrote it, and says whether it still asks for the \
             same: `faithful`, `changed` (something was added or shifted in degree) or `unfaithful` (something asked or \
             given is lost, altered or turned round). Answers each difference with its place in both texts.",
            schema::input::<arguments::Verify>(),
            schema::output::<Verification>(),
        ),
        Name::RecordFeedback => (
            "Record feedback",
            "Tells the host what the person did with an improved prompt: used it as it was (`accepted`), went back to \
             the original (`rejected`), or used something else (`edited`, with `final_text`). The host learns from it \
             which edits to make. Call it once for a `record_id`, when it is known; do not ask the person for it.",
            schema::input::<Feedback>(),
            schema::output::<Receipt>(),
        ),
        Name::SearchPrompts => (
            "Search prompt templates",
            "Finds prompt templates of the library by words, category and tags, and says what each takes. Call it \
             before writing a prompt for a common task from scratch; then fill one in with `render_prompt`.",
            schema::input::<templates::Search>(),
            schema::output::<templates::Found>(),
        ),
        Name::RenderPrompt => (
            "Render a prompt template",
            "Fills in a template of the library and answers its messages, ready for a model. Values may come from the \
             operator's settings too; what is missing or of the wrong type is named.",
            schema::input::<templates::Render>(),
            schema::output::<templates::Rendered>(),
        ),
        Name::CheckTemplate => (
            "Check a prompt template",
            "Says what is wrong with a template of the library, or with the text of a new one: mistakes in its front \
             matter, undeclared and unused arguments, missing includes, unknown filters, each with its place.",
            schema::input::<templates::CheckTemplate>(),
            schema::output::<templates::TemplateReport>(),
        ),
        Name::CheckCompatibility => (
            "Check arguments against a template",
            "Says which arguments are missing, left over, of the wrong type or not among the choices of a template, \
             without rendering it.",
            schema::input::<templates::Fit>(),
            schema::output::<CompatibilityReport>(),
        ),
        Name::ListSessions => (
            "List sessions",
            "Lists this client's conversations that the host remembers, as named by `session_id`: when each began and \
             was last used, and how many turns it has had.",
            schema::input::<arguments::None>(),
            schema::output::<SessionList>(),
        ),
        Name::ShowSession => (
            "Show a session",
            "Shows what the host remembers of one of this client's conversations: the last prompts, each as it came \
             and as it was improved.",
            schema::input::<sessions::Which>(),
            schema::output::<Session>(),
        ),
        Name::EndSession => (
            "End a session",
            "Forgets one of this client's conversations. Its next prompt is the first of a new one. Sessions end by \
             themselves when they are not used for a while.",
            schema::input::<sessions::Which>(),
            schema::output::<SessionEnded>(),
        ),
        Name::ListPlugins => (
            "List plugins",
            "Lists the plugins with their rules and checks, version, state (active, disabled, or failed with the \
             reason), calls, faults and latencies. Codes are what `include` and `exclude` take.",
            schema::input::<arguments::None>(),
            schema::output::<PluginList>(),
        ),
        Name::ReloadPlugins => (
            "Reload plugins",
            "Reads the plugin folders again and swaps in what changed. Plugin files are watched anyway; call this only \
             when a change did not show. A plugin that cannot be loaded leaves its last good version serving.",
            schema::input::<arguments::None>(),
            schema::output::<ReloadReport>(),
        ),
        Name::HealthCheck => (
            "Check the host's health",
            "Says how the host and each of its parts are: healthy, degraded (something is missing, prompts are still \
             improved) or unhealthy (prompts cannot be improved), and since when.",
            schema::input::<arguments::None>(),
            schema::output::<HealthReport>(),
        ),
        Name::HostStatus => (
            "Show the host's status",
            "Shows the host to its operator: version, clients, protocol versions and what it can do, or the requests \
             that are being answered now.",
            schema::input::<admin::Look>(),
            schema::output::<admin::Seen>(),
        ),
        Name::ShowConfig => (
            "Show the settings",
            "Lists the settings that hold, with who set each and where, and whether a change holds at once. Secrets \
             are not shown.",
            schema::input::<admin::Settings>(),
            schema::output::<ConfigList>(),
        ),
        Name::Reload => (
            "Reload",
            "Reads plugins, templates, settings and the model again and lets what changed serve: all of it, or \
             nothing when anything is wrong, with the problems. Files are watched anyway; call this to know that a \
             change is in force, or what keeps it from being.",
            schema::input::<admin::Again>(),
            schema::output::<ReloadOutcome>(),
        ),
    };
    let annotations = ToolAnnotations::with_title(title)
        .read_only(!matches!(tool, Name::RecordFeedback | Name::ReloadPlugins | Name::Reload | Name::EndSession))
        .destructive(tool == Name::EndSession)
        .idempotent(true)
        .open_world(false);
    Tool::new(tool.as_str(), description, input)
        .with_title(title)
        .with_raw_output_schema(output)
        .with_annotations(annotations)
        .with_icons(identity::icons())
}
