//! One training: from a store to a candidate, and onto the shelf when it is better.

use std::sync::Arc;
use std::time::Duration;

use super::lessons::lessons_from;
use super::models::{ModelError, Models};
use super::trainer::Schedule;
use crate::learn::{self, Promotion, Report, Settings, Terms, Trained};
use crate::records::{Filter, RecordOrigin, RecordStore, StoreError, UtcTime};

/// Resamples of the bootstrap; the outermost 25 on either side lie beyond the bounds.
const RESAMPLES: usize = 1_000;
/// Of the resamples.
const SEED: u64 = 20_261_128;
/// Records that are learned from, in half-lives: an older one weighs less than a millionth.
const HALF_LIVES: usize = 20;

/// Why there is no new model.
#[derive(Debug, thiserror::Error)]
pub enum TrainError {
    /// The records cannot be read.
    #[error("failed to read the records to train from")]
    Store(#[from] StoreError),
    /// The models cannot be read or written.
    #[error(transparent)]
    Model(#[from] ModelError),
}

/// What a training came to.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Outcome {
    /// What was learned, and how it compares.
    pub report: Report,
    /// The digest of the new model, when it serves now.
    pub model: Option<String>,
}

/// Where models are made.
#[derive(Debug, Clone)]
pub struct Workshop {
    store: Arc<dyn RecordStore>,
    models: Models,
    settings: Settings,
}

impl Workshop {
    /// One that trains from `store` what serves in `models`.
    pub fn new(store: Arc<dyn RecordStore>, models: Models, settings: Settings) -> Self {
        Self { store, models, settings }
    }

    /// Records with an outcome that there are to learn from.
    ///
    /// # Errors
    /// When the store cannot be asked.
    pub async fn outcomes(&self) -> Result<u64, StoreError> {
        let stats = self.store.stats(&from_people()).await?;
        Ok(stats.accepted + stats.rejected + stats.edited)
    }

    /// Trains a candidate from all records of people, and lets it serve when it is better.
    /// `progress` hears of records read, and then of lessons learned, of how many.
    ///
    /// # Errors
    /// When records or models cannot be read or written.
    pub async fn train(&self, mut progress: impl FnMut(usize, Option<usize>)) -> Result<Outcome, TrainError> {
        let serving = self.models.current();
        let heads = serving.clone();
        let task = move |document: &crate::prompt::Document| heads.as_ref()?.read(document)?.task;
        let most = HALF_LIVES * usize::try_from(self.settings.half_life).unwrap_or(usize::MAX / HALF_LIVES);
        let lessons = lessons_from(&*self.store, &from_people(), most, task, |read| progress(read, None)).await?;
        let terms = self.terms();
        let incumbent = serving.as_ref().map(|advisor| &**advisor.acceptance());
        let (candidate, report) = learn::candidate(&lessons, incumbent, terms, |done, all| progress(done, Some(all)));
        let model = match report.promotion {
            Promotion::Promoted => Some(self.models.promote(&candidate)?),
            _ => None,
        };
        Ok(Outcome { report, model })
    }

    /// Trains when `schedule` says that it is time, unless another host of this machine does;
    /// none when it did not. How much is new is counted from the last training of whatever host:
    /// many a host serves one conversation and ends.
    ///
    /// # Errors
    /// As for [`Self::train`].
    pub async fn train_if_due(&self, schedule: Schedule) -> Result<Option<Outcome>, TrainError> {
        let outcomes = self.outcomes().await?;
        let shelf = self.models.shelf();
        let last = shelf.last_training();
        let now = UtcTime::now();
        // Records are pruned: fewer than before are not new.
        let new = outcomes.saturating_sub(last.outcomes);
        let waited = Duration::from_millis(now.millis().saturating_sub(last.millis));
        if !schedule.is_due(new, waited) {
            if outcomes < last.outcomes {
                shelf.note_training(Trained { outcomes, ..last }).map_err(ModelError::from)?;
            }
            return Ok(None);
        }
        let Some(_lock) = shelf.lock().map_err(ModelError::from)? else { return Ok(None) };
        let outcome = self.train(|_, _| ()).await?;
        shelf.note_training(Trained { outcomes, millis: now.millis() }).map_err(ModelError::from)?;
        Ok(Some(outcome))
    }

    fn terms(&self) -> Terms {
        Terms {
            half_life: f64::from(self.settings.half_life),
            gate: self.settings.gate(),
            resamples: RESAMPLES,
            seed: SEED,
        }
    }
}

/// What programs make up to train with shows no person's taste.
fn from_people() -> Filter {
    Filter { origin: Some(RecordOrigin::User), ..Filter::default() }
}
