//! What is kept: records, sessions, models, histories, backups.

use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::{Examination, bad, good, warning};
use crate::backup::schedule;
use crate::cli::{local, paths, render};
use crate::config::{Loaded, Settings};
use crate::learn::Current;
use crate::records::sessions::Whose;
use crate::records::{Filter, RecordStore, Sessions, Soundness, SqliteStore, StoreError};
use crate::templates::History;

/// How long the file of records may be looked through.
const PATIENCE: Duration = Duration::from_secs(30);

pub(super) async fn all(loaded: &Loaded) -> Vec<Examination> {
    let settings = &loaded.settings;
    let mut seen = records(settings).await;
    seen.push(sessions(loaded).await);
    seen.push(models(settings));
    seen.extend(history(settings));
    seen.extend(backups(settings));
    seen
}

/// The time of the newest record; none where there is none or nobody knows.
pub(super) async fn newest_record(settings: &Settings) -> Option<SystemTime> {
    if paths::records_file(settings).is_some_and(|file| !file.exists()) {
        return None;
    }
    let store = local::record_store(settings).await.ok()?;
    let stats = store.stats(&Filter::default()).await;
    store.close().await;
    Some(UNIX_EPOCH + Duration::from_millis(stats.ok()?.newest?.millis()))
}

async fn records(settings: &Settings) -> Vec<Examination> {
    let mut seen = Vec::new();
    if let Some(file) = paths::records_file(settings) {
        if !file.exists() {
            return vec![good("records", format!("{} (not there yet)", file.display()))];
        }
        seen.push(sound(&file).await);
    }
    let store = match local::record_store(settings).await {
        Ok(store) => store,
        Err(error) => {
            seen.push(bad("records", format!("{error:#}")));
            return seen;
        }
    };
    seen.push(match tried(&*store).await {
        Ok(count) => {
            let count = render::counted(usize::try_from(count).unwrap_or(usize::MAX), "record");
            good("records", format!("{count} in {}, and it takes more", store.name()))
        }
        Err(error) => {
            bad("records", format!("{:#}: records wait in the journal until it works", anyhow::Error::from(error)))
        }
    });
    store.close().await;
    seen
}

/// Connects, brings tables to the schema that is known, and keeps a record that is taken back.
async fn tried(store: &dyn RecordStore) -> Result<u64, StoreError> {
    store.ping().await?;
    store.rehearse().await?;
    Ok(store.stats(&Filter::default()).await?.records)
}

async fn sound(file: &Path) -> Examination {
    let what = "file of records";
    let shown = file.display();
    match SqliteStore::check(file, PATIENCE).await {
        Ok(Soundness::Sound) => good(what, format!("{shown} is whole")),
        Ok(Soundness::Unfinished) => {
            warning(what, format!("{shown} is too large to be looked through in {} s", PATIENCE.as_secs()))
        }
        Ok(Soundness::Foreign) => {
            bad(what, format!("{shown} is no file of records: move it away, or name another in `records.sqlite_file`"))
        }
        Ok(Soundness::Damaged(damage)) => bad(
            what,
            format!(
                "{shown} is damaged ({damage}): end all hosts, then `host doctor --repair` moves it aside and brings back \
                 what can be read, or `host restore FILE --only records` a backup"
            ),
        ),
        Err(error) => bad(what, format!("{:#}", anyhow::Error::from(error))),
    }
}

async fn sessions(loaded: &Loaded) -> Examination {
    let what = "sessions";
    let variable = |name: &str| loaded.inherited.value(name).map(str::to_owned);
    let sessions = match Sessions::open(loaded.settings.sessions.clone(), variable) {
        Ok(Some(sessions)) => sessions,
        Ok(None) => return good(what, "switched off".to_owned()),
        Err(error) => return bad(what, format!("{:#}", anyhow::Error::from(error))),
    };
    match sessions.list(Whose::Everybody, 1).await {
        Ok(_) => good(what, format!("their store answers ({:?})", loaded.settings.sessions.store).to_lowercase()),
        Err(error) => warning(
            what,
            format!("{:#}: hosts serve without earlier prompts until it works", anyhow::Error::from(error)),
        ),
    }
}

fn models(settings: &Settings) -> Examination {
    let what = "models";
    let shelf = match local::shelf(settings) {
        Ok(shelf) => shelf,
        Err(error) => return warning(what, format!("{error:#}")),
    };
    let versions = match shelf.versions() {
        Ok(versions) => versions,
        Err(error) => return bad(what, format!("{:#}", anyhow::Error::from(error))),
    };
    let damaged: Vec<&str> = versions
        .iter()
        .filter(|version| shelf.read(&version.digest).is_err())
        .map(|version| version.digest.get(..12).unwrap_or_default())
        .collect();
    if !damaged.is_empty() {
        let way_out = "`host restore FILE --only models` brings them back, `host model use base` chooses another";
        return bad(what, format!("{} cannot be used: {way_out}", damaged.join(", ")));
    }
    match shelf.current() {
        Ok(Current::Model(digest)) if shelf.read(&digest).is_err() => {
            bad(what, format!("{digest} was chosen and is not there: `host model use base` chooses another"))
        }
        Ok(_) => good(what, format!("{} kept", render::counted(versions.len(), "model"))),
        Err(error) => bad(what, format!("{:#}", anyhow::Error::from(error))),
    }
}

fn history(settings: &Settings) -> Option<Examination> {
    let what = "template history";
    // Opening another folder would make the history's own ones in it.
    let folder = paths::history_folder(settings).filter(|folder| folder.join("texts").is_dir())?;
    let damaged = History::open(&folder, settings.templates.history_limits()).and_then(|history| history.damaged());
    Some(match damaged {
        Ok(damaged) if damaged.is_empty() => return None,
        Ok(damaged) => {
            let files: Vec<String> = damaged.iter().map(|file| file.display().to_string()).collect();
            let way_out =
                "`host doctor --repair` moves them aside, `host restore FILE --only templates` brings them back";
            bad(what, format!("{} cannot be read: {way_out}", files.join(", ")))
        }
        Err(error) => bad(what, format!("{:#}", anyhow::Error::from(error))),
    })
}

/// Whether backups come as often as they should.
fn backups(settings: &Settings) -> Option<Examination> {
    let what = "backups";
    let every = settings.backup.every?.duration();
    let folder = paths::backup_folder(settings)?;
    Some(match schedule::backups(&folder) {
        Err(error) => bad(what, format!("{} could not be read: {error}", folder.display())),
        Ok(backups) => match backups.last() {
            None => warning(what, "there is none yet: a host that serves writes the first at once".to_owned()),
            Some((time, file)) => {
                let age = SystemTime::now().duration_since(*time).unwrap_or_default();
                let age_shown = humantime::format_duration(Duration::from_secs(age.as_secs()));
                let detail = format!("{} kept, the newest {age_shown} old: {}", backups.len(), file.display());
                match age > every * 2 {
                    true => warning(what, format!("{detail}; no host has served for long, or the log says why")),
                    false => good(what, detail),
                }
            }
        },
    })
}
