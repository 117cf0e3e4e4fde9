//! A serving host whose settings, plugins and templates change under it.

use std::path::PathBuf;
use std::sync::Arc;

use arc_swap::ArcSwap;
use async_trait::async_trait;
use tokio::sync::watch as channel;
use tokio_util::sync::CancellationToken;

use crate::config::{self, Loaded, Settings, Sources};
use crate::improve::report::{CheckReport, Improvement};
use crate::improve::{Improver, InputError, Request};
use crate::plugin::Generation;
use crate::reload::{Plugins, PromptLibrary, ReloadReport, Templates, WatchOptions, Watcher};
use crate::server::Backend;
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
}

impl LiveHost {
    pub(super) fn new(sources: Sources, settings: Settings, plugins: Plugins, templates: Templates) -> Self {
        let improver = ArcSwap::from_pointee(Improver::new(settings.improve.clone()));
        let library = PromptLibrary::new(templates, settings.library());
        Self { sources, settings: ArcSwap::from_pointee(settings), improver, plugins, library }
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
        let policy = next.policy();
        self.settings.store(Arc::new(next));
        self.plugins.set_policy(policy).await;
        warn_of_unknown_rules(&loaded, &self.plugins.current());
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
pub(super) fn warn_of_unknown_rules(loaded: &Loaded, generation: &Generation) {
    for stray in config::unknown_rules(loaded, generation) {
        tracing::warn!("a setting has no effect: {stray}");
    }
}

/// Sections that are read once, when the host starts.
fn fixed_sections_that_differ(before: &Settings, next: &Settings) -> impl Iterator<Item = &'static str> {
    [
        ("plugin_dirs", before.plugin_dirs != next.plugin_dirs),
        ("templates.dirs and templates.built_in", before.template_sources() != next.template_sources()),
        ("runtime", before.runtime != next.runtime),
        ("watch", before.watch != next.watch),
        ("log", before.log != next.log),
        ("server", before.server != next.server),
    ]
    .into_iter()
    .filter_map(|(section, differs)| differs.then_some(section))
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

    async fn improve(&self, generation: &Generation, request: Request) -> Result<Improvement, InputError> {
        self.improver.load_full().improve(generation, request).await
    }

    async fn check(&self, generation: &Generation, request: Request) -> Result<CheckReport, InputError> {
        self.improver.load_full().check(generation, request).await
    }

    async fn verify(&self, generation: &Generation, request: VerifyRequest) -> Result<Verification, VerifyError> {
        Verifier::new(self.settings.load().verify()).verify(generation, request).await
    }
}
