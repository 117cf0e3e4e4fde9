//! The pipeline: from a prompt to a report.
//!
//! ```text
//! Request ─ terms: target, what is applied, what rules may do
//!    │
//!    └ analyse ─▶ Document ──────┐
//!                                ▼
//!              panel: ask plugins, each in a sandbox ─▶ valid findings (gate)
//!                                ▲                             │
//!                                └── settle: apply the earliest phase, analyse again
//!                                                              │ nothing left to apply
//!                                                              ▼
//!                                              answer: changes, suggestions, questions, metrics
//! ```
//!
//! A local model, when there is one, reads each text, tells rules what it thinks of it, holds
//! back suggested edits that the person would undo, and questions that do not matter ([`advice`]).
//!
//! What holds for every request:
//! - no protected text is lost or changed ([`gate`]);
//! - improving the result again changes nothing ([`settle`]);
//! - a plugin that fails loses its own findings only, and is named in `skipped`;
//! - it ends within its deadline with what is done so far.

mod advice;
mod answer;
mod client;
mod gate;
mod history;
mod panel;
mod record;
mod reply;
pub mod report;
mod selection;
mod settings;
mod settle;
mod terms;

use std::panic::AssertUnwindSafe;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use futures::FutureExt as _;

use self::advice::Advice;
use self::answer::{Answerer, Before};
use self::panel::Panel;
use self::report::{CheckReport, Improvement};
use self::settle::Bounds;
use self::terms::Terms;
use crate::learn::Advisor;
use crate::plugin::{Applicability, CheckRequest, Generation, Loaded, RuleInfo, Target};
use crate::prompt::Document;
use crate::records::sessions::InvalidSession;
use crate::records::{RecordOrigin, TemplateUse};

pub use client::{client_class, known_client, known_clients};
pub use panel::Missing;
pub use record::Asker;
pub use reply::Reply;
pub use selection::{Selection, UnknownRule};
pub use settings::Settings;
pub use terms::TargetSource;

/// What a caller asks.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// The prompt.
    pub prompt: String,
    /// What is attached, by name.
    pub context: Vec<(String, String)>,
    /// The conversation it belongs to.
    pub session_id: Option<String>,
    /// Turns of that conversation before this prompt.
    pub prior_turns: u32,
    /// The name of the MCP client that asks.
    pub client: Option<String>,
    /// The file that the prompt came from; a relative path starts at the settings' folder.
    pub path: Option<PathBuf>,
    /// The model family; what settings and client tell when none.
    pub target: Option<Target>,
    /// The least sure edits to apply; the settings' when none.
    pub apply: Option<Applicability>,
    /// Rules to ask; all that are switched on when empty. `code`, `plugin/code` or `plugin`.
    pub include: Vec<String>,
    /// Rules not to ask.
    pub exclude: Vec<String>,
    /// What the person answered to questions about this very prompt; `improve` writes it in.
    pub replies: Vec<Reply>,
    /// Whether the caller wants no record of it.
    pub unrecorded: bool,
    /// Whose prompt it is.
    pub origin: RecordOrigin,
    /// The template that the prompt was rendered from.
    pub template: Option<TemplateUse>,
}

