//! A serving host whose settings, plugins and templates change under it.

use std::path::PathBuf;
use std::sync::Arc;

use arc_swap::ArcSwap;
use async_trait::async_trait;
use tokio::sync::watch as channel;
use tokio_util::sync::CancellationToken;

use super::local;
use super::serve::Keeping;
use crate::config::{self, Loaded, Settings, Sources};
use crate::improve::report::{CheckReport, Improvement};
use crate::improve::{Improver, InputError, Request};
use crate::plugin::Generation;
use crate::records::sessions::InvalidSession;
use crate::records::{self, Feedback, FeedbackError, Privacy, Receipt, Recorder, SessionKey, Sessions};
use crate::reload::{Plugins, PromptLibrary, ReloadReport, Templates, WatchOptions, Watcher};
use crate::server::Backend;
use crate::templates::Library;
use crate::verify::report::Verification;
use crate::verify::{Verifier, VerifyError, VerifyRequest};

/// What requests are answered with at this moment.
#[derive(Debug)]
pub(super) struct LiveHost {
    sources: Sources,
    settings: ArcSwap<Settings>,
    improver: ArcSwap<Improver>,
    plugins: Plugins,
    library: PromptLibrary,
    keeping: Keeping,
}

impl LiveHost {
    pub(super) fn new(
        sources: Sources,
        settings: Settings,
        plugins: Plugins,
        templates: Templates,
        keeping: Keeping,
    ) -> Self {
        let improver = ArcSwap::from_pointee(Improver::new(settings.improve.clone()));
        let library = PromptLibrary::new(templates, settings.library());
        Self { sources, settings: ArcSwap::from_pointee(settings), improver, plugins, library, keeping }
    }

    /// What it remembers and learns from.
    pub(super) fn keeping(&self) -> &Keeping {
        &self.keeping
    }

    /// Its plugins.
    pub(super) fn plugins(&self) -> &Plugins {
        &self.plugins
    }

    /// Reads the settings again and puts into force what can change while serving.
    /// Settings that do not hold together leave the last good ones in force.
    async fn reload_settings(&self) {
        let loaded = match self.sources.load() {
            Ok(loaded) => loaded,
            Err(problems) => {
                for problem in problems.iter() {
                    tracing::error!("settings are wrong, the last good ones stay in force: {problem}");
                }
                return;
            }
        };
        let next = loaded.settings.clone();
        let before = self.settings.load_full();
        if *before == next {
            return;
        }
        for section in fixed_sections_that_differ(&before, &next) {
            tracing::warn!(section, "settings of this section hold from the next start on");
        }
        tracing::info!("settings changed");
        self.improver.store(Arc::new(Improver::new(next.improve.clone())));
        self.library.set(next.library());
        self.library.templates().set_sources(next.template_sources());
        self.keeping.models.set(next.model.clone());
        self.set_privacy(&next);
        let policy = next.policy();
        self.settings.store(Arc::new(next));
        self.plugins.set_policy(policy).await;
        warn_of_strays(&loaded, &self.plugins.current(), &self.library.catalog().library);
    }

    /// What may be kept changes at once; where it is kept, with the next start.
    fn set_privacy(&self, settings: &Settings) {
        let Some(recorder) = &self.keeping.recorder else { return };
        let privacy = local::journal_folder(settings).and_then(|folder| Ok(Privacy::new(&settings.records, &folder)?));
        match privacy {
            Ok(privacy) => recorder.set_privacy(privacy),
            Err(error) => tracing::error!(error = %format_args!("{error:#}"), "what is recorded stays as it was"),
        }
    }

    /// What a request is answered with: the settings and the model of this moment.
    fn improver(&self) -> Improver {
        self.improver.load().as_ref().clone().with_model(self.keeping.models.current())
    }

    /// The session that a request belongs to, where sessions are remembered.
    fn session(&self, request: &Request) -> Result<Option<SessionKey>, InvalidSession> {
        let id = request.session_id.as_ref().filter(|_| self.keeping.sessions.is_some());
        id.map(|id| SessionKey::new(request.client.as_deref(), id)).transpose()
    }

