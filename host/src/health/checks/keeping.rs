//! What is kept of improvements: the stores, and what waits for them.

use std::time::Duration;

use async_trait::async_trait;
use parking_lot::Mutex;

use crate::health::{Check, Component, Finding};
use crate::records::{QueueFigures, Recorder, Sessions};

/// How long a store may take to say that it is there.
const PATIENCE: Duration = Duration::from_millis(400);
/// The share of the queue beyond which it counts as filling up.
const FULL: f64 = 0.8;

/// The stores of records and sessions.
#[derive(Debug)]
pub(super) struct StoreCheck {
    pub(super) recorder: Option<Recorder>,
    pub(super) sessions: Option<Sessions>,
}

#[async_trait]
impl Check for StoreCheck {
    fn component(&self) -> Component {
        Component::Stores
    }

    async fn look(&self) -> Finding {
        let (records, sessions) = tokio::join!(self.records(), self.remembered());
        match (records, sessions) {
            (Ok(records), Ok(sessions)) => Finding::healthy(format!("{records}; {sessions}")),
            (Err(problem), Ok(_)) | (Ok(_), Err(problem)) => Finding::degraded(problem),
            (Err(records), Err(sessions)) => Finding::degraded(format!("{records}; {sessions}")),
        }
    }
}

impl StoreCheck {
    async fn records(&self) -> Result<String, String> {
        let Some(recorder) = &self.recorder else {
            return Err("no records are kept: the store or the journal could not be opened, see the log".to_owned());
        };
        let store = recorder.store();
        match tokio::time::timeout(PATIENCE, store.ping()).await {
            Ok(Ok(())) => Ok(format!("records in {}", store.name())),
            Ok(Err(error)) => Err(format!("{:#}; records wait in the journal", anyhow::Error::from(error))),
            Err(_) => Err(format!("the {} store does not answer; records wait in the journal", store.name())),
        }
    }

    async fn remembered(&self) -> Result<String, String> {
        let Some(sessions) = &self.sessions else { return Ok("no sessions are wanted".to_owned()) };
        let name = sessions.store_name();
        match tokio::time::timeout(PATIENCE, sessions.ping()).await {
            Ok(Ok(())) => Ok(format!("sessions in {name}")),
            Ok(Err(_)) | Err(_) => {
                Err(format!("the {name} store of sessions does not answer; prompts are improved without history"))
            }
        }
    }
}

/// What waits for the store of records.
#[derive(Debug)]
pub(super) struct QueueCheck {
    recorder: Option<Recorder>,
    /// What was lost up to the last look.
    lost: Mutex<Option<u64>>,
}

impl QueueCheck {
    pub(super) fn new(recorder: Option<Recorder>) -> Self {
        Self { recorder, lost: Mutex::default() }
    }
}

#[async_trait]
impl Check for QueueCheck {
    fn component(&self) -> Component {
        Component::Queue
    }

    async fn look(&self) -> Finding {
        let Some(recorder) = &self.recorder else { return Finding::healthy("nothing is kept, so nothing waits") };
        let figures = recorder.figures();
        let lost = lost(&figures);
        let lost_since = lost.saturating_sub(self.lost.lock().replace(lost).unwrap_or(lost));
        judge(&figures, lost_since)
    }
}

/// Answers that should have been recorded and were not, and syncs that failed.
fn lost(figures: &QueueFigures) -> u64 {
    let not_recorded = figures.not_recorded.iter().filter(|(reason, _)| *reason != "off").map(|(_, count)| count);
    not_recorded.sum::<u64>() + figures.failed_syncs
}

fn judge(figures: &QueueFigures, lost_since: u64) -> Finding {
    let waiting = figures.waiting_user + figures.waiting_synthetic;
    if lost_since > 0 {
        return Finding::degraded(format!(
            "{lost_since} records were not journaled since the last look: look at the disk and the store"
        ));
    }
    if figures.size > 0 && waiting as f64 >= FULL * figures.size as f64 {
        return Finding::degraded(format!(
            "{waiting} of {} places are taken: the store is behind; raise `records.queue`, or look at the store",
            figures.size
        ));
    }
    if !figures.store_works {
        let why = figures.last_error.as_deref().unwrap_or("the store takes nothing");
        return Finding::degraded(format!("{waiting} records wait: {why}"));
    }
    Finding::healthy(format!("{waiting} of {} places are taken", figures.size))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::health::Status;

    #[test]
    fn a_queue_is_well_until_it_fills_loses_or_fails() {
        let well = QueueFigures { size: 100, waiting_user: 79, store_works: true, ..QueueFigures::default() };
        assert_eq!(judge(&well, 0).status, Status::Healthy);
        assert_eq!(judge(&well, 1).status, Status::Degraded);
        assert_eq!(judge(&QueueFigures { waiting_synthetic: 1, ..well.clone() }, 0).status, Status::Degraded);
        let last_error = Some("no route to host".to_owned());
        let broken = judge(&QueueFigures { store_works: false, last_error, ..well.clone() }, 0);
        assert!(broken.status == Status::Degraded && broken.message.contains("no route"), "{broken:?}");
        let counts = [("off", 5), ("queue-full", 2)].map(|(reason, count)| (reason.to_owned(), count));
        assert_eq!(lost(&QueueFigures { not_recorded: counts.into(), failed_syncs: 1, ..well }), 3);
    }
}
