//! The model that serves, as settings and the folder of models say, swapped while requests run.

use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Instant;

use arc_swap::{ArcSwap, ArcSwapOption};
use tokio_util::sync::CancellationToken;

use crate::events::{Event, Events};
use crate::learn::{Acceptance, Advisor, Card, Current, Heads, Model, ModelChoice, Settings, Shelf, ShelfError};
use crate::reload::{Tally, WatchOptions, Watcher};

/// Why a model does not serve.
#[derive(Debug, thiserror::Error)]
pub enum ModelError {
    /// The folder of models.
    #[error(transparent)]
    Shelf(#[from] ShelfError),
    /// A file cannot be read.
    #[error("failed to read the model `{path}`")]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// The bytes are no model of this host.
    #[error("failed to use the model {name}")]
    Unreadable {
        /// Which.
        name: String,
        /// Why.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
}

impl ModelError {
    fn unreadable(name: String, source: impl std::error::Error + Send + Sync + 'static) -> Self {
        Self::Unreadable { name, source: Box::new(source) }
    }
}

/// The model that serves. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Models(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    shelf: Shelf,
    settings: ArcSwap<Settings>,
    current: ArcSwapOption<Advisor>,
    tally: Tally,
    /// Choices that were remembered when it was last looked: fewer of them mean that one was taken back.
    choices: AtomicUsize,
    /// Where it is told which model serves, once somebody has said where.
    events: OnceLock<Events>,
}

/// A model that was read and does not serve yet.
#[derive(Debug)]
pub struct PreparedModel {
    settings: Settings,
    next: Option<Arc<Advisor>>,
    started: Instant,
}

impl PreparedModel {
    /// The digest of the model; none where none would serve.
    pub fn digest(&self) -> Option<&str> {
        self.next.as_ref().map(|advisor| advisor.digest())
    }
}

impl Models {
    /// The model that `settings` name, of those in `shelf`. One that cannot be used is said in
    /// the log, and the host serves without.
    pub fn open(shelf: Shelf, settings: Settings) -> Self {
        let settings = ArcSwap::from_pointee(settings);
        let (current, choices, events) = (ArcSwapOption::empty(), AtomicUsize::new(0), OnceLock::new());
        let models = Self(Arc::new(Inner { shelf, settings, current, tally: Tally::default(), choices, events }));
        models.refresh();
        models
    }

    /// The model that serves now; none without.
    pub fn current(&self) -> Option<Arc<Advisor>> {
        self.0.current.load_full()
    }

    /// Tells from now on when another model serves.
    pub fn tell(&self, events: Events) {
        // Whoever said it first is told.
        let _ = self.0.events.set(events);
    }

    /// The folder of models.
    pub fn shelf(&self) -> &Shelf {
        &self.0.shelf
    }

    /// Puts other settings into force. The same ones cost nothing, unless they name a file, which may
    /// have changed.
    pub fn set(&self, settings: Settings) {
        let is_same = *self.0.settings.load_full() == settings && !matches!(settings.choice, ModelChoice::File(_));
        if is_same {
            return;
        }
        self.0.settings.store(Arc::new(settings));
        self.refresh();
    }

    /// Looks again which model serves. On failure the last good one keeps serving.
    pub fn refresh(&self) {
        self.refresh_as("chosen");
    }

    /// As [`refresh`](Self::refresh); `how` another model comes to serve, unless a choice was taken back.
    fn refresh_as(&self, how: &'static str) {
        let started = Instant::now();
        let choices = self.0.shelf.remembered_choices();
        let were = self.0.choices.swap(choices, Ordering::Relaxed);
        let how = if choices < were { "rolled-back" } else { how };
        match self.named(&self.0.settings.load()) {
            Ok(next) => self.serve(next, how, started),
            Err(error) => {
                let error = anyhow::Error::from(error);
                self.0.tally.record(started.elapsed(), Some(format!("{error:#}")));
                tracing::error!(error = %format_args!("{error:#}"), "the model cannot be used: the last good one keeps serving");
            }
        }
    }