    /// The request with what came before it in its session.
    async fn with_history(&self, session: Option<&SessionKey>, request: Request, improver: &Improver) -> Request {
        let (Some(sessions), Some(key)) = (&self.keeping.sessions, session) else { return request };
        match sessions.recall(key).await {
            Some(history) => request.after(history, improver.settings().max_prompt_bytes),
            None => request,
        }
    }

    /// Follows the files that settings come from, until `shutdown`.
    pub(super) async fn watch_settings(&self, options: WatchOptions, shutdown: CancellationToken) {
        let mut folders: Vec<PathBuf> =
            self.sources.watched_files().iter().filter_map(|file| file.parent().map(PathBuf::from)).collect();
        folders.dedup();
        let mut watcher = Watcher::new(folders, options);
        self.reload_settings().await;
        while shutdown.run_until_cancelled(watcher.changed()).await.is_some() {
            self.reload_settings().await;
        }
    }
}

/// Says in the log what settings speak about and nothing loaded answers to.
pub(super) fn warn_of_strays(loaded: &Loaded, generation: &Generation, library: &Library) {
    let rules = config::unknown_rules(loaded, generation);
    for stray in rules.into_iter().chain(config::unknown_templates(loaded, library)) {
        tracing::warn!("a setting has no effect: {stray}");
    }
}

/// Sections that are read once, when the host starts.
fn fixed_sections_that_differ(before: &Settings, next: &Settings) -> impl Iterator<Item = &'static str> {
    [
        ("plugin_dirs", before.plugin_dirs != next.plugin_dirs),
        ("runtime", before.runtime != next.runtime),
        ("records", where_records_go(before) != where_records_go(next)),
        ("sessions", before.sessions != next.sessions),
        ("watch", before.watch != next.watch),
        ("log", before.log != next.log),
        ("server", before.server != next.server),
        ("http", before.http != next.http),
        ("identity", before.identity != next.identity),
    ]
    .into_iter()
    .filter_map(|(section, differs)| differs.then_some(section))
}

/// Of the settings of records, those that hold from the next start on.
fn where_records_go(settings: &Settings) -> records::Settings {
    let records::Settings { capture, clients, redact_secrets, redact, .. } = records::Settings::default();
    records::Settings { capture, clients, redact_secrets, redact, ..settings.records.clone() }
}

#[async_trait]
impl Backend for LiveHost {
    fn current(&self) -> Arc<Generation> {
        self.plugins.current()
    }

    async fn reload(&self) -> ReloadReport {
        let before = self.plugins.current();
        self.reload_settings().await;
        let report = self.plugins.reload().await;
        self.library.templates().reload(&self.plugins.current()).await;
        // Settings may have made a generation of their own just before.
        ReloadReport { changed: report.generation != before.number, ..report }
    }

    fn subscribe(&self) -> channel::Receiver<u64> {
        self.plugins.subscribe()
    }

    fn library(&self) -> &PromptLibrary {
        &self.library
    }

    fn recorder(&self) -> Option<&Recorder> {
        self.keeping.recorder.as_ref()
    }

    fn sessions(&self) -> Option<&Sessions> {
        self.keeping.sessions.as_ref()
    }

    async fn feedback(&self, feedback: Feedback) -> Result<Receipt, FeedbackError> {
        let recorder = self.keeping.recorder.as_ref().ok_or(FeedbackError::NothingKept)?;
        let receipt = recorder.feedback(feedback).await?;
        if let Some(trainer) = &self.keeping.trainer {
            trainer.heard();
        }
        Ok(receipt)
    }

    async fn improve(&self, generation: &Generation, request: Request) -> Result<Improvement, InputError> {
        let improver = self.improver();
        let session = self.session(&request)?;
        let request = self.with_history(session.as_ref(), request, &improver).await;
        improver.improve(generation, request).await
    }

    /// Only looks at a session: a prompt that is checked is not one that was sent.
    async fn check(&self, generation: &Generation, request: Request) -> Result<CheckReport, InputError> {
        let improver = self.improver();
        let session = self.session(&request)?;
        let request = self.with_history(session.as_ref(), request, &improver).await;
        improver.check(generation, request).await
    }

    async fn verify(&self, generation: &Generation, request: VerifyRequest) -> Result<Verification, VerifyError> {
        Verifier::new(self.settings.load().verify()).verify(generation, request).await
    }
}
