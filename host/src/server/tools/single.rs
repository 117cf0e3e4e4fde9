//! `improve_prompt` and `check_prompt`: one prompt at a time.

use std::fmt::Write;

use rmcp::model::{CallToolRequestParams, CallToolResponse, CallToolResult, JsonObject};
use rmcp::service::{RequestContext, RoleServer};

use super::{Failed, answer, arguments, client};
use crate::improve::report::{CheckReport, Improvement};
use crate::improve::{Asker, Request};
use crate::plugin::Related;
use crate::server::ask::{self, Way};
use crate::server::connection::PromptHost;
use crate::server::keeping;

/// Improves one prompt; its text content is the improved prompt.
pub(super) async fn improve(
    host: &PromptHost,
    call: CallToolRequestParams,
    context: &RequestContext<RoleServer>,
) -> Result<CallToolResponse, Failed> {
    let replies = host.seal.as_ref().as_ref().and_then(|seal| seal.replies(&call));
    let given = call.arguments.unwrap_or_default();
    let arguments = arguments::read::<arguments::Improve>(given.clone())?;
    let asks = arguments.ask && replies.is_none();
    let request = Request { client: client(context), replies: replies.unwrap_or_default(), ..arguments.into() };
    let improvement = improvement(host, request.clone(), context).await?;
    if !asks || improvement.questions.is_empty() {
        return finished(host, &request, improvement).await;
    }
    let replies = match Way::of(context) {
        Way::None => Vec::new(),
        Way::RoundTrip => {
            match host.seal.as_ref().as_ref().and_then(|seal| seal.form(&improvement.questions, &given)) {
                Some(form) => return Ok(form.into()),
                None => Vec::new(),
            }
        }
        Way::Request => ask::request(context, improvement.questions.clone(), host.settings.ask_deadline()).await,
    };
    if replies.is_empty() {
        return finished(host, &request, improvement).await;
    }
    let request = Request { replies, ..request };
    let improvement = self::improvement(host, request.clone(), context).await?;
    finished(host, &request, improvement).await
}

/// Holds a permit while the pipeline runs, and not while a person thinks.
async fn improvement(
    host: &PromptHost,
    request: Request,
    context: &RequestContext<RoleServer>,
) -> Result<Improvement, Failed> {
    let _turn = host.gate.turn(context).await?;
    let generation = host.backend.current();
    host.backend.improve(&generation, request).await.map_err(|error| Failed(error.to_string()))
}

/// Keeps what goes out, and only that: an answer that asked first is not one that was given.
async fn finished(
    host: &PromptHost,
    request: &Request,
    mut improvement: Improvement,
) -> Result<CallToolResponse, Failed> {
    keeping::keep(&*host.backend, Asker::of(request), &mut improvement).await;
    answer(vec![improvement.improved.to_string()], &improvement).map(CallToolResponse::from)
}

/// Checks one prompt; its text content lists the findings.
pub(super) async fn check(
    host: &PromptHost,
    arguments: JsonObject,
    context: &RequestContext<RoleServer>,
) -> Result<CallToolResult, Failed> {
    let request = arguments::read::<arguments::Check>(arguments)?.into();
    let request = Request { client: client(context), ..request };
    let _turn = host.gate.turn(context).await?;
    let generation = host.backend.current();
    let report = host.backend.check(&generation, request).await.map_err(|error| Failed(error.to_string()))?;
    answer(vec![summary(&report)], &report)
}

/// The findings as a model or a person reads them.
fn summary(report: &CheckReport) -> String {
    let mut text = match report.findings.len() {
        0 => "no findings".to_owned(),
        1 => "1 finding".to_owned(),
        count => format!("{count} findings"),
    };
    for finding in &report.findings {
        let (start, end) = (finding.span.start, finding.span.end);
        let _ = write!(text, "\n- {}/{} at {start}..{end}: {}", finding.plugin, finding.code, finding.message);
        if let Some(after) = &finding.after {
            let _ = write!(text, " ({:?} → {after:?})", finding.before);
        }
        for Related { span, message } in &finding.related {
            let _ = write!(text, "; {message} at {}..{}", span.start, span.end);
        }
    }
    for question in &report.questions {
        let _ = write!(text, "\n- ask the person: {}", question.question);
    }
    for skipped in &report.skipped {
        let _ = write!(text, "\n- skipped {}: {}", skipped.plugin, skipped.reason);
    }
    text
}
