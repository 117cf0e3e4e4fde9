//! What a host remembers and learns from, opened when it starts and closed when it ends.

use std::sync::Arc;
use std::time::Duration;

use crate::cli::local;
use crate::config::{Inherited, Settings};
use crate::records::{Drained, Recorder, Sessions};
use crate::train::{Models, Schedule, Trainer, Workshop};

/// Sessions, records, models.
#[derive(Debug)]
pub(in crate::cli) struct Keeping {
    pub(in crate::cli) sessions: Option<Sessions>,
    pub(in crate::cli) recorder: Option<Recorder>,
    pub(in crate::cli) models: Models,
    pub(in crate::cli) trainer: Option<Trainer>,
}

impl Keeping {
    /// As the settings want it.
    ///
    /// # Errors
    /// When settings cannot be followed. A store that is away is none: the host serves without.
    pub(super) async fn open(settings: &Settings, inherited: &Inherited) -> anyhow::Result<Self> {
        let variable = |name: &str| inherited.value(name).map(str::to_owned);
        let sessions = Sessions::open(settings.sessions.clone(), variable)?;
        let models = local::models(settings)?;
        let recorder = start_recorder(settings).await;
        let trainer = recorder.as_ref().and_then(|recorder| start_trainer(recorder, &models, settings));
        Ok(Self { sessions, recorder, models, trainer })
    }

    /// Writes out what waits: within `wind_up` what is remembered, within `grace` what is recorded.
    pub(super) async fn close(&self, wind_up: Duration, grace: Duration) {
        if let Some(sessions) = &self.sessions {
            let _ = tokio::time::timeout(wind_up, sessions.settled()).await;
        }
        if let Some(recorder) = &self.recorder {
            let Drained { stored, left } = recorder.drain(grace).await;
            tracing::info!(stored, left, "records that waited were written");
        }
    }
}

/// What keeps records. A host that cannot keep any serves all the same, and says so in its answers.
async fn start_recorder(settings: &Settings) -> Option<Recorder> {
    let started = local::recorder(settings).await;
    started.inspect_err(|error| tracing::error!(error = %format_args!("{error:#}"), "no records are kept")).ok()
}

/// What trains models from feedback, where the settings want that.
fn start_trainer(recorder: &Recorder, models: &Models, settings: &Settings) -> Option<Trainer> {
    let schedule = Schedule::of(&settings.model)?;
    let workshop = Workshop::new(Arc::clone(recorder.store()), models.clone(), settings.model.clone());
    let started = Trainer::start(workshop, schedule, tokio::runtime::Handle::current());
    started.inspect_err(|error| tracing::error!(%error, "no models are trained")).ok()
}
