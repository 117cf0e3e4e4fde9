//! A serving host whose settings, plugins and templates change under it.

mod administration;
mod reload;

use std::sync::{Arc, OnceLock};

use std::time::Instant;

use arc_swap::ArcSwap;
use async_trait::async_trait;
use tokio::sync::{Mutex, watch as channel};
use tokio_util::sync::CancellationToken;

use super::serve::{Entrances, Keeping};
use super::{changed, paths};
use crate::config::reloadable::waiting_for_a_start;
use crate::config::{self, Loaded, Settings, Sources};
use crate::events::{Event, Events, Subject};
use crate::health::{Health, Parts, Phase, WatchesNatively, checks};
use crate::improve::report::{CheckReport, Improvement};
use crate::improve::{Improver, InputError, Request};
use crate::plugin::{Generation, PluginId};
use crate::records::UtcTime;
use crate::records::sessions::InvalidSession;
use crate::records::{Feedback, FeedbackError, Privacy, Receipt, Recorder, SessionKey, Sessions, without_secrets};
use crate::reload::{
    Decision, Plugins, PromptLibrary, ReloadReport, Tally, Templates, WatchMode, WatchOptions, Watcher,
};
use crate::server::admin::{Administration, Door};
use crate::server::{self, Backend, Gate, PreparedRules, Supervisor};
use crate::telemetry::Telemetry;
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
    /// The settings with their origins, as they were last read.
    loaded: ArcSwap<Loaded>,
    bounds: ArcSwap<server::Settings>,
    /// Held while settings change: they are read by whoever reloads, and by whoever follows files.
    changing: Mutex<()>,
    settings_tally: Tally,
    health: Health,
    operated: Operated,
    /// What requests pass, once they are served.
    gate: OnceLock<Gate>,
}

/// What a host has for its operator.
#[derive(Debug)]
pub(super) struct Operated {
    /// Where what happens is published.
    pub(super) events: Events,
    /// What is measured.
    pub(super) telemetry: Telemetry,
    /// Where the host is in its life.
    pub(super) phase: Phase,
    /// What looks after the tasks beside the requests.
    pub(super) supervisor: Supervisor,
    /// What clients come through.
    pub(super) doors: Vec<Door>,
    /// What settings change of them; none where only the client that started the host is served.
    pub(super) entrances: Option<Entrances>,
    /// Whether it says what helps to find its faults.
    pub(super) debug_info: bool,
    /// When it started.
    pub(super) started: UtcTime,
}

impl LiveHost {
    pub(super) fn new(
        sources: Sources,
        loaded: Loaded,
        plugins: Plugins,
        templates: Templates,
        keeping: Keeping,
        operated: Operated,
    ) -> Self {
        let settings = loaded.settings.clone();
        let watches = settings.watch.enabled.then_some(WatchesNatively(settings.watch.mode == WatchMode::Auto));
        let mut checks = checks(Parts {
            phase: operated.phase.clone(),
            plugins: plugins.clone(),
            templates: templates.clone(),
            recorder: keeping.recorder.clone(),
            sessions: keeping.sessions.clone(),
            models: keeping.models.clone(),
            folders: paths::journal_folder(&settings).into_iter().chain(paths::data_folder()).collect(),
            watches,
        });
        checks.push(Arc::new(operated.supervisor.clone()));
        let health = Health::new(checks, operated.events.clone());
        Self {
            improver: ArcSwap::from_pointee(Improver::new(settings.improve.clone())),
            library: PromptLibrary::new(templates, settings.library()),
            bounds: ArcSwap::from_pointee(settings.server.clone()),
            settings: ArcSwap::from_pointee(settings),
            loaded: ArcSwap::from_pointee(loaded),
            changing: Mutex::new(()),
            settings_tally: Tally::default(),
            sources,
            plugins,
            keeping,
            health,
            operated,
            gate: OnceLock::new(),
        }
    }

    /// Has the operator see what requests pass.
    pub(super) fn show_gate(&self, gate: Gate) {
        // There is one for as long as the host serves.
        let _ = self.gate.set(gate);
    }

    /// How its parts are.
    pub(super) fn health(&self) -> &Health {
        &self.health
    }

    /// What it remembers and learns from.
    pub(super) fn keeping(&self) -> &Keeping {
        &self.keeping
    }

    /// Lets go of what is only kept for speed, to give memory back; says what.
    pub(super) fn shed(&self) -> String {
        let (rendered, sandboxes) = (self.library.shed(), self.plugins.shed());
        let sessions = self.keeping.sessions.as_ref().map_or(0, Sessions::shed);
        format!("{rendered} rendered templates, {sandboxes} sandboxes, {sessions} sessions")
    }

    /// Its plugins.
    pub(super) fn plugins(&self) -> &Plugins {
        &self.plugins
    }

