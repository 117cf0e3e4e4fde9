//! `improve_prompts`: many prompts in parallel, with progress and cancellation.

use std::sync::Arc;
use std::time::Instant;

use rmcp::model::{CallToolResult, JsonObject, ProgressNotificationParam, ProgressToken};
use rmcp::service::{Peer, RequestContext, RoleServer};
use schemars::JsonSchema;
use serde::Serialize;
use tokio::task::JoinSet;

use super::{Failed, Name, answer, arguments, client};
use crate::improve::report::{Improvement, Status};
use crate::improve::{Asker, Request};
use crate::plugin::Generation;
use crate::server::connection::PromptHost;
use crate::server::keeping;
use crate::server::limits::{Refusal, Turn};

/// What `improve_prompts` answers.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Batch {
    /// One for each prompt, in the order of the prompts.
    pub results: Vec<Item>,
    /// How many prompts were changed.
    pub improved: usize,
    /// How many needed no change, or could not be looked at by any rule.
    pub unchanged: usize,
    /// How many have an error instead of a result.
    pub failed: usize,
    /// The generation of plugins that answered all of them.
    pub generation: u64,
    /// Milliseconds for all of them.
    pub elapsed_ms: f64,
}

/// What became of one prompt.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Item {
    /// Which prompt, counted from 0.
    pub index: usize,
    /// The result; null when there is an error.
    pub improvement: Option<Improvement>,
    /// Why there is no result, and the way out; null when there is one.
    pub error: Option<String>,
}

/// Improves all prompts on one generation; its text content is one block for each.
pub(super) async fn improve(
    host: &PromptHost,
    arguments: JsonObject,
    context: &RequestContext<RoleServer>,
) -> Result<CallToolResult, Failed> {
    let started = Instant::now();
    let arguments = arguments::read::<arguments::ImproveMany>(arguments)?;
    let mut requests = arguments.requests(host.settings.batch_prompts)?;
    let client = client(context);
    requests.iter_mut().for_each(|request| request.client.clone_from(&client));
    let generation = host.backend.current();
    let results = run(host, &generation, requests, context).await?;

    let count = |wanted: fn(&Item) -> bool| results.iter().filter(|item| wanted(item)).count();
    let is_improved = |item: &Item| item.improvement.as_ref().is_some_and(|report| report.status == Status::Improved);
    let (improved, failed) = (count(is_improved), count(|item| item.error.is_some()));
    let text = results.iter().map(Item::text).collect();
    let batch = Batch {
        improved,
        unchanged: results.len().saturating_sub(improved + failed),
        failed,
        results,
        generation: generation.number,
        elapsed_ms: started.elapsed().as_secs_f64() * 1e3,
    };
    answer(text, &batch)
}

impl Item {
    fn text(&self) -> String {
        match (&self.improvement, &self.error) {
            (Some(improvement), _) => improvement.improved.to_string(),
            (None, Some(error)) => format!("error: {error}"),
            (None, None) => String::new(),
        }
    }
}

/// How many prompts a call of `tool` has, as far as its arguments can be read: what it counts as.
pub(crate) fn prompts_of(tool: Name, arguments: Option<&JsonObject>) -> usize {
    match tool {
        Name::ImprovePrompts => {
            arguments.and_then(|given| given.get("prompts")?.as_array()).map_or(1, |prompts| prompts.len())
        }
        _ => 1,
    }
}

/// Runs the requests. The batch has one turn, which it passes on between its prompts where others
/// wait; more turns it takes only while they are free, and never more than half of them, so that
/// single calls of others get through. Dropping the future stops all.
async fn run(
    host: &PromptHost,
    generation: &Arc<Generation>,
    requests: Vec<Request>,
    context: &RequestContext<RoleServer>,
) -> Result<Vec<Item>, Refusal> {
    let progress = context.meta.get_progress_token().map(|token| Progress { peer: &context.peer, token });
    let total = requests.len();
    let at_once = (host.settings.concurrency / 2).max(1);
    let mut own = Some(host.gate.turn(context).await?);
    let mut waiting = requests.into_iter().enumerate().peekable();
    let mut running = JoinSet::new();
    let mut results: Vec<Item> =
        (0..total).map(|index| Item { index, improvement: None, error: Some(LOST.to_owned()) }).collect();
    let mut done = 0;
    loop {
        while running.len() < at_once && waiting.peek().is_some() {
            let turn = match own.take().or_else(|| host.gate.try_turn()) {
                Some(turn) => turn,
                None if running.is_empty() => host.gate.turn(context).await?,
                None => break,
            };
            if let Some((index, request)) = waiting.next() {
                running.spawn(one(host.clone(), Arc::clone(generation), index, request, turn));
            }
        }
        let Some(ended) = running.join_next().await else { return Ok(results) };
        done += 1;
        // A task that panicked leaves the error that stands in its place from the start.
        if let Ok((item, turn)) = ended {
            // Only the last turn is kept: others may be in need of the rest.
            if running.is_empty() && waiting.peek().is_some() {
                own = host.gate.pass_on(turn, context).await;
            }
            if let Some(place) = results.get_mut(item.index) {
                *place = item;
            }
        }
        if let Some(progress) = &progress {
            progress.report(done, total).await;
        }
    }
}

const LOST: &str = "failed by a fault of the host, which goes on: the host's log has the details";

async fn one(
    host: PromptHost,
    generation: Arc<Generation>,
    index: usize,
    request: Request,
    turn: Turn,
) -> (Item, Turn) {
    let asker = Asker::of(&request);
    let item = match host.backend.improve(&generation, request).await {
        Ok(mut improvement) => {
            keeping::keep(&*host.backend, asker, &mut improvement).await;
            Item { index, improvement: Some(improvement), error: None }
        }
        Err(error) => Item { index, improvement: None, error: Some(error.to_string()) },
    };
    (item, turn)
}

/// Where progress goes when the client asked for it.
struct Progress<'a> {
    peer: &'a Peer<RoleServer>,
    token: ProgressToken,
}

impl Progress<'_> {
    async fn report(&self, done: usize, total: usize) {
        let notification = ProgressNotificationParam::new(self.token.clone(), done as f64)
            .with_total(total as f64)
            .with_message(format!("{done} of {total} prompts"));
        if let Err(error) = self.peer.notify_progress(notification).await {
            tracing::debug!(%error, "failed to report progress");
        }
    }
}