    fn serve(&self, next: Option<Arc<Advisor>>, how: &'static str, started: Instant) {
        let digest = |advisor: &Option<Arc<Advisor>>| advisor.as_ref().map(|advisor| advisor.digest().to_owned());
        let (before, after) = (digest(&self.current()), digest(&next));
        self.0.current.store(next);
        if before != after || self.0.tally.problem().is_some() {
            self.0.tally.record(started.elapsed(), None);
        }
        if before != after {
            tracing::info!(model = after.as_deref().unwrap_or("none"), "the model that serves");
            if let Some(events) = self.0.events.get() {
                events.publish(Event::ModelChanged { from: before, to: after, how });
            }
        }
    }

    /// How often the model was read again, and what was wrong with it last.
    pub fn tally(&self) -> &Tally {
        &self.0.tally
    }

    /// Whether settings want a model at all.
    pub fn is_wanted(&self) -> bool {
        self.0.settings.load().choice != ModelChoice::None
    }

    /// Reads the model that `settings` name, or those in force, without letting it serve.
    ///
    /// # Errors
    /// When it cannot be used.
    pub fn prepare(&self, settings: Option<Settings>) -> Result<PreparedModel, ModelError> {
        let started = Instant::now();
        let settings = settings.unwrap_or_else(|| self.0.settings.load().as_ref().clone());
        let next = self.named(&settings)?;
        Ok(PreparedModel { settings, next, started })
    }

    /// Lets a model serve that was read before.
    pub fn publish(&self, prepared: PreparedModel) {
        let PreparedModel { settings, next, started } = prepared;
        self.0.settings.store(Arc::new(settings));
        self.serve(next, "chosen", started);
    }

    /// Follows the folder of models, until `shutdown`.
    pub async fn watch(&self, options: WatchOptions, shutdown: CancellationToken) {
        let mut watcher = Watcher::new(vec![self.0.shelf.folder().to_owned()], options);
        self.look_again().await;
        while shutdown.run_until_cancelled(watcher.changed()).await.is_some() {
            self.look_again().await;
        }
    }

    async fn look_again(&self) {
        let models = self.clone();
        // Reading a file of a few MiB is no work for a thread that answers requests.
        let _ = tokio::task::spawn_blocking(move || models.refresh()).await;
    }

    /// Keeps the model in service with what was learned of rules, and lets it serve where
    /// settings say `auto`. Answers its digest.
    ///
    /// # Errors
    /// When it cannot be made or written.
    pub fn promote(&self, acceptance: &Acceptance) -> Result<String, ModelError> {
        let (name, bytes) = self.bytes(&self.0.settings.load())?;
        let before = match bytes {
            Some(bytes) => Model::read(&bytes).map_err(|error| ModelError::unreadable(name, error))?,
            None => Model::new(Card::default(), Vec::new()),
        };
        let next = before.with_section(Acceptance::SECTION, acceptance.write()).write();
        let digest = self.0.shelf.keep(&next)?;
        self.0.shelf.choose(&ModelChoice::Digest(digest.clone()))?;
        self.refresh_as("promoted");
        Ok(digest)
    }

    fn named(&self, settings: &Settings) -> Result<Option<Arc<Advisor>>, ModelError> {
        let (name, bytes) = self.bytes(settings)?;
        let Some(bytes) = bytes else { return Ok(None) };
        let digest = blake3::hash(&bytes).to_hex().to_string();
        let model = Model::read(&bytes).map_err(|error| ModelError::unreadable(name.clone(), error))?;
        let acceptance = match model.section(Acceptance::SECTION) {
            Some(bytes) => Acceptance::read(bytes).map_err(|error| ModelError::unreadable(name, error))?,
            None => Acceptance::new(settings.half_life.into()),
        };
        let heads = (!model.heads().is_empty()).then(|| Arc::new(model) as Arc<dyn Heads>);
        Ok(Some(Arc::new(Advisor::new(digest, heads, Arc::new(acceptance), settings))))
    }

