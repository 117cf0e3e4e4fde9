//! Backups that a serving host writes by itself, and how many of them stay.
//!
//! When the next one is due is read from the names in the folder, so that hosts that share it
//! write one between them, and a host that starts often does not write one each time.

use std::fs::{self, DirBuilder, File, TryLockError};
use std::io;
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use tokio_util::sync::CancellationToken;

use super::{BackupError, Part, Places, Written, name_of_backup, write};
use crate::events::{Event, Events};
use crate::records::RecordStore;

/// How soon a backup is tried again that failed, or that another host is writing.
const AGAIN: Duration = Duration::from_secs(60);
/// No backup takes as long as this.
const LEFT_BEHIND: Duration = Duration::from_secs(24 * 3600);
/// Held while a backup is written.
const LOCK: &str = "backup.lock";

/// When backups are written, and where.
#[derive(Debug, Clone)]
pub struct Schedule {
    /// The time between two of them.
    pub every: Duration,
    /// The folder, which is made when it is missing.
    pub folder: PathBuf,
    /// How many are kept; at least one is.
    pub keep: usize,
}

/// Writes backups until `shutdown`. `places` says what is to be backed up at each moment.
pub async fn run(
    schedule: Schedule,
    places: impl Fn() -> Places + Send + Sync,
    store: Option<Arc<dyn RecordStore>>,
    events: Events,
    shutdown: CancellationToken,
) {
    loop {
        let wait = due_in(&schedule, SystemTime::now());
        if shutdown.run_until_cancelled(tokio::time::sleep(wait)).await.is_none() {
            return;
        }
        let turn = take_turn(&schedule, &places, store.clone());
        let Some(taken) = shutdown.run_until_cancelled(turn).await else { return };
        match taken {
            Ok(Some(written)) => {
                tracing::info!(file = %written.file.display(), bytes = written.bytes, "backup written");
                events.publish(Event::BackedUp { how: "written", file: written.file.display().to_string() });
                continue;
            }
            Ok(None) => {}
            Err(error) => {
                let error = anyhow::Error::from(error);
                tracing::error!(error = %format_args!("{error:#}"), "no backup was written; it is tried again");
            }
        }
        let again = AGAIN.min(schedule.every);
        if shutdown.run_until_cancelled(tokio::time::sleep(again)).await.is_none() {
            return;
        }
    }
}

/// Writes a backup, unless another host is at it or has just written one.
async fn take_turn(
    schedule: &Schedule,
    places: &(impl Fn() -> Places + Send + Sync),
    store: Option<Arc<dyn RecordStore>>,
) -> Result<Option<Written>, BackupError> {
    let failed = |source| BackupError::Write { path: schedule.folder.clone(), source };
    DirBuilder::new().recursive(true).mode(0o700).create(&schedule.folder).map_err(failed)?;
    let Some(_turn) = turn(&schedule.folder).map_err(failed)? else { return Ok(None) };
    if !due_in(schedule, SystemTime::now()).is_zero() {
        return Ok(None);
    }
    sweep(&schedule.folder);
    let output = schedule.folder.join(name_of_backup(SystemTime::now()));
    let written = write(places(), Part::ALL.to_vec(), store, output).await?;
    for old in surplus(&schedule.folder, schedule.keep).map_err(failed)? {
        match fs::remove_file(&old) {
            Ok(()) => tracing::debug!(file = %old.display(), "an old backup was removed"),
            Err(error) => tracing::warn!(file = %old.display(), %error, "failed to remove an old backup"),
        }
    }
    Ok(Some(written))
}

