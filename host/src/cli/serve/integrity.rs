//! Whether what a host keeps is whole, looked at before it serves.
//!
//! What is damaged is moved aside, never deleted, and the host serves without it: improving
//! prompts needs none of it. Journals need no look here; whoever takes them over cuts off a torn
//! end and sets aside what follows a damage.

use std::path::Path;
use std::time::Duration;

use crate::backup::{Occupancy, set_aside};
use crate::cli::{local, paths};
use crate::config::Settings;
use crate::events::{Event, Events};
use crate::learn::{Current, ShelfError};
use crate::records::{Soundness, SqliteStore};
use crate::templates::History;

/// How long a start may wait for the file of records: what takes longer is left to `host doctor`.
const PATIENCE: Duration = Duration::from_millis(500);

/// Something that was damaged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::cli) struct Damage {
    /// Which part of the host does without it: `records`, `model`, `templates`.
    pub(in crate::cli) component: &'static str,
    /// What was found, where it is now, and the way out.
    pub(in crate::cli) report: String,
}

/// Looks at everything, moves what is damaged aside, and says so in the log and to whoever listens.
pub(super) async fn look(settings: &Settings, occupancy: &Occupancy, events: &Events) {
    for Damage { component, report } in found(settings, occupancy, PATIENCE).await {
        tracing::error!(component, "{report}");
        let (from, to) = ("healthy", "degraded");
        events.publish(Event::HealthChanged { component: Some(component.to_owned()), from, to, reason: report });
    }
}

/// What is damaged, once it is moved aside. `patience` is for the file of records.
pub(in crate::cli) async fn found(settings: &Settings, occupancy: &Occupancy, patience: Duration) -> Vec<Damage> {
    let mut damages = Vec::new();
    damages.extend(records(settings, occupancy, patience).await);
    damages.extend(model(settings));
    damages.extend(history(settings));
    damages
}

async fn records(settings: &Settings, occupancy: &Occupancy, patience: Duration) -> Option<Damage> {
    let file = paths::records_file(settings).filter(|file| file.exists())?;
    let what = match SqliteStore::check(&file, patience).await {
        Ok(Soundness::Damaged(what)) => what,
        // Whoever opens the store says that it is another program's.
        Ok(Soundness::Sound | Soundness::Foreign) => return None,
        Ok(Soundness::Unfinished) => {
            tracing::debug!("the file of records is too large to be looked through at each start");
            return None;
        }
        // Whoever opens the store says what is wrong.
        Err(error) => {
            tracing::debug!(%error, "the file of records was not looked at");
            return None;
        }
    };
    let shown = file.display();
    let report = match occupancy.alone(|| set_aside(&file)) {
        Some(Ok(aside)) => format!(
            "the records in {shown} are damaged ({what}) and were moved to {}; new ones are kept in a new file. \
             `host doctor --repair` brings back what can still be read, `host restore FILE --only records` a backup",
            aside.path.display()
        ),
        Some(Err(error)) => format!("the records in {shown} are damaged ({what}) and cannot be moved aside: {error}"),
        None => format!(
            "the records in {shown} are damaged ({what}) and another host uses them: end all hosts, then start one, \
             which moves them aside"
        ),
    };
    Some(Damage { component: "records", report })
}

fn model(settings: &Settings) -> Option<Damage> {
    let shelf = local::shelf(settings).ok()?;
    let Ok(Current::Model(digest)) = shelf.current() else { return None };
    let Err(ShelfError::Damaged(_)) = shelf.read(&digest) else { return None };
    let file = shelf.folder().join(format!("{digest}.model"));
    let way_out = "`host restore FILE --only models` brings it back, `host model use base` chooses another";
    Some(Damage { component: "model", report: moved("the model that serves", &file, way_out) })
}

fn history(settings: &Settings) -> Vec<Damage> {
    // Another folder, that a setting names, may hold other people's files of such names.
    let is_history =
        |folder: &std::path::PathBuf| ["texts", "index", "labels"].iter().all(|part| folder.join(part).is_dir());
    let Some(folder) = paths::history_folder(settings).filter(is_history) else { return Vec::new() };
    let damaged = History::open(&folder, settings.templates.history_limits()).and_then(|history| history.damaged());
    let way_out = "`host restore FILE --only templates` brings it back";
    let damage = |file: &std::path::PathBuf| Damage {
        component: "templates",
        report: moved("a list of a template's versions or labels", file, way_out),
    };
    damaged.unwrap_or_default().iter().map(damage).collect()
}

fn moved(what: &str, file: &Path, way_out: &str) -> String {
    match set_aside(file) {
        Ok(aside) => format!("{what} is damaged and was moved to {}: {way_out}", aside.path.display()),
        Err(error) => format!("{what} is damaged, {}, and cannot be moved aside ({error}): {way_out}", file.display()),
    }
}