/// Why a request cannot be answered.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InputError {
    /// The prompt is too long.
    #[error("the {what} has {bytes} bytes; {limit} are allowed (setting `{setting}`)")]
    TooLong {
        /// `prompt`, `context` or `answers`.
        what: &'static str,
        /// How long it is.
        bytes: usize,
        /// How long it may be.
        limit: usize,
        /// What decides that.
        setting: &'static str,
    },
    /// A name in `include` or `exclude` is wrong.
    #[error(transparent)]
    UnknownRule(#[from] UnknownRule),
    /// The name of the session is none.
    #[error(transparent)]
    Session(#[from] InvalidSession),
    /// A plugin is left alone that the operator wants no answer without.
    #[error(transparent)]
    Missing(#[from] Missing),
}

/// Improves prompts. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Improver {
    settings: Arc<Settings>,
    model: Option<Arc<Advisor>>,
}

impl Improver {
    /// An improver with these settings.
    pub fn new(settings: Settings) -> Self {
        Self { settings: Arc::new(settings), model: None }
    }

    /// The same with a local model, or without one.
    pub fn with_model(self, model: Option<Arc<Advisor>>) -> Self {
        Self { model, ..self }
    }

    /// What it was made with.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Improves a prompt with the plugins of `generation`.
    ///
    /// Should the pipeline itself fail, the original comes back with status `fallback`.
    ///
    /// # Errors
    /// When the request is wrong; see [`InputError`].
    pub async fn improve(&self, generation: &Generation, request: Request) -> Result<Improvement, InputError> {
        let started = Instant::now();
        self.validate(generation, &request)?;
        let terms = Terms::of(&generation.policy, &self.settings, &request);
        let aim = terms.aim;
        let original: Arc<str> = Arc::from(request.prompt.as_str());
        let improving = self.improve_valid(generation, terms, request, Arc::clone(&original), started);
        AssertUnwindSafe(improving).catch_unwind().await.unwrap_or_else(|_| {
            tracing::error!(bytes = original.len(), "the pipeline panicked: the prompt goes back as it came");
            Ok(answer::fallback(original, aim, generation.number, started))
        })
    }

    /// Findings on a prompt as it stands; nothing is applied.
    ///
    /// # Errors
    /// When the request is wrong; see [`InputError`].
    pub async fn check(&self, generation: &Generation, request: Request) -> Result<CheckReport, InputError> {
        let started = Instant::now();
        self.validate(generation, &request)?;
        let terms = Terms::of(&generation.policy, &self.settings, &request);
        let document = Arc::new(Document::analyse(request.prompt.as_str()));
        let mut panel = self.panel(generation, &document, &terms, request);
        let answerer = Answerer { settings: &self.settings, aim: terms.aim, generation: generation.number, started };
        let open = answerer.open_findings(&mut panel, &document).await;
        panel.complete()?;
        Ok(answerer.check_report(&panel, &document, &open))
    }

    /// The rules that a request asks, whatever the language of its prompt.
    pub fn asked<'a>(&self, generation: &'a Generation, request: &Request) -> Vec<(&'a Loaded, &'a RuleInfo)> {
        let terms = Terms::of(&generation.policy, &self.settings, request);
        let selection = Selection { include: &request.include, exclude: &request.exclude };
        let rules =
            |loaded: &'a Loaded| selection.rulings(&terms, loaded).into_iter().map(move |ruling| (loaded, ruling.rule));
        generation.active().flat_map(rules).collect()
    }

    async fn improve_valid(
        &self,
        generation: &Generation,
        terms: Terms<'_>,
        mut request: Request,
        original: Arc<str>,
        started: Instant,
    ) -> Result<Improvement, InputError> {
        let bounds = Bounds {
            apply: terms.apply,
            max_rounds: self.settings.max_rounds,
            // Room to grow over the longest prompt, or the longest could not be improved at all.
            max_bytes: self.settings.max_prompt_bytes.saturating_add(self.settings.max_growth_bytes),
        };
        let document = Arc::new(Document::analyse(original));
        let replies = std::mem::take(&mut request.replies);
        let mut panel = self.panel(generation, &document, &terms, request);
        let answerer = Answerer { settings: &self.settings, aim: terms.aim, generation: generation.number, started };
        let open_before = answerer.open_findings(&mut panel, &document).await;
        let settled = settle::settle(&mut panel, &document, &replies, bounds).await;
        let open_after = answerer.open_findings(&mut panel, &settled.document).await;
        panel.complete()?;
        Ok(answerer.improvement(
            &panel,
            Before { document: &document, open: &open_before, replies: &replies },
            &settled,
            &open_after,
        ))
    }

    fn panel<'a>(
        &self,
        generation: &'a Generation,
        document: &Arc<Document>,
        terms: &Terms<'_>,
        request: Request,
    ) -> Panel<'a> {
        let advice = Advice::new(self.model.clone(), terms.aim.target, &request);
        let Request { include, exclude, context, prior_turns, .. } = request;
        let check = CheckRequest {
            document: Arc::clone(document),
            target: terms.aim.target,
            task: None,
            context: context.into(),
            prior_turns,
            scores: None,
        };
        let selection = Selection { include: &include, exclude: &exclude };
        let limits = (self.settings.max_growth_bytes, self.settings.deadline());
        Panel::new(generation, terms, selection, check, advice, limits)
    }

    fn validate(&self, generation: &Generation, request: &Request) -> Result<(), InputError> {
        let prompt = (self.settings.max_prompt_bytes, "improve.max_prompt_bytes");
        let growth = (self.settings.max_growth_bytes, "improve.max_growth_bytes");
        let context: usize = request.context.iter().map(|(name, text)| name.len() + text.len()).sum();
        let replies: usize = request.replies.iter().map(|reply| reply.answer.len()).sum();
        let texts =
            [("prompt", request.prompt.len(), prompt), ("context", context, prompt), ("answers", replies, growth)];
        for (what, bytes, (limit, setting)) in texts {
            if bytes > limit {
                return Err(InputError::TooLong { what, bytes, limit, setting });
            }
        }
        let selection = Selection { include: &request.include, exclude: &request.exclude };
        Ok(selection.validate(generation)?)
    }
}