    /// Reads the settings again and puts into force what can change while serving.
    /// Settings that do not hold together leave the last good ones in force.
    async fn reload_settings(&self) {
        let _changing = self.changing.lock().await;
        let started = Instant::now();
        let loaded = match self.sources.load() {
            Ok(loaded) => loaded,
            Err(problems) => {
                for problem in problems.iter() {
                    tracing::error!("settings are wrong, the last good ones stay in force: {problem}");
                }
                self.settings_tally.record(started.elapsed(), Some(problems.to_string()));
                self.operated.events.publish(changed::unreadable(&problems));
                return;
            }
        };
        if *self.settings.load_full() == loaded.settings {
            self.loaded.store(Arc::new(loaded));
            return;
        }
        let rules = match self.rules(&loaded.settings) {
            Ok(rules) => rules,
            Err(problem) => {
                tracing::error!("settings are wrong, the last good ones stay in force: {problem}");
                self.settings_tally.record(started.elapsed(), Some(problem.clone()));
                let problems = vec![problem];
                self.operated.events.publish(Event::ReloadFailed { subject: Subject::Config, problems });
                return;
            }
        };
        let policy = loaded.settings.policy();
        let privacy = self.privacy(&loaded.settings).unwrap_or_else(|error| {
            tracing::error!(error = %format_args!("{error:#}"), "what is recorded stays as it was");
            None
        });
        self.keeping.models.set(loaded.settings.model.clone());
        self.enforce(loaded, privacy, rules);
        self.plugins.set_policy(policy).await;
        self.settings_tally.record(started.elapsed(), None);
        warn_of_strays(&self.loaded.load(), &self.plugins.current(), &self.library.catalog().library);
    }

    /// Puts settings into force, but for those of plugins and the model.
    fn enforce(&self, loaded: Loaded, privacy: Option<Privacy>, rules: Option<PreparedRules>) {
        let next = loaded.settings.clone();
        let before = self.settings.load_full();
        for section in waiting_for_a_start(&before, &next) {
            tracing::warn!(section, "settings of this section hold from the next start on");
        }
        tracing::info!("settings changed");
        self.set_log(&before, &next);
        self.improver.store(Arc::new(Improver::new(next.improve.clone())));
        self.library.set(next.library());
        self.library.templates().set_sources(next.template_sources());
        if let Some(breakers) = self.plugins.breakers() {
            breakers.set(next.breaker.clone());
        }
        if let (Some(recorder), Some(privacy)) = (&self.keeping.recorder, privacy) {
            recorder.set_privacy(privacy);
        }
        if let Some(Err(error)) =
            self.keeping.failures.as_ref().map(|failures| failures.set(&next.failures, &next.records.redact))
        {
            let error = anyhow::Error::from(error);
            tracing::error!(error = %format_args!("{error:#}"), "which failed calls are kept stays as it was");
        }
        self.bounds.store(Arc::new(self.bounds_of(&next)));
        if let (Some(entrances), Some(rules)) = (&self.operated.entrances, rules) {
            entrances.publish(rules);
        }
        changed::tell(&before, &next, &self.operated.events);
        self.settings.store(Arc::new(next));
        self.loaded.store(Arc::new(loaded));
    }

    /// What bounds connections from now on. What the server was started with stays.
    fn bounds_of(&self, next: &Settings) -> server::Settings {
        let now = self.bounds.load();
        server::Settings {
            concurrency: now.concurrency,
            queue: now.queue,
            queue_wait_ms: now.queue_wait_ms,
            memory_watermark_mb: now.memory_watermark_mb,
            batch_prompts: now.batch_prompts,
            grace_ms: now.grace_ms,
            reload_deadline_ms: now.reload_deadline_ms,
            ..next.server.clone()
        }
    }

    /// The log changes at once, but for how its lines look.
    fn set_log(&self, before: &Settings, next: &Settings) {
        if before.log == next.log {
            return;
        }
        if let Err(error) = crate::logging::apply(&next.log) {
            let error = anyhow::Error::from(error);
            tracing::error!(error = %format_args!("{error:#}"), "the log stays as it was");
        }
    }

    /// By which rules clients would be let in; what is wrong with them where they make no sense.
    fn rules(&self, settings: &Settings) -> Result<Option<PreparedRules>, String> {
        let prepared = self.operated.entrances.as_ref().map(|entrances| entrances.prepare(settings)).transpose();
        // What is wrong may be a secret in the wrong place.
        prepared.map_err(|error| without_secrets(&format!("{:#}", anyhow::Error::from(error))))
    }

    /// What may be kept changes at once; where it is kept, with the next start. None where nothing
    /// is kept.
    fn privacy(&self, settings: &Settings) -> anyhow::Result<Option<Privacy>> {
        if self.keeping.recorder.is_none() {
            return Ok(None);
        }
        Ok(Some(Privacy::new(&settings.records, &paths::journal_folder(settings)?)?))
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
        // The files rather than their folders: what else is written in a working folder is nothing to it.
        let mut watcher = Watcher::new(self.sources.watched_files(), options);
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

    async fn decide(&self, id: &PluginId, decision: Decision) -> Option<ReloadReport> {
        let report = self.plugins.decide(id, decision).await?;
        self.library.templates().reload(&self.plugins.current()).await;
        Some(report)
    }

    fn subscribe(&self) -> channel::Receiver<u64> {
        self.plugins.subscribe()
    }

    fn library(&self) -> &PromptLibrary {
        &self.library
    }

    fn events(&self) -> &Events {
        &self.operated.events
    }

    fn recorder(&self) -> Option<&Recorder> {
        self.keeping.recorder.as_ref()
    }

    fn sessions(&self) -> Option<&Sessions> {
        self.keeping.sessions.as_ref()
    }

    fn administration(&self) -> Option<&dyn Administration> {
        Some(self)
    }

    fn bounds(&self) -> Option<Arc<server::Settings>> {
        Some(self.bounds.load_full())
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
        let improvement = improver.improve(generation, request).await?;
        self.operated.telemetry.traffic().improved(improvement.status);
        for skipped in &improvement.skipped {
            if let Some(loaded) = generation.find(skipped.plugin.as_str()) {
                loaded.usage.skip();
            }
        }
        Ok(improvement)
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