/// The right to write a backup into `folder`, until it is dropped; none while another host has it.
fn turn(folder: &Path) -> io::Result<Option<File>> {
    let file = File::options().create(true).truncate(false).write(true).mode(0o600).open(folder.join(LOCK))?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

/// Removes what hosts left behind that ended while they wrote. What is younger may be at work.
fn sweep(folder: &Path) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for entry in entries.filter(|entry| entry.file_name().to_string_lossy().starts_with(".backup-")) {
        let made = entry.metadata().and_then(|metadata| metadata.modified()).ok();
        if made.and_then(|made| SystemTime::now().duration_since(made).ok()).is_some_and(|age| age > LEFT_BEHIND) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

/// How long it is until the next backup is due; nothing when it is.
fn due_in(schedule: &Schedule, now: SystemTime) -> Duration {
    let newest = backups(&schedule.folder).ok().and_then(|backups| backups.last().map(|(time, _)| *time));
    // One from the future, written before the clock was set back, does not keep the next waiting.
    let since = newest.and_then(|newest| now.duration_since(newest).ok());
    since.map_or(Duration::ZERO, |since| schedule.every.saturating_sub(since))
}

/// The backups of a folder with their times, the oldest first; none where there is no folder.
///
/// # Errors
/// When it cannot be read.
pub fn backups(folder: &Path) -> io::Result<Vec<(SystemTime, PathBuf)>> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut backups = Vec::new();
    for entry in entries {
        let path = entry?.path();
        let time = path.file_name().and_then(|name| name.to_str()).and_then(time_of);
        backups.extend(time.map(|time| (time, path)));
    }
    backups.sort();
    Ok(backups)
}

/// The time in the name of a backup; none for other files, which are left alone.
fn time_of(name: &str) -> Option<SystemTime> {
    let time = name.strip_prefix("backup-")?.strip_suffix(".tar.zst")?;
    let (date, clock) = time.split_once('T')?;
    humantime::parse_rfc3339(&format!("{date}T{}", clock.replace('-', ":"))).ok()
}

/// The oldest backups beyond those that are kept.
fn surplus(folder: &Path, keep: usize) -> io::Result<Vec<PathBuf>> {
    let backups = backups(folder)?;
    let count = backups.len().saturating_sub(keep.max(1));
    Ok(backups.into_iter().take(count).map(|(_, path)| path).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: Duration = Duration::from_secs(3600);

    fn schedule(folder: &Path, keep: usize) -> Schedule {
        Schedule { every: HOUR, folder: folder.to_owned(), keep }
    }

    #[test]
    fn the_next_backup_is_due_when_the_newest_is_old_enough() {
        let folder = tempfile::tempdir().unwrap();
        let schedule = schedule(folder.path(), 2);
        let now = SystemTime::now();
        assert_eq!(due_in(&schedule, now), Duration::ZERO, "there is none");
        fs::write(folder.path().join(name_of_backup(now)), "").unwrap();
        assert!(due_in(&schedule, now) > HOUR - Duration::from_secs(2));
        assert_eq!(due_in(&schedule, now + HOUR), Duration::ZERO);
        assert_eq!(due_in(&schedule, now - HOUR), Duration::ZERO, "the clock was set back");
    }

    #[test]
    fn only_the_oldest_backups_go_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let now = SystemTime::now();
        let names: Vec<String> = (0..5_u32).map(|age| name_of_backup(now - HOUR * age)).collect();
        for name in names.iter().map(String::as_str).chain(["backup-mine.tar.zst", "backup-2026.txt", LOCK]) {
            fs::write(folder.path().join(name), "").unwrap();
        }
        let gone: Vec<_> = surplus(folder.path(), 3).unwrap();
        assert_eq!(gone, [folder.path().join(&names[4]), folder.path().join(&names[3])]);
        assert_eq!(surplus(folder.path(), 0).unwrap().len(), 4, "one always stays");
        assert!(surplus(&folder.path().join("none"), 1).unwrap().is_empty());
    }

    #[tokio::test]
    async fn hosts_take_turns_and_each_backup_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let schedule = schedule(&folder.path().join("backups"), 2);
        let (events, shutdown) = (Events::default(), CancellationToken::new());
        let mut heard = events.listen();
        let host = || run(schedule.clone(), Places::default, None, events.clone(), shutdown.clone());
        let hosts = [tokio::spawn(host()), tokio::spawn(host())];
        let told = heard.recv().await.unwrap();
        let Event::BackedUp { how: "written", file } = &told.event else { panic!("{told:?}") };
        assert!(Path::new(file).is_file());
        shutdown.cancel();
        for host in hosts {
            host.await.unwrap();
        }
        assert_eq!(backups(&schedule.folder).unwrap().len(), 1, "the other host saw that it was done");
    }
}