    /// The file that settings name, and what it is called.
    fn bytes(&self, settings: &Settings) -> Result<(String, Option<Vec<u8>>), ModelError> {
        let base = || ("base".to_owned(), Model::base_file().map(<[u8]>::to_vec));
        let shelf = &self.0.shelf;
        Ok(match &settings.choice {
            ModelChoice::None => ("none".to_owned(), None),
            ModelChoice::Base => base(),
            ModelChoice::Auto => match shelf.current()? {
                Current::Unchosen | Current::Base => base(),
                Current::Model(digest) => (format!("`{digest}`"), Some(shelf.read(&digest)?)),
            },
            ModelChoice::Digest(beginning) => {
                let digest = shelf.find(beginning)?;
                (format!("`{digest}`"), Some(shelf.read(&digest)?))
            }
            ModelChoice::File(path) => {
                let bytes = std::fs::read(path);
                let bytes = bytes.map_err(|source| ModelError::File { path: path.clone(), source })?;
                (format!("`{}`", path.display()), Some(bytes))
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::learn::Situation;
    use crate::plugin::Target;
    use crate::prompt::Document;

    fn taught(kept: f64) -> Acceptance {
        let mut acceptance = Acceptance::new(100.0);
        let here = Situation::of(&Document::analyse("Write a letter."), Target::Unknown, None);
        (0..20).for_each(|_| acceptance.learn("tone/shouting", &here, kept, 1.0));
        acceptance
    }

    fn open(folder: &std::path::Path, settings: Settings) -> Models {
        Models::open(Shelf::new(folder), settings)
    }

    #[test]
    fn what_is_promoted_serves_until_it_is_taken_back() {
        let folder = tempfile::tempdir().unwrap();
        let models = open(folder.path(), Settings::default());
        assert_eq!(models.current().is_some(), Model::base_file().is_some());
        let events = Events::default();
        let mut listener = events.listen();
        models.tell(events);
        let (first, second) = (models.promote(&taught(1.0)).unwrap(), models.promote(&taught(0.0)).unwrap());
        assert_eq!(models.current().unwrap().digest(), second);
        models.shelf().rollback().unwrap();
        models.refresh();
        assert_eq!(models.current().unwrap().digest(), first);
        let mut told = Vec::new();
        while let Ok(occurrence) = listener.try_recv() {
            if let Event::ModelChanged { to, how, .. } = &occurrence.event {
                told.push((to.clone().unwrap(), *how));
            }
        }
        assert_eq!(told, [(first.clone(), "promoted"), (second, "promoted"), (first.clone(), "rolled-back")]);
        let restarted = open(folder.path(), Settings::default());
        assert_eq!(restarted.current().unwrap().digest(), first);
        let switched_off = open(folder.path(), Settings { choice: ModelChoice::None, ..Settings::default() });
        assert!(switched_off.current().is_none());
    }

    #[test]
    fn settings_that_are_the_same_leave_the_model_alone() {
        let folder = tempfile::tempdir().unwrap();
        let models = open(folder.path(), Settings::default());
        models.promote(&taught(1.0)).unwrap();
        let serving = models.current().unwrap();
        models.set(Settings::default());
        assert!(Arc::ptr_eq(&serving, &models.current().unwrap()), "it was read again");
        models.set(Settings { half_life: Settings::default().half_life + 1, ..Settings::default() });
        assert!(!Arc::ptr_eq(&serving, &models.current().unwrap()));
        assert_eq!(serving.digest(), models.current().unwrap().digest());
    }

    #[test]
    fn a_damaged_model_leaves_the_last_good_one_serving() {
        let folder = tempfile::tempdir().unwrap();
        let models = open(folder.path(), Settings::default());
        let good = models.promote(&taught(1.0)).unwrap();
        let bad = models.shelf().keep(b"no model").unwrap();
        models.shelf().choose(&ModelChoice::Digest(bad)).unwrap();
        models.refresh();
        assert_eq!(models.current().unwrap().digest(), good);
    }

    #[tokio::test]
    async fn a_choice_made_elsewhere_is_noticed() {
        let folder = tempfile::tempdir().unwrap();
        let models = open(folder.path(), Settings::default());
        let shutdown = CancellationToken::new();
        let watching = tokio::spawn({
            let (models, shutdown) = (models.clone(), shutdown.clone());
            async move { models.watch(WatchOptions::default(), shutdown).await }
        });
        let elsewhere = Shelf::new(folder.path());
        let model = Model::new(Card::default(), Vec::new()).with_section(Acceptance::SECTION, taught(1.0).write());
        let digest = elsewhere.keep(&model.write()).unwrap();
        elsewhere.choose(&ModelChoice::Digest(digest.clone())).unwrap();
        let noticed = async {
            while models.current().is_none_or(|advisor| advisor.digest() != digest) {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(20), noticed).await.unwrap();
        shutdown.cancel();
        watching.await.unwrap();
    }
}
