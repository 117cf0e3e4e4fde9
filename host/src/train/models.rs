//! The model that serves, as settings and the folder of models say, swapped while requests run.

use std::path::PathBuf;
use std::sync::Arc;

use arc_swap::{ArcSwap, ArcSwapOption};
use tokio_util::sync::CancellationToken;

use crate::learn::{Acceptance, Advisor, Card, Current, Heads, Model, ModelChoice, Settings, Shelf, ShelfError};
use crate::reload::{WatchOptions, Watcher};

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
}

impl Models {
    /// The model that `settings` name, of those in `shelf`. One that cannot be used is said in
    /// the log, and the host serves without.
    pub fn open(shelf: Shelf, settings: Settings) -> Self {
        let settings = ArcSwap::from_pointee(settings);
        let models = Self(Arc::new(Inner { shelf, settings, current: ArcSwapOption::empty() }));
        models.refresh();
        models
    }

    /// The model that serves now; none without.
    pub fn current(&self) -> Option<Arc<Advisor>> {
        self.0.current.load_full()
    }

    /// The folder of models.
    pub fn shelf(&self) -> &Shelf {
        &self.0.shelf
    }

    /// Puts other settings into force.
    pub fn set(&self, settings: Settings) {
        self.0.settings.store(Arc::new(settings));
        self.refresh();
    }

    /// Looks again which model serves. On failure the last good one keeps serving.
    pub fn refresh(&self) {
        match self.named() {
            Ok(next) => {
                let digest =
                    |advisor: &Option<Arc<Advisor>>| advisor.as_ref().map(|advisor| advisor.digest().to_owned());
                let (before, after) = (digest(&self.current()), digest(&next));
                self.0.current.store(next);
                if before != after {
                    tracing::info!(model = after.as_deref().unwrap_or("none"), "the model that serves");
                }
            }
            Err(error) => {
                let error = anyhow::Error::from(error);
                tracing::error!(error = %format_args!("{error:#}"), "the model cannot be used: the last good one keeps serving");
            }
        }
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
        let (name, bytes) = self.bytes()?;
        let before = match bytes {
            Some(bytes) => Model::read(&bytes).map_err(|error| ModelError::unreadable(name, error))?,
            None => Model::new(Card::default(), Vec::new()),
        };
        let next = before.with_section(Acceptance::SECTION, acceptance.write()).write();
        let digest = self.0.shelf.keep(&next)?;
        self.0.shelf.choose(&ModelChoice::Digest(digest.clone()))?;
        self.refresh();
        Ok(digest)
    }

    fn named(&self) -> Result<Option<Arc<Advisor>>, ModelError> {
        let (name, bytes) = self.bytes()?;
        let Some(bytes) = bytes else { return Ok(None) };
        let digest = blake3::hash(&bytes).to_hex().to_string();
        let settings = self.0.settings.load();
        let model = Model::read(&bytes).map_err(|error| ModelError::unreadable(name.clone(), error))?;
        let acceptance = match model.section(Acceptance::SECTION) {
            Some(bytes) => Acceptance::read(bytes).map_err(|error| ModelError::unreadable(name, error))?,
            None => Acceptance::new(settings.half_life.into()),
        };
        let heads = (!model.heads().is_empty()).then(|| Arc::new(model) as Arc<dyn Heads>);
        Ok(Some(Arc::new(Advisor::new(digest, heads, Arc::new(acceptance), &settings))))
    }

    /// The file that settings name, and what it is called.
    fn bytes(&self) -> Result<(String, Option<Vec<u8>>), ModelError> {
        let base = || ("base".to_owned(), Model::base_file().map(<[u8]>::to_vec));
        let shelf = &self.0.shelf;
        let settings = self.0.settings.load();
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
        let (first, second) = (models.promote(&taught(1.0)).unwrap(), models.promote(&taught(0.0)).unwrap());
        assert_eq!(models.current().unwrap().digest(), second);
        models.shelf().rollback().unwrap();
        models.refresh();
        assert_eq!(models.current().unwrap().digest(), first);
        let restarted = open(folder.path(), Settings::default());
        assert_eq!(restarted.current().unwrap().digest(), first);
        let switched_off = open(folder.path(), Settings { choice: ModelChoice::None, ..Settings::default() });
        assert!(switched_off.current().is_none());
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
